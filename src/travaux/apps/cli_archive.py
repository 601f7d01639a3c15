"""The commands that keep documents: new, add, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import negotiation as main_path
from ..errors import TravauxError
from ..negotiation import KINDS, Document, Negotiation
from .options import Folder, Json
from .terminal import answer, columns, line

__all__ = ["add", "new", "verify"]


def new(
    folder: Folder,
    title: Annotated[str, typer.Option("--title", help="What is negotiated.", show_default=False)],
    language: Annotated[str, typer.Option("--language", help="The main language of the drafts.")] = "en",
    as_json: Json = False,
) -> None:
    """Begin a negotiation in a new folder.

    It holds a commented negotiation.toml, which is yours to edit.

    \b
    Example:
      travaux new harbours --title "Convention on Quiet Harbours"
    """
    main_path.begin(folder, title, language).close()
    if as_json:
        answer("new", {"folder": str(folder)})
        return
    line((str(folder), "bold"), " holds a new negotiation.")
    line(("Next: ", "dim"), f"travaux add {folder} FILE --kind draft --symbol S --date 2026-03-14")


def add(
    folder: Folder,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="The documents.", show_default=False)],
    kind: Annotated[str, typer.Option("--kind", help="One of: " + ", ".join(KINDS) + ".", show_default=False)],
    date: Annotated[
        str, typer.Option("--date", help="The day of the event: 2026-03-14, 2026-03 or 2026.", show_default=False)
    ],
    symbol: Annotated[
        list[str] | None,
        typer.Option("--symbol", help="As printed on it; once for each file. [Its name without ending.]"),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", help="The day it came out.", show_default=False)
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its title.", show_default=False)] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it was fetched from.", show_default=False)] = None,
    language: Annotated[str | None, typer.Option("--language", help="en, fr, es, ...", show_default=False)] = None,
    label: Annotated[str | None, typer.Option("--label", help="A short name for lists.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Take documents in: all of them, or none.

    Their bytes are kept for good and listed in negotiation.toml. A file that changed under the same symbol is a new version.

    \b
    Examples:
      travaux add harbours zero.pdf --kind draft --symbol HARB/1 --date 2026-03-14
      travaux add harbours statements/*.pdf --kind statement --date 2026-03-16
    """
    said = {
        "kind": kind,
        "date": date,
        "published": published,
        "title": title,
        "url": url,
        "language": language,
        "label": label,
    }
    negotiation = Negotiation.open(folder)
    try:
        taken = negotiation.add(list(zip(files, _documents(files, symbol, said), strict=True)))
    finally:
        negotiation.close()
    if as_json:
        rows = [(entry.symbol, entry.original.sha256, entry.said["kind"], new, entry.version) for entry, new in taken]
        names = ("symbol", "sha256", "kind", "new", "version")
        answer("add", {"documents": [dict(zip(names, row, strict=True)) for row in rows]})
        return
    news = {(True, True): "taken in", (True, False): "new version", (False, True): "known", (False, False): "known"}
    columns(
        (
            (
                news[new, e.version == 1],
                e.symbol,
                str(e.said["kind"]),
                str(e.said["date"]),
                f"sha256 {e.original.sha256[:16]}",
            )
            for e, new in taken
        ),
        "green",
        "bold",
        "",
        "",
        "dim",
    )


def _documents(files: list[Path], symbols: list[str] | None, said: dict[str, str | None]) -> list[Document]:
    names = symbols or [file.stem for file in files]
    if len(names) != len(files):
        raise TravauxError(
            "one_symbol_each",
            f"{len(files)} files, but {len(names)} times --symbol.",
            try_this="give --symbol once for each file, in the same order, or leave it out to take the names of the files.",
        )
    return [main_path.document_of({"symbol": name, **said}) for name in names]


def verify(
    folder: Folder,
    head: Annotated[
        str | None,
        typer.Option("--head", help="A head saved earlier: the chain must still go through it.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check every stored byte and record; exit 1 on damage.

    Originals, the ledger and its chain of hashes, remembered results, published pages, the database file.

    \b
    Example:
      travaux verify harbours
    """
    verdict = main_path.verify(folder, head)
    if as_json:
        damaged = [{"item": d.item, "expected": d.expected, "found": d.found} for d in verdict.damaged]
        answer(
            "verify",
            {"checked": verdict.checked, "damaged": damaged, "head": verdict.head, "notes": list(verdict.notes)},
        )
    else:
        for one in verdict.damaged:
            line(("damaged  ", "bold red"), (one.item, "bold"), f": expected {one.expected}, found {one.found}")
        for note in verdict.notes:
            line(("note     ", "yellow"), note)
        sound = ("nothing damaged", "green") if not verdict.damaged else (f"{len(verdict.damaged)} damaged", "bold red")
        line(f"{verdict.checked} checked, ", sound, ".")
        line(("head     ", "dim"), verdict.head)
    if verdict.damaged:
        raise typer.Exit(1)

"""The commands that keep documents: new, add, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import negotiation as main_path
from ..errors import TravauxError
from ..negotiation import Document, Entry, Negotiation
from .options import Date, Files, Folder, Json, Kind, Label, Language, Published, Symbols, Title, Url
from .terminal import answer, columns, line

__all__ = ["add", "new", "verify"]


def new(
    folder: Folder,
    title: Annotated[str, typer.Option("--title", metavar="T", help="What is negotiated.", show_default=False)],
    language: Annotated[str, typer.Option("--language", metavar="L", help="The main language of the drafts.")] = "en",
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
    files: Files,
    kind: Kind,
    date: Date,
    symbol: Symbols = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    language: Language = None,
    label: Label = None,
    as_json: Json = False,
) -> None:
    """Take documents in: all of them, or none.

    Their bytes are kept for good and listed in negotiation.toml. A file that changed under the same symbol is a new version.

    \b
    Examples:
      travaux add harbours zero.pdf --kind draft --symbol HARB/1 --date 2026-03-14
      travaux add harbours statements/*.pdf --kind statement --date 2026-03-16
    """
    said = {"kind": kind, "date": date, "published": published, "title": title, "url": url, "language": language}
    documents = _documents(files, symbol, {**said, "label": label})
    negotiation = Negotiation.open(folder)
    try:
        taken = negotiation.add(list(zip(files, documents, strict=True)))
    finally:
        negotiation.close()
    rows = [_row(entry, new) for entry, new in taken]
    if as_json:
        answer("add", {"documents": rows})
    else:
        columns([_shown(row) for row in rows], "green", "bold", "", "", "dim")


def _shown(row: dict[str, object]) -> tuple[str, ...]:
    news = "taken in" if row["new"] else "known"
    return news, str(row["symbol"]), str(row["kind"]), f"version {row['version']}", f"sha256 {str(row['sha256'])[:16]}"


def _row(entry: Entry, new: bool) -> dict[str, object]:
    said, sha256 = entry.said, entry.original.sha256
    return {"symbol": entry.symbol, "sha256": sha256, "kind": said["kind"], "new": new, "version": entry.version}


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
        typer.Option(
            "--head",
            metavar="HEAD",
            help="A head saved earlier: the chain must still go through it.",
            show_default=False,
        ),
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

"""The commands that keep documents: new, add, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import negotiation as main_path
from ..negotiation import KINDS, Negotiation
from .terminal import answer, plain, results

__all__ = ["add", "new", "verify"]

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the negotiation.", show_default=False)]


def new(
    folder: Folder,
    title: Annotated[str, typer.Option("--title", help="What is negotiated.")],
    language: Annotated[str, typer.Option("--language", help="The main language of the drafts.")] = "en",
    as_json: Json = False,
) -> None:
    """Begin a negotiation: a folder with a commented negotiation.toml.

    Example: travaux new harbours --title "Convention on Quiet Harbours"
    """
    main_path.begin(folder, title, language)
    if as_json:
        answer("new", {"folder": str(folder)})
    else:
        results.print(f"A new negotiation in {plain(str(folder))}")


def add(
    folder: Folder,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The documents.", show_default=False)],
    kind: Annotated[str, typer.Option("--kind", help="One of: " + ", ".join(KINDS) + ".")],
    date: Annotated[str, typer.Option("--date", help="The day of the event, as 2026-03-14.")],
    symbol: Annotated[list[str] | None, typer.Option("--symbol", help="As printed on it; one for each file.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="The day it came out.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its title.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it was fetched from.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="en, fr, es, ...")] = None,
    label: Annotated[str | None, typer.Option("--label", help="A short name for lists.")] = None,
    as_json: Json = False,
) -> None:
    """Take documents in: their bytes are kept under their SHA-256, and negotiation.toml lists them.

    Example: travaux add harbours zero.pdf --kind draft --symbol HARB/1 --date 2026-03-14 --published 2026-04-02
    """
    said = {"kind": kind, "date": date, "published": published, "url": url, "language": language, "label": label}
    symbols = symbol or [file.stem for file in files]
    documents = [main_path.document_of({"symbol": s, "title": title, **said}) for s in symbols]
    negotiation = Negotiation.open(folder)
    taken = negotiation.add(list(zip(files, documents, strict=True)))
    rows = [
        {"symbol": e.symbol, "sha256": e.original.sha256, "kind": e.said["kind"], "new": new, "version": e.version}
        for e, new in taken
    ]
    if as_json:
        answer("add", {"documents": rows})
        return
    for row in rows:
        results.print(
            f"{'taken in' if row['new'] else 'known   '}  {plain(str(row['symbol']))}  {str(row['sha256'])[:12]}"
        )


def verify(
    folder: Folder,
    head: Annotated[
        str | None, typer.Option("--head", help="A head saved earlier: the chain must go through it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check every stored byte and record against its hash and the chain; exit 1 if something is damaged.

    Example: travaux verify harbours
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
            results.print(f"damaged  {plain(one.item)}: expected {plain(one.expected)}, found {plain(one.found)}")
        results.print(f"{verdict.checked} checked, {len(verdict.damaged)} damaged. Head: {verdict.head}")
    if verdict.damaged:
        raise typer.Exit(1)

"""The commands that look at texts: read, compare."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from .. import reading
from ..comparison import compare as compared
from ..errors import TravauxError
from ..negotiation import Negotiation, write_whole
from ..publishing import redline_docx, redline_page, terminal_redline
from ..steps.revised import as_compared
from ..text import Text
from .answers import comparison_answer, reading_answer
from .options import Json
from .outline import print_outline
from .terminal import answer, line, prose

__all__ = ["compare", "read"]


class Stamp(TypedDict):
    """Who made the changes of a Word file, and when."""

    author: str
    date: str | None


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.", show_default=False)],
    every: Annotated[
        bool, typer.Option("--all", help="Every provision, not only articles and what is above them.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read one document and show what it is made of.

    Its parts and articles with their pages, how much it holds, and what is odd in it.

    \b
    Example:
      travaux read zero-draft.pdf
    """
    text = reading.read_safely(file)
    if as_json:
        answer("read", reading_answer(text))
    else:
        print_outline(text, every=every)


def compare(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="A file, or a symbol with --in.", show_default=False)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="A file, or a symbol with --in.", show_default=False)],
    folder: Annotated[
        Path | None,
        typer.Option("--in", metavar="FOLDER", help="The negotiation that holds both symbols.", show_default=False),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="F", help="Write the redline as one HTML page.", show_default=False)
    ] = None,
    docx: Annotated[
        Path | None,
        typer.Option("--docx", metavar="F", help="Write it as a Word file with tracked changes.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what changed between two documents, as a redline.

    Tracked changes and strikes inside a document are taken before it is compared.

    \b
    Examples:
      travaux compare zero-draft.pdf revised-draft.docx --html redline.html
      travaux compare zero-draft.pdf revised-draft.docx --docx redline.docx
      travaux compare HARB/1 HARB/2 --in harbours
    """
    one, other = (as_compared(text) for text in _texts(before, after, folder))
    began = time.process_time()
    found = compared(one, other)
    seconds = time.process_time() - began
    if html is not None:
        write_whole(html, redline_page(one, other, found, names=(before, after)).encode("utf-8", "backslashreplace"))
    if docx is not None:
        write_whole(docx, redline_docx(one, other, found, **_stamp(after, folder)))
    if as_json:
        answer("compare", comparison_answer(one, other, found, seconds))
    elif html is None and docx is None:
        prose(terminal_redline(one, other, found))
    for file in filter(None, () if as_json else (html, docx)):
        line((str(file), "bold"), f" holds the redline, with {len(found.changes)} changes.")


def _stamp(after: str, folder: Path | None) -> Stamp:
    """Whose the changes of a Word file are and when they were made: the later document and its day, or when its file was last
    written; a month or a year alone is no date there."""
    if folder is None:
        written = datetime.fromtimestamp(Path(after).stat().st_mtime, UTC)
        return {"author": Path(after).name, "date": written.strftime("%Y-%m-%dT%H:%M:%SZ")}
    negotiation = Negotiation.open(folder)
    try:
        day = negotiation.document(after.partition("@")[0]).date
    finally:
        negotiation.close()
    return {"author": after, "date": f"{day}T00:00:00Z" if len(day) == len("2026-01-31") else None}


def _texts(before: str, after: str, folder: Path | None) -> tuple[Text, Text]:
    if folder is None:
        return _from_file(before), _from_file(after)
    negotiation = Negotiation.open(folder)
    try:
        return negotiation.text(before), negotiation.text(after)
    finally:
        negotiation.close()


def _from_file(name: str) -> Text:
    if not Path(name).exists():
        raise TravauxError(
            "missing_file",
            "There is no such file.",
            where=name,
            try_this="check the name; if it is the symbol of a document, say where: --in FOLDER",
        )
    return reading.read_safely(name)

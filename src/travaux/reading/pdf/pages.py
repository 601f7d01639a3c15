"""All pages of an open document, each asked once: characters as columns, and what is drawn and noted on the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ...errors import Doubt
from .characters import characters_of, display
from .columns import Characters, Look, Sheet, joined
from .drawings import Drawings, drawings_of
from .notes import Note, notes_of

__all__ = ["Printed", "missing", "printed"]


_SHEAF = 16  # pages put together at a time: what many small arrays leave behind is used again, not kept


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A document as printed: the characters of all pages, and page by page its size, drawings and notes. `lost` are the
    pages that could not be opened."""

    characters: Characters
    looks: list[Look]
    sheets: list[Sheet]
    drawings: list[Drawings]
    notes: list[tuple[Note, ...]]
    lost: tuple[int, ...] = ()


def printed(document: pypdfium2.PdfDocument) -> Printed:
    """Everything that pdfium says of a document, in one pass over its pages."""
    looks: dict[Look, int] = {}
    sheaves: list[Characters] = []
    parts: list[Characters] = []
    whole = Printed(joined([]), [], [], [], [])
    lost: list[int] = []
    first = 0
    for number in range(len(document)):
        with _page(document, number) as page:
            if page is None:
                lost.append(number + 1)
                continue
            parts.append(_add(page, number + 1, first, (looks, whole)))
            first += len(parts[-1])
        if len(parts) == _SHEAF:
            sheaves.append(joined(parts))
            parts.clear()
    characters = joined([*sheaves, *parts])
    return Printed(characters, list(looks), whole.sheets, whole.drawings, whole.notes, tuple(lost))


def _add(page: Any, number: int, first: int, into: tuple[dict[Look, int], Printed]) -> Characters:
    looks, whole = into
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    affine = display(page, width, height)
    text_page = pdfium.FPDFText_LoadPage(page)
    characters = characters_of(text_page, affine, looks) if text_page else joined([])
    if text_page:
        pdfium.FPDFText_ClosePage(text_page)
    whole.sheets.append(Sheet(number, width, height, first, first + len(characters)))
    whole.drawings.append(drawings_of(page, affine))
    whole.notes.append(notes_of(page, affine))
    return characters


def missing(whole: Printed) -> tuple[Doubt, ...]:
    """Doubts that name the pages that could not be opened, and say so when there is no text at all."""
    if not (whole.characters.looks >= 0).any():
        return (
            Doubt("no_text", "There is no text in the file: its pages are empty, or their letters are drawn shapes."),
        )
    if not whole.lost:
        return ()
    named = ", ".join(str(page) for page in whole.lost[:12]) + (" and more" if len(whole.lost) > 12 else "")
    return (Doubt("lost_pages", f"Damaged pages that could not be opened: {named}.", page=whole.lost[0]),)


@contextmanager
def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Any]:
    page = pdfium.FPDF_LoadPage(document.raw, number)
    try:
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)

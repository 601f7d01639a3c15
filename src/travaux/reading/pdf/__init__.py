"""PDF files come in: characters, lines, paragraphs, with their pages and places, as one manuscript."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ...text.manuscript import Facts, Manuscript
from .characters import characters_of, display
from .columns import Characters, Look, Sheet, joined
from .lines import lines_of
from .opening import contents, opened
from .paragraphs import paragraphs_of
from .setting import blocks_of, look_marks, places_of, set_in_order, source_of

__all__ = ["pdf_manuscript"]


def pdf_manuscript(source: str | Path | bytes) -> Manuscript:
    """One PDF as it was printed: body, footnotes, then page furniture, with pages and boxes of every word.

    Boxes are points from the top left of the page as shown. Raises `TravauxError` with the codes `encrypted`,
    `scanned`, `unreadable_pdf`, `unreadable_file`, `too_large`.
    """
    content, where = contents(source)
    with opened(content, where) as document:
        characters, sheets, looks = _pages(document)
    lines = [line for sheet in sheets for line in lines_of(characters, sheet, looks)]
    paragraphs = paragraphs_of(lines)
    order, spans = set_in_order(paragraphs)
    facts = Facts(where, hashlib.sha256(content).hexdigest(), "application/pdf", pages=len(sheets))
    return Manuscript(
        source_of(characters, order),
        blocks_of(paragraphs, spans),
        tuple(look_marks(characters, order, looks)),
        places_of(characters, order, sheets),
        facts=facts,
    )


def _pages(document: pypdfium2.PdfDocument) -> tuple[Characters, list[Sheet], list[Look]]:
    looks: dict[Look, int] = {}
    parts: list[Characters] = []
    sheets: list[Sheet] = []
    first = 0
    for number in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, number)
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        text_page = pdfium.FPDFText_LoadPage(page)
        parts.append(characters_of(text_page, display(page, width, height), looks))
        sheets.append(Sheet(number + 1, width, height, first, first := first + len(parts[-1])))
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    return joined(parts), sheets, list(looks)

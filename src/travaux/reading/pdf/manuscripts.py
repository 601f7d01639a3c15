"""The way from a PDF to its manuscript, from top to bottom."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from pypdfium2 import PdfDocument

from ...errors import TravauxError
from ...text.manuscript import CharMark, Facts, Manuscript
from .blanks import without_false_blanks
from .composing import Composition, composed
from .direction import mirrored
from .facts import symbol_of
from .fonts import mended
from .marks import drawn_marks, look_marks
from .opening import contents, opened
from .pages import Printed, missing, printed
from .references import asterisks, raised_places, references, signs_by_page, stuck
from .scripts import language_of
from .setting import Order, blocks_of, pages_of, parted, places_of, set_in_order, source_of, text_to_judge
from .unreadable import Readable, Recognition, made_readable

__all__ = ["pdf_manuscript"]


def pdf_manuscript(
    source: str | Path | bytes, *, name: str = "", ocr: Recognition = "auto", ocr_pages: int | None = None
) -> Manuscript:
    """One PDF as it was printed: body, footnotes, then page furniture, with the page and box of every word.

    Boxes are points from the top left of the page as shown. `name` is the path to say where bytes are given (it also hints
    at the language). Pages without usable letters are read from their pictures by a local tesseract (`ocr="never"`: they
    are not), at most `ocr_pages` of them; that takes seconds a page and is said in a doubt.

    Doubts: `mended_font`, `broken_fonts`, `scanned_pages`, `ocr`, `lost_pages`, `no_text`. Raises `TravauxError` with the codes
    `encrypted`, `scanned`, `unreadable_pdf`, `unreadable_file`, `too_large`. Guarantees: every printed character is in the
    source but the hyphens that broke a word at a line end; blocks rise and do not overlap; block `style` is
    `table:ROW:COLUMN` of a cell, `contents` of a contents list, `furniture` of an aside that repeats.
    """
    content, where = contents(source)
    with opened(content, where or name) as document:
        found = _readable(document, where or name, (ocr, ocr_pages))
    digest, whole = hashlib.sha256(content).hexdigest(), found.whole
    language = language_of(where or name, text_to_judge(whole.characters))
    facts = Facts(where or name, digest, "application/pdf", language, len(whole.sheets) + len(whole.lost))
    return _manuscript(found, facts)


def _readable(document: PdfDocument, where: str, limits: tuple[Recognition, int | None]) -> Readable:
    """The pages as they can be read, and all doubts about them (one copy of the columns is held at a time)."""
    whole, doubts = mended(printed(document))
    whole = without_false_blanks(whole)
    language = language_of(where, text_to_judge(whole.characters))
    found = made_readable(document, whole, language, where=where, limits=limits)
    del whole
    _refuse_empty(found.whole, where)
    return replace(found, whole=mirrored(found.whole), doubts=(*doubts, *found.doubts, *missing(found.whole)))


def _refuse_empty(whole: Printed, where: str) -> None:
    if not whole.sheets:
        raise TravauxError("unreadable_pdf", "No page can be opened.", where=where, try_this="fetch the file again.")


def _manuscript(readable: Readable, facts: Facts) -> Manuscript:
    whole = readable.whole
    made = composed(whole, readable.unreadable)
    order = set_in_order(made.paragraphs, whole.characters)
    order, called = _called(whole, made, order)
    text = source_of(whole.characters, order)
    marks = look_marks(whole.characters, order, whole.looks, raised_places(order, whole.characters, whole.looks))
    marks += drawn_marks(whole, order, text)
    marks += [*called, *_uncalled(whole, made, order, (text, called))]
    return Manuscript(
        text,
        blocks_of(made.paragraphs, order),
        tuple(sorted(marks, key=lambda mark: (mark.span, mark.kind))),
        places_of(whole.characters, order, whole.sheets),
        readable.doubts,
        replace(facts, symbol=symbol_of(made.paragraphs)),
    )


def _called(whole: Printed, made: Composition, order: Order) -> tuple[Order, list[CharMark]]:
    """The order with blanks around signs that stick to a word, and the marks of the signs."""
    signs = signs_by_page(made.notes)
    if not signs or not made.body:
        return order, []

    def found(order: Order) -> list[tuple[tuple[int, int], str]]:
        raised = raised_places(order, whole.characters, whole.looks)
        raised[order.spans[made.body - 1][1] :] = False
        return references(order, source_of(whole.characters, order), raised, (whole.sheets, signs))

    order = parted(order, stuck(found(order), source_of(whole.characters, order)))
    return order, [CharMark("footnote_reference", span, value=sign) for span, sign in found(order)]


def _uncalled(whole: Printed, made: Composition, order: Order, so_far: tuple[str, list[CharMark]]) -> list[CharMark]:
    """References that are not raised, for the notes that no raised sign calls."""
    text, called = so_far
    if not made.body or not made.notes:
        return []
    pages = pages_of(np.maximum.accumulate(order.rows), whole.sheets)
    calls = {(int(pages[mark.span[0]]), mark.value) for mark in called}
    missing = [(n.lines[0].page, n.sign) for n in made.notes if n.sign and (n.lines[0].page, n.sign) not in calls]
    return asterisks(text, order.spans[made.body - 1][1], pages, missing)

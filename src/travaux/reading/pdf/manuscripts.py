"""The way from a PDF to its manuscript, from top to bottom."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...errors import Doubt
from ...text.manuscript import CharMark, Facts, Manuscript
from .blanks import without_false_blanks
from .composing import Composition, composed
from .marks import drawn_marks, look_marks
from .opening import contents, opened
from .pages import Printed, printed
from .references import asterisks, raised_places, references, signs_by_page, stuck
from .setting import Order, blocks_of, pages_of, parted, places_of, set_in_order, source_of

__all__ = ["pdf_manuscript"]


def pdf_manuscript(source: str | Path | bytes) -> Manuscript:
    """One PDF as it was printed: body, footnotes, then page furniture, with pages and boxes of every word.

    Boxes are points from the top left of the page as shown. Raises `TravauxError` with the codes `encrypted`,
    `scanned`, `unreadable_pdf`, `unreadable_file`, `too_large`.
    """
    content, where = contents(source)
    with opened(content, where) as document:
        whole = without_false_blanks(printed(document))
    facts = Facts(where, hashlib.sha256(content).hexdigest(), "application/pdf", pages=len(whole.sheets))
    return _manuscript(whole, composed(whole), facts, ())


def _manuscript(whole: Printed, made: Composition, facts: Facts, doubts: Sequence[Doubt]) -> Manuscript:
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
        tuple(doubts),
        facts,
    )


def _called(whole: Printed, made: Composition, order: Order) -> tuple[Order, list[CharMark]]:
    """The order with blanks around signs that stick to a word, and the marks of the signs."""
    signs = signs_by_page(made.notes)
    if not signs or not order.spans:
        return order, []
    end = order.spans[made.body - 1][1] if made.body else 0

    def found(order: Order) -> list[tuple[tuple[int, int], str]]:
        raised = raised_places(order, whole.characters, whole.looks)
        raised[order.spans[made.body - 1][1] if made.body else 0 :] = False
        return references(order, source_of(whole.characters, order), raised, (whole.sheets, signs))

    order = parted(order, stuck(found(order), source_of(whole.characters, order)))
    return order, [CharMark("footnote_reference", span, value=sign) for span, sign in found(order)] if end else []


def _uncalled(
    whole: Printed, made: Composition, order: Order, so_far: tuple[str, Sequence[CharMark]]
) -> list[CharMark]:
    """References that are not raised, for the notes that no raised sign calls."""
    text, called = so_far
    if not made.body or not made.notes:
        return []
    pages = pages_of(np.maximum.accumulate(order.chars.clip(0)), whole.sheets)
    starts = {(int(pages[mark.span[0]]), mark.value) for mark in called}
    missing = [(n.lines[0].page, n.sign) for n in made.notes if n.sign and (n.lines[0].page, n.sign) not in starts]
    return asterisks(text, order.spans[made.body - 1][1], pages, missing)

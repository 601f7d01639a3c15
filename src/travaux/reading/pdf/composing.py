"""From printed pages to paragraphs, step by step: furniture off, tables and columns in order, notes apart, lines joined."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from .contents import lists_over_pages
from .footnotes import Note, Notes, body_size, notes_apart
from .furniture import furniture
from .labels import heads
from .lines import Line, rows_of
from .margins import line_numbers
from .measures import measures_of
from .pages import Printed
from .paragraphs import Paragraph, paragraphs_of
from .reading_order import Setting, in_order

__all__ = ["Composition", "composed"]

_HEADING_WORDS = 45  # a heading is not longer
_LARGER = 1.4  # points above the size of the body


@dataclass(frozen=True, slots=True)
class Composition:
    """The paragraphs of a document in the order of the source (body, footnotes, asides), its notes, how many are body."""

    paragraphs: list[Paragraph]
    notes: list[Note]
    body: int


def composed(whole: Printed, unreadable: frozenset[int] = frozenset()) -> Composition:
    """The paragraphs of a document. Every line is in exactly one of them: nothing is thrown away. What stands on pages that
    are `unreadable` is an aside: it must not pass for text."""
    rows = [
        rows_of(whole.characters, sheet, whole.looks, drawn.uprights)
        for sheet, drawn in zip(whole.sheets, whole.drawings, strict=True)
    ]
    aside = furniture(rows, whole.sheets) | line_numbers(rows)
    aside |= {id(piece) for page in rows for row in page for piece in row if piece.page in unreadable}
    pages, put_aside = _ordered(rows, aside, whole)
    found = notes_apart(lists_over_pages(pages), whole.drawings, whole.characters, whole.looks)
    size = body_size(found.body)
    made = paragraphs_of(found.body, measures_of(found.body, whole.sheets), whole.characters)
    for paragraph in made:
        paragraph.role = _role(paragraph, size)
    body = [paragraph for paragraph in made if paragraph.role != "aside"]
    notes = [Paragraph(n.lines, "footnote", label_length=n.sign_length or None) for n in found.notes]
    return Composition([*body, *notes, *_asides(made, found, put_aside, unreadable)], found.notes, len(body))


def _ordered(rows: list[list[list[Line]]], aside: set[int], whole: Printed) -> tuple[list[list[Line]], list[Line]]:
    setting, tables = Setting(whole.characters, whole.looks), itertools.count(1)
    pages: list[list[Line]] = []
    put_aside: list[Line] = []
    for page, drawn in zip(rows, whole.drawings, strict=True):
        put_aside.extend(piece for row in page for piece in row if id(piece) in aside or not piece.level)
        kept = [[p for p in row if id(p) not in aside and p.level] for row in page]
        pages.append(in_order([row for row in kept if row], drawn, setting, tables))
    return pages, put_aside


def _role(paragraph: Paragraph, size: float) -> str:
    first = paragraph.lines[0]
    if first.cell is not None:
        return "cell"
    if first.style == "contents":
        return "aside"
    return "heading" if _heading(paragraph, size) else "body"


def _heading(paragraph: Paragraph, size: float) -> bool:
    """Whether a paragraph looks like a heading: short, without a stop, and centred, larger, or begun like one."""
    text = paragraph.text.strip()
    if len(text.split()) > _HEADING_WORDS or text.endswith((".", ";", ",", ":")):
        return heads(text) and len(text) < 20 and (paragraph.centred or paragraph.lines[0].bold)
    marked = all(line.bold or line.italic for line in paragraph.lines) or text.isupper()
    if paragraph.lines[0].size >= size + _LARGER and any(sign.isalpha() for sign in text):
        return True
    return marked and (paragraph.centred or heads(text))


def _asides(
    made: list[Paragraph], found: Notes, put_aside: Sequence[Line], unreadable: frozenset[int]
) -> list[Paragraph]:
    """Contents lists, then rules between notes, furniture, and what cannot be read, page by page."""
    lists = [paragraph for paragraph in made if paragraph.role == "aside"]
    loose = sorted([*found.separators, *put_aside], key=lambda line: (line.page, line.box[1], line.box[0]))
    styles = ("furniture", "unreadable")
    return [*lists, *(Paragraph([line], "aside", style=styles[line.page in unreadable]) for line in loose)]

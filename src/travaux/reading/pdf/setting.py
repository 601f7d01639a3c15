"""Paragraphs set into one source: the characters in reading order, with blocks, marks and places over them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ...text.manuscript import Block, CharMark, CharPlaces
from ...text.words import Ints, Span
from .columns import BLANK, Characters, Look, Sheet
from .paragraphs import Paragraph

__all__ = ["places_of", "set_in_order"]

_NEW_LINE = -2  # an index that stands for the line end between two blocks


def set_in_order(paragraphs: list[Paragraph]) -> tuple[Ints, tuple[Span, ...]]:
    """The order of the characters in the source, as indexes into the columns (negative: not printed), and where in it
    each paragraph stands."""
    parts: list[Ints] = []
    spans: list[Span] = []
    length = 0
    for paragraph in paragraphs:
        start = length
        for number, line in enumerate(paragraph.lines):
            if number:
                parts.append(np.array([BLANK], np.int32))
                length += 1
            parts.append(line.chars)
            length += len(line.chars)
        spans.append((start, length))
        parts.append(np.array([_NEW_LINE], np.int32))
        length += 1
    return (np.concatenate(parts) if parts else np.zeros(0, np.int32)), tuple(spans)


def blocks_of(paragraphs: list[Paragraph], spans: tuple[Span, ...]) -> tuple[Block, ...]:
    """The block of each paragraph."""
    return tuple(_block(paragraph, span) for paragraph, span in zip(paragraphs, spans, strict=True))


def _block(paragraph: Paragraph, span: Span) -> Block:
    first = paragraph.lines[0]
    return Block(
        span,
        paragraph.role,
        indent=first.box[0],
        gap=paragraph.gap,
        size=first.size,
        bold=first.bold,
        italic=first.italic,
        centred=paragraph.centred,
        page=first.page,
        style=paragraph.style,
    )


def source_of(characters: Characters, order: Ints) -> str:
    """The characters in their order; what was not printed is a space, or a line end between blocks."""
    codes = np.where(order >= 0, characters.codes[order], np.where(order == _NEW_LINE, 10, 32)).astype(np.uint32)
    codes[(codes < 32) & (codes != 10)] = 32
    codes[codes == 0xA0] = 32
    codes[codes == 0xFFFE] = ord("-")
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def places_of(characters: Characters, order: Ints, sheets: list[Sheet]) -> CharPlaces:
    """Page and box of every word, and of both parts of a word that goes on in the next line."""
    codes = characters.codes[order]
    blank = (order < 0) | (codes <= 32) | (codes == 0xA0)
    step = np.diff(order, prepend=BLANK - 1) != 1
    first = np.flatnonzero(~blank & (np.concatenate([[True], blank[:-1]]) | step))
    boxes = characters.boxes[np.maximum(order, 0)].copy()
    boxes[blank, :2], boxes[blank, 2:] = np.inf, -np.inf
    if not len(first):
        return CharPlaces(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, 4), np.float32))
    near, far = np.minimum.reduceat(boxes[:, :2], first), np.maximum.reduceat(boxes[:, 2:], first)
    starts = np.array([sheet.first for sheet in sheets])
    pages = np.searchsorted(starts, order[first], side="right")
    return CharPlaces(first.astype(np.int32), pages.astype(np.int32), np.hstack([near, far]).astype(np.float32))


def look_marks(characters: Characters, order: Ints, looks: list[Look]) -> list[CharMark]:
    """Bold, italic and colour as marks over contiguous stretches (blanks inside a stretch belong to it)."""
    numbers = np.where(order >= 0, characters.looks[np.maximum(order, 0)], -1)
    marks: list[CharMark] = []
    for kind, flags in (("bold", [k.bold for k in looks]), ("italic", [k.italic for k in looks])):
        marks += [CharMark(kind, span) for span in runs(np.array([*flags, False])[numbers], numbers < 0)]
    return marks


def runs(on: npt.NDArray[np.bool_], open_: npt.NDArray[np.bool_]) -> list[Span]:
    """Stretches where `on` holds; places that are `open_` go on a stretch when both sides are on."""
    known = np.flatnonzero(~open_)
    if not len(known):
        return []
    state = on[known]
    edges = np.flatnonzero(np.diff(np.concatenate([[False], state, [False]]).astype(np.int8)))
    return [(int(known[a]), int(known[b - 1]) + 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]

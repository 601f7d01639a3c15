"""Paragraphs set into one source: the characters in reading order, with blocks and places over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...text.manuscript import Block, CharPlaces
from ...text.words import Floats, Ints, Span
from .columns import BLANK, Characters, Look, Sheet
from .hyphens import Join, Words, join_of
from .letters import HYPHEN, is_blank
from .paragraphs import Paragraph

__all__ = ["NEW_LINE", "Order", "blocks_of", "places_of", "set_in_order", "source_of"]

NEW_LINE = -2  # an index that stands for the end of a line between two blocks, or within a heading
_JUDGED = 60_000  # characters that show a language
_HEADINGS = ("heading", "cell")


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The characters of the source as indexes into the columns, negative where nothing was printed: `chars` (n,); the size
    `sizes` (n,) and baseline `baselines` (n,) of the line each stands in; where each paragraph stands, `spans`."""

    chars: Ints
    sizes: Floats
    baselines: Floats
    spans: tuple[Span, ...]

    @property
    def rows(self) -> Ints:
        """The rows of the columns, the first one where nothing was printed."""
        return np.maximum(self.chars, 0)


def set_in_order(paragraphs: Sequence[Paragraph], characters: Characters) -> Order:
    """The paragraphs one after another, their lines joined, a line end between any two."""
    words = Words([line.text for paragraph in paragraphs for line in paragraph.lines])
    blank = is_blank(characters.codes)
    parts: list[Ints] = []
    lines: list[tuple[float, float, int]] = []
    spans: list[Span] = []
    length = 0
    for paragraph in paragraphs:
        pieces = _pieces(paragraph, blank, words)
        parts.extend(pieces)
        lines.extend((line.size, line.baseline, len(p)) for line, p in zip(paragraph.lines, pieces, strict=True))
        whole = sum(len(piece) for piece in pieces)
        spans.append((length, length + whole - 1))
        length += whole
    lengths = [count for _, _, count in lines]
    return Order(
        np.concatenate(parts) if parts else np.zeros(0, np.int32),
        np.repeat(np.array([size for size, _, _ in lines], np.float32), lengths),
        np.repeat(np.array([base for _, base, _ in lines], np.float32), lengths),
        tuple(spans),
    )


def _pieces(paragraph: Paragraph, blank: npt.NDArray[np.bool_], words: Words) -> list[Ints]:
    """The characters of each line with what follows it; the last one is followed by a line end."""
    pieces: list[Ints] = []
    last = len(paragraph.lines) - 1
    for number, line in enumerate(paragraph.lines):
        chars = _trimmed(line.chars, blank)
        join = Join.BLANK if number == last else join_of(line.text, paragraph.lines[number + 1].text, words)
        if join is Join.DROP_HYPHEN:
            chars = chars[:-1]
        after = NEW_LINE if number == last or paragraph.role in _HEADINGS else BLANK
        tail = [after] if number == last or join is Join.BLANK else []
        pieces.append(np.concatenate([chars, np.array(tail, np.int32)]))
    return pieces


def _trimmed(chars: Ints, blank: npt.NDArray[np.bool_]) -> Ints:
    ends = chars[[0, -1]]
    if (ends >= 0).all() and not blank[ends].any():
        return chars
    inked = np.flatnonzero((chars >= 0) & ~blank[chars])
    return chars[inked[0] : inked[-1] + 1] if len(inked) else chars


def blocks_of(paragraphs: Sequence[Paragraph], order: Order) -> tuple[Block, ...]:
    """The block of each paragraph."""
    return tuple(_block(paragraph, span) for paragraph, span in zip(paragraphs, order.spans, strict=True))


def _block(paragraph: Paragraph, span: Span) -> Block:
    first = paragraph.lines[0]
    cell = f"table:{first.cell[1]}:{first.cell[2]}" if first.cell else None
    return Block(
        span,
        paragraph.role,
        label_end=None if paragraph.label_length is None else span[0] + paragraph.label_length,
        indent=round(first.box[0], 1),
        gap=round(paragraph.gap, 1),
        size=first.size,
        bold=all(line.bold for line in paragraph.lines),
        italic=all(line.italic for line in paragraph.lines),
        centred=paragraph.centred,
        page=first.page,
        style=cell or paragraph.style,
    )


def source_of(characters: Characters, order: Order) -> str:
    """The characters in their order. Blanks of every width are a space; a hyphen that was kept is a hyphen."""
    chars = order.chars
    codes = characters.codes[order.rows]
    codes[(chars < 0) | is_blank(codes)] = 32
    codes[chars == NEW_LINE] = 10
    codes[codes == HYPHEN] = ord("-")
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def text_to_judge(characters: Characters) -> str:
    """The first characters in the order in which they were drawn, for a look at their language."""
    codes = characters.codes[:_JUDGED]
    codes = np.where(is_blank(codes), np.uint32(32), codes).astype("<u4")
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def places_of(characters: Characters, order: Order, sheets: Sequence[Sheet]) -> CharPlaces:
    """Page and box of every word, and of each part of a word that goes on in the next line."""
    chars = order.chars
    blank = (chars < 0) | is_blank(characters.codes[order.rows])
    fresh = np.concatenate([[True], blank[:-1] | (np.abs(np.diff(order.baselines)) > 1)])
    first = np.flatnonzero(~blank & fresh)
    if not len(first):
        return CharPlaces(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, 4), np.float32))
    pages = pages_of(chars[first], sheets)
    found = np.column_stack([_outermost(characters.boxes[:, side], order, (blank, first), side) for side in range(4)])
    for sheet in (sheet for sheet in sheets if sheet.mirror):
        mine = pages == sheet.number
        found[np.ix_(mine, [0, 2])] = sheet.width - found[np.ix_(mine, [2, 0])]
    return CharPlaces(first.astype(np.int32), pages, found)


def _outermost(
    places: Floats, order: Order, words: tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp]], side: int
) -> Floats:
    """For each word the outermost place on one side (0 left, 1 top, 2 right, 3 bottom) of its characters."""
    blank, first = words
    nearer = np.minimum if side < 2 else np.maximum
    taken = np.where(blank, np.float32(np.inf if side < 2 else -np.inf), places[order.rows])
    found: Floats = nearer.reduceat(taken, first)
    return found


def pages_of(chars: Ints, sheets: Sequence[Sheet]) -> Ints:
    """The page on which each character stands."""
    starts = np.array([sheet.first for sheet in sheets])
    numbers = np.array([sheet.number for sheet in sheets], np.int32)
    return numbers[np.searchsorted(starts, chars, side="right") - 1]


def parted(order: Order, before: npt.NDArray[np.intp]) -> Order:
    """The same order with a blank that was not printed before each of these places."""
    if not len(before):
        return order
    moved = tuple((a + int((before < a).sum()), b + int((before < b).sum())) for a, b in order.spans)
    return Order(
        np.insert(order.chars, before, BLANK).astype(np.int32),
        np.insert(order.sizes, before, order.sizes[before]),
        np.insert(order.baselines, before, order.baselines[before]),
        moved,
    )


def sizes_of(looks: Sequence[Look]) -> Floats:
    """The size of each look, and 0 for what was not printed (the last one, index -1)."""
    return np.array([look.size for look in looks] + [0.0], np.float32)

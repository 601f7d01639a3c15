"""Marks over the source: bold, italic, raised, coloured; struck, underlined and highlighted by what is drawn or noted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ...text.manuscript import CharMark
from ...text.words import Floats, Ints, Span
from .columns import Characters, Look
from .drawings import Drawings
from .letters import is_blank
from .notes import Note
from .pages import Printed
from .setting import Order, sizes_of

__all__ = ["drawn_marks", "look_marks", "runs"]

_STRIKE = (0.13, 0.55)  # ems above the baseline in which a rule strikes the word
_UNDER = (-0.30, 0.05)  # and in which it underlines it
_COVERED = 0.6  # share of a rule or a box that words must fill
_MANY = 3_000  # rules of one page that are looked at
_DARK = 0x40  # as dark as this in every colour is black

Flags = npt.NDArray[np.bool_]


def look_marks(characters: Characters, order: Order, looks: Sequence[Look], raised: Flags) -> list[CharMark]:
    """Bold, italic, superscript and colour as marks over contiguous stretches; blanks between belong to them."""
    numbers = np.where(order.chars >= 0, characters.looks[order.rows], -1)
    unprinted = _without_ink(characters, order)
    marks = [CharMark("superscript", span) for span in runs(raised, np.zeros(len(raised), bool))]
    for kind, flags in (("bold", [k.bold for k in looks]), ("italic", [k.italic for k in looks])):
        marks += [CharMark(kind, span) for span in runs(np.array([*flags, False])[numbers], unprinted)]
    for colour in sorted({look.colour for look in looks if coloured(look.colour)}):
        mine = np.array([*(look.colour == colour for look in looks), False])[numbers]
        marks += [CharMark("colour", span, value=colour) for span in runs(mine, unprinted)]
    return marks


def _without_ink(characters: Characters, order: Order) -> Flags:
    """Blanks, printed or not: a stretch neither begins nor ends with one."""
    return (order.chars < 0) | is_blank(characters.codes[order.rows])


def coloured(colour: str) -> bool:
    """Whether a colour is not black, nearly black or a grey.

    >>> coloured("#231f20"), coloured("#c00000"), coloured("#808080")
    (False, True, False)
    """
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return max(parts) > _DARK and max(parts) - min(parts) > 0x20


def runs(on: Flags, unprinted: Flags) -> list[Span]:
    """Stretches where `on` holds; what was not printed belongs to a stretch when both of its sides do."""
    known = np.flatnonzero(~unprinted)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], on[known], [False]]).astype(np.int8)))
    return [(int(known[a]), int(known[b - 1]) + 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def drawn_marks(whole: Printed, order: Order, source: str) -> list[CharMark]:
    """Strike, underline and highlight from rules, boxes and annotations; in a document that strikes words, what is struck
    is also a deletion and what is underlined an insertion. Comments as marks with author, date and words."""
    sheets = _Sheets(whole, order)
    flags: dict[tuple[str, str | None], Flags] = {}
    comments: list[CharMark] = []
    for number in range(len(whole.sheets)):
        for kind, value, chars in sheets.found(number):
            flags.setdefault((kind, value), np.zeros(len(order.chars), bool))[sheets.places(chars)] = True
        comments += _comments(whole.notes[number], number, sheets)
    unprinted = _without_ink(whole.characters, order)
    marks = [CharMark(kind, span, value=value) for (kind, value), on in flags.items() for span in runs(on, unprinted)]
    return marks + comments + _redline(marks, whole, order, source)


def _redline(marks: Sequence[CharMark], whole: Printed, order: Order, source: str) -> list[CharMark]:
    """Deletions and insertions: where strikes are coloured, only coloured underlines are insertions; addresses never."""
    struck = [mark.span for mark in marks if mark.kind == "strike"]
    if not struck:
        return []
    in_colour = 2 * sum(_in_colour(span, whole, order) for span in struck) > len(struck)
    made = [CharMark("deletion", span) for span in struck]
    for mark in marks:
        words = source[slice(*mark.span)]
        if mark.kind != "underline" or "://" in words or "www." in words or "@" in words:
            continue
        if not in_colour or _in_colour(mark.span, whole, order):
            made.append(CharMark("insertion", mark.span))
    return made


def _in_colour(span: Span, whole: Printed, order: Order) -> bool:
    chars = order.chars[slice(*span)]
    numbers = whole.characters.looks[chars[chars >= 0]]
    return any(coloured(whole.looks[number].colour) for number in set(numbers[numbers >= 0].tolist()))


def _comments(notes: Sequence[Note], number: int, sheets: _Sheets) -> list[CharMark]:
    marks = []
    for note in notes:
        span = sheets.nearest(number, note) if note.words else None
        if span is not None:
            marks.append(CharMark("comment", span, note.author, note.date, note.words))
    return marks


class _Sheets:
    """The characters of each page by place, for finding what a rule or a box covers."""

    __slots__ = ("_order", "_place", "_sizes", "_whole")

    def __init__(self, whole: Printed, order: Order) -> None:
        self._whole, self._order = whole, order
        self._sizes = sizes_of(whole.looks)[whole.characters.looks]
        self._place = np.full(len(whole.characters) + 1, -1, np.int32)
        real = np.flatnonzero(order.chars >= 0)
        self._place[order.chars[real]] = real

    def places(self, chars: Ints) -> Ints:
        """Where characters stand in the source; those that were left out of it are left out."""
        places = self._place[chars]
        return places[places >= 0]

    def found(self, number: int) -> list[tuple[str, str | None, Ints]]:
        """The marks of one page as kind, value and characters."""
        drawn, notes = self._whole.drawings[number], self._whole.notes[number]
        if not (len(drawn.rules) or len(drawn.fills) or notes):
            return []
        made: list[tuple[str, str | None, Ints]] = []
        made += [(kind, None, chars) for kind, chars in self._ruled(number, drawn)]
        made += [("highlight", colour, chars) for colour, chars in self._filled(number, drawn)]
        for note in (note for note in notes if note.kind != "comment"):
            value = note.colour if note.kind == "highlight" else None
            made += [(note.kind, value, self._inside(number, box)) for box in note.boxes]
        return made

    def _page(self, number: int) -> tuple[int, Floats, Floats, Flags]:
        sheet = self._whole.sheets[number]
        part = slice(sheet.first, sheet.last)
        boxes = self._whole.characters.boxes[part]
        return sheet.first, boxes, ((boxes[:, 0] + boxes[:, 2]) / 2).astype(np.float32), self._sizes[part] > 0

    def _ruled(self, number: int, drawn: Drawings) -> list[tuple[str, Ints]]:
        first, boxes, middles, inked = self._page(number)
        sheet = self._whole.sheets[number]
        baselines = self._whole.characters.baselines[sheet.first : sheet.last]
        sizes = np.maximum(self._sizes[sheet.first : sheet.last], 1)
        made = []
        for x0, top, x1, bottom in drawn.rules[:_MANY].tolist():
            height = (baselines - (top + bottom) / 2) / sizes
            along = inked & (middles > x0 - 0.5) & (middles < x1 + 0.5)
            for kind, (low, high) in (("strike", _STRIKE), ("underline", _UNDER)):
                chars = np.flatnonzero(along & (height > low) & (height < high))
                if len(chars) and _fills(boxes[chars], x1 - x0) and not _of_a_table((x0, top, x1, bottom), drawn):
                    made.append((kind, (chars + first).astype(np.int32)))
        return made

    def _filled(self, number: int, drawn: Drawings) -> list[tuple[str, Ints]]:
        first, boxes, _, _ = self._page(number)
        made = []
        for box, colour in zip(drawn.fills.tolist(), drawn.colours, strict=True):
            chars = self._inside(number, box)
            if len(chars) and _fills(boxes[chars - first], box[2] - box[0]):
                tall = box[3] - box[1] < 2.2 * float(self._sizes[chars].max())
                made += [(colour, chars)] if tall else []
        return made

    def _inside(self, number: int, box: Sequence[float]) -> Ints:
        first, boxes, middles, inked = self._page(number)
        heights = (boxes[:, 1] + boxes[:, 3]) / 2
        inside = inked & (middles > box[0]) & (middles < box[2]) & (heights > box[1]) & (heights < box[3])
        return (np.flatnonzero(inside) + first).astype(np.int32)

    def nearest(self, number: int, note: Note) -> Span | None:
        """The stretch of the source that a comment is about: what its boxes cover, or the nearest character (None: the page
        has none)."""
        covered = np.concatenate([self._inside(number, box) for box in note.boxes])
        places = self.places(covered)
        if len(places):
            return int(places.min()), int(places.max()) + 1
        first, boxes, middles, inked = self._page(number)
        x, y = note.boxes[0][0], (note.boxes[0][1] + note.boxes[0][3]) / 2
        away = np.abs(middles - x) + 4 * np.abs((boxes[:, 1] + boxes[:, 3]) / 2 - y) + np.where(inked, 0, np.inf)
        at = int(self._place[first + int(away.argmin())]) if len(away) and np.isfinite(away.min()) else -1
        return (at, at + 1) if at >= 0 else None


def _fills(boxes: Floats, width: float) -> bool:
    return float((boxes[:, 2] - boxes[:, 0]).sum()) > _COVERED * width


def _of_a_table(rule: tuple[float, float, float, float], drawn: Drawings) -> bool:
    """Whether an upright rule meets an end of this one."""
    x0, top, x1, bottom = rule
    touches = (drawn.uprights[:, 1] < bottom + 2) & (drawn.uprights[:, 3] > top - 2)
    ends = (np.abs(drawn.uprights[:, 0] - x0) < 2.5) | (np.abs(drawn.uprights[:, 2] - x1) < 2.5)
    return bool((touches & ends).any())

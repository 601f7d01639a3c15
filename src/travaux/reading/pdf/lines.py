"""From the characters of a page to its printed lines.

pdfium gives characters in the order in which they were drawn and says where it sees a line end. A run of them that goes
on at the same height without a wide gap is a fragment; fragments of one height are a line, read from left to right.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...text.words import Floats, Ints
from .columns import BLANK, Characters, Look, Sheet
from .letters import is_blank

__all__ = ["Line", "line_from", "merged", "rows_of", "split_at", "text_of"]

_WIDE = 1.0  # a gap of this many ems ends a fragment
_BACK = 0.35  # in a mirror a number may stand in the midst: so small a step back ends a fragment there
_APART = 0.45  # fragments drawn apart stay apart when the gap is this many ems
_TALL = 0.75  # so does a step of this many ems up or down
_BLANK_GAP = 0.12  # a gap of this many ems between two fragments is a blank
_SAME_ROW = 0.5  # fragments that share this much of the lower one's height stand on one line


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line: its characters as indexes into the columns (`BLANK`: a blank that was not printed), its text,
    and what it looks like. `box` is x0 top x1 bottom; `size` and `baseline` are those of most of its characters; `cell` is
    table, row and column; `style` says "contents" of a line of a contents list."""

    page: int
    chars: Ints
    text: str
    box: tuple[float, float, float, float]
    baseline: float
    size: float
    bold: bool
    italic: bool
    level: bool = True
    cell: tuple[int, int, int] | None = None
    style: str | None = None


def rows_of(characters: Characters, sheet: Sheet, looks: list[Look], uprights: Floats) -> list[list[Line]]:
    """The rows of one page from top to bottom: pieces of one height from left to right, a wide gap or an upright rule
    between any two."""
    rows = _rows(fragments_of(characters, sheet, looks))
    return [_pieces(row, characters, uprights) for row in rows]


def fragments_of(characters: Characters, sheet: Sheet, looks: list[Look]) -> list[Line]:
    """The fragments of one page in the order in which they were drawn."""
    part = slice(sheet.first, sheet.last)
    codes, boxes, baselines = characters.codes[part], characters.boxes[part], characters.baselines[part]
    numbers = characters.looks[part]
    seen = np.flatnonzero(~is_blank(codes))
    if not len(seen):
        return []
    sizes = np.array([look.size or 1.0 for look in looks] + [1.0], np.float32)[numbers]
    cuts = _cuts(codes, boxes, baselines, (seen, sizes), back=_BACK if sheet.mirror else _WIDE)
    starts, stops = np.append(0, cuts), np.append(cuts, len(seen))
    firsts, lasts = seen[starts] + sheet.first, seen[stops - 1] + sheet.first + 1
    spans = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return [_fragment(characters, looks, sheet.number, span) for span in spans]


def _cuts(
    codes: npt.NDArray[np.uint32],
    boxes: Floats,
    baselines: Floats,
    shown: tuple[npt.NDArray[np.intp], Floats],
    *,
    back: float,
) -> npt.NDArray[np.intp]:
    """Places among the seen characters before which a fragment begins; a step `back` of so many ems is one."""
    seen, sizes = shown
    ends = np.cumsum((codes == 10) | (codes == 13))
    before, after = seen[:-1], seen[1:]
    em = np.maximum(sizes[before], sizes[after])
    gap = boxes[after, 0] - boxes[before, 2]
    step = np.abs(baselines[after] - baselines[before])
    cut = (ends[after] > ends[before]) | (gap > _WIDE * em) | (gap < -back * em) | (step > _TALL * em)
    return np.flatnonzero(cut) + 1


def _fragment(characters: Characters, looks: list[Look], page: int, span: tuple[int, int]) -> Line:
    chars = np.arange(span[0], span[1], dtype=np.int32)
    return line_from(characters, looks, page, chars)


def line_from(characters: Characters, looks: list[Look], page: int, chars: Ints) -> Line:
    """The line that these characters make: its box, and the look that most of them have."""
    real = chars[chars >= 0]
    boxes = characters.boxes[real]
    numbers = characters.looks[real]
    inked = numbers >= 0
    if inked.any():
        boxes, numbers = boxes[inked], numbers[inked]
    box = (*boxes[:, :2].min(0).tolist(), *boxes[:, 2:].max(0).tolist())
    tally = np.bincount(np.maximum(numbers, 0))
    chief = int(tally.argmax())
    look = looks[chief] if looks else Look(10.0)
    base = _middle(characters.baselines[real][inked][numbers == chief]) if inked.any() else box[3]
    return Line(
        page,
        chars,
        text_of(characters, chars),
        (box[0], box[1], box[2], box[3]),
        base,
        look.size,
        _share(tally, looks, "bold"),
        _share(tally, looks, "italic"),
        look.level,
    )


def _middle(places: Floats) -> float:
    return float(np.sort(places)[len(places) // 2])


def _share(tally: npt.NDArray[np.intp], looks: list[Look], name: str) -> bool:
    marked = sum(int(tally[number]) for number in np.flatnonzero(tally) if getattr(looks[number], name))
    return 2 * marked > int(tally.sum())


def text_of(characters: Characters, chars: Ints) -> str:
    """The text of characters by index; a blank that was not printed is a space."""
    codes = np.where(chars >= 0, characters.codes[chars], 32).astype("<u4")
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _rows(pieces: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda line: (line.box[1] + line.box[3], line.box[0])):
        if rows and any(_beside(piece, other) for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda line: line.box[0]) for row in rows]


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > _SAME_ROW * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _pieces(row: list[Line], characters: Characters, uprights: Floats) -> list[Line]:
    pieces = row[:1]
    for fragment in row[1:]:
        if _parted(pieces[-1], fragment, uprights):
            pieces.append(fragment)
        else:
            pieces[-1] = merged([pieces[-1], fragment], characters)
    return pieces


def _parted(left: Line, right: Line, uprights: Floats) -> bool:
    if right.box[0] - left.box[2] > _APART * min(left.size, right.size):
        return True
    if not len(uprights):
        return False
    middle = (left.box[1] + left.box[3]) / 2
    between = (uprights[:, 0] > left.box[2] - 2) & (uprights[:, 2] < right.box[0] + 2)
    return bool((between & (uprights[:, 1] < middle) & (uprights[:, 3] > middle)).any())


def merged(row: list[Line], characters: Characters) -> Line:
    """Pieces of one row as one line; where there is a gap, a blank that was not printed stands for it."""
    if len(row) == 1:
        return row[0]
    parts: list[Ints] = [row[0].chars]
    for before, piece in itertools.pairwise(row):
        wide = piece.box[0] - before.box[2] > _BLANK_GAP * min(piece.size, before.size)
        if wide or _blank_between(before, piece, characters):
            parts.append(np.array([BLANK], np.int32))
        parts.append(piece.chars)
    chief = max(row, key=lambda line: len(line.chars))
    chars = np.concatenate(parts)
    low = np.array([piece.box[:2] for piece in row]).min(0).tolist()
    high = np.array([piece.box[2:] for piece in row]).max(0).tolist()
    box = (low[0], low[1], high[0], high[1])
    return replace(chief, chars=chars, text=text_of(characters, chars), box=box)


def _blank_between(before: Line, piece: Line, characters: Characters) -> bool:
    """Whether one piece was drawn right after the other with nothing but a blank between."""
    start, stop = int(before.chars[-1]) + 1, int(piece.chars[0])
    return 0 < stop - start <= 3 and bool((characters.codes[start:stop] == 32).all())


def split_at(piece: Line, x: float, characters: Characters, looks: list[Look]) -> list[Line]:
    """The parts of a piece left and right of a place on the page (one part when it does not reach across)."""
    real = piece.chars[piece.chars >= 0]
    real = real[~is_blank(characters.codes[real])]
    middle = (characters.boxes[real, 0] + characters.boxes[real, 2]) / 2
    left, right = real[middle < x], real[middle >= x]
    if not len(left) or not len(right):
        return [piece]
    spans = ((int(part.min()), int(part.max()) + 1) for part in (left, right))
    return [line_from(characters, looks, piece.page, np.arange(*span, dtype=np.int32)) for span in spans]

"""From the characters of a page to its printed lines.

pdfium gives characters in the order in which they were drawn and says where it sees a line end. A run of them that goes
on at the same height without a wide gap is a fragment; fragments of one height are a line, read from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...text.words import Floats, Ints
from .columns import BLANK, Characters, Look, Sheet

__all__ = ["Line", "lines_of"]

_WIDE = 1.0  # a gap of this many ems ends a fragment
_TALL = 0.75  # so does a step of this many ems up or down
_SAME_ROW = 0.5  # fragments that share this much of the lower one's height stand on one line


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line: its characters as indexes into the columns (`BLANK`: a blank that was not printed), its text,
    and what it looks like. `box` is x0 top x1 bottom; `size` and `baseline` are those of most of its characters."""

    page: int
    chars: Ints
    text: str
    box: tuple[float, float, float, float]
    baseline: float
    size: float
    bold: bool
    italic: bool
    level: bool = True


def lines_of(characters: Characters, sheet: Sheet, looks: list[Look]) -> list[Line]:
    """The lines of one page from top to bottom, each read from left to right."""
    pieces = fragments_of(characters, sheet, looks)
    return [_merged(row, characters) for row in _rows(pieces)]


def fragments_of(characters: Characters, sheet: Sheet, looks: list[Look]) -> list[Line]:
    """The fragments of one page in the order in which they were drawn."""
    part = slice(sheet.first, sheet.last)
    codes, boxes, baselines = characters.codes[part], characters.boxes[part], characters.baselines[part]
    numbers = characters.looks[part]
    seen = np.flatnonzero(~_blank(codes))
    if not len(seen):
        return []
    sizes = np.array([look.size or 1.0 for look in looks] + [1.0], np.float32)[numbers]
    cuts = _cuts(codes, boxes, baselines, (seen, sizes))
    starts, stops = np.append(0, cuts), np.append(cuts, len(seen))
    firsts, lasts = seen[starts] + sheet.first, seen[stops - 1] + sheet.first + 1
    spans = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return [_fragment(characters, looks, sheet.number, span) for span in spans]


def _blank(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    blank: npt.NDArray[np.bool_] = (
        (codes <= 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200B)) | (codes == 0x3000)
    )
    return blank


def _cuts(
    codes: npt.NDArray[np.uint32], boxes: Floats, baselines: Floats, shown: tuple[npt.NDArray[np.intp], Floats]
) -> npt.NDArray[np.intp]:
    """Places among the seen characters before which a fragment begins."""
    seen, sizes = shown
    ends = np.cumsum((codes == 10) | (codes == 13))
    before, after = seen[:-1], seen[1:]
    em = np.maximum(sizes[before], sizes[after])
    gap = boxes[after, 0] - boxes[before, 2]
    step = np.abs(baselines[after] - baselines[before])
    cut = (ends[after] > ends[before]) | (gap > _WIDE * em) | (gap < -_WIDE * em) | (step > _TALL * em)
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
    base = float(np.median(characters.baselines[real][inked][numbers == chief])) if inked.any() else box[3]
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


def _merged(row: list[Line], characters: Characters) -> Line:
    if len(row) == 1:
        return row[0]
    parts: list[Ints] = []
    for before, piece in zip([None, *row], row, strict=False):
        if before is not None and piece.box[0] - before.box[2] > 0.12 * min(piece.size, before.size):
            parts.append(np.array([BLANK], np.int32))
        parts.append(piece.chars)
    chief = max(row, key=lambda line: len(line.chars))
    chars = np.concatenate(parts)
    box = (
        min(p.box[0] for p in row),
        min(p.box[1] for p in row),
        max(p.box[2] for p in row),
        max(p.box[3] for p in row),
    )
    return Line(
        chief.page,
        chars,
        text_of(characters, chars),
        box,
        chief.baseline,
        chief.size,
        chief.bold,
        chief.italic,
        chief.level,
    )

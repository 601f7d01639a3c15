"""Line numbers in a margin: a column of bare whole numbers that count the lines of the page."""

from __future__ import annotations

import itertools
import statistics

from .lines import Line

__all__ = ["line_numbers"]

_FEW = 4  # numbers that make a column
_DIGITS = 4
_STEPS = (1, 5, 10)


def line_numbers(pages: list[list[list[Line]]]) -> set[int]:
    """The pieces (by `id`) of a document that number its lines, in the left or the right margin. A page too short to show
    it is judged by the others: the same numbers at the same place."""
    columns = [column for rows in pages for column in _columns(rows)]
    found = {id(piece) for column in columns for piece in column}
    known = {(piece.text, round(piece.box[2] / 3)) for column in columns for piece in column}
    for row in (row for rows in pages for row in rows):
        for piece in {id(row[0]): row[0], id(row[-1]): row[-1]}.values():
            if known and (piece.text, round(piece.box[2] / 3)) in known:
                found.add(id(piece))
    return found


def _columns(rows: list[list[Line]]) -> list[list[Line]]:
    """The columns of line numbers on one page."""
    left = [row[0] for row in rows if _bare(row[0])]
    right = [row[-1] for row in rows if len(row) > 1 and _bare(row[-1])]
    fit = (_aligned(left), _aligned(right))
    return [column for column in fit if len(column) >= _FEW and _apart(column, rows) and _counts(column)]


def _bare(piece: Line) -> bool:
    return piece.text.isascii() and piece.text.isdigit() and len(piece.text) <= _DIGITS


def _aligned(pieces: list[Line]) -> list[Line]:
    """Those that share a left or a right edge with most of the others (a page number stands elsewhere)."""
    if not pieces:
        return []
    edges = [statistics.median(piece.box[side] for piece in pieces) for side in (0, 2)]
    near = [[abs(p.box[side] - edge) < 0.5 * p.size for p in pieces] for side, edge in zip((0, 2), edges, strict=True)]
    best = max(near, key=sum)
    return [piece for piece, close in zip(pieces, best, strict=True) if close]


def _apart(column: list[Line], rows: list[list[Line]]) -> bool:
    """Whether the numbers stand one under another and nothing else stands in their strip."""
    lefts, rights = [p.box[0] for p in column], [p.box[2] for p in column]
    if min(max(lefts) - min(lefts), max(rights) - min(rights)) > column[0].size:
        return False
    low, high = min(lefts), max(rights)
    own = {id(piece) for piece in column}
    others = [piece for row in rows for piece in row if id(piece) not in own]
    inside = sum(piece.box[0] < high and piece.box[2] > low for piece in others)
    return inside <= len(column) // _FEW


def _counts(column: list[Line]) -> bool:
    """Whether they rise by the same step, at steps down the page that are much the same."""
    numbers = [int(piece.text) for piece in column]
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    step = statistics.mode(steps)
    if step not in _STEPS or steps.count(step) < 0.8 * len(steps):
        return False
    pitches = [after.baseline - before.baseline for before, after in itertools.pairwise(column)]
    return max(pitches) < 3.5 * max(statistics.median(pitches), 1)

"""Columns without rules: a strip that stays empty down several rows, with an edge at its right that many rows share."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import dataclass

from .lines import Line

__all__ = ["Stretch", "stretches_of"]

_EDGE = 2.5  # points: right-hand pieces that begin this near to each other share an edge
_SPREAD = 12.0  # centred pieces of one column begin within this many points
_FEW = 3  # rows with something on both sides
_LABEL = re.compile(
    r"[\[(“\"]*(?:(?:\d+|[a-z]{1,3}|[ivxlc]{1,7})(?:\.\d+)*(?:\s?(?:bis|ter|quater|alt|\w+ies))*[.)\]:]*|[•–—\-*·o§]"
    r"|(?:article|part|section|subsection|annex|chapter|rule|option|artículo|anexo|annexe|partie)\s?[\w.]{0,6})[\])]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[.…\s]*[\divxlc]*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `first:last` of a page that stand in columns; `edges` are where the second and later columns begin."""

    first: int
    last: int
    edges: tuple[float, ...]


def stretches_of(rows: list[list[Line]], skip: set[int]) -> list[Stretch]:
    """The stretches of one page that stand in columns, from top to bottom; rows in `skip` are never part of one."""
    found = [stretch for edge in _edges(rows, skip) for stretch in _runs(rows, edge, skip)]
    return _joined(sorted(found, key=lambda s: (s.first, s.edges)))


def _edges(rows: list[list[Line]], skip: set[int]) -> list[float]:
    """Where right-hand pieces share a left edge or a middle: the leftmost beginning of each such column."""
    right = [p for n, row in enumerate(rows) if n not in skip for p in row[1:]]
    found: list[float] = []
    by_left = [(p.box[0], p.box[0]) for p in right]
    by_middle = [((p.box[0] + p.box[2]) / 2, p.box[0]) for p in right]
    for places in (by_left, by_middle):
        for column in _clusters(places):
            edge = min(start for _, start in column)
            if len(column) >= _FEW and all(abs(edge - other) > _SPREAD for other in found):
                found.append(edge)
    return found


def _clusters(places: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    clusters: list[list[tuple[float, float]]] = []
    for place in sorted(places):
        if clusters and place[0] - clusters[-1][0][0] <= _EDGE:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return clusters


def _runs(rows: list[list[Line]], edge: float, skip: set[int]) -> list[Stretch]:
    """Runs of rows that nothing crosses at an edge, with enough rows that have something on both sides."""
    runs: list[list[int]] = [[]]
    for number, row in enumerate(rows):
        if number in skip or _crosses(row, edge) or (runs[-1] and _far(rows[number - 1], row)):
            runs.append([])
        if number not in skip and not _crosses(row, edge):
            runs[-1].append(number)
    return [s for run in runs if (s := _stretch(rows, run, edge)) is not None]


def _crosses(row: list[Line], edge: float) -> bool:
    return any(piece.box[0] < edge - _EDGE and piece.box[2] > edge - 1 for piece in row)


def _far(above: list[Line], below: list[Line]) -> bool:
    bottom = max(piece.box[3] for piece in above)
    return below[0].box[1] - bottom > 5 * below[0].size


def _stretch(rows: list[list[Line]], run: list[int], edge: float) -> Stretch | None:
    both = [n for n in run if _sides(rows[n], edge) is not None]
    sides = [s for n in both if (s := _sides(rows[n], edge)) is not None]
    if len(sides) < _FEW:
        return None
    labels = sum(bool(_LABEL.fullmatch(left.text.strip())) for left, _ in sides)
    numbers = sum(bool(_NUMBER.fullmatch(right.text.strip())) for _, right in sides)
    if 2 * labels >= len(sides) or 2 * numbers >= len(sides):
        return None
    last = both[-1]
    left_edge = min(rows[n][0].box[0] for n in both)
    while last + 1 in run and _wraps(rows[last], rows[last + 1], left_edge):
        last += 1
    return Stretch(both[0], last + 1, (edge,))


def _sides(row: list[Line], edge: float) -> tuple[Line, Line] | None:
    """The piece that ends before the edge and the one that begins at it."""
    for left, right in itertools.pairwise(row):
        if -_EDGE <= right.box[0] - edge <= _SPREAD and left.box[2] < edge:
            return left, right
    return None


def _wraps(above: list[Line], below: list[Line], left_edge: float) -> bool:
    close = below[0].box[1] - max(p.box[3] for p in above) < 0.45 * below[0].size
    return close and below[0].box[0] > left_edge - _EDGE


def _joined(found: list[Stretch]) -> list[Stretch]:
    """Stretches that share rows as one with several edges."""
    made: list[Stretch] = []
    for stretch in found:
        if made and stretch.first < made[-1].last:
            edges = tuple(sorted({*made[-1].edges, *stretch.edges}))
            made[-1] = Stretch(made[-1].first, max(made[-1].last, stretch.last), edges)
        else:
            made.append(stretch)
    return made


def usual_step(baselines: list[float]) -> float:
    """The usual step from one line of a column to the next, in points; twelve where there is no telling."""
    rising = [step for above, below in itertools.pairwise(baselines) if (step := below - above) > 1]
    return statistics.median_low(rising) if rising else 12.0

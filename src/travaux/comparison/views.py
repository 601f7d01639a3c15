"""Two views of a comparison for programs: the words that last, and the shortest script in order."""

from __future__ import annotations

import numpy as np

from ..text.documents import Text
from .changes import Change, Comparison
from .equal import equal_runs
from .stream import Places, stream_of

__all__ = ["lasting", "script"]


def lasting(before: Text, after: Text, comparison: Comparison) -> tuple[Places, Places, Places]:
    """The words that are in both texts: their indexes before, their indexes after, the number of the move that carries
    each (0 = in place), in the order of the later text.

    Guarantees: no index stands twice; `left[k]` and `right[k]` are the same word.
    """
    moves = [change for change in comparison.changes if change.kind == "move"]
    left, right = stream_of(before).kept, stream_of(after).kept
    old = _keepers(left, comparison.changes, moves, "before")
    new = _keepers(right, comparison.changes, moves, "after")
    rows: list[Places] = []
    for number in (0, *(move.number for move in moves)):
        i, j = left[old == number], right[new == number]
        rows.append(np.stack([i, j, np.full(len(i), number)]).astype(np.int32))
    table = np.concatenate(rows, axis=1)
    i, j, by = table[:, np.argsort(table[1], kind="stable")]
    return i, j, by


def _keepers(kept: Places, changes: tuple[Change, ...], moves: list[Change], side: str) -> Places:
    """For each word the move that carries it, 0 = in place, -1 = it does not last."""
    out = np.zeros(len(kept), np.int32)
    spans = np.array([getattr(change, side).span for change in changes], np.int32).reshape(-1, 2)
    places = dict(zip((change.number for change in changes), np.searchsorted(kept, spans).tolist(), strict=True))
    for move in sorted(moves, key=lambda move: places[move.number][0] - places[move.number][1]):
        start, end = places[move.number]
        out[start:end] = move.number
    for change in changes:
        if change.kind != "move":
            start, end = places[change.number]
            out[start:end] = -1
    return out


def script(before: Text, after: Text, comparison: Comparison) -> tuple[tuple[int, int, int, int], ...]:
    """The comparison as one script in order: (start, end, start, end) of words that give way and words that come, counted
    without blanks and page furniture. What moved is taken out and put in; chance matches between them are kept.
    """
    a, b = stream_of(before), stream_of(after)
    i, j, by = lasting(before, after, comparison)
    left, right = np.searchsorted(a.kept, i[by == 0]), np.searchsorted(b.kept, j[by == 0])
    fresh = np.ones(len(left) + 1, bool)
    fresh[1:-1] = (np.diff(left) != 1) | (np.diff(right) != 1)
    edges = np.flatnonzero(fresh)
    starts = np.stack([left[edges[:-1]], right[edges[:-1]]], axis=1).tolist()
    ends = (np.stack([left[edges[1:] - 1], right[edges[1:] - 1]], axis=1) + 1).tolist()
    out: list[tuple[int, int, int, int]] = []
    for (i1, j1), (i2, j2) in zip([[0, 0], *ends], [*starts, [len(a), len(b)]], strict=True):
        out += _between(a.hashes[i1:i2].tolist(), b.hashes[j1:j2].tolist(), i1, j1)
    return tuple(out)


def _between(old: list[int], new: list[int], i: int, j: int) -> list[tuple[int, int, int, int]]:
    """The script of a gap."""
    runs = [*equal_runs(old, new), (len(old), len(old), len(new), len(new))]
    out, at = [], (0, 0)
    for i1, i2, j1, j2 in runs:
        if (i1, j1) != at:
            out.append((i + at[0], i + i1, j + at[1], j + j1))
        at = (i2, j2)
    return out

"""Two views of a comparison for programs: the words that last, and the shortest script in order."""

from __future__ import annotations

import numpy as np

from ..text.documents import Text
from .anchors import Anchors
from .changes import Change, Comparison
from .stream import Places, stream_of
from .wording import all_runs, filled

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


def script(
    before: Text, after: Text, comparison: Comparison, words: tuple[Places, Places, Places] | None = None
) -> tuple[tuple[int, int, int, int], ...]:
    """The comparison as one script in order: (start, end, start, end) of words that give way and words that come, counted
    without blanks and page furniture. What moved is taken out and put in; chance matches between them are kept.

    `words` is what `lasting` gives, if it is at hand.
    """
    a, b = stream_of(before), stream_of(after)
    i, j, by = words or lasting(before, after, comparison)
    stays = _runs(np.searchsorted(a.kept, i[by == 0]), np.searchsorted(b.kept, j[by == 0]))
    left, right, length = filled(a.hashes, b.hashes, stays, all_runs)
    order = np.argsort(right, kind="stable")
    left, right, length = left[order], right[order], length[order]
    edges = (
        np.append(0, left + length),
        np.append(left, len(a)),
        np.append(0, right + length),
        np.append(right, len(b)),
    )
    rows = np.stack(edges, axis=1)
    rows = rows[(rows[:, 0] < rows[:, 1]) | (rows[:, 2] < rows[:, 3])]
    return tuple(map(tuple, rows.tolist()))


def _runs(left: Places, right: Places) -> Anchors:
    """Single equal words as runs."""
    fresh = np.ones(len(left) + 1, bool)
    fresh[1:-1] = (np.diff(left) != 1) | (np.diff(right) != 1)
    edges = np.flatnonzero(fresh) if len(left) else np.zeros(1, np.int32)
    return Anchors(left[edges[:-1]], right[edges[:-1]], np.diff(edges))

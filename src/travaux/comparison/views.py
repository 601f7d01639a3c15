"""Two views of a comparison for programs: the words that last, and the shortest script in order."""

from __future__ import annotations

from itertools import chain

import numpy as np

from ..text.documents import Text
from ..text.words import Span
from .anchors import Anchors, longest_chain
from .changes import Comparison, Lasts
from .matches import by_passage, seats
from .shortening import shortened
from .stream import Places, beside, steps, stream_of
from .wording import all_runs, filled

__all__ = ["lasting", "script"]


def lasting(before: Text, after: Text, comparison: Comparison) -> Lasts:
    """The words that are in both texts: their indexes before, their indexes after, the number of the move that carries
    each (0 = in place), in the order of the later text.

    Guarantees: no index stands twice; `left[k]` and `right[k]` are the same word.
    """
    return comparison.lasts or _replayed(before, after, comparison)


def _replayed(before: Text, after: Text, comparison: Comparison) -> Lasts:
    """The words that last, from the changes alone."""
    left, right = stream_of(before).kept, stream_of(after).kept
    moves = [change for change in comparison.changes if change.kind == "move"]
    edits = [change for change in comparison.changes if change.kind != "move"]
    old = _keepers(left, [e.before.span for e in edits], [(m.before.span, m.number) for m in moves])
    new = _keepers(right, [e.after.span for e in edits], [(m.after.span, m.number) for m in moves])
    one, other = by_passage(old), by_passage(new)
    order = other.argsort()
    return left[one[order]], right[other[order]], old[one[order]]


def _keepers(kept: Places, edits: list[Span], moves: list[tuple[Span, int]]) -> Places:
    """For each word the move that carries it, 0 = in place, -1 = it does not last."""
    out = np.zeros(len(kept), np.int32)
    places = kept.searchsorted(np.array([span for span, _ in moves], np.int32).reshape(-1, 2)).tolist()
    for n in sorted(range(len(moves)), key=lambda n: places[n][0] - places[n][1]):
        out[places[n][0] : places[n][1]] = moves[n][1]
    spans = kept.searchsorted(np.fromiter(chain.from_iterable(edits), np.int32).reshape(-1, 2))
    edges = np.bincount(spans[:, 0], minlength=len(kept) + 1) - np.bincount(spans[:, 1], minlength=len(kept) + 1)
    out[edges[:-1].cumsum() > 0] = -1
    return out


def script(
    before: Text, after: Text, comparison: Comparison, words: Lasts | None = None
) -> tuple[tuple[int, ...], ...]:
    """The comparison as one script in order: (start, end, start, end) of words that give way and words that come, counted
    without blanks and page furniture. What moved is taken out and put in; a script has no reader, so of what passed each other
    the longer stays, and chance matches are kept.

    `words` is what `lasting` gives, if it is at hand.
    """
    a, b = stream_of(before), stream_of(after)
    i, j, _ = words or lasting(before, after, comparison)
    runs = _runs(seats(a.kept, len(before.words))[i], seats(b.kept, len(after.words))[j])
    stays = runs.pick(longest_chain(runs))
    left, right, length = filled(a.hashes, b.hashes, stays, all_runs)
    order = right.argsort(kind="stable")
    left, right, length = left[order], right[order], length[order]
    edges = (
        np.concatenate(((0,), left + length)),
        np.concatenate((left, (len(a),))),
        np.concatenate(((0,), right + length)),
        np.concatenate((right, (len(b),))),
    )
    rows = beside(len(edges[0]), *edges)
    rows = rows[(rows[:, 0] < rows[:, 1]) | (rows[:, 2] < rows[:, 3])]
    return tuple(shortened(a.hashes, b.hashes, rows))


def _runs(left: Places, right: Places) -> Anchors:
    """Single equal words as runs."""
    fresh = np.ones(len(left) + 1, bool)
    fresh[1:-1] = (steps(left) != 1) | (steps(right) != 1)
    edges = fresh.nonzero()[0] if len(left) else np.zeros(1, np.int32)
    return Anchors(left[edges[:-1]], right[edges[:-1]], steps(edges))

"""Passages: stretches of words that moved as one piece, edited on the way or not.

Anchors that are not in the chain of what stays are gathered: those that come from one gap of the chain and go to one gap
form a passage, in rising order. Passages lie apart or inside each other, never across: that is what makes them replay.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..text.words import Ints, Span
from .anchors import Anchors, longest_chain
from .blocks import Said

__all__ = ["Passage", "paint", "passages_of"]

ENOUGH = 12
SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Passage:
    """A moved stretch: half-open spans of words said, before and after."""

    before: Span
    after: Span


def passages_of(a: Said, b: Said, anchors: Anchors, stays: npt.NDArray[np.bool_]) -> tuple[tuple[Passage, ...], Ints]:
    """The passages, and for each anchor the number of its passage: 0 = stays in place, -1 = too weak to say anything."""
    group = np.zeros(len(anchors), np.int32)
    moved = np.flatnonzero(~stays)
    if not len(moved):
        return (), group
    chain = anchors.pick(stays)
    gaps = np.stack(
        [np.searchsorted(chain.before, anchors.before[moved]), np.searchsorted(chain.after, anchors.after[moved])]
    )
    group[moved] = _chains(anchors.pick(~stays), gaps) + 1
    group[moved] = _nested(group[moved], anchors.before[moved])
    group[moved] = _nested(group[moved], np.arange(len(moved)))
    return _accepted(a, b, anchors, group)


def _chains(anchors: Anchors, gaps: Ints) -> Ints:
    """Group numbers: one gap to one gap, in rising order; what crosses inside a group is a group of its own."""
    _, group = np.unique(gaps, axis=1, return_inverse=True)
    group = group.reshape(-1)
    count = int(group.max()) + 1
    todo = list(range(count))
    while todo:
        members = np.flatnonzero(group == todo.pop())
        rising = longest_chain(anchors.pick(np.isin(np.arange(len(anchors)), members)))
        if not rising.all():
            group[members[~rising]] = count
            todo.append(count)
            count += 1
    return group.astype(np.int32)


def _nested(group: Ints, order: Ints) -> Ints:
    """Groups cut apart where they interleave in the given order, so that they lie apart or inside each other."""
    out, fresh = group.copy(), int(group.max()) + 1
    open_ones: list[int] = []
    closed: set[int] = set()
    renamed: dict[int, int] = {}
    for n in np.argsort(order, kind="stable").tolist():
        name = renamed.get(int(group[n]), int(group[n]))
        if name in closed:
            name = renamed[int(group[n])] = fresh
            fresh += 1
        if name in open_ones:
            while open_ones[-1] != name:
                closed.add(open_ones.pop())
        else:
            open_ones.append(name)
        out[n] = name
    return out


def _accepted(a: Said, b: Said, anchors: Anchors, group: Ints) -> tuple[tuple[Passage, ...], Ints]:
    """Passages that are large enough, stretched to the ends of their blocks where nothing stands in the way."""
    out = np.where(group > 0, -1, 0).astype(np.int32)
    taken = (_taken(anchors.before, anchors.length, len(a.words)), _taken(anchors.after, anchors.length, len(b.words)))
    passages: list[Passage] = []
    for name in np.unique(group[group > 0]).tolist():
        members = np.flatnonzero(group == name)
        if not _strong(a, b, anchors, members):
            continue
        passages.append(_stretched(a, b, _hull(anchors, members), taken))
        out[members] = len(passages)
    return tuple(passages), out


def _taken(starts: Ints, lengths: Ints, size: int) -> npt.NDArray[np.bool_]:
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + lengths, -1)
    return np.cumsum(edges[:-1]) > 0


def _hull(anchors: Anchors, members: Ints) -> Passage:
    first, last = int(members[0]), int(members[-1])
    before = (int(anchors.before[first]), int(anchors.before[last] + anchors.length[last]))
    return Passage(before, (int(anchors.after[first]), int(anchors.after[last] + anchors.length[last])))


def _strong(a: Said, b: Said, anchors: Anchors, members: Ints) -> bool:
    """Twelve words, or most of a block."""
    words = int(anchors.length[members].sum())
    if words >= ENOUGH:
        return True
    old, new = int(a.block[anchors.before[members[0]]]), int(b.block[anchors.after[members[0]]])
    sizes = int(a.first[old + 1] - a.first[old]), int(b.first[new + 1] - b.first[new])
    return words >= 3 and words >= SHARE * max(sizes)


def _stretched(a: Said, b: Said, hull: Passage, taken: tuple[npt.NDArray[np.bool_], ...]) -> Passage:
    """The hull, carried on to the ends of the blocks it fills for the most part, over words that nobody took."""
    (a0, a1), (b0, b1) = hull.before, hull.after
    old, new = int(a.block[a0]), int(b.block[b0])
    if _fills(a, hull.before, old) and _fills(b, hull.after, new):
        a0, b0 = _back(taken[0], a0, int(a.first[old])), _back(taken[1], b0, int(b.first[new]))
    old, new = int(a.block[a1 - 1]), int(b.block[b1 - 1])
    if _fills(a, hull.before, old) and _fills(b, hull.after, new):
        a1, b1 = _on(taken[0], a1, int(a.first[old + 1])), _on(taken[1], b1, int(b.first[new + 1]))
    taken[0][a0:a1] = True
    taken[1][b0:b1] = True
    return Passage((a0, a1), (b0, b1))


def _fills(said: Said, span: Span, block: int) -> bool:
    start, end = int(said.first[block]), int(said.first[block + 1])
    return min(end, span[1]) - max(start, span[0]) >= SHARE * (end - start)


def _back(taken: npt.NDArray[np.bool_], at: int, limit: int) -> int:
    held = np.flatnonzero(taken[limit:at])
    return limit + int(held[-1]) + 1 if len(held) else limit


def _on(taken: npt.NDArray[np.bool_], at: int, limit: int) -> int:
    held = np.flatnonzero(taken[at:limit])
    return at + int(held[0]) if len(held) else limit


def paint(spans: list[Span], size: int) -> Ints:
    """For each of `size` places the number (from 1) of the narrowest span that holds it, 0 for none."""
    out = np.zeros(size, np.int32)
    for n in sorted(range(len(spans)), key=lambda n: spans[n][0] - spans[n][1]):
        out[spans[n][0] : spans[n][1]] = n + 1
    return out

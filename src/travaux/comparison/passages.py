"""Passages: stretches of words that moved as one piece, edited on the way or not.

Anchors that are not in the chain of what stays are gathered: those that come from one gap of the chain and go to one gap
form a passage, in rising order. Passages lie apart or inside each other, never across: that is what makes them replay.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..text.words import Span
from .anchors import Anchors, longest_chain
from .blocks import Said
from .stream import Mask, Places, steps

__all__ = ["SHARE", "Passage", "paint", "passages_of"]

ENOUGH, SURE = 12, 40
SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Passage:
    """A moved stretch: half-open spans of words said, before and after."""

    before: Span
    after: Span


def passages_of(
    a: Said, b: Said, anchors: Anchors, gaps: Places, *, taken: tuple[Mask, Mask], least: float
) -> tuple[tuple[Passage, ...], Places]:
    """The passages that anchors out of place make, and for each anchor the number of its passage, 0 where it is too weak.

    `gaps` (2, n) says between which words that stay each anchor lies, before and after; `taken` the words said, before and
    after, that are spoken for: no passage stretches over them. A passage within one block must hold the share `least` of it.
    """
    if not len(anchors):
        return (), np.zeros(0, np.int32)
    group = _chains(anchors, gaps) + 1
    group = _nested(group, anchors.before)
    group = _nested(group, np.arange(len(anchors)))
    return _accepted(a, b, anchors, group, taken=taken, least=least)


def _chains(anchors: Anchors, gaps: Places) -> Places:
    """Group numbers: one gap to one gap, in rising order; what crosses inside a group is a group of its own."""
    width = int(gaps[1].max()) + 1
    names, group = np.unique(gaps[0].astype(np.int64) * width + gaps[1], return_inverse=True)
    count = len(names)
    todo = [members for members in _members(group) if (steps(anchors.before[members]) < 0).any()]
    while todo:
        members = todo.pop()
        crossing = members[
            ~longest_chain(Anchors(*(c[members] for c in (anchors.before, anchors.after, anchors.length))))
        ]
        if len(crossing):
            group[crossing] = count
            todo.append(crossing)
            count += 1
    return group


def _members(group: Places) -> list[Places]:
    """The anchors of each group, groups in the order of their numbers."""
    order = group.argsort(kind="stable")
    return np.split(order, (steps(group[order])).nonzero()[0] + 1)


def _nested(group: Places, order: Places) -> Places:
    """Groups cut apart where they interleave in the given order, so that they lie apart or inside each other."""
    out, fresh = group.copy(), int(group.max()) + 1
    open_ones: list[int] = []
    closed: set[int] = set()
    renamed: dict[int, int] = {}
    for n in order.argsort(kind="stable").tolist():
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


def _accepted(
    a: Said, b: Said, anchors: Anchors, group: Places, *, taken: tuple[Mask, Mask], least: float
) -> tuple[tuple[Passage, ...], Places]:
    """Passages that are large enough, stretched to the ends of their blocks where nothing stands in the way."""
    out = np.zeros(len(anchors), np.int32)
    passages: list[Passage] = []
    for members in _members(group):
        if _strong(a, b, anchors, members, least=least):
            passages.append(_stretched(a, b, _hull(anchors, members), taken))
            out[members] = len(passages)
    return tuple(passages), out


def _hull(anchors: Anchors, members: Places) -> Passage:
    first, last = int(members[0]), int(members[-1])
    before = (int(anchors.before[first]), int(anchors.before[last] + anchors.length[last]))
    return Passage(before, (int(anchors.after[first]), int(anchors.after[last] + anchors.length[last])))


def _strong(a: Said, b: Said, anchors: Anchors, members: Places, *, least: float) -> bool:
    """Twelve words, or most of a block, or a block of one or two words; within one block its share, or forty words."""
    words = int(anchors.length[members].sum())
    hull = _hull(anchors, members)
    sizes = [_size(said, span) for said, span in ((a, hull.before), (b, hull.after))]
    if words < ENOUGH:
        return words == max(sizes) or (words >= 3 and words >= SHARE * max(sizes))
    if words >= SURE:
        return True
    within = [said.block[span[0]] == said.block[span[1] - 1] for said, span in ((a, hull.before), (b, hull.after))]
    return not (within[0] and words < least * sizes[0]) and not (within[1] and words < least * sizes[1])


def _size(said: Said, span: Span) -> int:
    """The words of the block that a span begins in."""
    block = int(said.block[span[0]])
    return int(said.first[block + 1] - said.first[block])


def _stretched(a: Said, b: Said, hull: Passage, taken: tuple[Mask, Mask]) -> Passage:
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


def _back(taken: Mask, at: int, limit: int) -> int:
    held = taken[limit:at].nonzero()[0]
    return limit + int(held[-1]) + 1 if len(held) else limit


def _on(taken: Mask, at: int, limit: int) -> int:
    held = taken[at:limit].nonzero()[0]
    return at + int(held[0]) if len(held) else limit


def paint(spans: list[Span], size: int) -> Places:
    """For each of `size` places the number (from 1) of the narrowest span that holds it, 0 for none."""
    out = np.zeros(size, np.int32)
    for n in sorted(range(len(spans)), key=lambda n: spans[n][0] - spans[n][1]):
        out[spans[n][0] : spans[n][1]] = n + 1
    return out

"""Anchors: stretches of words that stand in both texts and say which words belong together, in any order.

Three sources: blocks that are the same in both, in order; blocks that are the same and stand once in each text, wherever
they stand; and runs of words, each five of which stand once in what is left of each text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .blocks import Said
from .equal import equal_runs, gathered
from .stream import FACTOR, Hashes, Mask, Places, steps

__all__ = ["Anchors", "anchors_of", "leftover_anchors", "longest_chain", "weights_of"]

GRAM = 5
LEAST = 3
EACH = 40  # words that a block which moves weighs besides its own: one long move is easier to read than many short ones
MOST = 9.0  # how many words an anchored word can stand for


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """Runs of equal words, rising in the later text: `before` and `after` (n,) first words said, `length` (n,)."""

    before: Places
    after: Places
    length: Places

    def __len__(self) -> int:
        return len(self.before)

    def pick(self, which: Mask) -> Anchors:
        """Only some of the anchors."""
        return Anchors(self.before[which], self.after[which], self.length[which])


def anchors_of(a: Said, b: Said) -> Anchors:
    """All anchors of two texts; they may cross, they never overlap."""
    left, right = _same_blocks(a, b)
    free = _outside(a, left), _outside(b, right)
    return _together(_whole(a, b, left, right), _rare_runs(a, b, *free))


def leftover_anchors(a: Said, b: Said, free_a: Mask, free_b: Mask) -> Anchors:
    """Anchors among the free words only: whole blocks that stand there once in each text, and rare runs."""
    left, right = _single_blocks(a, b, _all_free(a, free_a), _all_free(b, free_b))
    free = free_a & _outside(a, left), free_b & _outside(b, right)
    return _together(_whole(a, b, left, right), _rare_runs(a, b, *free))


def _outside(said: Said, blocks: Places) -> Mask:
    """The words that are in none of some blocks."""
    outside = np.ones(len(said.whole), bool)
    outside[blocks] = False
    return outside[said.block]


def _all_free(said: Said, free: Mask) -> Places:
    """The blocks of three words and more that are free to the last."""
    long = steps(said.first) >= LEAST
    return (np.logical_and.reduceat(free, said.first[:-1]) & long).nonzero()[0] if len(free) else np.zeros(0, np.int32)


def _single_blocks(a: Said, b: Said, old: Places, new: Places) -> tuple[Places, Places]:
    """Which of some blocks are the same and stand once on either side."""
    left, right = _once(a.whole[old], b.whole[new])
    return old[left], new[right]


def _once(old: Hashes, new: Hashes) -> tuple[Places, Places]:
    """Where those hashes stand that are once in `old` and once in `new`; rising in `new`."""
    every = np.concatenate((old, new))
    order = every.argsort()
    every = every[order]
    alike = np.zeros(len(every) + 1, bool)
    np.equal(every[1:], every[:-1], out=alike[1:-1])
    two = (alike[1:-1] & ~alike[:-2] & ~alike[2:]).nonzero()[0]  # neighbours that are alike, and no third beside them
    one, other = order[two], order[two + 1]
    left, right = np.minimum(one, other), np.maximum(one, other) - len(old)
    both = (left < len(old)) & (right >= 0)
    left, right = left[both], right[both]
    rising = right.argsort()
    return left[rising], right[rising]


def _whole(a: Said, b: Said, left: Places, right: Places) -> Anchors:
    return Anchors(a.first[left], b.first[right], steps(b.first)[right])


def _together(one: Anchors, other: Anchors) -> Anchors:
    before, after, length = (
        np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("before", "after", "length")
    )
    order = after.argsort(kind="stable")
    return _apart(Anchors(before[order], after[order], length[order]))


def _apart(anchors: Anchors) -> Anchors:
    """The same anchors, each cut short where the next begins, in either text."""
    if not len(anchors):
        return anchors
    room = np.concatenate((steps(anchors.after), (anchors.length[-1],)))
    order = anchors.before.argsort(kind="stable")
    room[order[:-1]] = np.minimum(room[order[:-1]], steps(anchors.before[order]))
    return Anchors(anchors.before, anchors.after, np.minimum(anchors.length, room).astype(np.int32))


def _same_blocks(a: Said, b: Said) -> tuple[Places, Places]:
    """Blocks that are the same: the longest chain in order, and those that stand once in each text."""
    _, number = np.unique(np.concatenate((a.whole, b.whole)), return_inverse=True)
    old, new = number[: len(a.whole)], number[len(a.whole) :]
    partner = np.full(len(new), -1, np.int32)
    one, other = old.tolist(), new.tolist()
    for i1, i2, j1, j2 in gathered(equal_runs(one, other), one, other):
        partner[j1:j2] = np.arange(i1, i2)
    left, single = _once(a.whole, b.whole)
    partner[single] = left
    right = (partner >= 0).nonzero()[0].astype(np.int32)
    return partner[right], right


def _grams(said: Said, free: Mask) -> tuple[Places, Hashes]:
    """Places and hashes of all runs of five free words within one block."""
    count = len(said.words) - GRAM + 1
    if count <= 0:
        return np.zeros(0, np.int32), np.zeros(0, np.uint64)
    whole = said.block[:count] == said.block[GRAM - 1 :]
    for step in range(GRAM):
        whole &= free[step : count + step]
    at = whole.nonzero()[0].astype(np.int32)
    if not len(at):
        return at, np.zeros(0, np.uint64)
    out = said.words[at]
    for step in range(1, GRAM):
        out = out * np.uint64(FACTOR) + said.words[at + step]
    return at, out


def _rare_runs(a: Said, b: Said, free_a: Mask, free_b: Mask) -> Anchors:
    """Runs of six and more words of which each five stand once in what is free of each text."""
    at_a, grams_a = _grams(a, free_a)
    if len(at_a) < 2:
        return Anchors(*np.zeros((3, 0), np.int32))
    at_b, grams_b = _grams(b, free_b)
    left, right = _once(grams_a, grams_b)
    return _joined(at_a[left], at_b[right])


def _joined(before: Places, after: Places) -> Anchors:
    """Runs of neighbouring five-word matches as anchors; a match without a neighbour is left out."""
    if not len(before):
        return Anchors(before, after, before)
    fresh = np.ones(len(before) + 1, bool)
    fresh[1:-1] = (steps(before) != 1) | (steps(after) != 1)
    edges = fresh.nonzero()[0]
    starts, count = edges[:-1], steps(edges)
    found = Anchors(before[starts], after[starts], (count + GRAM - 1).astype(np.int32))
    return found.pick(count > 1)


def weights_of(a: Said, b: Said, anchors: Anchors) -> Places:
    """The words that each anchor stands for: its share of all the words of its two blocks, edited ones too, and of `EACH`.

    A reader weighs what moved against what stayed by whole paragraphs, not by the words that nobody touched.
    """
    old, new = a.block[anchors.before].astype(np.int64), b.block[anchors.after]
    pairs, number = np.unique(old * (len(b.whole) + 1) + new, return_inverse=True)
    held = np.bincount(number, anchors.length, len(pairs))[number]
    whole = (steps(a.first)[old] + steps(b.first)[new]) / 2 + EACH
    return np.asarray(anchors.length * np.minimum(MOST, whole / np.maximum(held, 1)), np.int64)


def longest_chain(anchors: Anchors, weight: Places | None = None) -> Mask:
    """Which anchors stay in order: the chain with most words, or most of another weight. What is not in it has moved."""
    before = anchors.before
    stays = np.ones(len(before), bool)
    if len(before):
        ahead = np.maximum.accumulate(before)
        behind = np.minimum.accumulate(before[::-1])[::-1]
        crossing = ((before != ahead) | (before != behind)).nonzero()[0]
        weight = anchors.length if weight is None else weight
        stays[crossing] = _heaviest(before[crossing], weight[crossing])
    return stays


def _heaviest(before: Places, weight: Places) -> Mask:
    """The rising sequence of most weight, as a mask; neighbours in both orders go together."""
    if not len(before):
        return np.zeros(0, bool)
    rank = np.argsort(before.argsort())
    fresh = np.concatenate(((True,), steps(rank) != 1))
    starts = fresh.nonzero()[0]
    taken = _rising(rank[starts].tolist(), np.add.reduceat(weight, starts).tolist(), len(rank))
    kept = np.zeros(len(starts), bool)
    kept[taken] = True
    return np.asarray(kept[fresh.cumsum() - 1])


def _rising(ranks: list[int], weights: list[int], top: int) -> list[int]:
    """Indexes of the rising sequence of most weight, by a tree of running maxima over ranks."""
    best: list[tuple[int, int]] = [(0, -1)] * (top + 1)
    previous: list[int] = []
    for n, (rank, weight) in enumerate(zip(ranks, weights, strict=True)):
        found, at = (0, -1), rank
        while at > 0:
            found = max(found, best[at])
            at -= at & -at
        previous.append(found[1])
        mine, at = (found[0] + weight, n), rank + 1
        while at <= top:
            best[at] = max(best[at], mine)
            at += at & -at
    end, at = (0, -1), top
    while at > 0:
        end = max(end, best[at])
        at -= at & -at
    out, step = [], end[1]
    while step >= 0:
        out.append(step)
        step = previous[step]
    return out

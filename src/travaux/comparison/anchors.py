"""Anchors: stretches of words that stand in both texts and say which words belong together, in any order.

Three sources: blocks that are the same in both, in order; blocks that are the same and stand once in each text, wherever
they stand; and runs of words, each five of which stand once in what is left of each text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from ..text.words import Ints
from .blocks import Said
from .stream import FACTOR, Hashes

__all__ = ["Anchors", "anchors_of", "longest_chain"]

GRAM = 5


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """Runs of equal words, rising in the later text: `before` and `after` (n,) first words said, `length` (n,)."""

    before: Ints
    after: Ints
    length: Ints

    def __len__(self) -> int:
        return len(self.before)

    def pick(self, which: npt.NDArray[np.bool_]) -> Anchors:
        """Only some of the anchors."""
        return Anchors(self.before[which], self.after[which], self.length[which])


def anchors_of(a: Said, b: Said) -> Anchors:
    """All anchors of two texts; they may cross, they never overlap."""
    left, right = _same_blocks(a, b)
    whole = Anchors(a.first[left], b.first[right], np.diff(b.first)[right])
    runs = _rare_runs(a, b, np.isin(a.block, left, invert=True), np.isin(b.block, right, invert=True))
    before, after, length = (
        np.concatenate([getattr(whole, name), getattr(runs, name)]) for name in ("before", "after", "length")
    )
    order = np.argsort(after, kind="stable")
    return _apart(Anchors(before[order], after[order], length[order]))


def _apart(anchors: Anchors) -> Anchors:
    """The same anchors, each cut short where the next begins, in either text."""
    if not len(anchors):
        return anchors
    room = np.append(np.diff(anchors.after), anchors.length[-1])
    order = np.argsort(anchors.before, kind="stable")
    room[order[:-1]] = np.minimum(room[order[:-1]], np.diff(anchors.before[order]))
    return Anchors(anchors.before, anchors.after, np.minimum(anchors.length, room).astype(np.int32))


def _same_blocks(a: Said, b: Said) -> tuple[Ints, Ints]:
    """Blocks that are the same: the longest chain in order, and those that stand once in each text."""
    names, number = np.unique(np.concatenate([a.whole, b.whole]), return_inverse=True)
    old, new = number[: len(a.whole)], number[len(a.whole) :]
    once = (np.bincount(old, minlength=len(names)) == 1) & (np.bincount(new, minlength=len(names)) == 1)
    chain = [op[1:] for op in Indel.opcodes(old.tolist(), new.tolist()).as_list() if op[0] == "equal"]
    partner = np.full(len(new), -1, np.int32)
    for i1, i2, j1, j2 in chain:
        partner[j1:j2] = np.arange(i1, i2)
    home = np.full(len(names), -1, np.int32)
    home[old] = np.arange(len(old))
    single = once[new]
    partner[single] = home[new[single]]
    right = np.flatnonzero(partner >= 0).astype(np.int32)
    return partner[right], right


def _grams(said: Said, free: npt.NDArray[np.bool_]) -> tuple[Ints, Hashes]:
    """Places and hashes of all runs of five free words within one block."""
    count = len(said.words) - GRAM + 1
    if count <= 0:
        return np.zeros(0, np.int32), np.zeros(0, np.uint64)
    at = np.flatnonzero(free[:count] & (said.block[:count] == said.block[GRAM - 1 :])).astype(np.int32)
    out = said.words[at]
    for step in range(1, GRAM):
        out = out * np.uint64(FACTOR) + said.words[at + step]
    return at, out


def _rare_runs(a: Said, b: Said, free_a: npt.NDArray[np.bool_], free_b: npt.NDArray[np.bool_]) -> Anchors:
    """Runs of six and more words of which each five stand once in what is free of each text."""
    (at_a, grams_a), (at_b, grams_b) = _grams(a, free_a), _grams(b, free_b)
    names, number = np.unique(np.concatenate([grams_a, grams_b]), return_inverse=True)
    old, new = number[: len(at_a)], number[len(at_a) :]
    once = (np.bincount(old, minlength=len(names)) == 1) & (np.bincount(new, minlength=len(names)) == 1)
    home = np.zeros(len(names), np.int32)
    home[old] = at_a
    single = once[new]
    return _joined(home[new[single]], at_b[single])


def _joined(before: Ints, after: Ints) -> Anchors:
    """Runs of neighbouring five-word matches as anchors; a match without a neighbour is left out."""
    if not len(before):
        return Anchors(before, after, before)
    fresh = np.ones(len(before) + 1, bool)
    fresh[1:-1] = (np.diff(before) != 1) | (np.diff(after) != 1)
    edges = np.flatnonzero(fresh)
    starts, count = edges[:-1], np.diff(edges)
    found = Anchors(before[starts], after[starts], (count + GRAM - 1).astype(np.int32))
    return found.pick(count > 1)


def longest_chain(anchors: Anchors) -> npt.NDArray[np.bool_]:
    """Which anchors stay in order: the chain with most words. What is not in it has moved."""
    before = anchors.before
    stays = np.ones(len(before), bool)
    if len(before):
        ahead = np.maximum.accumulate(before)
        behind = np.minimum.accumulate(before[::-1])[::-1]
        crossing = np.flatnonzero((before != ahead) | (before != behind))
        stays[crossing] = _heaviest(before[crossing], anchors.length[crossing])
    return stays


def _heaviest(before: Ints, weight: Ints) -> npt.NDArray[np.bool_]:
    """The rising sequence of most weight, as a mask; neighbours in both orders go together."""
    if not len(before):
        return np.zeros(0, bool)
    rank = np.argsort(np.argsort(before))
    fresh = np.append(True, np.diff(rank) != 1)
    starts = np.flatnonzero(fresh)
    taken = _rising(rank[starts].tolist(), np.add.reduceat(weight, starts).tolist(), len(rank))
    return np.isin(np.cumsum(fresh) - 1, taken)


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

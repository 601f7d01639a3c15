"""Which words stayed: between anchors the shortest script, without the chance matches that mean nothing."""

from __future__ import annotations

from array import array
from itertools import pairwise

import numpy as np

from .anchors import Anchors
from .equal import equal_runs
from .stream import Hashes, Places

__all__ = ["Run", "aligned"]

Run = tuple[int, int, int]
CHANCE = 4
CELLS = 1 << 28
STEP = 1 << 13


def aligned(old: Hashes, new: Hashes, anchors: Anchors) -> Places:
    """For each word of `new` the word of `old` that it is, -1 where it is new; rising. `anchors` rise in both."""
    left, right = array("Q", old.tobytes()), array("Q", new.tobytes())
    i, j, n = (column.tolist() for column in (anchors.before, anchors.after, anchors.length))
    runs: list[Run] = list(zip(i, j, n, strict=True))
    ends = [(0, 0), *((p + s, q + s) for p, q, s in runs)]
    for (i1, j1), (i2, j2) in zip(ends, [*zip(i, j, strict=True), (len(left), len(right))], strict=True):
        if i1 < i2 and j1 < j2:
            runs += _gap(left[i1:i2], right[j1:j2], i1, j1)
    return _partners(runs, len(new))


def _gap(old: array[int], new: array[int], i: int, j: int) -> list[Run]:
    """Equal runs of a gap that starts at word `i` before and `j` after."""
    if len(old) * len(new) > CELLS:
        return _wide_gap(old, new, i, j)
    if len(old) == len(new) == 1:
        return [(i, j, 1)] if old == new else []
    return [(i + i1, j + j1, i2 - i1) for i1, i2, j1, j2 in _meaningful(equal_runs(old, new), (len(old), len(new)))]


def _wide_gap(old: array[int], new: array[int], i: int, j: int) -> list[Run]:
    """A gap too wide for one table, in slices of like proportion."""
    count = max(len(old), len(new)) // STEP + 1
    cuts = [(len(old) * k // count, len(new) * k // count) for k in range(count + 1)]
    out: list[Run] = []
    for (i1, j1), (i2, j2) in pairwise(cuts):
        if i1 < i2 and j1 < j2:
            out += _gap(old[i1:i2], new[j1:j2], i + i1, j + j1)
    return out


def _meaningful(equal: list[tuple[int, int, int, int]], end: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """The equal runs, without those of under four words between edits that are larger than they are."""
    if len(equal) < 2:
        return equal
    out: list[tuple[int, int, int, int]] = []
    at = (0, 0)
    for n, (i1, i2, j1, j2) in enumerate(equal):
        after = (equal[n + 1][0], equal[n + 1][2]) if n + 1 < len(equal) else end
        left, right = max(i1 - at[0], j1 - at[1]), max(after[0] - i2, after[1] - j2)
        if i2 - i1 < CHANCE and 2 * (i2 - i1) <= left and 2 * (i2 - i1) <= right:
            continue
        out.append((i1, i2, j1, j2))
        at = (i2, j2)
    return out


def _partners(runs: list[Run], size: int) -> Places:
    partner = np.full(size, -1, np.int32)
    if runs:
        i, j, n = np.array(runs, np.int32).T
        step = np.arange(int(n.sum()), dtype=np.int32) - np.repeat(np.cumsum(n) - n, n)
        partner[np.repeat(j, n) + step] = np.repeat(i, n) + step
    return partner

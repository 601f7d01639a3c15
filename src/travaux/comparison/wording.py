"""Which words stayed: between anchors the shortest script, with or without the chance matches that mean nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from .anchors import Anchors
from .equal import EqualRun, equal_runs, most_in_common
from .stream import Hashes, Mask, Places, beside, ranges, steps

__all__ = ["aligned", "all_runs", "filled", "meaningful_runs", "words_alike"]

Run = tuple[int, int, int]
Choice = Callable[[list[EqualRun], tuple[int, int]], list[EqualRun]]
CHANCE = 4
MANY = 12  # gaps from which on columns are faster than a search each
CELLS = 1 << 28
STEP = 1 << 13


def aligned(old: Hashes, new: Hashes, anchors: Anchors) -> Places:
    """For each word of `new` the word of `old` that it is, -1 where it is new; rising. `anchors` rise in both.

    Chance matches (under four words between edits that are larger than they are) are left out.
    """
    i, j, n = filled(old, new, anchors, meaningful_runs)
    partner = np.full(len(new), -1, np.int32)
    partner[ranges(j, n)] = ranges(i, n)
    return partner


def words_alike(old: Hashes, new: Hashes, least: int) -> int:
    """How many words of one stretch stand in the other too, in order, chance matches left out; 0 where it is under `least`."""
    here, there = old.tolist(), new.tolist()
    if len(here) * len(there) <= CELLS and not most_in_common(here, there, least):
        return 0
    found = sum(n for _, _, n in _gap(here, there, (0, 0), meaningful_runs))
    return found if found >= least else 0


def filled(old: Hashes, new: Hashes, anchors: Anchors, choice: Choice) -> tuple[Places, Places, Places]:
    """Runs of equal words (first before, first after, length): the anchors, and those chosen in the gaps between them; in no
    order."""
    gaps = _gaps(anchors, len(old), len(new))
    easy: Places = np.zeros((0, 3), np.int32)
    wide = gaps
    if len(gaps) >= MANY:
        level = gaps[:, 1] - gaps[:, 0] == gaps[:, 3] - gaps[:, 2]
        settled, easy = _level_runs(old, new, gaps[level])
        level[level] = settled
        wide = gaps[~level]
    lefts, rights = _words_of(old, wide[:, 0], wide[:, 1]), _words_of(new, wide[:, 2], wide[:, 3])
    runs: list[Run] = []
    for i, j, here, there in zip(wide[:, 0].tolist(), wide[:, 2].tolist(), lefts, rights, strict=True):
        if not set(here).isdisjoint(there):
            runs += _gap(here, there, (i, j), choice)
    hard = np.array(runs, np.int32).reshape(-1, 3)
    before, after, length = np.concatenate((easy, hard)).T
    return (
        np.concatenate((anchors.before, before)),
        np.concatenate((anchors.after, after)),
        np.concatenate((anchors.length, length)),
    )


def _level_runs(old: Hashes, new: Hashes, gaps: Places) -> tuple[Mask, Places]:
    """Of gaps with as many words before as after: which differ in one word at most, and the equal runs in those (n, 3).

    No shorter script is possible there, so most gaps need no search.
    """
    starts, sizes = gaps[:, 0], gaps[:, 1] - gaps[:, 0]
    at = ranges(starts, sizes)
    differs = old[at] != new[at + (gaps[:, 2] - starts).repeat(sizes)]
    ends = sizes.cumsum()
    odd = differs.nonzero()[0]
    edges = odd.searchsorted(np.concatenate((ends - sizes, ends[-1:])))
    count = steps(edges)
    settled = count < 2
    cuts = sizes.copy()
    cuts[count == 1] = odd[edges[:-1][count == 1]] - (ends - sizes)[count == 1]
    head, tail = cuts[settled], (sizes - cuts)[settled] - 1
    before, after = starts[settled], gaps[settled, 2]
    runs = np.concatenate(
        (
            beside(len(head), before, after, head),
            beside(len(head), before + cuts[settled] + 1, after + cuts[settled] + 1, tail),
        )
    )
    return settled, runs[runs[:, 2] > 0]


def _words_of(words: Hashes, starts: Places, ends: Places) -> Iterator[list[int]]:
    """The words of each of some stretches."""
    sizes = ends - starts
    found, at = words[ranges(starts, sizes)].tolist(), 0
    for size in sizes.tolist():
        yield found[at : at + size]
        at += size


def _gaps(anchors: Anchors, old: int, new: int) -> Places:
    """Gaps between anchors with words on both sides (n, 4): start, end, start, end."""
    i1, i2 = np.concatenate(((0,), anchors.before + anchors.length)), np.concatenate((anchors.before, (old,)))
    j1, j2 = np.concatenate(((0,), anchors.after + anchors.length)), np.concatenate((anchors.after, (new,)))
    both = (i1 < i2) & (j1 < j2)
    return beside(int(both.sum()), i1[both], i2[both], j1[both], j2[both])


def _gap(old: list[int], new: list[int], at: tuple[int, int], choice: Choice) -> list[Run]:
    """Chosen equal runs of a gap that starts at these words before and after."""
    if len(old) * len(new) > CELLS:
        return _wide_gap(old, new, at, choice)
    i, j = at
    return [(i + i1, j + j1, i2 - i1) for i1, i2, j1, _ in choice(equal_runs(old, new), (len(old), len(new)))]


def _wide_gap(old: list[int], new: list[int], at: tuple[int, int], choice: Choice) -> list[Run]:
    """A gap too wide for one table, in slices of like proportion."""
    count = max(len(old), len(new)) // STEP + 1
    cuts = [(len(old) * k // count, len(new) * k // count) for k in range(count + 1)]
    out: list[Run] = []
    for (i1, j1), (i2, j2) in pairwise(cuts):
        out += _gap(old[i1:i2], new[j1:j2], (at[0] + i1, at[1] + j1), choice)
    return out


def all_runs(equal: list[EqualRun], _: tuple[int, int]) -> list[EqualRun]:
    """All equal runs of a gap."""
    return equal


def meaningful_runs(equal: list[EqualRun], end: tuple[int, int]) -> list[EqualRun]:
    """The equal runs of a gap, without those of under four words between edits that are larger than they are."""
    if len(equal) < 2:
        return equal
    out: list[EqualRun] = []
    at = (0, 0)
    for n, (i1, i2, j1, j2) in enumerate(equal):
        after = (equal[n + 1][0], equal[n + 1][2]) if n + 1 < len(equal) else end
        left, right = max(i1 - at[0], j1 - at[1]), max(after[0] - i2, after[1] - j2)
        if i2 - i1 < CHANCE and 2 * (i2 - i1) <= left and 2 * (i2 - i1) <= right:
            continue
        out.append((i1, i2, j1, j2))
        at = (i2, j2)
    return out

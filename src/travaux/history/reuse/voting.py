"""Votes on the diagonal: shared runs that keep their order and distance speak for one passage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .coding import Ints

__all__ = ["BAND", "Votes", "best", "votes_of", "without"]

BAND = 16
"""Words by which edits may shift a passage within itself."""
STRAY = 8
"""One vote in so many at either end of the band is taken for chance, and does not stretch the passage."""
FAR = 1 << 40


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Shared runs in the order of their piece and their diagonal: `keys` (n,) both in one number, `pieces` (n,)."""

    keys: Ints
    pieces: Ints

    def joined(self, kept: npt.NDArray[np.bool_], more: Votes) -> Votes:
        """Some of the votes, with others added."""
        keys = np.concatenate([self.keys[kept], more.keys])
        keys.sort()
        return Votes(keys, keys // FAR)


def votes_of(pieces: Ints, within: Ints, beyond: Ints) -> Votes:
    """Votes from shared runs: the piece, the place in the piece, the place on the other side."""
    keys = pieces * FAR + (beyond - within + FAR // 2)
    keys.sort()
    return Votes(keys, keys // FAR)


def best(votes: Votes) -> tuple[Ints, Ints, Ints, Ints]:
    """For each piece with votes the passage that most speak for: (piece, votes, least diagonal, greatest diagonal)."""
    keys, size = votes.keys, len(votes.keys)
    if not size:
        empty = np.zeros(0, np.int64)
        return empty, empty, empty, empty
    ends = np.searchsorted(keys, keys + BAND, side="right")
    count = ends - np.arange(size)
    first = np.flatnonzero(np.concatenate([[True], votes.pieces[1:] != votes.pieces[:-1]]))
    rank = count * (size + 1) + (size - np.arange(size))
    top = np.maximum.reduceat(rank, first)
    at = size - top % (size + 1)
    stray = count[at] // STRAY
    low, high = keys[at + stray] % FAR - FAR // 2, keys[ends[at] - 1 - stray] % FAR - FAR // 2
    return votes.pieces[at], count[at], low, high


def without(votes: Votes, pieces: Ints, low: Ints, high: Ints) -> Votes:
    """The votes that do not speak for some passages (one for each piece, pieces rising)."""
    at = np.searchsorted(pieces, votes.pieces)
    at = np.minimum(at, max(0, len(pieces) - 1))
    diagonal = votes.keys % FAR - FAR // 2
    gone = (pieces[at] == votes.pieces) & (diagonal >= low[at] - BAND) & (diagonal <= high[at] + BAND)
    return Votes(votes.keys[~gone], votes.pieces[~gone])

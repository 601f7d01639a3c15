"""Where runs of words stand: hashes in order, each with its place; found by their first bits, in memory or on disk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .coding import Hashes, Ints

__all__ = ["Postings", "looked_up", "postings_of"]

BITS_MOST = 26
CROWD = 8


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Runs of words in the order of their hashes: `keys` (n,), `places` (n,) where each begins, `heads` (2 ** bits + 1,) the
    first key of each group of keys with the same first `bits` bits."""

    keys: Hashes
    places: Ints
    heads: Ints
    bits: int


def postings_of(keys: Hashes, places: Ints) -> Postings:
    """Postings of runs given in any order."""
    order = np.argsort(keys, kind="stable")
    ranked: Hashes = keys[order]
    bits = min(BITS_MOST, max(4, len(keys).bit_length()))
    count = np.bincount((ranked >> np.uint64(64 - bits)).astype(np.int64), minlength=1 << bits)
    heads: Ints = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    ordered: Ints = places[order]
    return Postings(ranked, _small(ordered), _small(heads), bits)


def _small(numbers: Ints) -> Ints:
    """Numbers in four bytes where they fit."""
    return numbers.astype(np.uint32) if not len(numbers) or int(numbers.max()) < 1 << 32 else numbers


def looked_up(postings: Postings, keys: Hashes, most: int) -> tuple[Ints, Ints]:
    """Where keys stand: (index of the key, place), for keys that stand `most` times at most (and, seldom, not those that share
    their first bits with one that stands more often)."""
    group = (keys >> np.uint64(64 - postings.bits)).astype(np.int64)
    first, last = postings.heads[group].astype(np.int64), postings.heads[group + 1].astype(np.int64)
    full = np.flatnonzero((last > first) & (last - first <= most + CROWD))
    which, at = spread(full, first[full], last[full])
    same = postings.keys[at] == keys[which]
    which, at = which[same], at[same]
    kept = np.bincount(which, minlength=len(keys))[which] <= most
    return which[kept], postings.places[at[kept]].astype(np.int64)


def spread(names: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Ranges written out: for each number of each range the name of its range, and the number."""
    sizes = last - first
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    at = np.arange(total, dtype=np.int64) + np.repeat(first - (ends - sizes), sizes)
    return np.repeat(names, sizes), at

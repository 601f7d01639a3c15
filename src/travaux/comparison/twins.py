"""Twins: provisions that are gone although another provision of the later text says the same.

Drafts carry alternatives with one wording (an option and the article it would replace). When one of them goes, the words live
on in the other: it was merged, not lost. Wording is compared by runs of four words, wherever their partners are.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .blocks import Said
from .stream import FACTOR, Hashes, Mask, Places

__all__ = ["twins_of"]

GRAM = 4
LONG = 12
TWIN, LONE_TWIN = 0.45, 0.8
OFTEN = 8
SIEVE = 1 << 16


def twins_of(a: Said, b: Said, gone: Mapping[int, bool]) -> dict[int, tuple[int, int]]:
    """For each provision before that is gone and has a twin: the provision after, and the words that it says too.

    `gone` says of each whether what holds it is gone as well; one that goes alone needs a closer twin.
    """
    lost = np.isin(a.owner, np.array(sorted(gone), np.int32)) & (np.diff(a.first) >= LONG) & ~a.heading
    if not lost.any() or len(b.words) < GRAM:
        return {}
    places, owners = _echoes(a, b, lost)
    out: dict[int, tuple[int, int]] = {}
    for block in np.flatnonzero(lost).tolist():
        start, end = np.searchsorted(places, a.first[block : block + 2])
        counts = np.bincount(owners[start:end], minlength=1)
        owner, runs = int(a.owner[block]), int(a.first[block + 1] - a.first[block]) - GRAM + 1
        if counts.max() >= (TWIN if gone[owner] else LONE_TWIN) * runs:
            out[owner] = int(counts.argmax()), int(counts.max()) + GRAM - 1
    return out


def _echoes(a: Said, b: Said, lost: Mask) -> tuple[Places, Places]:
    """Where the runs of four words of the lost blocks stand in the later text: their places before, the provisions after."""
    places, grams = _grams(a, lost[a.block])
    wheres, others = _grams(b, np.ones(len(b.words), bool))
    sieve = np.zeros(SIEVE, bool)
    sieve[grams % np.uint64(SIEVE)] = True
    likely = sieve[others % np.uint64(SIEVE)]
    wheres, others = wheres[likely], others[likely]
    order = np.argsort(others)
    low, high = np.searchsorted(others[order], grams), np.searchsorted(others[order], grams, "right")
    count = np.where(high - low <= OFTEN, high - low, 0)
    step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    owners = b.owner[b.block[wheres[order[np.repeat(low, count) + step]]]]
    return np.repeat(places, count)[owners >= 0], owners[owners >= 0]


def _grams(said: Said, wanted: Mask) -> tuple[Places, Hashes]:
    """Places and hashes of the runs of four words within one block."""
    count = max(0, len(said.words) - GRAM + 1)
    at = np.flatnonzero(wanted[:count] & (said.block[:count] == said.block[GRAM - 1 :][:count]))
    out = said.words[at]
    for step in range(1, GRAM):
        out = out * np.uint64(FACTOR) + said.words[at + step]
    return at, out

"""Twins: provisions that are gone although another provision of the later text says the same.

Drafts carry alternatives with one wording (an option and the article it would replace). When one of them goes, the words live
on in the other: it was merged, not lost. Wording is compared by runs of four words, wherever their partners are.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .blocks import Said
from .stream import FACTOR, Hashes, Mask, Places, ranges, steps

__all__ = ["twins_of"]

GRAM = 4
LONG = 12
TWIN, LONE_TWIN = 0.45, 0.8
OFTEN = 8
SIEVE = np.uint64(48)  # the bits of a hash that a quick look leaves out


def twins_of(a: Said, b: Said, gone: Mapping[int, bool]) -> dict[int, tuple[int, int]]:
    """For each provision before that is gone and has a twin: the provision after, and the words that it says too.

    `gone` says of each whether what holds it is gone as well; one that goes alone needs a closer twin.
    """
    if not gone:
        return {}
    going = np.zeros(max(*gone, int(a.owner.max(initial=0))) + 2, bool)  # the last is for words of no provision
    going[list(gone)] = True
    lost = going[a.owner] & (steps(a.first) >= LONG) & ~a.heading
    if not lost.any() or len(b.words) < GRAM:
        return {}
    places, owners = _echoes(a, b, lost)
    out: dict[int, tuple[int, int]] = {}
    for block in lost.nonzero()[0].tolist():
        start, end = places.searchsorted(a.first[block : block + 2])
        counts = np.bincount(owners[start:end], minlength=1)
        owner, runs = int(a.owner[block]), int(a.first[block + 1] - a.first[block]) - GRAM + 1
        if counts.max() >= (TWIN if gone[owner] else LONE_TWIN) * runs:
            out[owner] = int(counts.argmax()), int(counts.max()) + GRAM - 1
    return out


def _echoes(a: Said, b: Said, lost: Mask) -> tuple[Places, Places]:
    """Where the runs of four words of the lost blocks stand in the later text: their places before, the provisions after."""
    grams, others = _grams(a), _grams(b)
    places = (lost[a.block[: len(grams)]] & _whole(a)).nonzero()[0]
    grams = grams[places]
    sieve = np.zeros(1 << 16, bool)
    sieve[(grams >> SIEVE).astype(np.uint16)] = True
    wheres = (sieve[(others >> SIEVE).astype(np.uint16)] & _whole(b)).nonzero()[0]
    others = others[wheres]
    order = others.argsort()
    low, high = others[order].searchsorted(grams), others[order].searchsorted(grams, "right")
    count = np.where(high - low <= OFTEN, high - low, 0)
    owners = b.owner[b.block[wheres[order[ranges(low, count)]]]]
    return places.repeat(count)[owners >= 0], owners[owners >= 0]


def _grams(said: Said) -> Hashes:
    """The hash of the run of four words that begins at each word."""
    count = max(0, len(said.words) - GRAM + 1)
    out = said.words[:count]
    for step in range(1, GRAM):
        out = out * np.uint64(FACTOR) + said.words[step : count + step]
    return out


def _whole(said: Said) -> Mask:
    """Which runs of four words lie within one block."""
    return np.asarray(said.block[: max(0, len(said.block) - GRAM + 1)] == said.block[GRAM - 1 :])

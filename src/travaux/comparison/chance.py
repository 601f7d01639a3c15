"""Chance matches: a few words that two provisions have in common though nothing else connects these provisions.

A shortest script likes to keep "the" and "of the Conference" of a paragraph that went for the paragraph that came. For a
reader both are whole: one went, the other came. (`script` keeps such matches; it has no reader.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..text.provisions import Provision
from .blocks import Said
from .matches import Matching
from .relations import Kinship
from .shares import lineages

__all__ = ["without_chance"]

FEW = 8
SHARE = 0.4


def without_chance(provisions: Sequence[Provision], said: tuple[Said, Said], found: Matching, kin: Kinship) -> Matching:
    """The matching without the few words that provisions with nothing else in common share."""
    a, b = said
    stayed = np.flatnonzero(found.partner >= 0)
    old, new = a.owner[a.block[found.partner[stayed]]], b.owner[b.block[stayed]]
    partner = np.full(len(provisions) + 1, -2, np.int32)
    partner[list(kin.partner)] = list(kin.partner.values())
    apart = np.flatnonzero((partner[new] != old) & (new >= 0))
    if not len(apart):
        return found
    width = len(provisions) + 1
    keys, inverse, counts = np.unique(
        old[apart].astype(np.int64) * width + new[apart], return_inverse=True, return_counts=True
    )
    above = lineages(provisions)
    chance = [
        _chance(kin, above[key % width], key // width, n) for key, n in zip(keys.tolist(), counts.tolist(), strict=True)
    ]
    found.partner[stayed[apart[np.array(chance)[inverse]]]] = -1
    return found


def _chance(kin: Kinship, below: tuple[tuple[int, str], ...], p: int, n: int) -> bool:
    """Whether words in common mean nothing: few, and neither a part, a source nor an heir of the other."""
    q = below[0][0]
    related = q in kin.parts.get(p, ()) or p in kin.sources.get(q, ()) or any(kin.partner.get(x) == p for x, _ in below)
    size = min(kin.shares.before[p], kin.shares.after[q]) if p >= 0 else 0
    return not related and n < FEW and n < SHARE * size

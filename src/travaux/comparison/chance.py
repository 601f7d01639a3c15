"""Chance matches: a few words that two provisions have in common though nothing else connects these provisions.

A shortest script likes to keep "the" and "of the Conference" of a paragraph that went for the paragraph that came. For a
reader both are whole: one went, the other came. (`script` keeps such matches; it has no reader.)
"""

from __future__ import annotations

import numpy as np

from .blocks import Said
from .matches import Matching
from .relations import Kinship
from .shares import Lineage
from .sliding import extended
from .stream import Stream

__all__ = ["without_chance"]

FEW = 8
SHARE = 0.4


def without_chance(a: Stream, b: Stream, said: tuple[Said, Said], *, found: Matching, kin: Kinship) -> Matching:
    """The matching without the few words that provisions with nothing else in common share, nor any words that a footnote
    has in common with the body."""
    new = b.text.provisions
    stayed = (found.partner >= 0).nonzero()[0]
    left, right = said[0].owner[said[0].block[found.partner[stayed]]], said[1].owner[said[1].block[stayed]]
    partner = np.full(len(new) + 1, -2, np.int32)
    partner[list(kin.partner)] = list(kin.partner.values())
    apart = ((partner[right] != left) & (right >= 0) & (left >= 0)).nonzero()[0]
    if not len(apart):
        return found
    key = left[apart].astype(np.int64) * len(new) + right[apart]
    keys, inverse, counts = np.unique(key, return_inverse=True, return_counts=True)
    above, feet = kin.shares.below, (_feet(a), _feet(b))
    chance = [
        (p in feet[0]) != (q in feet[1]) or _chance(kin, above[q], p, n)
        for (p, q), n in zip((divmod(one, len(new)) for one in keys.tolist()), counts.tolist(), strict=True)
    ]
    if not any(chance):
        return found
    found.partner[stayed[apart[np.array(chance)[inverse]]]] = -1
    return extended(*said, found)


def _feet(stream: Stream) -> frozenset[int]:
    return frozenset(n for n, one in enumerate(stream.text.provisions) if one.kind == "footnote")


def _chance(kin: Kinship, below: Lineage, p: int, n: int) -> bool:
    """Whether words in common mean nothing: few, and neither a part, a source nor an heir of the other."""
    q = below[0]
    related = q in kin.parts.get(p, ()) or p in kin.sources.get(q, ()) or any(kin.partner.get(x) == p for x in below)
    return not related and n < FEW and n < SHARE * min(kin.shares.before[p], kin.shares.after[q])

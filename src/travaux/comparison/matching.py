"""Which word became which: the words said of two texts, matched across moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..text.words import Ints
from .anchors import Anchors, anchors_of, longest_chain
from .blocks import Said
from .passages import Passage, paint, passages_of
from .wording import aligned

__all__ = ["Matching", "matching_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`partner` (words said after,): the word said before that each is, -1 if new. `passages` moved; what they hold is
    marked in `leaves` (words before) and `arrives` (words after) with their number, 0 = in place."""

    partner: Ints
    passages: tuple[Passage, ...]
    leaves: Ints
    arrives: Ints


def matching_of(a: Said, b: Said) -> Matching:
    """The matching of the words said in two texts: in place along the heaviest chain of anchors, moved beside it."""
    anchors = anchors_of(a, b)
    passages, group = passages_of(a, b, anchors, longest_chain(anchors))
    leaves = paint([p.before for p in passages], len(a.words))
    arrives = paint([p.after for p in passages], len(b.words))
    partner = np.full(len(b.words), -1, np.int32)
    for number in range(len(passages) + 1):
        old, new = np.flatnonzero(leaves == number), np.flatnonzero(arrives == number)
        found = aligned(a.words[old], b.words[new], _within(anchors.pick(group == number), old, new))
        kept = found >= 0
        partner[new[kept]] = old[found[kept]]
    return Matching(partner, passages, leaves, arrives)


def _within(anchors: Anchors, old: Ints, new: Ints) -> Anchors:
    """Anchors counted in some of the words only."""
    before, after = np.searchsorted(old, anchors.before), np.searchsorted(new, anchors.after)
    return Anchors(before.astype(np.int32), after.astype(np.int32), anchors.length)

"""A matching of words: what it is made of, and how the words of one passage are aligned into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..text.words import Span
from .anchors import Anchors
from .blocks import Said
from .passages import Passage, paint
from .stream import Mask, Places
from .wording import aligned

__all__ = ["Matching", "empty_matching", "fill", "held_before", "no_anchors", "with_passages"]


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`partner` (words said after,): the word said before that each is, -1 if new. `passages` moved; what they hold is
    marked in `leaves` (words before) and `arrives` (words after) with their number, 0 = in place."""

    partner: Places
    passages: tuple[Passage, ...]
    leaves: Places
    arrives: Places


def empty_matching(a: Said, b: Said, passages: tuple[Passage, ...]) -> Matching:
    """A matching with some passages in which no word has a partner yet."""
    leaves, arrives = (
        paint([p.before for p in passages], len(a.words)),
        paint([p.after for p in passages], len(b.words)),
    )
    return Matching(np.full(len(b.words), -1, np.int32), passages, leaves, arrives)


def with_passages(a: Said, b: Said, found: Matching, fresh: tuple[Passage, ...]) -> Matching:
    """The same matching with more passages; their words keep the partners they have."""
    full = empty_matching(a, b, found.passages + fresh)
    full.partner[:] = found.partner
    return full


def fill(a: Said, b: Said, found: Matching, *, number: int, anchors: Anchors) -> None:
    """Align the words of one passage (0: what stays in place), held by anchors."""
    here = found.passages[number - 1] if number else Passage((0, len(a.words)), (0, len(b.words)))
    old, new = _inside(found.leaves, here.before, number), _inside(found.arrives, here.after, number)
    before, after = np.searchsorted(old, anchors.before), np.searchsorted(new, anchors.after)
    partner = aligned(a.words[old], b.words[new], Anchors(before, after, anchors.length))
    kept = partner >= 0
    found.partner[new[kept]] = old[partner[kept]]


def _inside(holder: Places, span: Span, number: int) -> Places:
    return np.flatnonzero(holder[span[0] : span[1]] == number) + span[0]


def no_anchors() -> Anchors:
    """No anchors at all."""
    return Anchors(*np.zeros((3, 0), np.int32))


def held_before(a: Said, found: Matching) -> Mask:
    """The words said before that have a partner."""
    held = np.zeros(len(a.words), bool)
    held[found.partner[found.partner >= 0]] = True
    return held

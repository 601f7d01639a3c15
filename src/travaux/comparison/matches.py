"""A matching of words: what it is made of, and how the words of one passage are aligned into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .anchors import Anchors
from .blocks import Said
from .passages import Passage, paint
from .stream import Mask, Places
from .wording import aligned

__all__ = ["Matching", "by_passage", "empty_matching", "fill", "held_before", "no_anchors", "seats", "with_passages"]


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


def fill(a: Said, b: Said, found: Matching, *, anchors: Anchors, group: Places, least: int = 0) -> None:
    """Align the words of the passages from number `least` on (0: what stays in place), each held by the anchors of its
    group. All in one go: the words in the order of passages, an anchor without words at the head of each."""
    if not found.passages:
        found.partner[:] = aligned(a.words, b.words, anchors)
        return
    numbers = np.arange(least, len(found.passages) + 1)
    old, new = by_passage(found.leaves, least), by_passage(found.arrives, least)
    before = np.concatenate((found.leaves[old].searchsorted(numbers), seats(old, len(a.words))[anchors.before]))
    after = np.concatenate((found.arrives[new].searchsorted(numbers), seats(new, len(b.words))[anchors.after]))
    length = np.concatenate((np.zeros(len(numbers), np.int32), anchors.length))
    order = np.lexsort((np.concatenate((numbers, group)), after))
    partner = aligned(a.words[old], b.words[new], Anchors(before[order], after[order], length[order]))
    kept = partner >= 0
    found.partner[new[kept]] = old[partner[kept]]


def by_passage(holder: Places, least: int = 0) -> Places:
    """The places that passages from number `least` on hold, passage by passage, rising in each."""
    rest = (holder >= max(1, least)).nonzero()[0].astype(np.int32)
    moved = rest[holder[rest].argsort(kind="stable")]
    return moved if least else np.concatenate(((holder == 0).nonzero()[0].astype(np.int32), moved))


def seats(places: Places, size: int) -> Places:
    """For each of `size` places where it stands in a list of places, -1 where it does not."""
    out = np.full(size, -1, np.int32)
    out[places] = np.arange(len(places), dtype=np.int32)
    return out


def no_anchors() -> Anchors:
    """No anchors at all."""
    return Anchors(*np.zeros((3, 0), np.int32))


def held_before(a: Said, found: Matching) -> Mask:
    """The words said before that have a partner."""
    held = np.zeros(len(a.words), bool)
    held[found.partner[found.partner >= 0]] = True
    return held

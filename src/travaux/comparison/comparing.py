"""The path from two texts to a comparison."""

from __future__ import annotations

from collections import Counter

from ..text.documents import Text
from .blocks import said_in
from .chance import without_chance
from .changes import CHANGE_KINDS, RELATIONS, Change, Comparison, Pair
from .homes import with_new_homes
from .matching import matching_of
from .pairs import pairs_of, with_declared
from .relations import kinship_of
from .report import changes_of
from .shares import shares_of
from .staying import staying_in
from .stream import stream_of

__all__ = ["compare"]


def compare(before: Text, after: Text) -> Comparison:
    """What differs between two texts: pairs of provisions and numbered changes, in the order of the later text.

    Guarantees: `apply(before, result.changes)` gives the words of `after`; no word is reported twice.
    """
    a, b = stream_of(before), stream_of(after)
    said = said_in(a), said_in(b)
    found = matching_of(*said)
    kin = kinship_of(a, b, said, shares_of(before.provisions, after.provisions, *said, found=found))
    found = with_new_homes(a, b, said, found=without_chance(a, b, said, found=found, kin=kin), kin=kin)
    stays = staying_in(a, b, said, found=found, partner=kin.partner)
    changes, words, lasts = changes_of(a, b, stays, kin.partner)
    pairs = with_declared(pairs_of(before.provisions, after.provisions, kin), before, after)
    counts = _counts(pairs, changes) | {"words_before": len(a), "words_after": len(b)} | words
    return Comparison(pairs, changes, counts, lasts)


def _counts(pairs: tuple[Pair, ...], changes: tuple[Change, ...]) -> dict[str, int]:
    kinds, relations = Counter(c.kind for c in changes), Counter(p.relation for p in pairs)
    return {kind: kinds[kind] for kind in CHANGE_KINDS} | {relation: relations[relation] for relation in RELATIONS}

"""The pairs of provisions that a reader sees, in the order of the later text; what was dropped comes last."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.provisions import Provision
from .changes import Pair
from .relations import Kinship

__all__ = ["pairs_of"]


def pairs_of(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship) -> tuple[Pair, ...]:
    """One pair for each provision and its partner; for a split one for each part, for a merger one for each source."""
    part_of = {q: p for p, parts in kin.parts.items() for q in parts}
    merged = {p: q for q, sources in kin.sources.items() for p in sources}
    out: list[Pair] = []
    for q, provision in enumerate(new):
        if q in kin.sources:
            out += [_pair(old, new, kin, (p, q, "merged")) for p in kin.sources[q]]
        elif q in part_of:
            out.append(_pair(old, new, kin, (part_of[q], q, "split")))
        elif q in kin.partner:
            out.append(_pair(old, new, kin, (kin.partner[q], q, _relation(old, new, kin, q))))
        else:
            out.append(Pair(None, provision.address, "new", 0.0))
    gone = set(range(len(old))) - set(kin.partner.values()) - kin.parts.keys() - merged.keys()
    return (*out, *(Pair(old[p].address, None, "dropped", 0.0) for p in sorted(gone)))


def _relation(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, q: int) -> str:
    if q in kin.moved:
        return "moved"
    return "same" if old[kin.partner[q]].number == new[q].number else "renumbered"


def _pair(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, row: tuple[int, int, str]) -> Pair:
    p, q, relation = row
    words = int(kin.before[p]) + int(kin.after[q])
    score = 2 * kin.common.get((p, q), 0) / words if words else 1.0
    return Pair(old[p].address, new[q].address, relation, round(min(1.0, score), 4))

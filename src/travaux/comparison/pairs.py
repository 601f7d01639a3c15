"""The pairs of provisions that a reader sees, in the order of the later text; what was dropped comes last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..text.provisions import Provision
from .changes import Pair
from .relations import Kinship

__all__ = ["pairs_of"]


def pairs_of(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship) -> tuple[Pair, ...]:
    """One pair for each provision and its partner; for a split one for each part, for a merger one for each source."""
    whence: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for q, sources in kin.sources.items():
        whence[q] += [(p, q, "merged") for p in sources]
    for p, parts in kin.parts.items():
        for q in parts:
            whence[q].append((p, q, "split"))
    for q, p in kin.partner.items():
        if q not in whence:
            whence[q].append((p, q, _relation(old, new, kin, q)))
    out: list[Pair] = []
    for q, provision in enumerate(new):
        out += [_pair(old, new, kin, row) for row in whence.get(q, ())]
        if q not in whence:
            out.append(Pair(None, provision.address, "new", 0.0))
    gone = set(range(len(old))) - {p for rows in whence.values() for p, _, _ in rows}
    return (*out, *(Pair(old[p].address, None, "dropped", 0.0) for p in sorted(gone)))


def _relation(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, q: int) -> str:
    if q in kin.moved:
        return "moved"
    return "same" if old[kin.partner[q]].number == new[q].number else "renumbered"


def _pair(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, row: tuple[int, int, str]) -> Pair:
    p, q, relation = row
    words = int(kin.before[p]) + int(kin.after[q])
    score = 2 * kin.common.get((p, q), 0) / words if words else 1.0
    also = _relation(old, new, kin, q) if relation in ("split", "merged") and kin.partner.get(q) == p else None
    return Pair(old[p].address, new[q].address, relation, round(min(1.0, score), 4), also)

"""The pairs of provisions that a reader sees, in the order of the later text; what was dropped comes last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..text.documents import Text
from ..text.provisions import Provision
from ..text.words import Span
from .changes import Pair, Place
from .declarations import declared, local, stubs_in
from .relations import Kinship

__all__ = ["pairs_of", "with_declared"]


def pairs_of(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship) -> tuple[Pair, ...]:
    """One pair for each provision and its partner; for a split one for each part, for a merger one for each source."""
    whence: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for q, sources in kin.sources.items():
        whence[q] += [(p, q, "merged") for p in sources]
    for p, parts in kin.parts.items():
        for q in parts:
            whence[q].append((p, q, "split"))
    out: list[Pair] = []
    for q, provision in enumerate(new):
        heir, rows = kin.partner.get(q), whence.get(q, ())
        out += [_pair(old, new, kin, row) for row in rows]
        if heir is not None and all(heir != p for p, _, _ in rows):
            words, common = kin.shares.before[heir] + kin.shares.after[q], _common(kin, heir, q)
            score = 1.0 if 2 * common >= words else round(2 * common / words, 4)
            out.append(Pair(old[heir].address, provision.address, _relation(old, new, kin, q), score))
        elif heir is None and not rows:
            out.append(Pair(None, provision.address, "new", 0.0))
    gone = set(range(len(old))) - set(kin.partner.values()) - {p for rows in whence.values() for p, _, _ in rows}
    return (*out, *(Pair(old[p].address, None, "dropped", 0.0) for p in sorted(gone)))


def _common(kin: Kinship, p: int, q: int) -> int:
    """The words that two provisions have in common, whatever their kinds."""
    key = (p, q)
    return kin.echoes.get(key) or kin.shares.common.get(key) or kin.shares.other.get(key, 0)


def _relation(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, q: int) -> str:
    if q in kin.moved:
        return "moved"
    return "same" if old[kin.partner[q]].number == new[q].number else "renumbered"


def _pair(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, row: tuple[int, int, str]) -> Pair:
    p, q, relation = row
    words = kin.shares.before[p] + kin.shares.after[q]
    common = kin.echoes.get((p, q), 0) or kin.shares.common.get((p, q), 0) or kin.shares.other.get((p, q), 0)
    score = 2 * common / words if words else 1.0
    also = _relation(old, new, kin, q) if relation in ("split", "merged") and kin.partner.get(q) == p else None
    return Pair(old[p].address, new[q].address, relation, round(min(1.0, score), 4), also)


def with_declared(pairs: tuple[Pair, ...], before: Text, after: Text) -> tuple[Pair, ...]:
    """The pairs with what the later text declares: evidence beside what was found, a pair of its own where nothing was."""
    said = declared(after)
    if not said:
        return pairs
    old, new = _by_local(before), _by_local(after)
    only_lines = {before.provisions[n].address for n in stubs_in(before)}
    out = list(pairs)
    for one in said:
        address, to = old.get(local(one.address)), new.get(one.to or "")
        if address is None or address in only_lines or (one.to is not None and to is None):
            continue
        _declare(out, address, to, (one.relation, _line(after, one.span)))
    return tuple(out)


def _by_local(text: Text) -> dict[str, str]:
    out: dict[str, str] = {}
    for provision in text.provisions:
        out.setdefault(local(provision.address), provision.address)
    return out


def _line(text: Text, span: Span) -> Place:
    n = max((n for n, one in enumerate(text.provisions) if one.span[0] <= span[0]), default=-1)
    return Place(text.provisions[n].address if n >= 0 else "", span, text.words.text(*span))


def _declare(pairs: list[Pair], address: str, to: str | None, said: tuple[str, Place]) -> None:
    """Lay one declaration over the pairs."""
    relation, line = said
    for n, pair in enumerate(pairs):
        if pair.before == address and pair.after == to:
            pairs[n] = replace(pair, evidence=line)
            return
    if to is not None:
        dropped = next((n for n, pair in enumerate(pairs) if pair.before == address and pair.after is None), len(pairs))
        pairs[dropped : dropped + 1] = [Pair(address, to, relation, 0.0, None, line)]

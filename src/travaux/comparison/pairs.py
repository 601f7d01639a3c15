"""The pairs of provisions that a reader sees, in the order of the later text; what was dropped comes last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from ..text.documents import Text
from ..text.provisions import Provision
from ..text.rows import rows_of
from ..text.words import Span
from .changes import Pair, Place
from .declarations import declared, local, stubs_in
from .relations import Kinship

__all__ = ["pairs_of", "with_declared"]

Row = tuple[str | None, str | None, str, float, str | None]


def pairs_of(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship) -> tuple[Pair, ...]:
    """One pair for each provision and its partner; for a split one for each part, for a merger one for each source."""
    whence: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for q, sources in kin.sources.items():
        whence[q] += [(p, q, "merged") for p in sources]
    for p, parts in kin.parts.items():
        for q in parts:
            whence[q].append((p, q, "split"))
    rows: list[Row] = []
    partner, moved = kin.partner, kin.moved
    for q, provision in enumerate(new):
        heir, many = partner.get(q), whence.get(q, ())
        if many:
            rows += [_one_of_many(old, new, kin, row) for row in many]
        if heir is not None and (not many or all(heir != p for p, _, _ in many)):
            one = old[heir]
            relation = "moved" if q in moved else "same" if one.number == provision.number else "renumbered"
            rows.append((one.address, provision.address, relation, _score(kin, heir, q), None))
        elif heir is None and not many:
            rows.append((None, provision.address, "new", 0.0, None))
    gone = set(range(len(old))).difference(kin.partner.values(), [p for many in whence.values() for p, _, _ in many])
    rows += [(old[p].address, None, "dropped", 0.0, None) for p in sorted(gone)]
    columns = (*zip(*rows, strict=True), repeat(None)) if rows else ()
    return tuple(rows_of(Pair, columns, len(rows)))


def _score(kin: Kinship, p: int, q: int) -> float:
    """How alike two provisions are: the words in common, whatever their kinds, by the words of both."""
    shares, key = kin.shares, (p, q)
    words = shares.before[p] + shares.after[q]
    common = shares.common.get(key) or shares.other.get(key, 0)
    if kin.echoes:
        common = kin.echoes.get(key) or common
    return 1.0 if 2 * common >= words else round(2 * common / words, 4)


def _one_of_many(old: Sequence[Provision], new: Sequence[Provision], kin: Kinship, row: tuple[int, int, str]) -> Row:
    """A part of a split or a source of a merger; the one that carries the provision on says what became of it besides."""
    p, q, relation = row
    also = None
    if kin.partner.get(q) == p:
        also = "moved" if q in kin.moved else "same" if old[p].number == new[q].number else "renumbered"
    return old[p].address, new[q].address, relation, _score(kin, p, q), also


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

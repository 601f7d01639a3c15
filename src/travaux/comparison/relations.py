"""How the provisions of two texts relate: by the words that went from one to the other, by heading and by label together.

A provision goes on in the one that took most of its words, if that one took most of its words from it. Headings and labels
break ties, and decide alone only where hardly a word is said (a number kept with a line "Deleted.").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..text.provisions import Provision
from .blocks import Said
from .matching import Matching
from .stream import Places

__all__ = ["Kinship", "kinship_of"]

FEW = 5
TINY = 12
LEAST = 0.2
NUMBER, HEADING = 0.5, 4.0
CARRIED = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Provisions by index. `common` words that went from one (before) to one (after), children included; `partner` after to
    before; `moved` the partners (after) that moved; `parts` and `sources` of splits and mergers; `sizes` in words."""

    common: dict[tuple[int, int], int]
    partner: dict[int, int]
    moved: frozenset[int]
    parts: dict[int, tuple[int, ...]]
    sources: dict[int, tuple[int, ...]]
    before: Places
    after: Places


Shares = dict[tuple[int, int], int]


def kinship_of(old: Sequence[Provision], new: Sequence[Provision], a: Said, b: Said, found: Matching) -> Kinship:
    """The kinship of the provisions of two texts."""
    rows = _rows(a, b, found)
    common, carried = _common(old, new, rows)
    before, after = _sizes(old, a), _sizes(new, b)
    partner = _partners(old, new, _weights(old, new, common, carried, (before, after)), (before, after))
    moved = _moved(old, new, partner, common, carried)
    parts = _spread(((p, q, n) for (p, q), n in common.items()), after)
    sources = _spread(((q, p, n) for (p, q), n in common.items()), before)
    return Kinship(common, partner, moved, parts, sources, before, after)


def _rows(a: Said, b: Said, found: Matching) -> list[tuple[int, int, int, int]]:
    """(provision before, provision after, passage, words) for all words that stayed."""
    stayed = np.flatnonzero(found.partner >= 0)
    old, new = a.owner[a.block[found.partner[stayed]]], b.owner[b.block[stayed]]
    width, depth = int(new.max(initial=0)) + 2, len(found.passages) + 1
    key = ((old.astype(np.int64) + 1) * width + new + 1) * depth + found.arrives[stayed]
    keys, counts = np.unique(key, return_counts=True)
    pairs = keys // depth
    columns = (pairs // width - 1, pairs % width - 1, keys % depth, counts)
    return list(zip(*(column.tolist() for column in columns), strict=True))


Lineage = tuple[tuple[int, str], ...]


def _lineages(provisions: Sequence[Provision]) -> list[Lineage]:
    """Each provision with those above it, nearest first, with their kinds."""
    out: list[Lineage] = []
    for n, provision in enumerate(provisions):
        above = out[provision.parent] if 0 <= provision.parent < n else ()
        out.append(((n, provision.kind), *above))
    return out


def _common(
    old: Sequence[Provision], new: Sequence[Provision], rows: list[tuple[int, int, int, int]]
) -> tuple[Shares, dict[tuple[int, int], dict[int, int]]]:
    """Words in common of every two provisions of one kind, children included; and those that passages carried, by passage."""
    above, below = _lineages(old), _lineages(new)
    common: Shares = defaultdict(int)
    carried: dict[tuple[int, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for p, q, passage, n in rows:
        if p < 0 or q < 0:
            continue
        for x, kind in above[p]:
            for y, other in below[q]:
                if kind == other:
                    common[x, y] += n
                    if passage:
                        carried[x, y][passage] += n
    return common, carried


def _sizes(provisions: Sequence[Provision], said: Said) -> Places:
    """Words said in each provision, children included."""
    lengths = np.diff(said.first)
    held = said.owner >= 0
    out = np.bincount(said.owner[held], lengths[held], len(provisions)).astype(np.int32)
    for n in range(len(provisions) - 1, -1, -1):
        if provisions[n].parent >= 0:
            out[provisions[n].parent] += out[n]
    return out


def _weights(
    old: Sequence[Provision],
    new: Sequence[Provision],
    common: Shares,
    carried: dict[tuple[int, int], dict[int, int]],
    sizes: tuple[Places, Places],
) -> dict[tuple[int, int], float]:
    """How much speaks for each two provisions of one kind: words in common, heading, number. What holds other provisions
    is known by the words that stayed in place first: a long paragraph that moved in does not make it another article."""
    holds = {one.parent for one in old}, {one.parent for one in new}
    before, after = sizes[0].tolist(), sizes[1].tolist()
    out: dict[tuple[int, int], float] = {}
    for (p, q), n in common.items():
        if n >= LEAST * min(before[p], after[q]):
            moved = sum(carried[p, q].values()) if (p, q) in carried and p in holds[0] and q in holds[1] else 0
            out[p, q] = n - CARRIED * moved + _likeness(old[p], new[q])
    return out


def _partners(
    old: Sequence[Provision],
    new: Sequence[Provision],
    weights: dict[tuple[int, int], float],
    sizes: tuple[Places, Places],
) -> dict[int, int]:
    """After to before: mutual favourites first, then those that only heading or label can tell."""
    partner = _favourites(weights)
    _named(old, new, partner, sizes)
    return partner


def _likeness(one: Provision, other: Provision) -> float:
    same = NUMBER * (one.number == other.number)
    return same + HEADING * (one.heading is not None and one.heading == other.heading)


def _favourites(weights: dict[tuple[int, int], float]) -> dict[int, int]:
    best: dict[int, tuple[float, int]] = {}
    back: dict[int, tuple[float, int]] = {}
    for (p, q), weight in weights.items():
        if weight > best.get(q, (0.0, -1))[0]:
            best[q] = (weight, p)
        if weight > back.get(p, (0.0, -1))[0]:
            back[p] = (weight, q)
    return {q: p for q, (_, p) in best.items() if back[p][1] == q}


def _named(
    old: Sequence[Provision], new: Sequence[Provision], partner: dict[int, int], sizes: tuple[Places, Places]
) -> None:
    """Add partners that share kind, place and heading, or kind, place and number where hardly a word is said."""
    taken = set(partner.values())
    names: dict[tuple[object, ...], int] = {}
    for p, provision in enumerate(old):
        if p not in taken:
            names.setdefault((provision.kind, provision.parent, provision.heading, provision.number), p)
    for q, provision in enumerate(new):
        parent = partner.get(provision.parent, -1)
        if q in partner or (provision.parent >= 0 and parent < 0):
            continue
        p = names.get((provision.kind, parent, provision.heading, provision.number), -1)
        if p >= 0 and p not in taken and (provision.heading or max(sizes[0][p], sizes[1][q]) <= TINY):
            partner[q] = p
            taken.add(p)


def _moved(
    old: Sequence[Provision],
    new: Sequence[Provision],
    partner: dict[int, int],
    common: Shares,
    carried: dict[tuple[int, int], dict[int, int]],
) -> frozenset[int]:
    """Partners that went another way than what holds them."""
    way: dict[int, int] = {-1: 0}
    out = set()
    for q in sorted(partner):
        p = partner[q]
        shares = carried.get((p, q), {})
        above = way.get(new[q].parent, 0)
        best = max(shares, key=shares.__getitem__, default=0)
        in_place = common.get((p, q), 0) - sum(shares.values())
        way[q] = best if best and shares[best] > in_place else (0 if in_place else above)
        if way[q] != above or _changed_home(old[p].parent, new[q].parent, partner):
            out.add(q)
    return frozenset(out)


def _changed_home(before: int, after: int, partner: dict[int, int]) -> bool:
    return after in partner and partner[after] != before


def _spread(shares: Iterable[tuple[int, int, int]], sizes: Places) -> dict[int, tuple[int, ...]]:
    """Those that gave most of their words, five at least, to two or more: to whom, in order."""
    out: dict[int, list[int]] = defaultdict(list)
    size = sizes.tolist()
    for one, other, n in shares:
        if n >= FEW and 2 * n >= size[other]:
            out[one].append(other)
    return {one: tuple(sorted(others)) for one, others in out.items() if len(others) > 1}

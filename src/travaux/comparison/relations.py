"""How the provisions of two texts relate: by the words that went from one to the other, by heading and by label together.

A provision goes on in the one that took most of its words, if that one took most of its words from it. Headings and labels
break ties, and decide alone only where hardly a word is said (a number kept with a line "Deleted.").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ..text.provisions import Provision
from .blocks import Said
from .declarations import stubs_in
from .removals import moved_among
from .shares import Between, Shares
from .stream import Stream
from .titles import add_titled
from .twins import twins_of

__all__ = ["Kinship", "kinship_of"]

FEW = 5
TINY = 12
LEAST, LEAST_ELSEWHERE, LEAST_OTHER = 0.2, 0.3, 0.5
LEAST_ABSORBED = 0.25
NUMBER, HEADING = 0.5, 4.0
TITLED = ("article", "section", "chapter", "part", "annex")
CARRIED, STAYED, SETTLED = 0.95, 0.4, 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Kinship:
    """Provisions by index: `partner` after to before; `moved` the partners (after) that moved; `parts` and `sources` of
    splits and mergers; `shares` the words that tell, `echoes` those that a provision which is gone has in common with one
    that absorbed it."""

    partner: dict[int, int]
    moved: frozenset[int]
    parts: dict[int, tuple[int, ...]]
    sources: dict[int, tuple[int, ...]]
    shares: Shares
    echoes: Between


def kinship_of(a: Stream, b: Stream, said: tuple[Said, Said], shares: Shares) -> Kinship:
    """The kinship of the provisions of two texts."""
    old, new = a.text.provisions, b.text.provisions
    stubs = stubs_in(a.text), stubs_in(b.text)
    partner = _favourites(_weights(old, new, shares, stubs))
    _add_other_kinds(partner, shares)
    _add_named(old, new, partner, shares=shares, stubs=stubs)
    add_titled(old, new, partner, stubs[1])
    many = [(p, q, n) for (p, q), n in shares.common.items() if n >= FEW]
    parts = _spread([(p, q) for p, q, n in many if 2 * n >= shares.after[q]])
    sources = _spread([(q, p) for p, q, n in many if 2 * n >= shares.before[p]])
    gone = set(range(len(old))) - set(partner.values()) - parts.keys() - {p for ps in sources.values() for p in ps}
    echoes = _absorbed(old, new, gone, shares=shares, twins=twins_of(*said, {p: old[p].parent in gone for p in gone}))
    for p, q in echoes:
        sources[q] = tuple(sorted({*sources.get(q, ()), p} | ({partner[q]} if q in partner else set())))
    joined = {(p, q) for q, ps in sources.items() for p in ps} | {(p, q) for p, qs in parts.items() for q in qs}
    moved = moved_among(old, new, partner, shares, joined=joined)
    return Kinship(partner, moved, parts, sources, shares, echoes)


def _weights(
    old: Sequence[Provision], new: Sequence[Provision], shares: Shares, stubs: tuple[frozenset[int], frozenset[int]]
) -> dict[tuple[int, int], float]:
    """How much speaks for each two provisions of one kind: words in common, heading, number. What holds other provisions
    is known by the words that stayed in place first: a long paragraph that moved in does not make it another article."""
    holds = {one.parent for one in old}, {one.parent for one in new}
    before, after, carried = shares.before, shares.after, shares.carried
    out: dict[tuple[int, int], float] = {}
    for key, n in shares.common.items():
        p, q = key
        one, other = before[p], after[q]
        least = one if one < other else other
        if n < LEAST * least or (p in stubs[0]) != (q in stubs[1]):
            continue
        here, there = old[p], new[q]
        if 2 * n < LEAST_ELSEWHERE * (one + other):
            named = one == other or here.number == there.number or here.kind in TITLED
            if not named:
                continue
        weight: float = n
        if p in holds[0] and q in holds[1]:
            in_place = shares.in_place(p, q) if key in carried else n
            weight = n - CARRIED * (n - in_place) + (SETTLED if in_place >= STAYED * least else 0)
        out[key] = weight + _likeness(here, there)
    return out


def _likeness(one: Provision, other: Provision) -> float:
    same = NUMBER if one.number == other.number else 0.0
    return same + HEADING if one.heading is not None and one.heading == other.heading else same


def _favourites(weights: dict[tuple[int, int], float]) -> dict[int, int]:
    best: dict[int, tuple[float, int]] = {}
    back: dict[int, tuple[float, int]] = {}
    for (p, q), weight in weights.items():
        if weight > best.get(q, (0.0, -1))[0]:
            best[q] = (weight, p)
        if weight > back.get(p, (0.0, -1))[0]:
            back[p] = (weight, q)
    return {q: p for q, (_, p) in best.items() if back[p][1] == q}


def _add_other_kinds(partner: dict[int, int], shares: Shares) -> None:
    """Add partners of different kinds (a subparagraph that became a paragraph) that share most of their words."""
    taken = set(partner.values())
    weights = {
        (p, q): float(n)
        for (p, q), n in shares.other.items()
        if p not in taken and q not in partner and n >= LEAST_OTHER * max(shares.before[p], shares.after[q])
    }
    partner.update(_favourites(weights))


def _add_named(
    old: Sequence[Provision],
    new: Sequence[Provision],
    partner: dict[int, int],
    *,
    shares: Shares,
    stubs: tuple[frozenset[int], frozenset[int]],
) -> None:
    """Add partners that share kind, place, heading and number, where the heading tells or hardly a word is said."""
    taken = set(partner.values())
    names: dict[tuple[object, ...], int] = {}
    for p, one in enumerate(old):
        if p not in taken:
            names.setdefault(_name(one, one.parent, p in stubs[0]), p)
    for q, one in enumerate(new):
        if q in partner:
            continue
        parent = partner.get(one.parent, -1)
        if one.parent >= 0 and parent < 0:
            continue
        p = names.get(_name(one, parent, q in stubs[1]), -1)
        tiny = p >= 0 and max(shares.before[p], shares.after[q]) <= TINY
        if p >= 0 and p not in taken and (one.heading or tiny or q in stubs[1]):
            partner[q] = p
            taken.add(p)


def _name(one: Provision, parent: int, stub: bool) -> tuple[object, ...]:
    return one.kind, parent, one.number, stub, None if stub else one.heading


def _absorbed(
    old: Sequence[Provision],
    new: Sequence[Provision],
    gone: set[int],
    *,
    shares: Shares,
    twins: dict[int, tuple[int, int]],
) -> Between:
    """Of what is gone: who absorbed it, and the words in common. A provision is absorbed by its twin; one that holds others
    by the one that took a quarter of its words, twins counted."""
    tally: Between = defaultdict(int)
    for p, (q, n) in twins.items():
        for x, y in product(shares.above[p], shares.below[q]):
            if old[x].kind == new[y].kind:
                tally[x, y] += n
    out: Between = {(p, q): n for p, (q, n) in twins.items()}
    holds = gone & {one.parent for one in old}
    best: dict[int, tuple[int, int]] = {}
    for p, q in {*tally, *shares.common}:
        words = tally.get((p, q), 0) + shares.common.get((p, q), 0)
        if p in holds and words >= max(FEW, LEAST_ABSORBED * shares.before[p]):
            best[p] = max(best.get(p, (0, 0)), (words, -q))
    return out | {(p, -minus): words for p, (words, minus) in best.items()}


def _spread(given: list[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """Those that gave most of their words, five at least, to two or more: to whom, in order."""
    first: dict[int, int] = {}
    out: dict[int, list[int]] = {}
    for one, other in given:
        if first.setdefault(one, other) != other:
            out.setdefault(one, [first[one]]).append(other)
    return {one: tuple(sorted(out[one])) for one in first if one in out} if out else {}

"""The world folded: requests that the rules cannot tell apart become one profile, with how many there are of it.

A request is (A, B, act). What the rules see of it is a class of (A, act), a class of the pair and a class of (B, act), so the
classes are found once for each side and the pairs are counted act by act. Measures and drafts stay out: all are answered
for each profile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ..records import Fact
from ..worlds.world import World
from .circuit import Circuit
from .facets import Digits, Facet, digits_of, facets_of

__all__ = ["Quotient", "Sides", "folded"]

Ints = npt.NDArray[np.int64]
Indexes = npt.NDArray[np.intp]

DENSE = 1 << 22


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the profile of a request (A, B, act) is found: the act's table at asking[act, A] + pairs[A, B] + asked[act, B].

    The last pair class is that of a party with itself. Entries are what is in the tables, act after act: entry by entry its
    place, its profile and how many requests have it; those of an act lie between two `edges`. `sizes` how long tables are.
    """

    asking: Indexes
    asked: Indexes
    pairs: Indexes
    sizes: tuple[int, ...]
    edges: Ints
    place: Ints
    profile: Ints
    number: Ints

    def places(self, act: int, out: Indexes) -> Indexes:
        """The place in the act's table of every pair, written to `out` (n, n)."""
        np.add(self.pairs, self.asked[act], out=out)
        np.add(out, self.asking[act][:, None], out=out)
        return out

    def told(self, act: int, rows: npt.NDArray[np.uint64], table: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        """A table with what `rows` say of each profile put where the act's requests fall; elsewhere it stays as it was."""
        here = slice(self.edges[act], self.edges[act + 1])
        table[self.place[here]] = rows.take(self.profile[here], axis=0)
        return table


@dataclass(frozen=True, slots=True)
class Quotient:
    """Profiles of a world under a network of rules.

    `digits` (profiles, facets) what is so in each of the facts of a request, in the order of `facets`; `number` how many
    requests (A, B, act) have it, parties with themselves left out. `fixed` are the facets of draft, measure and reading with
    their digits: one value, or one a measure.
    """

    world: World
    circuit: Circuit
    facets: tuple[Facet, ...]
    digits: npt.NDArray[np.int64]
    number: Ints
    sides: Sides
    fixed: tuple[tuple[Facet, Digits], ...]


def folded(circuit: Circuit, world: World, facts: Mapping[str, Fact], readings: Mapping[str, str]) -> Quotient:
    """The profiles of a world, with how many requests have each.

    Facts that only domains speak of count where something of the question is unknown: they then say what cannot be.
    """
    found = [(one, _digits(one, world, readings)) for one in facets_of(circuit.atoms[: circuit.needed], facts)]
    if circuit.domains and any((digits == one.size).any() for one, digits in found):
        found = [(one, _digits(one, world, readings)) for one in facets_of(circuit.atoms, facts)]
    fixed = tuple(pair for pair in found if pair[0].scope in ("draft", "power", "reading"))
    n, k = len(world.parties), len(world.acts)
    sides = {name: [pair for pair in found if pair[0].scope in scopes] for name, scopes in _SCOPES.items()}
    asking, of_asking = _classes([(one, _by_act(digits, one, k, n)) for one, digits in sides["A"]], (k, n))
    asked, of_asked = _classes([(one, _by_act(digits, one, k, n)) for one, digits in sides["B"]], (k, n))
    pairs, of_pairs = _classes(sides["pair"], (n, n))
    np.fill_diagonal(pairs, len(of_pairs))
    local = [_within(side, len(of)) for side, of in ((asking, of_asking), (asked, of_asked))]
    told, number, places = _counted(_Folding((of_asking, of_pairs, of_asked), local, pairs))
    facets = tuple(one for name in ("A", "pair", "B") for one, _ in sides[name])
    return Quotient(world, circuit, facets, told, number, places, fixed)


_SCOPES = {"A": ("act", "A", "A, act"), "B": ("B", "B, act"), "pair": ("A, B",)}


def _digits(facet: Facet, world: World, readings: Mapping[str, str]) -> Digits:
    chosen = readings.get(facet.term.fact)
    if facet.scope == "reading" and chosen is not None:
        place = facet.values.index(chosen) if chosen in facet.values else -1
        return np.asarray(place + (1 if facet.others else 0), np.int64)
    return digits_of(facet, world)


def _by_act(digits: Digits, facet: Facet, k: int, n: int) -> Digits:
    """Digits of a party, an act or both, seen as (act, party)."""
    if facet.scope == "act":
        digits = digits[:, None]
    elif facet.scope in ("A", "B"):
        digits = digits[None, :]
    else:
        digits = digits.T
    return np.broadcast_to(digits, (k, n))


def _classes(found: Sequence[tuple[Facet, Digits]], shape: tuple[int, int]) -> tuple[Ints, Ints]:
    """A class for each place, and the digits of each class (classes, facets)."""
    key, space = np.zeros(shape, np.int64), 1
    for _, digits in found:
        ways = int(digits.max(initial=0)) + 1
        if space * ways >= 1 << 62:
            key, space = np.unique(key, return_inverse=True)[1].reshape(shape), int(key.size)
        key = key * ways + digits
        space *= ways
    classes, first = _numbered(key, space)
    columns = [digits.reshape(-1)[first] for _, digits in found]
    return classes, np.stack(columns, axis=1) if columns else np.zeros((len(first), 0), np.int64)


def _numbered(key: Ints, space: int) -> tuple[Ints, Indexes]:
    """Keys as small numbers without holes, in growing order, and a place where each is found."""
    if space > DENSE:
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        return inverse.reshape(key.shape).astype(np.int64), first
    place = np.full(space, -1, np.int64)
    flat = key.reshape(-1)
    place[flat] = np.arange(flat.size)
    there = np.flatnonzero(place >= 0)
    first = place[there]
    place[there] = np.arange(len(there))
    return place[key], first


def _within(side: Ints, number: int) -> tuple[Ints, list[Ints]]:
    """Classes counted anew within each act, and which classes these are."""
    there = np.zeros((len(side), number), np.bool_)
    there[np.arange(len(side))[:, None], side] = True
    local = there.cumsum(axis=1) - 1
    return np.take_along_axis(local, side, axis=1), [np.flatnonzero(row) for row in there]


@dataclass(frozen=True, slots=True)
class _Folding:
    """Classes of the world's sides: the digits of those of (act, A), of pairs and of (act, B); the former and the latter also
    counted within each act, and the pair class of each pair."""

    classes: tuple[Ints, Ints, Ints]
    local: list[tuple[Ints, list[Ints]]]
    pairs: Ints

    @property
    def box(self) -> tuple[int, int]:
        """How many pair classes there are, that of a party with itself counted, and how many of (act, B) within an act."""
        return len(self.classes[1]) + 1, max((len(one) for one in self.local[1][1]), default=1)


def _counted(under: _Folding) -> tuple[Ints, Ints, Sides]:
    """The digits of each profile, how many requests have it, and where each request's is."""
    (asking, ours), (asked, theirs) = under.local
    kinds, wide = under.box
    step = kinds * wide
    sides = Sides((asking * step).astype(np.intp), asked.astype(np.intp), (under.pairs * wide).astype(np.intp),
                  tuple(len(one) * step for one in ours), *(np.zeros(0, np.int64),) * 4)  # fmt: skip
    out = np.empty(under.pairs.shape, np.intp)
    places, numbers, keys = [], [], []
    for act, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        number = np.bincount(sides.places(act, out).reshape(-1), minlength=sides.sizes[act])
        number.reshape(-1, kinds, wide)[:, -1, :] = 0
        there = number.nonzero()[0]
        left, right = np.divmod(there, step)
        middle, right = np.divmod(right, wide)
        keys.append((mine[left] * (kinds - 1) + middle) * len(under.classes[2]) + other[right])
        places.append(there)
        numbers.append(number[there])
    edges = np.concatenate(([0], np.cumsum([len(one) for one in places]))).astype(np.int64)
    number, key = np.concatenate(numbers), np.concatenate(keys)
    profile, first = _numbered(key, max(1, len(under.classes[0]) * (kinds - 1) * len(under.classes[2])))
    total = np.bincount(profile, weights=number, minlength=len(first)).astype(np.int64)
    sides = replace(sides, edges=edges, place=np.concatenate(places), profile=profile, number=number)
    return _told(under, key[first]), total, sides


def _told(under: _Folding, found: Ints) -> Ints:
    """The digits of profiles, from their keys."""
    of_asking, of_pairs, of_asked = under.classes
    left, right = np.divmod(found, len(of_asked))
    left, middle = np.divmod(left, max(1, len(of_pairs)))
    return np.concatenate((of_asking[left], of_pairs[middle], of_asked[right]), axis=1)

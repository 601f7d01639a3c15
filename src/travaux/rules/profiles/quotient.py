"""The world folded: requests that the rules cannot tell apart become one profile, with how many there are of it.

A request is (A, B, act). What the rules see of it is a class of (A, act), a class of the pair and a class of (B, act), so the
classes are found once for each side and the pairs are counted act by act. Measures and drafts stay out: all are answered
for each profile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..records import Fact
from ..worlds.world import World
from .circuit import Circuit
from .facets import Digits, Facet, digits_of, facets_of

__all__ = ["Quotient", "Sides", "folded"]

Ints = npt.NDArray[np.int64]
Indexes = npt.NDArray[np.intp]

DENSE = 1 << 23


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the profile of a request (A, B, act) is found: `tables[act].ravel()[asking[act, A] + pairs[A, B] + asked[act, B]]`.

    The last pair class is that of a party with itself. A table holds -1 where no request of the act falls.
    """

    asking: Indexes
    asked: Indexes
    pairs: Indexes
    tables: tuple[Ints, ...]

    def places(self, act: int, out: Indexes) -> Indexes:
        """The place in the act's table of every pair, written to `out` (n, n)."""
        np.add(self.pairs, self.asked[act], out=out)
        np.add(out, self.asking[act][:, None], out=out)
        return out


@dataclass(frozen=True, slots=True)
class Quotient:
    """Profiles of a world under a network of rules.

    `digits` (profiles, facets) what is so in each of the facts of a request, in the order of `facets`; `number` how many
    requests (A, B, act) have it, parties with themselves left out; `entries` rows (act, profile, how many). `fixed` are the
    facets of draft, measure and reading with their digits: one value, or one a measure.
    """

    world: World
    circuit: Circuit
    facets: tuple[Facet, ...]
    digits: npt.NDArray[np.int64]
    number: Ints
    entries: Ints
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
    return _counted(_Folding(world, circuit, (of_asking, of_pairs, of_asked), local, pairs), sides, fixed)


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
    for one, digits in found:
        if space * (one.size + 1) >= 1 << 62:
            key, space = np.unique(key, return_inverse=True)[1].reshape(shape), int(key.size)
        key = key * (one.size + 1) + digits
        space *= one.size + 1
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
    world: World
    circuit: Circuit
    classes: tuple[Ints, Ints, Ints]
    local: list[tuple[Ints, list[Ints]]]
    pairs: Ints


def _counted(
    under: _Folding, sides: Mapping[str, list[tuple[Facet, Digits]]], fixed: tuple[tuple[Facet, Digits], ...]
) -> Quotient:
    (asking, ours), (asked, theirs) = under.local
    of_asking, of_pairs, of_asked = under.classes
    kinds, wide = len(of_pairs) + 1, max((len(one) for one in theirs), default=1)
    places = Sides(
        (asking * (kinds * wide)).astype(np.intp), asked.astype(np.intp), (under.pairs * wide).astype(np.intp), ()
    )
    out = np.empty(under.pairs.shape, np.intp)
    rows, keys, boxes = [], [], []
    for act, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        box = (len(mine), kinds, wide)
        number = np.bincount(places.places(act, out).reshape(-1), minlength=box[0] * kinds * wide).reshape(box)
        number[:, -1, :] = 0
        there = np.flatnonzero(number)
        left, middle, right = np.unravel_index(there, box)
        keys.append((mine[left] * (kinds - 1) + middle) * len(of_asked) + other[right])
        rows.append(np.stack((np.full(len(there), act), there, number.reshape(-1)[there])))
        boxes.append(box)
    entries, key = np.concatenate(rows, axis=1), np.concatenate(keys)
    profile, first = _numbered(key, max(1, len(of_asking) * (kinds - 1) * len(of_asked)))
    found = key[first]
    columns = (of_asking[found // len(of_asked) // (kinds - 1)], of_pairs[found // len(of_asked) % (kinds - 1)],
               of_asked[found % len(of_asked)])  # fmt: skip
    tables = _tables(boxes, entries, profile)
    number = np.bincount(profile, weights=entries[2], minlength=len(found)).astype(np.int64)
    facets = tuple(one for name in ("A", "pair", "B") for one, _ in sides[name])
    return Quotient(
        under.world, under.circuit, facets, np.concatenate(columns, axis=1), number,
        np.stack((entries[0], profile, entries[2])), Sides(places.asking, places.asked, places.pairs, tables), fixed,
    )  # fmt: skip


def _tables(boxes: list[tuple[int, int, int]], entries: Ints, profile: Ints) -> tuple[Ints, ...]:
    edges = np.searchsorted(entries[0], np.arange(len(boxes) + 1))
    made = []
    for act, box in enumerate(boxes):
        table = np.full(box, -1, np.int64)
        here = slice(edges[act], edges[act + 1])
        table.reshape(-1)[entries[1, here]] = profile[here]
        made.append(table)
    return tuple(made)

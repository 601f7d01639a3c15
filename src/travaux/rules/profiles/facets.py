"""What the rules can tell apart about a fact: a penalty only by the cuts that some rule makes, a choice only by what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ..expressions import Term, Value
from ..lowering import Atom
from ..records import Fact
from ..worlds.world import World, shape_of

__all__ = ["Facet", "digits_of", "facets_of", "plane"]

Digits = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Facet:
    """A fact as a digit. A number or date: how many of the cuts it reaches; a yes/no fact: 0 or 1; a choice: 1 and up for the
    values asked about, 0 for any other. The digit after the last (`size`) means unknown. `atoms` by index of the circuit."""

    term: Term
    fact: Fact
    scope: str
    values: tuple[Value, ...]
    atoms: tuple[int, ...]
    others: bool = False

    @property
    def size(self) -> int:
        """How many digits there are, unknown not counted."""
        return len(self.values) + (0 if self.fact.kind == "choice" and not self.others else 1)


def facets_of(atoms: Sequence[Atom], facts: Mapping[str, Fact]) -> tuple[Facet, ...]:
    """The facts that a row of atoms is about, each with its cuts in growing order or its choices."""
    by_term: dict[Term, list[int]] = {}
    for nth, atom in enumerate(atoms):
        by_term.setdefault(atom.term, []).append(nth)
    made = []
    for term, places in by_term.items():
        fact = facts[term.fact]
        if fact.kind in ("number", "date"):
            places = sorted(places, key=lambda nth: _number(atoms[nth].value))
        values = tuple(atoms[nth].value for nth in places)
        others = fact.kind == "choice" and set(values) != set(fact.choices)
        made.append(Facet(term, fact, atoms[places[0]].scope, values, tuple(places), others))
    return tuple(made)


def digits_of(facet: Facet, world: World) -> Digits:
    """The digit of a fact for all that it is about, shaped as its column; unknown everywhere where the world has no column."""
    column = world.by_fact.get(facet.fact.name)
    if column is None or facet.scope == "reading":
        shape = () if facet.scope == "reading" else shape_of(facet.fact.scope, world)
        return np.full(shape, facet.size, np.int64)
    if facet.fact.kind in ("number", "date"):
        found = sum((column.values >= _number(cut) for cut in facet.values), np.zeros(column.values.shape, np.int64))
    elif facet.fact.kind == "choice":
        table = np.zeros(len(column.fact.choices), np.int64)
        start = 1 if facet.others else 0
        for nth, value in enumerate(facet.values):
            if value in column.fact.choices:
                table[column.fact.choices.index(str(value))] = nth + start
        found = table[column.values]
    else:
        found = (column.values != 0).astype(np.int64)
    if column.unknown is not None:
        found = np.where(column.unknown, facet.size, found)
    if facet.term.args == ("B", "A"):
        found = found.T
    return np.asarray(found, np.int64)


def plane(facet: Facet, nth: int, digits: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Where the nth atom of a facet is true; unknown counts as false here."""
    if facet.fact.kind in ("number", "date"):
        return (digits > nth) & (digits < facet.size)
    if facet.fact.kind == "choice":
        return np.asarray(digits == nth + (1 if facet.others else 0), np.bool_)
    return np.asarray(digits == 1, np.bool_)


def _number(value: Value) -> int:
    return value.toordinal() if isinstance(value, date) else int(value)

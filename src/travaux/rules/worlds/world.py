"""A world to ask rules about: parties, acts and measures, and what is known of each, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ..expressions import Term, Value
from ..records import Fact

__all__ = ["Column", "World", "cell", "shape_of"]

Facts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """One fact for all that it is about: yes/no as 0 and 1, a number as it is, a choice by its place in `fact.choices`, a
    date as its day number (`date.toordinal`); `unknown` marks where nothing is known (None: all is known)."""

    fact: Fact
    values: Facts
    unknown: Mask | None = None


@dataclass(frozen=True, slots=True)
class World:
    """Parties x acts x measures, and a column for each fact that is known of them.

    Shapes of a column, by the scope of its fact: "draft" (), "power" (p,), "act" (k,), "party" (n,), "party, act" (n, k),
    "A, B" (n, n) with the party that asks first. A fact without a column is unknown everywhere. `classes` puts each act
    under a heading. A `synthetic` world is invented, and every answer about it says so.
    """

    parties: tuple[str, ...]
    acts: tuple[str, ...]
    powers: tuple[str, ...]
    columns: tuple[Column, ...]
    classes: tuple[str, ...] = ()
    title: str = ""
    synthetic: bool = False
    seed: int | None = None
    assumed: tuple[str, ...] = ()

    @property
    def cells(self) -> int:
        """How many requests can be asked about: ordered pairs of different parties, times acts, times measures."""
        return len(self.parties) * (len(self.parties) - 1) * len(self.acts) * len(self.powers)

    @property
    def by_fact(self) -> Mapping[str, Column]:
        """The columns by the name of their fact."""
        return {one.fact.name: one for one in self.columns}

    @property
    def label(self) -> str:
        """What must stand on every output: the title, and that the world is invented where it is."""
        if not self.synthetic:
            return self.title
        drawn = f", drawn with seed {self.seed}" if self.seed is not None else ""
        return f"{self.title or 'world'} (SYNTHETIC: invented facts about no real state{drawn})"


def shape_of(scope: str, world: World) -> tuple[int, ...]:
    """The shape of a column in a world, by the scope of its fact.

    >>> shape_of("party, act", World(("XA", "XB"), ("fraud",), ("preservation",), ()))
    (2, 1)
    """
    n, k = len(world.parties), len(world.acts)
    shapes = {
        "draft": (),
        "power": (len(world.powers),),
        "act": (k,),
        "party": (n,),
        "party, act": (n, k),
        "A, B": (n, n),
    }
    return shapes[scope]


def cell(world: World, term: Term, place: tuple[int, int, int, int]) -> Value | None:
    """What a world knows of a fact for one request: `place` is (A, B, act, power) by index. None where it is unknown."""
    column = world.by_fact.get(term.fact)
    if column is None:
        return None
    asked, act, power = {"A": place[0], "B": place[1]}, place[2], place[3]
    index: tuple[int, ...] = {"draft": (), "power": (power,), "act": (act,)}.get(column.fact.scope, (-1,))
    if index == (-1,):
        index = tuple(act if one == "act" else asked[one] for one in term.args)
    if column.unknown is not None and column.unknown[index]:
        return None
    return _value(column.fact, int(column.values[index]))


def _value(fact: Fact, number: int) -> Value:
    if fact.kind == "yes/no":
        return bool(number)
    if fact.kind == "choice":
        return fact.choices[number]
    return date.fromordinal(number) if fact.kind == "date" else number

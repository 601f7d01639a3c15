"""How the values of a fact are coded in the variables of a diagram: value number n as a binary number, in as few as will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..lowering import Group

__all__ = ["Node", "atoms_at", "code_of", "coded", "names_of", "proper", "values_of"]

Node = Any
"""A diagram: a function of `dd`, which has no types of its own; `&`, `|` and `~` join and turn it."""


def values_of(group: Group) -> int:
    """How many values the atoms of a fact tell apart: two, its choices, or one more than its cuts."""
    return max(1, len(group.atoms)) if group.fact.kind == "choice" else len(group.atoms) + 1


def names_of(nth: int, group: Group) -> tuple[str, ...]:
    """The variables of a fact, the high one first: none where it has one value only."""
    return tuple(f"g{nth}_{bit}" for bit in reversed(range((values_of(group) - 1).bit_length())))


def coded(bdd: Any, names: Sequence[str], number: int) -> Node:
    """Where a fact has its value number so and so: no, no cut passed and the first choice are number 0."""
    return bdd.cube({name: bool(number >> bit & 1) for bit, name in enumerate(reversed(names))})


def code_of(names: Sequence[str], found: Mapping[str, bool]) -> int:
    """The number of the value that a path through a diagram gives; what it passes over is 0."""
    return sum(found.get(name, False) << bit for bit, name in enumerate(reversed(names)))


def proper(bdd: Any, names: Sequence[str], group: Group) -> Node:
    """Where the variables of a fact give a value that it has."""
    return ~_at_least(bdd, names, values_of(group))


def _at_least(bdd: Any, names: Sequence[str], number: int) -> Node:
    if number >> len(names):
        return bdd.false
    found = bdd.true
    for bit, name in enumerate(reversed(names)):
        found = bdd.var(name) & found if number >> bit & 1 else bdd.var(name) | found
    return found


def atoms_at(bdd: Any, names: Sequence[str], group: Group) -> list[Node]:
    """Where each atom of a fact is true, in the order of its atoms."""
    if group.fact.kind == "choice":
        return [coded(bdd, names, number) for number in range(len(group.atoms))]
    return [_at_least(bdd, names, number + 1) for number in range(len(group.atoms))]

"""What is taken to hold of the world, held against a world: where it does not, and an invented world put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from ...errors import Doubt
from ..expressions import Term, Value
from ..lowering import Atom, Formula, Lowered
from ..records import Fact
from .world import Column, World

__all__ = ["broken", "kept", "truth"]

Truth = npt.NDArray[np.bool_]
Facts = npt.NDArray[np.int64]

AXES = {"A": 0, "B": 1, "act": 2}
ROUNDS = 8


def truth(formula: Formula, lowered: Lowered, world: World) -> tuple[Truth, Truth]:
    """Where a formula over facts can be true and where it can be false, each (A, B, act, measure), 1 long where it does not vary.

    Where facts are unknown both may be so. Each condition is looked at by itself, so of a formula that asks about a fact
    twice the answer may be wider than what can be.
    """
    word = formula[0]
    if word in ("and", "or"):
        sides = [truth(one, lowered, world) for one in formula[1]]
        first, second = (np.logical_and, np.logical_or) if word == "and" else (np.logical_or, np.logical_and)
        yes, no = sides[0]
        for can, cannot in sides[1:]:
            yes, no = first(yes, can), second(no, cannot)
        return yes, no
    if word in ("atom", "not"):
        yes, no = _atom(lowered.atoms[formula[1]], world)
        return (yes, no) if word == "atom" else (no, yes)
    always = np.full((1, 1, 1, 1), word == "true")
    return always, ~always


def broken(world: World, lowered: Lowered) -> tuple[Doubt, ...]:
    """What is odd in a world: for each domain that it does not keep, in how many places, and the first."""
    found = []
    for formula, domain in zip(lowered.domains, lowered.logics[0].variant.instrument.domains, strict=True):
        yes, _ = truth(formula, lowered, world)
        wrong = np.argwhere(~yes)
        if len(wrong):
            where = ", ".join(_named(world, axis, int(nth)) for axis, nth in enumerate(wrong[0]) if yes.shape[axis] > 1)
            what = f"{domain.id} ({domain.means}) does not hold in {len(wrong)} places, the first: {where or 'everywhere'}."
            found.append(Doubt("domain_not_kept", what))
    return tuple(found)


def kept(world: World, lowered: Lowered) -> World:
    """An invented world changed where a domain does not hold, so that its last alternative is true.

    Guarantees: the domains hold, unless what makes one true makes another false over and over; `broken` tells.
    """
    for _ in range(ROUNDS):
        before = world
        for formula in lowered.domains:
            wrong = ~truth(formula, lowered, world)[0]
            if wrong.any():
                for literal in _last(formula):
                    world = _made(world, lowered.atoms[literal[1]], literal[0] == "atom", wrong)
        if world is before:
            break
    return world


def _last(formula: Formula) -> Iterator[Formula]:
    """The literals that together make a formula true, the last alternative taken."""
    if formula[0] == "or":
        yield from _last(formula[1][-1])
    elif formula[0] == "and":
        for one in formula[1]:
            yield from _last(one)
    elif formula[0] in ("atom", "not"):
        yield formula


def _named(world: World, axis: int, nth: int) -> str:
    names = (world.parties, world.parties, world.acts, world.powers)[axis]
    return f"{('A', 'B', 'act', 'measure')[axis]} = {names[nth]}"


def _axes(term: Term, fact: Fact) -> tuple[int, ...]:
    """The axes of a fact's column, in the column's order."""
    if fact.scope in ("draft", "power", "act"):
        return {"draft": (), "power": (3,), "act": (2,)}[fact.scope]
    return tuple(AXES[one] for one in term.args)


def _atom(atom: Atom, world: World) -> tuple[Truth, Truth]:
    column = world.by_fact.get(atom.term.fact)
    if column is None:
        both = np.ones((1, 1, 1, 1), np.bool_)
        return both, both
    value = _number(column.fact, atom.value)
    found = np.asarray(column.values == value if atom.op == "is" else column.values >= value)
    unknown = np.zeros(found.shape, np.bool_) if column.unknown is None else column.unknown
    axes = _axes(atom.term, column.fact)
    return _placed(found | unknown, axes), _placed(~found | unknown, axes)


def _number(fact: Fact, value: Value) -> int:
    if fact.kind == "choice":
        return fact.choices.index(str(value))
    return value.toordinal() if isinstance(value, date) else int(value)


def _placed(found: Truth, axes: tuple[int, ...]) -> Truth:
    """A truth in its column's order, as (A, B, act, measure)."""
    order = sorted(range(len(axes)), key=axes.__getitem__)
    shape = [1, 1, 1, 1]
    for place, axis in enumerate(axes):
        shape[axis] = found.shape[place]
    return found.transpose(order).reshape(shape)


def _made(world: World, atom: Atom, wanted: bool, where: Truth) -> World:
    """The world with a condition made true, or false, where asked."""
    column = world.by_fact.get(atom.term.fact)
    if column is None:
        return world
    axes = _axes(atom.term, column.fact)
    folded = np.asarray(where.any(axis=tuple(one for one in range(4) if one not in axes)))
    ranks = [sorted(axes).index(axis) for axis in axes]
    at = np.broadcast_to(folded.transpose(ranks), column.values.shape)
    values = np.where(at, _values(column, atom, wanted), column.values)
    return replace(world, columns=tuple(replace(one, values=values) if one is column else one for one in world.columns))


def _values(column: Column, atom: Atom, wanted: bool) -> Facts:
    value = _number(column.fact, atom.value)
    if atom.op == ">=":
        return np.maximum(column.values, value) if wanted else np.minimum(column.values, value - 1)
    if column.fact.kind == "yes/no":
        return np.full_like(column.values, int(wanted))
    other = (column.values + 1) % max(1, len(column.fact.choices))
    return np.full_like(column.values, value) if wanted else np.where(column.values == value, other, column.values)

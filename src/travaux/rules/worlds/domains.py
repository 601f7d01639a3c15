"""What is taken to hold of the world, held against a world: where it does not, and a world put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ...errors import Doubt
from ..expressions import All, Any, Compared, Expr, Named, Not, Term, Value, terms_of
from ..records import Domain
from .world import Column, World

__all__ = ["broken", "kept", "truth"]

Truth = npt.NDArray[np.bool_]

AXES = {"A": 0, "B": 1, "act": 2}


def truth(expr: Expr, world: World) -> tuple[Truth, Truth]:
    """Where a condition over facts can be true and where it can be false, each (A, B, act), 1 long where it does not vary.

    Where facts are unknown both may be so. Each comparison is looked at by itself, so for conditions that name a fact twice
    the answer may be wider than what can be.
    """
    if isinstance(expr, Not):
        yes, no = truth(expr.of, world)
        return no, yes
    if isinstance(expr, (All, Any)):
        yes, no = np.ones((1, 1, 1), np.bool_), np.zeros((1, 1, 1), np.bool_)
        for one in expr.of:
            can, cannot = truth(one, world)
            yes, no = (yes & can, no | cannot) if isinstance(expr, All) else (yes & cannot, no | can)
        return (yes, no) if isinstance(expr, All) else (no, yes)
    if not isinstance(expr, Compared):
        raise ValueError(f"a domain speaks of facts only, not of {expr}")
    return _compared(expr, world)


def broken(world: World, domains: Sequence[Domain]) -> tuple[Doubt, ...]:
    """What is odd in a world: for each domain that it does not keep, in how many places and where the first is."""
    found = []
    for domain in domains:
        if not _speaks(domain, world):
            continue
        yes, _ = truth(domain.formula, world)
        wrong = np.argwhere(~yes)
        if len(wrong):
            where = ", ".join(_named(world, axis, int(nth)) for axis, nth in enumerate(wrong[0]) if yes.shape[axis] > 1)
            message = f"{domain.id} ({domain.means}) does not hold in {len(wrong)} places, the first: {where or 'everywhere'}."
            found.append(Doubt("domain_not_kept", message))
    return tuple(found)


def kept(world: World, domains: Sequence[Domain]) -> World:
    """The world changed where a domain does not hold, so that its last alternative is true. For invented worlds only."""
    for domain in domains:
        if not _speaks(domain, world):
            continue
        yes, _ = truth(domain.formula, world)
        last = domain.formula.of[-1] if isinstance(domain.formula, Any) and domain.formula.of else domain.formula
        wanted = not isinstance(last, Not)
        last = last.of if isinstance(last, Not) else last
        if not yes.all() and isinstance(last, Compared):
            world = _set(world, last, wanted, ~yes)
    return world


def _named(world: World, axis: int, nth: int) -> str:
    return f"{('A', 'B', 'act')[axis]} = {(world.acts if axis == 2 else world.parties)[nth]}"


def _speaks(domain: Domain, world: World) -> bool:
    known = world.by_fact
    return all(term.fact in known and _spread(term) is not None for term in terms_of(domain.formula))


def _spread(term: Term) -> tuple[int, ...] | None:
    axes = tuple(AXES.get(one, -1) for one in term.args)
    return None if -1 in axes else axes


def _compared(part: Compared, world: World) -> tuple[Truth, Truth]:
    column = world.by_fact[part.term.fact]
    found = _where(column, part)
    unknown = np.zeros(found.shape, np.bool_) if column.unknown is None else column.unknown
    return _placed(found | unknown, part.term), _placed(~found | unknown, part.term)


def _where(column: Column, part: Compared) -> Truth:
    if isinstance(part.value, Named):
        raise ValueError("a domain compares with values, not with parameters")
    options = part.value if isinstance(part.value, tuple) else (part.value,)
    numbers = [_number(column, one) for one in options]
    values, first = column.values, numbers[0]
    orders = {">=": values >= first, "<=": values <= first, ">": values > first, "<": values < first}
    same = np.isin(values, numbers)
    return np.asarray(orders.get(part.op, ~same if part.op == "is not" else same), np.bool_)


def _number(column: Column, value: Value) -> int:
    if column.fact.kind == "choice":
        return column.fact.choices.index(str(value))
    return int(value) if isinstance(value, (bool, int)) else value.toordinal()  # type: ignore[union-attr]


def _placed(found: Truth, term: Term) -> Truth:
    """A truth by the fact's own shape, as (A, B, act)."""
    axes = _spread(term) or ()
    order = sorted(range(len(axes)), key=axes.__getitem__)
    shape = [1, 1, 1]
    for axis in axes:
        shape[axis] = found.shape[axes.index(axis)]
    return found.transpose(order).reshape(shape)


def _set(world: World, last: Compared, wanted: bool, where: Truth) -> World:
    axes = _spread(last.term) or ()
    folded = where.any(axis=tuple(one for one in range(3) if one not in axes))
    column = world.by_fact[last.term.fact]
    ranks = [sorted(axes).index(axis) for axis in axes]
    at = np.broadcast_to(np.asarray(folded).transpose(ranks), column.values.shape)
    values = np.where(at, _value_for(column, last, wanted), column.values)
    return replace(world, columns=tuple(replace(one, values=values) if one is column else one for one in world.columns))


def _value_for(column: Column, last: Compared, wanted: bool) -> int:
    """A value for which the comparison comes out as wanted."""
    tried = range(len(column.fact.choices)) if column.fact.kind == "choice" else range(100)
    for number in tried:
        probe = Column(column.fact, np.array([number], np.int64))
        if bool(_where(probe, last)[0]) is wanted:
            return number
    raise ValueError(f"no value keeps {last}")

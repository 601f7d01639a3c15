"""A second opinion on proofs and contrasts, by z3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any as Anything

from ..expressions import Expr, Term, Value
from ..variants import Variant
from .encoding import Encoded, encode, known_of

__all__ = ["Opinion", "changes", "opinion", "opinions"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What z3 says: whether a condition holds in every scenario, the rules of its unsatisfiable core (as they are written they
    guarantee it, whatever the others said), or the facts of a scenario in which it fails."""

    holds: bool
    rules: tuple[str, ...] = ()
    facts: tuple[tuple[Term, Value], ...] = ()


def opinion(variant: Variant, expr: Expr) -> Opinion:
    """Whether a condition holds in every scenario of a draft, in the opinion of z3.

    Raises `TravauxError` `missing_extra` where z3 is not installed.
    """
    return opinions(encode(known_of(variant.instrument), variant), (expr,))[0]


def opinions(encoded: Encoded, exprs: Sequence[Expr]) -> tuple[Opinion, ...]:
    """The same of several conditions over rules that are encoded once."""
    return tuple(_opinion(encoded, expr) for expr in exprs)


def _opinion(encoded: Encoded, expr: Expr) -> Opinion:
    z3 = encoded.known.z3
    fails = z3.Not(encoded.true(expr))
    solver = _solver(encoded)
    solver.add(fails)
    marks = {}
    for rule, (applies, when) in encoded.written.items():
        mark = z3.Bool(f"as written: {rule}")
        solver.add(z3.Implies(mark, applies == when))
        marks[mark] = rule
    if solver.check(*marks) == z3.unsat:
        core = {marks[mark] for mark in solver.unsat_core()}
        return Opinion(True, tuple(rule for rule in encoded.written if rule in core))
    return Opinion(False, facts=encoded.known.told(solver.model()))


def _solver(encoded: Encoded) -> Anything:
    """A solver that knows the world: the domains hold, each choice is one of its list."""
    z3 = encoded.known.z3
    solver = z3.SimpleSolver()
    solver.set("core.minimize", True)
    world = [encoded.true(one.formula) for one in encoded.variant.instrument.domains]
    solver.add(*world, *encoded.known.ranges())
    return solver


def changes(before: Variant, after: Variant, question: tuple[str, str] | None = None) -> dict[tuple[int, int], bool]:
    """Whether there is a scenario that goes from one outcome to another, for each pair of outcome codes, as z3 finds it."""
    known = known_of(after.instrument)
    first, second = encode(known, before), encode(known, after)
    asked = question or after.instrument.question
    codes = first.outcome(asked), second.outcome(asked)
    solver = _solver(first)
    solver.add(*first.meaning(), *second.meaning(), *known.ranges())
    found = {}
    for i in range(6):
        for j in range(6):
            solver.push()
            solver.add(codes[0] == i, codes[1] == j)
            found[i, j] = solver.check() == known.z3.sat
            solver.pop()
    return found

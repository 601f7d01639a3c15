"""Whether any few changes make a property hold: exists a set, for all scenarios, by z3 in turns with itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any as Anything

from ..changing import Change, Changing, spelled
from ..expressions import Expr
from .encoding import Encoded, encode, known_of

__all__ = ["smallest"]


def smallest(open_draft: Changing, expr: Expr, most: int) -> tuple[Change, ...] | None:
    """A set of at most `most` changes with which a condition holds in every scenario; None where there is none.

    One solver proposes a set, another looks for a scenario in which it fails; the first then proposes only sets that hold
    there too, until nothing is left to propose or no scenario is found (counterexample-guided, for exists-forall questions).
    """
    if most < 0:
        return None
    encoded = encode(known_of(open_draft.variant.instrument), open_draft.variant)
    z3, known = encoded.known.z3, encoded.known
    holds = encoded.true(spelled(expr, open_draft))
    flags = {one: known.of(one.term) for one in open_draft.changes}
    proposing, failing = z3.SimpleSolver(), _failing(encoded, holds)
    if flags:
        proposing.add(z3.AtMost(*flags.values(), most))
    for group in open_draft.exclusive:
        proposing.add(z3.AtMost(*(flags[one] for one in group), 1))
    while proposing.check() == z3.sat:
        model = proposing.model()
        made = [one for one, flag in flags.items() if z3.is_true(model.eval(flag, True))]
        if failing.check(*(flag if one in made else z3.Not(flag) for one, flag in flags.items())) == z3.unsat:
            return tuple(made)
        proposing.add(_there(encoded, holds, failing.model(), flags.values()))
    return None


def _failing(encoded: Encoded, holds: Anything) -> Anything:
    """A solver for scenarios in which the condition fails."""
    z3 = encoded.known.z3
    solver = z3.SimpleSolver()
    world = [encoded.true(one.formula) for one in encoded.variant.instrument.domains]
    solver.add(*world, *encoded.meaning(), *encoded.known.ranges(), z3.Not(holds))
    return solver


def _there(encoded: Encoded, holds: Anything, model: Anything, flags: Iterable[Anything]) -> Anything:
    """The condition in one scenario, with the changes open."""
    z3, left_open = encoded.known.z3, {one.get_id() for one in flags}
    facts = [(one, model.eval(one, True)) for one in encoded.known.unknowns.values() if one.get_id() not in left_open]
    return z3.simplify(z3.substitute(_unfolded(z3, holds, list(encoded.written.values())), *facts))


def _unfolded(z3: Anything, condition: Anything, written: Sequence[tuple[Anything, Anything]]) -> Anything:
    """A condition in which each rule is put in as it is written, until no rule is left."""
    while True:
        deeper = z3.substitute(condition, *written)
        if deeper.eq(condition):
            return condition
        condition = deeper

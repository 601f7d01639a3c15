"""Witnesses sent through the interpreter: the answer with its whole trace."""

from __future__ import annotations

from ..expressions import Expr, Term, Value
from ..lowering import Lowered
from ..traces import Answer, Program, Scenario, known_atoms, program, read_answer, run
from ..traces.plain import holds, weigh
from .properties import formula_under
from .witnesses import Profile

__all__ = ["replay", "replayed", "true_of"]


def replay(
    lowered: Lowered, logic: int, facts: tuple[tuple[Term, Value], ...], question: tuple[str, str] | None = None
) -> Answer:
    """What the interpreter, the authority, says of a scenario that a diagram found."""
    return replayed(program(lowered.logics[logic], lowered, question), facts)


def replayed(orders: Program, facts: tuple[tuple[Term, Value], ...]) -> Answer:
    """The same from orders made before (`traces.program`)."""
    scenario = Scenario(facts)
    return read_answer(orders, run(orders, known_atoms(orders.lowered, scenario)[0]), scenario)


def true_of(lowered: Lowered, logic: int, expr: Expr, profile: Profile) -> bool:
    """Whether a condition is true of a scenario, as the plain semantics say."""
    true = {nth for nth, is_so in enumerate(profile) if is_so}
    formula = formula_under(lowered, logic, expr)
    return holds(formula, true, list(weigh(lowered.logics[logic], true)))

"""Witnesses sent through the interpreter: the answer with its whole trace."""

from __future__ import annotations

from ..expressions import Expr, Term, Value
from ..lowering import Lowered
from ..traces import Answer, Scenario, evaluate
from ..traces.plain import holds, weigh
from .properties import formula_under
from .witnesses import Profile

__all__ = ["replay", "true_of"]


def replay(
    lowered: Lowered, logic: int, facts: tuple[tuple[Term, Value], ...], question: tuple[str, str] | None = None
) -> Answer:
    """What the interpreter, the authority, says of a scenario that a diagram found."""
    return evaluate(lowered.logics[logic], lowered, Scenario(facts), question)


def true_of(lowered: Lowered, logic: int, expr: Expr, profile: Profile) -> bool:
    """Whether a condition is true of a scenario, as the plain semantics say."""
    true = {nth for nth, is_so in enumerate(profile) if is_so}
    formula = formula_under(lowered, logic, expr)
    return holds(formula, true, list(weigh(lowered.logics[logic], true)))

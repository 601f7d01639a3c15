"""Which rules give a guarantee: the fewest that, as they are written, make a property hold whatever all others said."""

from __future__ import annotations

from collections.abc import Sequence

from ..expressions import Expr
from .coding import Node
from .drawing import Diagrams, drawn_formula, drawn_steps
from .properties import formula_under, rules_below
from .witnesses import cheapest

__all__ = ["core_of"]


def core_of(diagrams: Diagrams, logic: int, expr: Expr) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The smallest core of a condition that holds in every scenario, and the rules without any one of which it would fail.

    A core is a set of rules (ids, in the order of evaluation) that guarantee the condition as they are written: each other
    rule may apply wherever one likes, or nowhere. No set with fewer rules does. The second are the rules whose repeal alone
    breaks it; there may be none where several rules give the same guarantee.
    """
    bdd, one = diagrams.bdd, diagrams.lowered.logics[logic]
    formula = formula_under(diagrams.lowered, logic, expr)
    rules = rules_below(one.steps, formula)
    guards = _guards(diagrams, rules)
    steps = drawn_steps(bdd, one, diagrams.variables, guards)
    bad = diagrams.valid & ~drawn_formula(bdd, formula, diagrams.variables, steps)
    fails = bdd.exist([name for names in diagrams.names for name in names], bad)
    sure = ~bdd.exist([f"free{nth}" for nth in range(len(rules))], fails)
    for nth in range(len(rules)):
        written, apart = bdd.let({f"rule{nth}": True}, sure), bdd.let({f"rule{nth}": False}, sure)
        sure = bdd.ite(bdd.var(f"rule{nth}"), written, written & apart)
    kept = cheapest(diagrams, sure, {f"rule{nth}": 1 for nth in range(len(rules))})
    smallest = tuple(rule for nth, rule in enumerate(rules) if kept.get(f"rule{nth}"))
    return smallest, tuple(rule for nth, rule in enumerate(rules) if _breaks(diagrams, fails, nth, len(rules)))


def _guards(diagrams: Diagrams, rules: Sequence[str]) -> dict[str, tuple[Node, Node]]:
    names = [name for nth in range(len(rules)) for name in (f"rule{nth}", f"free{nth}")]
    diagrams.bdd.declare(*names)
    return {rule: (diagrams.bdd.var(f"rule{nth}"), diagrams.bdd.var(f"free{nth}")) for nth, rule in enumerate(rules)}


def _breaks(diagrams: Diagrams, fails: Node, rule: int, rules: int) -> bool:
    without = {f"rule{nth}": nth != rule for nth in range(rules)}
    return bool(diagrams.bdd.let({**without, f"free{rule}": False}, fails) != diagrams.bdd.false)

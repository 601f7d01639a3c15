"""What should hold in every scenario, as a diagram: where a property fails under a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..expressions import All, Any, Expr, Not
from ..lowering import Formula, Lowered, Step, _Table, formula_of
from .coding import Node
from .drawing import Diagrams, drawn_formula

__all__ = ["bad_parts", "chosen", "condition", "failing", "formula_under", "rules_below"]


def formula_under(lowered: Lowered, logic: int, expr: Expr) -> Formula:
    """A condition as a formula over the atoms and steps of one logic; `ValueError` where it asks what no atom answers (`lower`
    takes such conditions as `also`)."""
    one = lowered.logics[logic]
    table = _Table(one.variant.instrument)
    table.index = {(atom.term, atom.value): nth for nth, atom in enumerate(lowered.atoms)}
    steps = {step.subject: nth for nth, step in enumerate(one.steps)}
    try:
        formula = formula_of(expr, table, one.variant, steps)
    except KeyError as missing:
        raise ValueError(f"no atom answers {missing}: give the condition to lower() as well") from None
    if None in _indexes(formula):
        raise ValueError("a number is compared where no rule cuts it: give the condition to lower() as well")
    return formula


def _indexes(formula: Formula) -> Iterator[int | None]:
    if formula[0] in ("and", "or"):
        for one in formula[1]:
            yield from _indexes(one)
    elif formula[0] in ("atom", "not"):
        yield formula[1]


def condition(diagrams: Diagrams, logic: int, expr: Expr) -> Node:
    """Where a condition is true under one logic."""
    formula = formula_under(diagrams.lowered, logic, expr)
    return drawn_formula(diagrams.bdd, formula, diagrams.variables, diagrams.steps[logic])


def failing(diagrams: Diagrams, logic: int, expr: Expr) -> Node:
    """The valid scenarios in which a condition is false."""
    return diagrams.valid & ~condition(diagrams, logic, expr)


def chosen(diagrams: Diagrams, readings: Sequence[tuple[str, str]]) -> Node:
    """The scenarios in which these readings are chosen; `ValueError` for a reading that no rule turns on."""
    node = diagrams.bdd.true
    for name, choice in readings:
        found = [
            nth
            for nth, atom in enumerate(diagrams.lowered.atoms)
            if atom.scope == "reading" and (atom.term.fact, atom.value) == (name, choice)
        ]
        if not found:
            raise ValueError(f"no rule turns on the reading {name} is {choice}")
        node &= diagrams.variables[found[0]]
    return node


def bad_parts(expr: Expr) -> tuple[Expr, ...]:
    """What must be true together for a property to fail: of "never this and that" this, and that."""
    return tuple(_parts(expr, False))


def _parts(expr: Expr, wanted: bool) -> Iterator[Expr]:
    if isinstance(expr, Not):
        yield from _parts(expr.of, not wanted)
    elif isinstance(expr, All if wanted else Any) and len(expr.of) > 1:
        for one in expr.of:
            yield from _parts(one, wanted)
    else:
        yield expr if wanted else Not(expr)


def rules_below(steps: Sequence[Step], formula: Formula) -> tuple[str, ...]:
    """The rules that a formula rests on, by id: those of the steps that it needs, and of the steps that these need."""
    needed: set[int] = set()
    _need(steps, formula, needed)
    return tuple(ruled.rule.id for nth in sorted(needed) for ruled in steps[nth].rules)


def _need(steps: Sequence[Step], formula: Formula, needed: set[int]) -> None:
    if formula[0] in ("and", "or"):
        for one in formula[1]:
            _need(steps, one, needed)
    elif formula[0] in ("held", "is", "is not") and formula[1] not in needed:
        needed.add(formula[1])
        for ruled in steps[formula[1]].rules:
            _need(steps, ruled.when, needed)

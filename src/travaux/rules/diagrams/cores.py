"""Which rules give a guarantee: those that, as they are written, make a property hold whatever all others said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..expressions import Expr
from ..lowering import Formula, Step
from .coding import Node
from .drawing import Diagrams, drawn_formula, drawn_steps
from .properties import formula_under, rules_below

__all__ = ["core_of"]


def core_of(
    diagrams: Diagrams, logic: int, expr: Expr, hint: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A minimal core of a condition that holds in every scenario, and the rules without any one of which it would fail.

    A core is a set of rules (ids, in the order of evaluation) that guarantee the condition as they are written: each other
    rule may apply wherever one likes, or nowhere. None of it can be left out. The second are the rules of it whose repeal
    alone breaks the condition; there may be none where several rules give the same guarantee. `hint` are rules that may be a
    core already (z3's): it is tried first.
    """
    formula = formula_under(diagrams.lowered, logic, expr)
    rules = rules_below(diagrams.lowered.logics[logic].steps, formula)
    hinted = [rule for rule in rules if rule in set(hint)]
    kept = hinted if hint and not _fails(diagrams, logic, formula, hinted) else list(rules)
    for chunk in _chunks(len(kept)):
        for start in range(0, len(kept), chunk):
            fewer = kept[:start] + [""] * chunk + kept[start + chunk :]
            if not _fails(diagrams, logic, formula, [rule for rule in fewer if rule]):
                kept = fewer[: len(kept)]
        kept = [rule for rule in kept if rule]
    return tuple(kept), tuple(rule for rule in kept if _breaks(diagrams, logic, formula, rule))


def _chunks(size: int) -> Iterator[int]:
    """How many rules are left out at once: half of all, half of that, down to one."""
    chunk = size // 2
    while chunk > 1:
        yield chunk
        chunk //= 2
    yield 1


def _fails(diagrams: Diagrams, logic: int, formula: Formula, kept: Sequence[str]) -> bool:
    """Whether a condition can fail where only these rules are as they are written and all others apply as one likes."""
    bdd, one, written = diagrams.bdd, diagrams.lowered.logics[logic], set(kept)
    needed = _needed(one.steps, formula, written)
    free = [ruled.rule.id for nth in sorted(needed) for ruled in one.steps[nth].rules if ruled.rule.id not in written]
    bdd.declare(*(f"free{nth}" for nth in range(len(free))))
    instead = {rule: bdd.var(f"free{nth}") for nth, rule in enumerate(free)}
    return _false_somewhere(diagrams, drawn_steps(bdd, one, diagrams.variables, instead, only=needed), formula)


def _breaks(diagrams: Diagrams, logic: int, formula: Formula, rule: str) -> bool:
    """Whether a condition can fail without a rule."""
    one = diagrams.lowered.logics[logic]
    steps = drawn_steps(diagrams.bdd, one, diagrams.variables, {rule: diagrams.bdd.false})
    return _false_somewhere(diagrams, steps, formula)


def _false_somewhere(diagrams: Diagrams, steps: Sequence[Node], formula: Formula) -> bool:
    true = drawn_formula(diagrams.bdd, formula, diagrams.variables, steps)
    return bool(diagrams.valid & ~true != diagrams.bdd.false)


def _needed(steps: Sequence[Step], formula: Formula, written: Collection[str]) -> set[int]:
    """The steps that a formula rests on, by way of rules that are as they are written."""
    needed: set[int] = set()
    waiting = [formula]
    while waiting:
        one = waiting.pop()
        if one[0] in ("and", "or"):
            waiting += one[1]
        elif one[0] in ("held", "is", "is not") and one[1] not in needed:
            needed.add(one[1])
            waiting += [ruled.when for ruled in steps[one[1]].rules if ruled.rule.id in written]
    return needed

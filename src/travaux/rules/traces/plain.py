"""The readable twin of `programs`: the semantics written down once, plainly. Slow; every fast path must agree with it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ..expressions import Norm
from ..lowering import Formula, Logic, Ruled, Step

__all__ = ["Weighing", "holds", "weigh"]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one step comes to: the rules that apply and those that hold, by place; and its sides, (yes, no) of a definition
    or (must, must not, may refuse, may) of a question."""

    applies: tuple[bool, ...]
    holds: tuple[bool, ...]
    sides: tuple[bool, ...]

    @property
    def code(self) -> int:
        """The outcome of a question, as a place in `OUTCOMES`."""
        must, must_not, refuse, may = self.sides
        if must and must_not:
            return 5
        return 3 if must else 4 if must_not else 2 if refuse else 1 if may else 0


def weigh(logic: Logic, true: Set[int]) -> tuple[Weighing, ...]:
    """Every step of a draft weighed in order, in the case in which these atoms are true and all others false."""
    found: list[Weighing] = []
    for step in logic.steps:
        found.append(_step(step, true, found))
    return tuple(found)


def holds(formula: Formula, true: Set[int], steps: list[Weighing]) -> bool:
    """Whether a formula is true, after the steps before it."""
    word: str = formula[0]
    if word in ("true", "false"):
        return word == "true"
    if word in ("atom", "not"):
        return (int(formula[1]) in true) is (word == "atom")
    if word == "and":
        return all(holds(one, true, steps) for one in formula[1])
    if word == "or":
        return any(holds(one, true, steps) for one in formula[1])
    if word == "held":
        return steps[formula[1]].sides == ((True, False) if formula[2] else (False, True))
    return (steps[formula[1]].code == int(formula[2])) is (word == "is")


def _step(step: Step, true: Set[int], before: list[Weighing]) -> Weighing:
    applies = tuple(holds(ruled.when, true, before) for ruled in step.rules)
    held: list[bool] = []
    for ruled, applying in zip(step.rules, applies, strict=True):
        held.append(applying and not any(held[beater] for beater in ruled.beaten_by))
    concluded = [ruled for ruled, one in zip(step.rules, held, strict=True) if one]
    sides = _decided(step, concluded) if isinstance(step.subject, str) else _obliged(concluded)
    return Weighing(applies, tuple(held), sides)


def _decided(step: Step, held: list[Ruled]) -> tuple[bool, ...]:
    """Yes where a rule concludes yes, no where one concludes no; where none speaks, what holds otherwise."""
    said = [ruled.rule.concludes[1] for ruled in held if isinstance(ruled.rule.concludes, tuple)]
    if not said and step.otherwise is not None:
        said = [step.otherwise]
    return True in said, False in said


def _obliged(held: list[Ruled]) -> tuple[bool, ...]:
    said = {ruled.rule.concludes.modality for ruled in held if isinstance(ruled.rule.concludes, Norm)}
    return tuple(one in said for one in ("must", "must_not", "may_refuse", "may"))

"""Witnesses sent through the interpreter: the answer with its whole trace, and where two traces part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..expressions import Expr, Term, Value
from ..lowering import Lowered
from ..traces import Answer, Decided, Scenario, evaluate
from ..traces.plain import holds, weigh
from .properties import formula_under
from .witnesses import Profile

__all__ = ["Parting", "parted", "replay", "true_of"]


@dataclass(frozen=True, slots=True)
class Parting:
    """A step that comes to something else in two traces of one case: a definition or a question, what it came to before and
    after, and the rules that fare otherwise, each as (rule, state before, state after); a rule not in a draft is "absent"."""

    subject: str | tuple[str, str]
    before: str
    after: str
    rules: tuple[tuple[str, str, str], ...]


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


def parted(before: Answer, after: Answer) -> tuple[Parting, ...]:
    """Where two traces of one case part, in the order in which the steps need each other; the first is where it begins.

    Guarantees: empty only where both come to the same outcome by the same definitions.
    """
    return tuple(_partings(before, after))


def _partings(before: Answer, after: Answer) -> Iterator[Parting]:
    subjects = dict.fromkeys(step.subject for answer in (after, before) for step in answer.steps)
    asked = after.question
    for subject in sorted(subjects, key=lambda one: one == asked):
        first, second = before.step(subject), after.step(subject)
        words = [one.found if one else _without(subject) for one in (first, second)]
        if words[0] != words[1]:
            yield Parting(subject, words[0], words[1], tuple(_rules(first, second)))


def _without(subject: str | tuple[str, str]) -> str:
    return "gap" if isinstance(subject, str) else "NOT COVERED"


def _rules(before: Decided | None, after: Decided | None) -> Iterator[tuple[str, str, str]]:
    states = [{one.rule.id: one.state for one in step.rules} if step else {} for step in (before, after)]
    for rule in dict.fromkeys((*states[0], *states[1])):
        first, second = (state.get(rule, "absent") for state in states)
        if first != second:
            yield rule, first, second

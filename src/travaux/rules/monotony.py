"""Whether raising a number can ever add a case: proved for every value, not tried on a few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..errors import TravauxError
from .diagrams import diagrams_of, facts_of, plainest
from .diagrams.coding import Node
from .diagrams.drawing import Diagrams
from .expressions import Compared, Named, Term, Value, parts
from .lowering import lower
from .records import OUTCOMES
from .solver.comparing import ever_adds
from .variants import Variant

__all__ = ["Monotony", "Step", "monotony"]

MUST = OUTCOMES.index("MUST")


@dataclass(frozen=True, slots=True)
class Step:
    """A scenario that comes in or falls out where a parameter goes from one value to another, every fact with a value."""

    before: int
    after: int
    facts: tuple[tuple[Term, Value], ...]


@dataclass(frozen=True, slots=True)
class Monotony:
    """What raising a parameter does to the duties (MUST) of a draft: the first step at which it `adds` a case and at which it
    `removes` one, None where it never does, at any value.

    `values` are those whose diagrams were laid over each other: between and beyond them no rule tells values apart. `engines`
    agree; z3 is asked with the two values left open, and is not among them where it is not installed.
    """

    parameter: str
    draft: str
    question: tuple[str, str]
    adds: Step | None
    removes: Step | None
    values: tuple[int, ...]
    engines: tuple[str, ...]
    against: tuple[str, ...] = ()


def monotony(variant: Variant, parameter: str, question: tuple[str, str] | None = None) -> Monotony:
    """Whether raising a parameter of a draft ever adds a case in which the question binds, and whether it ever removes one.

    Raises ValueError for a parameter that is not a whole number. Guarantees: proved for all whole numbers.
    """
    value = variant.parameters.get(parameter)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{parameter} of {variant.id} is not a number")
    asked = question or variant.instrument.question
    values = tuple(_values(variant, parameter))
    diagrams = diagrams_of(lower([_at(variant, parameter, one) for one in values]))
    must = [diagrams.question(nth, asked)[MUST] for nth in range(len(values))]
    adds = _first(diagrams, values, [other & ~one for one, other in pairwise(must)])
    removes = _first(diagrams, values, [one & ~other for one, other in pairwise(must)])
    engines, against = _second(variant, parameter, asked, (adds is not None, removes is not None))
    return Monotony(parameter, variant.id, asked, adds, removes, values, engines, against)


def _at(variant: Variant, parameter: str, value: int) -> Variant:
    return replace(variant, parameters={**variant.parameters, parameter: value})


def _values(variant: Variant, parameter: str) -> Iterator[int]:
    """Every value from one below to one above all that the facts beside the parameter are compared with, two beyond each end."""
    compared = [part for rule in variant.rules for part in parts(rule.when) if isinstance(part, Compared)]
    compared += [
        part for one in variant.instrument.domains for part in parts(one.formula) if isinstance(part, Compared)
    ]
    facts = {part.term.fact for part in compared if part.value == Named(parameter)}
    beside = {variant.parameters[parameter]}
    for part in compared:
        if part.term.fact in facts and part.value != Named(parameter):
            value = variant.parameters[part.value.name] if isinstance(part.value, Named) else part.value
            beside |= set(value) if isinstance(value, tuple) else {value}
    numbers = [one for one in beside if isinstance(one, int)]
    yield from range(min(numbers) - 3, max(numbers) + 4)


def _first(diagrams: Diagrams, values: tuple[int, ...], changed: list[Node]) -> Step | None:
    """The plainest scenario that changes, at the step nearest to the middle of the values."""
    for nth in sorted(range(len(changed)), key=lambda one: abs(2 * one + 1 - len(changed))):
        profile = plainest(diagrams, changed[nth])
        if profile is not None:
            return Step(values[nth], values[nth + 1], facts_of(diagrams.lowered, profile))
    return None


def _second(
    variant: Variant, parameter: str, question: tuple[str, str], found: tuple[bool, bool]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        second = ever_adds(variant, parameter, question)
    except TravauxError:
        return ("diagrams",), ()
    return (("diagrams", "z3"), ()) if second == found else (("diagrams",), ("z3",))

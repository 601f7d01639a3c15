"""Proofs over all scenarios and all readings: a property holds, with the rules that give it, or fails, with the plainest case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ..expressions import All, Any, Compared, Expr, Not, Term, Value
from ..expressions import parts as inside
from ..records import Property
from ..traces import Answer
from .coding import Node
from .cores import core_of
from .counting import counted, groups_under, scale_of, scenarios
from .drawing import Diagrams
from .properties import bad_parts, chosen, condition, failing
from .replays import replay, true_of
from .witnesses import Profile, class_around, facts_of, plainest

__all__ = ["Counterexample", "Proof", "addresses_of", "prove_drawn"]

Readings = tuple[tuple[str, str], ...]
"""A choice for each reading that matters: (reading, choice)."""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The plainest scenario in which a property fails: every fact with a value; `needed` are the few conditions under which it
    fails whatever else is so. `answer` is the interpreter's for the instrument's question, and `replayed` whether the plain
    semantics find the property false there too. It is made up (`hypothetical`) unless some world has it."""

    facts: tuple[tuple[Term, Value], ...]
    needed: tuple[Compared, ...]
    profile: Profile
    answer: Answer
    replayed: bool
    hypothetical: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a property holds in every scenario under a draft.

    `core` are rules that guarantee it as written whatever the others said, none to spare; `needed` those of them whose repeal
    alone breaks it; `addresses` the articles of the core. `never` are parts of the property that cannot happen at all: it
    holds for that reason, and says little. Where it fails: in `failing` of `scenarios`; `fails_in` and `holds_in` name the
    readings. `engines` came to this verdict, `against` to the opposite (a fault of the program, shown and not hidden).
    """

    property: str
    draft: str
    holds: bool
    scenarios: int
    failing: int = 0
    core: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    never: tuple[Expr, ...] = ()
    fails_in: tuple[Readings, ...] = ()
    holds_in: tuple[Readings, ...] = ()
    counterexample: Counterexample | None = None
    engines: tuple[str, ...] = ("diagrams",)
    against: tuple[str, ...] = ()


def prove_drawn(diagrams: Diagrams, logic: int, asked: Property, hint: Collection[str] = ()) -> Proof:
    """The proof of a property under one logic, by its diagrams alone; `hint` are rules that may be a core already.

    Guarantees: it holds exactly where no valid scenario in any reading makes its formula false; the counterexample does.
    """
    bad = failing(diagrams, logic, asked.formula)
    draft = diagrams.lowered.logics[logic].variant.id
    if bad == diagrams.bdd.false:
        core, needed = core_of(diagrams, logic, asked.formula, hint)
        return Proof(
            asked.id,
            draft,
            True,
            scenarios(diagrams),
            core=core,
            needed=needed,
            addresses=addresses_of(diagrams, logic, core),
            never=_never(diagrams, logic, asked.formula),
        )
    fails, holds = _by_reading(diagrams, bad)
    number, found = _counterexample(diagrams, logic, asked.formula)
    return Proof(
        asked.id,
        draft,
        False,
        scenarios(diagrams),
        number,
        fails_in=fails,
        holds_in=holds,
        counterexample=found,
    )


def addresses_of(diagrams: Diagrams, logic: int, rules: Sequence[str]) -> tuple[str, ...]:
    """The articles that rules stand under, each once."""
    standing = diagrams.lowered.logics[logic].variant.rules
    return tuple(dict.fromkeys(rule.article for rule in standing if rule.id in rules and rule.article))


def _never(diagrams: Diagrams, logic: int, expr: Expr) -> tuple[Expr, ...]:
    """The parts of a property that no valid scenario makes true: it holds for want of a case."""
    false = diagrams.bdd.false
    parts = bad_parts(expr)
    never = tuple(part for part in parts if condition(diagrams, logic, part) & diagrams.valid == false)
    facts = All(
        tuple(part for part in parts if all(isinstance(one, (Compared, Not, All, Any)) for one in inside(part)))
    )
    if never or condition(diagrams, logic, facts) & diagrams.valid != false:
        return never
    return (facts,)


def _counterexample(diagrams: Diagrams, logic: int, expr: Expr) -> tuple[int, Counterexample]:
    bad = ~condition(diagrams, logic, expr)
    scale = scale_of(diagrams, (bad,))
    profile = plainest(diagrams, bad)
    assert profile is not None
    needed, _ = class_around(scale, bad, profile)
    facts = facts_of(diagrams.lowered, profile)
    answer = replay(diagrams.lowered, logic, facts)
    replayed = not true_of(diagrams.lowered, logic, expr, profile)
    return counted(scale, bad), Counterexample(facts, needed, profile, answer, replayed)


def _by_reading(diagrams: Diagrams, bad: Node) -> tuple[tuple[Readings, ...], tuple[Readings, ...]]:
    """The readings in which a property fails in some scenario, and those in which it holds; none named where none matters."""
    fails: list[Readings] = []
    holds: list[Readings] = []
    for readings in _choices(diagrams, bad):
        under = bad & chosen(diagrams, readings)
        (fails if under != diagrams.bdd.false else holds).append(readings)
    return (tuple(fails), tuple(holds)) if holds else ((), ())


def _choices(diagrams: Diagrams, bad: Node) -> Iterator[Readings]:
    groups = [diagrams.lowered.groups[nth] for nth in sorted(groups_under(diagrams, (bad,)))]
    readings = [group for group in groups if group.fact.scope == "reading"]
    for choices in product(*(group.fact.choices for group in readings)):
        yield tuple((group.term.fact, choice) for group, choice in zip(readings, choices, strict=True))

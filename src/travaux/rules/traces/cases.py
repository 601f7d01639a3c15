"""The cases of an instrument run: each with what was expected, what came, and the whole way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..lowering import Formula, Lowered, lower
from ..records import Case, Expected, Instrument
from ..variants import Variant, variant
from .asking import Asked, asked_of
from .programs import program
from .scenarios import Option, Scenario, known_atoms, options_of, scenario

__all__ = ["CaseRun", "Coverage", "covered_by", "fill", "run_cases", "scenario_of"]


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One expectation of one case under one draft: `asked` is what came, `passes` that it is the one expected."""

    case: Case
    expected: Expected
    draft: str
    asked: Asked
    passes: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases did with one rule: in how many answers it held, was beaten, did not apply; `beatable`: one beats it."""

    rule: str
    article: str
    held: int
    beaten: int
    not_applicable: int
    beatable: bool


def run_cases(instrument: Instrument) -> tuple[CaseRun, ...]:
    """Every case of an instrument under every draft it expects something of, in the order written."""
    runs = []
    made: dict[tuple[str, tuple[str, ...]], tuple[Variant, Lowered]] = {}
    for case in instrument.cases:
        for expected in case.expects:
            for draft in expected.drafts or ("",):
                name = (draft, expected.amendments)
                if name not in made:
                    one = variant(instrument, draft, expected.amendments)
                    made[name] = one, lower((one,))
                runs.append(_run(case, expected, *made[name]))
    return tuple(runs)


def _run(case: Case, expected: Expected, of: Variant, lowered: Lowered) -> CaseRun:
    orders = program(lowered.logics[0], lowered, expected.norm)
    given = scenario_of(case, of, lowered, expected)
    asked = asked_of(orders, given)
    return CaseRun(case, expected, of.id, asked, asked.outcome == expected.outcome)


def scenario_of(case: Case, of: Variant, lowered: Lowered, expected: Expected | None = None) -> Scenario:
    """The scenario of a case: its facts, the readings of an expectation, and, where it says `others no`, all that is assumed
    of the facts it does not name (`fill`)."""
    given = scenario(of.instrument, case.facts, expected.readings if expected else ())
    return fill(given, lowered) if case.others == "no" else given


def fill(given: Scenario, lowered: Lowered) -> Scenario:
    """A scenario in which each yes/no fact not named is no and each number 0, or the first above that the domains allow.

    Choices, dates and readings not named stay unknown. Where no such case keeps the domains, the facts stay no and 0.
    """
    kinds = ("yes/no", "number")
    known = {term for term, _ in given.facts}
    missing = [one for one in lowered.groups if one.term not in known and one.fact.kind in kinds]
    choices = [options_of(one, lowered) for one in missing]
    chosen = next(_keeping(given, lowered, choices), tuple(options[0] for options in choices))
    return given.with_facts((group.term, option.value) for group, option in zip(missing, chosen, strict=True))


def _keeping(given: Scenario, lowered: Lowered, choices: Sequence[tuple[Option, ...]]) -> Iterator[tuple[Option, ...]]:
    """The ways to choose that break no domain, those with the fewest departures from no and 0 first; only facts that some
    domain looks at depart."""
    true, false = known_atoms(lowered, given)
    first = [options[0] for options in choices]
    looked_at = 0
    for domain in lowered.domains:
        looked_at |= _read(domain)
    free = [nth for nth, options in enumerate(choices) if (options[0].true | options[0].false) & looked_at]
    for departures in range(len(free) + 1):
        for places in combinations(free, departures):
            for chosen in _departing(first, choices, places):
                on = true | sum(one.true for one in chosen)
                off = false | sum(one.false for one in chosen)
                if not any(_false(domain, on, off) for domain in lowered.domains):
                    yield tuple(chosen)


def _departing(
    first: list[Option], choices: Sequence[tuple[Option, ...]], places: tuple[int, ...]
) -> Iterator[list[Option]]:
    if not places:
        yield first
        return
    for option in choices[places[-1]][1:]:
        yield from _departing(
            [option if nth == places[-1] else one for nth, one in enumerate(first)], choices, places[:-1]
        )


def _false(formula: Formula, on: int, off: int) -> bool:
    """Whether a formula is false whatever the facts still open may be."""
    word: str = formula[0]
    if word in ("and", "or"):
        return (any if word == "and" else all)(_false(one, on, off) for one in formula[1])
    if word in ("atom", "not"):
        return bool((off if word == "atom" else on) >> formula[1] & 1)
    return word == "false"


def _read(formula: Formula) -> int:
    """The atoms that a formula looks at."""
    if formula[0] in ("and", "or"):
        found = 0
        for one in formula[1]:
            found |= _read(one)
        return found
    return 1 << formula[1] if formula[0] in ("atom", "not") else 0


def covered_by(instrument: Instrument, runs: Sequence[CaseRun]) -> tuple[Coverage, ...]:
    """What the cases did with each rule of the instrument, in the order written: which never held, which were never beaten."""
    counts: dict[str, list[int]] = {rule.id: [0, 0, 0] for rule in instrument.rules}
    states = ("holds", "beaten", "not applicable")
    for run in runs:
        for answer in run.asked.answers:
            for one in answer.rules:
                counts[one.rule.id][states.index(one.state)] += 1
    beatable = {name for rule in instrument.rules for name in rule.beats}
    return tuple(
        Coverage(rule.id, rule.article, held, beaten, without, rule.id in beatable)
        for rule, (held, beaten, without) in zip(instrument.rules, counts.values(), strict=True)
    )

"""Cases of which not all is known: the outcomes that can come and the facts that decide."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules import lower, variant
from travaux.rules.traces import asked_of, evaluate, missing_facts, options_of, plain_outcomes, program, turning_of
from travaux.rules.traces.scenarios import Scenario

from ..random_rules import instruments, random_facts, random_instrument, variants_of


def compared(instrument, seed: int) -> None:
    lowered = lower(variants_of(instrument))
    scenario = Scenario(random_facts(lowered, seed, known=4))
    known = {term for term, _ in scenario.facts}
    open_groups = [group for group in lowered.groups if group.term not in known]
    if prod(len(options_of(group, lowered)) for group in open_groups) > 1500:
        return
    for logic in lowered.logics[1:]:
        orders = program(logic, lowered)
        asked = asked_of(orders, scenario)
        assert asked.complete
        assert asked.reachable == plain_outcomes(orders, scenario)
        for outcome, answer in zip(asked.reachable, asked.answers, strict=True):
            assert answer.outcome == outcome
            assert not missing_facts(orders, answer.scenario)
            assert evaluate(logic, lowered, answer.scenario).outcome == outcome
        if len(asked.reachable) > 1:
            assert_sufficient(orders, asked, scenario)


def assert_sufficient(orders, asked, scenario: Scenario) -> None:
    """Once all the facts that decide are known, one outcome is left."""
    settled = scenario.with_facts((one.term, one.options[-1][0].value) for one in asked.depends_on)
    assert len(asked_of(orders, settled).reachable) <= 1


@pytest.mark.parametrize("seed", range(120))
def test_the_outcomes_that_can_come_are_those_of_every_completion_on_random_rule_sets(seed: int) -> None:
    compared(random_instrument(seed, terms=5), seed)


@given(instruments(), st.integers(0, 1000))
def test_the_outcomes_that_can_come_are_those_of_every_completion(instrument, seed: int) -> None:
    compared(instrument, seed)


@given(instruments(), st.integers(0, 1000))
def test_an_answer_turns_on_the_facts_that_alone_would_change_it(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, "V1")])
    scenario = Scenario(random_facts(lowered, seed))
    orders = program(lowered.logics[0], lowered)
    now = plain_outcomes(orders, scenario)
    turns = {one.term: one.options for one in turning_of(orders, scenario)}
    for group in lowered.groups:
        for option in options_of(group, lowered):
            come = plain_outcomes(orders, scenario.with_facts([(group.term, option.value)]))
            told = (left for first, left in turns.get(group.term, ()) if within(option, first))
            assert next(told, now) == (come or now)


def within(option, first) -> bool:
    """Whether what a fact may be lies in a stretch of what it may be."""
    if isinstance(option.value, bool | str):
        return option.value == first.value
    return first.value <= option.value and (first.below is None or option.value < first.below)

"""Cases of which not all is known: the outcomes that can come and the facts that decide."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules import lower, variant
from travaux.rules.traces import asked_of, evaluate, missing_facts, options_of, plain_outcomes, program
from travaux.rules.traces.scenarios import Scenario

from ..random_rules import DRAFTS, instruments, random_facts, random_instrument


def compared(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
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

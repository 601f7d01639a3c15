"""Gaps and conflicts are found over all scenarios, each with its plainest case."""

from __future__ import annotations

import pytest

from travaux.rules import lower, variant
from travaux.rules.diagrams import diagrams_of, openings

from ..random_rules import DRAFTS, random_instrument
from .plain import outcomes, profiles
from .test_drawing import drafts


def test_a_definition_that_no_rule_speaks_on_is_a_gap_with_a_case() -> None:
    found = [one for one in openings(drafts("D1")) if one.subject == "declinable"]
    assert [one.kind for one in found] == ["gap", "conflict"]
    assert set(found[1].rules) == {"declinable_elsewhere", "not_for_keeping"}


@pytest.mark.parametrize("seed", range(30))
def test_gaps_and_conflicts_are_those_of_all_scenarios_listed(seed: int) -> None:
    known = random_instrument(seed)
    lowered = lower([variant(known, name) for name in DRAFTS])
    found = {(one.draft, one.subject, one.kind): one.count for one in openings(diagrams_of(lowered))}
    listed = list(profiles(lowered))
    words = {(False, False): "gap", (True, True): "conflict", 5: "norm conflict"}
    counted: dict[tuple, int] = {}
    for logic in lowered.logics:
        for case in listed:
            for step, came in zip(logic.steps, outcomes(logic, case), strict=True):
                if came in words:
                    key = (logic.variant.id, step.subject, words[came])
                    counted[key] = counted.get(key, 0) + 1
    assert found == counted

"""Every profile against the trace interpreter, on the umbrellas and on random rule sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from travaux.rules import OUTCOMES, Instrument, drafts_of, lower, variant
from travaux.rules.profiles import agreement, counts, folded_world, request
from travaux.rules.traces import plain_outcomes, program
from travaux.rules.worlds import broken, synthetic

from ..random_rules import instruments
from .umbrellas import lowered, world
from .walking import places


@pytest.mark.parametrize("question", [("B", "assist"), ("A", "request")])
def test_every_profile_comes_out_as_the_interpreter_says(question: tuple[str, str]) -> None:
    rules = lowered()
    under = folded_world(rules, world(n=12, k=10), question, {"endeavour": "duty"})
    found = agreement(under, rules)
    assert found.differing == ()
    assert found.compared == 3 * under.codes.shape[1] * len(under.quotient.number)


@settings(max_examples=60, deadline=None)
@given(instruments())
def test_random_rules_come_out_as_the_interpreter_says(rules: Instrument) -> None:
    low = lower([variant(rules, one) for one in drafts_of(rules)])
    readings = {one.name: one.choices[0] for one in rules.readings}
    under = folded_world(low, synthetic(rules, 4, 3), rules.question, readings)
    assert agreement(under, low).differing == ()


@settings(max_examples=25, deadline=None)
@given(instruments())
def test_random_rules_over_unknown_facts_give_what_completions_give(rules: Instrument) -> None:
    low = lower([variant(rules, one) for one in drafts_of(rules)])
    of = synthetic(rules, 3, 2, unknown=0.2)
    assume(not broken(of, low))
    found = counts(low, of, rules.question)
    certain, possible = np.zeros_like(found.certain), np.zeros_like(found.possible)
    programs = [program(logic, low, rules.question) for logic in low.logics]
    for place in places(of):
        case = request(of, low, place)
        for draft, one in enumerate(programs):
            codes = [OUTCOMES.index(word) for word in plain_outcomes(one, case)]
            possible[draft, place[3], codes] += 1
            certain[draft, place[3], codes] += len(codes) == 1
    assert certain.tolist() == found.certain.tolist()
    assert possible.tolist() == found.possible.tolist()

"""One case answered: the fast trace, the plain semantics, and the records read out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules import lower, variant
from travaux.rules.traces import evaluate, known_atoms, outcome_of, program, run
from travaux.rules.traces.plain import weigh
from travaux.rules.traces.scenarios import Scenario

from ..random_rules import DRAFTS, instruments, random_facts, random_instrument


def agree(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    for n in range(4):
        atoms = known_atoms(lowered, Scenario(random_facts(lowered, seed + n)))[0]
        true = {nth for nth in range(len(lowered.atoms)) if atoms >> nth & 1}
        for logic in lowered.logics:
            plain = weigh(logic, true)
            for question in (("B", "assist"), ("A", "ask")):
                orders = program(logic, lowered, question)
                state = run(orders, atoms)
                last = logic.step(question)
                assert outcome_of(orders, state) == (0 if last is None else plain[last].code)
                for sides in orders.steps:
                    assert tuple(bool(state & bit) for bit in sides.applies) == plain[sides.step].applies
                    assert tuple(bool(state & bit) for bit in sides.holds) == plain[sides.step].holds
                    assert tuple(bool(state & bit) is on for bit, on in sides.sides) == plain[sides.step].sides


@pytest.mark.parametrize("seed", range(150))
def test_the_fast_trace_is_the_plain_semantics_on_random_rule_sets(seed: int) -> None:
    agree(random_instrument(seed), seed)


@given(instruments(), st.integers(0, 1000))
def test_the_fast_trace_is_the_plain_semantics(instrument, seed: int) -> None:
    agree(instrument, seed)


@given(instruments(), st.integers(0, 1000))
def test_every_rule_on_the_way_is_said_to_hold_to_be_beaten_or_not_to_apply_and_why(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    scenario = Scenario(random_facts(lowered, seed))
    for logic in lowered.logics:
        answer = evaluate(logic, lowered, scenario)
        held = {one.rule.id for one in answer.fired}
        for one in answer.beaten:
            assert set(one.by) <= held
        for one in answer.not_applicable:
            assert one.because or one.rule.when

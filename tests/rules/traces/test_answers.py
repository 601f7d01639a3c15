"""One case answered: the fast trace, the plain semantics, and the records read out of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules import Compared, Logic, Lowered, Norm, Rule, Term, lower, variant
from travaux.rules.traces import (
    coding,
    divergence,
    evaluate,
    known_atoms,
    outcome_of,
    program,
    read_answer,
    run,
    trace,
    tracing,
    values_of,
)
from travaux.rules.traces.plain import weigh
from travaux.rules.traces.scenarios import Scenario

from ..random_rules import DRAFTS, instruments, random_facts, random_instrument, variants_of


def agree(instrument, seed: int) -> None:
    lowered = lower(variants_of(instrument))
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
def test_a_trace_by_places_is_the_answer_by_names(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    scenario = Scenario(random_facts(lowered, seed))
    codes = coding(lowered)
    for logic in lowered.logics:
        reader = tracing(program(logic, lowered), codes)
        code, fired, beaten, idle, state = trace(reader, values_of(codes, dict(scenario.facts)))
        answer = evaluate(logic, lowered, scenario)
        assert code == answer.code
        for found, named in ((fired, answer.fired), (beaten, answer.beaten), (idle, answer.not_applicable)):
            assert [reader.rules[nth].id for nth in found] == [one.rule.id for one in named]
        assert read_answer(reader.program, state, scenario) == answer


@given(instruments(), st.integers(0, 1000))
def test_a_beaten_rule_names_rules_that_hold_and_beat_it(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    for logic in lowered.logics:
        answer = evaluate(logic, lowered, Scenario(random_facts(lowered, seed)))
        held = {one.rule.id: one.rule for one in answer.fired}
        for one in answer.beaten:
            assert one.by
            assert all(one.rule.id in held[name].beats for name in one.by)


def settled(formula, value: bool, reasons, logic: Logic, lowered: Lowered) -> bool:
    """Whether the reasons alone make the formula so, all else unknown: Kleene's three values."""
    word = formula[0]
    if word in ("and", "or"):
        every = (word == "and") is value
        return (all if every else any)(settled(one, value, reasons, logic, lowered) for one in formula[1])
    if word in ("true", "false"):
        return (word == "true") is value
    if word in ("atom", "not"):
        atom = lowered.atoms[formula[1]]
        wanted = (word == "atom") is value
        return any(
            (one.term, one.op, one.value, one.is_so) == (atom.term, atom.op, atom.value, wanted) for one in reasons
        )
    subject = logic.steps[formula[1]].subject
    wanted_word = ("yes" if formula[2] else "no") if word == "held" else None
    for one in reasons:
        if one.subject == subject:
            came = one.found == wanted_word if word == "held" else (one.is_so is (word == "is"))
            if came is value:
                return True
    return False


@given(instruments(), st.integers(0, 1000))
def test_the_reasons_alone_decide_and_none_could_be_left_out(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    scenario = Scenario(random_facts(lowered, seed))
    for logic in lowered.logics:
        answer = evaluate(logic, lowered, scenario)
        for step in answer.steps:
            ruled = {one.rule.id: one for one in logic.steps[logic.step(step.subject)].rules}
            for one in step.rules:
                when, applies = ruled[one.rule.id].when, one.state != "not applicable"
                assert settled(when, applies, one.because, logic, lowered)


@given(instruments(), st.integers(0, 1000))
def test_a_new_exception_changes_only_the_cases_in_which_it_applies(instrument, seed: int) -> None:
    mine = [rule for rule in instrument.rules if rule.concludes == Norm("B", "assist", "must") and not rule.only_in]
    when = Compared(Term("court", ("B",)), "is", True)
    exception = Rule("new", "prohibition", Norm("B", "assist", "must_not"), when, tuple(rule.id for rule in mine))
    wider = replace(instrument, rules=(*instrument.rules, exception))
    lowered = lower([variant(wider, "V0")], [when])
    bare = lower([variant(instrument, "V0")], [when])
    scenario = Scenario(random_facts(lowered, seed))
    before = evaluate(bare.logics[0], bare, scenario)
    after = evaluate(lowered.logics[0], lowered, scenario)
    if not scenario.value(Term("court", ("B",))):
        assert before.outcome == after.outcome
        assert [one.rule.id for one in before.fired] == [one.rule.id for one in after.fired]
    else:
        assert after.bits[1]
        assert {one.id for one in mine} <= {one.rule.id for one in (*after.beaten, *after.not_applicable)}


@given(instruments(), st.integers(0, 1000))
def test_repealing_a_rule_that_does_not_apply_changes_nothing(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, "V0")])
    scenario = Scenario(random_facts(lowered, seed))
    before = evaluate(lowered.logics[0], lowered, scenario)
    idle = [one.rule.id for one in before.not_applicable]
    defeaters = {rule.id for rule in instrument.rules if rule.concludes is None}
    if idle and not defeaters:
        gone = replace(instrument, rules=tuple(rule for rule in instrument.rules if rule.id != idle[0]))
        after = lower([variant(gone, "V0")])
        known = {group.term for group in after.groups}
        assert {one for one, _ in scenario.facts} >= known
        assert evaluate(after.logics[0], after, scenario).outcome == before.outcome


@given(instruments(), st.integers(0, 1000))
def test_two_drafts_part_where_the_outcome_differs_and_nowhere_where_they_are_the_same(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    scenario = Scenario(random_facts(lowered, seed))
    answers = [evaluate(logic, lowered, scenario) for logic in lowered.logics]
    for before, after in pairwise(answers):
        parted = divergence(before, after)
        assert divergence(before, before).at is None
        if before.outcome != after.outcome:
            assert parted.at is not None
            assert parted.steps[-1].subject == ("B", "assist")
        for step in parted.steps:
            assert step.rules or step.before != step.after


def test_a_case_with_an_unknown_fact_is_not_evaluated_but_asked() -> None:
    instrument = random_instrument(3)
    lowered = lower([variant(instrument, "V0")])
    with pytest.raises(ValueError, match=r"not known: .*ask"):
        evaluate(lowered.logics[0], lowered, Scenario())


def test_a_question_on_which_no_rule_speaks_is_not_covered() -> None:
    lowered = lower([variant(random_instrument(3), "V0")])
    answer = evaluate(lowered.logics[0], lowered, Scenario(), ("B", "sing"))
    assert (answer.outcome, answer.covered, answer.steps) == ("NOT COVERED", False, ())

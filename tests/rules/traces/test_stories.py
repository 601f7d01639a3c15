"""Answers in sentences and as records: recorded stories of the invented treaty, and what every story must say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules import Term, bundled, bundled_folder, lower, read_rules, variant
from travaux.rules.traces import (
    LIMITS,
    ask,
    asked_record,
    case_records,
    covered_by,
    divergence,
    divergence_record,
    divergence_story,
    evaluate,
    fill,
    matter,
    matter_record,
    open_story,
    run_cases,
    scenario,
    story,
)
from travaux.rules.traces.scenarios import Scenario

from ..random_rules import DRAFTS, instruments, random_facts

HERE = Path(__file__).parent
UMBRELLAS = read_rules(HERE / "umbrellas.md")
SENTENCE, OFFENCE, MEASURE = Term("penalty", ("A", "act")), Term("offence", ("A", "act")), Term("measure")


def told() -> dict[str, tuple[str, ...]]:
    """Every story that is recorded beside this file, by name."""
    drafts = lower([variant(UMBRELLAS, draft) for draft in ("D1", "D2")])
    known = {SENTENCE: 3, OFFENCE: True, MEASURE: "showing"}
    case = fill(scenario(UMBRELLAS, known, {"mourning_clause": "carve_out"}), drafts)
    answers = [evaluate(logic, drafts, case) for logic in drafts.logics]
    partly = ask(variant(UMBRELLAS, "D2"), scenario(UMBRELLAS, {SENTENCE: 5, Term("offence", ("B", "act")): True}))
    stories = {
        "kept-in-rain.D1": story(UMBRELLAS, answers[0]),
        "kept-in-rain.D2": story(UMBRELLAS, answers[1]),
        "kept-in-rain.D1-D2": divergence_story(UMBRELLAS, divergence(*answers)),
        "five-years.D2": open_story(UMBRELLAS, partly),
    }
    mourner = next(
        run for run in run_cases(UMBRELLAS) if run.case.id == "mourner" and run.expected.outcome == "MUST NOT"
    )
    return {**stories, "mourner.D2": story(UMBRELLAS, mourner.asked.answers[0])}


@pytest.mark.parametrize("name", told())
def test_a_story_is_told_as_recorded(name: str) -> None:
    path = HERE / "stories" / f"{name}.txt"
    assert "\n".join(told()[name]) + "\n" == path.read_text("utf-8"), f"told otherwise: {path}"


@given(instruments(), st.integers(0, 1000))
def test_every_story_begins_with_the_outcome_and_ends_with_its_limits(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, draft) for draft in DRAFTS])
    case = Scenario(random_facts(lowered, seed))
    answers = [evaluate(logic, lowered, case) for logic in lowered.logics]
    for answer in answers:
        lines = story(instrument, answer)
        assert lines[0].startswith(answer.outcome + ":")
        assert set(LIMITS) <= set(lines)
    assert set(LIMITS) <= set(divergence_story(instrument, divergence(answers[0], answers[1])))


@given(instruments(), st.integers(0, 1000))
def test_every_answer_is_a_record_that_json_can_hold(instrument, seed: int) -> None:
    lowered = lower([variant(instrument, "V1")])
    asked = ask(variant(instrument, "V1"), Scenario(random_facts(lowered, seed, known=5)))
    record = asked_record(instrument, asked)
    assert json.loads(json.dumps(record)) == record
    keys = {
        "outcome",
        "covered",
        "modality",
        "reasons",
        "beaten",
        "not_applicable",
        "reachable",
        "depends_on",
        "readings",
    }
    assert keys <= set(record)
    assert json.dumps(matter_record(instrument, asked))


def test_an_article_that_nobody_checked_is_named_and_a_checked_one_is_not() -> None:
    lines = told()["kept-in-rain.D1"]
    assert lines[-1] == "To be checked against the official text: Article 40 (1), Article 40 (8)."


def test_the_facts_that_still_decide_say_what_is_left_for_each_thing_they_may_be() -> None:
    deciding = {
        one.term: dict(one.options) for one in matter(variant(UMBRELLAS, "D1"), scenario(UMBRELLAS, {OFFENCE: True}))
    }
    left = {option.value: outcomes for option, outcomes in deciding[SENTENCE].items()}
    assert left == {0: ("NOT COVERED",), 3: ("MAY REFUSE", "MUST")}


def test_a_divergence_is_a_record_with_the_place_where_the_ways_part() -> None:
    drafts = lower([variant(UMBRELLAS, draft) for draft in ("D1", "D2")])
    case = fill(
        scenario(UMBRELLAS, {SENTENCE: 3, OFFENCE: True, MEASURE: "keeping"}, {"mourning_clause": "carve_out"}), drafts
    )
    record = divergence_record(UMBRELLAS, divergence(*(evaluate(logic, drafts, case) for logic in drafts.logics)))
    assert record["outcomes"] == ["MUST", "NOT COVERED"]
    assert record["diverges_at"]["subject"] == "grave"
    assert json.dumps(record)


@pytest.mark.parametrize("name", bundled())
def test_every_case_shipped_comes_out_as_expected(name: str) -> None:
    instrument = read_rules(bundled_folder(name))
    runs = run_cases(instrument)
    assert [(run.case.id, run.draft, run.expected.outcome, run.asked.reachable) for run in runs if not run.passes] == []
    record = case_records(instrument, runs, covered_by(instrument, runs))
    assert record["failed"] == 0

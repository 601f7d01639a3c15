"""The cases of an instrument: what they pass, what came instead, what is assumed of facts not named, which rules they try."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from travaux.errors import TravauxError
from travaux.rules import (
    Any,
    Compared,
    Domain,
    Expected,
    Fact,
    Instrument,
    Norm,
    Not,
    Rule,
    Term,
    lower,
    parse_rules,
    read_rules,
    variant,
)
from travaux.rules.traces import ask, ask_all, covered_by, fill, run_cases, scenario

UMBRELLAS = read_rules(Path(__file__).with_name("umbrellas.md"))


def with_expectation(outcome: str, **given) -> Instrument:
    expected = Expected(("D1",), ("B", "assist"), outcome, **given)
    return replace(UMBRELLAS, cases=(replace(UMBRELLAS.cases[0], expects=(expected,)),))


def test_the_cases_of_the_invented_treaty_pass() -> None:
    assert [run.case.id for run in run_cases(UMBRELLAS) if not run.passes] == []


def test_a_case_that_fails_says_what_came_instead_and_the_way_to_it() -> None:
    (run,) = run_cases(with_expectation("MUST"))
    assert not run.passes
    assert run.asked.reachable == ("MAY REFUSE",)
    assert [one.rule.id for one in run.asked.answers[0].reasons] == ["may_decline_no_offence"]


def test_an_outcome_that_depends_on_a_fact_does_not_pass_and_the_fact_is_named() -> None:
    case = replace(UMBRELLAS.cases[0], others="unknown", expects=(Expected(("D1",), ("B", "assist"), "MAY REFUSE"),))
    (run,) = run_cases(replace(UMBRELLAS, cases=(case,)))
    assert not run.passes
    assert run.asked.reachable == ("MAY REFUSE", "MUST")
    assert {str(one.term) for one in run.asked.depends_on} == {"pact(A, B)", "offence(B, act)"}


def test_rules_that_no_case_has_tried_are_named() -> None:
    (run,) = run_cases(with_expectation("MAY REFUSE"))
    found = {one.rule: one for one in covered_by(UMBRELLAS, [run])}
    assert [name for name, one in found.items() if not one.held] == [
        "duty_to_return",
        "not_where_a_pact_binds",
        "no_return_from_mourners",
    ]
    assert found["duty_to_return"].beaten == 1
    assert [name for name, one in found.items() if one.beatable and not one.beaten] == ["may_decline_no_offence"]


def fact(name: str) -> Compared:
    return Compared(Term(name, ("act",)), "is", True)


def test_facts_not_named_are_no_and_numbers_as_low_as_the_domains_allow() -> None:
    penalty, keeping = Term("penalty", ("A", "act")), Compared(Term("measure"), "is", "keeping")
    instrument = Instrument(
        "small",
        facts=(
            Fact("political", "act", "yes/no"),
            Fact("expression", "act", "yes/no"),
            Fact("minor", "act", "yes/no"),
            Fact("penalty", "party, act", "number"),
            Fact("measure", "power", "choice", choices=("keeping", "showing")),
        ),
        rules=(
            Rule("one", "duty", Norm("B", "assist", "must"), Compared(penalty, ">=", 4)),
            Rule(
                "two",
                "ground",
                Norm("B", "assist", "may_refuse"),
                Any((fact("minor"), keeping)),
            ),
        ),
        domains=(
            Domain("expressed", Any((Not(fact("political")), fact("expression")))),
            Domain("punished", Any((Not(fact("expression")), Compared(penalty, ">=", 2)))),
        ),
    )
    filled = fill(scenario(instrument, {Term("political", ("act",)): True}), lower([variant(instrument)]))
    assert dict(filled.facts) == {
        Term("political", ("act",)): True,
        Term("expression", ("act",)): True,
        penalty: 2,
        Term("minor", ("act",)): False,
    }


def test_a_case_that_no_world_can_hold_has_no_outcome() -> None:
    asked = ask(
        variant(UMBRELLAS, "D1"),
        scenario(UMBRELLAS, {Term("offence", ("A", "act")): False, Term("penalty", ("A", "act")): 4}),
    )
    assert asked.reachable == ()
    assert asked.outcome is None


def test_an_answer_that_would_take_too_long_says_at_least_these() -> None:
    asked = ask(variant(UMBRELLAS, "D2"), scenario(UMBRELLAS), limit=3)
    assert not asked.complete
    assert asked.outcome is None
    assert set(asked.reachable) <= {"NOT COVERED", "MUST", "MUST NOT", "MAY REFUSE"}
    assert asked.depends_on


def test_an_outcome_says_in_which_readings_it_can_come() -> None:
    known = {
        Term("offence", ("A", "act")): True, Term("penalty", ("A", "act")): 9, Term("measure"): "keeping",
        Term("mourning", ("act",)): True, Term("pact", ("A", "B")): False, Term("offence", ("B", "act")): False,
    }  # fmt: skip
    asked = ask(variant(UMBRELLAS, "D2"), scenario(UMBRELLAS, known))
    assert dict(asked.readings) == {
        "MUST": ((("mourning_clause", "interpretation"),),),
        "MUST NOT": ((("mourning_clause", "carve_out"),),),
    }
    assert [str(one.term) for one in asked.depends_on] == ["mourning_clause"]


@pytest.mark.parametrize(
    ("facts", "readings", "code", "says"),
    [
        ({Term("offense", ("A", "act")): True}, {}, "unknown_fact", "did you mean 'offence'"),
        ({Term("mourning", ("A", "act")): True}, {}, "wrong_scope", "is about act"),
        ({Term("penalty", ("A", "act")): True}, {}, "wrong_value", "a number of years"),
        ({Term("measure"): "singing"}, {}, "wrong_value", "one of keeping, showing, opening"),
        ({}, {"mourning_clause": "wide"}, "wrong_value", "one of carve_out, interpretation"),
        ({}, {"mourning": "wide"}, "unknown_fact", "did you mean 'mourning_clause'"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_the_way_out(facts, readings, code: str, says: str) -> None:
    with pytest.raises(TravauxError) as refused:
        scenario(UMBRELLAS, facts, readings)
    assert refused.value.code == code
    assert says in str(refused.value)


def test_gaps_and_conflicts_on_the_way_are_named_and_make_nothing_true() -> None:
    text = """# Small
- instrument: small
```rules
fact tall(act)
    type yes/no
definition high
    means "high"
rule is_high
    kind      definition
    concludes high
    when      tall(act)
rule is_not_high
    kind      exception
    concludes not high
    when      tall(act)
rule duty
    kind      duty
    concludes B must assist
    when      high or not high
```
"""
    small = parse_rules(text)
    for value, found in ((True, "conflict"), (False, "gap")):
        asked = ask(variant(small), scenario(small, {Term("tall", ("act",)): value}))
        assert asked.outcome == "NOT COVERED"
        assert asked.answers[0].open == ("high",)
        assert asked.answers[0].step("high").found == found


def test_everything_that_follows_is_answered_for_both_sides() -> None:
    text = """# Small
- instrument: small
```rules
fact tall(act)
    type yes/no
rule asking
    kind      power
    concludes A may ask
    when      tall(act)
rule duty
    kind      duty
    concludes B must assist
    when      A may ask
```
"""
    small = parse_rules(text)
    found = ask_all(variant(small), scenario(small, {Term("tall", ("act",)): True}))
    assert [(one.question, one.outcome) for one in found] == [(("A", "ask"), "MAY"), (("B", "assist"), "MUST")]

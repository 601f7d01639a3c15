"""A property is proved over every scenario and reading, with the rules that give it, or fails in the plainest case there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from travaux.rules import Compared, Instrument, Property, Said, Term, lower, variant
from travaux.rules.diagrams import Proof, diagrams_of, formula_under, prove_drawn
from travaux.rules.proving import prove, prove_each
from travaux.rules.traces.plain import holds, weigh

from ..random_rules import DRAFTS, random_instrument
from ..umbrellas import umbrellas
from .plain import profiles


def proof_of(name: str, draft: str, instrument: Instrument | None = None) -> Proof:
    known = instrument or umbrellas()
    asked = next(one for one in known.properties if one.id == name)
    return prove(asked, [variant(known, draft)])[0]


def test_a_safeguard_is_proved_by_both_engines_with_the_article_that_gives_it() -> None:
    found = proof_of("no_duty_for_expression", "D1")
    assert found.holds
    assert found.engines == ("diagrams", "z3")
    assert found.against == ()
    assert found.core == found.needed == ("no_expression",)
    assert found.addresses == ("art_40",)


def test_a_safeguard_that_is_gone_fails_in_the_plainest_case() -> None:
    found = proof_of("no_duty_for_expression", "D2")
    assert not found.holds
    assert found.counterexample is not None
    facts = {str(term): value for term, value in found.counterexample.facts}
    assert [name for name, value in facts.items() if value is True] == ["offence(A, act)", "expression(act)"]
    assert facts["penalty(A, act)"] == 3
    assert found.counterexample.answer.outcome == "MUST"
    assert found.counterexample.replayed
    assert found.counterexample.hypothetical


def test_what_the_words_of_each_duty_give_rests_on_all_of_them() -> None:
    found = proof_of("no_duty_for_trifles", "D1")
    assert set(found.core) == {"serious_by_penalty", "duty", "duty_to_listen"}
    assert found.needed == ()


def test_a_property_without_a_case_says_so() -> None:
    found = proof_of("vacuous", "D2")
    assert found.holds
    assert [part.norm.modality for part in found.never if isinstance(part, Said)] == ["must_not"]


def test_a_property_whose_facts_cannot_go_together_says_so() -> None:
    known = umbrellas()
    facts = (Compared(Term("offence", ("A", "act")), "is", False), Compared(Term("penalty", ("A", "act")), ">=", 2))
    empty = Property("empty", known.properties[0].formula)
    formula = replace(
        known.properties[0].formula, of=replace(known.properties[0].formula.of, of=(*facts, Said(_duty())))
    )
    found = prove(replace(empty, formula=formula), [variant(known, "D1")])[0]
    assert found.holds
    assert len(found.never) == 1


def _duty():
    return next(rule.concludes for rule in umbrellas().rules if rule.id == "duty")


def test_what_fails_in_one_reading_only_names_it() -> None:
    found = proof_of("no_duty_to_listen", "D1")
    assert not found.holds
    assert found.fails_in == ((("endeavour", "duty"),),)
    assert found.holds_in == ((("endeavour", "effort"),),)


@pytest.mark.parametrize("seed", range(60))
def test_both_engines_and_every_scenario_listed_come_to_one_verdict(seed: int) -> None:
    known = random_instrument(seed)
    variants = [variant(known, name) for name in DRAFTS]
    lowered = lower(variants, [one.formula for one in known.properties])
    listed = [frozenset(nth for nth, so in enumerate(one) if so) for one in profiles(lowered)]
    for nth, row in enumerate(prove_each(known.properties, variants)):
        formula = formula_under(lowered, nth, known.properties[0].formula)
        logic = lowered.logics[nth]
        bad = [true for true in listed if not holds(formula, true, list(weigh(logic, true)))]
        assert row[0].failing == len(bad)
        assert row[0].holds is not bool(bad)
        assert row[0].engines == ("diagrams", "z3")
        if row[0].counterexample is not None:
            assert frozenset(nth for nth, so in enumerate(row[0].counterexample.profile) if so) in bad


def test_a_core_guarantees_the_property_whatever_other_rules_are_repealed() -> None:
    known = umbrellas()
    for draft in ("D1", "D3"):
        found = proof_of("no_duty_for_expression", draft)
        others = [rule.id for rule in variant(known, draft).rules if rule.id not in found.core]
        for gone in combinations(others, 2):
            kept = tuple(rule for rule in known.rules if rule.id not in gone)
            assert proof_of("no_duty_for_expression", draft, replace(known, rules=kept)).holds


def test_without_a_rule_it_needs_the_property_fails() -> None:
    known = umbrellas()
    asked = known.properties[0]
    for draft in ("D1", "D3"):
        one = variant(known, draft)
        drawn = diagrams_of(lower([one], [asked.formula]))
        for gone in prove_drawn(drawn, 0, asked).needed:
            without = replace(one, rules=tuple(rule for rule in one.rules if rule.id != gone))
            assert not prove(asked, [without])[0].holds

"""What still decides a case is what the interpreter says too; and an exception changes only what it applies to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.rules import All, Compared, Norm, Rule, Term, Variant, lower, variant
from travaux.rules.diagrams import condition, diagrams_of, matters
from travaux.rules.expressions import Expr, parts, terms_of
from travaux.rules.traces import Scenario, ask

from ..random_rules import DRAFTS, instruments, random_facts, random_instrument


@pytest.mark.parametrize("seed", range(40))
def test_the_outcomes_that_can_come_are_those_of_the_interpreter(seed: int) -> None:
    known = random_instrument(seed)
    for name in DRAFTS:
        one = variant(known, name)
        lowered = lower([one])
        facts = random_facts(lowered, seed, known=5)
        reachable, deciding = matters(diagrams_of(lowered), 0, facts)
        answered = ask(one, Scenario(facts))
        assert set(reachable) == set(answered.reachable)
        if len(reachable) > 1:
            assert set(deciding) <= {fact.term for fact in answered.depends_on}


@settings(max_examples=60)
@given(instruments(), st.integers(0, 1000))
def test_an_exception_that_beats_every_duty_changes_only_where_it_applies(known, seed: int) -> None:
    one = variant(known, "V0")
    when = random_instrument(seed).properties[0].formula
    if {part.fact for part in _terms(when)} - {part.fact for part in _terms_of(one)}:
        return
    duties = tuple(
        rule.id for rule in one.rules if isinstance(rule.concludes, Norm) and rule.concludes.modality == "must"
    )
    ground = Rule("new_ground", "ground", Norm("B", "assist", "may_refuse"), _facts_only(when), duties)
    wider = replace(one, rules=(*one.rules, ground))
    drawn = diagrams_of(lower([one, wider], [_facts_only(when)]))
    before, after = (drawn.question(nth, ("B", "assist")) for nth in (0, 1))
    applies = condition(drawn, 1, _facts_only(when))
    for first, second in zip(before, after, strict=True):
        assert (first & ~second | second & ~first) & drawn.valid & ~applies == drawn.bdd.false


def _facts_only(expr: Expr) -> Expr:
    return All(tuple(part for part in parts(expr) if isinstance(part, Compared))[:2])


def _terms(expr: Expr) -> tuple[Term, ...]:
    return terms_of(_facts_only(expr))


def _terms_of(one: Variant) -> list[Term]:
    return [term for rule in one.rules for term in _terms(rule.when)]

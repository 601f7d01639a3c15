"""The smallest changes that restore a safeguard are found, all of them, and proved again on the draft that they make."""

from __future__ import annotations

from itertools import combinations

import pytest

from travaux.rules import Named, lower, variant
from travaux.rules.changing import Change, changed, changes_of, changing
from travaux.rules.diagrams import diagrams_of
from travaux.rules.diagrams.proofs import prove_drawn
from travaux.rules.monotony import monotony
from travaux.rules.proving import prove
from travaux.rules.repairing import repair

from ..random_rules import random_instrument
from ..umbrellas import umbrellas


def named(name: str):
    return next(one for one in umbrellas().properties if one.id == name)


def test_a_safeguard_that_fell_is_restored_by_the_amendment_that_brings_it_back() -> None:
    candidates = (Change("amendment", "carve"), Change("repeal", "duty_to_listen"))
    found = repair(named("no_duty_for_expression"), variant(umbrellas(), "D2"), candidates)
    assert [one.changes for one in found.repairs] == [candidates]
    assert found.repairs[0].proof.holds
    assert found.engines == ("diagrams", "z3")
    assert 0 < found.repairs[0].duties < found.duties


def test_what_holds_already_needs_no_change() -> None:
    found = repair(named("no_duty_for_expression"), variant(umbrellas(), "D1"))
    assert [one.changes for one in found.repairs] == [()]


def test_of_equal_repairs_the_one_that_leaves_most_duties_comes_first() -> None:
    found = repair(named("no_duty_to_listen"), variant(umbrellas(), "D1"))
    assert [str(one.changes[0]) for one in found.repairs] == ["repeal duty_to_listen", "repeal serious_by_penalty"]
    assert found.repairs[1].duties == 0


def test_another_value_of_a_parameter_can_be_the_repair() -> None:
    known = umbrellas()
    asked = known.properties[1]
    assert not prove(asked, [changed(variant(known, "D2"), [Change("set", "serious_years", 2)])])[0].holds
    found = repair(asked, changed(variant(known, "D2"), [Change("set", "serious_years", 2)]))
    assert (Change("set", "serious_years", 3),) in [one.changes for one in found.repairs]


@pytest.mark.parametrize("seed", range(30))
def test_the_smallest_repairs_are_those_found_by_trying_every_set(seed: int) -> None:
    known = random_instrument(seed, rules=8)
    one, asked = variant(known, "V0"), known.properties[0]
    candidates = changes_of(one)[:7]
    holding = [
        set(made)
        for size in range(3)
        for made in combinations(candidates, size)
        if len({change.id for change in made if change.kind == "set"}) == len([c for c in made if c.kind == "set"])
        and _holds(changed(one, made), asked)
    ]
    least = [made for made in holding if not any(other < made for other in holding)]
    found = repair(asked, one, candidates, most=2, number=99)
    assert {frozenset(repaired.changes) for repaired in found.repairs} == {frozenset(made) for made in least}
    assert found.against == ()
    assert all(repaired.proof.holds for repaired in found.repairs)


def _holds(one, asked) -> bool:
    return prove_drawn(diagrams_of(lower([one], [asked.formula])), 0, asked).holds


def test_an_amendment_made_is_the_draft_that_declares_it() -> None:
    known = umbrellas()
    amended = variant(known, "D2", ("carve",))
    made = changed(variant(known, "D2"), [Change("amendment", "carve")])
    assert [rule.id for rule in made.rules] == [rule.id for rule in amended.rules]
    assert {rule.id: set(rule.beats) & {r.id for r in made.rules} for rule in made.rules} == {
        rule.id: set(rule.beats) & {r.id for r in made.rules} for rule in amended.rules
    }


def test_an_open_draft_spells_out_the_parameters_that_can_change() -> None:
    made = changing(variant(umbrellas(), "D1"), [Change("set", "serious_years", 2)])
    serious = next(rule for rule in made.variant.rules if rule.id == "serious_by_penalty")
    assert Named("serious_years") not in [getattr(part, "value", None) for part in serious.when.of[1].of]


def test_raising_a_threshold_never_adds_a_case_at_any_value() -> None:
    found = monotony(variant(umbrellas(), "D1"), "serious_years")
    assert found.adds is None
    assert found.removes is not None
    assert found.engines == ("diagrams", "z3")


def test_a_threshold_of_a_refusal_adds_cases_when_it_is_raised() -> None:
    found = [monotony(variant(random_instrument(seed), "V1"), "serious_years") for seed in range(40)]
    assert any(one.adds is not None for one in found)
    assert all(one.against == () for one in found)


def test_a_parameter_that_is_a_list_is_not_raised() -> None:
    with pytest.raises(ValueError, match="not a number"):
        monotony(variant(random_instrument(0), "V1"), "open_measures")

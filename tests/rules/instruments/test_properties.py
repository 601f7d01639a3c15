"""What should hold of the bundled instruments, thought out draft by draft from the texts, and what the diagrams prove."""

from functools import cache
from pathlib import Path

import pytest

import travaux.rules
from travaux.rules import Instrument, drafts_of, lower, variant
from travaux.rules.language import read_rules

pytest.importorskip("dd")

from travaux.rules.diagrams import (
    Diagrams,
    Proof,
    caught_in,
    diagrams_of,
    prove_drawn,
    released_in,
    transitions,
)

FOLDER = Path(travaux.rules.__file__).parent / "instruments"
EVERY = {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "UNCAC"}
UN = {"V1", "V2", "V3", "V4", "V5", "V6", "V7"}

HOLDS = {
    "expression_never_a_duty": {"V1"},
    "no_duty_without_dual_criminality": {"V1", "V8"},
    "no_duty_to_persecute": {"V1", "V5"},
    "no_intrusion_without_review": {"V1"},
    "always_free_to_decline": set(),
    "no_duty_for_trifles": set(),
    "good_faith_never_a_duty": {"V1"},
    "no_extradition_without_dual_criminality": EVERY - {"V7"},
    "no_interception_off_the_list": EVERY,
    "real_time_stays_free": {"V9", "UNCAC"},
    "political_offence_never_a_duty": {"V1"},
    "computers_only": {"V1", "UNCAC"},
    "data_held_back": {"V1", "V5", "V6"},
    "no_use_elsewhere": UN | {"V9", "UNCAC"},
    "what_is_due_may_be_asked": EVERY,
    "no_norm_conflict": EVERY,
}


@cache
def cybercrime() -> Instrument:
    return read_rules(FOLDER / "cybercrime")


def drawn(name: str, *variants: tuple[str, tuple[str, ...]]) -> Diagrams:
    instrument = cybercrime() if name == "cybercrime" else read_rules(FOLDER / name)
    laid = variants or tuple((draft, ()) for draft in drafts_of(instrument))
    made = [variant(instrument, draft, amendments) for draft, amendments in laid]
    return diagrams_of(lower(made, [one.formula for one in instrument.properties]))


def proofs(name: str, property: str, *variants: tuple[str, tuple[str, ...]]) -> dict[str, Proof]:
    diagrams = drawn(name, *variants)
    logics = diagrams.lowered.logics
    instrument = logics[0].variant.instrument
    asked = next(one for one in instrument.properties if one.id == property)
    return {one.variant.id: prove_drawn(diagrams, nth, asked) for nth, one in enumerate(logics)}


@pytest.mark.parametrize("property", HOLDS)
def test_a_property_holds_of_the_drafts_of_which_the_texts_say_so(property: str) -> None:
    found = proofs("cybercrime", property)
    assert {draft for draft, proof in found.items() if proof.holds} == HOLDS[property]


def test_every_property_has_an_expectation() -> None:
    assert [one.id for one in cybercrime().properties] == list(HOLDS)


def test_the_freedoms_clause_gives_its_guarantee_in_one_of_its_two_readings_only() -> None:
    proof = proofs("cybercrime", "expression_never_a_duty", ("V5", ()))["V5"]
    assert not proof.holds
    assert all(dict(one).get("freedoms_clause") == "carve_out" for one in proof.holds_in)
    assert proof.holds_in


def test_dual_criminality_gives_way_where_a_treaty_is_in_force() -> None:
    proof = proofs("cybercrime", "no_duty_without_dual_criminality", ("V5", ()))["V5"]
    assert proof.counterexample is not None
    facts = {str(term): value for term, value in proof.counterexample.facts}
    assert facts["treaty(A, B)"] is True
    assert facts["treaty_ground(A, B)"] is False


REPAIRS = [
    ("expression_never_a_duty", "V5", "freedoms_outside"),
    ("no_duty_without_dual_criminality", "V5", "dual_required"),
    ("no_duty_to_persecute", "V3", "persecution_clause"),
    ("no_duty_to_persecute", "V6", "persecution_clause"),
    ("no_intrusion_without_review", "V4", "review_required"),
    ("political_offence_never_a_duty", "V5", "political_exception"),
    ("good_faith_never_a_duty", "V5", "public_interest_exception"),
    ("data_held_back", "V3", "data_clause"),
    ("real_time_stays_free", "V5", "real_time_may"),
    ("computers_only", "V5", "evidence_of_listed_offences"),
]


@pytest.mark.parametrize(("property", "draft", "amendment"), REPAIRS)
def test_the_amendment_that_was_asked_for_gives_the_property(property: str, draft: str, amendment: str) -> None:
    before, after = proofs("cybercrime", property, (draft, ()), (draft, (amendment,))).values()
    assert not before.holds
    assert after.holds


@pytest.mark.parametrize("draft", ["V3", "V4", "V5", "V6", "V9"])
def test_a_lower_threshold_never_releases_a_case(draft: str) -> None:
    diagrams = drawn("cybercrime", (draft, ("years_five",)), (draft, ()), (draft, ("years_three",)))
    for higher, lower_one in ((0, 1), (1, 2), (0, 2)):
        assert released_in(transitions(diagrams, higher, lower_one)) == 0


def test_the_informal_threshold_of_three_years_catches_what_the_zero_draft_does_not() -> None:
    diagrams = drawn("cybercrime", ("V3", ()), ("V2", ()))
    moved = transitions(diagrams, 0, 1)
    assert caught_in(moved) > 0
    assert released_in(moved) == 0


def test_as_far_as_reports_go_the_first_revision_asks_of_a_requested_party_what_the_zero_draft_does() -> None:
    diagrams = drawn("cybercrime", ("V3", ()), ("V4", ()))
    moved = transitions(diagrams, 0, 1)
    assert all(number == 0 for i, row in enumerate(moved) for j, number in enumerate(row) if i != j)


def test_the_motions_that_were_lost_would_have_caught_cases_and_released_none() -> None:
    diagrams = drawn("cybercrime", ("V5", ()), ("V6", ()))
    moved = transitions(diagrams, 0, 1)
    assert caught_in(moved) > 0
    assert released_in(moved) == 0


def test_every_amendment_can_be_laid_over_every_draft_of_the_convention() -> None:
    instrument = cybercrime()
    laid = [one.id for one in instrument.patches if one.kind != "draft"]
    made = [variant(instrument, draft, (one,)) for draft in sorted(UN) for one in laid]
    assert len(lower(made).logics) == len(made)


def test_in_the_revised_draft_of_the_example_declining_is_a_duty_in_one_reading_only() -> None:
    found = proofs("example", "declining_is_a_duty")
    assert not any(one.holds for one in found.values())
    assert found["revised"].holds_in == ((("paragraphs_of_article_32", "second_rules"),),)
    assert found["zero"].holds_in == found["adopted"].holds_in == ()


def test_the_option_shall_of_the_rolling_text_makes_declining_a_duty() -> None:
    assert proofs("example", "declining_is_a_duty", ("rolling", ("bracket_28_2_shall",)))["rolling+bracket_28_2_shall"]


EXAMPLE = {
    "freedom_never_a_duty": {"zero", "rolling", "revised", "approval", "adopted"},
    "no_coercion_without_dual_criminality": {"consolidated", "zero", "rolling", "revised", "approval", "adopted"},
    "review_is_owed": {"consolidated", "zero"},
    "sources_never_recorded": {"consolidated", "zero", "rolling", "approval", "adopted"},
}


@pytest.mark.parametrize("property", EXAMPLE)
def test_a_property_of_the_example_holds_of_the_drafts_whose_words_give_it(property: str) -> None:
    found = proofs("example", property)
    assert {draft for draft, proof in found.items() if proof.holds} == EXAMPLE[property]

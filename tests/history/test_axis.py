"""Documents that come late, twice, of one day, in another language, or empty: said, and handled as said."""

from dataclasses import replace

import pytest

from travaux.history import Dated, Lives, grow, lives_of, returns, trace
from travaux.history.growing import remembered
from travaux.text import parse

LAMPS = "1. Parties shall keep lanterns lit in every harbour from dusk until dawn."
HORNS = "1. Parties shall sound horns in fog."


def dated(symbol: str, said: str, day: str, kind: str = "draft", **more: object) -> Dated:
    return replace(Dated(symbol, kind, None, parse(said), day), **more)


def codes(lives: Lives) -> list[str]:
    return [doubt.code for doubt in lives.doubts]


def born(lives: Lives, symbol: str) -> set[str]:
    return {run.born.document for run in trace(lives, symbol) if run.born}


def test_a_draft_that_comes_late_is_put_in_its_place():
    one, two, three = (
        dated("D1", LAMPS, "2031-01-01"),
        dated("D2", HORNS, "2031-01-02"),
        dated("D3", LAMPS, "2031-01-03"),
    )
    late = grow(grow(grow(Lives(), one), three), two)
    assert [entry.symbol for entry in late.entries] == ["D1", "D2", "D3"]
    assert codes(late) == ["came_late", "same_words"]
    assert [one.back_in.document for one in returns(late)] == ["D3"]


def test_drafts_of_one_day_are_taken_as_given_and_it_is_said():
    lives = lives_of([dated("D1", LAMPS, "2031-01-01"), dated("D2", HORNS, "2031-01-01")])
    assert codes(lives) == ["equal_dates"]
    assert born(lives, "D1") == {"D1"}


def test_a_proposal_of_the_day_of_a_draft_is_not_its_source():
    proposal = dated("P", f"{LAMPS} Lamps burn oil of the best quality.", "2031-01-02", "proposals")
    lives = lives_of(
        [
            proposal,
            dated("D2", f"{LAMPS} Lamps burn oil of the best quality.", "2031-01-02"),
            dated("D1", LAMPS, "2031-01-01"),
        ]
    )
    assert [entry.symbol for entry in lives.entries] == ["D1", "D2", "P"]
    assert born(lives, "D2") == {"D1", "D2"}
    assert "equal_dates" in codes(lives)


def test_a_document_that_is_given_twice_is_taken_once():
    lives = lives_of([dated("D1", LAMPS, "2031-01-01"), dated("D1", LAMPS, "2031-01-01")])
    assert (len(lives.entries), codes(lives)) == (1, ["document_twice"])


def test_two_documents_with_one_symbol_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="two documents with the symbol 'D1'"):
        lives_of([dated("D1", LAMPS, "2031-01-01"), dated("D1", HORNS, "2031-01-02")])


def test_a_draft_that_says_what_another_says_is_named():
    lives = lives_of([dated("D1", LAMPS, "2031-01-01"), dated("D2", LAMPS, "2031-01-02")])
    assert codes(lives) == ["same_words"]
    assert born(lives, "D2") == {"D1"}


def test_no_word_leaves_with_an_empty_draft():
    lives = lives_of(
        [dated("D1", LAMPS, "2031-01-01"), dated("D2", "", "2031-01-02"), dated("D3", LAMPS, "2031-01-03")]
    )
    assert codes(lives) == ["empty_document", "same_words"]
    assert returns(lives) == ()
    assert trace(lives, "D2") == ()


def test_a_draft_in_another_language_is_traced_among_its_own():
    french = "1. Les Parties gardent les lanternes."
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01", language="en"),
            dated("D1/fr", french, "2031-01-02", language="fr"),
            dated("D2", LAMPS, "2031-01-03", language="en"),
            dated("D2/fr", french, "2031-01-04", language="fr"),
        ]
    )
    assert codes(lives).count("other_language") == 3
    assert (born(lives, "D2"), born(lives, "D2/fr")) == ({"D1"}, {"D1/fr"})
    assert returns(lives) == ()


def test_a_proposal_on_one_draft_surfaces_two_drafts_later():
    asked = f"{LAMPS} The light is seen from a distance of ten miles."
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01"),
            dated("P", f"XA proposes on paragraph 1:\n\n{asked}", "2031-01-02", "proposals", follows=("D1",)),
            dated("D2", f"{LAMPS} Keepers rest.", "2031-01-03"),
            dated("D3", f"{asked} Keepers rest.", "2031-01-04"),
        ]
    )
    assert born(lives, "D3") == {"D1", "P", "D2"}
    (run,) = [run for run in trace(lives, "D3") if run.born and run.born.document == "P"]
    assert run.text.strip() == "The light is seen from a distance of ten miles."


def test_words_of_a_proposal_bear_the_label_they_stood_under():
    text = parse(f"XA\n\n{LAMPS} The light is seen from a distance of ten miles.")
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01"),
            Dated("P", "proposals", "Secretariat", text, "2031-01-02"),
            dated("D2", f"{LAMPS} The light is seen from a distance of ten miles.", "2031-01-03"),
        ],
        {"P": [((0, len(text.words)), "XA")]},
    )
    assert {run.born.label for run in trace(lives, "D2") if run.born} == {None, "XA"}


def test_a_proposal_that_became_public_after_the_draft_that_carries_it_is_said():
    asked = f"{LAMPS} The light is seen from a distance of ten miles."
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01"),
            dated("P", asked, "2031-01-02", "proposals", published="2031-02-01"),
            dated("D2", asked, "2031-01-03"),
        ]
    )
    assert codes(lives) == ["published_after"]
    assert born(lives, "D2") == {"D1", "P"}


def test_a_proposal_dated_after_the_draft_it_would_explain_is_said():
    asked = f"{LAMPS} The light is seen from a distance of ten miles."
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01"),
            dated("D2", asked, "2031-01-02"),
            dated("P", asked, "2031-01-03", "proposals", follows=("D1",)),
        ]
    )
    assert codes(lives) == ["asked_after"]
    assert born(lives, "P") == {"D1", "P"} or born(lives, "P") == {"D1", "D2"}


def test_a_draft_can_go_on_from_two_parts():
    lives = lives_of(
        [
            dated("A", LAMPS, "2031-01-01"),
            dated("B", "2. Pilots are named by the Harbour Council.", "2031-01-02", follows=()),
            dated("C", f"{LAMPS}\n\n2. Pilots are named by the Harbour Council.", "2031-01-03", follows=("A", "B")),
        ]
    )
    assert born(lives, "C") == {"A", "B"}
    assert lives.entries[2].births == 0


def test_words_of_a_branch_are_found_in_the_draft_that_takes_them_up():
    pilots = "Pilots are named by the Harbour Council for a term of three years."
    lives = lives_of(
        [
            dated("D1", LAMPS, "2031-01-01"),
            dated("D1/alt", f"{LAMPS}\n\n2. {pilots}", "2031-01-02"),
            dated("D2", LAMPS, "2031-01-03", follows=("D1",)),
            dated("D3", f"{LAMPS}\n\n2. {pilots}", "2031-01-04", follows=("D2",)),
        ]
    )
    assert born(lives, "D3") == {"D1", "D1/alt"}


def test_a_basis_that_is_not_there_is_said():
    assert codes(lives_of([dated("D1", LAMPS, "2031-01-01", follows=("D0",))])) == ["unknown_basis"]


def test_lives_remember_by_themselves():
    lives = lives_of([dated("D1", LAMPS, "2031-01-01")])
    assert remembered(lives) is lives
    grow(lives, dated("D2", HORNS, "2031-01-02"))
    assert remembered(lives) is not lives

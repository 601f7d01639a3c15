"""Who asked for a change: insertions against insertions, deletions against deletions, at the place, in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import compare
from travaux.history import Credit, Dated, Request, Revision, credit, residue
from travaux.text import parse

Asks = Callable[..., Request]
Credited = Callable[..., list[Credit]]


def labels(one: Credit) -> list[str]:
    return [candidate.request.label for candidate in one.asked_by]


def test_words_that_were_asked_for_at_the_provision_are_credited(asks: Asks, credited: Credited) -> None:
    [one] = credited(
        [("may keep", "shall keep")], [asks("Gavrosk", "art_1__para_1", inserts=("shall",), strikes=("may",))]
    )
    assert (one.verdict, labels(one)) == ("asked", ["Gavrosk"])
    assert one.asked_by[0].place == "same"
    assert "2031-03-01" in one.asked_by[0].why


def test_two_labels_that_asked_for_the_same_words_are_both_credited(asks: Asks, credited: Credited) -> None:
    both = [asks(label, "art_1__para_2", inserts=("four",), strikes=("three",)) for label in ("Hethrun", "Palundra")]
    [one] = credited([("three years", "four years")], both)
    assert sorted(labels(one)) == ["Hethrun", "Palundra"]


def test_an_insertion_is_not_explained_by_a_request_to_delete_the_same_words(asks: Asks, credited: Credited) -> None:
    [one] = credited(
        [("keep its lamps", "keep its lamps, as appropriate,")], [asks("Zumbrel", "art_1", strikes=("as appropriate",))]
    )
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_who_asked_for_the_opposite_is_said(asks: Asks, credited: Credited) -> None:
    against = asks("Zumbrel", "art_1", verb="oppose", strikes=("as appropriate",))
    [one] = credited([("keep its lamps", "keep its lamps, as appropriate,")], [against])
    assert [candidate.request.label for candidate in one.opposed] == ["Zumbrel"]


def test_a_word_asked_for_in_another_article_explains_nothing(asks: Asks, credited: Credited) -> None:
    [one] = credited([("may keep", "shall keep")], [asks("Gavrosk", "art_3", inserts=("shall",), strikes=("may",))])
    assert one.verdict == "nobody"
    assert one.near[0].place == "elsewhere"
    assert "that count" in one.why


def test_a_long_wording_is_recognised_wherever_it_lands(asks: Asks, credited: Credited) -> None:
    words = "A harbour that keeps no lamp shall warn every vessel that draws near by sound and by flag."
    [one] = credited(
        [("once a year.", "once a year. " + words)], [asks("Mirrowen", None, against=None, inserts=(words,))]
    )
    assert (one.verdict, labels(one)) == ("asked", ["Mirrowen"])


def test_a_request_tabled_after_the_draft_is_no_candidate_and_the_record_says_so(
    asks: Asks, credited: Credited
) -> None:
    late = asks("Gavrosk", "art_1__para_1", inserts=("shall",), strikes=("may",), date="2031-09-01")
    [one] = credited([("may keep", "shall keep")], [late])
    assert one.verdict == "nobody"
    assert [candidate.request.label for candidate in one.late] == ["Gavrosk"]
    assert one.why.endswith("Gavrosk asked for it only on 2031-09-01, after this draft of 2031-06-01.")


def test_a_request_tabled_in_time_and_published_late_is_a_candidate_and_the_record_says_both(
    asks: Asks, credited: Credited
) -> None:
    known_late = asks("Gavrosk", "art_1__para_1", inserts=("shall",), strikes=("may",), published="2031-09-01")
    [one] = credited([("may keep", "shall keep")], [known_late])
    assert labels(one) == ["Gavrosk"]
    assert "made public on 2031-09-01" in one.asked_by[0].why


def test_who_typed_a_change_is_not_who_asked_for_it(asks: Asks, credited: Credited) -> None:
    typed = asks("Vell, O. (secretariat)", "art_1__para_1", inserts=("shall",), strikes=("may",), form="tracked")
    [one] = credited([("may keep", "shall keep")], [typed])
    assert (one.verdict, labels(one), one.typed_by) == ("nobody", [], ("Vell, O. (secretariat)",))


def test_words_asked_to_go_and_replaced_by_others_are_asked_for_in_part(asks: Asks, credited: Credited) -> None:
    out = asks("Quorland", "art_1__para_2", verb="delete", strikes=("an independent keeper",))
    [one] = credited([("an independent keeper", "a person named by the ministry")], [out])
    assert (one.verdict, labels(one)) == ("partly", ["Quorland"])
    [left] = residue([one])
    assert left.credit is one


def test_who_wants_one_word_changed_into_another_did_not_ask_for_a_third(asks: Asks, credited: Credited) -> None:
    at = (("by", "within"), ("by", "within"))
    wanted = asks(
        "Quorland", "art_1__para_2", inserts=("a trade guild",), strikes=("an independent keeper",), around=at
    )
    [one] = credited([("an independent keeper", "some harbour authority")], [wanted])
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_who_wants_a_word_changed_is_behind_its_going_only_where_most_of_what_went_is_that_word(
    asks: Asks, credited: Credited
) -> None:
    at = (("independent", "within"), ("independent", "within"))
    wanted = asks("Quorland", "art_1__para_2", inserts=("guild",), strikes=("keeper",), around=at)
    [one] = credited([(" by an independent keeper", "")], [wanted])
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_who_wants_a_wording_out_did_not_ask_for_one_small_word_of_it_to_go(asks: Asks, credited: Credited) -> None:
    wanted = asks("Quorland", "art_1__para_2", strikes=("within three years",), around=(("keeper", ""),))
    [one] = credited([("three years", "four years")], [wanted])
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_where_somebody_asked_for_the_words_that_came_who_only_wanted_the_others_gone_is_not_named(
    asks: Asks, credited: Credited
) -> None:
    both = asks("Gavrosk", "art_1__para_1", inserts=("shall",), strikes=("may",))
    gone = asks("Zumbrel", "art_1__para_1", verb="delete", strikes=("may",))
    [one] = credited([("may keep", "shall keep")], [both, gone])
    assert (one.verdict, labels(one)) == ("asked", ["Gavrosk"])


def test_a_few_words_are_credited_beside_words_of_the_draft_not_beside_words_that_came_with_them(
    asks: Asks, credited: Credited
) -> None:
    wanted = asks("Hethrun", "art_2", inserts=("and open",), around=(("large", "berths"),))
    [one] = credited([("of the harbours", "of the large and open harbours")], [wanted])
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_a_formula_of_the_draft_in_a_long_proposal_on_the_article_is_no_request_for_it_elsewhere(
    asks: Asks, credited: Credited
) -> None:
    formula = "examined by an independent keeper within three years"
    words = (
        f"Every buoy that is laid in a fairway shall be painted in two colours and well and truly {formula}, and who lays it "
        "shall send the ministry a drawing of the buoy, its anchor, its chain and the marks by which it can be found."
    )
    [one] = credited(
        [("lit at night", f"lit at night and well and truly {formula}")], [asks("Mirrowen", "art_1", inserts=(words,))]
    )
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_a_part_of_a_new_paragraph_that_nobody_asked_for_is_told_apart(asks: Asks, credited: Credited) -> None:
    asked = "A harbour that keeps no lamp shall warn every vessel that draws near."
    more = "The cost of the warning shall be borne by the owner of the vessel and by no other person."
    [one] = credited([("once a year.", f"once a year. {asked} {more}")], [asks("Mirrowen", "art_3", inserts=(asked,))])
    assert labels(one) == ["Mirrowen"]
    assert one.unasked == ("the cost of the warning shall be borne by the owner of the vessel and by no other person",)
    [left] = residue([one])
    assert left.words == one.unasked


def test_a_provision_that_somebody_asked_to_delete_and_that_went_is_credited(asks: Asks, credited: Credited) -> None:
    words = "Each Party shall publish a list of its lamps and of the harbours that they serve."
    gone = asks("Dunmerrow", "art_2", verb="delete", strikes=(words,), act="whole")
    found = credited([(f"Article 2\n\n{words}\n\n", "")], [gone])
    assert [labels(one) for one in found] == [["Dunmerrow"]]


def test_who_asked_that_an_article_go_did_not_ask_for_one_word_of_it_to_go(asks: Asks, credited: Credited) -> None:
    words = "Each Party shall publish a list of its lamps and of the harbours that they serve."
    gone = asks("Dunmerrow", "art_2", verb="delete", strikes=(words,), act="whole")
    [one] = credited([(" and of the harbours that they serve", "")], [gone])
    assert (one.verdict, labels(one)) == ("nobody", [])


def test_the_residue_puts_operative_words_numbers_and_lost_safeguards_first(credited: Credited) -> None:
    edits = [
        ("at night", "after dusk"),
        ("may keep", "shall keep"),
        ("independent keeper", "keeper"),
        ("three", "five"),
    ]
    order = [left.reasons[:1] for left in residue(credited(edits, []))]
    assert order == [("duty or leave",), ("safeguard taken out",), ("number",), ()]


def test_one_word_that_changed_weighs_more_than_a_passage_written_anew(credited: Credited) -> None:
    anew = (
        "publish a list of its lamps and of the harbours that they serve",
        "may, where the ministry has so ordered by decree, hand over to every inspector who calls the books of all its keepers",
    )
    first, *others = residue(credited([("may keep", "shall keep"), anew], []))
    assert (first.credit.went, first.credit.came) == ("may", "shall")
    assert all(left.weight < first.weight for left in others)


def test_the_number_of_an_article_is_no_number_that_decides(credited: Credited) -> None:
    cited, counted = residue(
        credited([("at night", "at night under articles 2 and 3"), ("once a year", "once in four years")], [])
    )[::-1]
    assert "number" in counted.reasons
    assert "number" not in cited.reasons


def test_numbers_that_follow_from_what_moved_are_not_asked_about(dated: Callable[..., Dated]) -> None:
    one = dated("LAMP/1", "Article 1\n\nLamps.\n\nArticle 2\n\nSee article 1.", "2031-01-01")
    other = dated(
        "LAMP/2", "Article 1\n\nBuoys are new.\n\nArticle 2\n\nLamps.\n\nArticle 3\n\nSee article 2.", "2031-02-01"
    )
    found = credit(Revision(one, other, compare(one.text, other.text)), [])
    assert {c.verdict for c in found if c.change.kind == "renumber"} == {"editorial"}


WORDING = st.text(alphabet="Article 12 shall may [lamp]. (a)\n", max_size=120)


@given(WORDING, WORDING, st.lists(WORDING, max_size=3))
def test_every_change_has_one_credit_and_no_request_of_a_later_day_is_behind_one(
    before: str, after: str, asked: list[str]
) -> None:
    one, other = (
        Dated(s, "draft", None, parse(source), d)
        for s, source, d in (("A", before, "2031-01-01"), ("B", after, "2031-02-01"))
    )
    requests = [
        Request("C", f"label {n}", "propose", "art_1", "A", (words,), (), (0, 0), f"2031-0{n + 1}-15")
        for n, words in enumerate(asked)
    ]
    comparison = compare(one.text, other.text)
    found = credit(Revision(one, other, comparison), requests)
    assert [c.change for c in found] == list(comparison.changes)
    for c in found:
        assert all(candidate.request.date <= "2031-02-01" for candidate in (*c.asked_by, *c.near))
        assert bool(c.asked_by) == (c.verdict in ("asked", "partly"))
        assert all(0 <= candidate.score <= 1 for candidate in (*c.asked_by, *c.near, *c.late, *c.opposed))


@pytest.mark.parametrize(("to", "verdict"), [("chapter I, to follow article 2", "asked"), ("chapter II", "nobody")])
def test_a_move_counts_only_into_the_chapter_that_was_asked_for(
    to: str, verdict: str, asks: Asks, dated: Callable[..., Dated]
) -> None:
    lamps = "Article {}\n\nEach harbour shall keep its lamps lit from dusk to dawn and shall list where they stand.\n\n"
    boats = (
        "Article {}\n\nA vessel in distress may enter any harbour without leave and shall be given what it needs.\n\n"
    )
    meets = (
        "Article {}\n\nThe Parties shall meet once a year to look at the lists and at the work of the secretariat.\n\n"
    )
    before = "Chapter I\n\n" + boats.format(1) + "Chapter II\n\n" + meets.format(2) + lamps.format(3)
    after = "Chapter I\n\n" + lamps.format(1) + boats.format(2) + "Chapter II\n\n" + meets.format(3)
    one, other = dated("LAMP/1", before, "2031-01-01"), dated("LAMP/2", after, "2031-06-01")
    asked = asks("Palundra", "chp_II__art_3", act="move", to=to)
    found = credit(Revision(one, other, compare(one.text, other.text)), [asked])
    assert [c.verdict for c in found if c.change.kind == "move"] == [verdict]


@given(st.permutations(["Gavrosk", "Hethrun", "Palundra", "Zumbrel"]))
def test_the_order_of_the_requests_makes_no_difference_and_every_equal_one_is_named(order: list[str]) -> None:
    one = Dated("A", "draft", None, parse("Article 1\n\n1. Each Party may keep its lamps lit."), "2031-01-01")
    other = Dated("B", "draft", None, parse("Article 1\n\n1. Each Party shall keep its lamps lit."), "2031-06-01")
    requests = [
        Request("C", label, "propose", "art_1__para_1", "A", ("shall",), ("may",), (0, n), "2031-03-01")
        for n, label in enumerate(order)
    ]
    [changed] = [
        c for c in credit(Revision(one, other, compare(one.text, other.text)), requests) if c.verdict != "editorial"
    ]
    assert labels(changed) == sorted(order)


def test_words_that_stand_in_another_draft_that_the_text_goes_on_from_are_not_new(dated: Callable[..., Dated]) -> None:
    lamps = "Article 1\n\nEach harbour shall keep its lamps lit from dusk to dawn.\n\n"
    boats = (
        "Article 2\n\nA vessel in distress may enter any harbour without leave and shall be given what it needs.\n\n"
    )
    first, second = dated("LAMP/A", lamps, "2031-01-01"), dated("LAMP/B", boats, "2031-01-02")
    joined = dated("LAMP/1", lamps + boats, "2031-06-01")
    comparison = compare(first.text, joined.text)
    alone = credit(Revision(first, joined, comparison), [])
    both = credit(Revision(first, joined, comparison, beside=(second,)), [])
    assert {c.verdict for c in alone} == {"nobody"}
    assert {(c.verdict, c.why) for c in both} == {
        ("editorial", "It stands in LAMP/B, from which the draft goes on as well.")
    }
    assert residue(both) == ()


def test_the_words_of_a_resolution_that_adopts_a_text_are_not_asked_about(dated: Callable[..., Dated]) -> None:
    body = "Article 1\n\nEach harbour shall keep its lamps lit from dusk to dawn.\n"
    before = dated("LAMP/1", body, "2031-01-01")
    printed = (
        "The Assembly,\n\nRecalling its decision to look at lamps,\n\n1. Adopts the text in the annex.\n\nAnnex\n\n"
        + body
    )
    after = replace(dated("RES/1", printed, "2031-06-01"), kind="resolution")
    found = credit(Revision(before, after, compare(before.text, after.text)), [])
    told = [c for c in found if "adopts the text" in c.came.lower() or "recalling" in c.came]
    assert told
    assert {c.verdict for c in told} == {"editorial"}

"""Demands are judged by the words that stand in a draft: met, partly, not met, relocated, unknown, and never guessed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import compare
from travaux.history import Dated
from travaux.positions.demands import Answered, Checked, Condition, Demand, check
from travaux.text import parse
from travaux.text.notation import notation

DAYS = ("2026-01-01", "2026-03-02", "2026-06-10", "2026-09-09")
HORNS = """
Article 1
Lanterns

Every berth shall have a lantern that burns until dawn and that is seen from the mouth of the harbour.

Article 2
Horns

1. No ship shall sound its horn in a harbour between dusk and dawn, save in danger to life.

2. A ship that has sounded its horn may be fined, and shall be kept in the harbour for at least two years.

Article 3
Appeals

Whoever is fined under article 2 may ask a court to look at the fine, which shall do so without delay.
"""


def checked(demand: Demand, *texts: str) -> Checked:
    drafts = [
        Dated(f"HARB/{n}", "draft", label, parse(text), day)
        for n, (text, day, label) in enumerate(zip(texts, DAYS, ("First draft", None, None, None), strict=False), 1)
    ]
    comparisons = {(a.symbol, b.symbol): compare(a.text, b.text) for a, b in pairwise(drafts)}
    return check([demand], drafts, comparisons, {one.symbol: notation(one.text) for one in drafts})


def answered(test: Condition, about: str | None, *texts: str) -> Answered:
    demand = Demand("1", "Friends of Quiet", "Be quiet.", (test,), about, "HARB/1")
    return checked(demand, *texts).demands[0]


def verdicts(test: Condition, about: str | None, *texts: str) -> list[str]:
    return [one.verdict for one in answered(test, about, *texts).verdicts]


def one(kind: str, change: tuple[str, str] = ("", ""), about: str | None = "article 2", **said: object) -> str:
    """The verdict of a test on the second draft, after a change of words."""
    return verdicts(Condition(kind, **said), about, HORNS, HORNS.replace(*change))[1]  # type: ignore[arg-type]


def test_a_phrase_that_came_in_is_met() -> None:
    assert one("add", ("may be fined", "may be fined after a hearing"), words=("after a hearing",)) == "met"


def test_a_phrase_in_brackets_is_partly_met_and_the_bracket_is_shown() -> None:
    text = HORNS.replace("may be fined", "may be fined [after a hearing - XA; XB delete]")
    verdict = answered(Condition("add", ("after a hearing",)), "article 2", HORNS, text).verdicts[1]
    assert verdict.verdict == "partly"
    assert verdict.evidence[0].bracket == "[after a hearing - XA; XB delete]"
    assert verdict.evidence[0].address == "art_2__para_2"


def test_a_phrase_that_came_in_elsewhere_is_relocated() -> None:
    change = ("without delay", "without delay and before the fine is taken from the owner")
    assert one("add", change, words=("before the fine is taken",)) == "relocated"


def test_a_few_words_found_elsewhere_say_nothing() -> None:
    assert one("add", ("without delay", "with leave"), words=("with leave",)) == "not_met"


def test_a_phrase_may_leave_words_open() -> None:
    assert one("add", words=("horn ... between dusk",)) == "met"


def test_any_of_several_wordings_will_do() -> None:
    assert one("add", words=("peril of life", "danger to life")) == "met"


def test_words_and_their_print_are_compared_without_case_and_signs() -> None:
    assert one("add", ("save in danger", "save, “in Danger”"), words=("save in danger to life",)) == "met"


def test_a_phrase_that_still_stands_is_not_removed() -> None:
    assert one("remove", words=("may be fined",)) == "not_met"


def test_a_phrase_that_went_is_removed() -> None:
    assert one("remove", ("may be fined, and ", ""), words=("may be fined",)) == "met"


def test_a_phrase_that_went_to_another_article_is_relocated() -> None:
    text = HORNS.replace(", save in danger to life", "").replace(
        "without delay", "without delay, save in danger to life"
    )
    assert verdicts(Condition("remove", ("save in danger to life",)), "article 2", HORNS, text)[1] == "relocated"


def test_a_phrase_that_always_stood_elsewhere_too_is_not_relocated() -> None:
    both = HORNS.replace("without delay", "without delay, save in danger to life")
    gone = both.replace(", save in danger to life.\n\n2.", ".\n\n2.")
    assert verdicts(Condition("remove", ("save in danger to life",)), "article 2", both, gone)[1] == "met"


def test_of_rival_words_neither_is_settled() -> None:
    rival = ("may be fined", "[may][shall] be fined")
    assert one("replace", rival, words=("may be fined",), by=("shall be fined",)) == "partly"


def test_words_that_gave_way_to_others_are_replaced() -> None:
    assert one("replace", ("may be fined", "shall be fined"), words=("may be fined",), by=("shall be fined",)) == "met"


def test_where_neither_wording_stands_nothing_is_guessed() -> None:
    assert one("replace", ("may be fined", "is fined"), words=("may be fined",), by=("shall be fined",)) == "unknown"


def test_letters_in_brackets_belong_to_their_word() -> None:
    assert one("add", ("may be fined", "may be fine[d]"), words=("may be fined",)) == "partly"


NUMBERS = {
    "two years": "not_met",
    "four years": "met",
    "4 (four) years": "met",
    "not less than five years": "met",
    "forty-eight months": "met",
    "[two][four] years": "partly",
    "[four] years": "partly",
    "[two] years": "not_met",
    "[X] years": "unknown",
    "two thirds of a year": "not_met",
    "4 (three) years": "unknown",
    "a while": "unknown",
    "four working years": "met",
}


@pytest.mark.parametrize("said", NUMBERS)
def test_a_number_is_read_in_figures_and_in_words(said: str) -> None:
    assert one("at_least", ("at least two years", said), number="four years") == NUMBERS[said]


def test_a_number_of_a_reference_is_no_quantity() -> None:
    assert one("at_most", ("two years", "two years, or as in paragraph 1 years later"), number="three years") == "met"


def test_weeks_and_days_are_compared() -> None:
    assert one("at_most", ("two years", "two weeks"), number="14 days") == "met"
    assert one("at_most", ("two years", "fifteen days"), number="two weeks") == "not_met"


def test_ordinals_are_numbers_of_what_they_count() -> None:
    change = ("may be fined", "may be fined after the sixtieth complaint")
    assert one("at_least", change, number="60 complaints") == "met"


def test_a_number_may_be_named_by_the_words_before_it() -> None:
    change = ("may be fined", "may be fined within one year")
    said = {"number": "two years", "after": "kept in the harbour"}
    assert one("at_least", change, **said) == "met"


def test_a_provision_that_stands_under_another_number_is_kept_there() -> None:
    inserted = HORNS.replace(
        "Article 2\n", "Article 2\nBells\n\nNo bell shall ring at night in any harbour at all.\n\nArticle 3\n", 1
    )
    text = inserted.replace("Article 3\nAppeals", "Article 4\nAppeals")
    verdict = answered(Condition("keep"), "article 2", HORNS, text).verdicts[1]
    assert (verdict.verdict, verdict.address) == ("met", "art_3")


def test_a_provision_that_moved_is_relocated() -> None:
    head, lanterns, horns, appeals = HORNS.split("Article ")
    moved = f"{head}Article 1{horns[1:]}Article 2{lanterns[1:]}\n\nArticle 3{appeals[1:]}"
    swapped = [verdicts(Condition("keep"), about, HORNS, moved)[1] for about in ("article 1", "article 2")]
    assert sorted(swapped) == ["met", "relocated"]  # of two that changed places one moved and one made room


def test_a_provision_that_went_and_came_back_is_a_regression_for_who_wants_it_gone() -> None:
    without = HORNS.split("Article 3")[0]
    demand = Demand("1", "Friends of Quiet", "No appeals.", (Condition("delete"),), "article 3", "HARB/1")
    found = checked(demand, HORNS, without, HORNS.replace("Article 3", "Article 3"))
    assert [one.verdict for one in found.demands[0].verdicts] == ["not_met", "met", "not_met"]
    assert [(one.before, one.after) for one in found.regressions] == [("HARB/2", "HARB/3")]
    assert "it is back" in found.demands[0].verdicts[2].why
    assert [one.last for one in found.demands[0].verdicts] == [None, ("HARB/1", "art_3"), None]


def test_a_loss_by_steps_is_a_regression_too() -> None:
    demand = Demand("1", "F", "x", (Condition("add", ("save in danger",)),), "article 2", "HARB/1")
    found = checked(
        demand, HORNS, HORNS.replace(", save in danger", "[, save in danger]"), HORNS.replace(", save in danger", "")
    )
    assert [one.verdict for one in found.demands[0].verdicts] == ["met", "partly", "not_met"]
    assert [one.kind for one in found.demands[0].shifts] == ["loss", "regression"]


def test_a_number_kept_with_the_word_deleted_is_no_provision() -> None:
    stub = HORNS.split("Article 3")[0] + "Article 3\n\nDeleted.\n"
    assert verdicts(Condition("delete"), "article 3", HORNS, stub)[1] == "met"


def test_a_provision_wholly_in_brackets_is_neither_kept_nor_gone() -> None:
    text = HORNS.replace("Whoever is fined", "[Whoever is fined").replace("without delay.", "without delay.]")
    assert verdicts(Condition("delete"), "article 3", HORNS, text)[1] == "not_met"  # its title stands
    whole = text.replace("Appeals", "[Appeals").replace("[Whoever", "Whoever")
    assert verdicts(Condition("delete"), "article 3", HORNS, whole)[1] == "partly"


def test_of_several_provisions_some_may_be_gone() -> None:
    without = HORNS.split("Article 3")[0]
    assert verdicts(Condition("keep"), "articles 2 and 3", HORNS, without)[1] == "partly"


def test_cross_references_may_lead_beyond_what_is_allowed() -> None:
    assert one("applies_only_to", about="article 3", only="article 2") == "met"
    beyond = ("fined under article 2", "fined under articles 1 and 2")
    assert one("applies_only_to", beyond, about="article 3", only="article 2") == "not_met"
    open_one = ("fined under article 2", "fined under [articles 1 and] 2, or article 2")
    assert one("applies_only_to", open_one, about="article 3", only="article 2") == "partly"
    assert one("applies_only_to", about="article 1", only="article 2") == "unknown"


def test_what_a_wording_does_is_not_told_by_its_words() -> None:
    assert one("property", property="fining is a duty") == "unknown"


def test_all_tests_of_a_demand_have_to_hold() -> None:
    tests = (Condition("add", ("save in danger",)), Condition("remove", ("may be fined",)))
    demand = Demand("1", "F", "x", tests, "article 2", "HARB/1")
    (verdict,) = checked(demand, HORNS).demands[0].verdicts
    assert verdict.verdict == "partly"
    assert verdict.why == "“save in danger”: the words stand there; “may be fined”: the words still stand there"


def test_a_demand_may_name_its_draft_by_label() -> None:
    demand = Demand("1", "F", "x", (Condition("keep"),), "article 2", "first draft")
    assert checked(demand, HORNS).doubts == ()


@pytest.mark.parametrize(
    ("about", "against", "said"),
    [
        ("article 9", "HARB/1", "This draft has no Article 9. Try: its articles go from 1 to 3"),
        ("article 2", "HARB/9", "No draft has the symbol 'HARB/9'. Try: one of: HARB/1"),
        ("the fines", "HARB/1", "Try: write it as"),
    ],
)
def test_a_demand_against_what_never_existed_is_said_and_never_judged(about: str, against: str, said: str) -> None:
    demand = Demand("7", "Friends of Quiet", "x", (Condition("keep"),), about, against, where="demands.toml, line 12")
    found = checked(demand, HORNS)
    (doubt,) = found.doubts
    assert doubt.code == "demand_without_provision"
    assert doubt.message.startswith("demands.toml, line 12: demand 7 of Friends of Quiet: ")
    assert said in doubt.message
    assert [one.verdict for one in found.demands[0].verdicts] == ["unknown"]


def test_a_draft_that_no_comparison_leads_to_is_unknown() -> None:
    drafts = [
        Dated("HARB/1", "draft", None, parse(HORNS), "2026"),
        Dated("HARB/2", "draft", None, parse(HORNS), "2027"),
    ]
    demand = Demand("1", "F", "x", (Condition("keep"),), "article 2", "HARB/1")
    assert [one.verdict for one in check([demand], drafts, {}).demands[0].verdicts] == ["met", "unknown"]


PIECES = (
    "Article 1\n\n",
    "Article 2\n\n",
    "1. ",
    "shall ",
    "may ",
    "[",
    "]",
    " - XA",
    "four years ",
    "two ",
    "\n\n",
    "{",
    "}",
)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14), min_size=2, max_size=3))
def test_odd_drafts_are_judged_without_a_fall(drafts: list[list[str]]) -> None:
    tests = (
        Condition("add", ("shall ... years",)),
        Condition("at_least", number="four years"),
        Condition("applies_only_to", only="article 1"),
    )
    demand = Demand("1", "F", "x", tests, "article 1", "HARB/1")
    found = checked(demand, *("".join(pieces) for pieces in drafts))
    assert len(found.demands[0].verdicts) == len(drafts)
    for verdict in found.demands[0].verdicts:
        assert all(0 <= shown.span[0] < shown.span[1] for shown in verdict.evidence)

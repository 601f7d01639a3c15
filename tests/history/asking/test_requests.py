"""What documents ask for under a printed label."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from travaux.history import Dated, Request, draft_spoken_of, requests
from travaux.text import Mark, parse
from travaux.text.notation import Attribution, Notation, Proposal, notation

DRAFT = Dated(
    "LAMP/1",
    "draft",
    None,
    parse(
        "Article 1\n\nLamps\n\n1. Each Party may keep its lamps lit at night and in fog.\n\n2. A lamp shall be examined by an "
        "independent keeper within three years of the day on which it was first lit.\n\nArticle 2\n\nThe Parties shall meet."
    ),
    "2031-01-01",
)


def proposed(words: str, address: str | None = "art_1", verb: str = "propose") -> list[Request]:
    """The requests of a paper that holds one proposal under the name of Gavrosk."""
    text = parse(words)
    one = Proposal(Attribution("Gavrosk", verb, "heading", (0, 0)), "Article 1", address, (0, len(text.words)))
    paper = Dated("LAMP/CRP.1", "proposals", None, text, "2031-03-01", "2031-04-01")
    return list(requests(paper, Notation("plain", proposals=(one,)), DRAFT))


def test_of_a_paragraph_written_anew_only_the_difference_is_asked_for() -> None:
    [one] = proposed("1. Each Party shall keep its lamps lit at night and in fog.")
    assert (one.label, one.address, one.inserts, one.strikes) == ("Gavrosk", "art_1__para_1", ("shall",), ("may",))
    assert (one.date, one.published, one.against) == ("2031-03-01", "2031-04-01", "LAMP/1")


def test_paragraphs_that_run_on_in_one_line_are_told_apart() -> None:
    found = proposed(
        "1. Each Party shall keep its lamps lit at night and in fog. 2. A lamp shall be examined by an independent keeper within "
        "two years of the day on which it was first lit."
    )
    assert [(one.address, one.inserts) for one in found] == [("art_1__para_1", ("shall",)), ("art_1__para_2", ("two",))]


def test_a_paragraph_that_is_like_none_of_the_draft_is_put_in_whole() -> None:
    [one] = proposed("Harbours that keep no lamp shall warn by sound every vessel that draws near.")
    assert one.address == "art_1"
    assert one.inserts == ("Harbours that keep no lamp shall warn by sound every vessel that draws near.",)


def test_words_that_a_proposal_prints_at_another_place_are_not_asked_to_go() -> None:
    found = proposed(
        "2. A lamp shall be examined within three years of the day on which it was first lit. 3. The examination by an "
        "independent keeper shall be free of charge for the owner of the lamp."
    )
    assert all("independent keeper" not in words for one in found for words in one.strikes)


def test_words_that_ran_together_where_print_lost_its_strike_through_ask_for_nothing_to_go() -> None:
    [one] = proposed("1. Each Party mayshall keep its lamps lit at night and in fog.")
    assert (one.inserts, one.strikes) == (("shall",), ())
    assert proposed("1. Each Party may kkeep its lamps lit at night and in fog.") == []


def test_an_article_that_print_left_out_was_not_asked_to_go() -> None:
    words = "2. A lamp shall be examined by an independent keeper within three years of day on which it was first lit."
    assert proposed(words) == []


def test_a_short_paragraph_is_no_other_written_anew_because_both_begin_alike() -> None:
    draft = replace(
        DRAFT, text=parse("Article 1\n\n(a) The principle of the common shore;\n\n(b) The principle of safe passage.")
    )
    text = parse("(c) The principle of good trim.")
    one = Proposal(Attribution("Gavrosk", "propose", "heading", (0, 0)), "Article 1", "art_1", (0, len(text.words)))
    paper = Dated("LAMP/CRP.1", "proposals", None, text, "2031-03-01")
    [found] = requests(paper, Notation("plain", proposals=(one,)), draft)
    assert (found.inserts, found.strikes) == (("The principle of good trim.",), ())


def test_words_that_a_proposal_strikes_are_asked_to_go() -> None:
    words = "1. Each Party may keep its lamps lit at night and in fog."
    text = parse(words)
    start = text.words.at(words.index("at night"))
    text = replace(text, marks=(Mark("deletion", (start, start + 3)),))
    one = Proposal(Attribution("Gavrosk", "propose", "heading", (0, 0)), "Article 1", "art_1", (0, len(text.words)))
    paper = Dated("LAMP/CRP.1", "proposals", None, text, "2031-03-01")
    [request] = requests(paper, Notation("plain", proposals=(one,)), DRAFT)
    assert (request.inserts, request.strikes) == ((), ("at night",))


def test_a_title_repeated_over_a_proposal_is_not_asked_for() -> None:
    assert proposed("Lamps\n1. Each Party may keep its lamps lit at night and in fog.") == []


def test_where_the_draft_is_not_known_the_whole_wording_counts() -> None:
    text = parse("Each Party shall keep its lamps lit.")
    one = Proposal(Attribution("Gavrosk", "propose", "heading", (0, 0)), "", None, (0, len(text.words)))
    [request] = requests(Dated("X", "proposals", None, text, "2031-03-01"), Notation("plain", proposals=(one,)))
    assert (request.inserts, request.against, request.address) == (
        ("Each Party shall keep its lamps lit.",),
        None,
        None,
    )


def test_who_supports_a_proposal_asks_for_the_same_and_who_opposes_it_for_the_opposite() -> None:
    text = parse("1. Each Party shall keep its lamps lit at night and in fog.")
    others = (Attribution("Hethrun", "support", "heading", (0, 0)), Attribution("Zumbrel", "oppose", "heading", (0, 0)))
    one = Proposal(
        Attribution("Gavrosk", "propose", "heading", (0, 0)), "Article 1", "art_1", (0, len(text.words)), others=others
    )
    found = requests(Dated("X", "proposals", None, text, "2031-03-01"), Notation("plain", proposals=(one,)), DRAFT)
    assert [(r.label, r.verb, r.inserts, r.strikes) for r in found] == [
        ("Gavrosk", "propose", ("shall",), ("may",)),
        ("Hethrun", "support", ("shall",), ("may",)),
        ("Zumbrel", "oppose", (), ("shall",)),
    ]


def test_a_reservation_asks_for_no_words() -> None:
    assert proposed("Reserves its position.", verb="reserve") == []


def test_labels_for_and_against_bracketed_words_are_two_requests() -> None:
    text = parse("Article 1\n\nEach Party shall keep its lamps lit [at night - XA, XB; QM delete].")
    rolling = Dated("LAMP/2", "draft", None, text, "2031-02-01")
    found = requests(rolling, notation(text, "trade"))
    assert [(one.label, one.verb, one.inserts, one.strikes) for one in found] == [
        ("XA, XB", "propose", ("at night",), ()),
        ("QM", "delete", (), ("at night",)),
    ]


def test_a_proposal_speaks_of_the_draft_that_it_names_and_else_of_the_last_before_it() -> None:
    drafts = [replace(DRAFT, symbol=f"LAMP/{n}", date=f"2031-0{n}-01") for n in (1, 2, 5)]
    naming = Dated("X", "proposals", None, parse("Proposals on the draft (LAMP/1)."), "2031-06-01")
    silent = Dated("Y", "proposals", None, parse("Proposals."), "2031-03-01")
    early = Dated("Z", "proposals", None, parse("Proposals."), "2030-01-01")
    spoken = [draft_spoken_of(one, drafts) for one in (naming, silent, early, drafts[1])]
    assert [one.symbol if one else None for one in spoken] == ["LAMP/1", "LAMP/2", None, "LAMP/2"]


@given(
    st.text(alphabet="Article 12 [may - XA; QM delete] (a). “shall”\n", max_size=150),
    st.sampled_from(["art_1", "art_9", None, "x"]),
)
def test_any_document_gives_requests_whose_spans_lie_inside_it(words: str, address: str | None) -> None:
    text = parse(words)
    found = requests(Dated("X", "draft", None, text, "2031-03-01"), notation(text), DRAFT)
    assert all(0 <= one.span[0] <= one.span[1] <= len(text.words) for one in (*found, *proposed(words, address)))
    assert list(found) == sorted(found, key=lambda one: one.span)

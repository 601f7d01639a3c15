"""Brackets over drafts: how many, of which kind, who holds them, since when, what closed and how, what opened."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import compare
from travaux.history import Dated, OpenPoints, open_points, tally_rows
from travaux.history.open_points import REMARKS
from travaux.text import parse
from travaux.text.notation import notation

ONE = """
Article 1

1. Each ship [shall - XA; XB delete] carry a lantern that is seen [from afar].

2. The harbour master [may] [must] ask for the list of [three][four] horns.

Article 2

[A bell is rung in fog.]
"""
TWO = """
Article 1

1. Each ship shall carry a lantern that is seen [from afar] and that [burns until dawn].

2. The harbour master must ask for the list of [three][four] horns.

Article 2

A bell is rung in fog.

Article 3

[Flags are flown by day.]
"""
THREE = """
Article 1

1. Each ship [shall] carry a lantern that is seen and that burns until dawn.

2. The harbour master must ask for the list of four horns.

Article 3

Flags are flown by day.
"""


def figures(*texts: str) -> OpenPoints:
    days = ("2026-01-01", "2026-03-02", "2026-06-10")
    drafts = [
        Dated(f"HARB/{n}", "draft", None, parse(text), day)
        for n, (text, day) in enumerate(zip(texts, days, strict=False), 1)
    ]
    pairs = itertools.pairwise(drafts)
    comparisons = {(a.symbol, b.symbol): compare(a.text, b.text) for a, b in pairs}
    return open_points(drafts, comparisons, {one.symbol: notation(one.text) for one in drafts})


def test_what_is_open_is_counted_by_draft_and_article() -> None:
    found = figures(ONE, TWO, THREE)
    assert [(one.draft, one.open, one.opened, one.closed) for one in found.drafts] == [
        ("HARB/1", 5, 0, 0),
        ("HARB/2", 4, 2, 3),
        ("HARB/3", 1, 1, 4),
    ]
    assert [(one.article, one.open) for one in found.articles if one.draft == "HARB/2"] == [
        ("art_1", 3),
        ("art_2", 0),
        ("art_3", 1),
    ]


def test_a_bracket_that_stays_has_the_age_of_its_first_draft() -> None:
    found = figures(ONE, TWO, THREE)
    (lantern,) = [one for one in found.points if one.draft == "HARB/2" and one.text == "[from afar]"]
    assert (lantern.first_in, lantern.since, lantern.drafts, lantern.days) == ("HARB/1", "2026-01-01", 2, 60)
    assert lantern.opened is None


def test_a_bracket_opens_round_new_words_or_round_words_that_stood() -> None:
    found = figures(ONE, TWO, THREE)
    opened = {one.text: one.opened for one in found.points if one.opened}
    assert opened == {
        "[burns until dawn]": "new words",
        "[Flags are flown by day.]": "new words",
        "[shall]": "bracketed",
    }


def test_a_closed_bracket_says_what_became_of_its_words() -> None:
    found = figures(ONE, TWO, THREE)
    closed = {(one.draft, one.point.text): (one.how, one.words) for one in found.closings}
    assert closed["HARB/2", "[shall - XA; XB delete]"] == ("kept", "shall")
    assert closed["HARB/2", "[may] [must]"] == ("chosen", "must")
    assert closed["HARB/3", "[from afar]"] == ("gone", "")
    assert closed["HARB/3", "[three][four]"] == ("chosen", "four")


def test_who_holds_a_bracket_is_told_from_who_is_against_it() -> None:
    (point,) = [one for one in figures(ONE).points if one.text.startswith("[shall")]
    assert (point.holders, point.against) == (("XA",), ("XB",))


def test_a_label_is_taken_apart_only_by_who_knows_names() -> None:
    draft = Dated("HARB/1", "draft", None, parse("Article 1\n\nA [quiet - XA, XB] harbour."), "2026")
    said = {draft.symbol: notation(draft.text)}
    assert open_points([draft], {}, said).drafts[0].by_holder == (("XA, XB", 1),)
    parted = open_points([draft], {}, said, split=lambda label: label.split(", "))
    assert dict(parted.drafts[0].by_holder) == {"XA": 1, "XB": 1}


def test_a_day_that_is_only_a_year_gives_no_days() -> None:
    draft = Dated("HARB/1", "draft", None, parse("Article 1\n\nA [quiet] harbour."), "2026")
    assert open_points([draft], {}, {draft.symbol: notation(draft.text)}).points[0].days is None


def test_of_two_brackets_round_the_same_words_each_goes_on() -> None:
    found = figures("Article 1\n\nShips [[shall]] be quiet.", "Article 1\n\nShips [[shall]] be quiet.")
    assert [(one.first_in, one.drafts) for one in found.points if one.draft == "HARB/2"] == [("HARB/1", 2)] * 2


def test_status_and_notes_leave_nothing_open() -> None:
    found = figures("Article 1\n\nShips are quiet. [agreed ad referendum]\n\n[Editor’s note: to be read again.]")
    assert (found.drafts[0].open, sum(count for _, count in found.drafts[0].by_kind)) == (0, 2)


def test_every_bracket_is_one_point() -> None:
    found = figures(ONE, TWO, THREE)
    for draft, text in zip(("HARB/1", "HARB/2", "HARB/3"), (ONE, TWO, THREE), strict=True):
        spans = [one.span for one in notation(parse(text)).brackets]
        assert [one.span for one in found.points if one.draft == draft] == spans


def test_rows_have_the_heads_first_and_one_row_for_each_tally() -> None:
    found = figures(ONE, TWO, THREE)
    rows = tally_rows(found)
    assert rows[0][:5] == ("draft", "article", "open", "opened", "closed")
    assert len(rows) == 1 + len(found.drafts) + len(found.articles)
    assert {len(row) for row in rows} == {len(rows[0])}


PIECES = (
    "Article 1\n\n",
    "Article 2\n\n",
    "1. ",
    "ships ",
    "shall ",
    "[",
    "]",
    "[may][must] ",
    " - XA",
    "three ",
    "\n\n",
    "{",
    "}",
)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=16), min_size=1, max_size=3))
def test_odd_brackets_are_counted_all_the_same(drafts: list[list[str]]) -> None:
    texts = ["".join(pieces) for pieces in drafts]
    found = figures(*texts)
    for n, text in enumerate(texts, 1):
        brackets = notation(parse(text)).brackets
        assert sum(one.draft == f"HARB/{n}" for one in found.points) == len(brackets)
    for tally in found.drafts:
        assert tally.open == sum(count for kind, count in tally.by_kind if kind not in REMARKS)

"""The listing belongs to its people: what they wrote stays as they wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.archive import Document, contradiction, fresh, parse_listing
from travaux.archive.amending import amended
from travaux.errors import TravauxError
from travaux.steps.listed import doubts_of, in_order, pairs_of, texts_in_turn

BY_HAND = """\
# Ours. Do not touch the spacing!
title    = "Convention on Quiet Harbours"   # working title


[[documents]]
  symbol = "HARB/1"   # not yet official
  kind   = "draft"
  date   = 2026-01-05    # Monday
  file   = 'zero.pdf'
  note   = \"\"\"
two
lines\"\"\"
"""


def test_adding_a_document_leaves_every_line_of_the_others_as_it_was() -> None:
    after = amended(BY_HAND, [Document("HARB/2", "draft", "2026-02-01", published="2026-03", file="b.pdf")])
    assert after.startswith(BY_HAND)
    assert parse_listing(after.encode()).documents[1].published == "2026-03"


def test_a_new_version_changes_only_the_lines_that_say_something_new() -> None:
    known = parse_listing(BY_HAND.encode()).documents[0]
    after = amended(BY_HAND, [replace(known, date="2026-01-06", sha256="a" * 64)])
    old, new = BY_HAND.splitlines(), after.splitlines()
    assert [line for line in old if line not in new] == ["  date   = 2026-01-05    # Monday"]
    assert "  date   = 2026-01-06    # Monday" in new
    assert parse_listing(after.encode()).documents[0] == replace(known, date="2026-01-06", sha256="a" * 64)


def test_windows_line_ends_stay() -> None:
    source = BY_HAND.replace("\n", "\r\n")
    after = amended(source, [Document("HARB/2", "draft", "2026-02-01", file="b.pdf")])
    assert after.startswith(source)
    assert len(parse_listing(after.encode()).documents) == 2


words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(str.strip).filter(bool)
symbols = words.filter(str.isprintable)


drafts_of_any_name = st.builds(Document, symbols, st.just("draft"), st.just("2026"), words, file=st.just("a"))


@given(st.lists(drafts_of_any_name, unique_by=lambda d: d.symbol, max_size=5), words)
def test_whatever_is_added_is_read_back(documents: list[Document], title: str) -> None:
    listing = parse_listing(amended(fresh(title), documents).encode())
    assert (listing.title, list(listing.documents)) == (title, documents)


@given(st.text(max_size=200))
def test_any_text_is_a_listing_or_a_refusal_that_says_where(source: str) -> None:
    refused = None
    try:
        parse_listing(source.encode("utf-8", "surrogatepass"))
    except TravauxError as refusal:
        refused = refusal
    assert refused is None or "ine " in refused.where + refused.what


@pytest.mark.parametrize(
    ("event", "published", "agrees"),
    [
        ("2026-03-14", None, True),
        ("2026-03-14", "2026-03-14", True),
        ("2026-03-14", "2026-03", True),
        ("2026", "2026-01-01", True),
        ("2026-03", "2026-02-28", False),
        ("2026-03-14", "2025", False),
    ],
)
def test_dates_contradict_only_when_they_cannot_both_be_true(event: str, published: str | None, agrees: bool) -> None:
    assert (contradiction(event, published) is None) == agrees


def draft(symbol: str, date: str, label: str = "", **more: object) -> Document:
    return Document(symbol, "draft", date, label=label, **more)  # type: ignore[arg-type]


def test_documents_of_one_day_stay_in_the_order_of_the_listing() -> None:
    documents = (draft("C", "2026-02"), draft("B", "2026-01-05"), draft("A", "2026-01-05"))
    assert [d.symbol for d in in_order(documents)] == ["B", "A", "C"]


def test_a_revised_draft_before_the_zero_draft_is_a_doubt() -> None:
    documents = (draft("A", "2026-01", "Revised draft"), draft("B", "2026-02", "Zero draft"))
    assert [d.code for d in doubts_of(documents)] == ["order_of_drafts"]
    assert doubts_of(documents[::-1]) == ()


def test_drafts_are_compared_in_their_own_language() -> None:
    drafts = [
        draft("A", "1"),
        draft("A/fr", "1", language="fr"),
        draft("B", "2", language="en"),
        draft("B/fr", "2", language="fr"),
    ]
    assert pairs_of(drafts, "en") == (("A", "B"), ("A/fr", "B/fr"))


def test_a_draft_may_go_on_from_several_or_from_none() -> None:
    drafts = [draft("A", "1"), draft("B", "2", follows=()), draft("C", "3", follows=("A", "B")), draft("D", "4")]
    assert pairs_of(drafts) == (("A", "C"), ("B", "C"), ("C", "D"))  # A and B are parts: the first whole draft is C


def test_the_resolution_that_adopts_closes_the_line_and_the_one_that_mandates_does_not_open_it() -> None:
    documents = [
        Document("RES/1", "resolution", "2025"),
        draft("A", "2026-01"),
        draft("B", "2026-02"),
        Document("RES/2", "resolution", "2026-03"),
    ]
    assert [d.symbol for d in texts_in_turn(documents)] == ["A", "B", "RES/2"]

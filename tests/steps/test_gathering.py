"""Everything on record gathered for the pages, from an invented negotiation of three documents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from travaux.comparison import compare
from travaux.history import Dated, Revision, credit, grow, open_points, references, requests, trace
from travaux.history.lives import Lives
from travaux.positions import Stance, gather, resolve_list
from travaux.positions.parties import Parties, read_parties
from travaux.publishing import Record
from travaux.publishing.record import Voice
from travaux.steps.gathered import Found, record_of
from travaux.steps.grid import grid_of
from travaux.steps.placed import Places
from travaux.steps.referring import reached
from travaux.text import parse
from travaux.text.notation import notation

OWN = """
[parties]
XA = "Marl"
XB = "Quay"
[groups.CST]
name = "Coast Group"
members = ["XB"]
"""
ZERO = """Article 1
Keepers

1. Each Party may name a keeper for every harbour.

2. The keeper shall report under article 2.

Article 2
Reports

Reports are due each year.
"""
ROLLING = ZERO.replace("may name", "[shall - CST][may - XA] name").replace("each year", "each year [as appropriate]")


@pytest.fixture(scope="module")
def parties() -> Parties:
    return read_parties(OWN)


@pytest.fixture(scope="module")
def found(parties: Parties) -> Found:
    drafts = (
        Dated("A/1", "draft", "Zero draft", parse(ZERO), "2026-03-01", "2026-03-08", ()),
        Dated("A/2", "draft", "Rolling text", parse(ROLLING), "2026-04-01", "2026-05-20", ("A/1",)),
    )
    names = parties.entries
    noted = {d.symbol: notation(d.text, None, lambda name: name in names) for d in drafts}
    comparisons = {("A/1", "A/2"): compare(drafts[0].text, drafts[1].text)}
    lives = Lives()
    for one in drafts:
        lives = grow(lives, one)
    revision = Revision(*drafts, comparisons["A/1", "A/2"], (noted["A/1"], noted["A/2"]))
    asked = [r for d in drafts for r in requests(d, noted[d.symbol], d)]
    bracketed = open_points(drafts, comparisons, noted)
    stances = gather([(d, noted[d.symbol]) for d in drafts], lambda label, date: resolve_list(label, date, parties))
    return Found(
        drafts,
        comparisons,
        noted,
        {"A/2": {p.span: p.first_in for p in bracketed.points}},
        (*stances, told("XB", "CST", "2026-03-20"), told("XA", None, "2026-03-21")),
        {d.symbol: trace(lives, d.symbol) for d in drafts},
        credits={("A/1", "A/2"): credit(revision, asked)},
        parties=parties,
        bracketed=bracketed,
    )


def told(party: str, group: str | None, day: str) -> Stance:
    """Something said in the room about article 1(1)."""
    return Stance(party, party, "propose", "shall", "art_1__para_1", "", day, group, at="01:01", quote="Shall.",
                  source="Recording of the second meeting", confidence="heard", kind="state")  # fmt: skip


@pytest.fixture(scope="module")
def record(found: Found) -> Record:
    return record_of(found)


def test_an_open_point_names_its_holders_and_since_when(record: Record) -> None:
    keepers = record.articles[0]
    (point,) = keepers.points
    assert (keepers.open_in, point.kind, point.since) == ("A/2", "alternatives", "A/2")
    assert [(c.words, [v.name for v in c.voices]) for c in point.choices] == [
        ("shall", ["Coast Group"]),
        ("may", ["Marl"]),
    ]
    assert {v.published for c in point.choices for v in c.voices} == {"2026-05-20"}


def test_words_that_may_go_leave_the_choice_of_no_words(record: Record) -> None:
    (point,) = record.articles[1].points
    assert [c.words for c in point.choices] == ["as appropriate", ""]


def test_sides_have_the_words_they_hold_and_share_the_rest(record: Record) -> None:
    sides = {side.name: side for side in record.articles[0].sides}
    assert set(sides) == {"Coast Group", "Marl"}
    first = {name: side.paragraphs[0].runs for name, side in sides.items()}
    assert [r.words.strip() for r in first["Coast Group"] if r.mark == "chosen"] == ["shall"]
    assert [r.words.strip() for r in first["Marl"] if r.mark == "chosen"] == ["may"]
    assert sides["Marl"].paragraphs[1:] == sides["Coast Group"].paragraphs[1:]


def test_a_state_that_speaks_for_a_group_gives_the_word_of_the_group(record: Record) -> None:
    assert record.grid is not None
    assert [a.code for a in record.grid.actors] == ["CST", "XA"]
    group = next(voices for _, code, voices in record.grid.cells if code == "CST")
    assert [(v.name, v.on_behalf_of, v.date) for v in group] == [
        ("Quay", "Coast Group", "2026-03-20"),
        ("Coast Group", "", "2026-04-01"),
    ]


def test_what_was_said_in_the_room_stands_with_what_was_printed(record: Record) -> None:
    assert record.grid is not None
    assert [(i.address, i.draft, i.title, i.born) for i in record.grid.issues] == [
        ("art_1__para_1", "A/2", "Keepers", ("A/1", "art_1"))
    ]


def test_a_statement_without_a_document_keeps_its_source_and_time(record: Record) -> None:
    assert record.grid is not None
    quotes = [v.quote for _, _, voices in record.grid.cells for v in voices if v.confidence == "heard"]
    assert {(q.document, q.source, q.at) for q in quotes if q} == {("", "Recording of the second meeting", "01:01")}


def test_origins_count_words_by_document_in_the_order_of_days(record: Record) -> None:
    rolling = record.traced[1]
    assert [symbol for symbol, _ in rolling.sources] == ["A/1", "A/2"]
    assert sum(n for _, n in rolling.sources) > 20
    assert all(a.span[1] <= b.span[0] for a, b in zip(rolling.runs, rolling.runs[1:], strict=False))


def test_what_refers_to_an_article_is_found_with_its_words(record: Record) -> None:
    assert [(r.address, r.quote.words, r.steps) for r in record.articles[1].reached] == [
        ("art_1__para_2", "article 2", 1)
    ]


def test_an_article_that_the_draft_does_not_have_is_reached_by_nothing() -> None:
    text = parse(ZERO)
    assert tuple(reached("A/1", text, "art_9", references(text))) == ()


def test_figures_know_what_opened_and_what_is_a_remark(record: Record) -> None:
    first, second = record.brackets
    assert (first.total, first.opened) == (0, None)
    assert (second.total, second.opened, second.closed) == (2, 2, 0)
    assert dict(second.holders) == {"CST": 1, "XA": 1}


def test_nothing_found_gives_an_empty_record() -> None:
    record = record_of(Found((), {}))
    assert (record.articles, record.grid, record.brackets) == ((), None, ())


def test_a_stance_on_no_known_provision_stays_under_its_own_words(found: Found, parties: Parties) -> None:
    places = Places(found.dated, ("A/1", "A/2"), found.comparisons, ())
    odd = Stance("XA", "XA", "oppose", "", "the whole idea", "A/1", "2026-03-21", kind="state")
    grid = grid_of([odd], places, found.dated, parties)
    assert grid.issues[0].address == "the whole idea"
    assert voices_of(grid.cells) == ["Marl"]


def voices_of(cells: Sequence[tuple[int, str, tuple[Voice, ...]]]) -> list[str]:
    return [voice.name for _, _, voices in cells for voice in voices]


def test_a_new_article_that_is_proposed_is_looked_for_in_the_drafts_after(found: Found) -> None:
    later = parse(ROLLING + "\nArticle 3\nOil\n\nOil shall not be taxed.\n")
    drafts = (found.dated[0], Dated("A/2", "draft", None, later, "2026-04-01"))
    places = Places(drafts, ("A/1", "A/2"), {}, ())
    assert places.now("CRP.1", "art_3", "2026-03-15") == ("A/2", "art_3")
    assert places.now("CRP.1", "art_9", "2026-03-15") == ("A/1", "art_9")

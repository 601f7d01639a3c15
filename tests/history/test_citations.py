"""A citation against one draft is led to where its provision stands in the others; what is cited wrongly is said."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from travaux.comparison.declarations import local
from travaux.errors import TravauxError
from travaux.history import Dated, cite
from travaux.history.ranges import listed
from travaux.text import parse, print_citation

from .harbours import FIRST, SECOND, THIRD, compared, drafts_of

DRAFTS = drafts_of(FIRST, SECOND, THIRD)
COMPARISONS = compared(DRAFTS)


def led(citation: str, source: str = "HARB/1", target: str = "HARB/2") -> list[tuple[str | None, str]]:
    found = cite(citation, DRAFTS, COMPARISONS, source=source, target=target)
    return [(one.address, one.relation) for one in found.to]


def test_a_paragraph_is_renumbered_along_with_its_article() -> None:
    assert led("Article 2(1)") == [("art_3__para_1", "renumbered")]


def test_a_citation_may_be_an_address() -> None:
    assert led("art_2__para_2") == [("art_3__para_2", "renumbered")]


def test_a_citation_may_name_its_draft_by_label_or_by_symbol() -> None:
    for citation in ("Article 2(1) of the zero draft", "art. 2, para. 1, of HARB/1", "article 2 (1) in the Zero draft"):
        assert cite(citation, DRAFTS, COMPARISONS, target="HARB/2").to[0].address == "art_3__para_1"


def test_a_number_that_was_changed_and_changed_back_is_the_same() -> None:
    found = cite("Article 2", DRAFTS, COMPARISONS, source="HARB/1", target="HARB/3")
    assert [one.relation for one in found.chain] == ["cited", "renumbered", "renumbered"]
    assert [(one.address, one.relation) for one in found.to] == [("art_2", "same")]


def test_what_was_dropped_and_came_back_is_returned() -> None:
    found = cite("Article 3", DRAFTS, COMPARISONS, source="HARB/1")
    assert [(one.draft, one.address, one.relation) for one in found.to] == [
        ("HARB/2", None, "dropped"),
        ("HARB/3", "art_4", "returned"),
    ]


def test_against_time_too_what_stood_in_an_earlier_draft_is_found() -> None:
    found = cite("Article 4", DRAFTS, COMPARISONS, source="HARB/3")
    assert [(one.draft, one.address, one.relation) for one in found.to] == [
        ("HARB/1", "art_3", "returned"),
        ("HARB/2", None, "new"),
    ]


def test_what_was_dropped_for_good_stays_dropped() -> None:
    found = cite("Article 2", DRAFTS, COMPARISONS, source="HARB/2", target="HARB/3")
    assert [(one.address, one.relation) for one in found.to] == [(None, "dropped")]


def test_against_time_a_provision_that_was_not_there_yet_is_new() -> None:
    assert led("Article 2", "HARB/2", "HARB/1") == [(None, "new")]


def test_a_range_leads_from_each_of_its_articles() -> None:
    assert [address for address, _ in led("articles 2 to 4")] == ["art_3", None, "art_4"]


def test_a_range_takes_in_the_articles_that_were_added_to_it() -> None:
    added = FIRST.replace("Article 3\nEngines", "Article 2 bis\nWhistles\n\nNo whistle.\n\nArticle 3\nEngines")
    found = cite("arts. 2-3", drafts_of(added), {})
    assert [one.citation for one in found.origin] == ["Article 2", "Article 2 bis", "Article 3"]


def test_every_step_says_how_sure_it_is() -> None:
    found = cite("Article 2", DRAFTS, COMPARISONS, source="HARB/1", target="HARB/3")
    assert all(0 < one.score <= 1 for one in found.chain)


def test_drafts_may_branch() -> None:
    """Two parts that were joined: what stood in one of them is led on, and back only into its own."""
    parts = FIRST.split("Article 3\nEngines")
    one = Dated("HARB/A", "draft", None, parse(parts[0]), "2025-01-01", follows=())
    other = Dated("HARB/B", "draft", None, parse("Article 3\nEngines" + parts[1]), "2025-02-01", follows=())
    joined = replace(DRAFTS[0], follows=("HARB/A", "HARB/B"))
    drafts = (one, other, joined)
    comparisons = compared(drafts)
    assert [s.address for s in cite("Article 4", drafts, comparisons, source="HARB/B", target="HARB/1").to] == ["art_4"]
    back = cite("Article 4", drafts, comparisons, source="HARB/1")
    assert [(s.draft, s.address, s.relation) for s in back.to] == [("HARB/A", None, "new"), ("HARB/B", "art_4", "same")]


def refused(citation: str, drafts: tuple[Dated, ...] = DRAFTS, source: str | None = "HARB/1") -> TravauxError:
    with pytest.raises(TravauxError) as caught:
        cite(citation, drafts, compared(drafts), source=source)
    return caught.value


def test_a_provision_that_never_existed_is_said_with_the_draft_and_what_it_has() -> None:
    trouble = refused("Article 9")
    assert (trouble.code, trouble.where, trouble.try_this) == (
        "no_such_provision",
        "HARB/1",
        "its articles go from 1 to 4",
    )


def test_a_provision_that_another_draft_has_is_pointed_to() -> None:
    longer = drafts_of(FIRST, FIRST + "\nArticle 5\nFlags\n\nEvery ship shall fly its flag by day.\n")
    assert refused("Article 5", longer).try_this == "cite it from HARB/2, which has it"


def test_a_citation_that_may_mean_two_is_never_guessed() -> None:
    options = "OPTION I\n\nArticle 1\n\nShips shall be quiet.\n\nOPTION II\n\nArticle 1\n\nShips shall be silent.\n"
    trouble = refused("Article 1", drafts_of(options))
    assert trouble.code == "ambiguous_citation"
    assert "Option I, article 1; Option II, article 1" in trouble.try_this


def test_what_is_no_citation_is_said_with_how_to_write_one() -> None:
    trouble = refused("the part about bells")
    assert (trouble.code, trouble.where) == ("not_a_citation", "HARB/1")
    assert "Article 5(2)" in trouble.try_this


def test_an_unknown_draft_is_said_with_those_that_are_known() -> None:
    trouble = refused("Article 1", source="HARB/7")
    assert (trouble.code, trouble.try_this) == ("unknown_symbol", "one of: HARB/1, HARB/2, HARB/3")


def test_drafts_that_were_never_compared_have_no_way() -> None:
    with pytest.raises(TravauxError) as caught:
        cite("Article 1", DRAFTS, {}, source="HARB/1", target="HARB/2")
    assert caught.value.code == "not_compared"


LISTS = {
    "articles 6 to 16": [("Article 6", "Article 16")],
    "arts. 6-9 and 12": [("Article 6", "Article 9"), ("Article 12", None)],
    "articles 6, 7 and 9 bis": [("Article 6", None), ("Article 7", None), ("Article 9 bis", None)],
    "article 5, paragraphs 1 to 3": [("Article 5 (1)", "Article 5 (3)")],
    "paragraphs 1 (a) and 3 of article 5": [("Article 5 (1) (a)", None), ("Article 5 (3)", None)],
    "article 6 (1) (a), (b) and (d)": [
        ("Article 6 (1) (a)", None),
        ("Article 6 (1) (b)", None),
        ("Article 6 (1) (d)", None),
    ],
    "article 48, paragraph 4 (a) (ii) and (iii)": [
        ("Article 48 (4) (a) (ii)", None),
        ("Article 48 (4) (a) (iii)", None),
    ],
    "art. 21, art. 22": [("Article 21", None), ("Article 22", None)],
    "article 6 to article 16": [("Article 6", "Article 16")],
    "paragraph 1, subparagraphs (a) to (c), of article 9": [("Article 9 (1) (a)", "Article 9 (1) (c)")],
    "annexes I and II": [("Annex I", None), ("Annex II", None)],
    "Part II and Part IV": [("Part II", None), ("Part IV", None)],
    "articles 22 and 24 (1)": [("Article 22", None), ("Article 24 (1)", None)],
    "Article 35(1)(c)": [("Article 35 (1) (c)", None)],
}


@pytest.mark.parametrize("citation", LISTS)
def test_lists_and_ranges_are_taken_apart(citation: str) -> None:
    found = [(print_citation(one), last and print_citation(last)) for one, last in listed(citation)]
    assert found == LISTS[citation]


@given(st.text(max_size=60))
def test_odd_text_is_a_citation_or_is_said_to_be_none(text: str) -> None:
    """ValueError, and nothing else, is what odd text meets."""
    with suppress(ValueError):
        assert listed(text)


NAMES = {"45": "bbnj-drafts-qabot/un/45.txt", "5": "bbnj-drafts-qabot/un/5.txt"}


def test_citations_against_a_real_draft_lead_to_provisions_of_the_next(corpora: Path) -> None:
    drafts = tuple(
        Dated(name, "draft", None, parse((corpora / path).read_text("utf-8")), name) for name, path in NAMES.items()
    )
    comparisons = compared(drafts)
    wanted = {
        "Article 17 bis (2)": "art_17__para_5",
        "Article 18 (4)": "art_18__para_5",
        "Article 54 bis": "art_54ante",
    }
    for citation, address in wanted.items():
        found = cite(citation, drafts, comparisons, source="45", target="5")
        assert address in {local(one.address) for one in found.to if one.address}


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.symbol)
def test_every_address_of_a_draft_cites_itself(draft: Dated) -> None:
    for one in draft.text.provisions:
        (stand,) = cite(one.address, DRAFTS, COMPARISONS, source=draft.symbol, target=draft.symbol).to
        assert (stand.address, stand.relation) == (one.address, "same")


@given(
    st.lists(st.sampled_from(["Article 1\n\n", "Article 2\n\n", "1. ", "(a) ", "ships be quiet ", "\n\n"]), max_size=14)
)
def test_in_a_draft_that_did_not_change_everything_stays(pieces: list[str]) -> None:
    drafts = drafts_of("".join(pieces), "".join(pieces))
    assume(not any("-" in one.address for one in drafts[0].text.provisions))  # a number printed twice names neither
    comparisons = compared(drafts)
    for one in drafts[0].text.provisions:
        found = cite(one.address, drafts, comparisons, source="HARB/1", target="HARB/2")
        assert {stand.address for stand in found.to} == {one.address}

"""Addresses and citations: read and printed without loss, and the provisions of a draft that they lead to."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import (
    Step,
    address_key,
    as_citation,
    locate,
    parse,
    parse_address,
    parse_citation,
    print_address,
    print_citation,
)
from travaux.text.addresses import Address
from travaux.text.numbering import slug

NUMBERS = st.sampled_from(
    ["1", "2", "9 bis", "10 ter ante", "1 alt 2", "4 bis alt 2", "4.1", "a", "c ter", "aa", "iv", "IV", "XII", "B", "58 ante"]
).map(slug)  # fmt: skip
LEVELS = (
    "annex",
    "part",
    "chapter",
    "section",
    "subsection",
    "article",
    "paragraph",
    "subparagraph",
    "point",
    "clause",
)


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    kinds = [kind for kind in LEVELS if draw(st.booleans())] or ["article"]
    return tuple(Step(kind, draw(NUMBERS), draw(st.sampled_from([1, 1, 1, 2]))) for kind in kinds)


@given(addresses())
def test_an_address_is_read_as_it_was_printed(address: Address) -> None:
    assert parse_address(print_address(address)) == address


@given(addresses())
def test_a_citation_is_read_as_it_was_printed(address: Address) -> None:
    assert parse_citation(print_citation(address)) == as_citation(address)


DRAFT = """PREAMBLE
The Parties to this Convention,
Recalling the long nights,
Mindful of the cost of oil,
Have agreed as follows:

PART I
GENERAL

Article 9 bis
Oil
1. Words.
2. Each Party shall:
(a) Keep oil;
(b) Burn it, namely:
(i) At night;
(ii) At dusk.

PART II
SPECIAL

SECTION 1. LAMPS

Article 10
OPTION I:
1. Words.
2. More words.
OPTION II:
1. Other words.

ANNEX II
The court

Article 4
1. Words.

Article 10
1. Words.
"""


@pytest.mark.parametrize(
    ("citation", "wanted"),
    [
        ("art. 9 bis (2) (a)", ["part_I__art_9bis__para_2__subpara_a"]),
        ("Article 9 bis, paragraph 2 (a)", ["part_I__art_9bis__para_2__subpara_a"]),
        ("art. 9bis, para. 2 (b) (ii)", ["part_I__art_9bis__para_2__subpara_b__point_ii"]),
        ("subparagraph (b) of paragraph 2 of article 9 bis", ["part_I__art_9bis__para_2__subpara_b"]),
        ("Part I, article 9 bis", ["part_I__art_9bis"]),
        ("Part II, section 1", ["part_II__sec_1"]),
        ("preamble, para. 2", ["preamble__rec_2"]),
        ("PP 2", ["preamble__rec_2"]),
        ("annex II, article 4", ["annex_II__art_4"]),
        ("article 4", ["annex_II__art_4"]),
        ("article 10", ["part_II__sec_1__art_10"]),
        ("Article 10 (1)", ["part_II__sec_1__art_10__opt_I__para_1", "part_II__sec_1__art_10__opt_II__para_1"]),
        ("article 10, option II (1)", ["part_II__sec_1__art_10__opt_II__para_1"]),
        ("article 11", []),
        ("part_I__art_9bis__para_1", ["part_I__art_9bis__para_1"]),
        ("art_9bis__para_1", ["part_I__art_9bis__para_1"]),
    ],
)
def test_a_citation_leads_to_the_provisions_it_may_mean(citation: str, wanted: list[str]) -> None:
    text = parse(DRAFT)
    assert [text.provisions[n].address for n in locate(text, citation)] == wanted


def test_operative_paragraphs_are_cited_by_their_letters() -> None:
    text = parse(
        "The Assembly of Lamplighters,\nRecalling oil,\n1. Decides;\n4. Decides;\n4 bis. Decides;\nOP4 bis alt 2 Decides."
    )
    assert [text.provisions[n].address for n in locate(text, "OP 4 bis alt 2")] == ["para_4bis_alt_2"]
    assert [text.provisions[n].address for n in locate(text, "PP 1")] == ["preamble__rec_1"]


@pytest.mark.parametrize("citation", ["", "  ", "hello", "article", "article of", "(", "part 1 and then some"])
def test_what_is_no_citation_is_a_callers_mistake(citation: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse_citation(citation)


@settings(max_examples=300)
@given(st.text(max_size=30))
def test_a_citation_is_read_or_refused_and_nothing_else(citation: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_citation(citation)


def test_addresses_sort_as_the_provisions_stand() -> None:
    text = parse(DRAFT)
    printed = [p.address for p in text.provisions if "nn" not in p.address]
    assert sorted(printed, key=address_key) == printed

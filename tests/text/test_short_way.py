"""The short ways, to read a label and to open a numbered paragraph, give what the long ways give."""

import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import Text, parse
from travaux.text.labels import _item

BLOCKS = st.sampled_from(
    (
        "Article 1", "Article 2", "Section 3.", "1. Words.", "2. Words", "(1) Words.", "(2) words", "1.- Words.", "2.- Words.",
        "3. Words.", "2 bis. Words.", "(a) words;", "(b) words.", "Words.", "Option A: words", "ANNEX I", "1. Words: (a) one",
        "[2. Words.]", "Part II", "I. Title", "shall be so.", "1. (a) Words;",
    )
)  # fmt: skip

NEVER = re.compile(r"(?!)")
HEADS = st.tuples(
    st.sampled_from(("1", "12", "(1)", "(b)", "(i)", "2.-", "3.", "4", "(ab)", "5)", "(AB)", "(OP)1.", "[1]", "(l)")),
    st.sampled_from(("", ".", " ", "  ", ". ", ".-", ".- ", "\u00a0", ") ")),
    st.sampled_from(
        ("bis", "Bis", "(ter)", "alt 2", "Biscuits", "Terms", "antelope", "(a)", "(A)", "Each", "shall", "")
    ),
    st.sampled_from(("", " ", ".", ". ", ")", ") ", " 2. ")),
).map("".join)


def the_long_way(draft: str) -> Text:
    with patch("travaux.text.items.open_plainly", return_value=None), patch("travaux.text.labels._PLAIN", NEVER):
        return parse(draft)


@settings(max_examples=1000)
@given(HEADS, st.sampled_from(("", "Words.", "(a) words")))
def test_the_short_way_reads_the_labels_that_the_long_way_reads(head: str, words: str) -> None:
    source = (head + words).strip()
    short = _item(source, 0, len(source)) if source else None
    with patch("travaux.text.labels._PLAIN", NEVER):
        assert short == (_item(source, 0, len(source)) if source else None)


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCKS, max_size=25).map("\n\n".join))
def test_both_ways_agree_on_any_draft(draft: str) -> None:
    short, long = parse(draft), the_long_way(draft)
    assert short.provisions == long.provisions
    assert short.doubts == long.doubts


@pytest.mark.parametrize(
    "path", ["bbnj-agreement-2023/2023-06-19", "unclos-1982/1982-12-10", "fish-stocks-agreement-1995/1995-08-04"]
)
def test_both_ways_agree_on_real_treaties(corpora: Path, path: str) -> None:
    draft = (corpora / "bbnj-official" / "un" / path / "text.txt").read_text(encoding="utf-8")
    assert parse(draft).provisions == the_long_way(draft).provisions

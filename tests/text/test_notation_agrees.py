"""Brackets read as columns are what brackets read one by one are, on any draft."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import Text, parse
from travaux.text.notation import Bracket, notation
from travaux.text.notation.columns import Brackets
from travaux.text.notation.owners import Owners

from .plain_notation import plain_notation
from .plain_pairs import plain_brackets, plain_pairs, plain_stray

PIECES = (
    *("[", "]", "[", "]", "{", "}", "［", "］", "[ ", " ]", "][", "] [", "] / [", "] or [", "[]"),
    *(
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        " / ",
        "              / ",
        "/",
        "; ",
        ", ",
        ".",
        "…",
        "a",
        "s",
        "shall",
        " may ",
        " ports ",
        "and",
    ),
    *(
        "\n2. ",
        "\n(a) ",
        "\n\nArticle 3\n\n1. ",
        "\nOption A: ",
        "\n1 alt. ",
        "\nANNEX I\n",
        "12",
        "X",
        "planned",
        "light",
    ),
    *(
        " - XA; XB delete",
        "XA/XB propose: ",
        "XA oppose:",
        " (supported by XA and Ports)",
        " - QP retain",
        "the XA Group: ",
    ),
    *(
        "Note: by the bureau",
        "Placeholder",
        "No text",
        "agreed ad ref",
        "in each port",
        "in the ports",
        "other",
        "states,",
    ),
)
DRAFTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def known(label: str) -> bool:
    return label in ("XA", "XB", "QP", "Ports", "XA Group")


@settings(max_examples=1500)
@given(DRAFTS)
def test_brackets_read_as_columns_are_those_read_one_by_one(draft: str) -> None:
    text = parse(draft)
    assert notation(text).brackets == plain_notation(text)
    assert notation(text, None, known).brackets == plain_notation(text, known)


@settings(max_examples=300)
@given(DRAFTS)
def test_every_bracket_that_is_odd_has_its_doubt_and_so_has_every_closing_sign_left_over(draft: str) -> None:
    text = parse(draft)
    owners, found = Owners(text), notation(text)
    stray = plain_stray(text, owners, plain_pairs(text, owners))
    signs = [one for one in found.doubts if one.code != "fused_words"]
    assert signs == [*(one.doubt for one in _apart(text) if one.doubt), *stray]


def _apart(text: Text) -> tuple[Bracket, ...]:
    owners = Owners(text)
    return tuple(plain_brackets(text, owners, plain_pairs(text, owners)))


@given(DRAFTS, st.data())
def test_each_word_stands_in_the_same_provision_whether_asked_alone_or_with_others(
    draft: str, data: st.DataObject
) -> None:
    text = parse(draft)
    words = data.draw(st.lists(st.integers(0, max(0, len(text.words) - 1)), max_size=20)) if len(text.words) else []
    owners = Owners(text)
    assert owners.of_each(np.array(words, np.int64)).tolist() == [owners.of(word) for word in words]


@pytest.mark.parametrize(
    "path",
    [
        "plastics-inc-drafts/text-pypdf/06_chair_text.pdf.txt",
        "bbnj-drafts-qabot/un/2.txt",
        "bbnj-drafts-qabot/un/45.txt",
    ],
)
def test_both_ways_agree_on_real_drafts(corpora: Path, path: str) -> None:
    text = parse((corpora / path).read_text(encoding="utf-8"))
    assert notation(text).brackets == plain_notation(text)


def test_records_are_made_once_when_the_first_is_asked_for() -> None:
    asked: list[int] = []

    def make() -> tuple[Bracket, ...]:
        asked.append(1)
        return tuple(notation(parse("[a] b [c]")).brackets)

    found = Brackets(2, make)
    assert len(found) == 2
    assert not asked
    assert found[0].span == (0, 3)
    assert found[1:] == (found[1],)
    assert [*found] == list(found)
    assert asked == [1]


def test_brackets_equal_a_tuple_of_the_same_and_nothing_else() -> None:
    one, other = notation(parse("[a] b [c]")), notation(parse("[a] b [c]"))
    assert one == other
    assert one.brackets == tuple(other.brackets)
    assert hash(one.brackets) == hash(tuple(other.brackets))
    assert repr(one.brackets) == repr(tuple(other.brackets))
    assert one.brackets != "[a] b [c]"
    assert one.brackets != other.brackets[:1]

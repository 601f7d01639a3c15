"""Printed numbers: what they mean, in which order they stand, how they look in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.numbering import MULTIPLICATIVES, follows, is_first, order_key, readings, slug

ADDED = st.sampled_from(
    ["", " bis", "bis", ".ter", " quater", " (quinquies)", " ante", " alt", " alt 2", " bis alt 2", "-sexies"]
)
BASES = st.one_of(
    st.integers(0, 400).map(str),
    st.tuples(st.integers(1, 30), st.integers(1, 30)).map(lambda t: f"{t[0]}.{t[1]}"),
    st.sampled_from(["a", "b", "z", "aa", "A", "i", "iv", "XII", "premier", "٣", "十二", "б"]),
)
DRESSES = st.sampled_from(["{}", "({})", "{}.", "{})", "[{}]", " {} "])


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("9 bis", "9bis"), ("4.1ter", "4.1ter"), ("7bis.", "7bis"), ("2.bis", "2bis"), ("(cter)", "cter"), ("(b)bis", "bbis"),
        ("(b.bis.)", "bbis"), ("OP1 alt bis", "1alt_bis"), ("OP 4 bis alt 2", "4bis_alt_2"), ("54 ter ante", "54ter_ante"),
        ("ante 58", "58ante"), ("6 ter –", "6ter"), ("premier", "1"), ("٣", "3"), ("十二", "12"), ("[X]", "X"), ("3l", "3l"),
        ("IV", "IV"), ("12 quatervicies", "12quatervicies"), ("(ABS)9.1", "ABS9.1"), ("A.1", "A.1"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_additions_in_an_address(printed: str, address: str) -> None:
    assert slug(printed) == address


@pytest.mark.parametrize(
    "row",
    [
        ["58 ante", "58", "58 alt", "58 alt 2", "58 bis", "58 ter", "59"],
        ["1", "1 bis", "1 ter", "1 quater", "1 quinquies", "1 sexies", "1 decies", "1 quatervicies", "2"],
        ["a", "a bis", "b", "z", "aa", "bb"],
        ["1.1", "1.2", "1.2 bis", "1.10", "2.1"],
        ["9", "10", "11"],
    ],
)
def test_numbers_stand_in_the_order_a_drafter_means(row: list[str]) -> None:
    assert sorted(set(row), key=order_key) == row


def test_every_multiplicative_follows_the_one_before() -> None:
    words = sorted(MULTIPLICATIVES, key=lambda word: MULTIPLICATIVES[word])
    keys = [order_key(f"5 {word}") for word in words]
    assert keys == sorted(keys)
    assert MULTIPLICATIVES["quatervicies"] == 24


def test_a_letter_may_be_a_roman_number() -> None:
    assert {(n.style, n.values) for n in readings("(v)")} == {("i", (5,)), ("a", (22,))}
    assert readings("(c)")[0].style == "a"


def test_a_misprint_is_said_to_be_one() -> None:
    assert readings("3l")[0].misprinted
    assert readings("3l")[0].values == (31,)
    assert not readings("31")[0].misprinted


@pytest.mark.parametrize(
    ("before", "after"), [("9", "9 bis"), ("9 bis", "10"), ("9 bis", "9 ter"), ("9", "10 ante"), ("9 bis", "9 alt")]
)
def test_what_can_come_next(before: str, after: str) -> None:
    assert follows(readings(before)[0], readings(after)[0])


@pytest.mark.parametrize(("before", "after"), [("9", "11"), ("10", "9"), ("9", "9"), ("a", "2")])
def test_what_cannot_come_next(before: str, after: str) -> None:
    assert not follows(readings(before)[0], readings(after)[0])


def test_what_can_come_first() -> None:
    assert [is_first(readings(n)[0]) for n in ("1", "a", "i", "0", "1 ante", "2", "1 bis")] == [True] * 5 + [False] * 2


@given(BASES, ADDED, DRESSES)
def test_the_dress_of_a_number_does_not_change_it(base: str, added: str, dress: str) -> None:
    bare, dressed = readings(base + added), readings(dress.format(base + added))
    assert [(n.style, n.key) for n in bare] == [(n.style, n.key) for n in dressed]


@given(st.text(max_size=12))
def test_no_string_is_too_odd_to_be_read_as_a_number_or_not(printed: str) -> None:
    assert isinstance(readings(printed), tuple)
    assert "__" not in slug(printed)
    assert order_key(printed)

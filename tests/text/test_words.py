"""Words: the fast way to find them agrees with the plain way, on every string."""

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import Kind, parse, tokenise
from travaux.text.words import OTHER, Words, _class_of


def plainly(source: str) -> tuple[list[int], list[int]]:
    """The same words, one character at a time."""
    starts, kinds, before = [], [], None
    for at, sign in enumerate(source):
        one = _class_of(sign)
        if one != before or one in (Kind.SIGN, OTHER):
            starts.append(at)
            kinds.append(Kind.SAID if one == OTHER else one)
        before = one
    return [*starts, len(source)], [int(kind) for kind in kinds]


@settings(max_examples=400)
@given(st.text(st.characters(), max_size=60))
def test_words_are_found_where_the_plain_way_finds_them(source: str) -> None:
    starts, kinds = tokenise(source)
    assert (starts.tolist(), kinds.tolist()) == (plainly(source) if source else ([0], []))


def test_marks_that_join_to_letters_do_not_part_words() -> None:
    starts, _ = tokenise("cafe\u0301 الأُولى 海洋")
    assert len(starts) - 1 == 5


def test_lone_halves_of_letters_are_kept() -> None:
    text = parse("1. Words \ud800 here.")
    assert text.words.source == "1. Words \ud800 here."


@given(st.text(max_size=40), st.integers(0, 40))
def test_the_word_at_a_character_holds_it(source: str, offset: int) -> None:
    words = Words(source, *tokenise(source))
    index = words.at(offset)
    if offset >= len(source):
        assert index == len(words)
    else:
        assert words.starts[index] <= offset < words.starts[index + 1]

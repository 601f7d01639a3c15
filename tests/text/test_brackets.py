"""Open points in drafts as delegates type them: what each bracket is, what stands for what, and what is left when one side wins.

A case is a file under cases/notation/<construct>/{good,bad,known}: a title, a draft, and what must be found:

    brackets    "kind | option | option" for each bracket in order (`-` for no word), "~ option | option" for words and whole
                provisions that stand for one another without a sign, "! code" for each doubt
    first, last, least    the draft as it would read if the first (or last) of everything were chosen, or as little as may be

What is in `known` is not read right yet: a case there that begins to pass turns the build red until it is moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text import Span, parse, write
from travaux.text.notation import Bracket, Choice, Favours, Notation, Settled, Undecided, choices, notation, settle_as

OURS = (
    "rivals", "optional", "words", "marks", "numbers", "blanks", "notes-in-brackets", "status", "omissions", "provisions",
    "standing", "broken", "fused",
)  # fmt: skip
CASES = [p for p in sorted(Path(__file__).parent.glob("cases/notation/*/*/*.md")) if p.parts[-3] in OURS]
FENCE = re.compile(r"^```(?P<name>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
LEFT = ("blank", "placeholder", "omission", "editor_note", "status")


def wants(which: int, *, little: bool = False) -> Favours:
    """A delegation that takes the first (0) or the last (-1) of everything, or as little as may be."""

    def favours(choice: Choice) -> tuple[tuple[int, ...], str] | None:
        if choice.point.kind in LEFT:
            return None
        if little and len(choice.options) == 1:
            return (), "as little as may be"
        return (which % len(choice.options),), "taken"

    return favours


DELEGATIONS = {"first": wants(0), "last": wants(-1), "least": wants(0, little=True)}


def parts(path: Path) -> dict[str, str]:
    return {m["name"]: m["text"] for m in FENCE.finditer(path.read_text(encoding="utf-8"))}


def name(path: Path) -> str:
    return "/".join((*path.parts[-3:-1], path.stem))


def read(draft: str) -> list[str]:
    """The lines of what a draft's signs say."""
    text = parse(draft)
    assert write(text) == draft
    return list(lines(notation(text), lambda span: " ".join(text.words.text(*span).split())))


def lines(found: Notation, said: Callable[[Span], str]) -> Iterator[str]:
    for bracket in found.brackets:
        yield " | ".join((bracket.kind, *options(bracket, said)))
    for point in found.rivals:
        yield "~ " + " | ".join(options(point, said))
    for doubt in found.doubts:
        yield f"! {doubt.code}"


def options(bracket: Bracket, said: Callable[[Span], str]) -> Iterator[str]:
    for option in bracket.options:
        yield said(option.span) or "-"


def settled(draft: str, delegation: str) -> str:
    text = parse(draft)
    return write(settle_as(text, notation(text), DELEGATIONS[delegation]).text)


def found(case: dict[str, str]) -> dict[str, str]:
    draft = case["draft"].removesuffix("\n")
    ways = {way: settled(draft, way) for way in DELEGATIONS if way in case}
    return {"brackets": "\n".join(read(draft)), **ways}


def expected(case: dict[str, str]) -> dict[str, str]:
    return {key: text.removesuffix("\n") for key, text in case.items() if key != "draft"}


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name != "known"], ids=name)
def test_a_bracket_is_read_as_a_delegate_reads_it(path: Path) -> None:
    case = parts(path)
    assert found(case) == expected(case)


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name == "known"], ids=name)
def test_what_is_known_to_be_misread_is_still_misread(path: Path) -> None:
    case = parts(path)
    assert found(case) != expected(case), "this case passes now: move it to good or bad"


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name == "good"], ids=name)
def test_good_cases_raise_no_doubt(path: Path) -> None:
    assert "! " not in parts(path).get("brackets", "")


def test_every_kind_of_bracket_has_its_cases() -> None:
    assert {p.parts[-3] for p in CASES} == set(OURS)
    assert len(CASES) >= 100


SIGNS = st.text(alphabet="[]{}［］ab ,.;/\n123(X…-", max_size=60)
PIECES = (
    "[",
    "]",
    "[",
    "]",
    "][",
    "shall",
    "may",
    "2.",
    "(a)",
    "Article",
    ",",
    "and",
    "{",
    "}",
    "/",
    "s",
    "Option",
    "A:",
)
WORDS = st.lists(st.sampled_from([*PIECES, " ", "\n\n", "Article 1\n"]), max_size=60).map("".join)


@given(st.one_of(SIGNS, WORDS))
def test_any_bracketing_keeps_its_words_and_its_spans(draft: str) -> None:
    text = parse(draft)
    result = notation(text)
    assert write(text) == draft
    for index, bracket in enumerate(result.brackets):
        assert 0 <= bracket.span[0] < bracket.span[1] <= len(text.words)
        assert all(bracket.span[0] <= a <= b <= bracket.span[1] for a, b in (o.span for o in bracket.options))
        assert bracket.parent < index
        if bracket.parent >= 0:
            around = result.brackets[bracket.parent].span
            assert around[0] <= bracket.span[0] <= bracket.span[1] <= around[1]


@given(st.one_of(SIGNS, WORDS), st.sampled_from(sorted(DELEGATIONS)))
def test_a_settled_draft_has_no_sign_left_but_the_undecided(draft: str, delegation: str) -> None:
    text = parse(draft)
    result = settle_as(text, notation(text), DELEGATIONS[delegation])
    assert sum(write(result.text).count(sign) for sign in "[]{}［］") == sum(
        map(partial(held, result), result.undecided)
    )


def held(result: Settled, one: Undecided) -> int:
    """The signs that an undecided point accounts for."""
    if one.choice is None:
        return 1
    choice = result.choices[one.choice]
    return 0 if choice.standing else 2 * max(1, len(choice.point.members)) - (not choice.point.closed)


@given(st.one_of(SIGNS, WORDS))
def test_nobody_chooses_and_nothing_but_notes_goes(draft: str) -> None:
    text = parse(draft)
    found = notation(text)
    points = choices(text, found)
    result = settle_as(text, found, lambda choice: None)
    assert len(result.picks) + len(result.undecided) <= len(points) + len(found.doubts)

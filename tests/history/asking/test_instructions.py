"""Instructions of amendments: what each asks for, as negotiators write it. The cases are plain text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.history.asking.instructions import instructions

CASES = Path(__file__).parents[1] / "cases" / "instructions"


def cases(folder: str) -> list[Path]:
    return sorted((CASES / folder).glob("*.md"))


def shown(wording: str) -> str:
    """The instructions of a wording, one a line."""
    return "\n".join(
        " | ".join(
            part
            for part in (
                one.does,
                "at " + one.scope if one.scope else "",
                *("+ " + words for words in one.inserts),
                *("- " + words for words in one.strikes),
                "to " + one.to if one.to else "",
                "reads " + one.reads if one.reads else "",
            )
            if part
        )
        for one in instructions(wording)
    )


def blocks(case: Path) -> tuple[str, str]:
    """The input and what is expected of it: the two fenced blocks of a case."""
    found = re.findall(r"```\n(.*?)```", case.read_text(encoding="utf-8"), re.S)
    return found[0].strip(), found[1].strip()


@pytest.mark.parametrize("case", cases("good") + cases("bad"), ids=lambda case: case.stem)
def test_an_instruction_is_read_as_the_case_says(case: Path) -> None:
    wording, expected = blocks(case)
    assert shown(wording) == expected


@pytest.mark.parametrize("case", cases("known"), ids=lambda case: case.stem)
def test_a_known_failure_still_fails(case: Path) -> None:
    wording, expected = blocks(case)
    assert shown(wording) != expected, "it passes now: move the case to good/"


@given(st.text(alphabet="In paragraph 2, replace “a” by “b”. Delete the article: to read\n()'\"«»", max_size=200))
def test_any_wording_gives_instructions_that_lie_inside_it(wording: str) -> None:
    for one in instructions(wording):
        assert 0 <= one.span[0] <= one.span[1] <= len(wording)
        assert all(words in wording for words in (*one.inserts, *one.strikes))

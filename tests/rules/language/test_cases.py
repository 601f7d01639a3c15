"""Rule files in plain text and what is found in them: the line, the words under the caret, and what to try."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from travaux.errors import TravauxError
from travaux.rules import Finding, checked, formatted, parse_rules, written
from travaux.rules.language.files import book_of
from travaux.rules.language.places import Source

CASES = Path(__file__).parent / "cases"
BLOCK = re.compile(r"^````\w+\n(.*?)^````$", re.S | re.M)
FILE = "umbrellas.md"


def cases(*kinds: str) -> list[Path]:
    return sorted(path for kind in kinds for path in (CASES / kind).glob("*.md"))


def taken_apart(case: Path) -> tuple[str, str]:
    text, found = BLOCK.findall(case.read_text(encoding="utf-8"))
    return text, found.strip()


def said(finding: Finding) -> str:
    head = f"{finding.at.line}: {finding.severity} {finding.code}\n{finding.shown}"
    return f"{head}\n    {finding.message}\n    try: {finding.try_this}"


def found_in(text: str) -> str:
    found = [one for one in checked(book_of([Source(FILE, text)])) if one.code != "never_used"]
    return "\n\n".join(said(one) for one in found) or "nothing"


def test_there_are_enough_cases_of_bad_input() -> None:
    assert len(cases("bad")) >= 60


@pytest.mark.parametrize("case", cases("good", "bad", "known"), ids=lambda case: case.stem)
def test_what_is_found_is_said_with_line_caret_and_way_out(case: Path) -> None:
    text, expected = taken_apart(case)
    assert found_in(text) == expected


@pytest.mark.parametrize("case", cases("bad", "known"), ids=lambda case: case.stem)
def test_every_finding_says_what_to_try(case: Path) -> None:
    text, _ = taken_apart(case)
    found = checked(book_of([Source(FILE, text)]))
    assert all(one.try_this and one.shown and "^" in one.shown for one in found)


@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.stem)
def test_an_error_of_reading_is_a_refusal_with_file_line_and_column(case: Path) -> None:
    text, _ = taken_apart(case)
    unread = [one for one in book_of([Source(FILE, text)]).findings if one.severity == "error"]
    if not unread:
        parse_rules(text, FILE)
        return
    with pytest.raises(TravauxError) as refused:
        parse_rules(text, FILE)
    first = unread[0]
    assert refused.value.code == first.code
    assert refused.value.where == f"{FILE}, line {first.at.line}, column {first.at.column}"
    assert first.shown in refused.value.what


@pytest.mark.parametrize("case", cases("good"), ids=lambda case: case.stem)
def test_laying_out_twice_changes_nothing_more(case: Path) -> None:
    once = formatted(taken_apart(case)[0])
    assert formatted(once) == once


@pytest.mark.parametrize("case", cases("good"), ids=lambda case: case.stem)
def test_a_condition_written_again_is_the_same_condition(case: Path) -> None:
    made = parse_rules(taken_apart(case)[0])
    for rule in made.rules:
        line = f"```rules\nrule again\n    kind defeater\n    when {written(rule.when, made)}\n```\n"
        text = taken_apart(case)[0] + line
        again = next(one for one in parse_rules(text).rules if one.id == "again")
        assert again.when == rule.when

"""The demands of the example are judged on every draft as their author reads them, at the place where the provision stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from travaux.positions.demands import TESTS, Answered, Checked, check, parse_demands

Truth = Callable[[str], dict[str, Any]]
IDS = tuple(f"D{n}" for n in range(1, 16))


@pytest.fixture(scope="module")
def checked(drafts: Any, comparisons: Any, notations: Any, printed: Any, example_folder: Path) -> Checked:
    """The demands of the example, checked once."""
    path = example_folder / "demands.toml"
    return check(parse_demands(path.read_bytes(), path.name), drafts, comparisons, notations, printed=printed)


def answered(checked: Checked, name: str) -> Answered:
    return next(one for one in checked.demands if one.id == name)


@pytest.mark.parametrize("name", IDS)
def test_every_verdict_is_the_one_its_author_reads(name: str, checked: Checked, truth: Truth) -> None:
    wanted = next(one for one in truth("verdicts")["demands"] if one["id"] == name)
    found = [(one.draft, one.verdict) for one in answered(checked, name).verdicts]
    assert found == [(one["draft"], one["verdict"]) for one in wanted["verdicts"]]


@pytest.mark.parametrize("name", IDS)
def test_every_verdict_shows_where_the_provision_stands(name: str, checked: Checked, truth: Truth) -> None:
    wanted = next(one for one in truth("verdicts")["demands"] if one["id"] == name)
    found = {one.draft: one.address for one in answered(checked, name).verdicts}
    stands = {one["draft"]: one["address"] for one in wanted["verdicts"] if one["verdict"] != "unknown"}
    assert {draft: found[draft] for draft in stands} == stands


def test_every_verdict_but_an_absence_shows_words(checked: Checked) -> None:
    bare = [
        (one.id, verdict.draft)
        for one in checked.demands
        for verdict in one.verdicts
        if verdict.verdict != "unknown" and verdict.address is not None and not verdict.evidence
    ]
    assert bare == []


def test_a_regression_stands_out(checked: Checked) -> None:
    found = {(one.demand, one.before, one.after) for one in checked.regressions}
    assert ("D4", "CME/AC.1/14/WP.1", "CME/AC.1/14/Rev.1") in found  # the article that came back
    assert ("D6", "CME/AC.1/14/Rev.1", "CME/AC.1/L.9") in found  # shall, and may again
    assert {one.demand for one in checked.regressions} == {"D4", "D5", "D6", "D12", "D14", "D15"}


def test_words_in_brackets_show_their_bracket(checked: Checked) -> None:
    rolling = next(one for one in answered(checked, "D6").verdicts if one.draft == "CME/AC.1/14/WP.1")
    assert rolling.evidence[0].bracket == "[may - UPC, XD / shall - FSA, XA]"


def test_the_file_of_the_example_shows_every_kind_of_test(example_folder: Path) -> None:
    demands = parse_demands((example_folder / "demands.toml").read_bytes())
    assert {test.kind for one in demands for test in one.tests} == set(TESTS)


def test_no_demand_of_the_example_is_in_doubt(checked: Checked) -> None:
    assert checked.doubts == ()

"""Who asked for what changed in the example: every known request is credited, and none is invented."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from travaux.comparison import compare
from travaux.history import Credit, Dated, Request, Revision, Standing, credit, draft_spoken_of, requests, residue
from travaux.history.crediting import uptake
from travaux.history.wording import tokens
from travaux.reading import read
from travaux.steps.revised import as_compared
from travaux.text.notation import notation

PAIRS = ("con1-zero", "con2-zero", "zero-rolling", "rolling-revised", "zero-revised", "revised-final", "final-adopted")
Papers = dict[str, Dated]


@pytest.fixture(scope="module")
def papers(example_folder: Path) -> Papers:
    """Every document of the example on the axis, by symbol, as it is printed."""
    with (example_folder / "negotiation.toml").open("rb") as opened:
        listed = tomllib.load(opened)["documents"]
    return {
        one["symbol"]: Dated(
            one["symbol"], one["kind"], one.get("label"), read(example_folder / one["file"]), str(one["date"]),
            str(one["published"]),
        )
        for one in listed
        if one["kind"] not in ("redline", "other")
    }  # fmt: skip


@pytest.fixture(scope="module")
def asked(papers: Papers) -> tuple[Request, ...]:
    """What all documents ask for."""
    drafts = list(papers.values())
    return tuple(
        request
        for one in drafts
        for request in requests(one, notation(one.text), draft_spoken_of(one, drafts))
    )  # fmt: skip


@pytest.fixture(scope="module")
def revised(papers: Papers, symbols: dict[str, str]) -> Callable[[str], Revision]:
    """A revision by the names of its drafts ("zero-revised"), with the changes typed into a draft taken."""

    @lru_cache
    def compared(name: str) -> Dated:
        one = papers[symbols[name]]
        return replace(one, text=as_compared(one.text))

    @lru_cache
    def made(pair: str) -> Revision:
        before, after = (compared(name) for name in pair.split("-"))
        signs = notation(before.text), notation(after.text)
        return Revision(before, after, compare(before.text, after.text), signs)

    return made


@pytest.fixture(scope="module")
def standing(revised: Callable[[str], Revision]) -> Standing:
    """Where the provisions of each draft stand in the others."""
    revisions = [revised(pair) for pair in PAIRS]
    return Standing.of({(r.before.symbol, r.after.symbol): r.comparison for r in revisions})


@pytest.fixture(scope="module")
def credited(
    revised: Callable[[str], Revision], asked: tuple[Request, ...], standing: Standing
) -> Callable[[str], tuple[Credit, ...]]:
    """The credits of a revision."""
    return lru_cache(lambda pair: credit(revised(pair), asked, standing))


def wording_of(one: Credit) -> set[str]:
    moved = one.change.kind == "move"
    return set(tokens(one.change.after.text if moved else f"{one.came} {one.went}"))


def fits(one: Credit, row: dict[str, Any]) -> bool:
    """Whether a change is the one that a line of the truth speaks of."""
    ours = {one.change.before.address, one.change.after.address}
    here = any(row[side] in ours for side in ("before", "after") if row[side])
    return here and set(tokens(row["words"])) <= wording_of(one)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_change_with_a_known_request_is_credited_right_and_no_request_is_invented(
    pair: str, credited: Callable[[str], tuple[Credit, ...]], truth: Callable[[str], dict[str, Any]]
) -> None:
    rows = [row for row in truth("credits")["asked"] if row["pair"] == pair]
    wrong = []
    for one in credited(pair):
        mine = [row for row in rows if fits(one, row)]
        expected = {label for row in mine for label in row["labels"]}
        given = {candidate.request.label for candidate in one.asked_by}
        if given != expected:
            wrong.append((one.change.number, one.came[:40], one.went[:40], sorted(given), sorted(expected)))
        if mine and given == expected:
            assert one.verdict == ("partly" if any(row["part"] for row in mine) else "asked")
    assert wrong == []


@pytest.mark.parametrize("pair", PAIRS)
def test_every_request_that_the_truth_knows_is_behind_a_change(
    pair: str, credited: Callable[[str], tuple[Credit, ...]], truth: Callable[[str], dict[str, Any]]
) -> None:
    rows = [row for row in truth("credits")["asked"] if row["pair"] == pair]
    assert [row["id"] for row in rows if not any(fits(one, row) for one in credited(pair))] == []


def test_language_that_came_back_and_was_asked_for_names_its_labels_and_says_when_it_became_known(
    credited: Callable[[str], tuple[Credit, ...]], truth: Callable[[str], dict[str, Any]]
) -> None:
    stories = [story for story in truth("stories")["stories"] if story["kind"] == "return" and "asked_by" in story]
    for story in stories:
        [back] = [one for one in credited("zero-revised") if set(tokens(story["quote"])) <= wording_of(one)]
        labels = {candidate.request.label for candidate in back.asked_by}
        assert all(label in story["asked_by"]["label"] for label in labels)
        assert {candidate.request.document for candidate in back.asked_by} == {story["asked_by"]["document"]}
        assert all(f"made public on {story['asked_by']['known_from']}" in c.why for c in back.asked_by)


def test_language_that_came_back_and_nobody_asked_for_is_in_the_residue(
    credited: Callable[[str], tuple[Credit, ...]], truth: Callable[[str], dict[str, Any]]
) -> None:
    stories = [story for story in truth("stories")["stories"] if story["kind"] == "return" and "asked_by" not in story]
    left = residue(credited("zero-revised"))
    for story in stories:
        assert any(set(tokens(story["quote"])) <= wording_of(one.credit) for one in left[:5])


def test_a_duty_that_becomes_leave_stands_at_the_head_of_the_residue(
    credited: Callable[[str], tuple[Credit, ...]],
) -> None:
    left = residue(credited("zero-revised"))
    heads = [(one.credit.went, one.credit.came) for one in left[:8]]
    assert ("may", "shall") in heads
    assert ("shall", "are encouraged to") in heads


def test_words_that_came_back_with_a_request_and_beyond_it_are_told_apart(
    credited: Callable[[str], tuple[Credit, ...]],
) -> None:
    [standing] = [one for one in credited("zero-revised") if "keep at all times" in one.came]
    [more] = standing.unasked
    assert more.startswith("the parties shall not be obliged to give notice")


def test_what_a_label_asked_for_is_followed_to_the_text_for_approval(
    asked: tuple[Request, ...], papers: Papers, standing: Standing, symbols: dict[str, str]
) -> None:
    drafts = [papers[symbols[name]] for name in ("zero", "revised", "final")]
    taken = {(one.label, one.draft): one for one in uptake(asked, drafts, standing)}
    revised, final = symbols["revised"], symbols["final"]
    assert (taken["XG, XH", revised].taken, taken["XG, XH", final].lost) == (1, 1)
    assert (taken["Littoral Group", final].asked, taken["Littoral Group", final].taken) == (10, 7)
    assert taken["XD, XG", final].kept == taken["XD, XG", final].keeping == 7

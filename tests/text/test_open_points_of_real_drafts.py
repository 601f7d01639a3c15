"""Open points of real drafts, against what was read by hand; the figures themselves are printed by bench/brackets.py."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from travaux.text import Text, parse, write
from travaux.text.notation import Bracket, Choice, Notation, notation, settle_as

AS_TRUTH = {"punctuation": "optional_phrase", "no_text": "whole_provision"}
DRAFTS = ("04", "05", "06", "45", "5", "6", "2")


@cache
def truth(corpora: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpora / "truth" / "brackets.json").read_text(encoding="utf-8"))
    return found


@cache
def read(corpora: Path, draft: str) -> tuple[Text, Notation]:
    text = parse((corpora / truth(corpora)["note"]["documents"][draft]).read_text(encoding="utf-8"))
    return text, notation(text)


def bracket_at(read: tuple[Text, Notation], offset: int) -> Bracket | None:
    text, found = read
    word = text.words.at(offset)
    return next((b for b in found.brackets if word in (b.first[0], *(start for start, _ in b.members))), None)


@pytest.mark.parametrize("draft", DRAFTS)
def test_signs_are_counted_as_a_reader_counts_them(corpora: Path, draft: str) -> None:
    text, _ = read(corpora, draft)
    counted = dict.fromkeys(("[", "]", "{", "}"), 0)
    for mark in text.marks:
        if mark.kind in ("bracket_open", "bracket_close"):
            counted[text.words.text(*mark.span)] += 1
    true = truth(corpora)["counts"][draft]
    assert (counted["["], counted["]"]) == (true["open"], true["close"])


def test_kinds_and_options_are_read_as_by_hand(corpora: Path) -> None:
    items = truth(corpora)["labelled"]
    found = [(one, bracket_at(read(corpora, one["doc"]), one["offset"])) for one in items]
    right = [one for one, b in found if b is not None and AS_TRUTH.get(b.kind, b.kind) == one["kind"]]
    assert len(right) >= 0.97 * len(items)
    grouped = [(one, b) for one, b in found if "options" in one and not one.get("doubt")]
    assert sum(b is not None and len(b.options) == one["options"] for one, b in grouped) >= 0.97 * len(grouped)


def takes(choice: Choice) -> tuple[tuple[int, ...], str] | None:
    """The first of everything that can be chosen."""
    missing = ("blank", "placeholder", "omission", "editor_note", "status")
    return None if choice.point.kind in missing else ((0,), "the first")


@pytest.mark.parametrize("draft", ["04", "05", "06", "45", "5"])
def test_a_settled_draft_keeps_no_sign_but_the_undecided(corpora: Path, draft: str) -> None:
    text, found = read(corpora, draft)
    result = settle_as(text, found, takes)
    left = sum(write(result.text).count(sign) for sign in "[]{}")
    points = [result.choices[one.choice].point for one in result.undecided if one.choice is not None]
    assert left <= len(result.undecided) - len(points) + sum(2 * max(1, len(p.members)) for p in points)
    assert len(result.picks) > 100

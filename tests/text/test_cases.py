"""Drafts as a negotiator would type them, with the addresses they must give.

A case is a file under cases/<construct>/{good,bad,known}: a title, a draft, its provisions ("address | title"), and the
doubts it must raise ("code at address"; a good case raises none). What is in `known` is not read right yet: a case there
that begins to pass turns the build red until it is moved.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from travaux.text import parse, write

CASES = sorted(Path(__file__).parent.glob("cases/*/*/*.md"))
FENCE = re.compile(r"^```(?P<name>\w+)\n(?P<text>.*?)^```$", re.M | re.S)


def parts(path: Path) -> dict[str, str]:
    return {m["name"]: m["text"] for m in FENCE.finditer(path.read_text(encoding="utf-8"))}


def name(path: Path) -> str:
    return "/".join((*path.parts[-3:-1], path.stem))


def reads_right(path: Path) -> bool:
    case = parts(path)
    text = parse(case["draft"].removesuffix("\n"))
    provisions = [f"{p.address} | {p.heading}" if p.heading else p.address for p in text.provisions]
    doubts = [f"{d.code} at {d.address}" for d in text.doubts]
    return provisions == case["provisions"].splitlines() and doubts == case.get("doubts", "").splitlines()


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name != "known"], ids=name)
def test_a_draft_is_read_as_a_delegate_reads_it(path: Path) -> None:
    case = parts(path)
    text = parse(case["draft"].removesuffix("\n"))
    found = [f"{p.address} | {p.heading}" if p.heading else p.address for p in text.provisions]
    assert found == case["provisions"].splitlines()
    assert [f"{d.code} at {d.address}" for d in text.doubts] == case.get("doubts", "").splitlines()
    assert write(text) == case["draft"].removesuffix("\n")


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name == "known"], ids=name)
def test_what_is_known_to_be_misread_is_still_misread(path: Path) -> None:
    assert not reads_right(path), "this case passes now: move it to good or bad"


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name == "good"], ids=name)
def test_good_cases_raise_no_doubt(path: Path) -> None:
    assert "doubts" not in parts(path)

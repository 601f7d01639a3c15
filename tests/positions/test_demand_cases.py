"""Demands as an organisation would type them, over drafts, with the verdicts they must get.

A case is a file under cases/demands/{good,bad,known}: a title, the drafts in order (the first is the one that the demand
cites), the demand as it stands in its file, the verdicts ("verdict | address of the provision", one line for each draft) and
the doubts ("code | what is said"; a good case raises none). What is in `known` is not judged right yet: a case there that
begins to pass turns the build red until it is moved.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from travaux.comparison import compare
from travaux.history import Dated
from travaux.positions.demands import Checked, check, parse_demands
from travaux.text import parse
from travaux.text.notation import notation

CASES = sorted(Path(__file__).parent.glob("cases/demands/*/*.md"))
FENCE = re.compile(r"^```(?P<name>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
HEAD = 'owner = "Friends of the Sea"\nagainst = "NETS/1"\n\n[[demands]]\nid = "1"\ntext = "As the title says."\n'


def parts(path: Path) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for match in FENCE.finditer(path.read_text(encoding="utf-8")):
        out.setdefault(match["name"], []).append(match["text"])
    return out


def name(path: Path) -> str:
    return "/".join((*path.parts[-2:-1], path.stem))


def judged(path: Path) -> Checked:
    case = parts(path)
    drafts = [
        Dated(f"NETS/{n}", "draft", None, parse(text), f"2026-0{n}-01") for n, text in enumerate(case["draft"], 1)
    ]
    comparisons = {(a.symbol, b.symbol): compare(a.text, b.text) for a, b in pairwise(drafts)}
    notations = {one.symbol: notation(one.text) for one in drafts}
    return check(parse_demands(HEAD + case["demand"][0]), drafts, comparisons, notations)


def verdicts(found: Checked) -> list[str]:
    return [f"{one.verdict} | {one.address or ''}".rstrip() for one in found.demands[0].verdicts]


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name != "known"], ids=name)
def test_a_demand_is_judged_as_its_owner_judges_it(path: Path) -> None:
    case, found = parts(path), judged(path)
    assert verdicts(found) == case["verdicts"][0].splitlines()
    said = [line.split(" | ") for doubts in case.get("doubts", ()) for line in doubts.splitlines()]
    assert [one.code for one in found.doubts] == [code for code, _ in said]
    assert [what in one.message for one, (_, what) in zip(found.doubts, said, strict=True)] == [True] * len(said)


@pytest.mark.parametrize("path", [p for p in CASES if p.parent.name == "known"], ids=name)
def test_what_is_known_to_be_misjudged_is_still_misjudged(path: Path) -> None:
    assert verdicts(judged(path)) != parts(path)["verdicts"][0].splitlines(), "this case passes now: move it"

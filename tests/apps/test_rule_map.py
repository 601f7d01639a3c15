"""`travaux rules map`: a world at a glance, invented and labelled so, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ASKED = ("rules", "map", "cybercrime", "--draft", "V3", "--draft", "V5", "--parties", "6", "--acts", "25")


def test_a_map_of_an_invented_world_says_so_in_every_form(travaux: Callable[..., Any], tmp_path: Path) -> None:
    svg, table = tmp_path / "map.svg", tmp_path / "map.csv"
    run = travaux(*ASKED, "--svg", str(svg), "--csv", str(table))
    assert run.code == 0
    assert "SYNTHETIC" in run.out
    assert "V3" in run.out
    assert "SYNTHETIC" in svg.read_text("utf-8")
    lines = table.read_text("utf-8").splitlines()
    assert all("SYNTHETIC" in one for one in lines[1:])
    told = json.loads(travaux(*ASKED, "--json").out)
    assert told["schema"] == "travaux/rules-map/1"
    assert len(told["rows"]) == len(lines) - 1
    assert "SYNTHETIC" in told["world"]


def test_a_measure_or_class_that_is_not_there_is_refused_with_what_is(travaux: Callable[..., Any]) -> None:
    run = travaux(*ASKED, "--measure", "intercepting")
    assert run.code == 2
    assert "did you mean 'interception'" in run.err
    assert travaux(*ASKED, "--class", "speeches").code == 2

"""Commands that repair a safeguard, raise a number, and hand rules to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree


def test_a_safeguard_is_repaired_by_an_amendment_that_is_declared(travaux: Callable[..., Any]) -> None:
    said = travaux("rules", "repair", "cybercrime", "expression_never_a_duty", "--draft", "V5")
    assert "lay freedoms_outside over it" in said.out
    assert "confirmed by diagrams and z3" in said.out


def test_the_repairs_of_two_drafts_are_one_document(travaux: Callable[..., Any]) -> None:
    said = travaux("rules", "repair", "cybercrime", "no_duty_to_persecute", "--draft", "V5", "--draft", "V6", "--json")
    found = json.loads(said.out)
    assert found["schema"] == "travaux/rules-repair/1"
    assert next(one["repairs"][0] for one in found["drafts"]) == []
    assert found["drafts"][1]["repairs"][0] != []


def test_raising_a_threshold_never_adds_a_duty(travaux: Callable[..., Any]) -> None:
    said = travaux("rules", "raising", "cybercrime", "serious_years", "--draft", "V5")
    assert "never adds a duty" in said.out


def test_rules_are_handed_over_in_each_form(travaux: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "rules.json"
    travaux("rules", "export", "untoc", "json", "--out", str(target))
    assert json.loads(target.read_text("utf-8"))["schema"] == "travaux/rules-instrument/1"
    assert "#show outcome/2." in travaux("rules", "export", "untoc", "clingo").out
    assert "CREATE TABLE" in travaux("rules", "export", "untoc", "sql").out
    assert etree.fromstring(travaux("rules", "export", "untoc", "legalruleml").out.encode()) is not None


def test_a_form_for_one_draft_asks_which(travaux: Callable[..., Any]) -> None:
    refused = travaux("rules", "export", "cybercrime", "sql")
    assert refused.code == 2
    assert "--draft, one of:" in refused.err

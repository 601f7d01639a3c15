"""What outsiders get is whole: the JSON answers by itself, the LegalRuleML is well-formed and its references lead somewhere."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from travaux.rules import Lowered, lower, variant
from travaux.rules.changing import Change
from travaux.rules.diagrams import diagrams_of, openings
from travaux.rules.exporting import (
    SCHEMA,
    change_in_words,
    clingo_program,
    instrument_json,
    legalruleml,
    monotony_record,
    openings_record,
    repairs_record,
    sql_query,
    sql_table,
)
from travaux.rules.exporting.legalruleml import LRML, RULEML
from travaux.rules.monotony import monotony
from travaux.rules.repairing import repair

from ..agreeing import by_semantics
from ..diagrams.plain import profiles
from ..random_rules import DRAFTS, random_instrument
from ..umbrellas import umbrellas


def lowered_umbrellas() -> Lowered:
    return lower([variant(umbrellas(), name) for name in ("D1", "D2", "D3")])


def so(formula: list, case: tuple[bool, ...], found: list[dict]) -> bool:
    """The formulas of the JSON as its own `reading` says; written anew, from the text alone."""
    kind = formula[0]
    if kind in ("true", "false"):
        return kind == "true"
    if kind in ("atom", "not"):
        return case[formula[1]] is (kind == "atom")
    if kind in ("and", "or"):
        return (all if kind == "and" else any)(so(one, case, found) for one in formula[1])
    if kind == "held":
        return found[formula[1]] == {"yes": formula[2], "no": not formula[2]}
    return (found[formula[1]]["code"] == formula[2]) is (kind == "is")


def answered(draft: dict, case: tuple[bool, ...], asked: str) -> int:
    found: list[dict] = []
    for step in draft["steps"]:
        holds: list[bool] = []
        for rule in step["rules"]:
            holds.append(so(rule["when"], case, found) and not any(holds[one] for one in rule["beaten_by"]))
        said = [
            rule["concludes"] for rule, held in zip(step["rules"], holds, strict=True) if held and rule["concludes"]
        ]
        if step["kind"] == "definition":
            sides = {side for _, side in said} or ({step["otherwise"]} - {None})
            found.append({"yes": True in sides, "no": False in sides})
            continue
        words = {one["modality"] for one in said}
        rank = [("must" in words, 3), ("must_not" in words, 4), ("may_refuse" in words, 2), ("may" in words, 1)]
        code = 5 if {"must", "must_not"} <= words else next((code for is_so, code in rank if is_so), 0)
        found.append({"code": code, "asked": step["subject"]})
    return next((one["code"] for one in found if one.get("asked") == asked), 0)


@pytest.mark.parametrize("seed", [None, *range(8)])
def test_another_program_can_answer_from_the_json_alone(seed: int | None) -> None:
    known = umbrellas() if seed is None else random_instrument(seed)
    lowered = lower([variant(known, name) for name in (("D1", "D2", "D3") if seed is None else DRAFTS)])
    record = json.loads(instrument_json(lowered))
    assert record["schema"] == SCHEMA
    listed = list(profiles(lowered))[:500]
    for logic, draft in enumerate(record["drafts"]):
        found = [answered(draft, case, " ".join(known.question)) for case in listed]
        assert found == by_semantics(lowered, logic, listed)


def test_the_json_holds_articles_facts_drafts_and_words() -> None:
    record = json.loads(instrument_json(lowered_umbrellas()))["instrument"]
    assert record["articles"][0]["words"] == "A serious offence is one with a penalty of so many years."
    assert [one["id"] for one in record["patches"]] == ["D1", "D2", "D3", "carve"]
    assert len(record["rules"]) == len(umbrellas().rules)


def test_legalruleml_is_well_formed_and_every_reference_has_its_key() -> None:
    one = variant(umbrellas(), "D1")
    root = etree.fromstring(legalruleml(one).encode())
    assert root.tag == f"{{{LRML}}}LegalRuleML"
    keys = root.xpath("//@key")
    assert len(keys) == len(set(keys))
    references = root.xpath("//@over | //@under | //@keyref")
    assert references
    assert {reference.removeprefix("#") for reference in references} <= set(keys)


def test_legalruleml_names_duties_grounds_and_prohibitions_by_their_deontic_kind() -> None:
    root = etree.fromstring(legalruleml(variant(umbrellas(), "D1")).encode())
    spaces = {"lrml": LRML, "ruleml": RULEML}
    counts = {
        kind: len(root.findall(f".//lrml:{kind}", spaces)) for kind in ("Obligation", "Permission", "Prohibition")
    }
    assert counts == {"Obligation": 2, "Permission": 2, "Prohibition": 1}
    assert len(root.findall(".//lrml:OverrideStatement", spaces)) == 6
    assert len(root.findall(".//lrml:ConstitutiveStatement", spaces)) == 4


def test_an_export_says_which_instrument_and_draft_it_is_of() -> None:
    lowered = lowered_umbrellas()
    for text in (clingo_program(lowered, 1), sql_query(lowered, 1), legalruleml(lowered.logics[1].variant)):
        assert "Convention on Lost Umbrellas (invented), D2" in text


def test_a_table_of_scenarios_has_a_column_a_fact() -> None:
    table = sql_table(lowered_umbrellas())
    assert '"penalty(A, act)" INTEGER NOT NULL' in table
    assert '"measure" VARCHAR NOT NULL' in table


def test_a_program_for_given_facts_chooses_none() -> None:
    assert "{" in clingo_program(lowered_umbrellas())
    assert "{" not in clingo_program(lowered_umbrellas(), given=True)


def test_repairs_gaps_and_monotony_are_told_in_records_and_words() -> None:
    known = umbrellas()
    repaired = repairs_record(known, repair(known.properties[0], variant(known, "D2")))
    assert repaired["schema"] == "travaux/rules-repair/1"
    assert ["amendment carve", "repeal duty_to_listen"] in repaired["repairs"]
    told = json.loads(json.dumps(openings_record(known, openings(diagrams_of(lowered_umbrellas())))))
    assert {one["kind"] for one in told["openings"]} == {"gap", "conflict"}
    assert told["openings"][0]["words"]
    raised = monotony_record(known, monotony(variant(known, "D1"), "serious_years"))
    assert raised["adds"] is None
    assert change_in_words(known, Change("set", "serious_years", 3)) == "set serious_years to 3 years"
    assert change_in_words(known, Change("repeal", "duty")) == "repeal duty (art_40)"

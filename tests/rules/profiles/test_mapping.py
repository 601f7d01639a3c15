"""The map of a world and the rules that decide, against a walk through every request."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from travaux.rules.profiles import counts_of, exposure, folded_world, reasons, rows_of

from .umbrellas import lowered, world
from .walking import walked

READING = {"endeavour": "effort"}


def test_a_party_is_counted_once_however_many_acts_and_measures_there_are() -> None:
    rules, of = lowered(), replace(world(seed=5), classes=("rain", "rain", "sun", "sun"))
    found = exposure(folded_world(rules, of, readings=READING))
    pairs = {
        (draft, of.classes[act], a, b)
        for draft, (a, b, act, _), answer in walked(rules, of, readings=READING)
        if answer.outcome == "MUST"
    }
    for draft, kind, party in product(range(3), ("rain", "sun"), range(5)):
        column = found.classes.index(kind)
        assert found.asked[draft, column, party] == sum(one[:2] == (draft, kind) and one[3] == party for one in pairs)
        assert found.asking[draft, column, party] == sum(one[:3] == (draft, kind, party) for one in pairs)
    assert (found.asked[:, -1] >= found.asked[:, :-1].max(axis=1)).all()


def test_every_row_of_a_map_of_an_invented_world_says_so() -> None:
    rows = list(rows_of(exposure(folded_world(lowered(), world(), readings=READING))))
    assert len(rows) == 3 * 2 * 5
    assert all("SYNTHETIC" in str(one["world"]) for one in rows)


def test_unknown_facts_make_a_map_a_range() -> None:
    found = exposure(folded_world(lowered(), world(unknown=0.3)))
    assert (found.asked <= found.asked_possible).all()
    assert (found.asked < found.asked_possible).any()


@pytest.mark.parametrize("question", [("B", "assist"), ("A", "request")])
def test_the_rule_that_decides_is_the_one_that_walking_names(question: tuple[str, str]) -> None:
    rules, of = lowered(), world(seed=6)
    under = folded_world(rules, of, question, READING)
    why = reasons(under)
    told: dict[tuple[int, str], int] = {}
    for draft, _, answer in walked(rules, of, question, READING):
        rule = answer.reasons[0].rule.id if answer.reasons else ""
        told[draft, rule] = told.get((draft, rule), 0) + 1
    for draft, names in enumerate(why.rules):
        found = {(draft, name): number for name, number in zip(names, why.decided[draft], strict=True) if number}
        assert found == {key: number for key, number in told.items() if key[0] == draft}
    assert sum(map(sum, why.decided)) == counts_of(under).certain.sum()

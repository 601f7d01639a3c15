"""The map of a world and the rules that decide, against a walk through every request."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from travaux.rules.profiles import counts_of, exposure, folded_world, reasons, rows_of
from travaux.rules.profiles.plain import answered, truths

from .umbrellas import lowered, world

READING = {"endeavour": "effort"}


def walked(rules, of, question):  # type: ignore[no-untyped-def]
    n, k, p = len(of.parties), len(of.acts), len(of.powers)
    for a, b, act, power in product(range(n), range(n), range(k), range(p)):
        if a != b:
            facts = truths(rules, of, (a, b, act, power), READING)
            for draft, logic in enumerate(rules.logics):
                yield (draft, a, b, act, power), answered(logic, question, lambda nth, facts=facts: bool(facts[nth]))


def test_a_party_is_counted_once_however_many_acts_and_measures_there_are() -> None:
    rules, of = lowered(), replace(world(seed=5), classes=("rain", "rain", "sun", "sun"))
    found = exposure(folded_world(rules, of, readings=READING))
    pairs = {
        (draft, of.classes[act], a, b)
        for (draft, a, b, act, _), outcome in walked(rules, of, ("B", "assist"))
        if outcome.code == 3
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
    for (draft, *_), outcome in walked(rules, of, question):
        told[draft, outcome.rule] = told.get((draft, outcome.rule), 0) + 1
    for draft, names in enumerate(why.rules):
        found = {(draft, name): number for name, number in zip(names, why.decided[draft], strict=True) if number}
        assert found == {key: number for key, number in told.items() if key[0] == draft}
    assert sum(map(sum, why.decided)) == counts_of(under).certain.sum()

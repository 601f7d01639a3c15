"""Counts over a whole world against a walk through every request."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from travaux.rules import Lowered
from travaux.rules.profiles import counts
from travaux.rules.profiles.plain import answered, truths
from travaux.rules.worlds import World

from .umbrellas import lowered, world

READING = {"endeavour": "effort"}


def walked(rules: Lowered, of: World, question: tuple[str, str]) -> tuple[np.ndarray, np.ndarray]:
    n, k, p = len(of.parties), len(of.acts), len(of.powers)
    found = np.zeros((len(rules.logics), p, 6), np.int64)
    unsure = np.zeros((len(rules.logics), p), np.int64)
    for a, b, act, power in product(range(n), range(n), range(k), range(p)):
        if a == b:
            continue
        facts = truths(rules, of, (a, b, act, power), READING)
        for draft, logic in enumerate(rules.logics):
            outcome = answered(logic, question, lambda nth, facts=facts: bool(facts[nth]))
            found[draft, power, outcome.code] += 1
            unsure[draft, power] += outcome.open
    return found, unsure


@pytest.mark.parametrize("question", [("B", "assist"), ("A", "request")])
@pytest.mark.parametrize("seed", range(4))
def test_counts_of_a_world_are_those_of_walking_every_request(question: tuple[str, str], seed: int) -> None:
    rules, of = lowered(), world(seed=seed)
    found = counts(rules, of, question, READING)
    certain, unsure = walked(rules, of, question)
    assert found.certain.tolist() == certain.tolist()
    assert found.open.tolist() == unsure.tolist()
    assert found.certain.sum() == found.cells * len(rules.logics)


def test_a_party_never_asks_itself() -> None:
    of = world(n=3, k=2)
    assert counts(lowered(), of, readings=READING).certain.sum() == 3 * 2 * 2 * 2 * 3


def test_an_answer_about_an_invented_world_says_that_it_is_invented() -> None:
    assert "SYNTHETIC" in counts(lowered(), world(), readings=READING).world

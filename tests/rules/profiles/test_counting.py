"""Counts over a whole world against a walk through every request."""

from __future__ import annotations

import numpy as np
import pytest

from travaux.rules.profiles import counts

from .umbrellas import lowered, world
from .walking import walked

READING = {"endeavour": "effort"}


@pytest.mark.parametrize("question", [("B", "assist"), ("A", "request")])
@pytest.mark.parametrize("seed", range(3))
def test_counts_of_a_world_are_those_of_walking_every_request(question: tuple[str, str], seed: int) -> None:
    rules, of = lowered(), world(n=4, seed=seed)
    found = counts(rules, of, question, READING)
    certain, unsure = np.zeros((3, 2, 6), np.int64), np.zeros((3, 2), np.int64)
    for draft, (*_, power), answer in walked(rules, of, question, READING):
        certain[draft, power, answer.code] += 1
        unsure[draft, power] += bool(answer.open)
    assert found.certain.tolist() == certain.tolist()
    assert found.open.tolist() == unsure.tolist()
    assert found.certain.sum() == found.cells * len(rules.logics)


def test_a_party_never_asks_itself() -> None:
    of = world(n=3, k=2)
    assert counts(lowered(), of, readings=READING).certain.sum() == 3 * 2 * 2 * 2 * 3


def test_an_answer_about_an_invented_world_says_that_it_is_invented() -> None:
    assert "SYNTHETIC" in counts(lowered(), world(), readings=READING).world

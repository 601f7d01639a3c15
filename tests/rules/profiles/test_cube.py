"""Every answer written out, and answers again after an edit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from travaux.rules import Not, lower, variant
from travaux.rules.profiles import counts_of, cube, edited, folded_world

from .umbrellas import UMBRELLAS, lowered, so, world
from .walking import walked

READING = {"endeavour": "duty"}


def test_every_answer_of_the_cube_is_that_of_walking_the_rules() -> None:
    rules, of = lowered(), world(n=4, k=3)
    answers = cube(folded_world(rules, of, readings=READING))
    for draft, (a, b, act, power), answer in walked(rules, of, readings=READING):
        name = rules.logics[draft].variant.id
        assert answers.at(name, (a, b, act), power) == answer.outcome
        assert bool(answers.codes(name, power)[act, a, b] & 8) is bool(answer.open)
    assert {answers.at("D1", (one, one, 0)) for one in range(4)} == {"NO REQUEST"}


def test_answers_that_are_alike_everywhere_stand_once_and_read_the_same() -> None:
    under = folded_world(lowered(UMBRELLAS, "D1", "D2", "D1"), world(), readings=READING)
    shared, plain = cube(under), cube(under, shared=False)
    assert len(set(shared.where)) < len(set(plain.where)) == 6
    for name, power in (("D1", 0), ("D1", 1), ("D2", 0), ("D2", 1)):
        assert np.array_equal(shared.codes(name, power), plain.codes(name, power))


def test_counts_can_be_read_off_the_cube() -> None:
    under = folded_world(lowered(), world(seed=3), readings=READING)
    answers, counted = cube(under), counts_of(under)
    for draft, name in enumerate(under.drafts):
        for power in range(2):
            codes = answers.codes(name, power) & 7
            assert [int((codes == code).sum()) for code in range(6)] == counted.certain[draft, power].tolist()


def test_an_edited_rule_is_answered_without_folding_the_world_anew() -> None:
    of = world(seed=4)
    under = folded_world(lowered(), of, readings=READING)
    rules = tuple(replace(one, when=Not(one.when)) if one.id == "no_offence" else one for one in UMBRELLAS.rules)
    changed = lower([variant(replace(UMBRELLAS, rules=rules), "D2")])
    again = edited(under, changed)
    fresh = folded_world(changed, of, readings=READING)
    assert np.array_equal(counts_of(again).certain, counts_of(fresh).certain)
    assert np.array_equal(cube(again).codes("D2", 1), cube(fresh).codes("D2", 1))
    assert not np.array_equal(cube(again).codes("D2", 1), cube(under).codes("D2", 1))


def test_an_edit_that_asks_for_a_new_cut_says_so() -> None:
    under = folded_world(lowered(UMBRELLAS, "D1"), world(), readings=READING)
    rules = (
        *UMBRELLAS.rules[:-1],
        replace(UMBRELLAS.rules[-1], when=so("penalty", "B", "act", op=">=", value=6), only_in=()),
    )
    with pytest.raises(ValueError, match="penalty"):
        edited(under, lower([variant(replace(UMBRELLAS, rules=rules), "D1")]))

"""Diagrams agree with every scenario listed one by one, in CUDD and in Python, and count them."""

from __future__ import annotations

import pytest

from travaux.rules import lower, variant
from travaux.rules.diagrams import Diagrams, counted, diagrams_of, scale_of, scenarios

from ..umbrellas import umbrellas
from .plain import outcomes, profiles


def drafts(*names: str, plain: bool = False) -> Diagrams:
    instrument = umbrellas()
    also = [one.formula for one in instrument.properties]
    return diagrams_of(lower([variant(instrument, name) for name in names], also), plain=plain)


@pytest.mark.parametrize("plain", [False, True])
def test_each_outcome_of_each_draft_is_as_listed_scenario_by_scenario(plain: bool) -> None:
    drawn = drafts("D1", "D2", "D3", plain=plain)
    listed = list(profiles(drawn.lowered))
    assert scenarios(drawn) == len(listed)
    for nth, logic in enumerate(drawn.lowered.logics):
        found = [outcomes(logic, one) for one in listed]
        for index, step in enumerate(logic.steps):
            if isinstance(step.subject, tuple):
                sides = drawn.steps[nth][index].outcomes
                scale = scale_of(drawn, sides)
                assert [counted(scale, one) for one in sides] == [
                    sum(one[index] == code for one in found) for code in range(6)
                ]
            else:
                sides = (drawn.steps[nth][index].yes, drawn.steps[nth][index].no)
                scale = scale_of(drawn, sides)
                assert [counted(scale, one) for one in sides] == [sum(one[index][k] for one in found) for k in (0, 1)]

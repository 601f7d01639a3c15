"""Counts over a world stand beside counts over all scenarios, and are those of every request answered by itself."""

from __future__ import annotations

from collections import Counter

from travaux.rules import OUTCOMES, lower, variant
from travaux.rules.contrasting import contrast_in_world
from travaux.rules.diagrams import caught_in, contrast, diagrams_of, released_in, transitions
from travaux.rules.profiles import folded_world
from travaux.rules.worlds import synthetic

from ..profiles.walking import walked
from ..umbrellas import umbrellas


def test_requests_of_a_world_that_change_are_those_answered_one_by_one() -> None:
    known = umbrellas()
    lowered = lower([variant(known, name) for name in ("D1", "D2")])
    world = synthetic(known, seed=3, parties=5, acts=6)
    readings = {"endeavour": "duty"}
    found = contrast_in_world(diagrams_of(lowered), 0, 1, folded_world(lowered, world, readings=readings))
    answers: dict[object, list[str]] = {}
    for _, place, answer in walked(lowered, world, readings=readings):
        answers.setdefault(place, []).append(answer.outcome)
    listed = Counter(tuple(OUTCOMES.index(one) for one in pair) for pair in answers.values())
    assert found.concrete == tuple(tuple(listed[i, j] for j in range(6)) for i in range(6))
    assert found.matrix == transitions(diagrams_of(lowered), 0, 1)


def test_what_each_measure_adds_comes_to_all() -> None:
    known = umbrellas()
    found = contrast(diagrams_of(lower([variant(known, name) for name in ("D1", "D3")])), 0, 1)
    assert [str(one.value) for one, _, _ in found.by_power] == ["keeping", "handing over", "listening"]
    assert sum(caught for _, caught, _ in found.by_power) == caught_in(found.matrix)
    assert sum(released for _, _, released in found.by_power) == released_in(found.matrix)

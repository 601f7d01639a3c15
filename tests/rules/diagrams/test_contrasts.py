"""The exact difference of two drafts: its counts are those of every scenario listed, its witnesses are real and the plainest."""

from __future__ import annotations

from collections import Counter

import pytest

from travaux.rules import Compared, Logic
from travaux.rules.diagrams import caught_in, contrast, released_in, tallied, transitions

from .plain import Profile, outcomes, profiles
from .test_drawing import drafts

PAIRS = [("D1", "D2"), ("D2", "D1"), ("D2", "D3"), ("D1", "D3")]


def asked(logic: Logic, profile: Profile) -> int:
    step = logic.step(logic.variant.instrument.question)
    assert step is not None
    code = outcomes(logic, profile)[step]
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_counts_are_those_of_all_scenarios_listed(before: str, after: str, plain: bool) -> None:
    drawn = drafts(before, after, plain=plain)
    first, second = drawn.lowered.logics
    listed = Counter((asked(first, one), asked(second, one)) for one in profiles(drawn.lowered))
    matrix = transitions(drawn, 0, 1)
    assert matrix == tuple(tuple(listed[i, j] for j in range(6)) for i in range(6))
    found = contrast(drawn, 0, 1)
    assert (caught_in(found.matrix), released_in(found.matrix)) == (caught_in(matrix), released_in(matrix))
    assert found.scenarios == listed.total()


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_witness_changes_as_it_says_and_no_plainer_scenario_does(before: str, after: str) -> None:
    drawn = drafts(before, after)
    first, second = drawn.lowered.logics
    listed = [(one, asked(first, one), asked(second, one)) for one in profiles(drawn.lowered)]
    found = contrast(drawn, 0, 1)
    changes = {(i, j) for _, i, j in listed if i != j and 3 in (i, j)}
    assert {(one.before, one.after) for one in found.witnesses} == changes
    for one in found.witnesses:
        alike = [profile for profile, *codes in listed if codes == [one.before, one.after]]
        assert one.profile in alike
        assert min(sum(profile) for profile in alike) == sum(one.profile)


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_classes_hold_only_what_changes_alike_and_add_up(before: str, after: str) -> None:
    drawn = drafts(before, after)
    found = contrast(drawn, 0, 1, classes=100)
    for i, j in {(one.before, one.after) for one in found.classes}:
        assert sum(one.new for one in found.classes if (one.before, one.after) == (i, j)) == found.matrix[i][j]
    assert all(isinstance(fact, Compared) for one in found.classes for fact in one.facts)


def test_a_draft_beside_itself_changes_nothing() -> None:
    found = contrast(drafts("D1", "D1"), 0, 1)
    assert caught_in(found.matrix) == released_in(found.matrix) == 0
    assert found.classes == found.witnesses == found.turns_on == ()


def test_what_is_caught_in_one_reading_only_is_not_caught_in_every_reading() -> None:
    found = contrast(drafts("D1", "D2"), 0, 1)
    assert found.in_every_reading[0] < found.in_some_reading[0] <= caught_in(found.matrix)


def test_the_same_matrix_over_a_world_weighs_each_profile_by_its_cells() -> None:
    matrix = tallied([0, 3, 3], [3, 3, 2], [10, 5, 7])
    assert (matrix[0][3], matrix[3][3], matrix[3][2]) == (10, 5, 7)

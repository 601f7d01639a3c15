"""Unknown facts and open readings: the outcomes that can be, against every completion one by one."""

from __future__ import annotations

import pytest

from travaux.rules import Lowered
from travaux.rules.profiles import counts, cube, folded_world, request
from travaux.rules.traces import plain_outcomes, program
from travaux.rules.worlds import World

from .umbrellas import lowered, world
from .walking import Place, places


def sets(rules: Lowered, of: World, place: Place) -> list[set[str]]:
    """What each draft can come to, by trying every completion of what is unknown."""
    case = request(of, rules, place)
    return [set(plain_outcomes(program(logic, rules), case)) for logic in rules.logics]


@pytest.mark.parametrize("seed", range(3))
def test_what_can_be_is_what_some_completion_gives_and_nothing_else(seed: int) -> None:
    rules, of = lowered(), world(n=3, k=2, seed=seed, unknown=0.3)
    under = folded_world(rules, of)
    answers = cube(under)
    certain = possible = 0
    for a, b, act, power in places(of):
        for nth, outcomes in enumerate(sets(rules, of, (a, b, act, power))):
            told = answers.at(under.drafts[nth], (a, b, act), power)
            assert {told} == outcomes if len(outcomes) == 1 else told in ("DEPENDS", "NO REQUEST")
            certain += outcomes == {"MUST"}
            possible += "MUST" in outcomes
    found = counts(rules, of)
    assert (found.certain[..., 3].sum(), found.possible[..., 3].sum()) == (certain, possible)


def test_a_reading_that_is_not_chosen_leaves_both_outcomes() -> None:
    rules, of = lowered(), world(seed=2)
    open_ = counts(rules, of)
    each = [counts(rules, of, readings={"endeavour": one}) for one in ("duty", "effort")]
    assert (open_.certain <= each[0].certain).all()
    assert (open_.possible >= each[1].certain).all()
    assert (open_.certain < open_.possible).any()


def test_a_fact_that_the_world_does_not_have_is_unknown_everywhere() -> None:
    of = world()
    bare = World(of.parties, of.acts, of.powers, tuple(one for one in of.columns if one.fact.name != "offence"))
    found = counts(lowered(), bare, readings={"endeavour": "duty"})
    full = counts(lowered(), of, readings={"endeavour": "duty"})
    assert (found.certain <= full.certain).all()
    assert (full.certain <= found.possible).all()

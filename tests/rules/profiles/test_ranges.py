"""Unknown facts and open readings: the outcomes that can be, against every completion one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from travaux.rules import Lowered
from travaux.rules.profiles import counts, cube, folded_world
from travaux.rules.profiles.plain import answered, truths
from travaux.rules.worlds import World

from .umbrellas import lowered, world


def completions(rules: Lowered, facts: tuple[bool | None, ...]) -> Iterator[list[bool]]:
    """Every way to fill what is unknown that keeps the groups and the domains."""
    options = []
    for group in rules.groups:
        if group.fact.kind == "choice":
            ways = [tuple(nth == one for nth in range(len(group.atoms))) for one in range(len(group.atoms))]
        elif group.fact.kind == "yes/no":
            ways = [(False,), (True,)]
        else:
            ways = [tuple(nth < cut for nth in range(len(group.atoms))) for cut in range(len(group.atoms) + 1)]
        known = [facts[nth] for nth in group.atoms]
        options.append([one for one in ways if all(a is None or a == b for a, b in zip(known, one, strict=True))])
    for chosen in product(*options):
        full = [False] * len(rules.atoms)
        for group, way in zip(rules.groups, chosen, strict=True):
            for nth, value in zip(group.atoms, way, strict=True):
                full[nth] = value
        if all(_true(one, full) for one in rules.domains):
            yield full


def _true(one: tuple, full: list[bool]) -> bool:
    if one[0] in ("and", "or"):
        return (all if one[0] == "and" else any)(_true(part, full) for part in one[1])
    if one[0] in ("atom", "not"):
        return full[one[1]] is (one[0] == "atom")
    return one[0] == "true"


def sets(rules: Lowered, of: World, place: tuple[int, int, int, int]) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in rules.logics]
    for full in completions(rules, truths(rules, of, place)):
        for nth, logic in enumerate(rules.logics):
            found[nth].add(answered(logic, ("B", "assist"), full.__getitem__).code)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_what_can_be_is_what_some_completion_gives_and_nothing_else(seed: int) -> None:
    rules, of = lowered(), world(n=3, k=2, seed=seed, unknown=0.3)
    under = folded_world(rules, of)
    answers = cube(under)
    certain = possible = 0
    for a, b, act, power in product(range(3), range(3), range(2), range(2)):
        if a == b:
            continue
        for nth, outcomes in enumerate(sets(rules, of, (a, b, act, power))):
            told = answers.at(under.drafts[nth], (a, b, act), power)
            assert (told in ("DEPENDS", "NO REQUEST")) is (len(outcomes) != 1)
            certain += outcomes == {3}
            possible += 3 in outcomes
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

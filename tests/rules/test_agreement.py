"""Every back end gives the same answer in every scenario: rule by rule semantics, traces, numpy, diagrams, z3, SQL and clingo."""

from __future__ import annotations

import pytest

from travaux.rules import Instrument, drafts_of, lower, variant
from travaux.rules.diagrams import diagrams_of, scenarios
from travaux.rules.language import bundled, bundled_folder, read_rules

from .agreeing import WAYS, differing_somewhere
from .diagrams.plain import profiles
from .random_rules import DRAFTS, random_instrument
from .umbrellas import umbrellas

MOST = 400


def agree_on(instrument: Instrument, drafts: tuple[str, ...], ways: tuple[str, ...]) -> None:
    lowered = lower([variant(instrument, name) for name in drafts])
    listed = list(profiles(lowered))
    if not 0 < len(listed) <= MOST:
        pytest.skip("no scenario, or more than are tried one by one here")
    for logic in range(len(drafts)):
        answers = {way: WAYS[way](lowered, logic, listed) for way in ways}
        assert all(one == answers["semantics"] for one in answers.values()), {
            way for way, one in answers.items() if one != answers["semantics"]
        }


def test_all_back_ends_agree_on_every_scenario_of_an_invented_treaty() -> None:
    agree_on(umbrellas(), ("D1", "D2", "D3"), tuple(WAYS))


@pytest.mark.parametrize("seed", range(24))
def test_all_back_ends_agree_on_every_scenario_of_random_rules(seed: int) -> None:
    agree_on(random_instrument(seed), DRAFTS, tuple(way for way in WAYS if way != "duckdb" or seed < 4))


@pytest.mark.parametrize("name", bundled())
def test_diagrams_and_z3_come_to_one_outcome_in_every_scenario_of_a_shipped_instrument(name: str) -> None:
    instrument = read_rules(bundled_folder(name))
    drafts = drafts_of(instrument)
    lowered = lower([variant(instrument, one) for one in drafts])
    assert scenarios(diagrams_of(lowered)) > 100_000
    assert {one: differing_somewhere(lowered, nth) for nth, one in enumerate(drafts)} == {one: [] for one in drafts}

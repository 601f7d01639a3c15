"""Drafts under the same load: what must be the same is the same, more admitted is more work, and everything is stated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import TravauxError
from travaux.rules import lower, read_rules, variant
from travaux.rules.load import (
    assumptions,
    compare_load,
    demand_from_counts,
    demand_from_outcomes,
    demand_of_world,
    load_record,
    load_story,
)
from travaux.rules.profiles import cube, folded_world
from travaux.rules.worlds import synthetic

ASSUMED = assumptions()
CLASSES = [one.name for one in ASSUMED.classes]
STATES = ["XA", "XB", "XC", "XD"]


def demand(shares: dict[str, float], refusable: float = 0.0):
    """Every state may ask every other for so large a share of all acts, in every class alike."""
    counts = np.stack([np.full((4, 4, len(CLASSES)), 100 * share) for share in shares.values()])
    return demand_from_counts((list(shares), STATES, CLASSES), counts, 100, counts * refusable)


def test_drafts_that_admit_the_same_have_the_same_figures_in_every_round() -> None:
    found = compare_load(demand({"V1": 0.3, "V2": 0.3}), ASSUMED, ["XA"], rounds=5)
    one, other = found.burden("V1", "XA"), found.burden("V2", "XA")
    assert (one.requests, one.wait, one.backlog) == (other.requests, other.wait, other.backlog)
    assert other.requests_against == (1.0, 1.0, 1.0)
    assert other.wait_against == (0.0, 0.0, 0.0)


def test_a_draft_that_admits_twice_as_much_brings_about_twice_the_requests() -> None:
    found = compare_load(demand({"V1": 0.3, "V2": 0.6}), ASSUMED, ["XB"], rounds=40, years=20)
    assert found.burden("V2", "XB").requests_against[1] == pytest.approx(2.0, rel=0.1)
    assert found.burden("V2", "XB").work_against[0] > 1.2


@given(st.floats(0.05, 0.9), st.floats(0.0, 0.1), st.integers(1, 5))
def test_who_admits_more_never_has_fewer_requests(share: float, more: float, seed: int) -> None:
    found = compare_load(demand({"V1": share, "V2": share + more}), ASSUMED, ["XA"], rounds=2, years=1, seed=seed)
    assert found.burden("V2", "XA").requests_against is None or found.burden("V2", "XA").requests_against[0] >= 1.0


def test_requests_that_may_be_refused_are_less_work_but_as_many() -> None:
    firm = compare_load(demand({"V1": 0.5}), ASSUMED, ["XA"], rounds=10).burden("V1", "XA")
    open_to_refuse = compare_load(demand({"V1": 0.5}, refusable=1.0), ASSUMED, ["XA"], rounds=10).burden("V1", "XA")
    assert open_to_refuse.requests == firm.requests
    assert open_to_refuse.work[1] < firm.work[1]


def test_where_more_comes_than_can_be_done_it_is_said() -> None:
    one_person = assumptions(staff_of={"XA": 1})
    states = [f"X{chr(65 + n)}" for n in range(20)]
    counts = np.full((1, 20, 20, len(CLASSES)), 100)
    found = compare_load(demand_from_counts((["V1"], states, CLASSES), counts, 100), one_person, ["XA"], rounds=5)
    burden = found.burden("V1", "XA")
    assert burden.over > 0.5
    assert burden.backlog[1] > 0
    assert any("more comes than can be done" in line for line in load_story(found))


def test_work_that_was_counted_is_drawn_from_what_was_counted() -> None:
    counted = replace(ASSUMED.classes[1], observed=(3.0,), sent_back=0.0, rate=(1.0, 1.0, 1.0))
    certain = replace(ASSUMED, classes=(counted,), work_doubt=1.0)
    counts = np.full((1, 4, 4, 1), 100)
    found = compare_load(demand_from_counts((["V1"], STATES, ["stored_data"]), counts, 100), certain, ["XA"], rounds=4)
    burden = found.burden("V1", "XA")
    assert burden.work[1] == pytest.approx(3.0 * burden.requests[1])


def test_the_same_seed_gives_the_same_figures() -> None:
    one, other = (compare_load(demand({"V1": 0.2, "V2": 0.7}), ASSUMED, rounds=3, seed=4) for _ in range(2))
    assert one == other


def test_a_state_asks_nothing_of_itself_and_only_what_is_admissible_counts() -> None:
    outcomes = np.zeros((1, 2, 2, 3, 2), dtype=np.uint8)
    outcomes[0, 0, 1, :, 0] = (3, 2, 1)  # XA asks XB for production: must, may refuse, may
    outcomes[0, 0, 0, :, 0] = 3  # of itself: nothing
    found = demand_from_outcomes((["V1"], ["XA", "XB"], ["production", "unheard_of"]), outcomes, ASSUMED)
    stored = CLASSES.index("stored_data")
    assert found.admitted[0, :, stored].tolist() == [0.0, pytest.approx(2 / 3)]
    assert found.refusable[0, :, stored].tolist() == [0.0, pytest.approx(1 / 3)]
    assert found.admitted[0].sum() == pytest.approx(2 / 3)


def test_the_demand_of_a_world_is_what_each_of_its_requests_comes_to() -> None:
    instrument = read_rules(Path(__file__).parents[1] / "traces" / "umbrellas.md")
    lowered = lower([variant(instrument, draft) for draft in ("D1", "D2")])
    world = synthetic(instrument, parties=4, acts=5, seed=3)
    answers = cube(folded_world(lowered, world, readings={"mourning_clause": "carve_out"}))
    found = demand_of_world(answers, ASSUMED)
    outcomes = np.stack(
        [np.stack([answers.codes(one, n) & 7 for n in range(len(world.powers))], -1) for one in found.drafts]
    )
    plain = demand_from_outcomes(
        (found.drafts, world.parties, world.powers), outcomes.transpose(0, 2, 3, 1, 4), ASSUMED
    )
    assert np.allclose(found.admitted, plain.admitted)
    assert np.allclose(found.refusable, plain.refusable)
    assert found.admitted.sum() > 0
    assert any("invented" in line for line in compare_load(found, ASSUMED, rounds=1).assumptions)


def test_every_assumption_is_in_the_record_and_marked() -> None:
    record = load_record(compare_load(demand({"V1": 0.2, "V2": 0.4}), ASSUMED, ["XA"], rounds=2))
    assert record["schema"] == "travaux/rules-load/1"
    assert {"draft", "authority", "median_wait", "interval", "backlog"} <= set(record["drafts"][0])
    told = " ".join(record["assumptions"])
    for one in ASSUMED.classes:
        assert one.title in told
    assert "assumed" in told
    assert "foretells" in told


def test_more_admissible_than_possible_is_refused() -> None:
    with pytest.raises(ValueError, match="more is admissible"):
        demand_from_counts((["V1"], STATES, CLASSES), np.full((1, 4, 4, len(CLASSES)), 7), 6)


def test_assumptions_that_are_not_whole_are_refused_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("staff = 3\n", "utf-8")
    with pytest.raises(TravauxError, match=r"mine.toml.*not whole") as refused:
        assumptions(path)
    assert refused.value.code == "wrong_assumptions"
    path.write_text("staff = \n", "utf-8")
    with pytest.raises(TravauxError) as refused:
        assumptions(path)
    assert refused.value.code == "unreadable_toml"


def test_a_shorter_wait_is_never_said_to_be_longer() -> None:
    found = compare_load(demand({"V1": 0.9, "V2": 0.1}), assumptions(staff_of={"XA": 1}), ["XA"], rounds=10)
    low, _, high = found.burden("V2", "XA").wait_against
    assert low < 0
    assert high <= 0
    (line,) = [one for one in load_story(found) if "beside V1" in one]
    assert "shorter" in line
    assert "longer" not in line

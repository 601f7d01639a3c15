"""Worlds: invented ones from a seed, files, sourced facts about states, and domains held against them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from travaux.errors import TravauxError
from travaux.rules import Fact, Instrument, Term, drafts_of, lower, variant
from travaux.rules.language import bundled_folder, read_rules
from travaux.rules.worlds import (
    Column,
    World,
    broken,
    bundled_states,
    cell,
    parse_states,
    read_world,
    shape_of,
    synthetic,
    tiles,
    tiles_of,
    world_of,
    write_world,
)


@pytest.fixture(scope="module")
def cybercrime() -> Instrument:
    return read_rules(bundled_folder("cybercrime"))


def test_the_same_seed_draws_the_same_world_and_another_seed_another(cybercrime: Instrument) -> None:
    first, again, other = (synthetic(cybercrime, 20, 30, seed) for seed in (3, 3, 4))
    same = [np.array_equal(a.values, b.values) for a, b in zip(first.columns, again.columns, strict=True)]
    assert all(same)
    assert not all(np.array_equal(a.values, b.values) for a, b in zip(first.columns, other.columns, strict=True))


def test_an_invented_world_keeps_the_domains_of_its_instrument(cybercrime: Instrument) -> None:
    lowered = lower([variant(cybercrime, one) for one in drafts_of(cybercrime)])
    assert broken(synthetic(cybercrime, 30, 40), lowered) == ()


def test_an_invented_world_is_called_so_wherever_it_is_named(cybercrime: Instrument) -> None:
    assert "SYNTHETIC" in synthetic(cybercrime, 3, 3).label
    assert all(name.startswith("S") for name in synthetic(cybercrime, 3, 3).parties)


def test_facts_of_an_invented_world_go_together(cybercrime: Instrument) -> None:
    of = synthetic(cybercrime, 193, 200).by_fact
    offence, penalty = of["offence"].values, of["penalty"].values
    assert (penalty[offence == 0] == 0).all()
    assert (penalty[offence == 1] >= 1).all()
    assert (of["treaty_ground"].values <= of["treaty"].values).all()
    speech = (of["expression"].values == 1) & (of["forbidden_speech"].values == 0)
    risk = of["persecution_risk"].values
    assert risk[:, speech].mean() > 5 * risk[:, ~speech].mean()
    assert 0.2 < offence.mean() < 0.9


def test_a_world_that_breaks_a_domain_says_where(cybercrime: Instrument) -> None:
    of = synthetic(cybercrime, 4, 5)
    penalty = np.full((4, 5), 3)
    offence = np.ones((4, 5), np.int64)
    offence[2, 1] = 0
    wrong = {"penalty": penalty, "offence": offence}
    columns = tuple(replace(one, values=wrong.get(one.fact.name, one.values)) for one in of.columns)
    found = broken(replace(of, columns=columns), lower([variant(cybercrime, "V5")]))
    assert {one.code for one in found} == {"domain_not_kept"}
    assert any("A = S003" in one.message and "act = act 002" in one.message for one in found)


@pytest.mark.parametrize("name", ["world.npz", "world"])
@pytest.mark.parametrize("unknown", [0.0, 0.3])
def test_a_world_written_and_read_is_the_same(
    cybercrime: Instrument, tmp_path: Path, name: str, unknown: float
) -> None:
    of = synthetic(cybercrime, 5, 6, unknown=unknown)
    write_world(of, tmp_path / name)
    back = read_world(tmp_path / name, cybercrime)
    assert (back.parties, back.acts, back.powers, back.classes) == (of.parties, of.acts, of.powers, of.classes)
    assert back.label == of.label
    for column in of.columns:
        other = back.by_fact[column.fact.name]
        hidden = np.zeros(column.values.shape, bool) if column.unknown is None else column.unknown
        assert np.array_equal(np.where(hidden, 0, column.values), np.where(hidden, 0, other.values))
        assert np.array_equal(hidden, np.zeros_like(hidden) if other.unknown is None else other.unknown)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("XA,theft,3", "is no value"),
        ("XC,theft,yes", "not in the head"),
        ("XA,thefts,yes", "did you mean 'theft'"),
        ("XA,yes", "2 values for 3 columns"),
    ],
)
def test_a_wrong_line_in_a_world_is_named(cybercrime: Instrument, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "world.toml").write_text('parties = ["XA", "XB"]\nacts = ["theft"]\npowers = ["preservation"]\n')
    (tmp_path / "offence.csv").write_text(f"party,act,value\nXB,theft,no\n{line}\n")
    with pytest.raises(TravauxError, match=said) as refused:
        read_world(tmp_path, cybercrime)
    assert "line 3" in str(refused.value)
    assert refused.value.code == "wrong_world"


def test_what_has_no_row_is_unknown(cybercrime: Instrument, tmp_path: Path) -> None:
    (tmp_path / "world.toml").write_text('parties = ["XA", "XB"]\nacts = ["theft"]\npowers = ["preservation"]\n')
    (tmp_path / "offence.csv").write_text("party,act,value\nXB,theft,no\n")
    of = read_world(tmp_path, cybercrime)
    assert cell(of, Term("offence", ("B", "act")), (0, 1, 0, 0)) is False
    assert cell(of, Term("offence", ("A", "act")), (0, 1, 0, 0)) is None
    assert cell(of, Term("penalty", ("A", "act")), (0, 1, 0, 0)) is None


def test_every_shipped_fact_about_a_state_has_a_source_and_a_confidence() -> None:
    facts = bundled_states()
    assert len(facts) > 40
    assert all(one.source and one.confidence in "AB" and one.as_of for one in facts)
    assert {one.fact for one in facts} == {"signed_cybercrime"}


def test_a_fact_without_a_source_is_refused() -> None:
    with pytest.raises(TravauxError) as refused:
        parse_states('[[facts]]\nfact = "offence"\nvalue = true\nconfidence = "A"\nparties = ["XA"]\n')
    assert refused.value.code == "unsourced_fact"


def test_a_world_of_states_knows_only_what_is_sourced(cybercrime: Instrument) -> None:
    text = (
        '[[sources]]\nid = "s"\naddress = "https://example.org"\n[[facts]]\nfact = "judicial_review"\nvalue = true\n'
        'source = "s"\nconfidence = "K"\nparties = ["XA"]\n'
    )
    of = world_of(cybercrime, parse_states(text), ("XA", "XB"), ("theft",))
    assert cell(of, Term("judicial_review", ("B",)), (1, 0, 0, 0)) is True
    assert cell(of, Term("judicial_review", ("B",)), (0, 1, 0, 0)) is None
    assert cell(of, Term("measure"), (0, 1, 0, 0)) == cybercrime_first(cybercrime)
    assert "to be checked" in of.assumed[0]


def test_the_newest_fact_about_a_state_stands() -> None:
    signed = Fact("signed_cybercrime", "party", "yes/no")
    of = world_of(Instrument("x", facts=(signed,)), bundled_states(), ("CAN", "USA", "FRA", "ZWE"), ())
    column = of.by_fact["signed_cybercrime"]
    assert column.values.tolist()[:3] == [1, 0, 1]
    assert column.unknown is not None
    assert column.unknown.tolist() == [False, False, False, True]


def cybercrime_first(of: Instrument) -> str:
    return next(one.choices[0] for one in of.facts if one.scope == "power")


def test_a_column_is_shaped_by_what_its_fact_is_about() -> None:
    of = World(
        ("XA", "XB", "XC"), ("theft", "fraud"), ("search",), (Column(Fact("f", "draft", "yes/no"), np.array(1)),)
    )
    assert [shape_of(one, of) for one in ("draft", "power", "act", "party", "party, act", "A, B")] == [
        (), (1,), (2,), (3,), (3, 2), (3, 3)
    ]  # fmt: skip
    assert cell(of, Term("f"), (0, 1, 0, 0)) is True


def test_every_member_has_a_square_of_its_own_near_its_neighbours() -> None:
    members = [line.split(",")[0] for line in (Path(tiles.__file__).parent / "tiles.csv").read_text().splitlines()[1:]]
    squares = dict(zip(members, tiles_of(members), strict=True))
    assert len(members) == len(set(squares.values())) == 193
    assert squares["PRT"][0] < squares["DEU"][0] < squares["JPN"][0]
    assert squares["NOR"][1] < squares["ITA"][1] < squares["ZAF"][1]
    assert all(column < tiles.WIDTH for column, _ in squares.values())


def test_invented_parties_stand_in_rows_of_their_own() -> None:
    assert tiles_of(["S001", "S002"]) == ((0, 0), (1, 0))

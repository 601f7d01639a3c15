"""Groups: who was in one on a day, asked for by name and never done silently; what is not known is said."""

from __future__ import annotations

import pytest

from travaux.positions import members, resolve
from travaux.positions.parties import curated
from travaux.positions.parties.folding import fold
from travaux.positions.parties.tables import DAY


def test_the_european_union_had_twenty_eight_members_to_the_end_of_january_2020() -> None:
    assert len(members("EU", "2020-01-31")) == 28
    assert len(members("EU", "2020-02-01")) == len(members("EU")) == 27
    assert "GBR" not in members("EU", "2020-02-01")


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("1960", 6),
        ("1973-01-01", 9),
        ("1981-01-01", 10),
        ("1986-01-01", 12),
        ("2003", 15),
        ("2004-05-01", 25),
        ("2008", 27),
    ],
)
def test_the_european_union_grew(date: str, count: int) -> None:
    assert len(members("EU", date)) == count


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("1946-01-01", 51),
        ("1955-12-31", 76),
        ("1960-12-31", 99),
        ("1984-12-31", 159),
        ("2000-12-31", 189),
        ("2011-12-31", 193),
    ],
)
def test_the_united_nations_grew(date: str, count: int) -> None:
    assert len(members("UN", date)) == count


def test_each_member_state_is_in_one_regional_group() -> None:
    regional = [set(members(group)) for group in ("AFRICAN", "APG", "GRULAC", "WEOG", "EEG")]
    assert sum(map(len, regional)) == len(set().union(*regional)) == 193
    assert set().union(*regional) == set(members("UN"))


@pytest.mark.parametrize(
    ("group", "count"),
    [("G77", 134), ("AOSIS", 39), ("LLDC", 32), ("OIC", 57), ("OECD", 38), ("NONALIGNED", 120), ("COMMONWEALTH", 56)],
)
def test_a_group_has_as_many_members_as_it_says(group: str, count: int) -> None:
    assert len(members(group)) == count


def test_a_state_that_left_the_least_developed_is_one_before_the_day() -> None:
    assert "VUT" in members("LDC", "2020-12-03")
    assert "VUT" not in members("LDC", "2020-12-04")


def test_a_group_whose_members_are_not_held_says_so() -> None:
    assert members("LMC") == ()
    assert curated().entries["LMC"].confidence == "unknown"


def test_a_group_before_it_was_founded_has_no_members_and_the_answer_says_so() -> None:
    named = resolve("BRICS", "1995-01-01")
    assert (named.code, members("BRICS", "1995-01-01")) == ("BRICS", ())
    assert named.why.endswith("founded on 2009-06-16, after this date")


def test_what_is_no_group_has_no_members() -> None:
    with pytest.raises(ValueError, match="NOR"):
        members("NOR")


def test_sixty_groups_say_how_much_is_known_of_them() -> None:
    groups = [e for e in curated().entries.values() if e.kind == "group"]
    assert len(groups) >= 60
    assert {g.confidence for g in groups} == {"full", "current", "partial", "unknown"}
    silent = [g.code for g in groups if g.confidence != "full" and not (g.note or g.source)]
    assert silent == []
    empty = {g.code for g in groups if not members(g.code)}
    assert empty == {g.code for g in groups if g.confidence == "unknown"}


def test_every_member_is_in_the_table_and_every_day_is_a_day() -> None:
    table = curated()
    every = [m for group in table.memberships.values() for m in group]
    assert {m.member for m in every} <= set(table.entries)
    assert all(table.entries[m.group].kind == "group" for m in every)
    assert all(DAY.fullmatch(d) for m in every for d in (m.since, m.until) if d)
    assert all(m.since < m.until for m in every if m.since and m.until)


def test_the_table_has_193_member_states_and_their_codes() -> None:
    states = [e for e in curated().entries.values() if e.kind == "state"]
    assert {e.code for e in states} - {"COK", "NIU"} == set(members("UN"))
    assert len({e.iso2 for e in states}) == len(states)


def test_every_name_of_the_table_leads_to_an_entry() -> None:
    table = curated()
    meant = {s.code for senses in (*table.names.values(), *table.exact.values()) for s in senses}
    translated = {code for line in table.translated.values() for code in line.split("\t")[0].split()}
    assert meant | translated <= set(table.entries)
    assert not any("  " in key or key != key.strip() for key in (*table.names, *table.translated))


def test_made_names_are_sorted_and_folded_as_names_are_looked_up() -> None:
    keys = list(curated().translated)
    assert keys == sorted(keys)
    assert [key for key in keys if not key.startswith("=") and fold(key) != key] == []

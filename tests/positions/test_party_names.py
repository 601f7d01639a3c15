"""Whom a printed name means: one code, candidates, or nobody; never a guess."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.positions import Named, known, resolve, resolve_list
from travaux.positions.parties import curated
from travaux.positions.parties.folding import fold

ADVERSARIAL = Path(__file__).parent / "adversarial.tsv"


def said(named: tuple[Named, ...]) -> str:
    """As adversarial.tsv writes it: CODE, CODE>GROUP, ?A,B for candidates, - for nobody; joined by " + "."""
    return " + ".join(word(one) for one in named)


def word(one: Named) -> str:
    if one.on_behalf_of:
        return f"{one.code or '-'}>{one.on_behalf_of}"
    return one.code or (f"?{','.join(one.candidates)}" if one.candidates else "-")


def rows() -> list[dict[str, str]]:
    with ADVERSARIAL.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['printed']} {row['date']}".strip() or "nothing")
def test_a_string_that_invites_a_wrong_reading_is_read_rightly_or_not_at_all(row: dict[str, str]) -> None:
    assert said(resolve_list(row["printed"], row["date"] or None)) == row["expected"]


def test_there_are_five_hundred_such_strings_and_more() -> None:
    assert len(rows()) >= 500


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("The Gambia", "GMB"),
        ("Gambia (Republic of The)", "GMB"),
        ("Korea (the Republic of)", "KOR"),
        ("Lao Peoples Democratic Republic", "LAO"),
        ("Democratic People's\u202fRepublic of Korea", "PRK"),
        ("République-Unie de Tanzanie", "TZA"),
        ("Estados Unidos de América", "USA"),
        ("Соединенные Штаты Америки", "USA"),
        ("美利坚合众国", "USA"),
        ("الولايات المتحدة الأمريكية", "USA"),
        ("Österreich", "AUT"),
        ("Ελλάδα", "GRC"),
    ],
)
def test_a_state_is_known_by_each_of_its_names(printed: str, code: str) -> None:
    assert resolve(printed).code == code


def test_a_name_keeps_its_state_after_the_name_was_given_up() -> None:
    late = resolve("Swaziland", "2024-01-01")
    assert late.code == "SWZ"
    assert "not at this date" in late.why
    assert resolve("Swaziland", "2001-01-01").why == "a former name of Eswatini, to 2018-04-19"


def test_the_date_decides_between_two_states_of_one_name() -> None:
    assert resolve("Germany", "1980-05-01").candidates == ("DEU", "DDR")
    assert resolve("Germany", "1995-05-01").code == "DEU"
    assert resolve("Congo", "1965-05-01").candidates == ("COG", "COD")
    assert resolve("Congo", "1999-05-01").code == "COG"


def test_a_former_state_has_its_own_code() -> None:
    assert [resolve(n, "1980-01-01").code for n in ("Czechoslovakia", "USSR", "Democratic Yemen")] == [
        "CSK",
        "SUN",
        "YMD",
    ]
    assert resolve("Czechoslovakia", "1980-01-01").kind == "former"


def test_namibias_code_is_no_missing_value() -> None:
    assert (resolve("NA").code, resolve("Namibia").code) == ("NAM", "NAM")


def test_a_code_that_is_also_a_group_is_ambiguous_in_a_text_and_sure_in_a_column_of_codes() -> None:
    assert resolve("NAM").candidates == ("NAM", "NONALIGNED")
    assert resolve("NAM", printed_in="codes").code == "NAM"
    assert resolve("AG", printed_in="codes").code == "ATG"


def test_taiwan_is_the_seat_of_china_only_in_votes_before_october_1971() -> None:
    assert resolve("Taiwan", "1965-01-01", printed_in="votes").code == "CHN"
    assert resolve("Taiwan", "1972-01-01", printed_in="votes").code == "TWN"
    assert resolve("Taiwan", "1965-01-01").code == "TWN"


def test_a_place_of_meetings_is_no_party() -> None:
    assert [(n.kind, n.code) for n in resolve_list("Busan, Republic of Korea")] == [("place", None)]


def test_several_delegations_are_known_and_nobody() -> None:
    named = resolve("several delegations")
    assert (named.kind, named.code, known("several delegations")) == ("unnamed", None, True)


def test_a_word_in_small_letters_is_no_name() -> None:
    assert not any(known(word) for word in ("turkey", "chad", "us", "island", "states parties", "whereas"))


def test_words_of_a_line_in_capitals_and_offices_are_not_known_as_parties() -> None:
    assert not any(known(word) for word in ("AND", "TO", "DE", "Secretariat", "Chair", "New York", "Article 19"))
    assert resolve("AND").code == "AND"
    assert all(known(word) for word in ("US", "EU", "G77", "XKX", "IUCN", "African States"))


def test_a_date_that_is_none_is_a_callers_mistake() -> None:
    with pytest.raises(ValueError, match="2024-08-08"):
        resolve("Norway", "8 August 2024")
    with pytest.raises(ValueError, match="text, codes or votes"):
        resolve("Norway", printed_in="speech")


@given(st.text(max_size=40), st.sampled_from([None, "1965-01-01", "2024-08-08"]))
def test_any_text_is_a_name_or_none_and_never_an_error(text: str, date: str | None) -> None:
    named = resolve(text, date)
    assert named.printed == text
    assert named.code is None or named.code in curated().entries
    assert not (named.code and named.candidates)


NAMES = sorted(sense.name for senses in curated().names.values() for sense in senses if sense.use == "short")


@given(st.sampled_from(NAMES), st.integers(0, 40), st.characters(categories=["Ll"]))
def test_a_letter_more_never_makes_another_state(name: str, place: int, letter: str) -> None:
    changed = name[:place] + letter + name[place:]
    if fold(changed) != fold(name):
        assert resolve(changed).code in (None, resolve(name).code) or known(changed)


@given(st.sampled_from(NAMES))
def test_capitals_accents_and_articles_do_not_matter(name: str) -> None:
    assert resolve(f"the {name}").code == resolve(name).code == resolve(f" {name}: ").code
    assert resolve(name.upper()).code in (resolve(name).code, None)

"""Files and folders of rules, facts typed on a line, and the instruments that come with the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from travaux.errors import TravauxError
from travaux.rules import (
    Term,
    bundled,
    bundled_folder,
    checked,
    formatted,
    parse_facts,
    parse_rules,
    read_book,
    read_rules,
    write_rules,
    written_facts,
)

FACTS = """# Shared
```rules
fact kept(party, act)
fact penalty(party, act)
    type  number of years
fact measure(power)
    type  one of look, search
fact since(party)
    type  date
reading endeavour
    choices  duty, effort
definition grave
    otherwise  no
```
"""
RULES = """# Lost umbrellas
- instrument: umbrellas
- question: B return
- uses: shared

```rules
rule duty
    kind       duty
    concludes  B must return
    when       kept(A, act)
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, file, text in (("shared", "facts.md", FACTS), ("umbrellas", "10-duty.md", RULES)):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(text, encoding="utf-8")
    return tmp_path / "umbrellas"


def test_a_folder_takes_in_what_it_uses(folder: Path) -> None:
    made = read_rules(folder)
    assert (made.id, made.question, made.title) == ("umbrellas", ("B", "return"), "Lost umbrellas")
    assert [one.name for one in made.facts] == ["kept", "penalty", "measure", "since"]
    assert [Path(one).name for one in made.files] == ["facts.md", "10-duty.md"]


def test_one_file_of_a_folder_takes_in_the_same(folder: Path) -> None:
    assert read_rules(folder / "10-duty.md").rules == read_rules(folder).rules


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    (folder / "05-before.md").write_text("```rules\nrule first\n    kind  duty\n    concludes  B must return\n```\n")
    assert [one.id for one in read_rules(folder).rules] == ["first", "duty"]


def test_a_book_of_several_files_is_written_back(folder: Path) -> None:
    assert write_rules(read_book(folder)) == FACTS + RULES


def test_a_mistake_in_what_is_used_is_placed_in_its_own_file(folder: Path) -> None:
    shared = folder.parent / "shared" / "facts.md"
    shared.write_text(FACTS.replace("number of years", "nomber"), encoding="utf-8")
    with pytest.raises(TravauxError) as refused:
        read_rules(folder)
    assert refused.value.where == f"{shared}, line 5, column 11"


def test_two_instruments_in_one_folder_are_refused(folder: Path) -> None:
    (folder / "20-other.md").write_text("# Other\n- instrument: parasols\n", encoding="utf-8")
    with pytest.raises(TravauxError, match=r"two instruments: umbrellas and parasols"):
        read_rules(folder)


@pytest.mark.parametrize(
    ("made", "code"), [("nothing", "missing_file"), ("empty", "no_rules"), ("latin.md", "unknown_encoding")]
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, made: str, code: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "latin.md").write_bytes("# Schirme für alle".encode("latin-1"))
    with pytest.raises(TravauxError) as refused:
        read_rules(tmp_path / made)
    assert refused.value.code == code


def test_facts_typed_on_a_line_are_read_and_written() -> None:
    made = parse_rules(FACTS)
    line = "kept(A, act); not kept(B, act); penalty(A, act) = 5 years; measure is look; endeavour is duty"
    facts = parse_facts(line, made)
    assert dict(facts)[Term("penalty", ("A", "act"))] == 5
    assert dict(facts)[Term("endeavour")] == "duty"
    assert written_facts(facts, made) == line
    assert parse_facts("kept(A, act) = no", made) == ((Term("kept", ("A", "act")), False),)
    assert parse_facts("", made) == ()


@pytest.mark.parametrize(
    ("line", "code", "caret"),
    [
        ("kepd(A, act)", "unknown_name", "^^^^"),
        ("kept(A, act); penalty(B) = 3", "wrong_scope", "              ^^^^^^^^^^"),
        ("penalty(A, act) = 6 months", "wrong_unit", "                    ^^^^^^"),
        ("measure is serch", "unknown_choice", "           ^^^^^"),
        ("kept(A, act) kept(B, act)", "too_much", "             ^^^^^^^^^^^^"),
        ("grave", "not_a_fact", "^^^^^"),
        ("since(A) = 2024-02-30", "no_such_day", "           ^^^^^^^^^^"),
        ("kept(A, act); not kept(A, act)", "said_twice", "              ^^^^^^^^^^^^^^^^"),
    ],
)
def test_facts_that_cannot_be_read_are_refused_with_a_caret(line: str, code: str, caret: str) -> None:
    with pytest.raises(TravauxError) as refused:
        parse_facts(line, parse_rules(FACTS))
    assert refused.value.code == code
    assert refused.value.what.split("\n")[1:3] == [line, caret]
    assert refused.value.try_this


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_instrument_has_no_error_and_lies_in_the_canonical_layout(name: str) -> None:
    book = read_book(bundled_folder(name))
    assert [one for one in checked(book) if one.severity == "error"] == []
    for path in bundled_folder(name).glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert formatted(text) == text, f"run `travaux rules tidy {path}`"


def test_an_instrument_that_is_not_bundled_is_refused_with_a_near_name() -> None:
    with pytest.raises(TravauxError) as refused:
        bundled_folder("cybercrim")
    assert refused.value.code == "unknown_instrument"
    assert refused.value.try_this == "did you mean cybercrime?"

"""Coded statements are read with care: what cannot be understood is said with its line and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from travaux.errors import TravauxError
from travaux.positions import read_statements

ONE = '[[statements]]\nparty = "XA"\ndate = 2025-04-07\nquote = "We oppose."\nsource = "Recording"\n'
EXAMPLE = Path(__file__).parents[2] / "src" / "travaux" / "example" / "statements.toml"


def refusal(written: str, where: str = "said.toml") -> TravauxError:
    with pytest.raises(TravauxError) as caught:
        read_statements(written, where)
    return caught.value


def test_the_statements_of_the_example_are_read_without_a_doubt() -> None:
    found = read_statements(EXAMPLE.read_text(encoding="utf-8"))
    assert [one.id for one in found.statements] == [f"S{n:02}" for n in range(1, 18)]
    assert found.doubts == ()
    assert found.statements[0].at == "12:44"
    assert found.statements[0].on_behalf_of == "UPC"


def test_a_statement_without_a_source_stays_and_is_said() -> None:
    found = read_statements(ONE.replace('source = "Recording"\n', ""))
    assert len(found.statements) == 1
    assert [d.code for d in found.doubts] == ["statement_without_source"]
    assert "XA" in found.doubts[0].message


def test_a_correction_of_a_statement_that_is_not_there_is_said() -> None:
    found = read_statements(ONE + 'corrects = "S99"\n')
    assert [d.code for d in found.doubts] == ["statement_of_nothing"]


def test_broken_toml_is_refused_with_line_and_column() -> None:
    trouble = refusal(ONE + 'at = "01:01\n')
    assert trouble.code == "unreadable_statements"
    assert "line 6" in trouble.where
    assert "column" in trouble.where
    assert trouble.try_this


@pytest.mark.parametrize(
    ("field", "line", "advice"),
    [
        ('date = "7 April"', "line 3", "2025-04-07"),
        ('at = "in the morning"', "line 6", "01:01"),
        ('verb = "hates"', "line 6", "oppose"),
        ('confidence = "sure"', "line 6", "heard"),
        ('partie = "XB"', "line 6", "party"),
        ("option = 4", "line 6", "option ="),
    ],
)
def test_a_field_that_says_nothing_is_refused_at_its_place(field: str, line: str, advice: str) -> None:
    written = ONE.replace("date = 2025-04-07", field) if field.startswith("date") else ONE + field + "\n"
    trouble = refusal(written)
    assert trouble.code == "bad_statement"
    assert line in trouble.where
    assert advice in trouble.try_this


@pytest.mark.parametrize("name", ["party", "date", "quote"])
def test_a_statement_must_say_who_when_and_what(name: str) -> None:
    written = "".join(line for line in ONE.splitlines(keepends=True) if not line.startswith(name))
    assert f"no {name}" in refusal(written).what


def test_two_statements_with_one_id_are_refused() -> None:
    trouble = refusal(ONE + 'id = "S1"\n' + ONE + 'id = "S1"\n')
    assert "lines 1 and 7" in trouble.what


def test_a_table_of_another_program_is_read_alike() -> None:
    names = "id;party;date;article;verb;option;quote;source"
    row = 'S1;XA;2025-04-07;art. 2 (h);oppose;four years;"No; never.";Recording'
    [one] = read_statements(f"{names}\n{row}\n", "said.csv").statements
    assert (one.party, one.article, one.verb, one.option, one.quote) == (
        "XA",
        "art. 2 (h)",
        "oppose",
        "four years",
        "No; never.",
    )


def test_a_cell_too_many_is_refused_with_line_and_column() -> None:
    trouble = refusal("party,date,quote\nXA,2025-04-07,No, never.\n", "said.csv")
    assert "line 2, column 4" in trouble.where
    assert "quotation marks" in trouble.try_this


def test_a_wrong_date_in_a_table_is_refused_in_its_cell() -> None:
    trouble = refusal("party,date,quote\nXA,07/04/2025,No.\n", "said.csv")
    assert "line 2, column 2" in trouble.where

"""The pages about the language say what it does: the example runs, and every field and every code is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from travaux.rules import checked, formatted
from travaux.rules.language.blocks import FIELDS
from travaux.rules.language.files import book_of
from travaux.rules.language.places import Source
from travaux.rules.records import KINDS
from travaux.rules.traces import run_cases

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "reference" / "rule-language.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^````markdown\n(.*?)^````$", PAGE, re.S | re.M)


def codes() -> set[str]:
    """Every code that the language gives to what it finds."""
    found: set[str] = set()
    for path in (ROOT / "src" / "travaux" / "rules" / "language").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("Wrong", "add", "note", "TravauxError") and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def test_the_example_of_the_page_is_read_laid_out_and_without_fault() -> None:
    assert EXAMPLE is not None
    book = book_of([Source("lost_umbrellas.md", EXAMPLE[1])])
    assert checked(book) == ()
    assert formatted(EXAMPLE[1]) == EXAMPLE[1]


def test_the_cases_of_the_example_come_out_as_the_page_says() -> None:
    assert EXAMPLE is not None
    runs = run_cases(book_of([Source("lost_umbrellas.md", EXAMPLE[1])]).instrument)
    assert [one.passes for one in runs] == [True, True, True]


def test_every_block_every_field_and_every_kind_is_on_the_page() -> None:
    words = {*FIELDS, *KINDS, *(one for fields in FIELDS.values() for one in fields)}
    assert {one for one in words if not re.search(rf"`[^`\n]*\b{one}\b", PAGE)} == set()


def test_every_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "refusal-codes.md").read_text(encoding="utf-8")
    assert len(codes()) > 40
    assert {one for one in codes() if f"`{one}`" not in page} == set()

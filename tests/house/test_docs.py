"""The documentation says what the product does: doubt codes, refusal codes and commands are all there."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def codes(name: str) -> set[str]:
    """Every code given literally to `Doubt(...)` or `TravauxError(...)` in the source."""
    found: set[str] = set()
    for path in (ROOT / "src" / "travaux").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_doubt_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "doubt-codes.md").read_text(encoding="utf-8")
    assert {c for c in codes("Doubt") if f"`{c}`" not in page} == set()


def test_every_refusal_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "refusal-codes.md").read_text(encoding="utf-8")
    assert {c for c in codes("TravauxError") if f"`{c}`" not in page} == set()


def test_the_readme_opens_with_purpose_picture_and_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    purpose, picture, demo, test = (text.find(s) for s in ("negotiat", "![", "make demo", "make test"))
    assert 0 < purpose < picture < demo < test < 2500

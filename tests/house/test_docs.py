"""The documentation says what the product does: doubt codes, refusal codes and commands are all there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def codes(*names: str) -> set[str]:
    """Every code given literally to one of these calls, as its first or second argument."""
    found: set[str] = set()
    for path in (ROOT / "src" / "travaux").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in names:
                given = [a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                found.update(one for one in given[:1] if CODE.fullmatch(one))
    return found


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_every_doubt_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "doubt-codes.md").read_text(encoding="utf-8")
    assert {c for c in codes("Doubt", "doubt") if f"`{c}`" not in page} == set()


def test_every_refusal_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "refusal-codes.md").read_text(encoding="utf-8")
    assert {c for c in codes("TravauxError") if f"`{c}`" not in page} == set()


def test_the_readme_opens_with_purpose_picture_and_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    purpose, picture, demo, test = (text.find(s) for s in ("negotiat", "![", "make demo", "make test"))
    assert 0 < purpose < picture < demo < test < 2500

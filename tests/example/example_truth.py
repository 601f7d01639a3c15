"""What the tests of the example share: where its documents lie, what is true of them, and words made plain for comparing."""

from __future__ import annotations

import json
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "travaux" / "example"
TRUTH = Path(__file__).parent / "truth"
DRAFT_FILES = {
    "con1": "01-consolidated-1.docx",
    "con2": "02-consolidated-2.pdf",
    "zero": "03-zero-draft.pdf",
    "rolling": "06-rolling-text.docx",
    "revised": "07-revised-draft.pdf",
    "final": "10-text-for-approval.html",
    "adopted": "11-adopted-resolution.pdf",
}


@lru_cache
def truth(name: str) -> dict[str, Any]:
    """One file of the truth."""
    with (TRUTH / f"{name}.json").open(encoding="utf-8") as opened:
        return json.load(opened)


@lru_cache
def listing() -> dict[str, Any]:
    """The listing of the example."""
    with (FOLDER / "negotiation.toml").open("rb") as opened:
        return tomllib.load(opened)


def words(text: str) -> list[str]:
    """The words and signs of a stretch, blanks left out."""
    return re.findall(r"\w+|[^\w\s]", text)

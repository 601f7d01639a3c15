"""What the tests of the example share: its folder, the truth about it, its drafts read once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from travaux.comparison import Comparison, compare
from travaux.history import Dated
from travaux.history.ways import parents_of
from travaux.reading import read
from travaux.steps.dated import taken
from travaux.text import Text
from travaux.text.notation import Notation, notation

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "con1": "01-consolidated-1.docx",
    "con2": "02-consolidated-2.pdf",
    "zero": "03-zero-draft.pdf",
    "rolling": "06-rolling-text.docx",
    "revised": "07-revised-draft.pdf",
    "final": "10-text-for-approval.html",
    "adopted": "11-adopted-resolution.pdf",
    "akn": "12-adopted-convention.akn.xml",
}


@pytest.fixture(scope="session")
def example_folder() -> Path:
    """The folder of the bundled negotiation."""
    return ROOT / "src" / "travaux" / "example"


@pytest.fixture(scope="session")
def truth() -> Callable[[str], dict[str, Any]]:
    """The truth by name: a draft ("zero"), a pair ("zero-revised"), or "stories"."""

    @lru_cache
    def told(name: str) -> dict[str, Any]:
        path = Path(__file__).parent / "truth" / f"{name}.json"
        return json.loads(path.read_text(encoding="utf-8"))

    return told


@pytest.fixture(scope="session")
def draft(example_folder: Path) -> Callable[[str], Text]:
    """A draft as it is read from its file, by name."""

    @lru_cache
    def opened(name: str) -> Text:
        return read(example_folder / FILES[name])

    return opened


@pytest.fixture(scope="session")
def symbols() -> dict[str, str]:
    """The symbol of each draft, by name, in order; the text in Akoma Ntoso is the adopted one again and left out."""
    files = {name: file for name, file in FILES.items() if name != "akn"}
    with (ROOT / "src" / "travaux" / "example" / "negotiation.toml").open("rb") as opened:
        listed = {one["file"]: one["symbol"] for one in tomllib.load(opened)["documents"]}
    return {name: listed[file] for name, file in files.items()}


@pytest.fixture(scope="session")
def drafts(printed: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """The drafts as they are compared: with their revisions taken."""
    return taken(printed)


@pytest.fixture(scope="session")
def printed(draft: Callable[[str], Text], symbols: dict[str, str]) -> tuple[Dated, ...]:
    """The drafts on the axis of the negotiation, as they stand."""
    with (ROOT / "src" / "travaux" / "example" / "negotiation.toml").open("rb") as opened:
        listed = {one["symbol"]: one for one in tomllib.load(opened)["documents"]}
    rows = ((name, listed[symbol]) for name, symbol in symbols.items())
    return tuple(
        Dated(
            one["symbol"],
            "draft",
            one["label"],
            draft(name),
            str(one["date"]),
            str(one["published"]),
            tuple(one["follows"]) if "follows" in one else () if name == "con1" else None,
        )
        for name, one in rows
    )


@pytest.fixture(scope="session")
def comparisons(drafts: tuple[Dated, ...]) -> dict[tuple[str, str], Comparison]:
    """Every draft compared with those that it goes on from."""
    texts = {one.symbol: one.text for one in drafts}
    pairs = [(one, child) for child, parents in parents_of(drafts).items() for one in parents]
    return {pair: compare(texts[pair[0]], texts[pair[1]]) for pair in pairs}


@pytest.fixture(scope="session")
def notated(draft: Callable[[str], Text]) -> Callable[[str], Notation]:
    """What notation finds in a draft, by name."""

    @lru_cache
    def found(name: str) -> Notation:
        return notation(draft(name))

    return found


@pytest.fixture(scope="session")
def notations(drafts: tuple[Dated, ...]) -> dict[str, Notation]:
    """What notation finds in each draft with its revisions taken, by symbol."""
    return {one.symbol: notation(one.text) for one in drafts}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that `known.toml` expects to fail."""
    here = Path(__file__).parent
    with (here / "known.toml").open("rb") as opened:
        reasons = {name: why for why, row in tomllib.load(opened).items() for name in row["tests"]}
    for item in items:
        if here in item.path.parents and item.name in reasons:
            item.add_marker(pytest.mark.xfail(reason=reasons[item.name], strict=False))

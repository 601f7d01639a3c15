"""A small invented negotiation for the tests of the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from travaux import reading
from travaux.negotiation import Negotiation, begin, document_of

ZERO = """\
Article 1
Use of terms

1. For the purposes of this Convention, "harbour" means any sheltered water where boats lie at rest.

2. "Quiet hours" means the time between dusk and dawn.

Article 2
General obligation

Each Party shall keep its harbours quiet during quiet hours.
"""
FIRST = ZERO.replace("Each Party shall keep", "Each Party shall, as far as possible, keep")
SECOND = (
    FIRST.replace("sheltered water", "sheltered water or canal")
    + "\nArticle 3\nReports\n\nParties shall report each year.\n"
)
TEXTS = {"HARB/1": ZERO, "HARB/2": FIRST, "HARB/3": SECOND}


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in this process: these tests are not about isolation, and a process for each reading takes its time."""
    if "read_safely" not in request.node.name:
        monkeypatch.setattr(reading, "read_safely", reading.read)


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """The files of three drafts, outside any negotiation."""
    folder = tmp_path / "papers"
    folder.mkdir()
    files = [folder / f"{symbol.replace('/', '-').lower()}.txt" for symbol in TEXTS]
    for file, text in zip(files, TEXTS.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def harbours(tmp_path: Path, papers: list[Path]) -> Negotiation:
    """A negotiation with three drafts taken in and nothing built yet, in a folder called harbours."""
    negotiation = begin(tmp_path / "harbours", "Convention on Quiet Harbours")
    said = [
        {"symbol": symbol, "kind": "draft", "date": f"2026-0{n}-01", "published": f"2026-0{n}-09"}
        for n, symbol in enumerate(TEXTS, 1)
    ]
    negotiation.add([(file, document_of(one)) for file, one in zip(papers, said, strict=True)])
    negotiation.close()
    return Negotiation.open(negotiation.folder)

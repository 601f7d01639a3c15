"""The command line, run in this process, and three drafts of an invented convention."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from travaux import reading
from travaux.apps.cli import main

ZERO = """\
Convention on Quiet Harbours

PART I
GENERAL PROVISIONS

Article 1
Use of terms

1. For the purposes of this Convention, "harbour" means any sheltered water where boats lie at rest.

2. "Quiet hours" means the time between dusk and dawn.

Article 2
General obligation

Each Party shall keep its harbours quiet during quiet hours [, as far as possible].
"""
TEXTS = {
    "HARB/1": ZERO,
    "HARB/2": ZERO.replace(" [, as far as possible]", ""),
    "HARB/3": ZERO.replace("sheltered water", "sheltered water or canal")
    + "\nArticle 3\nReports\n\nParties shall report.\n",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one command said: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Travaux = Callable[..., Said]


@pytest.fixture
def travaux(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Travaux:
    """`travaux(command, argument, ...)` runs one command as a user would and gives what it said."""

    def run(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["travaux", *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in this process: these tests are not about isolation, and a process for each reading takes its time."""
    if "read_safely" not in request.node.name:
        monkeypatch.setattr(reading, "read_safely", reading.read)


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Three drafts as files."""
    folder = tmp_path / "papers"
    folder.mkdir()
    files = [folder / f"{symbol.replace('/', '-').lower()}.txt" for symbol in TEXTS]
    for file, text in zip(files, TEXTS.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def harbours(tmp_path: Path, papers: list[Path], travaux: Travaux) -> Path:
    """The folder of a negotiation with the three drafts taken in."""
    folder = tmp_path / "harbours"
    assert travaux("new", folder, "--title", "Convention on Quiet Harbours").code == 0
    for number, (symbol, file) in enumerate(zip(TEXTS, papers, strict=True), 1):
        said = travaux("add", folder, file, "--kind", "draft", "--symbol", symbol, "--date", f"2026-0{number}-01")
        assert said.code == 0, said.err
    return folder

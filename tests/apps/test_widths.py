"""The commands about words and positions in terminals of every width, and in files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from travaux.apps import terminal

from .record import laid_out

COMMANDS = (
    ("brackets", "--draft", "HARB/2"),
    ("who",),
    ("who", "--party", "Calvessin"),
    ("check",),
    ("trace",),
    ("returns",),
    ("residue",),
    ("uptake",),
    ("reuse",),
    ("build",),
)


@pytest.mark.parametrize("width", [20, 80, 140])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_terminal_of_any_width_is_answered(
    travaux: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], width: int
) -> None:
    folder = laid_out(tmp_path / "quiet")
    shown = Console(file=io.StringIO(), force_terminal=True, width=width, highlight=False, color_system=None)
    monkeypatch.setattr(terminal, "results", shown)
    said = travaux(words[0], folder, *words[1:])
    assert said.code == 0, said.err
    assert shown.file.getvalue()  # type: ignore[attr-defined]


def test_who_lines_up_in_a_terminal_and_cuts_rather_than_wraps(
    travaux: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = laid_out(tmp_path / "quiet")
    shown = Console(file=io.StringIO(), force_terminal=True, width=80, highlight=False, color_system=None)
    monkeypatch.setattr(terminal, "results", shown)
    travaux("who", folder)
    rows = [row for row in shown.file.getvalue().splitlines() if row.startswith("  ")]  # type: ignore[attr-defined]
    assert {row.index("shall") for row in rows if row.rstrip().endswith("shall")} == {rows[0].index("shall")}
    assert max(map(cell_len, rows)) <= 80


def test_words_in_a_file_are_whole_and_without_colour(travaux: Callable[..., Any], tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "quiet")
    said = travaux("who", folder)
    assert "\x1b" not in said.out
    assert "Recording of the third meeting · at 12:44 · heard" in said.out

"""The reference pages say what the commands say. Record them anew with RECORD=1."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from travaux.apps.commands import COMMANDS, RULE_COMMANDS

PAGES = Path(__file__).resolve().parents[2] / "docs" / "reference"
RULE_NAMES = [command.__name__.rstrip("_") for command in RULE_COMMANDS]
NAMES = [*(command.__name__ for command in COMMANDS), "rules", *(f"rules {name}" for name in RULE_NAMES)]
HEAD = """\
# Commands

Recorded from `--help`. Results go to stdout, progress and refusals to stderr. With `--json` a command prints one
[JSON](json.md) document. Exit codes: 0 done; 1 done, and what was asked for does not hold (`verify`); 2 refused, with
what, where and what to try, and nothing written; 130 stopped with Ctrl-C. Colour is left out where the output is no
terminal, or where `NO_COLOR` is set.

A document of a negotiation goes by its symbol; `SYMBOL@1` is the first version of its bytes.
"""


def recorded(travaux: Callable[..., Any]) -> str:
    helps = [
        ("travaux", travaux("--help").out),
        *((f"travaux {name}", travaux(*name.split(), "--help").out) for name in NAMES),
    ]
    return HEAD + "".join(f"\n## {name}\n\n```text\n{said.strip()}\n```\n" for name, said in helps)


def test_the_commands_page_is_what_help_says(travaux: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    page = PAGES / "commands.md"
    if os.environ.get("RECORD"):
        page.write_text(recorded(travaux), encoding="utf-8")
    assert page.read_text("utf-8") == recorded(travaux)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "rules"])
def test_every_command_shows_an_example_of_itself(travaux: Callable[..., Any], name: str) -> None:
    _, _, examples = travaux(*name.split(), "--help").out.partition("Example")
    assert f"travaux {name}" in examples


def test_the_json_page_names_every_schema() -> None:
    page = (PAGES / "json.md").read_text("utf-8")
    assert [
        name for name in NAMES if name not in ("serve", "rules") and f"`travaux/{name.replace(' ', '-')}/1`" not in page
    ] == []

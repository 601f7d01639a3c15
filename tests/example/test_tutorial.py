"""The tutorial is true: each of its commands runs on the example and shows what the tutorial says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
SHOWS = {
    "read demo/01-consolidated-1.docx": ["Article 25", "Standing technical access"],
    "compare CME/AC.1/7 CME/AC.1/14 --in demo": ["Standing technical access", "keys and passwords"],
    "compare CME/AC.1/14 CME/AC.1/14/Rev.1 --in demo": ["Article 27 is now Article 6", "Standing technical access"],
    "read demo/09-facilitators-report.pdf": ["Informal report of the facilitator"],
    "compare CME/AC.1/14/Rev.1 CME/AC.1/L.9 --in demo": ["subject to article 21"],
    "compare CME/AC.1/L.9 CA/RES/12/4 --in demo": ["shall not exceed one year"],
    "returns demo": ["back in CME/AC.1/14/Rev.1, Article 28(1)", "back in CME/AC.1/14/Rev.1, Article 24(3)"],
    'cite demo "Article 28 of the revised draft"': ["CA/RES/12/4"],
    'trace demo --at "Article 28"': ["CME/AC.1/7", "subject to article 21"],
    "residue demo --draft CME/AC.1/14/Rev.1": [
        "who has knowledge of the working of the service",
        "safeguard taken out",
    ],
    "brackets demo --draft CME/AC.1/14/WP.1": ["three | four", "insert number"],
    'who demo --at "Article 2(h)" --draft CME/AC.1/14/WP.1': ["at 12:44", "public 2025-06-27", "changed"],
    "settle demo CME/AC.1/14/WP.1 --as Gavrosk": ["undecided"],
    "check demo": ["Lantern League", "regression"],
}


def commands() -> list[str]:
    """The commands of the tutorial, in its order."""
    return re.findall(r"^\$ travaux (.+)$", TUTORIAL.read_text(encoding="utf-8"), re.M)


def test_every_command_of_the_tutorial_runs_and_shows_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from travaux.apps.commands import app

    monkeypatch.chdir(tmp_path)
    missing = []
    for command in commands():
        result = CliRunner().invoke(app, shlex.split(command), env={"COLUMNS": "400"})
        assert result.exit_code == 0, (command, result.output[-500:])
        shown = " ".join(result.stdout.split())
        missing += [(command, words) for words in SHOWS.get(command, []) if words not in shown]
    assert missing == []


def test_what_the_tutorial_shows_is_in_the_tutorial() -> None:
    assert set(SHOWS) <= set(commands())

"""What cannot be done is refused with what, where and what to try; exit code 2; nothing half written, nothing lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Travaux = Callable[..., Any]


def stored(folder: Path) -> dict[str, bytes]:
    """Every file of a negotiation that people or the archive wrote, but for the passing files of the database."""
    names = [p for p in folder.rglob("*") if p.is_file() and p.name[-4:] not in ("-wal", "-shm")]
    return {str(p.relative_to(folder)): p.read_bytes() for p in names}


@pytest.fixture
def bad_file(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        path = tmp_path / name
        if name == "folder":
            path.mkdir()
        elif name == "empty.pdf":
            path.touch()
        elif name == "pipe":
            os.mkfifo(path)
        return path

    return make


@pytest.mark.parametrize(
    ("name", "what"),
    [("folder", "folder"), ("empty.pdf", "empty"), ("missing.pdf", "no such file"), ("pipe", "not an ordinary file")],
)
def test_one_bad_file_keeps_all_of_them_out(
    travaux: Travaux, harbours: Path, papers: list[Path], bad_file: Callable[[str], Path], name: str, what: str
) -> None:
    good = papers[0].with_name("new.txt")
    good.write_text("Article 1\n\nNew words.", encoding="utf-8")
    before = stored(harbours)
    said = travaux("add", harbours, good, bad_file(name), "--kind", "draft", "--date", "2026-05-01")
    assert said.code == 2
    assert what in said.err
    assert "Try: " in said.err
    assert stored(harbours) == before


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--kind", "drft", "--date", "2026-05-01"), "Unknown kind 'drft'"),
        (("--kind", "draft", "--date", "1 May 2026"), "'1 May 2026' is not a date"),
        (("--kind", "draft", "--date", "2026-02-30"), "'2026-02-30' is not a date"),
        (("--kind", "draft", "--date", "2026-05-01", "--published", "2026-04-30"), "before its own date"),
        (("--kind", "draft", "--date", "2026-05-01", "--url", "ftp://x"), "not a web address"),
        (("--kind", "draft", "--date", "2026-05-01", "--language", "English"), "not a language code"),
        (("--kind", "draft", "--date", "2026-05-01", "--symbol", "A", "--symbol", "B"), "2 times --symbol"),
        (("--kind", "draft", "--date", "2026-05-01", "--symbol", " "), "not a symbol"),
    ],
)
def test_what_is_said_of_a_document_must_hold(
    travaux: Travaux, harbours: Path, papers: list[Path], options: tuple[str, ...], what: str
) -> None:
    before = stored(harbours)
    said = travaux("add", harbours, papers[0], *options)
    assert (said.code, said.out) == (2, "")
    assert what in said.err
    assert stored(harbours) == before


@pytest.mark.parametrize(
    ("lines", "place", "what"),
    [
        ('title = "T"\nlanguage = ', "line 2, column 12", "This is not TOML"),
        ('title = "T', "line 1, column 11", "This is not TOML"),
        (
            '[[documents]]\nsymbol = "A"\nkind = "sketch"\ndate = 2026-01-01\nfile = "a"',
            "line 3, column 8",
            "Unknown kind 'sketch'",
        ),
        ('[[documents]]\nsymbol = "A"\nkind = "draft"\nfile = "a"', "line 1, column 1", "without `date`"),
        ('[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-01', "line 1, column 1", "without `file`"),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = "soon"\nfile = "a"',
            "line 4, column 8",
            "'soon' is not a date",
        ),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-02\npublished = 2026-01-01\nfile = "a"',
            "line 5",
            "before its own date",
        ),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-02\npublshed = 2026-01-03\nfile = "a"',
            "line 5",
            "Unknown key `publshed`",
        ),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-02\nfile = "../a"',
            "line 5",
            "leads out of the folder",
        ),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-02\nfile = "a"\n\n'
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-03\nfile = "b"',
            "line 8, column 10",
            "Two documents have the symbol 'A'; the first is at line 2",
        ),
        (
            '[[documents]]\nsymbol = "A"\nkind = "draft"\ndate = 2026-01-02\nfile = "a"\nfollows = ["B"]',
            "line 6",
            "No other document",
        ),
        ("documents = 3", "line 1", "list of tables"),
        ("title = 3", "line 1, column 9", "not a text"),
    ],
)
@pytest.mark.parametrize("command", ["build", "add"])
def test_a_wrong_listing_is_refused_at_its_line_with_a_caret(
    travaux: Travaux, harbours: Path, papers: list[Path], command: str, lines: str, place: str, what: str
) -> None:
    (harbours / "negotiation.toml").write_text(lines, encoding="utf-8")
    before = stored(harbours)
    more = () if command == "build" else (papers[1], "--kind", "draft", "--symbol", "Z", "--date", "2026-05-01")
    said = travaux(command, harbours, *more)
    assert said.code == 2
    assert place in said.err
    assert what in said.err
    assert said.err.splitlines()[2].strip() == "^"
    assert stored(harbours) == before


def test_two_files_of_one_name_are_not_taken_for_two_versions(
    travaux: Travaux, harbours: Path, papers: list[Path]
) -> None:
    other = papers[0].with_suffix(".md")
    other.write_text("Article 1\n\nOther.", encoding="utf-8")
    before = stored(harbours)
    said = travaux("add", harbours, papers[0], other, "--kind", "draft", "--date", "2026-05-01")
    assert (said.code, "'harb-1'" in said.err) == (2, True)
    assert stored(harbours) == before


def test_a_listing_that_is_not_utf8_is_refused(travaux: Travaux, harbours: Path) -> None:
    (harbours / "negotiation.toml").write_bytes(b'title = "T"\nabout = "\xe9"')
    said = travaux("build", harbours)
    assert said.code == 2
    assert "Line 2 is not UTF-8" in said.err


def test_a_listed_file_that_is_not_there_is_refused_before_anything_is_written(
    travaux: Travaux, harbours: Path
) -> None:
    listing = harbours / "negotiation.toml"
    listing.write_text(
        listing.read_text() + '\n[[documents]]\nsymbol = "Z"\nkind = "other"\ndate = 2026\nfile = "gone.pdf"\n'
    )
    before = stored(harbours)
    said = travaux("build", harbours)
    assert said.code == 2
    assert "gone.pdf is not in the folder" in said.err
    assert stored(harbours) == before


def test_a_folder_that_is_no_negotiation_is_refused_and_left_alone(
    travaux: Travaux, tmp_path: Path, papers: list[Path]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for words in (("build", empty), ("verify", empty), ("add", empty, papers[0], "--kind", "draft", "--date", "2026")):
        said = travaux(*words)
        assert said.code == 2
        assert "There is no negotiation.toml here" in said.err
    assert list(empty.iterdir()) == []


def test_a_negotiation_is_never_begun_over_another(travaux: Travaux, harbours: Path) -> None:
    before = stored(harbours)
    said = travaux("new", harbours, "--title", "Another")
    assert said.code == 2
    assert stored(harbours) == before


def test_a_file_that_read_safely_refuses_is_kept_and_said_and_the_others_are_built(
    travaux: Travaux, harbours: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    assert travaux("add", harbours, broken, "--kind", "report", "--symbol", "HARB/INF.1", "--date", "2026-04").code == 0
    said = travaux("build", harbours, "--json")
    assert said.code == 0
    (refused,) = said.json["refused"]
    assert refused["symbol"] == "HARB/INF.1"
    assert all(refused.values())
    assert said.json["documents"] == 4
    page = (harbours / "site" / "index.html").read_text("utf-8")
    assert "HARB/INF.1" in page
    assert any(path.read_bytes() == broken.read_bytes() for path in (harbours / "originals").iterdir())
    assert travaux("verify", harbours).code == 0
    again = travaux("build", harbours, "--json").json
    assert (again["redone"], len(again["refused"])) == (0, 1)


def test_symbols_outside_a_negotiation_are_refused_with_the_way_in(travaux: Travaux, harbours: Path) -> None:
    said = travaux("compare", "HARB/1", "HARB/2")
    assert said.code == 2
    assert "--in FOLDER" in said.err
    said = travaux("compare", "HARB/1", "HARB/9", "--in", harbours)
    assert said.code == 2
    assert "HARB/1, HARB/2, HARB/3" in said.err


def test_a_fault_of_the_program_is_one_line_and_a_log(
    travaux: Travaux, harbours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travaux.apps.cli_build._make", lambda folder, **more: 1 // 0)
    said = travaux("build", harbours)
    assert said.code == 2
    assert "Traceback" not in said.err
    assert "ZeroDivisionError" in said.err
    log = harbours / "travaux-error.log"
    assert str(log) in said.err
    assert "1 // 0" in log.read_text("utf-8")


def test_words_that_act_in_a_terminal_are_shown_instead(travaux: Travaux, harbours: Path, tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text("Article 1\n\nEach \x1b[2J\u202eParty shall.", encoding="utf-8")
    for words in (("read", evil, "--all"), ("compare", evil, tmp_path / "papers" / "harb-1.txt")):
        said = travaux(*words)
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err


def test_nothing_is_known_by_another_command_name(travaux: Travaux) -> None:
    said = travaux("frobnicate")
    assert said.code == 2
    assert "No such command" in said.err


def test_a_damaged_result_is_refused_and_made_again_on_request(travaux: Travaux, harbours: Path) -> None:
    assert travaux("build", harbours).code == 0
    with closing(sqlite3.connect(harbours / "travaux.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE results SET content = zeroblob(9) WHERE kind = 'reading'")
    (harbours / "site" / "index.html").unlink()
    said = travaux("build", harbours)
    assert said.code == 2
    assert "--afresh" in said.err
    assert travaux("verify", harbours).code == 1
    assert travaux("build", harbours, "--afresh", "--json").json["redone"] == 7
    assert travaux("verify", harbours).code == 0


def test_a_page_that_somebody_altered_is_named_and_made_again_on_request(travaux: Travaux, harbours: Path) -> None:
    travaux("build", harbours)
    page = harbours / "site" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Quiet", "Loud"), encoding="utf-8")
    said = travaux("verify", harbours)
    assert (said.code, "site/index.html" in said.out) == (1, True)
    travaux("build", harbours, "--afresh")
    assert travaux("verify", harbours).code == 0

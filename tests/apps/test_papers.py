"""A mistake in what people keep beside the listing: refused by the command that asks about it, a doubt of the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .record import CHOICES, DEMANDS, PAPERS, PROPOSALS, SECOND, STATEMENTS, THIRD, laid_out

Travaux = Callable[..., Any]
ASKED = {
    "parties.toml": ("who",),
    "statements.toml": ("who",),
    "statements.csv": ("who",),
    "demands.toml": ("check",),
    "choices.toml": ("brackets", "--draft", "HARB/2"),
}
FOLDERS = ("brackets", "who", "check", "trace", "returns", "residue", "uptake", "reuse")


def with_papers(folder: Path, **papers: str) -> Path:
    """The invented negotiation with other papers: `demands="..."` is demands.toml."""
    return laid_out(folder, papers={**PAPERS, **{f"{name}.toml": written for name, written in papers.items()}})


@pytest.mark.parametrize(
    ("paper", "written", "place", "what"),
    [
        ("parties.toml", "[parties]\nXA = ", "line 2, column 6", "not TOML"),
        ("parties.toml", "[party]\nXA = 3", "line 1", "no section party"),
        ("statements.toml", '[[statements]]\nparty = "XA\n', "line 2, column 12", "not TOML"),
        ("statements.toml", '[[statement]]\nparty = "XA"\n', "line 1, column 1", "Nothing here is called `statement`"),
        ("statements.toml", '[[statements]]\nparty = "XA"\ndate = "May"\n', "line 3, column 8", "no day"),
        ("statements.csv", "party,date,quote\nXA,2026-02-01,No,more\n", "line 2, column 4", "4 cells"),
        ("demands.toml", 'owner = "L"\n[[demands]]\nid = ', "line 3, column 6", "not TOML"),
        (
            "demands.toml",
            'owner = "L"\n[[demands]]\nid = "1"\ntext = "x"\nabout = "art. 1"\ntest = "burn"\n',
            "line 6, column 8",
            "burn",
        ),
        ("choices.toml", "draft = ", "line 1, column 9", "not TOML"),
        ("choices.toml", 'draft = "HARB/9"', "choices.toml", "'HARB/9', which is not here"),
        ("choices.toml", 'draft = "HARB/2"\n[[brackets]]\nat = "art_1"', "line 2", "Unknown key `brackets`"),
        (
            "choices.toml",
            CHOICES.replace("editor_note", "number") + '\n[[bracket]]\nat = "art_1"\nsays = "x"\nkind = "loud"',
            "line 9, column 1",
            "no kind of bracket 'loud'",
        ),
        ("choices.toml", CHOICES + 'joins = "two"\n', "line 8, column 9", "`joins` is no number"),
    ],
)
def test_a_mistake_in_a_paper_is_refused_at_its_line_and_keeps_no_draft_from_its_readers(
    travaux: Travaux, tmp_path: Path, paper: str, written: str, place: str, what: str
) -> None:
    folder = laid_out(tmp_path / "quiet", papers={paper: written})
    command, *options = ASKED[paper]
    said = travaux(command, folder, *options)
    assert (said.code, said.out) == (2, "")
    assert place in said.err
    assert what in said.err
    assert "Try: " in said.err
    built = travaux("build", folder)
    assert built.code == 0
    assert "It is left out of these pages." in built.out
    assert str(tmp_path) not in built.out.split("Site")[0]
    assert what in (folder / "site" / "index.html").read_text("utf-8").replace("&#39;", "'")
    again = travaux("build", folder, "--json").json
    assert (again["redone"], again["doubts"]) == (0, travaux("build", folder, "--json").json["doubts"])


@pytest.mark.parametrize("paper", ["parties.toml", "statements.toml", "demands.toml", "choices.toml"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "broken link", "latin letters", "nested", "long number"])
def test_a_paper_that_is_no_text_file_is_refused(travaux: Travaux, tmp_path: Path, paper: str, kind: str) -> None:
    folder = laid_out(tmp_path / "quiet", papers={})
    path = folder / paper
    make: dict[str, Callable[[], object]] = {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "broken link": lambda: path.symlink_to("nowhere"),
        "latin letters": lambda: path.write_bytes(b'# here\ntitle = "\xe9"'),
        "nested": lambda: path.write_text("a = " + "[" * 5000),
        "long number": lambda: path.write_text("a = " + "9" * 6000),
    }
    make[kind]()
    command, *options = ASKED[paper]
    said = travaux(command, folder, *options)
    assert (said.code, said.out) == (2, "")
    assert paper in said.err
    assert "should not" not in said.err
    built = travaux("build", folder)
    assert (built.code, paper in built.out) == (0, True)


def test_questions_that_need_no_paper_are_answered_where_one_is_wrong(travaux: Travaux, tmp_path: Path) -> None:
    folder = with_papers(tmp_path / "quiet", demands="owner = ")
    assert [travaux(name, folder).code for name in ("who", "trace", "returns", "residue", "check")] == [0, 0, 0, 0, 2]


def test_a_statement_without_a_source_is_doubted_wherever_it_is_shown(travaux: Travaux, tmp_path: Path) -> None:
    folder = with_papers(
        tmp_path / "quiet", statements=STATEMENTS.replace('source = "Recording of the third meeting"', "")
    )
    (doubt,) = travaux("who", folder, "--json").json["doubts"]
    assert doubt["code"] == "statement_without_source"
    assert "S1 of Brindomar" in travaux("who", folder).out
    assert "S1 of Brindomar" in travaux("build", folder).out
    assert "S1 of Brindomar" in travaux("build", folder).out  # remembered with the site
    assert "S1 of Brindomar" in (folder / "site" / "index.html").read_text("utf-8")


def test_an_id_in_two_files_of_statements_is_doubted(travaux: Travaux, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "quiet", papers={**PAPERS, "statements-2.toml": STATEMENTS})
    assert [d["code"] for d in travaux("who", folder, "--json").json["doubts"]] == ["statement_twice"]


def test_thousands_of_doubts_are_counted_not_printed(travaux: Travaux, tmp_path: Path) -> None:
    rows = "".join(f"XA,2026-02-0{n % 9 + 1},We say {n}\n" for n in range(3000))
    folder = laid_out(tmp_path / "quiet", papers={"statements.csv": "party,date,quote\n" + rows})
    said = travaux("who", folder, "--party", "XA", "--most", "3")
    assert said.code == 2  # nobody is called XA where no file says so
    said = travaux("who", folder)
    assert said.out.count("has no source") == 6
    assert "2,994 more of the same kind" in said.out
    assert len(travaux("who", folder, "--json").json["doubts"]) == 3000


def test_a_demand_against_a_provision_that_never_was_is_doubted(travaux: Travaux, tmp_path: Path) -> None:
    never = '\n[[demands]]\nid = "D9"\nabout = "art. 99"\ntext = "x"\ntest = "delete"\n'
    folder = with_papers(tmp_path / "quiet", demands=DEMANDS + never)
    said = travaux("check", folder, "--json").json
    assert [d["code"] for d in said["doubts"]] == ["demand_without_provision"]
    assert {v["verdict"] for one in said["demands"] if one["id"] == "D9" for v in one["verdicts"]} == {"unknown"}
    assert "has no Article 99" in travaux("check", folder).out
    assert str(tmp_path) not in travaux("build", folder).out.split("Site")[0]


def test_a_correction_that_fits_no_bracket_is_refused_by_name(travaux: Travaux, tmp_path: Path) -> None:
    folder = with_papers(tmp_path / "quiet", choices=CHOICES.replace("[for a", "[for no"))
    for words in (("brackets", folder, "--draft", "HARB/2"), ("settle", folder, "HARB/2", "--as", "XA")):
        said = travaux(*words)
        assert (said.code, said.out) == (2, "")
        assert "choices for HARB/2: No bracket at art_2__para_2 begins with '[for no stated time'" in said.err
        assert "There stand [for a stated time" in said.err
    assert "fits no bracket" in travaux("build", folder).out


def test_papers_with_the_line_ends_of_windows_are_read(travaux: Travaux, tmp_path: Path) -> None:
    papers = {name: written.replace("\n", "\r\n") for name, written in {**PAPERS, "choices.toml": CHOICES}.items()}
    folder = laid_out(tmp_path / "quiet", papers=papers)
    commands = (("who",), ("check",), ("brackets", "--draft", "HARB/2"), ("build",))
    assert [travaux(name, folder, *more).code for name, *more in commands] == [0, 0, 0, 0]


@pytest.mark.parametrize("command", FOLDERS)
def test_a_file_or_a_folder_without_listing_is_refused(travaux: Travaux, tmp_path: Path, command: str) -> None:
    folder = laid_out(tmp_path / "quiet")
    (folder / "x").mkdir()
    for place in (folder / "x", folder / "nothing", *([] if command == "brackets" else [folder / "harb-1.txt"])):
        said = travaux(command, place)
        assert (said.code, said.out) == (2, "")
        assert "Try: " in said.err


@pytest.mark.parametrize("command", [*FOLDERS, "settle", "cite"])
def test_no_draft_at_all_is_said_or_nothing_is_found(travaux: Travaux, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "quiet"
    travaux("new", folder, "--title", "T")
    more = {"settle": ("--as", "Norway"), "cite": ("Article 1",)}.get(command, ())
    said = travaux(command, folder, *more)
    assert said.code in (0, 2)
    assert "should not" not in said.err


DAYS = {
    "HARB/1 and HARB/2 are of one day": {"HARB/1": ("draft", "2026-01-01", THIRD), "HARB/2": ("draft", "2026-01-01", SECOND)},
    "says word for word what HARB/1 says": {"HARB/1": ("draft", "2026-01-01", SECOND), "HARB/2": ("draft", "2026-02-01", SECOND)},
    "Nothing is said in HARB/2": {"HARB/1": ("draft", "2026-01-01", SECOND), "HARB/2": ("draft", "2026-02-01", " \n")},
    "is on HARB/1 and dated after HARB/2": {
        "HARB/1": ("draft", "2026-01-01", THIRD),
        "HARB/2": ("draft", "2026-02-01", SECOND),
        "HARB/CRP.1": ("proposals", '2026-03-01\nfollows = ["HARB/1"]', PROPOSALS),
    },
    "HARB/2 is in fr, HARB/1 in en": {
        "HARB/1": ("draft", '2026-01-01\nlanguage = "en"', THIRD),
        "HARB/2": ("draft", '2026-02-01\nlanguage = "fr"', "Article 1\n\nLes Parties gardent leurs ports calmes."),
    },
}  # fmt: skip


@pytest.mark.parametrize("doubt", DAYS)
def test_what_is_odd_about_days_and_languages_is_said_by_trace_returns_and_build(
    travaux: Travaux, tmp_path: Path, doubt: str
) -> None:
    folder = tmp_path / "quiet"
    folder.mkdir()
    said = ['title = "T"\n']
    for number, (symbol, (kind, date, text)) in enumerate(DAYS[doubt].items()):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        said.append(f'[[documents]]\nsymbol = "{symbol}"\nkind = "{kind}"\nfile = "{number}.txt"\ndate = {date}\n')
    (folder / "negotiation.toml").write_text("".join(said), encoding="utf-8")
    for command in ("trace", "returns", "build"):
        answered = travaux(command, folder)
        assert answered.code == 0, answered.err
        assert doubt in answered.out
    assert any(doubt in one["message"] for one in travaux("returns", folder, "--json").json["doubts"])

"""The JSON of each command: the schema it names, and its keys, which programs rely on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from travaux import reading
from travaux.comparison.changes import CHANGE_KINDS, RELATIONS

Travaux = Callable[..., Any]
SOURCE = {"path", "sha256", "media_type", "language", "pages", "symbol", "title"}


def test_new_answers_with_the_folder(travaux: Travaux, tmp_path: Path) -> None:
    said = travaux("new", tmp_path / "n", "--title", "T", "--json")
    assert said.json == {"schema": "travaux/new/1", "folder": str(tmp_path / "n")}


def test_add_answers_with_each_document(travaux: Travaux, harbours: Path, papers: list[Path]) -> None:
    said = travaux(
        "add", harbours, papers[0], "--kind", "draft", "--symbol", "HARB/1", "--date", "2026-01-01", "--json"
    ).json
    assert said.keys() == {"schema", "documents"}
    assert said["schema"] == "travaux/add/1"
    assert [row.keys() for row in said["documents"]] == [{"symbol", "sha256", "kind", "new", "version"}]
    assert (said["documents"][0]["symbol"], said["documents"][0]["new"]) == ("HARB/1", False)


def test_build_answers_with_what_was_made(travaux: Travaux, harbours: Path) -> None:
    spoken = travaux("build", harbours, "--json")
    assert spoken.err == ""
    said = spoken.json
    assert said.keys() == {
        "schema", "drafts", "documents", "doubts", "seconds", "redone", "remembered", "refused", "site",
    }  # fmt: skip
    assert said["schema"] == "travaux/build/1"
    assert (said["drafts"], said["documents"], said["redone"], said["remembered"]) == (3, 3, 7, 0)
    again = travaux("build", harbours, "--json").json
    assert (again["redone"], again["remembered"]) == (0, 7)


def test_read_answers_with_the_structure(travaux: Travaux, papers: list[Path]) -> None:
    said = travaux("read", papers[0], "--json").json
    assert said.keys() == {"schema", "source", "provisions", "marks", "footnotes", "counts", "doubts"}
    assert said["schema"] == "travaux/read/1"
    assert said["source"].keys() == SOURCE
    assert {frozenset(p) for p in said["provisions"]} == {
        frozenset(("address", "kind", "number", "heading", "text", "page", "span"))
    }
    assert {"words", "brackets_open", "brackets_close"} <= said["counts"].keys()
    assert (said["counts"]["brackets_open"], said["counts"]["brackets_close"]) == (1, 1)
    for mark in said["marks"]:
        assert mark.keys() >= {"kind", "span", "page"}
    for doubt in said["doubts"]:
        assert doubt.keys() == {"code", "message", "page", "address", "span"}
    second = next(p for p in said["provisions"] if p["kind"] == "article" and p["number"] == "2")
    assert "Each Party shall keep its harbours quiet" in second["text"]


@pytest.mark.parametrize("inside", [True, False], ids=["by symbol", "by file"])
def test_compare_answers_with_pairs_and_changes(
    travaux: Travaux, harbours: Path, papers: list[Path], inside: bool
) -> None:
    names = ("HARB/1", "HARB/3", "--in", harbours) if inside else (papers[0], papers[2])
    said = travaux("compare", *names, "--json").json
    assert said.keys() == {"schema", "before", "after", "provisions", "changes", "counts", "cpu_seconds"}
    assert said["schema"] == "travaux/compare/1"
    assert said["before"].keys() == said["after"].keys() == SOURCE
    assert {frozenset(p) for p in said["provisions"]} == {frozenset(("before", "after", "relation", "score"))}
    assert {p["relation"] for p in said["provisions"]} <= set(RELATIONS)
    assert {frozenset(c) for c in said["changes"]} == {
        frozenset(("number", "kind", "before", "after", "with", "follows"))
    }
    assert {c["kind"] for c in said["changes"]} <= set(CHANGE_KINDS)
    assert {frozenset(c["before"]) for c in said["changes"]} == {frozenset(("address", "span", "text"))}
    assert any("or canal" in c["after"]["text"] for c in said["changes"])


def test_verify_answers_with_the_damage(travaux: Travaux, harbours: Path) -> None:
    said = travaux("verify", harbours, "--json")
    assert said.code == 0
    assert said.json.keys() == {"schema", "checked", "damaged", "head", "notes"}
    assert (said.json["schema"], said.json["damaged"]) == ("travaux/verify/1", [])
    (lost, *_) = sorted((harbours / "originals").iterdir())
    lost.unlink()
    said = travaux("verify", harbours, "--json")
    assert said.code == 1
    assert {frozenset(d) for d in said.json["damaged"]} == {frozenset(("item", "expected", "found"))}


def test_demo_answers_with_the_site(travaux: Travaux, tmp_path: Path) -> None:
    said = travaux("demo", "--folder", tmp_path / "demo", "--no-serve", "--json").json
    assert said.keys() == {"schema", "folder", "site", "seconds", "documents", "drafts"}
    assert said["schema"] == "travaux/demo/1"
    assert Path(said["site"], "index.html").is_file()
    assert said["documents"] > said["drafts"] > 3


def test_compare_writes_a_word_file_with_tracked_changes(travaux: Travaux, tmp_path: Path) -> None:
    for name, words in (
        ("one", "Article 1\n\nEach Party may assist."),
        ("two", "Article 1\n\nEach Party shall assist."),
    ):
        (tmp_path / f"{name}.txt").write_text(words)
    files = [str(tmp_path / name) for name in ("one.txt", "two.txt", "redline.docx")]
    said = travaux("compare", *files[:2], "--docx", files[2])
    read = reading.read_safely(tmp_path / "redline.docx")
    marks = {mark.kind: read.words.text(*mark.span).strip() for mark in read.marks if mark.author}
    assert marks == {"tracked_deletion": "may", "tracked_insertion": "shall"}
    assert {mark.author for mark in read.marks if mark.author} == {"two.txt"}
    assert "1 change" in said.out

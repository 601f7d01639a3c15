"""The main path: what is read and compared, what is remembered, and what is made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from travaux import Negotiation, apply, reading
from travaux.comparison import compare
from travaux.errors import TravauxError
from travaux.negotiation import begin, document_of
from travaux.text import Kind, parse


def built(folder: Path) -> tuple[int, int]:
    """How many results a build made, and whether it wrote the site."""
    negotiation = Negotiation.open(folder)
    found = negotiation.build()
    site = negotiation.publish(found)
    negotiation.close()
    return found.redone, site.fresh


def test_a_build_compares_each_draft_with_the_next_and_the_first_with_the_last(harbours: Negotiation) -> None:
    pairs = [(c.before, c.after) for c in harbours.build().compared]
    assert pairs == [("HARB/1", "HARB/2"), ("HARB/2", "HARB/3"), ("HARB/1", "HARB/3")]


def test_what_is_remembered_is_what_was_made(harbours: Negotiation) -> None:
    fresh = compare(harbours.text("HARB/1"), harbours.text("HARB/3"))
    assert harbours.comparison("HARB/1", "HARB/3") == fresh == harbours.comparison("HARB/1", "HARB/3")
    words = harbours.text("HARB/3").words
    said = tuple(words[n].text for n in range(len(words)) if words.kinds[n] not in (Kind.BLANK, Kind.ASIDE))
    assert apply(harbours.text("HARB/1"), fresh.changes) == said


def test_a_second_build_makes_nothing(harbours: Negotiation) -> None:
    harbours.close()
    assert built(harbours.folder) == (6, True)
    files = {p: p.stat().st_mtime_ns for p in harbours.folder.rglob("*") if p.is_file()}
    assert built(harbours.folder) == (0, False)
    assert {p: p.stat().st_mtime_ns for p in harbours.folder.rglob("*") if p.is_file()} == files


def test_a_new_version_makes_only_what_rests_on_it(harbours: Negotiation, papers: list[Path]) -> None:
    harbours.close()
    built(harbours.folder)
    papers[2].write_text(papers[2].read_text("utf-8") + "\nArticle 4\nSeals\n\nSeals may bark.\n", encoding="utf-8")
    negotiation = Negotiation.open(harbours.folder)
    negotiation.add([(papers[2], document_of({"symbol": "HARB/3", "kind": "draft", "date": "2026-03-01"}))])
    negotiation.close()
    assert built(harbours.folder) == (3, True)


def test_a_title_that_changes_renews_the_pages_and_the_ledger_but_reads_nothing(harbours: Negotiation) -> None:
    harbours.close()
    built(harbours.folder)
    listing = harbours.folder / "negotiation.toml"
    listing.write_text(
        listing.read_text("utf-8").replace('"HARB/2"', '"HARB/2"\ntitle = "Second draft"'), encoding="utf-8"
    )
    assert built(harbours.folder) == (0, True)
    negotiation = Negotiation.open(harbours.folder)
    lines = negotiation.archive.connection.execute("SELECT symbol, version FROM entries ORDER BY seq").fetchall()
    assert lines[3:] == [("HARB/2", 1)]


def test_results_of_other_code_are_made_again_and_dropped(
    harbours: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbours.close()
    built(harbours.folder)
    with monkeypatch.context() as patch:
        for place in ("negotiation", "steps.making", "steps.recalled"):
            patch.setattr(f"travaux.{place}.code_hash", lambda rooms: f"other code of {rooms[0]}")
        assert built(harbours.folder) == (6, True)
    with closing(sqlite3.connect(harbours.folder / "travaux.sqlite")) as connection:
        kinds = dict(connection.execute("SELECT kind, count(*) FROM results GROUP BY kind").fetchall())
    assert kinds == {"reading": 3, "comparison": 3, "lives": 1, "credits": 1, "site": 1}


def test_a_folder_can_be_carried_elsewhere(harbours: Negotiation, tmp_path: Path) -> None:
    harbours.close()
    built(harbours.folder)
    moved = harbours.folder.rename(tmp_path / "moved")
    assert built(moved) == (0, False)


def test_a_refusal_is_kept_as_code_what_and_what_to_try(harbours: Negotiation, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    harbours.add([(broken, document_of({"symbol": "BROKEN", "kind": "draft", "date": "2026-02-15"}))])
    negotiation = Negotiation.open(harbours.folder)
    found = negotiation.build()
    refusal = next(r.refusal for r in found.readings if r.document.symbol == "BROKEN")
    assert refusal is not None
    assert refusal.code
    assert refusal.what
    assert refusal.try_this
    assert refusal.where == "BROKEN"
    assert "BROKEN" not in {name for c in found.compared for name in (c.before, c.after)}
    with pytest.raises(TravauxError) as refused:
        negotiation.text("BROKEN")
    assert refused.value.code == refusal.code


def test_bytes_that_changed_in_the_store_are_never_passed_off_as_the_document(harbours: Negotiation) -> None:
    original = next(p for p in (harbours.folder / "originals").iterdir() if b"canal" in p.read_bytes())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes().replace(b"canal", b"ditch"))
    readings = harbours.build().readings
    assert [r.refusal.code for r in readings if r.refusal] == ["damaged"]


def test_a_text_with_half_signs_is_remembered_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = parse("Article 1\n\nEach \ud800 Party shall.")
    monkeypatch.setattr(reading, "read_safely", lambda path: odd if "odd" in path.read_text() else reading.read(path))
    files = []
    for name, words in (("odd", "odd"), ("plain", "Article 1\n\nEach Party shall report.")):
        path = tmp_path / f"{name}.txt"
        path.write_text(words, encoding="utf-8")
        files.append((path, document_of({"symbol": name, "kind": "draft", "date": "2026"})))
    negotiation = begin(tmp_path / "n", "Half signs")
    negotiation.add(files)
    assert negotiation.text("odd").words.source == odd.words.source
    assert negotiation.comparison("odd", "plain") == compare(odd, negotiation.text("plain"))

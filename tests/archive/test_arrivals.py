"""What arrives is kept whole, once, and for good."""

from __future__ import annotations

import errno
import stat
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest

from travaux.archive import Originals, durable, ledger
from travaux.errors import TravauxError
from travaux.negotiation import Negotiation, document_of


def said(symbol: str, **more: str) -> object:
    return document_of({"symbol": symbol, "kind": "draft", "date": "2026-01-01", **more})


def test_the_same_file_again_makes_no_new_line(harbours: Negotiation, papers: list[Path]) -> None:
    document = next(d for d in harbours.documents if d.symbol == "HARB/1")
    before = (harbours.folder / "negotiation.toml").read_bytes()
    ((entry, new),) = harbours.add([(papers[0], document)])
    assert (new, entry.version, entry.seq) == (False, 1, 1)
    assert (harbours.folder / "negotiation.toml").read_bytes() == before


def test_a_changed_file_is_a_new_version_and_the_old_one_keeps_its_words(
    harbours: Negotiation, papers: list[Path]
) -> None:
    papers[0].write_text("Article 1\n\nOther words altogether.", encoding="utf-8")
    ((entry, new),) = harbours.add(
        [(papers[0], document_of({"symbol": "HARB/1", "kind": "draft", "date": "2026-01-01"}))]
    )
    assert (new, entry.version) == (True, 2)
    again = Negotiation.open(harbours.folder)
    assert "Other words altogether" in again.text("HARB/1").words.source
    assert "sheltered water" in again.text("HARB/1@1").words.source
    assert again.comparison("HARB/1@1", "HARB/1@2").changes
    with pytest.raises(TravauxError, match="No document has the symbol"):
        again.text("HARB/1@3")


def test_a_file_changed_in_the_folder_is_a_new_version(harbours: Negotiation) -> None:
    own = harbours.folder / "own.txt"
    own.write_text("Article 1\n\nFirst words.", encoding="utf-8")
    listing = harbours.folder / "negotiation.toml"
    own_lines = '\n[[documents]]\nsymbol = "OWN"\nkind = "draft"\ndate = "2026-08"\nfile = "own.txt"\n'
    listing.write_text(listing.read_text() + own_lines)
    for words in ("First words.", "Second words."):
        own.write_text(f"Article 1\n\n{words}", encoding="utf-8")
        negotiation = Negotiation.open(harbours.folder)
        negotiation.build()
        assert words in negotiation.text("OWN").words.source
        negotiation.close()
    assert "First words." in Negotiation.open(harbours.folder).text("OWN@1").words.source


def test_originals_are_read_only_and_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    for name in ("a.PDF", "b.PDF"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 the same")
    first, second = (originals.keep(tmp_path / name) for name in ("a.PDF", "b.PDF"))
    assert first == second
    assert originals.names() == (first.name,)
    assert first.name == f"{first.sha256}.pdf"
    assert stat.S_IMODE(originals.path(first).stat().st_mode) == 0o444


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.EIO, "disk_error"), (errno.EACCES, "not_allowed")],
)
@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_trouble_with_the_disk_is_said_and_leaves_everything_as_it_was(
    harbours: Negotiation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, call: str
) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Article 9\n\nNew.", encoding="utf-8")
    before = {p: p.read_bytes() for p in harbours.folder.rglob("*") if p.is_file() and "sqlite" not in p.name}

    def fail(*words: object) -> None:
        raise OSError(number, "trouble")

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, call, fail)
        with pytest.raises(TravauxError) as refused:
            harbours.add([(new, said("HARB/9"))])
    assert refused.value.code == code
    assert {p: p.read_bytes() for p in harbours.folder.rglob("*") if p.is_file() and "sqlite" not in p.name} == before
    ((entry, is_new),) = harbours.add([(new, said("HARB/9"))])
    assert (is_new, entry.version) == (True, 1)


def test_what_a_killed_run_left_half_written_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    left = tmp_path / f"{durable.ARRIVING}left"
    left.write_bytes(b"half")
    with durable.arriving(tmp_path) as (_, passing):
        assert durable.sweep(tmp_path) == 1
        assert passing.exists()
    assert not left.exists()
    assert not passing.exists()


def test_the_clock_does_not_decide_the_order(
    harbours: Negotiation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Mock(now=Mock(return_value=datetime(1999, 1, 1, tzinfo=UTC)))
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "datetime", clock)
        late = tmp_path / "late.txt"
        late.write_text("Article 1\n\nLate.", encoding="utf-8")
        ((entry, _),) = harbours.add([(late, said("HARB/1"))])
    assert (entry.seq, entry.version, entry.written[:4]) == (4, 2, "1999")
    assert "Late." in Negotiation.open(harbours.folder).text("HARB/1").words.source

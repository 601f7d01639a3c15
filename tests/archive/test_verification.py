"""Nothing that was taken in changes unnoticed, and nothing sound is ever accused."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from travaux.archive import verify
from travaux.errors import TravauxError
from travaux.negotiation import Negotiation, begin, document_of

STORED = ("travaux.sqlite", "travaux.seal", "originals")


@pytest.fixture
def built(harbours: Negotiation) -> Path:
    harbours.build()
    harbours.close()
    return harbours.folder


def stored_files(folder: Path) -> list[Path]:
    return sorted(p for name in STORED for p in [folder / name, *(folder / name).glob("*")] if p.is_file())


@contextmanager
def flipped(path: Path, bit: int) -> Iterator[None]:
    """A file with one bit changed, for the length of a block."""
    sound = path.read_bytes()
    mode = path.stat().st_mode
    os.chmod(path, 0o644)
    changed = bytearray(sound)
    changed[bit // 8] ^= 1 << bit % 8
    path.write_bytes(changed)
    yield
    path.write_bytes(sound)
    os.chmod(path, mode)


def test_a_sound_archive_is_never_accused(built: Path) -> None:
    for _ in range(3):
        verdict = verify(built)
        assert verdict.damaged == ()
        assert verdict.checked > 10
        negotiation = Negotiation.open(built)
        negotiation.build()
        negotiation.close()


def test_any_changed_bit_in_any_stored_file_is_found_and_the_file_named(built: Path) -> None:
    chance = random.Random(20)
    files = stored_files(built)
    assert len(files) == 5
    for _ in range(150):
        path = chance.choice(files)
        with flipped(path, chance.randrange(path.stat().st_size * 8)):
            damaged = verify(built).damaged
            assert any(path.name in one.item for one in damaged), (path, damaged)
    assert verify(built).damaged == ()


def test_verification_changes_no_byte_of_a_damaged_archive(built: Path) -> None:
    path = built / "travaux.sqlite"
    for bit in (18 * 8, 19 * 8 + 1, 24 * 8, 60 * 8, 95 * 8):
        with flipped(path, bit):
            before = path.read_bytes()
            assert verify(built).damaged
            assert path.read_bytes() == before


def test_a_lost_original_is_named(built: Path) -> None:
    lost = next((built / "originals").iterdir())
    lost.unlink()
    assert f"originals/{lost.name}" in [one.item for one in verify(built).damaged]


def test_a_missing_ledger_beside_originals_is_damage(built: Path) -> None:
    (built / "travaux.sqlite").unlink()
    assert [one.item for one in verify(built).damaged] == ["travaux.sqlite"]


@contextmanager
def by_hand(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database opened by somebody who takes the triggers off first and puts them back after."""
    with closing(sqlite3.connect(folder / "travaux.sqlite", isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM entries WHERE seq = 2",
        "DELETE FROM entries WHERE seq = 3",
        "UPDATE entries SET record = replace(record, '2026-02-01', '2026-01-01') WHERE seq = 2",
        "UPDATE entries SET written = '2020-01-01T00:00:00+00:00' WHERE seq = 1",
        "UPDATE entries SET seq = 10 WHERE seq = 1; UPDATE entries SET seq = 1 WHERE seq = 2;"
        "UPDATE entries SET seq = 2 WHERE seq = 10",
        "UPDATE entries SET symbol = 'HARB/9' WHERE seq = 3",
        "UPDATE entries SET version = 2 WHERE seq = 3",
        "UPDATE results SET summary = '{}' WHERE kind = 'reading'",
    ],
)
def test_deleting_reordering_editing_and_back_dating_are_noticed(built: Path, deed: str) -> None:
    (built / "travaux.seal").unlink()
    head = verify(built).head
    with by_hand(built) as connection:
        connection.executescript(deed)
    assert verify(built, head).damaged


def test_an_older_copy_of_the_whole_archive_is_noticed_against_a_saved_head(
    harbours: Negotiation, tmp_path: Path
) -> None:
    harbours.close()
    last_week = shutil.copytree(harbours.folder, tmp_path / "last week")
    later = tmp_path / "later.txt"
    later.write_text("Article 1\n\nParties shall meet.", encoding="utf-8")
    negotiation = Negotiation.open(harbours.folder)
    negotiation.add([(later, document_of({"symbol": "HARB/4", "kind": "draft", "date": "2026-09-01"}))])
    negotiation.close()
    head = verify(harbours.folder).head
    assert verify(last_week).damaged == ()
    assert [one.item for one in verify(last_week, head).damaged] == ["the head you saved"]
    assert verify(harbours.folder, verify(last_week).head).damaged == ()


def test_an_older_copy_of_the_database_alone_is_noticed(harbours: Negotiation, tmp_path: Path) -> None:
    harbours.close()
    old = shutil.copy(harbours.folder / "travaux.sqlite", tmp_path / "old.sqlite")
    negotiation = Negotiation.open(harbours.folder)
    negotiation.build()
    negotiation.close()
    shutil.copy(old, harbours.folder / "travaux.sqlite")
    assert verify(harbours.folder).damaged


def test_the_ledger_refuses_to_be_changed(harbours: Negotiation) -> None:
    for deed in (
        "UPDATE entries SET symbol = 'X'",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            harbours.archive.connection.execute(deed)


def test_a_new_negotiation_is_sound_and_empty(tmp_path: Path) -> None:
    begin(tmp_path / "new", "Nothing yet").close()
    verdict = verify(tmp_path / "new")
    assert (verdict.damaged, verdict.head[:2]) == ((), "0-")


def test_what_is_no_head_is_refused(harbours: Negotiation) -> None:
    with pytest.raises(TravauxError, match="not a head"):
        verify(harbours.folder, "yesterday")

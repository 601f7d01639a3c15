"""Verification: every stored byte and every record against its hash, the chain, and the seal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .chain import NOTHING, read_head, written_head
from .durable import sha256_of
from .ledger import Entry, entries, replayed
from .opened import DATABASE, connected
from .originals import Originals
from .results import result_hash
from .schema import APPLICATION, VERSION, described, expected
from .seal import SEAL, Seal, read_seal

__all__ = ["Damage", "Verdict", "verify"]


@dataclass(frozen=True, slots=True)
class Damage:
    """One stored thing that is not what it should be: its name, what was expected, what was found."""

    item: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many things were checked, what is damaged, the head of the chain, and what is odd but no damage."""

    checked: int
    damaged: tuple[Damage, ...]
    head: str
    notes: tuple[str, ...] = ()


def verify(folder: Path, saved_head: str | None = None) -> Verdict:
    """The verdict on an archive. `saved_head` is a head written down earlier: the chain must still go through it.

    Guarantees: writes nothing; a bit that changed in an original, a line of the ledger, a remembered result or (once sealed)
    anywhere in the database file is found; a sound archive is never accused.
    """
    path = folder / DATABASE
    if not path.is_file():
        missing = (
            () if not (folder / "originals").is_dir() else (Damage(DATABASE, "the ledger of the originals", "missing"),)
        )
        return Verdict(1, missing, written_head(0, NOTHING), ("nothing has been taken in yet",) if not missing else ())
    try:
        connection = connected(path)
        try:
            return _verdict(folder, connection, saved_head)
        finally:
            connection.close()
    except sqlite3.DatabaseError as trouble:
        return Verdict(1, (Damage(DATABASE, "a sound database", str(trouble)),), "")


def _verdict(folder: Path, connection: sqlite3.Connection, saved_head: str | None) -> Verdict:
    lines = tuple(entries(connection))
    originals = Originals(folder / "originals")
    checks = (
        *_shape(connection),
        *_ledger(lines),
        *_bytes(originals, lines),
        *_results(connection),
        *_sealed(folder / DATABASE, connection, lines),
        *_against(saved_head, lines),
    )
    head = written_head(len(lines), lines[-1].head if lines else NOTHING)
    return Verdict(len(checks), tuple(c for c in checks if c is not None), head, _unclaimed(originals, lines))


Checks = Iterator[Damage | None]


def _shape(connection: sqlite3.Connection) -> Checks:
    found = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    yield None if found == "ok" else Damage(DATABASE, "a sound database", found)
    marks = tuple(
        int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    right = (APPLICATION, VERSION)
    yield None if marks == right else Damage(f"{DATABASE} header", str(right), str(marks))
    real, wanted = described(connection), expected()
    for name in sorted(real.keys() | wanted.keys()):
        same = real.get(name) == wanted.get(name)
        yield None if same else Damage(f"{DATABASE} {name}", wanted.get(name, "nothing"), real.get(name, "missing"))


def _ledger(lines: tuple[Entry, ...]) -> Checks:
    head = NOTHING
    last: dict[str, Entry] = {}
    for place, line in enumerate(lines, 1):
        right = replayed(line, head)
        item = f"ledger line {place} ({line.symbol})"
        before = last.get(line.symbol)
        version = 1 if before is None else before.version + (before.original.sha256 != line.original.sha256)
        if line.seq != place:
            yield Damage(item, f"number {place}", f"number {line.seq}")
        elif (line.leaf, line.head) != (right.leaf, right.head):
            yield Damage(item, right.head, line.head)
        else:
            yield None if line.version == version else Damage(item, f"version {version}", f"version {line.version}")
        head, last[line.symbol] = line.head, line


def _bytes(originals: Originals, lines: tuple[Entry, ...]) -> Checks:
    for original in sorted({line.original for line in lines}, key=lambda o: o.name):
        path, item = originals.path(original), f"originals/{original.name}"
        if not path.is_file():
            yield Damage(item, original.sha256, "missing")
            continue
        found = sha256_of(path)
        yield None if found == original.sha256 else Damage(item, original.sha256, found)


def _results(connection: sqlite3.Connection) -> Checks:
    for key, kind, code, summary, content, proof in connection.execute(
        "SELECT key, kind, code, summary, content, hash FROM results ORDER BY key"
    ):
        found = result_hash((key, kind, code, summary), content)
        yield None if found == proof else Damage(f"remembered {kind} {key[:12]}", proof, found)


def _sealed(path: Path, connection: sqlite3.Connection, lines: tuple[Entry, ...]) -> Checks:
    try:
        seal = read_seal(path)
    except (ValueError, TypeError) as trouble:
        yield Damage(SEAL, "the seal as it was laid", str(trouble))
        return
    if seal is None:
        return
    yield _through(SEAL, seal.entries, seal.head, lines)
    yield _whole(seal, path, connection)


def _whole(seal: Seal, path: Path, connection: sqlite3.Connection) -> Damage | None:
    writings = int(connection.execute("SELECT count FROM writings").fetchone()[0])
    if writings > seal.writings:
        return None  # written since by a run that was killed before it could seal
    if writings < seal.writings:
        return Damage(DATABASE, f"written {seal.writings} times", f"written {writings} times: an older copy")
    found = sha256_of(path)
    return None if found == seal.sha256 else Damage(DATABASE, seal.sha256, found)


def _against(saved_head: str | None, lines: tuple[Entry, ...]) -> Checks:
    if saved_head:
        yield _through("the head you saved", *read_head(saved_head), lines)


def _through(item: str, count: int, head: str, lines: tuple[Entry, ...]) -> Damage | None:
    if count > len(lines):
        return Damage(item, f"{count} lines in the ledger", f"{len(lines)}: lines are gone, or this is an older copy")
    found = lines[count - 1].head if count else NOTHING
    return None if found == head else Damage(item, head, found)


def _unclaimed(originals: Originals, lines: tuple[Entry, ...]) -> tuple[str, ...]:
    claimed = {line.original.name for line in lines}
    return tuple(
        f"originals/{name} belongs to no line of the ledger" for name in originals.names() if name not in claimed
    )

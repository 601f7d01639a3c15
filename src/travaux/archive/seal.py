"""The seal: what `travaux.sqlite` was, to the last byte, when the last writing was done.

Rows carry their own hashes, but the file around them has bytes that belong to no row. The seal holds the hash of the whole
file and the head of the chain. A run that was killed leaves a seal older than the file; then the rows alone are checked,
and the next writing lays a new one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path

from .chain import NOTHING, canonical
from .durable import sha256_of, write_whole

__all__ = ["SEAL", "Seal", "lay_seal", "read_seal", "sealed_writings"]

SEAL = "travaux.seal"


@dataclass(frozen=True, slots=True)
class Seal:
    """The number of writings, entries and the head of the chain at the time, and the SHA-256 of the whole database file."""

    writings: int
    entries: int
    head: str
    sha256: str


def lay_seal(connection: sqlite3.Connection, path: Path) -> Seal | None:
    """The seal laid beside a database, None where another process is writing (it will lay its own)."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return None
    connection.execute("BEGIN")
    try:
        writings = connection.execute("SELECT count FROM writings").fetchone()[0]
        entries, head = connection.execute("SELECT seq, head FROM entries ORDER BY seq DESC LIMIT 1").fetchone() or (
            0,
            NOTHING,
        )
        if (wal := path.with_name(path.name + "-wal")).exists() and wal.stat().st_size:
            return None
        seal = Seal(writings, entries, head, sha256_of(path))
    finally:
        connection.execute("COMMIT")
    record = asdict(seal)
    proof = hashlib.sha256(canonical(record).encode()).hexdigest()
    write_whole(path.with_name(SEAL), json.dumps(record | {"seal": proof}, indent=1).encode() + b"\n")
    return seal


def read_seal(path: Path) -> Seal | None:
    """The seal beside a database, None where there is none; ValueError where it was altered."""
    file = path.with_name(SEAL)
    if not file.exists():
        return None
    content = file.read_bytes()
    record = json.loads(content)
    if not isinstance(record, dict) or "seal" not in record:
        raise ValueError("not a seal")
    proof = record.pop("seal")
    if hashlib.sha256(canonical(record).encode()).hexdigest() != proof:
        raise ValueError("the seal does not match its own hash")
    seal = Seal(**record)
    if json.dumps(record | {"seal": proof}, indent=1).encode() + b"\n" != content:
        raise ValueError("the seal is not written as it was laid")
    return seal


def sealed_writings(path: Path) -> int | None:
    """How often the database had been written when it was last sealed, None where there is no sound seal."""
    try:
        seal = read_seal(path)
    except (ValueError, TypeError):
        return None
    return seal.writings if seal is not None else None

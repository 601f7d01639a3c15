"""The shape of `travaux.sqlite`: tables, the triggers that refuse to change what was written, and the steps between versions."""

from __future__ import annotations

import sqlite3

from ..errors import TravauxError

__all__ = ["APPLICATION", "MIGRATIONS", "VERSION", "described", "expected", "migrate"]

APPLICATION = 0x74726176  # "trav"

_FIRST = """
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,     -- order of arrival, from 1 without gaps; never the clock
    symbol TEXT NOT NULL,
    version INTEGER NOT NULL,    -- 1, 2, ...: the bytes under this symbol
    sha256 TEXT NOT NULL,        -- of the bytes
    size INTEGER NOT NULL,
    name TEXT NOT NULL,          -- in originals/
    record TEXT NOT NULL,        -- JSON: what the listing said of the document
    written TEXT NOT NULL,       -- the clock of the machine, for people only
    leaf TEXT NOT NULL,
    head TEXT NOT NULL
) STRICT;
CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_come_in_order BEFORE INSERT ON entries
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'entries come one after the other'); END;
CREATE INDEX entries_by_symbol ON entries (symbol, seq);
CREATE TABLE results (
    key TEXT PRIMARY KEY,        -- hash of the inputs and of the code that made it
    kind TEXT NOT NULL,
    code TEXT NOT NULL,          -- hash of the code alone: results of other code are dropped
    summary TEXT NOT NULL,       -- JSON, read without unpacking
    content BLOB NOT NULL,       -- zlib over msgpack
    hash TEXT NOT NULL           -- of all columns before
) STRICT;
CREATE TABLE writings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL,      -- how often this file was written: the seal names it
    again INTEGER NOT NULL CHECK (again = -count)
) STRICT;
INSERT INTO writings VALUES (1, 0, 0);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest shape, each step whole or not at all; a file of a later travaux is refused."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise TravauxError(
            "written_by_later_version",
            f"The archive has shape {found}; this travaux knows {VERSION}.",
            where="travaux.sqlite",
            try_this="install the newest travaux.",
        )
    for step in range(found, VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION}; {MIGRATIONS[step]}"
            f"PRAGMA user_version = {step + 1}; COMMIT;"
        )


def described(connection: sqlite3.Connection) -> dict[str, str]:
    """The tables, indexes and triggers of a file: name to the SQL that made it."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(name): str(sql) for name, sql in rows}


def expected() -> dict[str, str]:
    """What `described` gives for a sound file."""
    with sqlite3.connect(":memory:") as connection:
        migrate(connection)
        return described(connection)

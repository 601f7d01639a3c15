"""The archive of one negotiation, open: originals, ledger, results, and the writings that are whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import TravauxError
from .durable import sweep
from .originals import Originals
from .schema import migrate
from .seal import lay_seal, sealed_writings

__all__ = ["DATABASE", "Archive", "connected", "said_clearly"]

DATABASE = "travaux.sqlite"
_TROUBLES = (
    ("locked", "busy", "Another travaux is writing here.", "wait until it is done and run the command again."),
    ("full", "disk_full", "The disk is full.", "free some space and run the command again; nothing was lost."),
    ("readonly", "read_only", "The archive cannot be written.", "copy the folder to where you may write."),
    ("unable to open", "not_allowed", "The archive cannot be opened.", "check the rights on the folder."),
    ("disk I/O", "disk_error", "The disk reports an error.", "copy the folder to another disk; run `travaux verify`."),
    ("not a database", "damaged", "The archive is damaged.", "run `travaux verify`, and restore it from a copy."),
    ("malformed", "damaged", "The archive is damaged.", "run `travaux verify`, and restore it from a copy."),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """One negotiation's stored bytes and records.

    Guarantees: what a finished writing holds survives a power cut; a writing that does not finish leaves nothing behind.
    """

    folder: Path
    connection: sqlite3.Connection
    originals: Originals

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """The archive of a folder, made where there is none yet."""
        with said_clearly(folder):
            connection = connected(folder / DATABASE)
            try:
                migrate(connection)
            except BaseException:
                connection.close()
                raise
        originals = Originals(folder / "originals")
        sweep(folder)
        sweep(originals.folder)
        return cls(folder, connection, originals)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A block that is written whole or not at all; one writer at a time, over all processes."""
        with said_clearly(self.folder):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("UPDATE writings SET count = count + 1, again = again - 1")
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def seal(self) -> None:
        """Lay the seal, if anything was written since the last one."""
        path = self.folder / DATABASE
        with said_clearly(self.folder):
            written = self.connection.execute("SELECT count FROM writings").fetchone()[0]
            if written != sealed_writings(path):
                lay_seal(self.connection, path)

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()


def connected(path: Path) -> sqlite3.Connection:
    """A connection that waits for others, syncs every commit, and leaves transactions to its user."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@contextmanager
def said_clearly(where: Path) -> Iterator[None]:
    """A block in which trouble with the database becomes a refusal that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as trouble:
        for sign, code, what, try_this in _TROUBLES:
            if sign in str(trouble):
                raise TravauxError(code, what, where=str(where), try_this=try_this) from trouble
        raise

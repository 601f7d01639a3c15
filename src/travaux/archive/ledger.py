"""The ledger: one line for every document taken in, every new version of it, and every change in what is said of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .chain import NOTHING, canonical, head_after, leaf_of
from .originals import Original

__all__ = ["Entry", "append", "entries", "is_news", "latest", "replayed", "versions"]

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: its number, the document's symbol and version, its bytes, and what was said of it (`record`)."""

    seq: int
    symbol: str
    version: int
    original: Original
    record: str
    written: str
    leaf: str
    head: str

    @property
    def said(self) -> dict[str, object]:
        """What the listing said of the document when this line was written."""
        return dict(json.loads(self.record))


def entries(connection: sqlite3.Connection, symbol: str | None = None) -> Iterator[Entry]:
    """Every line in the order of arrival, or those of one document."""
    rows = connection.execute(
        "SELECT seq, symbol, version, sha256, size, name, record, written, leaf, head FROM entries"
        " WHERE ?1 IS NULL OR symbol = ?1 ORDER BY seq",
        (symbol,),
    )
    for seq, of, version, sha256, size, name, record, written, leaf, head in rows:
        yield Entry(seq, of, version, Original(sha256, size, name), record, written, leaf, head)


def latest(connection: sqlite3.Connection, symbol: str | None = None) -> dict[str, Entry]:
    """The last line of every symbol, or of one."""
    return {entry.symbol: entry for entry in entries(connection, symbol)}


def versions(connection: sqlite3.Connection, symbol: str) -> dict[int, Entry]:
    """Every version of a document, from 1: the last line that speaks of each."""
    return {entry.version: entry for entry in entries(connection, symbol)}


def is_news(last: Entry | None, original: Original, record: Record) -> bool:
    """Whether bytes or description differ from the last line of a document (None: it has no line yet)."""
    return last is None or (last.original.sha256, last.record) != (original.sha256, canonical(record))


def append(connection: sqlite3.Connection, symbol: str, original: Original, record: Record) -> Entry | None:
    """The line written for a document, None where its last line already says the same. Call it inside a writing."""
    last = latest(connection, symbol).get(symbol)
    if not is_news(last, original, record):
        return None
    said = canonical(record)
    version = 1 if last is None else last.version + (last.original.sha256 != original.sha256)
    seq, head = connection.execute("SELECT seq, head FROM entries ORDER BY seq DESC LIMIT 1").fetchone() or (0, NOTHING)
    written = datetime.now(UTC).isoformat(timespec="seconds")
    entry = replayed(Entry(seq + 1, symbol, version, original, said, written, "", ""), head)
    connection.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.seq,
            symbol,
            version,
            original.sha256,
            original.size,
            original.name,
            said,
            written,
            entry.leaf,
            entry.head,
        ),
    )
    return entry


def replayed(entry: Entry, head: str) -> Entry:
    """The same line with the leaf and head it must have after `head`."""
    leaf = leaf_of(
        {
            "seq": entry.seq,
            "symbol": entry.symbol,
            "version": entry.version,
            "sha256": entry.original.sha256,
            "size": entry.original.size,
            "name": entry.original.name,
            "record": entry.record,
            "written": entry.written,
        }
    )
    return Entry(
        entry.seq,
        entry.symbol,
        entry.version,
        entry.original,
        entry.record,
        entry.written,
        leaf,
        head_after(head, leaf),
    )

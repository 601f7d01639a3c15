"""Results remembered: what took time to make, under the hash of its inputs and of the code that made it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import TravauxError
from .chain import canonical

__all__ = ["Result", "forget", "has_other_code", "recall", "remember", "result_hash", "summary_of"]


@dataclass(frozen=True, slots=True)
class Result:
    """One remembered result: what kind, by which code, its summary, and its packed content (bytes, not yet compressed)."""

    key: str
    kind: str
    code: str
    summary: Mapping[str, object]
    content: bytes


def result_hash(said: tuple[str, str, str, str], content: bytes) -> str:
    """The hash of everything a remembered result holds: key, kind, code, summary, and the content as it is stored."""
    digest = hashlib.sha256()
    for part in said:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(content)
    return digest.hexdigest()


def remember(connection: sqlite3.Connection, result: Result) -> None:
    """Keep a result; one of the same key takes its place."""
    summary, content = canonical(result.summary), zlib.compress(result.content, 1)
    proof = result_hash((result.key, result.kind, result.code, summary), content)
    connection.execute(
        "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)",
        (result.key, result.kind, result.code, summary, content, proof),
    )


def summary_of(connection: sqlite3.Connection, key: str) -> dict[str, object] | None:
    """The summary of a remembered result without its content, None where there is no such result."""
    row = connection.execute("SELECT summary FROM results WHERE key = ?", (key,)).fetchone()
    return None if row is None else dict(json.loads(row[0]))


def recall(connection: sqlite3.Connection, key: str) -> Result | None:
    """The result remembered under a key, None where there is none. A damaged one is refused, never handed out."""
    row = connection.execute("SELECT kind, code, summary, content, hash FROM results WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    kind, code, summary, content, proof = row
    if result_hash((key, kind, code, summary), content) != proof:
        raise TravauxError(
            "damaged",
            f"A remembered {kind} does not match its hash.",
            where="travaux.sqlite",
            try_this="travaux build FOLDER --afresh makes it again; `travaux verify` says what else is damaged.",
        )
    return Result(key, kind, code, dict(json.loads(summary)), zlib.decompress(content))


def has_other_code(connection: sqlite3.Connection, kind: str, code: str) -> bool:
    """Whether there are results of one kind that other code made."""
    row = connection.execute("SELECT 1 FROM results WHERE kind = ? AND code <> ? LIMIT 1", (kind, code))
    return row.fetchone() is not None


def forget(connection: sqlite3.Connection, kind: str, but: str = "") -> None:
    """Forget the results of one kind, but for those that this code made."""
    connection.execute("DELETE FROM results WHERE kind = ? AND code <> ?", (kind, but))

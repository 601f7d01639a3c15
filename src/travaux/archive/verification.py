"""Verification: every stored byte and every record against its hash, the chain, and the seal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import TravauxError
from .chain import NOTHING, read_head, written_head
from .durable import sha256_of
from .ledger import Entry, entries, replayed
from .listing import Listing, read_listing
from .opened import DATABASE
from .originals import Originals
from .results import result_hash
from .schema import APPLICATION, VERSION, described, expected
from .seal import SEAL, Seal, read_seal

__all__ = ["Damage", "Verdict", "verify"]


Checks = Iterator["Damage | None"]
_UNREADABLE = (sqlite3.DatabaseError, ValueError, TypeError, AttributeError, OverflowError)


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

    Guarantees: changes nothing; a bit that changed in an original, a line of the ledger, a remembered result, a published
    page or (once sealed) anywhere in the database file is found; a sound archive is never accused.
    """
    saved = _saved(saved_head)
    listing, notes = _listed(folder)
    path, originals = folder / DATABASE, Originals(folder / "originals")
    stored: tuple[Damage | None, ...] = (*_bytes(originals), *_present(originals, listing))
    if not path.is_file():
        gone = Damage(DATABASE, "the ledger of the originals", "missing") if originals.names() else None
        return _verdict((gone, *stored, *_against(saved, ())), (), notes)
    sealed = _sealed(path)
    try:
        with closing(_looked_at(path)) as connection:
            lines, unreadable = _lines(connection)
            checks = (
                *unreadable,
                *_carefully(_shape(connection)),
                *_carefully(_ledger(lines)),
                *stored,
                *_there(originals, lines),
                *_carefully(_results(connection)),
                *_carefully(_pages(folder, connection)),
                *_carefully(_whole(sealed, connection, lines)),
                *_against(saved, lines),
            )
    except _UNREADABLE as trouble:
        return _verdict((Damage(DATABASE, "a sound database", str(trouble)), *stored), (), notes)
    return _verdict(checks, lines, (*notes, *_unclaimed(originals, lines)))


def _verdict(checks: tuple[Damage | None, ...], lines: tuple[Entry, ...], notes: tuple[str, ...]) -> Verdict:
    head = written_head(len(lines), lines[-1].head if lines else NOTHING)
    return Verdict(len(checks), tuple(c for c in checks if c is not None), head, notes)


def _lines(connection: sqlite3.Connection) -> tuple[tuple[Entry, ...], tuple[Damage, ...]]:
    try:
        return tuple(entries(connection)), ()
    except _UNREADABLE as trouble:
        return (), (Damage(DATABASE, "a ledger", str(trouble)),)


def _carefully(checks: Checks) -> Checks:
    """The same checks; a record so damaged that it cannot even be looked at is one more damage."""
    try:
        yield from checks
    except _UNREADABLE as trouble:
        yield Damage(DATABASE, "records that can be read", str(trouble))


def _saved(saved_head: str | None) -> tuple[int, str] | None:
    try:
        return read_head(saved_head) if saved_head is not None else None
    except ValueError as trouble:
        raise TravauxError(
            "not_a_head",
            f"{saved_head!r} is not a head of the chain.",
            try_this="copy the head that `travaux verify` printed, such as 12-9f86d0...",
        ) from trouble


def _listed(folder: Path) -> tuple[Listing, tuple[str, ...]]:
    """The listing, or an empty one with a note: it is a file of people, who may be writing it just now."""
    try:
        return read_listing(folder), ()
    except TravauxError as refusal:
        if refusal.code == "not_a_negotiation":
            raise
        return Listing("", "en", ()), (str(refusal),)


def _looked_at(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, also where the disk itself cannot be written."""
    place = path.resolve().as_uri()
    for way in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(f"{place}?{way}", uri=True, isolation_level=None, timeout=30)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if way == "immutable=1":
                raise
            continue
        break
    return connection


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


def _bytes(originals: Originals) -> Checks:
    for name in originals.names():
        wanted, found = name.partition(".")[0], sha256_of(originals.folder / name)
        yield None if found == wanted else Damage(f"originals/{name}", wanted, found)


def _there(originals: Originals, lines: tuple[Entry, ...]) -> Checks:
    there = set(originals.names())
    for original in sorted({line.original for line in lines}, key=lambda o: str(o.name)):
        if original.name not in there:
            yield Damage(f"originals/{original.name}", str(original.sha256), "missing")


def _results(connection: sqlite3.Connection) -> Checks:
    for key, kind, code, summary, content, proof in connection.execute(
        "SELECT key, kind, code, summary, content, hash FROM results ORDER BY key"
    ):
        found = result_hash((key, kind, code, summary), content)
        yield None if found == proof else Damage(f"remembered {kind} {key[:12]}", proof, found)


def _present(originals: Originals, listing: Listing) -> Checks:
    for document in listing.documents:
        if document.sha256 and originals.find(document.sha256) is None:
            yield Damage(f"the original of {document.symbol}", document.sha256, "missing")


def _pages(folder: Path, connection: sqlite3.Connection) -> Checks:
    for (summary,) in connection.execute("SELECT summary FROM results WHERE kind = 'site'"):
        said = json.loads(summary)
        site = folder / str(said.get("folder"))
        for name, sha256 in sorted(said.get("files", {}).items()) if site.is_dir() else ():
            found = sha256_of(site / name) if (site / name).is_file() else "missing"
            yield None if found == sha256 else Damage(f"{site.name}/{name}", sha256, found)


def _sealed(path: Path) -> tuple[Seal | None, str, str]:
    """The seal, the hash of the file as it lies there before anything opens it, and what is wrong with the seal itself."""
    try:
        return read_seal(path), sha256_of(path), ""
    except (ValueError, TypeError) as trouble:
        return None, "", str(trouble)


def _whole(sealed: tuple[Seal | None, str, str], connection: sqlite3.Connection, lines: tuple[Entry, ...]) -> Checks:
    seal, found, wrong = sealed
    if wrong:
        yield Damage(SEAL, "the seal as it was laid", wrong)
    if seal is None:
        return
    yield _through(SEAL, seal.entries, seal.head, lines)
    count, again = connection.execute("SELECT count, again FROM writings").fetchone()
    if count < seal.writings:
        yield Damage(DATABASE, f"written {seal.writings} times", f"written {count} times: this is an older copy")
    elif (
        count == seal.writings or again != -count
    ):  # otherwise written since, by a run that was killed before it sealed
        yield None if found == seal.sha256 else Damage(DATABASE, seal.sha256, found)


def _against(saved: tuple[int, str] | None, lines: tuple[Entry, ...]) -> Checks:
    if saved is not None:
        yield _through("the head you saved", *saved, lines)


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

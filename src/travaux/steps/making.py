"""Results made once: a document read, two drafts compared; remembered under the hash of what they were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from .. import archive as kept
from .. import reading
from ..archive import Archive, Document, Original, Result
from ..comparison import compare
from ..errors import TravauxError
from ..text import freeze, thaw
from .built import Compared, Reading
from .counted import counts_of
from .remembering import COMPARING, READING, code_hash, key_of
from .revised import as_compared

__all__ = [
    "Each",
    "Held",
    "Made",
    "Tell",
    "compare_readings",
    "forget_other_code",
    "read_all",
    "read_one",
    "recalled",
    "remember",
]

Held = tuple[Document, Original]  # a document and its bytes
Made = tuple[dict[str, object], bytes]  # the summary of a result, and the result packed
Each = Callable[[Callable[[Path], Made], Iterable[Path]], Iterable[Made]]  # a `map`, here or over processes
Tell = Callable[[str], None]


def read_all(archive: Archive, held: Sequence[Held], each: Each, tell: Tell) -> tuple[Reading, ...]:
    """The reading of each document: remembered, or made now and remembered at once."""
    code, memory = code_hash(READING), archive.connection
    keys = {original: key_of("reading", original.sha256, original.name, code) for _, original in held}
    known = {original: kept.summary_of(memory, key) for original, key in keys.items()}
    new = [original for original, summary in known.items() if summary is None]
    for document, original in held:
        if original not in new:
            tell(document.symbol)
    for original, (summary, content) in zip(new, each(read_one, map(archive.originals.path, new)), strict=True):
        remember(archive, Result(keys[original], "reading", code, summary, content))
        known[original] = summary
        tell(next(d.symbol for d, o in held if o == original))
    return tuple(Reading(d, o, keys[o], known[o] or {}, fresh=o in new) for d, o in held)


def compare_readings(archive: Archive, before: Reading, after: Reading) -> Compared:
    """Two readings compared: remembered, or made now and remembered."""
    code = code_hash(COMPARING)
    key = key_of("comparison", before.key, after.key, code)
    fresh = kept.summary_of(archive.connection, key) is None
    if fresh:
        one, other = (as_compared(thaw(recalled(archive, text.key))) for text in (before, after))
        made = compare(one, other)
        remember(archive, Result(key, "comparison", code, made.counts, kept.pack(replace(made, lasts=None))))
    return Compared(before.document.symbol, after.document.symbol, key, fresh)


def read_one(path: Path) -> Made:
    """One original read: its summary and its frozen text; for a file that cannot be read the refusal, and no text."""
    try:
        text = reading.read_safely(path)
    except TravauxError as refusal:
        return _refused(refusal.code, refusal.what, refusal.try_this), b""
    if not path.name.startswith(text.facts.sha256):
        return _refused("damaged", "The kept bytes are not those taken in.", "run `travaux verify`."), b""
    text = replace(text, facts=replace(text.facts, path=f"{path.parent.name}/{path.name}"))
    summary: dict[str, object] = {**counts_of(text), "pages": text.facts.pages, "language": text.facts.language}
    return summary, freeze(text)


def _refused(code: str, what: str, try_this: str) -> dict[str, object]:
    return {"refusal": {"code": code, "what": what, "try_this": try_this}}


def remember(archive: Archive, result: Result) -> None:
    """Keep one result, whole or not at all."""
    with archive.writing() as memory:
        kept.remember(memory, result)


def recalled(archive: Archive, key: str) -> bytes:
    """The content of a result that was remembered under a key."""
    found = kept.recall(archive.connection, key)
    if found is None:
        raise TravauxError("forgotten", "A result was dropped while it was needed.", try_this="run the command again.")
    return found.content


def forget_other_code(archive: Archive) -> None:
    """Drop the readings and comparisons that other code made."""
    for kind, rooms in (("reading", READING), ("comparison", COMPARING)):
        if kept.has_other_code(archive.connection, kind, code_hash(rooms)):
            with archive.writing() as memory:
                kept.forget(memory, kind, but=code_hash(rooms))

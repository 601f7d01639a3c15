"""The numbered list beside a redline, and the sentences above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..comparison.changes import Change, Comparison, Pair
from ..text.documents import Text
from ..text.words import Span
from .citing import KIND_NAMES, cited, excerpt, kind_of
from .outline import words_of
from .packing import blocks_of
from .shape import Redline, Section
from .visible import odd_as_text

__all__ = ["Entry", "Group", "groups", "lead", "tally"]


FEW, NEAR = 4, 4
"""A change of at most so many words is listed with so many words on each side."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: number, kind, where it is and where it was, what left and what came, and for a change of few
    words the words around it."""

    number: int
    kind: str
    where: str
    origin: str
    gone: str
    come: str
    before: str
    after: str
    change: Change


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one section of the page; `opens` is false where the section is folded."""

    title: str
    address: str
    opens: bool
    entries: tuple[Entry, ...]


def groups(line: Redline, sections: Iterable[Section], met: set[int]) -> tuple[Group, ...]:
    """The changes of some sections, by section, in the order of the page.

    `met` holds the numbers listed on pages before this one, and takes in those of this one. Guarantees: each change stands once.
    """
    found: list[Group] = []
    for section in sections:
        entries = tuple(_entry(line, change) for change in _changes(section, met))
        if entries:
            name = cited(section.address) or "Text before the first heading"
            title = f"{name} of the earlier draft" if section.side == "before" else name
            opens = section.head is None or section.head.kind != "preface"
            found.append(Group(title, section.address, opens, entries))
    return tuple(found)


def _changes(section: Section, met: set[int]) -> list[Change]:
    fresh: list[Change] = []
    for block in blocks_of(section):
        for piece in block.pieces:
            run = piece.run
            for change in (run.carrier, None if run.ghost else run.change):
                if change is not None and change.number not in met:
                    met.add(change.number)
                    fresh.append(change)
    return fresh


def _entry(line: Redline, change: Change) -> Entry:
    gone = "" if change.kind == "move" else excerpt(change.before.text, 12)
    come = excerpt(change.after.text, 12)
    around = _around(line, change) if len(f"{gone} {come}".split()) <= FEW else ("", "")
    where, origin = cited(change.after.address or change.before.address), cited(change.before.address)
    return Entry(change.number, kind_of(change), where, origin, gone, come, *around, change)


def _around(line: Redline, change: Change) -> tuple[str, str]:
    """A few words of the same paragraph on each side of a change, of the text that holds its words."""
    came = change.after.span[1] > change.after.span[0]
    text, place = (line.after, change.after) if came else (line.before, change.before)
    low, high = _spans(text).get(place.address, (0, len(text.words)))
    start, end = place.span
    ahead = odd_as_text(words_of(text, (max(low, start - 2 * NEAR), max(low, start))))
    after = odd_as_text(words_of(text, (min(end, high), min(high, end + 2 * NEAR))))
    return ahead, after


@lru_cache(maxsize=4)
def _spans(text: Text) -> dict[str, Span]:
    return {p.address: p.span for p in text.provisions}


def tally(changes: Iterable[Change]) -> tuple[tuple[str, str, int], ...]:
    """Key, name and number of the kinds that occur, in the fixed order of kinds.

    >>> tally(())
    ()
    """
    counts = Counter(kind_of(c) for c in changes)
    return tuple((kind, name, counts[kind]) for kind, name in KIND_NAMES.items() if counts[kind])


def lead(comparison: Comparison) -> str:
    """One sentence that says the most important of what changed between two drafts.

    >>> lead(Comparison((Pair("art_12", "art_14", "renumbered", 1.0), Pair(None, "art_3", "new", 0.0)), (), {}))
    'Article 12 is now Article 14; 1 article is new.'
    """
    unit, pairs = _units(comparison.pairs)
    parts = [part for part in (", ".join(_now(pairs, unit)), ", ".join(_numbers(pairs, unit))) if part]
    if parts:
        return "; ".join(parts) + "."
    if not comparison.changes:
        return "No words changed."
    return f"The {unit}s stand as they were; words changed inside them." if pairs else "Words changed."


def _units(pairs: Sequence[Pair]) -> tuple[str, list[Pair]]:
    """What the sentence counts: the articles; of a text without any its sections, or its paragraphs."""
    for unit, step in (("article", "art_"), ("section", "sec_"), ("paragraph", "para_")):
        found = [p for p in pairs if (p.after or p.before or "").rpartition("__")[2].startswith(step)]
        if found:
            return unit, found
    return "provision", []


def _now(pairs: Sequence[Pair], unit: str) -> list[str]:
    moved = [p for p in pairs if p.relation in ("renumbered", "moved") and p.before and p.after]
    shown = moved if len(moved) <= 2 else sorted(moved, key=lambda p: p.relation != "moved")[:1]
    names = [(cited(p.before or ""), cited(p.after or "")) for p in shown]
    rest = len(moved) - len(shown)
    said = [f"{old} is now {new}" for old, new in names if old != new]
    return [*said, *([f"{rest} more {unit}s renumbered or moved"] if rest else [])]


def _numbers(pairs: Sequence[Pair], unit: str) -> list[str]:
    counts = Counter(p.relation for p in pairs)
    words = (("new", "new"), ("dropped", "dropped"), ("split", "from a split"), ("merged", "merged"))
    said = [(counts[relation], word) for relation, word in words if counts[relation]]
    nouns = [f" {unit} is" if n == 1 else f" {unit}s are" for n, _ in said[:1]] + [""] * (len(said) - 1)
    return [f"{n}{noun} {word}" for (n, word), noun in zip(said, nouns, strict=True)]

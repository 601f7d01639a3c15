"""A marked-up text as it reads when its changes are taken, or refused: struck words gone, or inserted words gone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .documents import Text
from .marks import Footnote, Mark
from .provisions import Provision
from .words import Ints, Places, Span, Words

__all__ = ["DELETIONS", "INSERTIONS", "Reading", "accepted", "refused"]

DELETIONS = frozenset(("deletion", "tracked_deletion", "tracked_move_from"))
INSERTIONS = frozenset(("insertion", "tracked_insertion", "tracked_move_to"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a marked-up text: a text over its own words, and for each of them its index in the original, (n,)."""

    text: Text
    original: Ints


def accepted(text: Text) -> Reading:
    """The text as it reads when its revisions are taken: deletions gone, insertions kept as ordinary words.

    Guarantees: the words of the reading are the words of the original in their order, without those struck out; where a
    revision cut a word in two, its parts stay two words (`write` gives the joined source all the same).
    """
    return _without(text, DELETIONS, INSERTIONS)


def refused(text: Text) -> Reading:
    """The text as it reads when its revisions are refused: insertions gone, deletions kept as ordinary words."""
    return _without(text, INSERTIONS, DELETIONS)


def _without(text: Text, gone: frozenset[str], plain: frozenset[str]) -> Reading:
    kept = np.ones(len(text.words), bool)
    for mark in text.marks:
        if mark.kind in gone:
            kept[mark.span[0] : mark.span[1]] = False
    original = np.flatnonzero(kept).astype(np.int32)
    moved = np.concatenate(([0], np.cumsum(kept))).astype(np.int32)
    words = _words(text.words, original)
    marks = tuple(_mark(m, moved) for m in text.marks if m.kind not in gone and m.kind not in plain)
    provisions = _provisions(text.provisions, moved, words)
    footnotes = tuple(_footnote(note, moved) for note in text.footnotes)
    doubts = tuple(replace(d, span=_moved(d.span, moved)) if d.span else d for d in text.doubts)
    kept_marks = tuple(mark for mark in marks if mark.span[0] < mark.span[1])
    return Reading(
        replace(text, words=words, provisions=provisions, marks=kept_marks, footnotes=footnotes, doubts=doubts),
        original,
    )


def _words(words: Words, original: Ints) -> Words:
    starts, ends = words.starts[original], words.starts[original + 1]
    parts = [words.source[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    fresh = np.concatenate(([0], np.cumsum(ends - starts))).astype(np.int32)
    places = words.places
    if places is not None:
        places = Places(places.pages[original], places.boxes[original])
    return Words("".join(parts), fresh, words.kinds[original], places)


def _moved(span: Span, moved: Ints) -> Span:
    return int(moved[span[0]]), int(moved[span[1]])


def _mark(mark: Mark, moved: Ints) -> Mark:
    return replace(mark, span=_moved(mark.span, moved))


def _footnote(note: Footnote, moved: Ints) -> Footnote:
    return Footnote(note.sign, _moved(note.span, moved), _moved(note.reference, moved) if note.reference else None)


def _provisions(provisions: tuple[Provision, ...], moved: Ints, words: Words) -> tuple[Provision, ...]:
    """The provisions that still have words; a child of one that has none is gone with it."""
    new: list[Provision] = []
    place: dict[int, int] = {-1: -1}
    for index, one in enumerate(provisions):
        span = _moved(one.span, moved)
        if span[0] == span[1] or one.parent not in place:
            continue
        place[index] = len(new)
        label = _moved(one.label, moved) if one.label else None
        titled = _moved(one.heading_span, moved) if one.heading_span else None
        heading = " ".join(words.text(*titled).split()) if titled else one.heading
        new.append(replace(one, span=span, label=label, heading=heading, heading_span=titled, parent=place[one.parent]))
    return tuple(new)

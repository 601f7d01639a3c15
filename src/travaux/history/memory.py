"""What a history remembers while it grows: words that left, words that were asked for, found again by runs of five words.

The memory only ever gains. Stretches of words lie on a shelf; an index leads from every run of five words to the places where
it stands. It serves moves, returns and proposals alike: what tells them apart is where the words stood last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..text.words import Span
from .blocks import Known

__all__ = ["RUN", "Gone", "Hit", "Memory", "Shelf", "Spots", "Stretch", "keep_place", "longest_hit", "put"]

RUN = 5
OFTEN = 8
BACK = 64
SHIFT = 24
PLACE = (1 << SHIFT) - 1


class Stretch(NamedTuple):
    """Neighbouring words: what is said, one character a word, and their identities."""

    said: str
    ids: Sequence[int]


class Gone(NamedTuple):
    """Neighbouring words that left, and the identities of the words ahead of them and behind them (-1: none)."""

    said: str
    ids: Sequence[int]
    ahead: int
    behind: int


@dataclass(slots=True)
class Spots:
    """What left last at a place: by the word that stands ahead of it, and by the word behind it."""

    after: dict[int, Gone] = field(default_factory=dict)
    before: dict[int, Gone] = field(default_factory=dict)


@dataclass(slots=True)
class Shelf:
    """Stretches, and for every run of five words the place or the places where it stands; those from `fresh` on left with the
    document at hand."""

    stretches: list[Stretch] = field(default_factory=list)
    index: dict[str, int | list[int]] = field(default_factory=dict)
    fresh: int = 0


@dataclass(slots=True)
class Memory:
    """Words and blocks met so far, what left the drafts (`gone`), what side documents asked for (`asked`), and which identities
    stand in the draft `stands` (`standing`, one byte each). `spots` leads from a word to what left beside
    it; `entered` are the identities of side documents that a draft has carried. `documents` were
    taken in; of drafts beside the line the words of the `shelved` ones lie among what was asked for.
    `drafts` leads from what a draft says to
    its symbol; `whole` holds all that the drafts say that the last side document was made against."""

    known: Known = field(default_factory=Known)
    gone: Shelf = field(default_factory=Shelf)
    asked: Shelf = field(default_factory=Shelf)
    spots: Spots = field(default_factory=Spots)
    entered: set[int] = field(default_factory=set)
    shelved: set[int] = field(default_factory=set)
    drafts: dict[str, str] = field(default_factory=dict)
    documents: int = 0
    standing: bytearray = field(default_factory=bytearray)
    stands: tuple[int, ...] = (-1,)
    whole: tuple[tuple[int, ...], Shelf] | None = None


class Hit(NamedTuple):
    """Equal words: `start` to `end` in the words looked up, from `place` in a stretch."""

    start: int
    end: int
    stretch: int
    place: int


def put(shelf: Shelf, said: str, ids: Sequence[int]) -> None:
    """Lay a stretch on a shelf; one of fewer than five words cannot be found again and is left out."""
    if len(said) < RUN:
        return
    index, at = shelf.index, len(shelf.stretches) << SHIFT
    shelf.stretches.append(Stretch(said, ids))
    for place, run in enumerate([said[n : n + RUN] for n in range(len(said) - RUN + 1)], at):
        places = index.setdefault(run, place)
        if places is place:
            continue
        if isinstance(places, int):
            index[run] = [places, place]
        else:
            places.append(place)


def longest_hit(shelf: Shelf, said: str, at: int, limits: Span) -> Iterator[Hit]:
    """The longest equal words around the run of five at a place, for each place where it stands, latest first; none reaches
    beyond the limits."""
    floor, end = limits
    places = shelf.index.get(said[at : at + RUN], ())
    for packed in (places,) if isinstance(places, int) else places[: -OFTEN - 1 : -1]:
        number, place = packed >> SHIFT, packed & PLACE
        text = shelf.stretches[number].said
        low = _backward(said, at, floor, text=text, place=place)
        high = _forward(said, at + RUN, end, text=text, place=place + RUN)
        yield Hit(low, high, number, place - (at - low))


def keep_place(spots: Spots, gone: Gone) -> None:
    """Keep what left by the words that stand beside it."""
    spots.after[gone.ahead] = gone
    spots.before[gone.behind] = gone


def _forward(said: str, at: int, end: int, *, text: str, place: int) -> int:
    step = 0
    most = min(end - at, len(text) - place)
    while step < most and said[at + step] == text[place + step]:
        step += 1
    return at + step


def _backward(said: str, at: int, floor: int, *, text: str, place: int) -> int:
    step = 0
    most = min(at - floor, place, BACK)  # what lies further back was looked at before
    while step < most and said[at - step - 1] == text[place - step - 1]:
        step += 1
    return at - step

"""Replay: the earlier text and the changes give the later text. The proof that a comparison says everything."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from ..text.documents import Text
from ..text.words import BLANK, tokenise
from .changes import Change, Place
from .stream import stream_of, words_in

__all__ = ["apply", "words_of"]


def apply(before: Text, changes: Iterable[Change]) -> tuple[str, ...]:
    """The words of the later text, blanks and page furniture left out, from the earlier text and its changes alone.

    Guarantees: `apply(before, compare(before, after).changes)` gives the words of `after`, for every two texts.
    """
    changes = sorted(changes, key=lambda change: change.number)
    stream = stream_of(before)
    places = stream.kept.tolist()
    keeper: list[int | None] = [None] * len(places)
    for change in sorted(changes, key=_widest_first):
        start, end = (bisect_left(places, n) for n in change.before.span)
        keeper[start:end] = [change.number] * (end - start)
    staying: dict[int | None, list[int]] = defaultdict(list)
    for n, holder in enumerate(keeper):
        staying[holder].append(places[n])
    arriving: dict[int | None, list[Change]] = defaultdict(list)
    for change in changes:
        arriving[change.within].append(change)
    return tuple(_written(before, None, staying, arriving))


def _widest_first(change: Change) -> tuple[int, int]:
    start, end = change.before.span
    return (0, start - end) if change.kind == "move" else (1, 0)


def _written(
    before: Text,
    holder: int | None,
    staying: dict[int | None, list[int]],
    arriving: dict[int | None, list[Change]],
) -> list[str]:
    """The words that a move carries (or the text as a whole): what stays in it, and what arrives, in order."""
    places = staying.get(holder, [])
    words = words_in(before, places)
    order = sorted(arriving.get(holder, []), key=lambda c: (bisect_left(places, landing(c)), c.number))
    out: list[str] = []
    at = 0
    for change in order:
        stop = bisect_left(places, landing(change))
        out += words[at:stop]
        at = stop
        out += _written(before, change.number, staying, arriving) if change.kind == "move" else words_of(change.after)
    return out + words[at:]


def landing(change: Change) -> int:
    """The word of the earlier text before which the later words of a change come in."""
    return change.before.span[0] if change.lands is None else change.lands


def words_of(place: Place) -> list[str]:
    """The words of a place, blanks left out."""
    starts, kinds = tokenise(place.text)
    if not place.cuts:
        edges = starts.tolist()
        return [place.text[edges[n] : edges[n + 1]] for n in (kinds != BLANK).nonzero()[0].tolist()]
    pieces = pairwise(sorted({*starts.tolist(), *place.cuts}))
    return [word for start, end in pieces if (word := place.text[start:end]) and not word.isspace()]

"""Rival words on either side of a slash, in brackets and without."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

import numpy as np

from ..words import ASIDE, Span
from .columns import Columns
from .owners import Owners
from .printed import Printed
from .records import Bracket, Option

__all__ = ["slashed_point", "slashed_words", "slashes"]

_SLASH = re.compile(r"(?<=[^\s\[\]{}［］/])\s+/\s+(?=[^\s\[\]{}［］/])")
BLANKS_BEFORE = 12
_PHRASE = re.compile(r"[^\s\[\]{}.,;:()]+")
LOOKED_AT = 4000
REACH = 100
_TO_BREAK = re.compile(r".*[\[\]{}［］.,;:()]", re.S)
_UNBROKEN = re.compile(r"[^\[\]{}［］.,;:()]*")
_WORD = re.compile(r"\S+")


def free_slashes(owners: Owners) -> list[int]:
    """The slashes that stand free between blanks and words, by their word."""
    source, starts = owners.words.source, owners.starts
    at = [match.start() for match in re.finditer("/", source)]
    words = np.searchsorted(owners.words.starts, np.array(at, np.int32)).tolist()
    beside = [n for n, place in zip(words, at, strict=True) if place and source[place - 1].isspace()]
    return [n for n in beside if starts[n] - starts[n - 1] <= BLANKS_BEFORE and _SLASH.match(source, starts[n - 1])]


def slashes(printed: Printed, columns: Columns) -> None:
    """Gives each bracket an option for each side of a slash that stands free between blanks, `[one text / another]`."""
    columns.slashes = free_slashes(printed.owners)
    if not columns.slashes or not len(columns):
        return
    places, firsts, lasts = (np.array(words) for words in (columns.slashes, columns.firsts, columns.lasts))
    low, high = np.searchsorted(places, firsts).tolist(), np.searchsorted(places, lasts).tolist()
    holds = np.flatnonzero((np.array(low) < np.array(high)) & np.array(columns.closed)).tolist()
    inner = set(columns.parents) if holds else set()
    for n in holds:
        start, end = columns.owners.starts[columns.firsts[n]], columns.owners.starts[columns.lasts[n]]
        if end - start <= LOOKED_AT:
            parting = _parting(printed, (start, end), columns.slashes[low[n] : high[n]], nested=n in inner)
            edges = [columns.firsts[n], *(edge for word in parting for edge in (word - 1, word + 2)), columns.lasts[n]]
            if parting:
                columns.sides[n] = tuple([(a, b, ()) for a, b in zip(edges[::2], edges[1::2], strict=True)])


def _parting(printed: Printed, chars: Span, free: list[int], *, nested: bool) -> list[int]:
    """The slashes that part the words of a bracket, by their word: those that stand in no bracket inside it."""
    owners = printed.owners
    source, (start, end) = owners.words.source, chars
    if source.count("/", start, end) > len(free):  # some are set far apart
        free = [owners.at(source.index("/", match.start())) for match in _SLASH.finditer(source, start, end)]
    return [word for word in free if not nested or _is_free(source, start, owners.starts[word - 1])]


def _is_free(source: str, start: int, at: int) -> bool:
    """Whether a slash stands in the bracket itself, not in one inside it."""
    opened, closed = (sum(source.count(sign, start, at) for sign in signs) for signs in ("[{［", "]}］"))
    return opened == closed


def slashed_words(printed: Printed, columns: Columns) -> list[list[Span]]:
    """Rival words on either side of a free slash that stands in no bracket, as characters: `the first one / the latest one`.

    Where the words after the slash begin like words before it, both phrases reach from there; else one word stands on each
    side.
    """
    source, starts, out = printed.text.words.source, printed.owners.starts, list[list[Span]]()
    parted = _apart(_several(columns)) if columns.slashes else []
    for word in columns.slashes:
        if printed.owners.kinds[word - 1] == ASIDE or _within(parted, word - 1):
            continue
        slash = starts[word - 1], starts[word + 2]
        if out and out[-1][-1][1] == slash[0]:
            out[-1].append((slash[1], _end_of(source, slash[1], 1)))
            continue
        sides = _sides(source, slash)
        if sides is not None and (not out or out[-1][-1][1] <= sides[0][0]):
            out.append(list(sides))
    return out


def slashed_point(owners: Owners, sides: list[Span]) -> Bracket:
    """The open point that words on either side of a slash are, from their characters."""
    spans = [(owners.at(start), owners.at(end)) for start, end in sides]
    whole, options = (spans[0][0], spans[-1][1]), tuple(Option(span) for span in spans)
    address = owners.address(whole[0])
    return Bracket("alternatives", whole, spans[0], address, options, reason="A slash stands between them.")


def _several(columns: Columns) -> list[Span]:
    """The brackets that leave several options, in the order they open."""
    followers = {member for group in columns.groups.values() for member in group.members[1:]}
    return [columns.span(n) for n in sorted((columns.several() - followers) | set(columns.groups))]


def _apart(spans: list[Span]) -> list[Span]:
    """The outermost of spans that are given in the order they open, those that overlap as one."""
    out: list[Span] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _within(spans: list[Span], at: int) -> bool:
    index = bisect_left(spans, (at + 1, 0)) - 1
    return index >= 0 and at < spans[index][1]


def _sides(source: str, slash: Span) -> tuple[Span, Span] | None:
    """The words before and after a slash that stand for one another, as characters."""
    begin = max(0, slash[0] - REACH)
    broken = _TO_BREAK.match(source, begin, slash[0])
    begin = broken.end() if broken is not None else begin
    before, match = source[begin : slash[0]].split(), _UNBROKEN.match(source, slash[1], slash[1] + REACH)
    after = match[0].split() if match is not None else []
    if not after or not before or not after[0][0].isalnum():
        return None
    first = next((n for n in range(len(before) - 1, -1, -1) if before[n] == after[0]), len(before) - 1)
    if not before[first][0].isalnum():
        return None
    start = slash[0] - len(before[-1]) if first == len(before) - 1 else _begin_of(source, begin, first)
    return (start, slash[0]), (slash[1], _end_of(source, slash[1], min(len(after), len(before) - first)))


def _begin_of(source: str, at: int, number: int) -> int:
    """Where a word begins, counted from 0 after a character."""
    return next(islice(_WORD.finditer(source, at), number, None)).start()


def _end_of(source: str, at: int, length: int) -> int:
    """Where so many words end."""
    for _ in range(length):
        match = _PHRASE.search(source, at)
        at = match.end() if match is not None else at
    return at

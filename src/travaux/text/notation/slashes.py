"""Rival words on either side of a slash, in brackets and without."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..words import Kind, Span, Words
from .printed import Printed
from .records import Bracket, Option

__all__ = ["slashed_words", "slashes"]

_SLASH = re.compile(r"(?<=[^\s\[\]{}/])\s+/\s+(?=[^\s\[\]{}/])")
BLANKS_BEFORE = 12
_PHRASE = re.compile(r"[^\s\[\]{}.,;:()]+")
LOOKED_AT = 4000
REACH = 160


def free_slashes(source: str) -> list[Span]:
    """The slashes that stand free between blanks and words, blanks included, as characters."""
    out: list[Span] = []
    at = source.find("/")
    while at >= 0:
        if source[at - 1].isspace():
            start = len(source[max(0, at - BLANKS_BEFORE) : at].rstrip()) + max(0, at - BLANKS_BEFORE)
            match = _SLASH.match(source, start)
            if match is not None and match.start() < at < match.end():
                out.append(match.span())
        at = source.find("/", at + 1)
    return out


def slashes(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """The same brackets, with an option for each side of a slash that stands free between blanks, `[one text / another]`."""
    words, starts = printed.text.words, printed.owners.starts
    places = [start for start, _ in free_slashes(words.source)]
    if not places:
        return brackets
    inner = {bracket.parent for bracket in brackets}
    return tuple(
        _split(words, one, n in inner) if _holds(places, starts[one.span[0]], starts[one.span[1]]) else one
        for n, one in enumerate(brackets)
    )


def _holds(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _split(words: Words, one: Bracket, nested: bool) -> Bracket:
    start, end = (int(words.starts[at]) for at in one.options[0].span)
    if not one.closed or end - start > LOOKED_AT:
        return one
    at = [match.span() for match in _SLASH.finditer(words.source, start, end)]
    free = [span for span in at if not nested or _is_free(words.source, start, span[0])]
    if not free:
        return one
    edges = [start, *(edge for span in free for edge in span), end]
    spans = zip(edges[::2], edges[1::2], strict=True)
    options = tuple(Option((words.at(a), words.at(b))) for a, b in spans)
    return Bracket(one.kind, one.span, one.first, one.address, options, parent=one.parent)


def _is_free(source: str, start: int, at: int) -> bool:
    """Whether a slash stands in the bracket itself, not in one inside it."""
    return source.count("[", start, at) == source.count("]", start, at)


def slashed_words(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """Rival words on either side of a free slash that stands in no bracket: `the first report / the latest report`.

    Where the words after the slash begin like words before it, both phrases reach from there; else one word stands on each
    side.
    """
    words = printed.text.words
    out: list[Bracket] = []
    free = free_slashes(words.source)
    parted = [b.span for b in brackets if len(b.options) > 1] if free else []
    for slash in free:
        at = words.at(slash[0])
        if words.kinds[at] == Kind.ASIDE or any(start <= at < end for start, end in parted):
            continue
        sides = _sides(words, slash)
        if sides is not None and (not out or out[-1].span[1] <= sides[0][0]):
            span = (sides[0][0], sides[1][1])
            address = printed.owners.address(span[0])
            options = tuple(Option(side) for side in sides)
            out.append(Bracket("alternatives", span, sides[0], address, options, reason="A slash stands between them."))
    return tuple(out)


def _sides(words: Words, slash: Span) -> tuple[Span, Span] | None:
    """The words before and after a slash that stand for one another."""
    source = words.source
    before = list(_PHRASE.finditer(source, max(0, slash[0] - REACH), slash[0]))
    after = list(_PHRASE.finditer(source, slash[1], slash[1] + REACH))
    before = _unbroken(source, before[::-1], slash[0])[::-1]
    after = _unbroken(source, after, slash[1])
    if not before or not after or before[-1].end() != slash[0] or after[0].start() != slash[1]:
        return None
    begins = next((n for n in range(len(before) - 1, -1, -1) if before[n][0] == after[0][0]), len(before) - 1)
    length = min(len(after), len(before) - begins)
    if not before[begins][0][0].isalnum() or not after[0][0][0].isalnum():
        return None
    return (
        (words.at(before[begins].start()), words.at(before[-1].end())),
        (words.at(after[0].start()), words.at(after[length - 1].end())),
    )


def _unbroken(source: str, phrase: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    """The words of a phrase up to the first sign that breaks it."""
    out: list[re.Match[str]] = []
    for match in phrase:
        between = source[at : match.start()] if match.start() >= at else source[match.end() : at]
        if between.strip():
            break
        out.append(match)
        at = match.end() if match.start() >= at else match.start()
    return out

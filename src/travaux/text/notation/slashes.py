"""Rival words on either side of a slash, in brackets and without."""

from __future__ import annotations

import re

from ..words import Kind, Span, Words
from .printed import Printed
from .records import Bracket, Option

__all__ = ["slashed_words", "slashes"]

_SLASH = re.compile(r"(?<=[^\s\[\]{}/])\s+/\s+(?=[^\s\[\]{}/])")
_PHRASE = re.compile(r"[^\s\[\]{}.,;:()]+")
LOOKED_AT = 4000
REACH = 160


def slashes(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """The same brackets, with an option for each side of a slash that stands free between blanks, `[one text / another]`."""
    words = printed.text.words
    if " / " not in words.source and "\n/" not in words.source and "/\n" not in words.source:
        return brackets
    inner = {bracket.parent for bracket in brackets}
    return tuple(_split(words, one, n in inner) for n, one in enumerate(brackets))


def _split(words: Words, one: Bracket, nested: bool) -> Bracket:
    start, end = (int(words.starts[at]) for at in one.options[0].span)
    if not one.closed or end - start > LOOKED_AT or words.source.find("/", start, end) < 0:
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
    taken = [(b.span, len(b.options) > 1) for b in brackets if " / " in words.text(*b.span)]
    for match in _SLASH.finditer(words.source):
        at = words.at(match.start())
        if words.kinds[at] == Kind.ASIDE or any(a <= at < b and many for (a, b), many in taken):
            continue
        sides = _sides(words, match.span())
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

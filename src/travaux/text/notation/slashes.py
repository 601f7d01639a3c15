"""Rival words on either side of a slash, in brackets and without."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..words import Kind, Span
from .owners import Owners
from .printed import Printed
from .records import Bracket, Option

__all__ = ["slashed_words", "slashes"]

_SLASH = re.compile(r"(?<=[^\s\[\]{}［］/])\s+/\s+(?=[^\s\[\]{}［］/])")
BLANKS_BEFORE = 12
_PHRASE = re.compile(r"[^\s\[\]{}.,;:()]+")
LOOKED_AT = 4000
REACH = 100
_BREAK = re.compile(r"[\[\]{}［］.,;:()]")
_WORD = re.compile(r"\S+")


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
        _split(printed.owners, one, n in inner) if _holds(places, starts[one.span[0]], starts[one.span[1]]) else one
        for n, one in enumerate(brackets)
    )


def _holds(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _split(owners: Owners, one: Bracket, nested: bool) -> Bracket:
    source = owners.words.source
    start, end = (owners.starts[at] for at in one.options[0].span)
    if not one.closed or end - start > LOOKED_AT:
        return one
    at = [match.span() for match in _SLASH.finditer(source, start, end)]
    free = [span for span in at if not nested or _is_free(source, start, span[0])]
    if not free:
        return one
    edges = [start, *(edge for span in free for edge in span), end]
    spans = zip(edges[::2], edges[1::2], strict=True)
    options = tuple(Option((owners.at(a), owners.at(b))) for a, b in spans)
    return Bracket(one.kind, one.span, one.first, one.address, options, parent=one.parent)


def _is_free(source: str, start: int, at: int) -> bool:
    """Whether a slash stands in the bracket itself, not in one inside it."""
    opened, closed = (sum(source.count(sign, start, at) for sign in signs) for signs in ("[{［", "]}］"))
    return opened == closed


def slashed_words(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """Rival words on either side of a free slash that stands in no bracket: `the first report / the latest report`.

    Where the words after the slash begin like words before it, both phrases reach from there; else one word stands on each
    side.
    """
    words, out = printed.text.words, list[list[Span]]()
    free = free_slashes(words.source)
    parted = _apart([b.span for b in brackets if len(b.options) > 1]) if free else []
    for slash in free:
        at = printed.owners.at(slash[0])
        if printed.owners.kinds[at] == Kind.ASIDE or _within(parted, at):
            continue
        if out and out[-1][-1][1] == slash[0]:
            out[-1].append((slash[1], _end_of(words.source, slash[1], 1)))
            continue
        sides = _sides(words.source, slash)
        if sides is not None and (not out or out[-1][-1][1] <= sides[0][0]):
            out.append(list(sides))
    return tuple(_point(printed, sides) for sides in out)


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


def _point(printed: Printed, sides: list[Span]) -> Bracket:
    owners = printed.owners
    spans = [(owners.at(start), owners.at(end)) for start, end in sides]
    whole, options = (spans[0][0], spans[-1][1]), tuple(Option(span) for span in spans)
    address = owners.address(whole[0])
    return Bracket("alternatives", whole, spans[0], address, options, reason="A slash stands between them.")


def _sides(source: str, slash: Span) -> tuple[Span, Span] | None:
    """The words before and after a slash that stand for one another, as characters."""
    before = _BREAK.split(source[max(0, slash[0] - REACH) : slash[0]])[-1]
    after = _BREAK.split(source[slash[1] : slash[1] + REACH], maxsplit=1)[0].split()
    begins = [match.span() for match in _WORD.finditer(before)]
    if not after or not begins or not after[0][0].isalnum():
        return None
    said = [before[start:end] for start, end in begins]
    first = next((n for n in range(len(said) - 1, -1, -1) if said[n] == after[0]), len(said) - 1)
    if not said[first][0].isalnum():
        return None
    length = min(len(after), len(said) - first)
    return (slash[0] - len(before) + begins[first][0], slash[0]), (slash[1], _end_of(source, slash[1], length))


def _end_of(source: str, at: int, length: int) -> int:
    """Where so many words end."""
    for _ in range(length):
        match = _PHRASE.search(source, at)
        at = match.end() if match is not None else at
    return at

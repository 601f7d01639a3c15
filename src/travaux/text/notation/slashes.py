"""Rival words on either side of a slash, in brackets and without."""

from __future__ import annotations

import re
from bisect import bisect_left

import numpy as np

from ..words import Kind, Span
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


def slashes(printed: Printed, columns: Columns) -> None:
    """Gives each bracket an option for each side of a slash that stands free between blanks, `[one text / another]`."""
    columns.slashes = free_slashes(printed.text.words.source)
    if not columns.slashes or not len(columns):
        return
    starts = printed.text.words.starts
    places = np.array([start for start, _ in columns.slashes])
    begins, ends = starts[columns.begins], starts[columns.ends]
    at = np.searchsorted(places, begins)
    holds = np.flatnonzero((at < len(places)) & (places[np.minimum(at, len(places) - 1)] < ends)).tolist()
    inner = set(columns.parents) if holds else set()
    for n in holds:
        options = _split(columns, n, nested=n in inner) if columns.closed[n] else ()
        if options:
            columns.options[n] = options


def _split(columns: Columns, n: int, *, nested: bool) -> tuple[Option, ...]:
    """The sides of the slashes of a bracket; none where no slash stands free in it."""
    owners = columns.owners
    source, start, end = owners.words.source, owners.starts[columns.firsts[n]], owners.starts[columns.lasts[n]]
    if end - start > LOOKED_AT:
        return ()
    at = [match.span() for match in _SLASH.finditer(source, start, end)]
    free = [span for span in at if not nested or _is_free(source, start, span[0])]
    edges = [start, *(edge for span in free for edge in span), end]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Option((owners.at(a), owners.at(b))) for a, b in spans) if free else ()


def _is_free(source: str, start: int, at: int) -> bool:
    """Whether a slash stands in the bracket itself, not in one inside it."""
    opened, closed = (sum(source.count(sign, start, at) for sign in signs) for signs in ("[{［", "]}］"))
    return opened == closed


def slashed_words(printed: Printed, columns: Columns) -> list[list[Span]]:
    """Rival words on either side of a free slash that stands in no bracket, as characters: `the first one / the latest one`.

    Where the words after the slash begin like words before it, both phrases reach from there; else one word stands on each
    side.
    """
    source, owners, out = printed.text.words.source, printed.owners, list[list[Span]]()
    parted = _apart(_several(columns)) if columns.slashes else []
    for slash in columns.slashes:
        at = owners.at(slash[0])
        if owners.kinds[at] == Kind.ASIDE or _within(parted, at):
            continue
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
    split = {n for n, options in columns.options.items() if len(options) > 1}
    followers = {member for group in columns.groups.values() for member in group.members[1:]}
    return [columns.span(n) for n in sorted((split - followers) | set(columns.groups))]


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

"""Pairs of bracket signs: matched within a paragraph first, then within an article, then beyond; what is left is doubted.

In a text whose brackets balance this gives what a stack gives. Where they do not, a bracket that was never closed takes no
words from the next article, and a closing sign without partner closes nothing that belongs elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...errors import Doubt
from ..documents import Text
from ..words import Kind
from .columns import Columns
from .owners import Owners
from .printed import Printed

__all__ = ["Pairs", "Signs", "found_signs", "match_signs", "signs", "stray"]

OPENING = frozenset("[{［")
BRACES = frozenset("{}")
FULL_WIDTH = "［］"
WALLS = frozenset(
    (
        "preface",
        "preamble",
        "part",
        "chapter",
        "section",
        "subsection",
        "article",
        "option",
        "annex",
        "conclusions",
        "footnote",
    )
)
"""Provisions out of which a bracket reaches only when it opens at their head or closes at their end."""
Pairs = tuple[list[int], dict[int, int], list[int]]
"""For each sign the one that closes it (-1: none); the word at which each that never closes must end; closing signs left."""
_GAP = re.compile(r"\n[^\S\n]*\n")
NEVER_CLOSED = "A bracket opens here and never closes."
NEVER_OPENED = "A bracket closes here that was never opened."


@dataclass(slots=True, eq=False)
class Signs:
    """The bracket signs of a text as columns, in order: the word of each, whether it opens, whether it is a brace, the
    provision it stands in (-1: none), and (`inner`) whether it stands in the middle of a provision within the one at hand."""

    owners: Owners
    words: list[int]
    opens: list[bool]
    braces: list[bool]
    places: list[int]
    inner: list[bool]


def found_signs(owners: Owners) -> Signs:
    """Every bracket sign of a text with its word, also the full-width ones; page furniture is left out."""
    words, source = owners.words, owners.words.source
    at = np.flatnonzero(words.kinds == Kind.SIGN)
    if any(sign in source for sign in FULL_WIDTH):
        wide = [owners.at(match.start()) for match in re.finditer("[［］]", source)]
        at = np.sort(np.concatenate((at, np.array(wide, at.dtype))))
    printed = [source[start] for start in words.starts[at].tolist()]
    opens, braces = [sign in OPENING for sign in printed], [sign in BRACES for sign in printed]
    return Signs(owners, at.tolist(), opens, braces, owners.of_each(at).tolist(), [False] * len(printed))


def signs(printed: Printed, marks: Signs, pairs: Pairs) -> Columns:
    """One bracket for each opening sign of a text, in the order they open; its kind is not read yet."""
    closes, limits, _ = pairs
    opening = [n for n, opens in enumerate(marks.opens) if opens]
    begins, places = [marks.words[n] for n in opening], [marks.places[n] for n in opening]
    closing = [marks.words[closes[n]] if closes[n] >= 0 else -1 for n in opening]
    rooms = [word if word >= 0 else limits[n] for n, word in zip(opening, closing, strict=True)]
    ends, parents = _laid(begins, closing, rooms)
    closed = [word >= 0 for word in closing]
    lasts = [end - one for end, one in zip(ends, closed, strict=True)]
    firsts = [word + 1 for word in begins]
    found = Columns(printed.owners, begins, ends, places, parents, closed, firsts, lasts)
    _doubt_each(printed, found)
    return found


def stray(printed: Printed, marks: Signs, pairs: Pairs) -> tuple[Doubt, ...]:
    """A doubt at each closing sign that was never opened."""
    return tuple(_doubt(printed, marks.words[n], marks.places[n], NEVER_OPENED) for n in pairs[2])


def _doubt(printed: Printed, word: int, place: int, said: str) -> Doubt:
    page, address = printed.text.words.page(word), printed.owners.name(place) or None
    return Doubt("unbalanced_bracket", said, page, address, (word, word + 1))


def _doubt_each(printed: Printed, found: Columns) -> None:
    """A doubt at each bracket that never closes, or whose signs are of different width."""
    wide = any(sign in printed.text.words.source for sign in FULL_WIDTH)
    for n, (word, closed) in enumerate(zip(found.begins, found.closed, strict=True)):
        if not closed:
            found.doubts[n] = _doubt(printed, word, found.places[n], NEVER_CLOSED)
        elif wide and _mixed(printed.owners, word, found.lasts[n]):
            page, address = printed.text.words.page(word), found.address(n) or None
            said = "A full-width sign meets an ordinary one."
            found.doubts[n] = Doubt("mixed_bracket_signs", said, page, address, (word, word + 1))


def _mixed(owners: Owners, opening: int, closing: int) -> bool:
    source, starts = owners.words.source, owners.starts
    return (source[starts[opening]] in FULL_WIDTH) != (source[starts[closing]] in FULL_WIDTH)


@dataclass(slots=True)
class Found:
    """What matching has found so far: the closing sign of each opening sign (-1: none yet), closing signs left over, and the
    word at which a sign that another kind of bracket closed over must end."""

    closes: list[int]
    lost: list[int] = field(default_factory=list)
    ended: dict[int, int] = field(default_factory=dict)


def match_signs(text: Text, marks: Signs) -> Pairs:
    """Which signs close which, provision by provision from the innermost out."""
    owners, found = marks.owners, Found([-1] * len(marks.words))
    left = _within_each(marks, found)
    carried: list[tuple[int, list[int]]] = []
    for owner in range(len(owners.ends) - 1, -2, -1):
        if owner not in left:
            continue
        rest = _reduced(marks, sorted(left.pop(owner)), found)
        carried.append((owner, [n for n in rest if marks.opens[n]]))
        if owner < 0 or owners.provisions[owner].kind == "footnote":
            found.lost += [n for n in rest if not marks.opens[n]]
        elif rest:
            _look_within(marks, owner, rest)
            if owners.provisions[owner].kind in WALLS:
                found.lost += [n for n in rest if marks.inner[n] and not marks.opens[n]]
                rest = [n for n in rest if not marks.inner[n]]
            left.setdefault(owners.parents[owner], []).extend(rest)
    limits = _limits(text, marks, carried, found)
    return found.closes, limits, sorted(found.lost)


def _within_each(marks: Signs, found: Found) -> dict[int, list[int]]:
    """The signs that are left in each provision when those side by side in it are matched."""
    left: dict[int, list[int]] = {}
    places = np.array(marks.places, np.int64)
    cuts = (np.flatnonzero(places[1:] != places[:-1]) + 1).tolist()
    for start, end in zip((0, *cuts), (*cuts, len(marks.words)), strict=True):
        if end > start:
            run = range(start, end)
            left.setdefault(marks.places[start], []).extend(_reduced(marks, run, found) if end - start > 1 else run)
    return left


def _reduced(marks: Signs, run: Iterable[int], found: Found) -> list[int]:
    """The signs of a run that are left when those that match are taken out; a brace never closes a bracket."""
    opens, braces, inner = marks.opens, marks.braces, marks.inner
    out: list[int] = []
    waiting = [0, 0]  # brackets and braces that are open since the last sign that closes nothing
    for n in run:
        if opens[n]:
            out.append(n)
            waiting[braces[n]] += 1
        elif not out or not opens[out[-1]]:
            out.append(n)
            waiting = [0, 0]
        elif not waiting[braces[n]] or (inner[n] and inner[out[-1]]):
            found.lost.append(n)
        else:
            _close(marks, out, n, (waiting, found))
    return out


def _close(marks: Signs, out: list[int], closing: int, state: tuple[list[int], Found]) -> None:
    """Close the last bracket of the same kind; a sign of the other kind that lies over it stays open."""
    waiting, found = state
    while marks.braces[out[-1]] != marks.braces[closing]:
        over = out.pop()
        found.ended[over] = marks.words[closing]
        waiting[marks.braces[over]] -= 1
    waiting[marks.braces[closing]] -= 1
    found.closes[out.pop()] = closing


def _look_within(marks: Signs, index: int, rest: Sequence[int]) -> None:
    """Tell of each sign that is left in a provision whether it stands in the middle of its wording."""
    head, tail = marks.owners.edges(index)
    for n in rest:
        word = marks.words[n]
        marks.inner[n] = marks.inner[n] or not (word <= head if marks.opens[n] else word >= tail)


def _limits(text: Text, marks: Signs, carried: Sequence[tuple[int, list[int]]], found: Found) -> dict[int, int]:
    """Where each bracket that is never closed ends for us: with its provision, at a blank line, before what crosses it."""
    out = dict(found.ended)
    gaps: list[int] | None = None
    for owner, signs_left in carried:
        end = marks.owners.ends[owner] if owner >= 0 else len(text.words)
        for n in reversed(signs_left):
            if found.closes[n] >= 0 or n in found.ended:
                end = marks.words[n]
            elif marks.places[n] == owner:
                gaps = _gaps(text) if gaps is None else gaps
                out[n] = _before_gap(gaps, marks.words[n], end)
    return out


def _gaps(text: Text) -> list[int]:
    """The words that are blank lines."""
    starts = [match.start() for match in _GAP.finditer(text.words.source)]
    return [int(at) - 1 for at in np.searchsorted(text.words.starts, starts, side="right")]


def _before_gap(gaps: list[int], word: int, end: int) -> int:
    index = bisect_right(gaps, word)
    return min(end, gaps[index]) if index < len(gaps) else end


def _laid(begins: list[int], closing: list[int], rooms: list[int]) -> tuple[list[int], list[int]]:
    """Where each bracket ends and which lies around it; one that never closes ends before a pair that reaches beyond it."""
    ends: list[int] = []
    parents: list[int] = []
    around: list[tuple[int, int]] = []  # the brackets around, each with the word up to which it has room
    for index, (word, close, room) in enumerate(zip(begins, closing, rooms, strict=True)):
        while around and (around[-1][0] <= word or around[-1][0] < close):
            _, outer = around.pop()
            if closing[outer] < 0:
                ends[outer] = min(ends[outer], word)
        parents.append(around[-1][1] if around else -1)
        if close < 0 and around:
            room = min(room, around[-1][0])
        ends.append(room + (close >= 0))
        around.append((room, index))
    return ends, parents

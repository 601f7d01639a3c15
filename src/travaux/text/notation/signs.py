"""Pairs of bracket signs: matched within a paragraph first, then within an article, then beyond; what is left is doubted.

In a text whose brackets balance this gives what a stack gives. Where they do not, a bracket that was never closed takes no
words from the next article, and a closing sign without partner closes nothing that belongs elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from ...errors import Doubt
from ..documents import Text
from ..words import Kind
from .owners import Owners
from .printed import Printed
from .records import Bracket, Option

__all__ = ["Pairs", "found_signs", "match_signs", "signs", "stray"]

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
Sign = tuple[int, str, bool]
"""The word of a bracket sign, the sign, and whether it stands in the middle of a provision that lies within the one at hand."""
Pairs = tuple[dict[int, int], dict[int, int], list[int]]
"""The closing word of each opening word; the word at which each bracket that is never closed must end; closing words left."""
_GAP = re.compile(r"\n[^\S\n]*\n")
NEVER_CLOSED = "A bracket opens here and never closes."
NEVER_OPENED = "A bracket closes here that was never opened."


def signs(printed: Printed, pairs: Pairs) -> tuple[Bracket, ...]:
    """One bracket for each opening sign of a text, in the order they open; its kind is not read yet."""
    closed, limits, _ = pairs
    return tuple(_nested(printed.text, printed.owners, closed, limits))


def stray(printed: Printed, pairs: Pairs) -> tuple[Doubt, ...]:
    """A doubt at each closing sign that was never opened."""
    return tuple(_doubt(printed.text, printed.owners, word, NEVER_OPENED) for word in pairs[2])


def _doubt(text: Text, owners: Owners, word: int, said: str) -> Doubt:
    return Doubt("unbalanced_bracket", said, text.words.page(word), owners.address(word) or None, (word, word + 1))


def _mixed(text: Text, owners: Owners, opening: int, closing: int) -> Doubt | None:
    """A doubt where a full-width sign meets one of ordinary width."""
    source, starts = owners.words.source, owners.starts
    if (source[starts[opening]] in FULL_WIDTH) == (source[starts[closing]] in FULL_WIDTH):
        return None
    page, address = text.words.page(opening), owners.address(opening) or None
    return Doubt(
        "mixed_bracket_signs", "A full-width sign meets an ordinary one.", page, address, (opening, opening + 1)
    )


def found_signs(owners: Owners) -> list[Sign]:
    """Every bracket sign of a text with its word, also the full-width ones; page furniture is left out."""
    words, source = owners.words, owners.words.source
    at = np.flatnonzero(words.kinds == Kind.SIGN)
    out = [(word, source[start], False) for word, start in zip(at.tolist(), words.starts[at].tolist(), strict=True)]
    if any(sign in source for sign in FULL_WIDTH):
        wide = [owners.at(match.start()) for match in re.finditer("[［］]", source)]
        out = sorted([*out, *((word, words.text(word, word + 1), False) for word in wide)])
    return out


@dataclass(slots=True)
class Found:
    """What matching has found so far: the closing word of each opening word, closing words left over, and the word at which
    a sign that another kind of bracket closed over must end."""

    closed: dict[int, int] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)
    ended: dict[int, int] = field(default_factory=dict)


def match_signs(text: Text, owners: Owners) -> Pairs:
    """Which signs close which, provision by provision from the innermost out."""
    found = Found()
    left: dict[int, list[Sign]] = {}
    for owner, run in groupby(found_signs(owners), key=lambda sign: owners.of(sign[0])):
        left.setdefault(owner, []).extend(_reduced(run, found))
    carried: list[tuple[int, list[int]]] = []
    for owner in range(len(owners.ends) - 1, -2, -1):
        rest = _reduced(sorted(left.pop(owner, ())), found)
        carried.append((owner, [one[0] for one in rest if one[1] in OPENING]))
        if owner < 0 or owners.provisions[owner].kind == "footnote":
            found.lost += [one[0] for one in rest if one[1] not in OPENING]
        elif rest:
            reaching = _inner(owners, owner, rest)
            if owners.provisions[owner].kind in WALLS:
                found.lost += [word for word, sign, inner in reaching if inner and sign not in OPENING]
                reaching = [one for one in reaching if not one[2]]
            left.setdefault(owners.parents[owner], []).extend(reaching)
    limits = _limits(text, owners, carried, found)
    return found.closed, limits, sorted(found.lost)


def _reduced(run: Iterable[Sign], found: Found) -> list[Sign]:
    """The signs of a run that are left when those that match are taken out; a brace never closes a bracket."""
    out: list[Sign] = []
    waiting = [0, 0]  # brackets and braces that are open since the last sign that closes nothing
    for one in run:
        word, sign, inner = one
        brace = sign in BRACES
        if sign in OPENING:
            out.append(one)
            waiting[brace] += 1
        elif not out or out[-1][1] not in OPENING:
            out.append(one)
            waiting = [0, 0]
        elif not waiting[brace] or (inner and out[-1][2]):
            found.lost.append(word)
        else:
            _close(out, one, waiting, found)
    return out


def _close(out: list[Sign], closing: Sign, waiting: list[int], found: Found) -> None:
    """Close the last bracket of the same kind; a sign of the other kind that lies over it stays open."""
    while (out[-1][1] in BRACES) != (closing[1] in BRACES):
        found.ended[out[-1][0]] = closing[0]
        waiting[out.pop()[1] in BRACES] -= 1
    waiting[closing[1] in BRACES] -= 1
    found.closed[out.pop()[0]] = closing[0]


def _inner(owners: Owners, index: int, rest: Sequence[Sign]) -> list[Sign]:
    """The signs that are left in a provision, each told whether it stands in the middle of its wording."""
    head, tail = owners.edges(index)
    return [
        (word, sign, inner or not (word <= head if sign in OPENING else word >= tail)) for word, sign, inner in rest
    ]


def _limits(text: Text, owners: Owners, carried: Sequence[tuple[int, list[int]]], found: Found) -> dict[int, int]:
    """Where each bracket that is never closed ends for us: with its provision, at a blank line, before what crosses it."""
    out = dict(found.ended)
    gaps: list[int] | None = None
    for owner, words in carried:
        end = owners.ends[owner] if owner >= 0 else len(text.words)
        for word in reversed(words):
            if word in found.closed or word in found.ended:
                end = word
            elif owners.of(word) == owner:
                gaps = _gaps(text) if gaps is None else gaps
                out[word] = _before_gap(gaps, word, end)
    return out


def _gaps(text: Text) -> list[int]:
    """The words that are blank lines."""
    starts = [match.start() for match in _GAP.finditer(text.words.source)]
    return [int(at) - 1 for at in np.searchsorted(text.words.starts, starts, side="right")]


def _before_gap(gaps: list[int], word: int, end: int) -> int:
    index = bisect_right(gaps, word)
    return min(end, gaps[index]) if index < len(gaps) else end


def _nested(text: Text, owners: Owners, closed: dict[int, int], limits: dict[int, int]) -> Iterator[Bracket]:
    """Brackets in the order they open, each with the one around it."""
    wide = any(sign in text.words.source for sign in FULL_WIDTH)
    opening = sorted([*closed, *limits])
    ends, parents = _laid(opening, closed, limits)
    for word, end, parent in zip(opening, ends, parents, strict=True):
        inner = closed.get(word, -1)
        closes = inner >= 0
        doubt = _doubt(text, owners, word, NEVER_CLOSED) if not closes else None
        if closes and wide:
            doubt = _mixed(text, owners, word, inner)
        span, options = (word, end), (Option((word + 1, inner if closes else end)),)
        yield Bracket("", span, span, owners.address(word), options, (), "", parent, closes, doubt)


def _laid(opening: list[int], closed: dict[int, int], limits: dict[int, int]) -> tuple[list[int], list[int]]:
    """Where each bracket ends and which lies around it; one that never closes ends before a pair that reaches beyond it."""
    ends: list[int] = []
    parents: list[int] = []
    around: list[tuple[int, int]] = []  # the brackets around, each with the word up to which it has room
    for index, word in enumerate(opening):
        close = closed.get(word, -1)
        while around and (around[-1][0] <= word or around[-1][0] < close):
            _, outer = around.pop()
            if opening[outer] not in closed:
                ends[outer] = min(ends[outer], word)
        parents.append(around[-1][1] if around else -1)
        room = close if close >= 0 else min(limits[word], around[-1][0]) if around else limits[word]
        ends.append(room + (close >= 0))
        around.append((room, index))
    return ends, parents

"""Pairs of bracket signs: matched within a paragraph first, then within an article, then beyond; what is left is doubted.

In a text whose brackets balance this gives what a stack gives. Where they do not, a bracket that was never closed takes no
words from the next article, and a closing sign without partner closes nothing that belongs elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from ...errors import Doubt
from ..documents import Text
from ..words import Kind
from .owners import Owners
from .printed import Printed
from .records import Bracket, Option

__all__ = ["Pairs", "found_signs", "match_signs", "signs", "stray"]

PARTNERS = {"]": "[", "}": "{", "］": "["}
OPENING = frozenset("[{［")
FULL_WIDTH = "［］"
WALLS = frozenset(
    ("preface", "preamble", "part", "chapter", "section", "subsection", "article", "annex", "conclusions", "footnote")
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
    one, other = (text.words.text(word, word + 1) in FULL_WIDTH for word in (opening, closing))
    if one == other:
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


def match_signs(text: Text, owners: Owners) -> Pairs:
    """Which signs close which, provision by provision from the innermost out."""
    closed: dict[int, int] = {}
    lost: list[int] = []
    left: dict[int, list[Sign]] = {}
    for owner, run in groupby(found_signs(owners), key=lambda sign: owners.of(sign[0])):
        left.setdefault(owner, []).extend(_reduced(run, closed, lost))
    carried: list[tuple[int, list[int]]] = []
    for owner in range(len(owners.ends) - 1, -2, -1):
        rest = _reduced(sorted(left.pop(owner, ())), closed, lost)
        carried.append((owner, [one[0] for one in rest if one[1] in OPENING]))
        if owner < 0 or owners.provisions[owner].kind == "footnote":
            lost += [one[0] for one in rest if one[1] not in OPENING]
        elif rest:
            reaching = _inner(owners, owner, rest)
            if owners.provisions[owner].kind in WALLS:
                lost += [word for word, sign, inner in reaching if inner and sign not in OPENING]
                reaching = [one for one in reaching if not one[2]]
            left.setdefault(owners.parents[owner], []).extend(reaching)
    return closed, _limits(text, owners, carried, closed), sorted(lost)


def _reduced(run: Iterable[Sign], closed: dict[int, int], lost: list[int]) -> list[Sign]:
    """The signs of a run that are left when those that match are taken out; a brace never closes a bracket."""
    out: list[Sign] = []
    for one in run:
        word, sign, inner = one
        if sign in OPENING or not out or out[-1][1] not in OPENING:
            out.append(one)
        elif inner and out[-1][2]:
            lost.append(word)
        elif _alike(out[-1][1], sign):
            closed[out.pop()[0]] = word
        else:
            _close_beyond(out, one, closed, lost)
    return out


def _alike(opening: str, closing: str) -> bool:
    return (opening == "{") == (closing == "}")


def _close_beyond(out: list[Sign], closing: Sign, closed: dict[int, int], lost: list[int]) -> None:
    """A closing sign whose partner lies under another kind of sign closes it; what lay between stays open."""
    depth = len(out) - 1
    while depth >= 0 and out[depth][1] in OPENING and not _alike(out[depth][1], closing[1]):
        depth -= 1
    if depth < 0 or out[depth][1] not in OPENING:
        lost.append(closing[0])
        return
    closed[out[depth][0]] = closing[0]
    del out[depth:]


def _inner(owners: Owners, index: int, rest: Sequence[Sign]) -> list[Sign]:
    """The signs that are left in a provision, each told whether it stands in the middle of its wording."""
    head, tail = owners.edges(index)
    return [
        (word, sign, inner or not (word <= head if sign in OPENING else word >= tail)) for word, sign, inner in rest
    ]


def _limits(
    text: Text, owners: Owners, carried: Sequence[tuple[int, list[int]]], closed: dict[int, int]
) -> dict[int, int]:
    """Where each bracket that is never closed ends for us: with its provision, at a blank line, before what crosses it."""
    out: dict[int, int] = {}
    gaps: list[int] | None = None
    for owner, words in carried:
        end = owners.ends[owner] if owner >= 0 else len(text.words)
        for word in reversed(words):
            if word in closed:
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
    around: list[tuple[int, int]] = []
    wide = any(sign in text.words.source for sign in FULL_WIDTH)
    for index, word in enumerate(sorted([*closed, *limits])):
        while around and around[-1][0] <= word:
            around.pop()
        parent = around[-1][1] if around else -1
        inner = closed.get(word, -1)
        doubt, end, closes = None, inner + 1, inner >= 0
        if closes:
            doubt = _mixed(text, owners, word, inner) if wide else None
        else:
            inner = end = min(limits[word], around[-1][0]) if around else limits[word]
            doubt = _doubt(text, owners, word, NEVER_CLOSED)
        around.append((inner, index))
        span, options = (word, end), (Option((word + 1, inner)),)
        yield Bracket("", span, span, owners.address(word), options, (), "", parent, closes, doubt)

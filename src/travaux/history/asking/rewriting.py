"""A provision written anew, held against the draft: only what the new wording puts in or takes out is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from ...text import Text
from ...text.provisions import own_spans
from ..wording import Tokens, said, tokens

__all__ = ["Asked", "provision_words", "replaced", "rewritten"]

ALIKE = 0.5
"""From this likeness on a paragraph of a proposal is the paragraph of the draft written anew; below it is new."""
CHANCE = 2
"""Equal runs of so many words between larger edits are chance, and belong to the edit."""
LABEL = re.compile(
    r"^\s*[\[“\"]*(?:\(?\w{1,4}(?:\s(?:bis|ter|quater|alt))?[.)]|\d{1,3}(?:\s(?:bis|ter|quater|alt))?\.)\s+"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that a wording would put in and words that it would take out, run by run."""

    inserts: tuple[str, ...] = ()
    strikes: tuple[str, ...] = ()


def provision_words(text: Text, index: int) -> tuple[str, ...]:
    """The wording of a provision and of all that stands in it, one string for each that has words of its own."""
    low, high = text.provisions[index].span
    inside = [n for n, one in enumerate(text.provisions) if low <= one.span[0] and one.span[1] <= high]
    listed = (" ".join(said(text, span) for span in own_spans(text.provisions, n)).strip() for n in inside)
    return tuple(words for words in listed if words)


def rewritten(wording: str, text: Text | None, index: int | None) -> Asked:
    """What a new wording of a provision asks for; the whole of it where the draft has nothing like it.

    The paragraphs of the wording are held against those of the provision, each against the one most like it; paragraphs of
    the provision that the wording does not print are not asked to go.
    """
    parts = [part for line in wording.splitlines() if (part := LABEL.sub("", line).strip(" []"))]
    if text is None or index is None:
        return Asked(tuple(parts))
    old = [(words, tokens(words)) for words in provision_words(text, index)]
    inserts: list[str] = []
    strikes: list[str] = []
    for part in parts:
        asked = _against(part, old)
        inserts += asked.inserts
        strikes += asked.strikes
    return Asked(tuple(inserts), tuple(strikes))


def replaced(old: tuple[str, ...], new: tuple[str, ...]) -> Asked:
    """What words that are to replace others ask for: what both have is not asked for.

    >>> replaced(("may decline",), ("shall decline",))
    Asked(inserts=('shall',), strikes=('may',))
    """
    first, then = tokens(" ".join(old)), tokens(" ".join(new))
    return _edited(first, then) if set(first) & set(then) else Asked(new, old)


def _against(part: str, old: list[tuple[str, Tokens]]) -> Asked:
    new = tokens(part)
    scored = [(Indel.normalized_similarity(words, new), n) for n, (_, words) in enumerate(old)]
    score, best = max(scored, default=(0.0, -1))
    if score < ALIKE:
        return Asked((part,))
    return _edited(old[best][1], new)


def _edited(old: Tokens, new: Tokens) -> Asked:
    """Runs struck and put in, chance matches between two edits taken into them."""
    inserts: list[str] = []
    strikes: list[str] = []
    for a, b, c, d in _edits(old, new):
        if b > a:
            strikes.append(" ".join(old[a:b]))
        if d > c:
            inserts.append(" ".join(new[c:d]))
    return Asked(tuple(inserts), tuple(strikes))


def _edits(old: Tokens, new: Tokens) -> list[list[int]]:
    out: list[list[int]] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            continue
        here = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        gap = here[0] - out[-1][1] if out else CHANCE + 1
        if out and (gap == 0 or (gap <= CHANCE and _large(out[-1]) and _large(here))):
            out[-1][1], out[-1][3] = here[1], here[3]
        else:
            out.append(here)
    return out


def _large(edit: list[int]) -> bool:
    return edit[1] - edit[0] + edit[3] - edit[2] > 2 * CHANCE

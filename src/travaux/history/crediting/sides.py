"""The two sides of a change: the words that came in and the words that went, as they are compared with what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...comparison import Change, Place
from ...text import Kind, Text
from ...text.notation import Attribution, Notation
from ...text.words import Bytes
from ..asking.bracketed import NOT_TEXT
from ..records import Dated
from ..wording import LIGHT, Tokens, said, tokens, weight
from .records import Revision

__all__ = ["Desk", "Side", "desk_of", "side_of", "whole_wording", "why_editorial"]

CONTEXT = 3
BESIDE = 0.8
"""The share of runs of three words that must stand in another draft for the words to have come from it."""
OUTSIDE = ("preface", "fn_", "conclusions")
NUMBERS = re.compile(r"[\d\s.,;:()\-–/]*")


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one side of a change with up to three words before and after: `inner` says which are its own `words`, `weight`
    what these weigh, `light` whether all are words that every sentence has, `heavy` those that are not."""

    around: Tokens
    inner: tuple[int, int]
    words: Tokens
    weight: float
    light: bool
    heavy: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """A draft prepared for credit: which of its words are wording (n,), labels of parties left out."""

    dated: Dated
    wording: Bytes


def desk_of(dated: Dated, notation: Notation | None) -> Desk:
    """A draft with the words that are wording: said, and no label, verb or dash of an attribution."""
    kinds = dated.text.words.kinds
    wording = (kinds == Kind.SAID).astype(np.uint8)
    for bracket in notation.brackets if notation else ():
        options = [option.span for option in bracket.options]
        if bracket.kind in NOT_TEXT:
            wording[bracket.span[0] : bracket.span[1]] = 0
        labels = [*bracket.attributions, *(one for option in bracket.options for one in option.attributions)]
        if labels:
            _blank(wording, bracket.span, options, labels)
    return Desk(dated, wording)


def _blank(wording: Bytes, span: tuple[int, int], options: list[tuple[int, int]], labels: list[Attribution]) -> None:
    """In an attributed bracket only the options are wording."""
    kept = np.zeros(span[1] - span[0], bool)
    for start, end in options:
        kept[start - span[0] : end - span[0]] = True
    for one in labels:
        if span[0] <= one.span[0] and one.span[1] <= span[1]:
            kept[one.span[0] - span[0] : one.span[1] - span[0]] = False
    wording[span[0] : span[1]] &= kept


def side_of(desk: Desk, place: Place) -> Side:
    """The words of a place of a draft as they are compared, and those next to them."""
    start, end = place.span
    size = len(desk.wording)
    left = _listed(desk, (max(0, start - 4 * CONTEXT), start))[-CONTEXT:]
    words = _listed(desk, (start, end))
    right = _listed(desk, (end, min(size, end + 4 * CONTEXT)))[:CONTEXT]
    inner = (len(left), len(left) + len(words))
    return Side((*left, *words, *right), inner, words, weight(words), LIGHT.issuperset(words), frozenset(words) - LIGHT)


def _listed(desk: Desk, span: tuple[int, int]) -> Tokens:
    text, (low, high) = desk.dated.text.words, span
    kept = (desk.wording[low:high] > 0) | (text.kinds[low:high] == Kind.BLANK)
    if kept.all():
        return tokens(text.text(low, high))
    gaps = [text.text(n, n + 1) if here else " " for n, here in enumerate(kept.tolist(), low)]
    return tokens("".join(gaps))


def whole_wording(desk: Desk) -> Tokens:
    """All words of a draft as they are compared."""
    return _listed(desk, (0, len(desk.wording)))


def why_editorial(change: Change, sides: tuple[Side, Side], revision: Revision) -> str:
    """Why there is nothing to ask for in a change ("" where there is)."""
    if change.kind == "renumber" or change.follows:
        return "Numbers that follow from what moved."
    places = [place for place in (change.before, change.after) if place.text]
    if places and all(place.address.startswith(OUTSIDE) or not place.address for place in places):
        return "Cover page, note or footnote: not wording of the text."
    if change.after.text and _is_of_resolution(change.after.address, revision.after):
        return "Words of the resolution that adopts the text."
    if change.kind == "move":
        return ""
    if not sides[0].words and not sides[1].words:
        return "Signs, labels or punctuation only."
    if _bare(change.before.text) == _bare(change.after.text):
        return "Capitals, hyphens or blanks only."
    if _is_consequence(change, revision):
        return "A reference to provisions that were divided, merged or moved."
    return _stands_beside(sides[1], revision)


def _is_of_resolution(address: str, after: Dated) -> bool:
    """Whether an address is of a resolution itself and not of the text annexed to it."""
    return after.kind == "resolution" and not address.startswith("annex") and _has_annex(after.text)


@lru_cache(maxsize=64)
def _has_annex(text: Text) -> bool:
    return any(one.address.startswith("annex__") for one in text.provisions)


def _stands_beside(come: Side, revision: Revision) -> str:
    """The other draft in which what came in stands already ("" where there is none)."""
    words = come.words
    runs = [words[n : n + CONTEXT] for n in range(len(words) - CONTEXT + 1)]
    for one in revision.beside if runs else ():
        known = _runs_of(one.text)
        if sum(run in known for run in runs) >= BESIDE * len(runs):
            return f"It stands in {one.symbol}, from which the draft goes on as well."
    return ""


@lru_cache(maxsize=64)
def _runs_of(text: Text) -> frozenset[Tokens]:
    words = tokens(said(text, (0, len(text.words))))
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def _is_consequence(change: Change, revision: Revision) -> bool:
    """Whether a reference follows what became of the article it names, though its words changed too ("26" to "30, 31")."""
    if not NUMBERS.fullmatch(change.before.text) or not NUMBERS.fullmatch(change.after.text):
        return False
    old, new = (re.findall(r"\d+", place.text) for place in (change.before, change.after))
    if not old or not new:
        return False
    became = {
        step.removeprefix("art_")
        for pair in revision.comparison.pairs
        if pair.before and pair.after and pair.before.rpartition("__")[2].removeprefix("art_") in old
        for step in [pair.after.rpartition("__")[2]]
        if step.startswith("art_") and pair.before.rpartition("__")[2].startswith("art_")
    }
    return set(new) <= became

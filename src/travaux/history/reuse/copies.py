"""Copies: requests that repeat each other word for word, and which of them came first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from ..records import Request
from ..wording import tokens
from .coding import Ints, coded, grams

__all__ = ["Copy", "copies"]

ALIKE = 0.8
"""From this likeness of what they ask on do two requests repeat each other."""
SHORT = 8
"""Wordings of fewer words are not looked at: two may come to them by themselves."""
OFTEN = 60


@dataclass(frozen=True, slots=True)
class Copy:
    """Two requests that ask for the same words under different labels: the one tabled first and the one tabled later, the
    wordings, how alike they are (0-1, over words). On the same day (`same_day`) nobody can say who came first."""

    first: Request
    later: Request
    wording: tuple[str, str]
    likeness: float
    same_day: bool


def copies(requests: Sequence[Request], least: float = ALIKE) -> tuple[Copy, ...]:
    """Requests that repeat each other, the likest first.

    Only words asked to come in are compared, wording by wording, eight words and more. Two wordings of one label are no copy,
    nor is who supports a proposal one who repeats it. The record says who tabled first; it does not say that one had it from
    the other: both may have it from a third.
    """
    wordings = [(one, words) for one in requests for words in one.inserts if len(tokens(words)) >= SHORT]
    wordings.sort(key=lambda pair: pair[0].date)
    found = []
    for n, m in _pairs([words for _, words in wordings]):
        (first, ours), (later, theirs) = wordings[n], wordings[m]
        if first.label != later.label and (first.document, first.span) != (later.document, later.span):
            like = Indel.normalized_similarity(tokens(ours), tokens(theirs))
            if like >= least:
                found.append(Copy(first, later, (ours, theirs), round(like, 4), first.date == later.date))
    return tuple(sorted(found, key=lambda copy: (-copy.likeness, copy.first.date, copy.later.date)))


def _pairs(wordings: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of wordings that share runs of three words seldom enough to mean something."""
    text = coded(wordings)
    keys, at = grams(text)
    piece = np.searchsorted(text.edges, at, side="right") - 1
    order = np.argsort(keys, kind="stable")
    _, first, count = np.unique(keys[order], return_index=True, return_counts=True)
    votes: dict[tuple[int, int], int] = {}
    for start, size in zip(first.tolist(), count.tolist(), strict=True):
        if 1 < size <= OFTEN:
            _vote(votes, piece[order[start : start + size]])
    sizes = np.diff(text.edges)
    yield from (pair for pair, n in sorted(votes.items()) if 4 * n >= min(sizes[pair[0]], sizes[pair[1]]))


def _vote(votes: dict[tuple[int, int], int], pieces: Ints) -> None:
    held = sorted(set(pieces.tolist()))
    for n, one in enumerate(held):
        for other in held[n + 1 :]:
            votes[one, other] = votes.get((one, other), 0) + 1

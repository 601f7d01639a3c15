"""How much of the words of a change a request has asked for: insertions against insertions, deletions against deletions."""

from __future__ import annotations

from dataclasses import dataclass

from ..wording import LIGHT, LIGHTNESS, Tokens, equal_runs, tokens, weight
from .sides import Side

__all__ = ["ENOUGH", "FACTORS", "PLENTY", "Share", "placed", "share_of"]

FACTORS = {"same": 1.0, "article": 0.85, "neighbour": 0.55, "unknown": 0.5, "elsewhere": 0.4}
"""What a match of a few words is worth by the place of the request: the same provision, another of its article, the article
before or after, a place that is not known, any other place."""
ENOUGH, PLENTY = 5.0, 12.0
"""From `ENOUGH` weight of shared words on it does not matter how long the request is; from `PLENTY` on nor where it stands."""
RUN = 3
"""Shared runs of fewer words count only where they are the whole wording that was asked for, or the whole of the change."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a request has of one side: the words it covers (their places in the side), their weight, the value for the change
    (0-1), and how much of its longest matching wording it finds there (0-1)."""

    covered: frozenset[int]
    weight: float
    value: float
    of_request: float


def share_of(side: Side, wordings: tuple[str, ...]) -> Share:
    """How much of one side the wordings of a request cover.

    A few words of a long wording are weak evidence ("shall" stands in every article): they count by how much of the wording
    they are, with the words around them that the wording repeats. Many words are evidence wherever they stand.
    """
    covered: set[int] = set()
    strength = found = 0.0
    for wording in wordings:
        asked = tokens(wording)
        inner, told = _runs(side, asked)
        if inner:
            covered |= inner
            part = min(1.0, told / weight(asked))
            found = max(found, part)
            strength = max(strength, 1.0 if told >= ENOUGH else max(told / ENOUGH, part))
    shared = _told(side, [side.around[n] for n in covered])
    total = side.weight
    cover = min(1.0, shared / total) if total else 0.0
    return Share(frozenset(covered), shared, cover * strength, found)


def _told(side: Side, shared: list[str]) -> float:
    """The weight of shared words in a side: light words stay light where the side has others."""
    heavy = sum(word not in LIGHT for word in shared)
    plain = heavy + LIGHTNESS * (len(shared) - heavy)
    return plain if any(word not in LIGHT for word in side.words) else weight(shared)


def _runs(side: Side, asked: Tokens) -> tuple[set[int], float]:
    """The places of the side that runs of equal words cover, and the weight of the runs with the words around that they take
    in."""
    low, high = side.inner
    inner: set[int] = set()
    every: set[int] = set()
    for start, _, length in equal_runs(side.around, asked):
        own = range(max(start, low), min(start + length, high))
        whole = length == len(asked) or (len(own) == high - low and len(asked) <= 2 * length)
        if len(own) and (length >= RUN or whole):
            inner.update(own)
            every.update(range(start, start + length))
    return inner, weight([side.around[n] for n in every]) if inner else 0.0


def placed(share: Share, place: str) -> float:
    """The value of a share at its place: a few words count only near the provision, many count anywhere."""
    factor = FACTORS[place]
    grown = min(1.0, max(0.0, share.weight - 3.0) / (PLENTY - 3.0))
    return round(share.value * (factor + (1.0 - factor) * grown), 4)

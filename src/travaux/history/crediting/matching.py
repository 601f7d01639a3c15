"""How much of the words of a change a request has asked for: insertions against insertions, deletions against deletions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..wording import LIGHT, LIGHTNESS, Tokens, equal_runs, tokens, weight, whole_run
from .sides import Side

__all__ = ["ENOUGH", "FACTORS", "PLENTY", "RUN", "Known", "Share", "Wanted", "put_in_at", "share_of", "taken_out_at"]

FACTORS = {"same": 1.0, "within": 0.8, "article": 0.55, "neighbour": 0.5, "unknown": 0.5, "elsewhere": 0.4}
"""What a match of a few words is worth by the place of the request: the same provision, one that holds the other, another of
its article, the article before or after, a place that is not known, any other place."""
NEAR = ("same", "within")
ENOUGH, PLENTY = 5.0, 12.0
"""From `ENOUGH` weight of shared words on it does not matter how long the request is; from `PLENTY` on nor where it stands."""
RUN = 3
"""Shared runs of fewer words count only where they are the whole wording that was asked for, or the whole of the change."""
TINY = 2.0
"""A wording of so little weight counts only beside a word that it stands beside in the draft, where that is known."""
MOST = 0.5
"""From this share of a wording on its words count at the article as a whole though the draft has them elsewhere."""
Known = frozenset[Tokens]
Wanted = tuple[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Share:
    """What a request has of one side: the words it covers (their places in the side), their weight, how much of that is no
    formula of the draft (`own`), the value for the change (0-1), and how much of its longest matching wording it finds there
    (0-1)."""

    covered: frozenset[int]
    weight: float
    own: float
    value: float
    of_request: float


NOTHING = Share(frozenset(), 0.0, 0.0, 0.0, 0.0)


def share_of(side: Side, wordings: Sequence[Wanted], known: Known | None = None) -> Share:
    """How much of one side the wordings of a request cover; each comes with the word before and after it in the draft.

    A few words of a long wording are weak evidence ("shall" stands in every article): they count by how much of the wording
    they are. Many words are evidence. For words that came in, `known` are the runs of three that the draft had before: words
    around them that the wording repeats count too, but no run that is a formula of the draft.
    """
    covered: set[int] = set()
    own: set[int] = set()
    strength = found = 0.0
    own_words = set(side.words)
    for wording, beside in wordings:
        asked = tokens(wording)
        if own_words.isdisjoint(asked):
            continue
        inner, every = _runs(side, asked)
        if (
            inner
            and any(beside)
            and weight(asked) <= TINY
            and not _is_beside(side, every, beside, came=known is not None)
        ):
            continue
        if inner:
            fresh = inner if known is None else _fresh(side, every, known)
            covered |= inner
            own |= fresh & inner
            told = inner if known is None else every  # words that stay are no part of those that were to go
            part = min(1.0, weight([side.around[n] for n in told]) / weight(asked))
            found = max(found, part)
            strength = max(strength, min(1.0, weight([side.around[n] for n in fresh]) / ENOUGH), part)
    if not covered:
        return NOTHING
    shared = _told(side, covered)
    total = side.weight
    cover = min(1.0, shared / total) if total else 0.0
    return Share(frozenset(covered), shared, _told(side, own), cover * strength, found)


def _is_beside(side: Side, run: set[int], beside: tuple[str, str], *, came: bool) -> bool:
    """Whether a run of the side has the word before it, or the word after it, that the request has in the draft; words that came
    in with it were not there."""
    first, last = min(run) - 1, max(run) + 1
    low, high = side.inner
    if came and low <= first < high:
        first = -1
    if came and low <= last < high:
        last = len(side.around)
    left = side.around[first] if first >= 0 else ""
    right = side.around[last] if last < len(side.around) else ""
    return any(ours and ours == theirs for ours, theirs in zip((left, right), beside, strict=True))


def _told(side: Side, places: Collection[int]) -> float:
    """The weight of words of a side: light words stay light where the side has others."""
    shared = [side.around[n] for n in places]
    heavy = sum(word not in LIGHT for word in shared)
    plain = heavy + LIGHTNESS * (len(shared) - heavy)
    return weight(shared) if side.light else plain


def _runs(side: Side, asked: Tokens) -> tuple[set[int], set[int]]:
    """The places of the side that runs of equal words cover, and the same with the words around that the runs take in."""
    low, high = side.inner
    inner: set[int] = set()
    every: set[int] = set()
    at = whole_run(side.around, asked)
    for start, _, length in equal_runs(side.around, asked) if at is None else [(at, 0, len(asked))]:
        own = range(max(start, low), min(start + length, high))
        whole = length == len(asked) or (len(own) == high - low and len(asked) <= 2 * length)
        if len(own) and (length >= RUN or whole):
            inner.update(own)
            every.update(range(start, start + length))
    return inner, every


def put_in_at(share: Share, place: str, side: Side) -> float:
    """The value of words that came in, at their place: a few words count only near the provision; many count anywhere, but
    away from it, and where they are the smaller part of what was asked for at an article as a whole, only those that are no
    formula of the draft."""
    if place == "same" or (place in NEAR and share.of_request >= MOST):
        return _grown(share.value, _factor(share, place, side), share.weight)
    formula = share.weight >= RUN and share.own < share.weight
    return _grown(share.value * (share.own / share.weight if formula else 1.0), FACTORS[place], share.own)


def taken_out_at(share: Share, place: str, side: Side) -> float:
    """The value of words that went, at their place: a request on another article never asked that they go here."""
    return _grown(share.value, _factor(share, place, side), 0.0 if place == "elsewhere" else share.weight)


def _factor(share: Share, place: str, side: Side) -> float:
    """What the place is worth; light words count in full only at the same provision."""
    light = place == "within" and all(side.around[n] in LIGHT for n in share.covered)
    return FACTORS["article" if light else place]


def _grown(value: float, factor: float, told: float) -> float:
    grown = min(1.0, max(0.0, told - 3.0) / (PLENTY - 3.0))
    return round(value * (factor + (1.0 - factor) * grown), 4)


def _fresh(side: Side, covered: Collection[int], known: Known) -> set[int]:
    """The covered words that lie in a run of three which the draft before did not have."""
    own = set(covered)
    out: set[int] = set()
    for start in range(len(side.around) - RUN + 1):
        run = range(start, start + RUN)
        if side.around[start : start + RUN] not in known and own.issuperset(run):
            out.update(run)
    return out

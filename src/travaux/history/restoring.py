"""Words put back where they stood: between the same words, or at length behind or ahead of the same word."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.words import Span
from .finding import Seeking
from .memory import Spot, Spots

__all__ = ["put_back"]

LATEST = 4
ENOUGH = 3


def put_back(seeking: Seeking, span: Span, beside: tuple[int, int], spots: Spots) -> None:
    """Give words that came in between two others the identities of equal words that had left the same place."""
    start, end = span
    for spot in spots.get(("behind", beside[0]), ())[: -LATEST - 1 : -1]:
        count = _common(seeking.said[start:end], spot.said)
        if _convinces(count, end - start, spot, beside[1]) and _free(seeking, spot.ids[:count]):
            _take(seeking, start, spot.ids[:count])
            start += count
            break
    for spot in spots.get(("ahead", beside[1]), ())[: -LATEST - 1 : -1]:
        count = _common(seeking.said[start:end][::-1], spot.said[::-1])
        ids = spot.ids[len(spot.ids) - count :]
        if _convinces(count, end - start, spot, beside[0]) and _free(seeking, ids):
            _take(seeking, end - count, ids)
            break


def _common(one: str, other: str) -> int:
    """How many words two strings begin with alike."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _convinces(count: int, size: int, spot: Spot, other: int) -> bool:
    """Three words in the same place, or all there was and is, between the same two words or two words long."""
    return count >= ENOUGH or (0 < count == size == len(spot.said) and (count > 1 or spot.other == other))


def _free(seeking: Seeking, ids: Sequence[int]) -> bool:
    return not any(seeking.standing[one] for one in ids)


def _take(seeking: Seeking, start: int, ids: Sequence[int]) -> None:
    for at, one in enumerate(ids, start):
        seeking.ids[at] = one
        seeking.standing[one] = 1

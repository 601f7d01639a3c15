"""Words put back where they stood: between the same words, or at length behind or ahead of the same word."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.words import Span
from .finding import Seeking, settle_on
from .memory import Gone, Spots

__all__ = ["put_back"]

ENOUGH = 3


def put_back(seeking: Seeking, span: Span, beside: tuple[int, int], spots: Spots) -> None:
    """Give words that came in between two others the identities of equal words that had left the same place."""
    start, end = span
    gone = spots.after.get(beside[0])
    if gone:
        count = _common(seeking.said[start:end], gone.said)
        if _convinces(count, end - start, gone, gone.behind == beside[1]):
            start += _taken(seeking, start, gone.ids[:count])
    gone = spots.before.get(beside[1])
    if gone and start < end:
        count = _common(seeking.said[start:end][::-1], gone.said[::-1])
        if _convinces(count, end - start, gone, gone.ahead == beside[0]):
            _taken(seeking, end - count, gone.ids[len(gone.ids) - count :])


def _common(one: str, other: str) -> int:
    """How many words two strings begin with alike."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _convinces(count: int, size: int, gone: Gone, both: bool) -> bool:
    """Three words in the same place, or all there was and is, between the same two words or two words long."""
    return count >= ENOUGH or (0 < count == size == len(gone.said) and (count > 1 or both))


def _taken(seeking: Seeking, start: int, ids: Sequence[int]) -> int:
    """Take the words that left, if they stand nowhere; returns how many."""
    if any(seeking.standing[one] for one in ids):
        return 0
    for at, one in enumerate(ids, start):
        settle_on(seeking, at, one)
    return len(ids)

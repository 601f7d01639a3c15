"""Words that came in, found among what side documents had asked for: with the words around them, which may have stood before."""

from __future__ import annotations

from ..text.words import Span
from .finding import Seeking, settle_on
from .memory import RUN, Hit, longest_hit

__all__ = ["find_asked"]

LEAST = 6
SAME = 2


def find_asked(seeking: Seeking, span: Span) -> None:
    """Give the words of a span the identities of equal words in the stretches of a shelf that stand nowhere now.

    Six words must be equal, and words around the span count: three words that came in between words that a proposal quotes
    were asked for there. Where none of the words around is the very word that the proposal quotes, it speaks of another place,
    and six of the words that came in must be told. Articles, prepositions and signs are told with the words beside them, and
    never alone: any hand may have written them. The run that tells most of the span goes first.
    """
    at = span[0]
    while at < span[1]:
        hit = _best(seeking, (at, span[1]))
        if hit is None:
            return
        at = max(at + 1, _take(seeking, hit, (at, span[1])))


def _best(seeking: Seeking, span: Span) -> Hit | None:
    """The run that tells most words of a span, of equal ones the earliest asked for."""
    said, best, most = seeking.said, None, (0, 0)
    limits = _block(seeking, span)
    for at in range(max(limits[0], span[0] - RUN + 1), min(span[1], limits[1] - RUN + 1)):
        if said[at : at + RUN] not in seeking.shelf.index:
            continue
        for hit in longest_hit(seeking.shelf, said, at, limits):
            length = hit.end - hit.start
            told = (_told(seeking, hit, span), length) if length >= LEAST else (0, 0)
            if told > most and (told[0] >= LEAST or _in_place(seeking, hit)):
                best, most = hit, told
    return best


def _in_place(seeking: Seeking, hit: Hit) -> bool:
    """Whether a stretch quotes words that stand around here: two or more are the very same."""
    ids = seeking.shelf.stretches[hit.stretch].ids
    shift = hit.place - hit.start
    return sum(seeking.ids[at] == ids[at + shift] for at in range(hit.start, hit.end) if seeking.ids[at] >= 0) >= SAME


def _block(seeking: Seeking, span: Span) -> Span:
    """The block that a span begins in."""
    starts = [edge for edge in seeking.edges if edge <= span[0]]
    return max(starts, default=0), next((edge for edge in seeking.edges if edge > span[0]), len(seeking.said))


def _pairs(seeking: Seeking, hit: Hit, span: Span) -> list[tuple[int, int]]:
    """The words of a span that a hit tells, with who they are."""
    ids = seeking.shelf.stretches[hit.stretch].ids
    places = range(max(hit.start, span[0]), min(hit.end, span[1]))
    pairs = [(at, ids[hit.place + at - hit.start]) for at in places if seeking.ids[at] < 0]
    return [(at, one) for at, one in pairs if not seeking.standing[one]]


def _told(seeking: Seeking, hit: Hit, span: Span) -> int:
    """How many words of a span a hit tells: none where it tells light ones only."""
    pairs = _pairs(seeking, hit, span)
    return len(pairs) if any(seeking.said[at] not in seeking.light for at, _ in pairs) else 0


def _take(seeking: Seeking, hit: Hit, span: Span) -> int:
    """Take what a hit tells; returns where to go on."""
    if not _told(seeking, hit, span):
        return hit.end
    for at, one in _pairs(seeking, hit, span):
        settle_on(seeking, at, one)
    return hit.end

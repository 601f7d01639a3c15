"""Words that came in, found again among those that left: runs of six words and more, and the short ones beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..text.words import Span
from .memory import RUN, Hit, Shelf, longest_hit
from .staying import equal_runs

__all__ = ["Seeking", "find_again", "settle_on"]

MOVED = 6
RARE = 7
RETURNED = 8
ALIKE = 0.6
SAME = 0.9
NEAR = 3
LARGE = 1000
TAIL = 12


class Seeking(NamedTuple):
    """Words looked for: what is said, who each word is (`ids`, less than 0 while it is not known), the shelf to look on, and
    which identities stand in the document already. `ids` and `standing` are written to; `edges` are the words at which blocks
    begin, with the number of words last; `found` gains the identities that were found, but for
    those that moved; `elsewhere` is what the draft before
    said, to know formulae by; `light` are articles, prepositions and signs, which alone do not tell who asked for them."""

    said: str
    ids: list[int]
    shelf: Shelf
    standing: bytearray
    edges: list[int]
    found: list[int]
    elsewhere: str = ""
    light: frozenset[str] = frozenset()


class Space(NamedTuple):
    """A space between two finds, `start` to `end`, and the words of a stretch that lie in the same space there."""

    start: int
    end: int
    stretch: int
    low: int
    high: int


def find_again(seeking: Seeking, span: Span) -> None:
    """Give the words of a span the identities of equal words on the shelf that stand nowhere now.

    The longest run goes first at each place; then the spaces beside and between the finds are filled with what is equal in the
    same space of the stretch.
    """
    if span[1] - span[0] < RUN:
        return
    hits = list(_hits(seeking, span))
    for space in _spaces(seeking.shelf, hits, span):
        _fill(seeking, space)


def _hits(seeking: Seeking, span: Span) -> Iterator[Hit]:
    """The finds in a span, in order, taken as they are met."""
    at, end = span
    floor, said, index = at, seeking.said, seeking.shelf.index
    while at <= end - RUN:
        best = _best(seeking, at, (floor, end)) if said[at : at + RUN] in index else None
        if best is None:
            at += 1
            continue
        _take(seeking, best)
        yield best
        at = floor = best.end


def _best(seeking: Seeking, at: int, limits: Span) -> Hit | None:
    """The longest run around a place of which no word stands anywhere; of equal ones that which left last."""
    best, most, shelf = None, 0, seeking.shelf
    for hit in longest_hit(shelf, seeking.said, at, limits):
        free = _free(seeking, hit, at)
        length = free.end - free.start
        if length > most and _convinces(seeking, free, limits):
            best, most = free, length
    return best


def _convinces(seeking: Seeking, hit: Hit, limits: Span) -> bool:
    """Whether a run is no chance: its words left just now, or it is long and no formula that stands elsewhere, or most of its
    block (nearly all, where it is one) is found in the same place."""
    length, run = hit.end - hit.start, seeking.said[hit.start : hit.end]
    if hit.stretch >= seeking.shelf.fresh and length >= MOVED:
        return True
    formula = run in seeking.elsewhere
    if not formula and (length >= RETURNED or (length >= RARE and not _stands(seeking.elsewhere, run))):
        return True
    equal, size = _equal_in_block(seeking, hit, limits)
    return equal >= RETURNED and equal >= (SAME if formula else ALIKE) * size


def _equal_in_block(seeking: Seeking, hit: Hit, limits: Span) -> tuple[int, int]:
    """How many words of the block of a hit are found in the same place of its stretch, and how many there are; in a block
    of more than a thousand words, which is a text without structure, none are."""
    edges = seeking.edges
    number = bisect_right(edges, hit.start)
    start, end = max(edges[number - 1], limits[0]), min(edges[number], limits[1])
    if end - start > LARGE:
        return 0, end - start
    low = hit.place - (hit.start - start)
    near = seeking.shelf.stretches[hit.stretch].said[max(0, low - NEAR) : max(0, low + end - start + NEAR)]
    return Indel.similarity(near, seeking.said[start:end]) // 2, end - start


def _stands(elsewhere: str, run: str) -> bool:
    """Whether any five words of a run stand in the draft before."""
    return any(run[at : at + RUN] in elsewhere for at in range(len(run) - RUN + 1))


def _free(seeking: Seeking, hit: Hit, at: int) -> Hit:
    """The part of a hit around a place whose words stand nowhere, carried on over single words that stand elsewhere."""
    ids, standing, shift = seeking.shelf.stretches[hit.stretch].ids, seeking.standing, hit.place - hit.start
    low = high = at
    while low > hit.start and not (
        standing[ids[low - 1 + shift]] and (low - 1 == hit.start or standing[ids[low - 2 + shift]])
    ):
        low -= 1
    while high < hit.end and not (
        standing[ids[high + shift]] and (high + 1 == hit.end or standing[ids[high + 1 + shift]])
    ):
        high += 1
    return Hit(low, high, hit.stretch, low + shift)


def _take(seeking: Seeking, hit: Hit) -> None:
    """Give words the identities of a hit that stand nowhere; from now on they stand."""
    ids, standing, found = seeking.shelf.stretches[hit.stretch].ids, seeking.standing, _found(seeking, hit.stretch)
    for at, one in enumerate(ids[hit.place : hit.place + hit.end - hit.start], hit.start):
        if not standing[one]:
            seeking.ids[at] = one
            standing[one] = 1
            found.append(one)


def _found(seeking: Seeking, stretch: int) -> list[int]:
    """Where to note what is found in a stretch: words that left just now and moved are no news."""
    return seeking.found if stretch < seeking.shelf.fresh else []


def settle_on(seeking: Seeking, at: int, one: int) -> None:
    """Let a word be the one of an identity, which stands from now on."""
    seeking.ids[at] = one
    seeking.standing[one] = 1
    seeking.found.append(one)


def _spaces(shelf: Shelf, hits: list[Hit], span: Span) -> Iterator[Space]:
    """The spaces beside and between finds: all of it between two of one stretch, twelve words at most at an edge."""
    for n, hit in enumerate(hits):
        last = hits[n - 1] if n else None
        floor = last.end if last else span[0]
        if last and _goes_on(last, hit):
            yield Space(floor, hit.start, hit.stretch, _end(last), hit.place)
        else:
            yield Space(max(floor, hit.start - TAIL), hit.start, hit.stretch, max(0, hit.place - TAIL), hit.place)
        later = hits[n + 1] if n + 1 < len(hits) else None
        if not (later and _goes_on(hit, later)):
            end = min(later.start if later else span[1], hit.end + TAIL)
            size = len(shelf.stretches[hit.stretch].said)
            yield Space(hit.end, end, hit.stretch, _end(hit), min(size, _end(hit) + TAIL))


def _end(hit: Hit) -> int:
    return hit.place + hit.end - hit.start


def _goes_on(one: Hit, other: Hit) -> bool:
    return one.stretch == other.stretch and _end(one) <= other.place


def _fill(seeking: Seeking, space: Space) -> None:
    if space.start >= space.end or space.low >= space.high:
        return
    stretch, ids, standing = seeking.shelf.stretches[space.stretch], seeking.ids, seeking.standing
    found = _found(seeking, space.stretch)
    for low, start, length in equal_runs(stretch.said[space.low : space.high], seeking.said[space.start : space.end]):
        for step in range(length):
            one, at = stretch.ids[space.low + low + step], space.start + start + step
            if ids[at] < 0 and not standing[one]:
                ids[at] = one
                standing[one] = 1
                found.append(one)

"""The requests that may be behind a change: those at or near its provision, and those that share a run of words with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...comparison import Change, Place
from ..placing import article_of, nearness
from ..records import Request
from ..wording import Tokens, tokens
from .matching import NEAR
from .records import PLACES, Revision
from .sides import Desk, Side, whole_wording
from .standing import Standing

__all__ = ["PROVISIONS", "Pool", "Seat", "candidates_near", "pool_of"]

PROVISIONS = ("move", "divide", "merge")
"""What may be asked of a provision as a whole, in no words of its own."""
GRAM = 3
OFTEN = 40
"""A run that more requests have is a formula, and leads to none of them."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A request, where its provision stands in the draft before and in the draft after, and all words it speaks of."""

    request: Request
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Requests by article (before and after) and by runs of three words; `day` is that of the later draft; `known` the runs of
    three words that the earlier draft had."""

    symbols: tuple[str, str]
    day: str
    seats: tuple[Seat, ...]
    articles: tuple[dict[str, list[int]], dict[str, list[int]]]
    grams: dict[tuple[str, ...], list[int]]
    known: frozenset[Tokens]


def pool_of(revision: Revision, requests: Sequence[Request], standing: Standing, before: Desk) -> Pool:
    """The requests laid out for the search."""
    symbols = (revision.before.symbol, revision.after.symbol)
    seats = tuple(_seat(one, symbols, standing) for one in requests)
    articles: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, seat in enumerate(seats):
        for side, addresses in enumerate((seat.before, seat.after)):
            for article in dict.fromkeys(article_of(address) for address in addresses):
                articles[side][article].append(n)
        for gram in _grams(seat.request):
            grams[gram].append(n)
    often = [gram for gram, listed in grams.items() if len(listed) > OFTEN]
    for gram in often:
        del grams[gram]
    return Pool(symbols, revision.after.date, seats, articles, grams, _runs(whole_wording(before)))


def _runs(words: Tokens) -> frozenset[Tokens]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _seat(one: Request, symbols: tuple[str, str], standing: Standing) -> Seat:
    words = frozenset(word for wording in (*one.inserts, *one.strikes) for word in tokens(wording))
    if one.address is None or one.against is None:
        return Seat(one, (), (), words)
    sides = [
        (one.address,) if symbol == one.against else standing.addresses(one.address, one.against, symbol)
        for symbol in symbols
    ]
    return Seat(one, sides[0], sides[1], words)


def _grams(one: Request) -> set[tuple[str, ...]]:
    listed = [tokens(words) for words in (*one.inserts, *one.strikes)]
    return {words[n : n + GRAM] for words in listed for n in range(max(1, len(words) - GRAM + 1)) if words}


def candidates_near(pool: Pool, change: Change, sides: tuple[Side, Side]) -> Iterator[tuple[Seat, str]]:
    """Requests that may be behind a change, each with how near it stands; of those tabled later only the near ones."""
    found: dict[int, None] = {}
    for side, at in enumerate((change.before, change.after)):
        found |= dict.fromkeys(pool.articles[side].get(article_of(at.address), ()))
    for part in sides:
        words = part.around
        keys = [words[n : n + GRAM] for n in range(len(words) - GRAM + 1)]
        keys += [part.words] if 0 < len(part.words) < GRAM else []
        for key in keys:
            found |= dict.fromkeys(pool.grams.get(key, ()))
    telling = set[str]().union(*(part.words if part.light else part.heavy for part in sides))
    for n in found:
        seat = pool.seats[n]
        if seat.request.act in PROVISIONS or not telling.isdisjoint(seat.words):
            near = _place(seat, change)
            if seat.request.date <= pool.day or near in NEAR:
                yield seat, near


def _place(seat: Seat, change: Change) -> str:
    """The nearest that the request comes to the change, on either side."""
    was = [_near(address, change.before, change) for address in seat.before]
    now = [_near(address, change.after, change) for address in seat.after]
    near = {"insert": now or was, "strike": was or now}.get(change.kind, was + now)  # new text stands nowhere before
    return min(near, key=PLACES.index, default="unknown")


def _near(address: str, place: Place, change: Change) -> str:
    """How near an address comes to a change; a paragraph of a provision that came or went as a whole is in it."""
    inside = change.kind in ("insert", "strike") and address.startswith(f"{place.address}__")
    return "same" if inside else nearness(address, place.address)

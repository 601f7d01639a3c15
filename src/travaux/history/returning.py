"""Language that was dropped and came back: in one draft, not in a later one, in a draft again after that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..text.words import Ints, Span
from .blocks import printed_source
from .lives import Entry, Lives, identities
from .places import columns_of, spoken_at

__all__ = ["Return", "Where", "returns"]

LEAST = 8
APART = 3


@dataclass(frozen=True, slots=True)
class Where:
    """Words of a document: its symbol, the address of the provision, the span of words."""

    document: str
    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Return:
    """Language that came back: as it is printed now, how many of its words came back, where it stood last, the draft that had
    dropped it, where it is again, and which words of that draft came back."""

    text: str
    words: int
    last_in: Where
    dropped_in: str
    back_in: Where
    places: tuple[int, ...] = ()


def returns(lives: Lives, least: int = LEAST) -> tuple[Return, ...]:
    """The language that was dropped and came back, `least` words or more, in the order of the drafts in which it is again."""
    dropped = np.full(len(lives), -1, np.int32)
    out: list[Return] = []
    for number, entry in enumerate(lives.entries):
        if len(entry.back):
            out += _returned(lives, entry, dropped, least=least)
        dropped[entry.left] = number
    return tuple(out)


def _returned(lives: Lives, entry: Entry, dropped: Ints, *, least: int) -> Iterator[Return]:
    ids = identities(entry)
    places = np.flatnonzero(np.isin(ids, entry.back)).astype(np.int32)
    blocks = columns_of(entry.sheet)[2][spoken_at(entry.sheet)[places]]
    by = dropped[ids[places]]
    fresh = (np.diff(places) > APART + 1) | (np.diff(blocks) != 0) | (np.diff(by) != 0)
    for group in np.split(np.arange(len(places)), np.flatnonzero(fresh) + 1):
        if len(group) >= least:
            yield _return(lives, entry, places[group], int(by[group[0]]))


def _return(lives: Lives, entry: Entry, places: Ints, dropper: int) -> Return:
    ids = identities(entry)[places]
    last = _last_holder(lives, lives.entries[dropper].basis, ids)
    held = np.flatnonzero(np.isin(identities(last), ids)).astype(np.int32)
    dropped = lives.entries[dropper].symbol
    here = _where(entry, places)
    back = tuple(spoken_at(entry.sheet)[places].tolist())
    return Return(_printed(entry, here.span), len(places), _where(last, held), dropped, here, back)


def _last_holder(lives: Lives, basis: tuple[int, ...], ids: Ints) -> Entry:
    """Which of the drafts that one goes on from holds most of some words."""
    return max((lives.entries[n] for n in basis), key=lambda entry: int(np.isin(ids, identities(entry)).sum()))


def _where(entry: Entry, places: Ints) -> Where:
    words = spoken_at(entry.sheet)[places]
    address = entry.sheet.address(int(columns_of(entry.sheet)[2][words[0]]))
    return Where(entry.symbol, address, (int(words[0]), int(words[-1]) + 1))


def _printed(entry: Entry, span: Span) -> str:
    starts = columns_of(entry.sheet)[0]
    source = printed_source(entry.sheet)
    return source[int(starts[span[0]]) : int(starts[span[1]])]

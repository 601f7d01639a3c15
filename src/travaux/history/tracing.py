"""Who first wrote each word of a draft: runs of words of one origin, with when they left and when they came back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..text import Kind
from ..text.words import Bytes, Ints, Span
from .blocks import printed_source
from .lives import Entry, Lives, entry_of, identities
from .places import birth_entries, birth_words, columns_of, spoken_at

__all__ = ["Origin", "TracedRun", "trace"]

PRINTED = -1  # a label or page furniture: printed by this document, without an origin
OPENING = "[{"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words were first put on the table: the document with both its dates, the address and the words there, and the
    printed label they stood under (None: none known)."""

    document: str
    address: str
    date: str
    label: str | None
    published: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class TracedRun:
    """Neighbouring words of one provision and one origin.

    `left` names the drafts with which they left, `returned` those in which they came back, first to last. `born` is None for
    printed labels and page furniture, which every draft prints afresh.
    """

    address: str
    span: Span
    text: str
    born: Origin | None
    left: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


def trace(lives: Lives, symbol: str, at: str | None = None) -> tuple[TracedRun, ...]:
    """The words of a document in runs of one origin, in order; with `at`, those of one provision and what is in it.

    Guarantees: without `at` the spans follow each other from the first word to the last, and the texts joined are the document.
    Raises `ValueError` for a symbol that is no document of these lives.
    """
    entry = lives.entries[entry_of(lives, symbol)]
    starts, _, owner = columns_of(entry.sheet)
    ids, spoken = identities(entry), spoken_at(entry.sheet)
    births = _births(lives, ids)
    keys = _keys(lives, entry, ids, births)
    edges = [0, *(np.flatnonzero(np.diff(keys)) + 1).tolist(), len(keys)] if len(keys) else []
    said, source = np.searchsorted(spoken, edges).tolist(), printed_source(entry.sheet)
    out = []
    for (low, high), (first, last) in zip(pairwise(edges), pairwise(said), strict=True):
        address = entry.sheet.address(int(owner[low if first == last else spoken[first]]))
        if at is None or address == at or address.startswith(f"{at}__"):
            text = source[int(starts[low]) : int(starts[high])]
            told = (
                (_origin(lives, births, (first, last)), *_crossings(lives, int(ids[first])))
                if first < last
                else (None,)
            )
            out.append(TracedRun(address, (low, high), text, *told))
    return tuple(out)


class Births(NamedTuple):
    """Where words were born, as columns: the entry, the word there, its block, and which of the labels stands over it (0: none,
    else its place from 1)."""

    entry: Ints
    word: Ints
    block: Ints
    label: Ints


def _births(lives: Lives, ids: Ints) -> Births:
    born = birth_entries(lives, ids)
    word, block, label = (np.zeros(len(ids), np.int32) for _ in range(3))
    for number in np.unique(born).tolist():
        entry, here = lives.entries[number], born == number
        word[here] = birth_words(entry, ids[here])
        block[here] = columns_of(entry.sheet)[2][word[here]]
        label[here] = _label_numbers(entry, word[here])
    return Births(born, word, block, label)


def _keys(lives: Lives, entry: Entry, ids: Ints, births: Births) -> Ints:
    """One number for every word of a document, the same for neighbours of one origin and block (`PRINTED` where there is
    none)."""
    starts, kinds, owner = columns_of(entry.sheet)
    spoken = spoken_at(entry.sheet)
    crossed = np.zeros(len(lives), np.int64)
    for number, one in enumerate(lives.entries):
        for crossing in (one.left, one.back):
            crossed[crossing] = crossed[crossing] * 1_000_003 + number + 1
    told = (owner[spoken], births.entry, births.block, births.label, crossed[ids])
    fresh = np.zeros(len(spoken), bool)
    for column in told:
        fresh[1:] |= column[1:] != column[:-1]
    keys = np.full(len(kinds), PRINTED - 1, np.int32)
    keys[spoken] = np.cumsum(fresh)
    keys[(kinds == Kind.LABEL) | (kinds == Kind.ASIDE)] = PRINTED
    return _joined(keys, _openings(entry, starts, kinds))


def _openings(entry: Entry, starts: Ints, kinds: Bytes) -> list[int]:
    signs = np.flatnonzero(kinds == Kind.SIGN)
    source = printed_source(entry.sheet)
    return [n for n in signs.tolist() if source[int(starts[n])] in OPENING]


def _joined(keys: Ints, openings: list[int]) -> Ints:
    """Blanks and signs joined to the word before them, opening signs to the word behind them."""
    open_ones = keys == PRINTED - 1
    known = np.flatnonzero(~open_ones)
    if not len(known):
        return np.full(len(keys), PRINTED, np.int32)
    behind = np.minimum(np.searchsorted(known, np.arange(len(keys))), len(known) - 1)
    ahead = np.maximum(np.searchsorted(known, np.arange(len(keys)), side="right") - 1, 0)
    out = np.where(open_ones, keys[known[ahead]], keys)
    out[openings] = keys[known[behind[openings]]]
    return out.astype(np.int32)


def _label_numbers(entry: Entry, words: Ints) -> Ints:
    """Which of the labels of a document stands over each word: 0 for none, else its place from 1; inner ones last."""
    out = np.zeros(len(words), np.int32)
    for number, (span, _) in enumerate(entry.labels, 1):
        out[(words >= span[0]) & (words < span[1])] = number
    return out


def _origin(lives: Lives, births: Births, span: Span) -> Origin:
    first, last = span
    entry = lives.entries[int(births.entry[first])]
    words, label = births.word[first:last], int(births.label[first])
    named = entry.labels[label - 1][1] if label else entry.label
    address = entry.sheet.address(int(births.block[first]))
    return Origin(entry.symbol, address, entry.date, named, entry.published, (int(words.min()), int(words.max()) + 1))


def _crossings(lives: Lives, one: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The drafts that a word left with, and those in which it came back."""
    left = tuple(entry.symbol for entry in lives.entries if _among(entry.left, one))
    return left, tuple(entry.symbol for entry in lives.entries if _among(entry.back, one))


def _among(ids: Ints, one: int) -> bool:
    at = int(np.searchsorted(ids, one))
    return at < len(ids) and int(ids[at]) == one

"""Who first wrote each word of a draft: runs of words of one origin, with when they left and when they came back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ..text import Kind
from ..text.words import Bytes, Ints, Span
from .blocks import printed_source
from .lives import Entry, Lives, entry_of, identities
from .places import birth_entries, birth_words, columns_of, spoken_at

__all__ = ["Origin", "TracedRun", "trace"]

PRINTED = -1  # a label or page furniture: printed by this document, without an origin
OPENING = "[{"
Longs = npt.NDArray[np.int64]


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
    keys, ids = _keys(lives, entry)
    cuts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1, append=0)) if len(keys) else np.zeros(0, np.int64)
    edges = np.unique(np.append(cuts, [0, len(keys)])).tolist()
    source = printed_source(entry.sheet)
    spoken = np.searchsorted(spoken_at(entry.sheet), edges).tolist()
    out = []
    for (low, high), (first, last) in zip(pairwise(edges), pairwise(spoken), strict=True):
        address = entry.sheet.address(int(owner[low if keys[low] < 0 else spoken_at(entry.sheet)[first]]))
        if at is None or address == at or address.startswith(f"{at}__"):
            text = source[int(starts[low]) : int(starts[high])]
            out.append(_run(lives, (low, high), address, text, ids=ids[first:last]))
    return tuple(out)


def _keys(lives: Lives, entry: Entry) -> tuple[Ints, Ints]:
    """One number for every word of a document, the same for neighbours of one origin and block (`PRINTED` where there is
    none), and the identities of the words said."""
    starts, kinds, owner = columns_of(entry.sheet)
    ids, spoken = identities(entry), spoken_at(entry.sheet)
    told = np.stack([owner[spoken], *_fates(lives, ids)])
    _, said = np.unique(told, axis=1, return_inverse=True)
    keys = np.full(len(kinds), PRINTED - 1, np.int32)
    keys[spoken] = said.reshape(-1)
    keys[(kinds == Kind.LABEL) | (kinds == Kind.ASIDE)] = PRINTED
    return _joined(keys, _openings(entry, starts, kinds)), ids


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


def _fates(lives: Lives, ids: Ints) -> list[Longs]:
    """What tells origins apart, as columns: document, block and label of birth, and which drafts the words left and came
    back with."""
    born = birth_entries(lives, ids)
    blocks, labels = np.zeros(len(ids), np.int64), np.zeros(len(ids), np.int64)
    for number in np.unique(born).tolist():
        entry, here = lives.entries[number], born == number
        blocks[here] = entry.births[ids[here] - entry.first, 0]
        labels[here] = _label_numbers(entry, birth_words(entry, ids[here]))
    crossed = np.zeros(len(lives), np.int64)
    for number, entry in enumerate(lives.entries):
        for crossing in (entry.left, entry.back):
            crossed[crossing] = crossed[crossing] * 1_000_003 + number + 1
    return [born.astype(np.int64), blocks, labels, crossed[ids]]


def _label_numbers(entry: Entry, words: Ints) -> Longs:
    """Which of the labels of a document stands over each word: 0 for none, else its place from 1; inner ones last."""
    out = np.zeros(len(words), np.int64)
    for number, (span, _) in enumerate(entry.labels, 1):
        out[(words >= span[0]) & (words < span[1])] = number
    return out


def _run(lives: Lives, span: Span, address: str, text: str, *, ids: Ints) -> TracedRun:
    if not len(ids):
        return TracedRun(address, span, text, None)
    one = int(ids[0])
    return TracedRun(address, span, text, _origin(lives, ids), *_crossings(lives, one))


def _origin(lives: Lives, ids: Ints) -> Origin:
    entry = lives.entries[int(birth_entries(lives, ids[:1])[0])]
    words = birth_words(entry, ids)
    label = int(_label_numbers(entry, words[:1])[0])
    address = entry.sheet.address(int(columns_of(entry.sheet)[2][words[0]]))
    named = entry.labels[label - 1][1] if label else entry.label
    span = int(words.min()), int(words.max()) + 1
    return Origin(entry.symbol, address, entry.date, named, entry.published, span)


def _crossings(lives: Lives, one: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The drafts that a word left with, and those in which it came back."""
    left = tuple(entry.symbol for entry in lives.entries if _among(entry.left, one))
    return left, tuple(entry.symbol for entry in lives.entries if _among(entry.back, one))


def _among(ids: Ints, one: int) -> bool:
    at = int(np.searchsorted(ids, one))
    return at < len(ids) and int(ids[at]) == one

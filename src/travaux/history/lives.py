"""The lives of the words of a negotiation: each word ever put on the table is an identity, whatever document shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..errors import Doubt
from ..text.words import Ints, Span
from .blocks import Sheet
from .memory import Memory, Stretch

__all__ = ["DRAFTS", "Entry", "Labels", "Lives", "entry_of", "identities"]

DRAFTS = ("draft", "resolution")
Labels = Mapping[str, Sequence[tuple[Span, str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One document on the axis: what it is, its blocks, and the identity of every word said in it, block by block.

    The words born in it are the identities from `first` on, as many as `births` (n, 2) has rows: block, word in the block.
    `left` and `back` (drafts only) are the identities that the draft before had and this one has not, and the other way
    round of those that an earlier one had; `basis` is the entry it goes on from (-1: none). `gone` and `asked` are the
    stretches that it laid on the shelves. `labels` are printed labels over spans of its words.
    """

    symbol: str
    kind: str
    label: str | None
    date: str
    published: str | None
    sheet: Sheet
    words: tuple[Ints, ...]
    first: int
    births: Ints
    left: Ints
    back: Ints
    basis: int = -1
    gone: tuple[Stretch, ...] = ()
    asked: tuple[Stretch, ...] = ()
    labels: tuple[tuple[Span, str], ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """The lives of all words of a negotiation: its documents in the order in which they were taken in, and what was odd.

    Guarantees: an identity is never used again for another word; `rebuild` gives every document back; to add a document
    costs what changed in it. `memory` is what helps to grow and holds nothing that the entries do not say.
    """

    entries: tuple[Entry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def __len__(self) -> int:
        return self.entries[-1].first + len(self.entries[-1].births) if self.entries else 0


def entry_of(lives: Lives, symbol: str) -> int:
    """Which entry a document is. Raises `ValueError` for a symbol that is none."""
    for number, entry in enumerate(lives.entries):
        if entry.symbol == symbol:
            return number
    raise ValueError(f"no document {symbol!r}; there are {', '.join(e.symbol for e in lives.entries)}")


def identities(entry: Entry) -> Ints:
    """The identities of all words said in a document, (n,), in order."""
    return np.concatenate(entry.words) if entry.words else np.zeros(0, np.int32)

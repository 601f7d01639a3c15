"""The lives of the words of a negotiation: each word ever put on the table is an identity, whatever document shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..errors import Doubt
from ..text.words import Ints, Span
from .blocks import Sheet
from .memory import Gone, Memory, Stretch

__all__ = ["DRAFTS", "Entry", "Labels", "Lives", "entry_of", "identities", "is_draft"]

DRAFTS = ("draft", "resolution")
Labels = Mapping[str, Sequence[tuple[Span, str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One document on the axis: what it is, its blocks, and the identity of every word said in it, block by block.

    The words born in it are the identities from `first` on, `births` of them, in the order of the text.
    `basis` are the entries it goes on from. Drafts only: `left` are the identities that the basis had and this draft has not;
    `back` those that it has again after an earlier draft had dropped them; `entered` those born in a side document that it is
    the first draft to carry. `gone` and `asked` are the stretches it laid on the shelves of the memory. `labels` are printed
    labels over spans of its words, inner ones last; `doubts` what was odd about it.
    """

    symbol: str
    kind: str
    label: str | None
    date: str
    published: str | None
    follows: tuple[str, ...] | None
    language: str | None
    sheet: Sheet
    words: tuple[Ints, ...]
    first: int
    births: int
    basis: tuple[int, ...] = ()
    left: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    back: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    entered: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    gone: tuple[Stretch, ...] = ()
    spots: tuple[Gone, ...] = ()
    asked: tuple[Stretch, ...] = ()
    labels: tuple[tuple[Span, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """The lives of all words of a negotiation: its documents in the order in which they were taken in.

    Guarantees: an identity is never used again for another word; `rebuild` gives every document back; to add a document
    costs what changed in it. `memory` is what helps to grow and holds nothing that the entries do not say.
    """

    entries: tuple[Entry, ...] = ()
    remarks: tuple[Doubt, ...] = ()
    memory: Memory = field(default_factory=Memory)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What was odd: about each document, and about how they came (`remarks`)."""
        return (*self.remarks, *(doubt for entry in self.entries for doubt in entry.doubts))

    def __len__(self) -> int:
        return self.entries[-1].first + self.entries[-1].births if self.entries else 0


def entry_of(lives: Lives, symbol: str) -> int:
    """Which entry a document is. Raises `ValueError` for a symbol that is none."""
    for number, entry in enumerate(lives.entries):
        if entry.symbol == symbol:
            return number
    raise ValueError(f"no document {symbol!r}; there are {', '.join(e.symbol for e in lives.entries)}")


def identities(entry: Entry) -> Ints:
    """The identities of all words said in a document, (n,), in order."""
    return np.concatenate(entry.words) if entry.words else np.zeros(0, np.int32)


def is_draft(entry: Entry) -> bool:
    """Whether words stand or leave with a document: it is a draft, and something is said in it."""
    return entry.kind in DRAFTS and bool(entry.sheet.spoken)

"""Words as columns: every character of a draft lies in exactly one word, so joining the words gives the source back.

A word is a run of letters, digits and joining marks, or one other sign, or a run of blanks: `\\w+|[^\\w\\s]|\\s+`, with the
marks that join to letters counted as letters. `tokenise` finds the places with arrays (tests hold it to a plain twin).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["Kind", "Places", "Span", "Word", "Words", "tokenise"]

Span = tuple[int, int]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

SIGNS = "[]{}"


class Kind(IntEnum):
    """What a word is: said (the wording), blank, sign (a bracket), label (a printed number), aside (page furniture)."""

    SAID = 0
    BLANK = 1
    SIGN = 2
    LABEL = 3
    ASIDE = 4


# The kinds as plain numbers, for whole columns: to compare a column with a member of an enumeration takes ten times as long.
SAID, BLANK, SIGN, LABEL, ASIDE = (int(kind) for kind in Kind)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, made on demand: its text, kind, index and first character in the source."""

    text: str
    kind: Kind
    index: int
    start: int


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where words stand on the page: `pages` (n,) from 1, 0 = unknown; `boxes` (n, 4) x0 top x1 bottom in points,
    measured from the top left corner of the page."""

    pages: Ints
    boxes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text as columns: `starts` (n + 1,) character offsets with the length of the source last, `kinds` (n,).

    Guarantees: `"".join(words.text(i, i + 1) for i in range(len(words))) == words.source`; `starts` rises strictly.
    """

    source: str
    starts: Ints
    kinds: Bytes
    places: Places | None = None

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, index: int) -> Word:
        start, end = int(self.starts[index]), int(self.starts[index + 1])
        return Word(self.source[start:end], Kind(int(self.kinds[index])), index, start)

    def text(self, start: int, end: int) -> str:
        """The source between two word indexes, as printed."""
        return self.source[int(self.starts[start]) : int(self.starts[end])]

    def at(self, offset: int) -> int:
        """The index of the word that holds a character offset (the number of words for the end of the source)."""
        if offset >= len(self.source):
            return len(self)
        return int(self.starts.searchsorted(np.int32(offset), side="right")) - 1  # of the same type: nothing is copied

    def page(self, index: int) -> int | None:
        """The page a word stands on, from 1; None where it is not known."""
        if self.places is None or index >= len(self):
            return None
        return int(self.places.pages[index]) or None


OTHER = 3  # a sign that is a word by itself; the other classes are the kinds of their words: said, blank, sign


@lru_cache(maxsize=1)
def _classes() -> Bytes:
    """The class of every code point of the basic plane."""
    return np.array([_class_of(chr(code)) for code in range(0x10000)], np.uint8)


@lru_cache(maxsize=1)
def _plain_classes() -> bytes:
    """The class of every ASCII character, as a table to translate bytes with."""
    return bytes(_class_of(chr(code)) for code in range(0x80)) + bytes(0x80)


def _class_of(sign: str) -> int:
    if sign in SIGNS:
        return Kind.SIGN
    if sign.isspace():
        return Kind.BLANK
    return Kind.SAID if sign == "_" or sign.isalnum() or unicodedata.category(sign)[0] == "M" else OTHER


def codes_of(source: str) -> npt.NDArray[np.uint8] | npt.NDArray[np.uint32]:
    """The code point of each character."""
    if source.isascii():
        return np.frombuffer(source.encode("ascii"), np.uint8)
    return np.frombuffer(source.encode("utf-32-le", "surrogatepass"), np.uint32)


def _classify(source: str) -> Bytes:
    """The class of each character: plain text in one step, the few characters beyond the basic plane one by one."""
    if source.isascii():
        return np.frombuffer(source.encode("ascii").translate(_plain_classes()), np.uint8)
    codes = codes_of(source)
    if int(codes.max()) <= 0xFFFF:
        return _classes().take(codes)
    classes = _classes().take(np.minimum(codes, 0xFFFF))
    for place in np.flatnonzero(codes > 0xFFFF):
        classes[place] = _class_of(chr(int(codes[place])))
    return classes


def tokenise(source: str) -> tuple[Ints, Bytes]:
    """The `starts` (n + 1,) and `kinds` (n,) of a source: said, blank and sign. Labels and asides are set by `parse`.

    >>> starts, kinds = tokenise("Each Party [shall]")
    >>> [int(n) for n in starts], [int(k) for k in kinds]
    ([0, 4, 5, 10, 11, 12, 17, 18], [0, 1, 0, 1, 2, 0, 2])
    """
    if not source:
        return np.zeros(1, np.int32), np.zeros(0, np.uint8)
    classes = _classify(source)
    fresh = np.empty(len(classes), bool)
    fresh[0] = True
    np.not_equal(classes[1:], classes[:-1], out=fresh[1:])
    fresh |= classes >= SIGN
    first = np.flatnonzero(fresh)
    starts = np.empty(len(first) + 1, np.int32)
    starts[:-1], starts[-1] = first, len(classes)
    kinds = classes.take(first)
    kinds[kinds == OTHER] = SAID
    return starts, kinds

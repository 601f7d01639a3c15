"""What stands between two lines of a paragraph: a blank, nothing, or the question whether a hyphen was part of the word."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from .letters import HYPHEN

__all__ = ["Join", "Words", "join_of"]

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)[-‐‑\ufffe]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:://|www\.)\S*[-/_=&?.#\ufffe]$")
_PROVED = 5  # words proved to be broken at line ends that show that the document breaks words
_HYPHENS = ("-", "‐", "‑", chr(HYPHEN))


class Join(Enum):
    """How two lines of a paragraph are put together."""

    BLANK = "a blank"
    NOTHING = "nothing"
    DROP_HYPHEN = "the hyphen at the line end taken out"


class Words:
    """How often each word stands whole in the lines of a document, and what that says of hyphens at its line ends."""

    __slots__ = ("_compounds", "_counts", "_soft", "_texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._counts: Counter[str] | None = None
        self._compounds: Counter[str] = Counter()
        self._soft: int | None = None

    def count(self, word: str) -> int:
        """How often a word stands within a line; what a hyphen leaves unfinished at a line end does not count."""
        if self._counts is None:
            self._counts = Counter(w for text in self._texts for w in _WORD.findall(_without_ends(text).casefold()))
            for whole, times in self._counts.items():
                for part in whole.split("-") if "-" in whole else ():
                    self._compounds[part] += times
        return self._counts[word.casefold()]

    def soft(self, tail: str, head: str) -> bool:
        """Whether the hyphen between the parts of a word at a line end was put there only to break it.

        It was, if the joined word stands elsewhere more often than the one with a hyphen. Where neither stands anywhere, it
        was if the document breaks words (several are proved) and the parts are no words of their own.
        """
        whole, parted = self.count(tail + head), self.count(f"{tail}-{head}")
        if whole or parted:
            return whole > parted
        return self._breaks() >= _PROVED and not (self._stands(tail) and self._stands(head))

    def _stands(self, part: str) -> bool:
        return bool(self.count(part) or self._compounds[part.casefold()])

    def _breaks(self) -> int:
        """How many words at line ends are proved to be broken only for the line."""
        if self._soft is None:
            pairs = (_parts(above, below) for above, below in itertools.pairwise(self._texts))
            found = [pair for pair in pairs if pair]
            self._soft = sum(self.count(a + b) > self.count(f"{a}-{b}") for a, b in found)
        return self._soft


def _parts(above: str, below: str) -> tuple[str, str] | None:
    """The two parts of a word that a hyphen at a line end parts."""
    above = above.rstrip()
    if not above.endswith(_HYPHENS):
        return None
    tail, head = _TAIL.search(above), _HEAD.match(below.lstrip())
    return (tail.group(1), head.group()) if tail and head else None


def _without_ends(text: str) -> str:
    """A line without a last word that its hyphen leaves unfinished."""
    text = text.rstrip()
    match = _TAIL.search(text[-40:]) if text.endswith(_HYPHENS) else None
    return text[: len(text) - len(match.group())] if match else text


def join_of(above: str, below: str, words: Words) -> Join:
    """How the line `below` follows the line `above`.

    A hyphen at the line end is taken out only on evidence (`Words.soft`); where there is none it stays.

    >>> words = Words(["the agreement of all", "a long-term plan"])
    >>> [join_of(above, "ment shall", words).name for above in ("this agree-", "this settle-")]
    ['DROP_HYPHEN', 'NOTHING']
    """
    above, below = above.rstrip(), below.lstrip()
    if not above.endswith(_HYPHENS):
        address = _ADDRESS.search(above.rpartition(" ")[2]) and below[:1].isalnum()
        return Join.NOTHING if address or _unspaced(above[-1:], below[:1]) else Join.BLANK
    parts = _parts(above, below)
    if parts is None:
        return Join.NOTHING if above[-2:-1].strip() and below[:1].isalnum() else Join.BLANK
    return Join.DROP_HYPHEN if words.soft(*parts) else Join.NOTHING


def _unspaced(last: str, first: str) -> bool:
    """Whether both signs are of a script that puts no blanks between words."""
    return bool(last and first) and all(
        0x2E80 <= ord(sign) <= 0x9FFF or 0xFF00 <= ord(sign) <= 0xFFEF for sign in (last, first)
    )

"""What stands between two lines of a paragraph: a blank, nothing, or the question whether a hyphen was part of the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from .letters import HYPHEN

__all__ = ["Join", "Words", "join_of"]

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)[-‐‑\ufffe]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:://|www\.)\S*[-/_=&?.#\ufffe]$")
_HYPHENS = ("-", "‐", "‑", chr(HYPHEN))


class Join(Enum):
    """How two lines of a paragraph are put together."""

    BLANK = "a blank"
    NOTHING = "nothing"
    DROP_HYPHEN = "the hyphen at the line end taken out"


class Words:
    """How often each word, and each hyphenated word, stands whole in a document (`add` its lines, then ask)."""

    __slots__ = ("_counts", "_texts")

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._counts: Counter[str] | None = None

    def count(self, word: str) -> int:
        """How often a word stands within a line; the words at line ends do not count."""
        if self._counts is None:
            self._counts = Counter(w for text in self._texts for w in _WORD.findall(_without_ends(text).casefold()))
        return self._counts[word.casefold()]


def _without_ends(text: str) -> str:
    """A line without a last word that its hyphen leaves unfinished."""
    text = text.rstrip()
    match = _TAIL.search(text[-40:]) if text.endswith(_HYPHENS) else None
    return text[: len(text) - len(match.group())] if match else text


def join_of(above: str, below: str, words: Words) -> Join:
    """How the line `below` follows the line `above`.

    A hyphen at the line end is taken out only on evidence: the joined word stands elsewhere in the document, and more
    often than the word with a hyphen. Where that is not so, the hyphen stays.

    >>> words = Words(["the agreement of all", "a long-term plan"])
    >>> [join_of(above, "ment shall", words).name for above in ("this agree-", "this settle-")]
    ['DROP_HYPHEN', 'NOTHING']
    """
    above, below = above.rstrip(), below.lstrip()
    if not above.endswith(_HYPHENS):
        address = _ADDRESS.search(above.rpartition(" ")[2]) and below[:1].isalnum()
        return Join.NOTHING if address or _unspaced(above[-1:], below[:1]) else Join.BLANK
    tail, head = _TAIL.search(above), _HEAD.match(below)
    if tail is None or head is None:
        return Join.NOTHING if above[-2:-1].strip() and below[:1].isalnum() else Join.BLANK
    whole, parted = tail.group(1) + head.group(), f"{tail.group(1)}-{head.group()}"
    return Join.DROP_HYPHEN if words.count(whole) > words.count(parted) else Join.NOTHING


def _unspaced(last: str, first: str) -> bool:
    """Whether both signs are of a script that puts no blanks between words."""
    return bool(last and first) and all(
        0x2E80 <= ord(sign) <= 0x9FFF or 0xFF00 <= ord(sign) <= 0xFFEF for sign in (last, first)
    )

"""The words of a text that take part in a comparison: blanks and page furniture left out, each with its provision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..text.documents import Text
from ..text.words import Bytes, Ints, Kind, Span

__all__ = ["Stream", "place_text", "stream_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words that take part: `kept` (n,) their indexes, `owner` (n,) their innermost provision (-1 none), `kinds` (n,)."""

    text: Text
    kept: Ints
    owner: Ints
    kinds: Bytes

    def __len__(self) -> int:
        return len(self.kept)

    def span(self, start: int, end: int) -> Span:
        """The span of words of the text for a half-open range of the stream; an empty range stands before its word."""
        if start < end:
            return int(self.kept[start]), int(self.kept[end - 1]) + 1
        at = int(self.kept[start]) if start < len(self) else len(self.text.words)
        return at, at

    def address(self, at: int) -> str:
        """The address of the provision that a word of the stream belongs to, "" for none."""
        if not len(self):
            return ""
        owner = int(self.owner[min(at, len(self) - 1)])
        return self.text.provisions[owner].address if owner >= 0 else ""


def stream_of(text: Text) -> Stream:
    """The stream of a text."""
    kinds = text.words.kinds
    owner = np.full(len(kinds), -1, np.int32)
    for number, provision in enumerate(text.provisions):
        owner[provision.span[0] : provision.span[1]] = number
    kept = np.flatnonzero((kinds != Kind.BLANK) & (kinds != Kind.ASIDE)).astype(np.int32)
    return Stream(text, kept, owner[kept], kinds[kept])


def place_text(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    asides = np.flatnonzero(text.words.kinds[start:end] == Kind.ASIDE) + start
    if not len(asides):
        return text.words.text(start, end)
    cuts = [start - 1, *map(int, asides), end]
    pieces = [text.words.text(a + 1, b) for a, b in pairwise(cuts)]
    return " ".join(piece.strip() for piece in pieces if piece.strip())


def words_in(text: Text, places: Sequence[int]) -> list[str]:
    """The words at these indexes of a text, as printed."""
    source, starts = text.words.source, text.words.starts.tolist()
    return [source[starts[n] : starts[n + 1]] for n in places]

"""The words of a text that take part in a comparison, as columns: blanks and page furniture are left out.

Words become numbers without a loop over words: the characters of a word are hashed together by one pass of sums over the
whole source. Two words of one hash are taken to be equal; `wording` looks at the letters of every run that it reports as
staying, so a collision can cost speed, never truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ..text.documents import Text
from ..text.footnotes import CUTTING
from ..text.words import Bytes, Ints, Kind, Span

__all__ = ["Hashes", "Mask", "Places", "Stream", "hash_runs", "place_text", "stream_of", "words_in"]

Places = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]
FACTOR = 0x9E3779B97F4A7C15
STIR = 0xBF58476D1CE4E5B9
BACK = pow(FACTOR, -1, 1 << 64)


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words that take part, in order.

    `kept` (n,) their indexes in the text, `owner` (n,) their innermost provision (-1 none), `kinds` (n,), `hashes` (n,).
    `cut` says whether marks of the text may cut words in two where the print shows one.
    """

    text: Text
    kept: Ints
    owner: Ints
    kinds: Bytes
    hashes: Hashes
    cut: bool = False

    def __len__(self) -> int:
        return len(self.kept)

    def span(self, start: int, end: int) -> Span:
        """The span of words of the text for a half-open range of the stream; an empty range stands before its word."""
        if start < end:
            return int(self.kept[start]), int(self.kept[end - 1]) + 1
        at = int(self.kept[start]) if start < len(self) else len(self.text.words)
        return at, at


@lru_cache(maxsize=8)
def _powers(size: int, factor: int) -> Hashes:
    """1, factor, factor squared, ... modulo 2 ** 64."""
    out = np.full(size, factor, np.uint64)
    out[0] = 1
    return np.multiply.accumulate(out)


def _enough(size: int) -> int:
    return 1 << max(12, size.bit_length())


def hash_runs(values: Hashes, starts: Places) -> Hashes:
    """One hash for each run of values: run k goes from `starts[k]` to `starts[k + 1]`, the last to the end; none is empty.

    Equal runs have equal hashes wherever they stand.
    """
    if not len(starts):
        return np.zeros(0, np.uint64)
    size = _enough(len(values))
    sums: Hashes = np.add.reduceat(values * _powers(size, FACTOR)[: len(values)], starts)
    return sums * _powers(size, BACK)[starts]


def _word_hashes(text: Text) -> Hashes:
    source = text.words.source
    if source.isascii():
        codes: Hashes = np.frombuffer(source.encode("ascii"), np.uint8).astype(np.uint64)
    else:
        codes = np.frombuffer(source.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    hashes = hash_runs(codes, text.words.starts[:-1])
    return (hashes ^ (hashes >> np.uint64(29))) * np.uint64(STIR)


@lru_cache(maxsize=16)
def stream_of(text: Text) -> Stream:
    """The stream of a text; made once, however often the text is compared."""
    kinds = text.words.kinds
    owner = np.full(len(kinds), -1, np.int32)
    for number, provision in enumerate(text.provisions):
        start, end = provision.span
        owner[start:end] = number
    kept = np.flatnonzero((kinds != Kind.BLANK) & (kinds != Kind.ASIDE)).astype(np.int32)
    cut = any(mark.kind in CUTTING for mark in text.marks)
    return Stream(text, kept, owner[kept], kinds[kept], _word_hashes(text)[kept], cut)


def place_text(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    asides = np.flatnonzero(text.words.kinds[start:end] == Kind.ASIDE) + start
    if not len(asides):
        return text.words.text(start, end)
    cuts = [start - 1, *map(int, asides), end]
    pieces = [text.words.text(a + 1, b) for a, b in pairwise(cuts)]
    return " ".join(piece.strip() for piece in pieces if piece.strip())


def words_in(text: Text, places: Sequence[int] | Places) -> list[str]:
    """The words at these indexes of a text, as printed."""
    source, at = text.words.source, np.asarray(places, np.intp)
    edges = zip(text.words.starts[at].tolist(), text.words.starts[at + 1].tolist(), strict=True)
    return [source[start:end] for start, end in edges]

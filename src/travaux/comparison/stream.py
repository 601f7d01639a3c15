"""The words of a text that take part in a comparison, as columns: blanks and page furniture are left out.

Words become numbers without a loop over words: their letters are read eight bytes at a time, all words together. Two words
of one hash are taken to be equal; `staying` looks at the letters of every run that is reported as staying, so a collision
can cost speed, never truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ..text.documents import Text
from ..text.footnotes import CUTTING
from ..text.words import ASIDE, BLANK, Bytes, Ints, Span

__all__ = [
    "Hashes",
    "Mask",
    "Places",
    "Stream",
    "beside",
    "hash_runs",
    "once",
    "place_text",
    "ranges",
    "steps",
    "stream_of",
    "words_in",
]

Places = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]
NOWHERE = (0, 0)
FACTOR = 0x9E3779B97F4A7C15
STIR = 0xBF58476D1CE4E5B9
BACK = pow(FACTOR, -1, 1 << 64)
MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """The words that take part, in order.

    `kept` (n,) their indexes in the text, `owner` (n,) their innermost provision (-1 none), `kinds` (n,), `hashes` (n,).
    `spans`, `labels`, `headings` (m, 2) and `parents` (m,) are those of the provisions, in words of the text; (0, 0) where a
    provision has no label or heading. `cut` says whether marks of the text may cut words in two where the print shows one.
    """

    text: Text
    kept: Ints
    owner: Ints
    kinds: Bytes
    hashes: Hashes
    spans: Ints
    labels: Ints
    headings: Ints
    parents: Ints
    cut: bool = False

    def __len__(self) -> int:
        return len(self.kept)

    def span(self, start: int, end: int) -> Span:
        """The span of words of the text for a half-open range of the stream; an empty range stands before its word."""
        if start < end:
            return int(self.kept[start]), int(self.kept[end - 1]) + 1
        at = int(self.kept[start]) if start < len(self) else len(self.text.words)
        return at, at


def once(values: Places) -> Places:
    """Each value once, rising. `numpy.unique` loads masked arrays for this at its first call, which takes longer than two
    long drafts."""
    ordered = np.sort(values)
    fresh = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return np.asarray(ordered[fresh])


def steps(values: Places) -> Places:
    """By how much each value is more than the one before it."""
    return np.asarray(values[1:] - values[:-1])


KEPT = 1 << 24


def _keep_freed_memory() -> None:
    """Have the allocator keep what is freed, up to twice this size, instead of giving it back.

    Columns of a long draft are half a megabyte each. glibc gives blocks of that size back at once and asks for them again, page
    by page, which was a fifth of the cost of a comparison. One large block that comes and goes, untouched, raises the size
    from which it does so (mallopt(3), M_MMAP_THRESHOLD, "dynamic"); with other allocators nothing happens.
    """
    np.empty(KEPT, np.uint8)


_keep_freed_memory()


def ranges(starts: Places, lengths: Places) -> Places:
    """The places from each start on, as many as its length, one after the other."""
    ends = lengths.cumsum()
    out: Places = (starts - ends + lengths).astype(np.int32).repeat(lengths)
    out += np.arange(len(out), dtype=np.int32)
    return out


def beside(size: int, *columns: Places | int) -> Places:
    """Columns side by side (size, k); a number stands for a column of it."""
    out = np.empty((size, len(columns)), np.int64)
    for n, column in enumerate(columns):
        out[:, n] = column
    return out


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


def _word_hashes(text: Text, which: Ints) -> Hashes:
    """The hashes of some words: their letters in steps of eight bytes, all words of one step together."""
    letters, edges = _letters(text.words.source, text.words.starts)
    at, left = edges[which].astype(np.int64), edges[which + 1] - edges[which]
    hashes = letters[at] & MASKS[np.minimum(left, 8)]
    more = (left > 8).nonzero()[0]
    while len(more):
        at[more] += 8
        left[more] -= 8
        hashes[more] = _stirred(hashes[more]) + (letters[at[more]] & MASKS[np.minimum(left[more], 8)])
        more = more[left[more] > 8]
    return _stirred(hashes)


def _letters(source: str, starts: Ints) -> tuple[Hashes, Ints]:
    """The eight bytes that begin at each byte of a source, and the bytes at which its words begin."""
    coded = source.encode("utf-8", "surrogatepass")
    letters = np.ndarray((len(coded) + 1,), "<u8", coded + bytes(8), strides=(1,))
    if len(coded) == len(source):
        return letters, starts
    heads = (np.frombuffer(coded, np.uint8) & 0xC0) != 0x80
    return letters, np.concatenate((heads.nonzero()[0], (len(coded),))).astype(np.int32)[starts]


def _stirred(values: Hashes) -> Hashes:
    mixed = values >> np.uint64(29)
    mixed ^= values
    mixed *= np.uint64(STIR)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _owners(size: int, spans: Ints, parents: Ints) -> Ints:
    """The innermost provision of each of `size` words, -1 for none: who begins or goes on at each edge of a provision."""
    full = (spans[:, 0] < spans[:, 1]).nonzero()[0]
    places = np.concatenate([[0], spans[full[::-1], 1], spans[full, 0]])
    who = np.concatenate([[-1], parents[full[::-1]], full]).astype(np.int32)
    order = places.argsort(kind="stable")
    return who[order].repeat(steps(np.concatenate((places[order], (size,)))))


@lru_cache(maxsize=16)
def stream_of(text: Text) -> Stream:
    """The stream of a text; made once, however often the text is compared."""
    kinds, provisions = text.words.kinds, text.provisions
    spans, labels, headings = (
        _columns([one.span for one in provisions]),
        _columns([one.label or NOWHERE for one in provisions]),
        _columns([one.heading_span or NOWHERE for one in provisions]),
    )
    parents = np.array([one.parent for one in provisions], np.int32)
    kept = ((kinds != BLANK) & (kinds != ASIDE)).nonzero()[0].astype(np.int32)
    owner = _owners(len(kinds), spans, parents)[kept]
    cut = any(mark.kind in CUTTING for mark in text.marks)
    hashes = _word_hashes(text, kept)
    return Stream(text, kept, owner, kinds[kept], hashes, spans, labels, headings, parents, cut)


def _columns(spans: list[Span]) -> Ints:
    return np.fromiter(chain.from_iterable(spans), np.int32, 2 * len(spans)).reshape(-1, 2)


def place_text(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    asides = (text.words.kinds[start:end] == ASIDE).nonzero()[0] + start
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

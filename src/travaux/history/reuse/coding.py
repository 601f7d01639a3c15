"""Pieces of text as numbers: one hash for each word, all pieces in one row, without a loop over words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...text import Kind, tokenise

__all__ = ["GRAM", "Coded", "Hashes", "Ints", "coded", "codes", "grams", "letters"]

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.integer[Any]]
GRAM = 3
"""Words in a run that is looked up."""
STIR, TURN, FACTOR = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0x9E3779B97F4A7C15
MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
BREAK = "\x00"
"""Stands between two pieces; a word by itself, so that no word and no run goes over an edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Pieces of text in one row: `words` (n,) the hash of each word, `edges` (m + 1,) the first word of each piece and the
    number of words."""

    words: Hashes
    edges: Ints


def coded(pieces: Sequence[str]) -> Coded:
    """The words of pieces of text as hashes, in small letters; a word is what `travaux.text.tokenise` takes for one, blanks
    left out.

    >>> one = coded(["Each Party shall", "each party"])
    >>> one.edges.tolist(), bool(one.words[0] == one.words[3])
    ([0, 3, 5], True)
    """
    source = BREAK.join([piece.replace(BREAK, " ") for piece in pieces]).lower()
    starts, kinds = tokenise(source)
    which = np.flatnonzero(kinds != Kind.BLANK)
    hashes, first = _hashed(source, starts, which)
    breaks = np.flatnonzero(first == 0)
    words = np.delete(hashes, breaks)
    edges = np.concatenate([[0], breaks - np.arange(len(breaks)), [len(words)]]).astype(np.int64)
    return Coded(words, edges)


def _hashed(source: str, starts: Ints, which: Ints) -> tuple[Hashes, npt.NDArray[np.uint8]]:
    """The hash of each word, eight bytes at a time, all words together; and its first byte."""
    encoded = source.encode("utf-8", "surrogatepass")
    rows = np.ndarray((len(encoded) + 1,), "<u8", encoded + bytes(8), strides=(1,))
    edges = starts
    if len(encoded) != len(source):
        heads = (np.frombuffer(encoded, np.uint8) & 0xC0) != 0x80
        edges = np.append(np.flatnonzero(heads), len(encoded))[starts]
    at = edges[which].astype(np.int64)
    left = (edges[which + 1] - edges[which]).astype(np.int64)
    first = np.frombuffer(encoded + b"\x01", np.uint8)[at]
    hashes = rows[at] & MASKS[np.minimum(left, 8)]
    more = np.flatnonzero(left > 8)
    while len(more):
        at[more] += 8
        left[more] -= 8
        hashes[more] = _stirred(hashes[more]) + (rows[at[more]] & MASKS[np.minimum(left[more], 8)])
        more = more[left[more] > 8]
    return _stirred(hashes), first


def _stirred(values: Hashes) -> Hashes:
    mixed: Hashes = (values ^ (values >> np.uint64(29))) * np.uint64(STIR)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def grams(text: Coded) -> tuple[Hashes, Ints]:
    """The hash of every run of `GRAM` words that lies in one piece, and the word it begins at."""
    words = text.words
    if len(words) < GRAM:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    runs = words[: len(words) - GRAM + 1].copy()
    for n in range(1, GRAM):
        runs *= np.uint64(TURN)
        runs += words[n : len(words) - GRAM + 1 + n]
    runs ^= runs >> np.uint64(31)
    runs *= np.uint64(FACTOR)
    inside = np.ones(len(runs), bool)
    for n in range(1, GRAM):
        cut = text.edges[1:-1] - n
        inside[cut[(cut >= 0) & (cut < len(runs))]] = False
    at = np.flatnonzero(inside)
    return runs[at], at


def codes(words: Hashes) -> npt.NDArray[np.uint32]:
    """Words as code points (twenty bits of the hash), to be compared by likeness as characters."""
    return (words >> np.uint64(44)).astype("<u4") + np.uint32(1)


def letters(points: npt.NDArray[np.uint32]) -> str:
    """Code points as a string, one character for each word."""
    return np.asarray(points, "<u4").tobytes().decode("utf-32-le", "surrogatepass")

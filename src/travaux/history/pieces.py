"""The gaps between two drafts while they are filled: what gave way, what came, and who each word is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from ..text.words import Ints, Span
from .blocks import Block
from .memory import Gone, Shelf, put
from .staying import Gap, Stay, staying_words

__all__ = [
    "NEW",
    "Piece",
    "bear",
    "bury",
    "gone_for_good",
    "name_new",
    "neighbours",
    "piece_of",
    "refill",
    "unknown_spans",
]

NEW = -1
MUCH = 0.5


class Piece(NamedTuple):
    """A gap: the words that gave way (`old`, their identities `gone`) and those that came (`new`, `ids`: `NEW` until they are
    known), the words at which the blocks that came begin (`edges`, with their number last), the spans of words that give way
    and that come (`gone_spans`, `open_spans`) beside the runs that surely stay, and the `weak` runs that may stay. `beside` are
    the identities of the words ahead of and behind the gap, which stay (`NEW` where there is none)."""

    gap: Gap
    beside: tuple[int, int]
    old: str
    gone: list[int]
    new: str
    ids: list[int]
    edges: list[int]
    gone_spans: list[Span]
    open_spans: list[Span]
    weak: list[Stay]


def piece_of(old: Sequence[Block], words: Sequence[Ints], new: Sequence[Block], gap: Gap) -> Piece:
    """A gap with the words that surely stay in it known."""
    i1, i2, j1, j2 = gap
    came = [block.said for block in new[j1:j2]]
    before, after = "".join([block.said for block in old[i1:i2]]), "".join(came)
    gone = words[i1].tolist() if i2 == i1 + 1 else [one for ids in words[i1:i2] for one in ids.tolist()]
    ids = [NEW] * len(after)
    edges = [0, *accumulate(map(len, came))]
    sure, weak = staying_words(before, after)
    for start, at, length in sure:
        ids[at : at + length] = gone[start : start + length]
    beside = int(words[i1 - 1][-1]) if i1 else NEW, int(words[i2][0]) if i2 < len(words) else NEW
    return Piece(gap, beside, before, gone, after, ids, edges, *_beside(sure, len(before), len(after)), weak)


def bury(shelf: Shelf, piece: Piece, standing: bytearray) -> None:
    """Lay what gave way in a gap on the shelf of words that left; they stand no more."""
    for start, end in piece.gone_spans:
        ids = piece.gone[start:end]
        for one in ids:
            standing[one] = 0
        put(shelf, piece.old[start:end], ids)


def gone_for_good(piece: Piece, standing: bytearray) -> Iterator[Gone]:
    """What left with a gap and was found nowhere else, with the words beside it."""
    ids = piece.gone
    for start, end in piece.gone_spans:
        stands = bytes(map(standing.__getitem__, ids[start:end]))
        for low, high in _runs_of(stands, 0) if any(stands) else ((0, end - start),):
            at, stop = start + low, start + high
            ahead = ids[at - 1] if at else piece.beside[0]
            behind = ids[stop] if stop < len(ids) else piece.beside[1]
            yield Gone(piece.old[at:stop], ids[at:stop], ahead, behind)


def _runs_of(values: Sequence[int], wanted: int) -> Iterator[Span]:
    """The spans in which all values are the one wanted."""
    at, size, left = 0, len(values), values.count(wanted)
    while left:
        start = values.index(wanted, at)
        at = start + 1
        while at < size and values[at] == wanted:
            at += 1
        left -= at - start
        yield start, at


def neighbours(ids: Sequence[int], span: Span, beside: tuple[int, int]) -> tuple[int, int]:
    """The words ahead of and behind a span of a gap."""
    start, end = span
    return ids[start - 1] if start else beside[0], ids[end] if end < len(ids) else beside[1]


def unknown_spans(ids: Sequence[int]) -> list[Span]:
    """The spans of words that are not known."""
    return list(_runs_of(ids, NEW))


def _beside(runs: Sequence[Stay], old: int, new: int) -> tuple[list[Span], list[Span]]:
    """The spans beside some runs: of the words that give way, and of those that come."""
    gone, come = [], []
    at = to = 0
    for before, after, length in (*runs, Stay(old, new, 0)):
        if before > at:
            gone.append((at, before))
        if after > to:
            come.append((to, after))
        at, to = before + length, after + length
    return gone, come


def refill(piece: Piece, standing: bytearray) -> None:
    """Let the weak runs stay after all where neither side was found elsewhere, in blocks of which much stays."""
    for start, end in pairwise(piece.edges) if piece.weak else ():
        here = [run for run in piece.weak if start <= run.after < end]
        if not here:
            continue
        known = end - start - piece.ids[start:end].count(NEW)
        if known + sum(run.length for run in here) >= MUCH * (end - start):
            for run in here:
                _let_stay(piece, run, standing)


def _let_stay(piece: Piece, run: Stay, standing: bytearray) -> None:
    for step in range(run.length):
        one, at = piece.gone[run.before + step], run.after + step
        if piece.ids[at] == NEW and not standing[one]:
            piece.ids[at] = one
            standing[one] = 1


def bear(pieces: Sequence[Piece], words: list[Ints], first: int) -> int:
    """Give every word that is not known an identity of its own, lay the words of the gaps into their blocks, and return how many
    were born."""
    births = 0
    for piece in pieces:
        births += name_new(piece.ids, first + births)
        ids = np.array(piece.ids, np.int32)
        for number, (start, end) in enumerate(pairwise(piece.edges), piece.gap.j1):
            words[number] = ids[start:end]
    return births


def name_new(ids: list[int], first: int) -> int:
    """Give the words that are not known identities of their own from the first on; returns how many there are."""
    births = 0
    for start, end in unknown_spans(ids):
        ids[start:end] = range(first + births, first + births + end - start)
        births += end - start
    return births

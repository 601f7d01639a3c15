"""The gaps between two drafts while they are filled: what gave way, what came, and who each word is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np

from ..text.words import Ints, Span
from .blocks import Block
from .memory import Shelf, put
from .staying import Gap, Stay, staying_words

__all__ = ["NEW", "Piece", "bury", "open_spans", "piece_of", "refill"]

NEW = -1


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A gap: the words that gave way (`old`, their identities `gone`) and those that came (`new`, `ids`: `NEW` until they are
    known), the words at which the blocks that came begin (`edges`, with their number last), and the runs that stay, `sure`
    and `weak`."""

    gap: Gap
    old: str
    gone: list[int]
    new: str
    ids: list[int]
    edges: list[int]
    sure: list[Stay]
    weak: list[Stay]


def piece_of(old: Sequence[Block], words: Sequence[Ints], new: Sequence[Block], gap: Gap) -> Piece:
    """A gap with the words that surely stay in it known."""
    before = "".join([block.said for block in old[gap.i1 : gap.i2]])
    after = "".join([block.said for block in new[gap.j1 : gap.j2]])
    gone = np.concatenate(words[gap.i1 : gap.i2]).tolist() if before else []
    ids = [NEW] * len(after)
    edges = list(accumulate((len(block.said) for block in new[gap.j1 : gap.j2]), initial=0))
    sure, weak = staying_words(before, after)
    for run in sure:
        ids[run.after : run.after + run.length] = gone[run.before : run.before + run.length]
    return Piece(gap, before, gone, after, ids, edges, sure, weak)


def bury(shelf: Shelf, piece: Piece, standing: bytearray) -> None:
    """Lay what gave way in a gap on the shelf of words that left; they stand no more."""
    for start, end in _between(((run.before, run.length) for run in piece.sure), len(piece.old)):
        ids = piece.gone[start:end]
        for one in ids:
            standing[one] = 0
        put(shelf, piece.old[start:end], ids)


def open_spans(piece: Piece) -> list[Span]:
    """The spans of words that came and are not known yet."""
    return list(_between(((run.after, run.length) for run in piece.sure), len(piece.new)))


def _between(runs: Iterator[tuple[int, int]], size: int) -> Iterator[Span]:
    at = 0
    for start, length in chain(runs, [(size, 0)]):
        if start > at:
            yield at, start
        at = start + length


def refill(piece: Piece, standing: bytearray) -> None:
    """Let the weak runs stay after all where neither side was found elsewhere."""
    for run in piece.weak:
        for step in range(run.length):
            one, at = piece.gone[run.before + step], run.after + step
            if piece.ids[at] == NEW and not standing[one]:
                piece.ids[at] = one
                standing[one] = 1

"""The gaps between two drafts while they are filled: what gave way, what came, and who each word is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, pairwise

import numpy as np

from ..text.words import Ints, Span
from .blocks import Block
from .memory import Shelf, Spot, Spots, put
from .staying import Gap, Stay, staying_words

__all__ = [
    "NEW",
    "Piece",
    "bury",
    "gone_spans",
    "neighbours",
    "open_spans",
    "piece_of",
    "refill",
    "remember_spots",
    "unknown_spans",
]

NEW = -1
MUCH = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A gap: the words that gave way (`old`, their identities `gone`) and those that came (`new`, `ids`: `NEW` until they are
    known), the words at which the blocks that came begin (`edges`, with their number last), and the runs that stay, `sure`
    and `weak`. `beside` are the identities of the words ahead of and behind the gap, which stay (`NEW` where there is none)."""

    gap: Gap
    beside: tuple[int, int]
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
    beside = int(words[gap.i1 - 1][-1]) if gap.i1 else NEW, int(words[gap.i2][0]) if gap.i2 < len(words) else NEW
    return Piece(gap, beside, before, gone, after, ids, edges, sure, weak)


def bury(shelf: Shelf, piece: Piece, standing: bytearray) -> None:
    """Lay what gave way in a gap on the shelf of words that left; they stand no more."""
    for start, end in gone_spans(piece):
        ids = piece.gone[start:end]
        for one in ids:
            standing[one] = 0
        put(shelf, piece.old[start:end], ids)


def gone_spans(piece: Piece) -> list[Span]:
    """The spans of words that gave way in a gap."""
    return list(_between(((run.before, run.length) for run in piece.sure), len(piece.old)))


def remember_spots(spots: Spots, piece: Piece, standing: bytearray) -> None:
    """Keep, by the words that stand beside it, what is gone from a gap for good."""
    ids = piece.gone
    for start, end in gone_spans(piece):
        at = start
        for stands, group in groupby(range(start, end), lambda n: bool(standing[ids[n]])):
            size = sum(1 for _ in group)
            if not stands:
                here = at, at + size
                ahead, behind = neighbours(ids, here, piece.beside)
                spots.setdefault(("behind", ahead), []).append(Spot(piece.old[slice(*here)], ids[slice(*here)], behind))
                spots.setdefault(("ahead", behind), []).append(Spot(piece.old[slice(*here)], ids[slice(*here)], ahead))
            at += size


def neighbours(ids: Sequence[int], span: Span, beside: tuple[int, int]) -> tuple[int, int]:
    """The words ahead of and behind a span of a gap."""
    start, end = span
    return ids[start - 1] if start else beside[0], ids[end] if end < len(ids) else beside[1]


def open_spans(piece: Piece) -> list[Span]:
    """The spans of words that came and are not known yet."""
    return list(_between(((run.after, run.length) for run in piece.sure), len(piece.new)))


def unknown_spans(piece: Piece) -> list[Span]:
    """The spans of words that came and are not known after all."""
    out, at = [], 0
    for new, group in groupby(piece.ids, lambda one: one == NEW):
        end = at + sum(1 for _ in group)
        if new:
            out.append((at, end))
        at = end
    return out


def _between(runs: Iterator[tuple[int, int]], size: int) -> Iterator[Span]:
    at = 0
    for start, length in chain(runs, [(size, 0)]):
        if start > at:
            yield at, start
        at = start + length


def refill(piece: Piece, standing: bytearray) -> None:
    """Let the weak runs stay after all where neither side was found elsewhere, in blocks of which much stays."""
    for start, end in pairwise(piece.edges):
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

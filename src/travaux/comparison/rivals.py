"""Rivals of a move: a provision that stayed and was edited beats a copy of it that came in elsewhere."""

from __future__ import annotations

import numpy as np

from .anchors import Anchors
from .blocks import Said
from .passages import Passage
from .stream import Places
from .wording import words_alike

__all__ = ["without_rivals"]

LONG = 20
Made = tuple[tuple[Passage, ...], Places]


def without_rivals(a: Said, b: Said, chain: Anchors, gaps: Places, *, made: Made) -> Made:
    """The passages without those that have a rival in place: where they left, or where they arrive, the other text says much
    the same at the same point of the chain. A passage that is whole and unchanged has no rival, nor has a short one: a dozen
    words are soon found in any gap."""
    passages, group = made
    if not passages:
        return made
    befores = np.concatenate(((0,), chain.before + chain.length)), np.concatenate((chain.before, (len(a.words),)))
    afters = np.concatenate(((0,), chain.after + chain.length)), np.concatenate((chain.after, (len(b.words),)))
    good: list[Passage] = []
    number = np.zeros(len(passages) + 1, np.int32)
    for n, passage in enumerate(passages, 1):
        left, right = (int(gap) for gap in gaps[:, np.argmax(group == n)])
        here, there = slice(*passage.before), slice(*passage.after)
        stayed = here, slice(afters[0][left], afters[1][left])
        came = slice(befores[0][right], befores[1][right]), there
        small = passage.before[1] - passage.before[0] < LONG
        if small or _entire(a, b, passage) or not (_alike(a, b, stayed, here) or _alike(a, b, came, there)):
            good.append(passage)
            number[n] = len(good)
    return tuple(good), number[group]


def _entire(a: Said, b: Said, passage: Passage) -> bool:
    """Whether a passage begins and ends with a block and is the same in both texts."""
    (a0, a1), (b0, b1) = passage.before, passage.after
    edges = [a0 == a.first[a.block[a0]], a1 == a.first[a.block[a1 - 1] + 1], b0 == b.first[b.block[b0]]]
    return all(edges) and a1 - a0 == b1 - b0 and bool((a.words[a0:a1] == b.words[b0:b1]).all())


def _alike(a: Said, b: Said, where: tuple[slice, slice], measure: slice) -> bool:
    """Whether half of a stretch stands in place too, in runs that are no chance."""
    half = (measure.stop - measure.start + 1) // 2
    return words_alike(a.words[where[0]], b.words[where[1]], half) > 0

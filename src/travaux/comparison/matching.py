"""Which word became which: the words said of two texts, matched across moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..text.words import Span
from .anchors import Anchors, anchors_of, leftover_anchors, longest_chain
from .blocks import Said
from .passages import Passage, paint, passages_of
from .stream import Places
from .wording import aligned

__all__ = ["Matching", "matching_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """`partner` (words said after,): the word said before that each is, -1 if new. `passages` moved; what they hold is
    marked in `leaves` (words before) and `arrives` (words after) with their number, 0 = in place."""

    partner: Places
    passages: tuple[Passage, ...]
    leaves: Places
    arrives: Places


def matching_of(a: Said, b: Said) -> Matching:
    """The matching of the words said in two texts: in place along the heaviest chain of anchors, moved beside it; then what
    moved out of the words that are left."""
    anchors = anchors_of(a, b)
    stays = longest_chain(anchors)
    chain, rest = anchors.pick(stays), anchors.pick(~stays)
    gaps = np.stack([np.searchsorted(chain.before, rest.before), np.searchsorted(chain.after, rest.after)])
    taken = (_held(anchors.before, anchors.length, len(a.words)), _held(anchors.after, anchors.length, len(b.words)))
    passages, group = _clear(a, b, chain, gaps, passages_of(a, b, rest, gaps, taken))
    found = _empty(a, b, passages)
    _fill(a, b, found, 0, chain)
    for number in range(1, len(passages) + 1):
        _fill(a, b, found, number, rest.pick(group == number))
    return _with_leftovers(a, b, found)


def _clear(
    a: Said, b: Said, chain: Anchors, gaps: Places, made: tuple[tuple[Passage, ...], Places]
) -> tuple[tuple[Passage, ...], Places]:
    """The passages without those that have a rival in place: where they left, or where they arrive, the other text says
    much the same at the same point of the chain. A provision that stayed and was edited beats a copy of it elsewhere."""
    passages, group = made
    edges = np.append(0, chain.before + chain.length), np.append(chain.before, len(a.words))
    others = np.append(0, chain.after + chain.length), np.append(chain.after, len(b.words))
    good: list[Passage] = []
    number = np.zeros(len(passages) + 1, np.int32)
    for n, passage in enumerate(passages, 1):
        left, right = (int(gap) for gap in gaps[:, np.argmax(group == n)])
        here = slice(*passage.before), slice(others[0][left], others[1][left])
        there = slice(edges[0][right], edges[1][right]), slice(*passage.after)
        if _entire(a, b, passage) or not (_alike(a, b, here, here[0]) or _alike(a, b, there, there[1])):
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
    partner = aligned(a.words[where[0]], b.words[where[1]], Anchors(*np.zeros((3, 0), np.int32)))
    return bool(2 * int((partner >= 0).sum()) >= measure.stop - measure.start)


def _held(starts: Places, lengths: Places, size: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + lengths, -1)
    return np.cumsum(edges[:-1]) > 0


def _empty(a: Said, b: Said, passages: tuple[Passage, ...]) -> Matching:
    leaves, arrives = (
        paint([p.before for p in passages], len(a.words)),
        paint([p.after for p in passages], len(b.words)),
    )
    return Matching(np.full(len(b.words), -1, np.int32), passages, leaves, arrives)


def _fill(a: Said, b: Said, found: Matching, number: int, anchors: Anchors) -> None:
    """Align the words of one passage."""
    here = found.passages[number - 1] if number else Passage((0, len(a.words)), (0, len(b.words)))
    old, new = _inside(found.leaves, here.before, number), _inside(found.arrives, here.after, number)
    before, after = np.searchsorted(old, anchors.before), np.searchsorted(new, anchors.after)
    partner = aligned(a.words[old], b.words[new], Anchors(before, after, anchors.length))
    kept = partner >= 0
    found.partner[new[kept]] = old[partner[kept]]


def _inside(holder: Places, span: Span, number: int) -> Places:
    return np.flatnonzero(holder[span[0] : span[1]] == number) + span[0]


def _with_leftovers(a: Said, b: Said, found: Matching) -> Matching:
    """The same matching, and in it what moved among the words that found no partner."""
    taken = np.zeros(len(a.words), bool), found.partner >= 0
    taken[0][found.partner[taken[1]]] = True
    for passage in found.passages:
        taken[0][[passage.before[0], passage.before[1] - 1]] = True
        taken[1][[passage.after[0], passage.after[1] - 1]] = True
    rest = leftover_anchors(a, b, ~taken[0], ~taken[1])
    if not len(rest):
        return found
    gaps = np.stack([np.cumsum(taken[0])[rest.before], np.cumsum(taken[1])[rest.after]])
    fresh, group = passages_of(a, b, rest, gaps, taken)
    if not fresh:
        return found
    full = _empty(a, b, found.passages + fresh)
    full.partner[:] = found.partner
    for number in range(1, len(fresh) + 1):
        _fill(a, b, full, number + len(found.passages), rest.pick(group == number))
    return full

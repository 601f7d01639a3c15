"""Which word became which: the words said of two texts, matched across moves."""

from __future__ import annotations

import numpy as np

from .anchors import LEAST, Anchors, anchors_of, leftover_anchors, longest_chain, weights_of
from .blocks import Said
from .likes import with_likes
from .matches import Matching, empty_matching, fill, held_before, with_passages
from .passages import SHARE, passages_of
from .rivals import without_rivals
from .sliding import slid
from .stream import Mask, Places, ranges, steps

__all__ = ["matching_of"]


def matching_of(a: Said, b: Said) -> Matching:
    """The matching of the words said in two texts: in place along the heaviest chain of anchors, moved beside it; then
    the blocks that are alike though no rare run of words says so; last what moved out of the words that are left."""
    return slid(a, b, _with_leftovers(a, b, with_likes(a, b, _by_anchors(a, b))))


def _by_anchors(a: Said, b: Said) -> Matching:
    anchors = anchors_of(a, b)
    if (steps(anchors.before) >= 0).all():
        found = empty_matching(a, b, ())
        fill(a, b, found, anchors=anchors, group=np.zeros(len(anchors), np.int32))
        return found
    stays = longest_chain(anchors, weights_of(a, b, anchors))
    chain, rest = anchors.pick(stays), anchors.pick(~stays)
    gaps = np.stack([chain.before.searchsorted(rest.before), chain.after.searchsorted(rest.after)])
    made = passages_of(a, b, rest, gaps, taken=_taken(a, b, anchors), least=SHARE)
    passages, group = without_rivals(a, b, chain, gaps, made=made)
    found = empty_matching(a, b, passages)
    number = np.zeros(len(anchors), np.int32)
    number[~stays] = group
    held = stays | (number > 0)
    fill(a, b, found, anchors=anchors.pick(held), group=number[held])
    return found


def _taken(a: Said, b: Said, anchors: Anchors) -> tuple[Mask, Mask]:
    """The words that anchors hold."""
    return _held(anchors.before, anchors.length, len(a.words)), _held(anchors.after, anchors.length, len(b.words))


def _held(starts: Places, lengths: Places, size: int) -> Mask:
    out = np.zeros(size, bool)
    out[ranges(starts, lengths)] = True
    return out


def _with_leftovers(a: Said, b: Said, found: Matching) -> Matching:
    """The same matching, and in it what moved among the words that found no partner."""
    taken = held_before(a, found), found.partner >= 0
    if min(int((~one).sum()) for one in taken) < LEAST:
        return found
    for passage in found.passages:
        taken[0][[passage.before[0], passage.before[1] - 1]] = True
        taken[1][[passage.after[0], passage.after[1] - 1]] = True
    rest = leftover_anchors(a, b, ~taken[0], ~taken[1])
    if not len(rest):
        return found
    gaps: Places = np.stack([taken[0].cumsum()[rest.before], taken[1].cumsum()[rest.after]])
    held = _taken(a, b, rest)
    fresh, group = passages_of(a, b, rest, gaps, taken=(taken[0] | held[0], taken[1] | held[1]), least=0.0)
    if not fresh:
        return found
    full, least = with_passages(a, b, found, fresh), len(found.passages)
    fill(a, b, full, anchors=rest.pick(group > 0), group=group[group > 0] + least, least=least + 1)
    return full

"""Blocks that are alike though no rare run of words says so: formulas, lists, and wording that was edited throughout.

Only blocks that lost most of their words and blocks that are new for the most part are looked at. They are compared by runs
of three words, however often these stand; the closest pair goes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from ..text.words import Span
from .blocks import Said
from .matches import Matching, fill, held_before, no_anchors, with_passages
from .passages import Passage
from .stream import FACTOR, Mask, Places, steps
from .wording import aligned

__all__ = ["with_likes"]

SHORT = 8
HELD = 0.5
ALIKE = 0.4
OFTEN = 4


def with_likes(a: Said, b: Said, found: Matching) -> Matching:
    """The same matching with blocks that lost most of their words matched to new ones that are like them."""
    lost, fresh = _open_blocks(a, held_before(a, found)), _open_blocks(b, found.partner >= 0)
    for score, p, q in _pairs(a, b, lost, fresh):
        if score >= ALIKE:
            found = _laid(a, b, found, ((int(a.first[p]), int(a.first[p + 1])), (int(b.first[q]), int(b.first[q + 1]))))
    return found


def _open_blocks(said: Said, held: Mask) -> Places:
    """The blocks of eight words and more of which less than half have a partner."""
    sizes = steps(said.first)
    if not len(sizes):
        return np.zeros(0, np.int32)
    count = np.add.reduceat(held.astype(np.int32), said.first[:-1])
    return ((sizes >= SHORT) & (count < HELD * sizes)).nonzero()[0]


def _pairs(a: Said, b: Said, lost: Places, fresh: Places) -> list[tuple[float, int, int]]:
    """(likeness, block before, block after), each block once, closest first."""
    old, new = _grams(a, lost), _grams(b, fresh)
    common: Counter[tuple[int, int]] = Counter()
    where: dict[int, list[int]] = defaultdict(list)
    for block, grams in old.items():
        for gram in grams:
            where[gram].append(block)
    for q, grams in new.items():
        common.update((p, q) for gram in grams if 0 < len(where.get(gram, ())) <= OFTEN for p in where[gram])
    scores = ((2 * n / (len(old[p]) + len(new[q])), p, q) for (p, q), n in common.items())
    out: list[tuple[float, int, int]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for score, p, q in sorted(scores, key=lambda row: (-row[0], row[2], row[1])):
        if p not in taken[0] and q not in taken[1]:
            out.append((score, p, q))
            taken[0].add(p)
            taken[1].add(q)
    return out


def _grams(said: Said, blocks: Places) -> dict[int, set[int]]:
    out: dict[int, set[int]] = {}
    factor = np.uint64(FACTOR)
    for block in blocks.tolist():
        words = said.words[said.first[block] : said.first[block + 1]]
        out[block] = set(((words[:-2] * factor + words[1:-1]) * factor + words[2:]).tolist())
    return out


def _laid(a: Said, b: Said, found: Matching, spans: tuple[Span, Span]) -> Matching:
    """The matching with one block laid onto another: in place where the order allows it, else as a moved passage."""
    before, after = spans
    holder = int(found.leaves[before[0]])
    if _crosses(found, before, after) or (found.leaves[slice(*before)] != holder).any():
        return found
    if (found.arrives[slice(*after)] != int(found.arrives[after[0]])).any():
        return found
    _release(found, before, after)
    if holder == int(found.arrives[after[0]]) and _in_order(found, holder, before, after):
        partner = _alone(a, b, before, after)
        found.partner[slice(*after)] = np.where(partner >= 0, partner + before[0], -1)
        return found
    found = with_passages(a, b, found, (Passage(before, after),))
    fill(a, b, found, anchors=no_anchors(), group=np.zeros(0, np.int32), least=len(found.passages))
    return found


def _crosses(found: Matching, before: Span, after: Span) -> bool:
    """Whether a passage ends inside one of the blocks, or is one of them already."""
    edges = [(p.before, before) for p in found.passages] + [(p.after, after) for p in found.passages]
    return any(
        one == other or one[0] < other[0] < one[1] < other[1] or other[0] < one[0] < other[1] < one[1]
        for one, other in edges
    )


def _release(found: Matching, before: Span, after: Span) -> None:
    """Take the few partners that the words of both blocks have away from them."""
    found.partner[slice(*after)] = -1
    found.partner[(found.partner >= before[0]) & (found.partner < before[1])] = -1


def _in_order(found: Matching, holder: int, before: Span, after: Span) -> bool:
    """Whether what stays around the later block stands around the earlier one too."""
    ahead = _partners(found, holder, slice(0, after[0]))
    behind = _partners(found, holder, slice(after[1], None))
    return bool((not len(ahead) or ahead[-1] < before[0]) and (not len(behind) or behind[0] >= before[1]))


def _partners(found: Matching, holder: int, where: slice) -> Places:
    partner = found.partner[where]
    return np.asarray(partner[(partner >= 0) & (found.arrives[where] == holder)])


def _alone(a: Said, b: Said, before: Span, after: Span) -> Places:
    """The words of two blocks aligned by themselves."""
    return aligned(a.words[slice(*before)], b.words[slice(*after)], no_anchors())

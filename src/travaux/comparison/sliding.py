"""Where an insertion or a strike begins: at the start of a block if the words allow it.

"… of it. [2. Each … of it.]" and "… of [it. 2. Each … of] it." are equally short; a reader wants the first.
"""

from __future__ import annotations

import numpy as np

from .blocks import Said
from .matches import Matching
from .stream import Places, steps

__all__ = ["extended", "slid"]


def slid(a: Said, b: Said, found: Matching) -> Matching:
    """The same matching with insertions and strikes slid to the starts of blocks."""
    _slide(b, found.partner, found.arrives)
    back = np.full(len(a.words), -1, np.int32)
    stayed = (found.partner >= 0).nonzero()[0]
    back[found.partner[stayed]] = stayed
    if _slide(a, back, found.leaves):
        left = (back >= 0).nonzero()[0]
        found.partner[:] = -1
        found.partner[back[left]] = left
    return found


def _slide(said: Said, partner: Places, holder: Places) -> int:
    """Slide the runs without partner that stand between two neighbours; how many were slid."""
    open_ones = np.concatenate([[False], partner < 0, [False]])
    edges = (open_ones[1:] != open_ones[:-1]).nonzero()[0].reshape(-1, 2)
    edges = edges[(edges[:, 0] > 0) & (edges[:, 1] < len(partner))]
    between = partner[edges[:, 1]] == partner[edges[:, 0] - 1] + 1
    at_start = said.first[said.block[edges[:, 0]]] == edges[:, 0]
    wide = said.block[edges[:, 0] - 1] != said.block[edges[:, 1]]
    count = 0
    for start, end in edges[between & ~at_start & wide].tolist():
        if (holder[start - 1 : end + 1] == holder[start]).all():
            count += _on(said, partner, start, end) or _back(said, partner, start, end)
    return count


def _on(said: Said, partner: Places, start: int, end: int) -> bool:
    """Slide on to the next start of a block."""
    step = int(said.first[said.block[start] + 1]) - start
    if step > end - start or end + step > len(partner):
        return False
    ahead = partner[end : end + step]
    if (said.words[start : start + step] != said.words[end : end + step]).any() or not _runs(ahead):
        return False
    partner[start : start + step] = ahead.copy()
    partner[end : end + step] = -1
    return True


def _back(said: Said, partner: Places, start: int, end: int) -> bool:
    """Slide back to the start of the block."""
    step = start - int(said.first[said.block[start]])
    if step > end - start:
        return False
    behind = partner[start - step : start]
    if (said.words[start - step : start] != said.words[end - step : end]).any() or not _runs(behind):
        return False
    partner[end - step : end] = behind.copy()
    partner[start - step : start] = -1
    return True


def _runs(partner: Places) -> bool:
    """Whether partners follow each other without a gap."""
    return bool((partner >= 0).all() and (steps(partner) == 1).all())


def extended(a: Said, b: Said, found: Matching) -> Matching:
    """The same matching with equal words beside words that stay made partners too, block by block, until none is left."""
    back = np.zeros(len(a.words) + 1, bool)
    back[found.partner[found.partner >= 0]] = True
    for step in (1, -1):
        _extend(a, b, found, taken=back, step=step)
    return found


def _extend(a: Said, b: Said, found: Matching, *, taken: Places, step: int) -> None:
    """Carry matches on by one word at a time, forwards (1) or backwards (-1)."""
    partner, size = found.partner, len(b.words)
    open_ones = (partner < 0).nonzero()[0] - step
    open_ones = open_ones[(open_ones >= 0) & (open_ones < size)]
    at = open_ones[partner[open_ones] >= 0]
    while len(at):
        new, old = at + step, partner[at] + step
        inside = (new >= 0) & (new < size) & (old >= 0) & (old < len(a.words))
        at, new, old = at[inside], new[inside], old[inside]
        fits = (partner[new] < 0) & ~taken[old] & (a.words[old] == b.words[new]) & (b.block[new] == b.block[at])
        fits &= (a.block[old] == a.block[old - step]) & (found.arrives[new] == found.leaves[old])
        fits &= found.arrives[new] == found.arrives[at]
        at, old = new[fits], old[fits]
        partner[at] = old
        taken[old] = True

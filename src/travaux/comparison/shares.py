"""How many words went from each provision of the earlier text to each of the later; headings are left out of the count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..text.provisions import Provision
from .blocks import Said
from .matches import Matching
from .stream import Places, steps

__all__ = ["Between", "Lineage", "Shares", "shares_of"]

Between = dict[tuple[int, int], int]
Lineage = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Words by pair of provisions (before, after).

    `common` of one kind, children included; `carried` those of them that passages carried, by passage; `other` of different
    kinds, the innermost only. `before` and `after` are the words of each provision, children included; `above` and `below`
    each provision before and after with those that hold it.
    """

    common: Between
    carried: dict[tuple[int, int], dict[int, int]]
    other: Between
    before: list[int]
    after: list[int]
    above: list[Lineage]
    below: list[Lineage]

    def in_place(self, p: int, q: int) -> int:
        """The words of a pair that no passage carried."""
        return self.common.get((p, q), 0) - sum(self.carried.get((p, q), {}).values())


def shares_of(old: Sequence[Provision], new: Sequence[Provision], a: Said, b: Said, *, found: Matching) -> Shares:
    """The shares of two texts."""
    above, below = _lineages(old), _lineages(new)
    kinds, others = [one.kind for one in old], [one.kind for one in new]
    sizes = _sizes(old, a), _sizes(new, b)
    common: Between = {}
    out = Shares(common, defaultdict(dict), defaultdict(int), *sizes, above, below)
    for p, q, passage, n in _rows(a, b, found):
        kind, other = kinds[p], others[q]
        if kind != other and kind != "footnote" != other:
            out.other[p, q] += n
        for x in above[p]:
            kind = kinds[x]
            for y in below[q]:
                if kind == others[y]:
                    common[x, y] = common.get((x, y), 0) + n
                    if passage:
                        by = out.carried[x, y]
                        by[passage] = by.get(passage, 0) + n
    return out


def _rows(a: Said, b: Said, found: Matching) -> list[tuple[int, int, int, int]]:
    """(provision before, provision after, passage, words) for the words that stayed, headings left out."""
    stayed = ((found.partner >= 0) & ~b.heading[b.block]).nonzero()[0]
    runs, sizes = _runs(a.block[found.partner[stayed]], b.block[stayed], found.arrives[stayed])
    left, right, passage = runs
    old, new = a.owner[left], b.owner[right]
    wanted = ((old >= 0) & (new >= 0) & ~a.heading[left]).nonzero()[0]
    rows = zip(*(column[wanted].tolist() for column in (old, new, passage)), strict=True)
    out: dict[tuple[int, int, int], int] = {}
    for row, n in zip(rows, sizes[wanted].tolist(), strict=True):
        out[row] = out.get(row, 0) + n
    return [(*row, n) for row, n in sorted(out.items())]


def _runs(*columns: Places) -> tuple[tuple[Places, ...], Places]:
    """Rows that are the same as the one before taken together: each once, and how many there are of it."""
    fresh = np.ones(len(columns[0]) + 1, bool)
    fresh[1:-1] = steps(columns[0]) != 0
    for column in columns[1:]:
        fresh[1:-1] |= steps(column) != 0
    edges = fresh.nonzero()[0] if len(columns[0]) else np.zeros(1, np.int32)
    return tuple(column[edges[:-1]] for column in columns), steps(edges)


def _lineages(provisions: Sequence[Provision]) -> list[Lineage]:
    """Each provision with those above it, nearest first."""
    out: list[Lineage] = []
    for n, provision in enumerate(provisions):
        above = provision.parent
        out.append((n, *out[above]) if 0 <= above < n else (n,))
    return out


def _sizes(provisions: Sequence[Provision], said: Said) -> list[int]:
    """Words said in each provision, children included, headings left out."""
    held = (said.owner >= 0) & ~said.heading
    weights = steps(said.first)[held]
    out: list[int] = np.bincount(said.owner[held], weights, len(provisions)).astype(int).tolist()
    parents = [one.parent for one in provisions]
    for n in range(len(out) - 1, -1, -1):
        if parents[n] >= 0:
            out[parents[n]] += out[n]
    return out

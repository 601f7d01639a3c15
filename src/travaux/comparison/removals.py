"""Which provisions moved: those that changed what holds them, and those that changed sides with others that it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..text.provisions import Provision
from .anchors import Anchors, longest_chain
from .shares import Shares

__all__ = ["moved_among"]

HOLDERS = ("preface", "preamble", "part", "chapter", "annex", "conclusions")
Partners = dict[int, int]


def moved_among(
    old: Sequence[Provision],
    new: Sequence[Provision],
    partner: Partners,
    shares: Shares,
    *,
    joined: set[tuple[int, int]],
) -> frozenset[int]:
    """The partners (after) that moved. What is held by a provision that was split or merged (`joined`) goes along with it
    and does not move; nor does what went its own way to where its neighbours went too."""
    joined = joined | _led(old, new, partner)
    homes = Homes(_homes(old), _homes(new), {-1: -1} | partner)
    never = (*HOLDERS, "footnote")
    out = {
        q
        for q, (before, after) in homes.changed(partner)
        if before >= 0 and after in partner and (before, after) not in joined and new[q].kind not in never
    }
    return frozenset(out | _out_of_order(homes, partner, shares, astray=_astray(new, partner, shares) - out))


@dataclass(frozen=True, slots=True, eq=False)
class Homes:
    """What holds each provision before and after (-1 nothing), and which home before goes on in which after."""

    before: list[int]
    after: list[int]
    kept: Partners

    def changed(self, partner: Partners) -> Iterator[tuple[int, tuple[int, int]]]:
        """The partners (after) that are held by another than the heir of what held them, with both homes."""
        before, after, kept = self.before, self.after, self.kept
        for q, p in partner.items():
            if kept.get(after[q], -2) != before[p]:
                yield q, (before[p], after[q])


def _astray(new: Sequence[Provision], partner: Partners, shares: Shares) -> set[int]:
    """Partners that went another way than what holds them: in another passage, or in place where that moved."""
    if not shares.carried:
        return set()
    way: dict[int, int] = {-1: 0}
    out = set()
    for q in sorted(partner):
        key, above = (partner[q], q), way.get(new[q].parent, 0)
        carried = shares.carried.get(key)
        if carried:
            best = max(carried, key=carried.__getitem__)
            in_place = shares.in_place(*key)
            mine = best if carried[best] > in_place else (0 if in_place else above)
        else:
            mine = 0 if key in shares.common else above
        if mine != above and new[q].kind != "footnote":
            out.add(q)
        way[q] = mine
    return out


def _out_of_order(homes: Homes, partner: Partners, shares: Shares, *, astray: set[int]) -> set[int]:
    """The partners that went astray, without those that stand where they stood among what their home holds."""
    if not astray:
        return set()
    strangers = {q for q, _ in homes.changed(partner)}
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    crossed = {homes.after[q] for q in astray - strangers}
    for q in sorted(partner):
        if homes.after[q] in crossed and q not in strangers:
            members[homes.after[q]].append((q, partner[q]))
    return (astray & strangers).union(*(_crossing(those, astray, shares) for those in members.values()))


def _crossing(members: list[tuple[int, int]], astray: set[int], shares: Shares) -> set[int]:
    """The astray members (after, before) of one home that cross those that are not, or heavier ones of their own kind."""
    places = np.array([p for _, p in members])
    wanders = np.array([q in astray for q, _ in members])
    ahead = np.maximum.accumulate(np.where(wanders, -1, places))
    behind = np.minimum.accumulate(np.where(wanders, places.max() + 1, places)[::-1])[::-1]
    crosses = wanders & ((places < ahead) | (places > behind))
    rest = (wanders & ~crosses).nonzero()[0]
    words = np.array([shares.common.get((members[n][1], members[n][0]), 0) for n in rest.tolist()], np.int64)
    crosses[rest] = ~longest_chain(Anchors(places[rest], rest, words))
    return {members[n][0] for n in crosses.nonzero()[0].tolist()}


def _led(old: Sequence[Provision], new: Sequence[Provision], partner: dict[int, int]) -> set[tuple[int, int]]:
    """Homes that are one though one is a level higher: a list stands beside its lead where the lead has no number, and
    within it where it has one."""
    out = set()
    numbered = [one.number is not None for one in old], [one.number is not None for one in new]
    for q, p in partner.items():
        if numbered[0][p] != numbered[1][q]:
            out.add((p, new[q].parent) if numbered[0][p] else (old[p].parent, q))
    return out


def _homes(provisions: Sequence[Provision]) -> list[int]:
    """What holds each provision; options are looked through, because taking one of two options moves nothing."""
    homes = [one.parent for one in provisions]
    if all(one.kind != "option" for one in provisions):
        return homes
    for n, home in enumerate(homes):
        if home >= 0 and provisions[home].kind == "option":
            homes[n] = homes[home]
    return homes

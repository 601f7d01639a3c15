"""From what stays to what changed: every word that does not stay, in pieces that belong to one provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..text.words import SIGN, Span
from .changes import CHANGE_KINDS
from .staying import Layout, Staying
from .stream import Mask, Places, Stream, beside, once, ranges, steps

__all__ = ["MOVE", "Edit", "Side", "edits_in", "side_of"]


class Edit(NamedTuple):
    """Words that give way, `i1` to `i2`, and words that come, `j1` to `j2`, in places of the streams; an empty span stands
    where the other belongs. `old` and `new` are the provisions they are of, -1 where none; `kind` counts in `CHANGE_KINDS`."""

    kind: int
    i1: int
    i2: int
    j1: int
    j2: int
    old: int
    new: int


INSERT, STRIKE, REPLACE, MOVE, RENUMBER, BRACKET, UNBRACKET = range(len(CHANGE_KINDS))


class Piece(NamedTuple):
    """Neighbouring places of one provision that do not stay."""

    start: int
    end: int
    owner: int


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """The gaps between what stays, counted through all passages: one more in each passage than seats that stay in it.

    `heads` (k,) is the first gap of each passage. What is asked is worked out for the gaps asked about.
    """

    layout: Layout
    staying: Places
    heads: Places

    def passage(self, gaps: Places) -> Places:
        """The passages that gaps lie in."""
        return self.heads.searchsorted(gaps, "right") - 1

    def ahead(self, gaps: Places) -> Places:
        """The place that stays ahead of each gap, -1 at the head of a passage and after the last gap."""
        passage = self.passage(gaps)
        inner = (gaps != self.heads[passage]) & (gaps < len(self.staying) + len(self.heads))
        seats = self.staying[(gaps - passage - 1)[inner]]
        out = np.full(len(gaps), -1, np.int64)
        out[inner] = self.layout.places[seats]
        return out

    def edge(self, gaps: Places) -> Places:
        """Where words of each gap belong: behind the place that stays ahead, or at the head of the passage."""
        ahead, starts = self.ahead(gaps), np.array([start for start, _ in self.layout.spans])
        return np.where(ahead >= 0, ahead + 1, starts[self.passage(gaps)])


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two texts: its stream, `tops` (n,) the provision that a change of a word is reported of, and `signs`
    (n + 1,) how many bracket signs stand before each place."""

    stream: Stream
    tops: Places
    signs: Places


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Both texts, the gaps of either, and which provision of the later text carries on which of the earlier."""

    a: Side
    b: Side
    old: Gaps
    new: Gaps
    partner: dict[int, int]


def side_of(stream: Stream, staying: Places) -> Side:
    """A side, from the places that stay: where all of a provision is new or gone, its top is the highest that is so."""
    stays = np.zeros(len(stream) + 1, bool)
    stays[staying + 1] = True
    before = stays.cumsum(dtype=np.int32)[stream.kept.searchsorted(stream.spans)]
    empty = before[:, 0] == before[:, 1]
    tops = np.arange(len(empty) + 1, dtype=np.int32)
    tops[-1] = -1
    for n in (empty & (stream.parents >= 0) & empty[stream.parents]).nonzero()[0].tolist():
        tops[n] = tops[stream.parents[n]]
    signs = np.zeros(len(stream) + 1, np.int32)
    np.cumsum(stream.kinds == SIGN, dtype=np.int32, out=signs[1:])
    return Side(stream, tops[stream.owner], signs)


def edits_in(a: Side, b: Side, here: Staying, partner: dict[int, int]) -> Places:
    """The edits of all passages as rows (n, 8) with the columns of `Edit` and the passage last.

    Gaps with one piece on either side, which most are, are done together; the others one by one.
    """
    old, new = _gaps_of(here.before, here.left), _gaps_of(here.after, here.right)
    gone = _pieces(here.before, here.left, here.relabels[:, :2], a.tops)
    come = _pieces(here.after, here.right, here.relabels[:, 2:], b.tops)
    hard = np.concatenate((_hard_gaps(gone, a), _hard_gaps(come, b)))
    hard = once(hard) if len(hard) else hard
    gaps = Between(a, b, old, new, partner)
    easy = [side[~_among(side[:, 0], hard)] for side in (gone, come)] if len(hard) else [gone, come]
    rows: list[tuple[int, ...]] = []
    for gap in hard.tolist():
        pieces = [[Piece(*row) for row in side[side[:, 0] == gap, 1:].tolist()] for side in (gone, come)]
        passage = int(old.passage(np.array([gap]))[0])
        rows += ((*edit, passage) for edit in _hard_edits(gaps, gap, pieces[0], pieces[1]))
    return np.concatenate(
        [_easy_edits(gaps, easy[0], easy[1]), _renumbered(a, b, here), np.array(rows, np.int64).reshape(-1, 8)]
    )


def _gaps_of(layout: Layout, staying: Places) -> Gaps:
    return Gaps(layout, staying, staying.searchsorted(layout.heads[:-1]) + np.arange(len(layout.spans)))


def _renumbered(a: Side, b: Side, here: Staying) -> Places:
    labels = here.relabels
    passage = here.after.heads.searchsorted(here.after.seats[labels[:, 2]], "right") - 1
    owners = a.stream.owner[labels[:, 0]], b.stream.owner[labels[:, 2]]
    return beside(len(labels), RENUMBER, *labels.T, *owners, passage)


def _hard_gaps(pieces: Places, side: Side) -> Places:
    """The gaps with several pieces, or with bracket signs."""
    many = pieces[1:, 0][pieces[1:, 0] == pieces[:-1, 0]]
    return np.concatenate((many, pieces[side.signs[pieces[:, 1]] != side.signs[pieces[:, 2]], 0]))


def _among(values: Places, others: Places) -> Mask:
    """Which values are among others, which rise."""
    out: Mask = others[np.minimum(others.searchsorted(values), len(others) - 1)] == values
    return out


def _easy_edits(gaps: Between, gone: Places, come: Places) -> Places:
    """The edits of gaps that hold at most one piece of either side."""
    p, q = _coinciding(gone[:, 0], come[:, 0])
    joined = _of_one(gaps, gone[p], come[q])
    p, q = p[joined], q[joined]
    struck, fresh = np.ones(len(gone), bool), np.ones(len(come), bool)
    struck[p] = fresh[q] = False
    (gap, i1, i2, old), (_, j1, j2, new) = gone[p].T, come[q].T
    replaced = beside(len(p), REPLACE, i1, i2, j1, j2, old, new, gaps.old.passage(gap))
    gap, i1, i2, old = gone[struck].T
    there = gaps.new.edge(gap)
    went = beside(len(gap), STRIKE, i1, i2, there, there, old, -1, gaps.old.passage(gap))
    gap, j1, j2, new = come[fresh].T
    thence = gaps.old.edge(gap)
    came = beside(len(gap), INSERT, thence, thence, j1, j2, -1, new, gaps.old.passage(gap))
    return np.concatenate((replaced, went, came))


def _coinciding(one: Places, other: Places) -> tuple[Places, Places]:
    """Where the values stand that are in both of two rising columns."""
    if not len(other):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.minimum(other.searchsorted(one), len(other) - 1)
    both = (other[at] == one).nonzero()[0]
    return both, at[both]


def _of_one(gaps: Between, gone: Places, come: Places) -> Mask:
    """Which pairs of pieces in one gap belong together: their provisions are partners, or those of a staying word beside."""
    heirs = np.full(len(gaps.b.stream.text.provisions) + 1, -2)
    heirs[list(gaps.partner)] = list(gaps.partner.values())
    out: Mask = heirs[come[:, 3]] == gone[:, 3]
    for ahead in (0, 1):
        left, right = gaps.old.ahead(gone[:, 0] + ahead), gaps.new.ahead(come[:, 0] + ahead)
        beside = (left >= 0) & (gaps.a.stream.owner[left] == gone[:, 3]) & (gaps.b.stream.owner[right] == come[:, 3])
        out |= beside
    return out


def _hard_edits(gaps: Between, gap: int, went: list[Piece], came: list[Piece]) -> Iterator[Edit]:
    """The edits of one gap with several pieces or with bracket signs."""
    alone = len(went) == len(came) == 1 and (
        gaps.partner.get(came[0].owner, -2) == went[0].owner or _adjoin(gaps, gap, (went[0].owner, came[0].owner))
    )
    edges = [int(side.edge(np.array([gap]))[0]) for side in (gaps.old, gaps.new)]
    nothing = [Piece(edge, edge, -1) for edge in edges]
    for one, other in [(went[0], came[0])] if alone else _coupled(went, came, gaps.partner):
        yield from _edits(gaps.a, gaps.b, (one or nothing[0], other or nothing[1]))


def _adjoin(gaps: Between, gap: int, owners: tuple[int, int]) -> bool:
    """Whether what gives way and what comes are of the provisions of a staying word beside them."""
    both = np.array([gap, gap + 1])
    near = zip(gaps.old.ahead(both).tolist(), gaps.new.ahead(both).tolist(), strict=True)
    return any(i >= 0 and (gaps.a.stream.owner[i], gaps.b.stream.owner[j]) == owners for i, j in near)


def _plain_edit(one: Piece, other: Piece) -> Edit:
    (i1, i2, old), (j1, j2, new) = one, other
    return Edit(INSERT if i1 == i2 else STRIKE if j1 == j2 else REPLACE, i1, i2, j1, j2, old, new)


def _pieces(layout: Layout, staying: Places, labels: Places, tops: Places) -> Places:
    """The places that do not stay, cut where a staying word, another passage or another provision lies between: rows of
    gap, start, end, provision."""
    held = np.zeros(len(layout.places), bool)
    held[staying] = True
    held[layout.seats[ranges(labels[:, 0], labels[:, 1] - labels[:, 0])]] = True
    seats = (~held).nonzero()[0]
    if not len(seats):
        return np.zeros((0, 4), np.int64)
    gaps = staying.searchsorted(seats) + layout.heads.searchsorted(seats, "right") - 1
    free = layout.places[seats]
    owners = tops[free]
    cut = (steps(free) != 1) | (steps(gaps) != 0) | (steps(owners) != 0)
    starts = np.concatenate(((0,), cut.nonzero()[0] + 1))
    ends = np.concatenate((starts[1:], (len(free),))) - 1
    return beside(len(starts), gaps[starts], free[starts], free[ends] + 1, owners[starts])


def _coupled(gone: list[Piece], come: list[Piece], partner: dict[int, int]) -> list[tuple[Piece | None, Piece | None]]:
    """What gives way beside what comes for it, if both are of one provision; the rest alone."""
    out: list[tuple[Piece | None, Piece | None]] = []
    at = 0
    for other in come:
        before = partner.get(other.owner, -2)
        match = next((n for n in range(at, len(gone)) if gone[n].owner == before), None)
        if match is None:
            out.append((None, other))
            continue
        out += [(one, None) for one in gone[at:match]]
        out.append((gone[match], other))
        at = match + 1
    return out + [(one, None) for one in gone[at:]]


def _edits(a: Side, b: Side, pair: tuple[Piece, Piece]) -> Iterator[Edit]:
    """One or more edits of a pair: bracket signs whose other half lies elsewhere are edits of their own."""
    (i1, i2, old), (j1, j2, new) = pair
    if a.signs[i1] == a.signs[i2] and b.signs[j1] == b.signs[j2]:
        yield _plain_edit(*pair)
        return
    gone, come = _parted(a, (i1, i2)), _parted(b, (j1, j2))
    words = [[span for sign, span in parts if not sign] for parts in (gone, come)]
    both = len(words[0]) == len(words[1]) == 1
    for sign, (start, end) in gone:
        if sign or not both:
            yield Edit(UNBRACKET if sign else STRIKE, start, end, j1, j1, old, new)
    for sign, span in come:
        if both and not sign:
            yield Edit(REPLACE, *words[0][0], *span, old, new)
        else:
            yield Edit(BRACKET if sign else INSERT, i1, i1, *span, old, new)


def _parted(side: Side, span: Span) -> list[tuple[bool, Span]]:
    """A span in parts: words (False), and bracket signs whose other half is not in the span (True)."""
    start, end = span
    signs = ((side.stream.kinds[start:end] == SIGN).nonzero()[0] + start).tolist()
    if not signs:
        return [(False, span)] if start < end else []
    alone = np.zeros(end - start, bool)
    alone[[n - start for n in _alone(side.stream, signs)]] = True
    cuts = [0, *((np.diff(alone)).nonzero()[0] + 1).tolist(), end - start]
    return [(bool(alone[i]), (start + i, start + j)) for i, j in pairwise(cuts)]


def _alone(stream: Stream, signs: list[int]) -> list[int]:
    """The bracket signs that do not pair off among themselves."""
    offsets, source = stream.text.words.starts, stream.text.words.source
    open_ones: list[int] = []
    out: list[int] = []
    for n in signs:
        if source[int(offsets[stream.kept[n]])] in "[{":
            open_ones.append(n)
        elif open_ones:
            open_ones.pop()
        else:
            out.append(n)
    return out + open_ones

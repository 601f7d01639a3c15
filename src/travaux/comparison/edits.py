"""From what stays to what changed: every word that does not stay, in pieces that belong to one provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..text.words import Kind, Span
from .changes import CHANGE_KINDS
from .staying import Staying
from .stream import Mask, Places, Stream

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
class Side:
    """One of the two texts: its stream, `tops` (n,) the provision that a change of a word is reported of, and `signs`
    (n + 1,) how many bracket signs stand before each place."""

    stream: Stream
    tops: Places
    signs: Places


def side_of(stream: Stream, staying: Places) -> Side:
    """A side, from the places that stay: where all of a provision is new or gone, its top is the highest that is so."""
    parents = [provision.parent for provision in stream.text.provisions]
    held = stream.owner[staying]
    counts = np.bincount(held[held >= 0], minlength=len(parents)).tolist()
    for n in range(len(parents) - 1, -1, -1):
        if parents[n] >= 0:
            counts[parents[n]] += counts[n]
    top = [*range(len(parents)), -1]
    for n, parent in enumerate(parents):
        if parent >= 0 and not counts[parent]:
            top[n] = top[parent]
    signs = np.append(0, np.cumsum(stream.kinds == Kind.SIGN, dtype=np.int32))
    return Side(stream, np.array(top, np.int32)[stream.owner], signs)


def edits_in(a: Side, b: Side, here: Staying, partner: dict[int, int]) -> Places:
    """The edits of one passage as rows (n, 7) with the columns of `Edit`, in no order.

    Gaps with one piece on either side, which most are, are done together; the others one by one.
    """
    gone = _pieces(here.old, here.left, [label[:2] for label in here.relabels], a.tops)
    come = _pieces(here.new, here.right, [label[2:] for label in here.relabels], b.tops)
    hard = np.union1d(_hard_gaps(gone, a), _hard_gaps(come, b))
    easy = gone[~np.isin(gone[:, 0], hard)], come[~np.isin(come[:, 0], hard)]
    rows = [
        Edit(RENUMBER, *label, int(a.stream.owner[label[0]]), int(b.stream.owner[label[2]])) for label in here.relabels
    ]
    for gap in hard.tolist():
        pieces = [[Piece(*row) for row in side[side[:, 0] == gap, 1:].tolist()] for side in (gone, come)]
        rows += _hard_edits(a, b, here, gap=gap, pieces=(pieces[0], pieces[1]), partner=partner)
    return np.concatenate(
        [_easy_edits(a, b, here, pieces=easy, partner=partner), np.array(rows, np.int64).reshape(-1, 7)]
    )


def _hard_gaps(pieces: Places, side: Side) -> Places:
    """The gaps with several pieces, or with bracket signs."""
    many = pieces[1:, 0][pieces[1:, 0] == pieces[:-1, 0]]
    return np.append(many, pieces[side.signs[pieces[:, 1]] != side.signs[pieces[:, 2]], 0])


def _easy_edits(a: Side, b: Side, here: Staying, *, pieces: tuple[Places, Places], partner: dict[int, int]) -> Places:
    """The edits of gaps that hold at most one piece of either side."""
    gone, come = pieces
    _, p, q = np.intersect1d(gone[:, 0], come[:, 0], assume_unique=True, return_indices=True)
    joined = _of_one(a, b, here, gone=gone[p], come=come[q], partner=partner)
    p, q = p[joined], q[joined]
    alone = np.delete(gone, p, axis=0), np.delete(come, q, axis=0)
    there = np.append(here.after[0], here.right + 1)[alone[0][:, 0]]
    thence = np.append(here.before[0], here.left + 1)[alone[1][:, 0]]
    none = [np.full(len(side), -1) for side in alone]
    return np.concatenate(
        [
            _rows(REPLACE, gone[p, 1], gone[p, 2], come[q, 1], come[q, 2], gone[p, 3], come[q, 3]),
            _rows(STRIKE, alone[0][:, 1], alone[0][:, 2], there, there, alone[0][:, 3], none[0]),
            _rows(INSERT, thence, thence, alone[1][:, 1], alone[1][:, 2], none[1], alone[1][:, 3]),
        ]
    )


def _rows(kind: int, *columns: Places) -> Places:
    return np.stack([np.full(len(columns[0]), kind), *columns], axis=1)


def _of_one(a: Side, b: Side, here: Staying, *, gone: Places, come: Places, partner: dict[int, int]) -> Mask:
    """Which pairs of pieces in one gap belong together: their provisions are partners, or those of a staying word beside."""
    heirs = np.full(len(b.stream.text.provisions) + 1, -2)
    heirs[list(partner)] = list(partner.values())
    out: Mask = heirs[come[:, 3]] == gone[:, 3]
    for ahead in (1, 0):
        at = gone[:, 0] - ahead
        inside = (at >= 0) & (at < len(here.left))
        at = np.where(inside, at, 0)
        if len(here.left):
            beside = a.stream.owner[here.left[at]] == gone[:, 3], b.stream.owner[here.right[at]] == come[:, 3]
            out |= inside & beside[0] & beside[1]
    return out


def _hard_edits(
    a: Side,
    b: Side,
    here: Staying,
    *,
    gap: int,
    pieces: tuple[list[Piece], list[Piece]],
    partner: dict[int, int],
) -> Iterator[Edit]:
    """The edits of one gap with several pieces or with bracket signs."""
    went, came = pieces
    alone = len(went) == len(came) == 1 and (
        partner.get(came[0].owner, -2) == went[0].owner
        or _adjoin(a, b, here, gap=gap, owners=(went[0].owner, came[0].owner))
    )
    for one, other in [(went[0], came[0])] if alone else _coupled(went, came, partner):
        yield from _edits(a, b, (one or _nothing(here, gap, 0), other or _nothing(here, gap, 1)))


def _adjoin(a: Side, b: Side, here: Staying, *, gap: int, owners: tuple[int, int]) -> bool:
    """Whether what gives way and what comes are of the provisions of a staying word beside them."""
    sides = [n for n in (gap - 1, gap) if 0 <= n < len(here.left)]
    return any((a.stream.owner[here.left[n]], b.stream.owner[here.right[n]]) == owners for n in sides)


def _plain_edit(one: Piece, other: Piece) -> Edit:
    (i1, i2, old), (j1, j2, new) = one, other
    return Edit(INSERT if i1 == i2 else STRIKE if j1 == j2 else REPLACE, i1, i2, j1, j2, old, new)


def _pieces(places: Places, staying: Places, labels: list[Span], tops: Places) -> Places:
    """The places that do not stay, cut where a staying word, another passage or another provision lies between: rows of
    gap, start, end, provision."""
    in_labels = [n for start, end in labels for n in range(start, end)]
    free = _without(places, np.append(staying, in_labels).astype(np.int32))
    if not len(free):
        return np.zeros((0, 4), np.int64)
    gaps, owners = np.searchsorted(staying, free), tops[free]
    cut = (np.diff(free) != 1) | (np.diff(gaps) != 0) | (np.diff(owners) != 0)
    starts = np.append(0, np.flatnonzero(cut) + 1)
    ends = np.append(starts[1:], len(free)) - 1
    return np.stack([gaps[starts], free[starts], free[ends] + 1, owners[starts]], axis=1)


def _without(places: Places, held: Places) -> Places:
    """The places that are not held; both within one stretch of the stream."""
    if not len(places):
        return places
    low = int(places[0])
    open_ones = np.zeros(int(places[-1]) - low + 1, bool)
    open_ones[places - low] = True
    open_ones[held - low] = False
    return np.flatnonzero(open_ones) + low


def _nothing(here: Staying, gap: int, side: int) -> Piece:
    """An empty piece where the words of a gap belong: right after the last word that stays."""
    edge, staying = ((here.before, here.left), (here.after, here.right))[side]
    at = int(staying[gap - 1]) + 1 if gap else edge[0]
    return Piece(at, at, -1)


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
    signs = (np.flatnonzero(side.stream.kinds[start:end] == Kind.SIGN) + start).tolist()
    if not signs:
        return [(False, span)] if start < end else []
    alone = np.zeros(end - start, bool)
    alone[[n - start for n in _alone(side.stream, signs)]] = True
    cuts = [0, *(np.flatnonzero(np.diff(alone)) + 1).tolist(), end - start]
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

"""From what stays to what changed: every word that does not stay, in pieces that belong to one provision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..text.words import Kind, Span
from .staying import Staying
from .stream import Places, Stream

__all__ = ["Edit", "Side", "edits_in", "side_of"]


class Edit(NamedTuple):
    """Words that give way, `i1` to `i2`, and words that come, `j1` to `j2`, in places of the streams; an empty span stands
    where the other belongs. `old` and `new` are the provisions they are of, -1 where none."""

    kind: str
    i1: int
    i2: int
    j1: int
    j2: int
    old: int
    new: int


class Piece(NamedTuple):
    """Neighbouring places of one provision that do not stay."""

    start: int
    end: int
    owner: int


Pieces = dict[int, list[Piece]]
NONE: list[Piece] = []


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


def edits_in(a: Side, b: Side, here: Staying, partner: dict[int, int]) -> Iterator[Edit]:
    """The edits of one passage; labels that took another's place come last."""
    gone = _pieces(here.old, here.left, [label[:2] for label in here.relabels], a.tops)
    come = _pieces(here.new, here.right, [label[2:] for label in here.relabels], b.tops)
    signs = bool(a.signs[-1] or b.signs[-1])
    for gap in gone.keys() | come.keys():
        went, came = gone.get(gap, NONE), come.get(gap, NONE)
        alone = len(went) == len(came) == 1 and (
            partner.get(came[0].owner, -2) == went[0].owner
            or _adjoin(a, b, here, gap=gap, owners=(went[0].owner, came[0].owner))
        )
        for one, other in [(went[0], came[0])] if alone else _coupled(went, came, partner):
            pair = one or _nothing(here, gap, 0), other or _nothing(here, gap, 1)
            if signs:
                yield from _edits(a, b, pair)
            else:
                yield _plain_edit(*pair)
    for i1, i2, j1, j2 in here.relabels:
        yield Edit("renumber", i1, i2, j1, j2, int(a.stream.owner[i1]), int(b.stream.owner[j1]))


def _adjoin(a: Side, b: Side, here: Staying, *, gap: int, owners: tuple[int, int]) -> bool:
    """Whether what gives way and what comes are of the provisions of a staying word beside them."""
    sides = [n for n in (gap - 1, gap) if 0 <= n < len(here.left)]
    return any((a.stream.owner[here.left[n]], b.stream.owner[here.right[n]]) == owners for n in sides)


def _plain_edit(one: Piece, other: Piece) -> Edit:
    (i1, i2, old), (j1, j2, new) = one, other
    return Edit("insert" if i1 == i2 else "strike" if j1 == j2 else "replace", i1, i2, j1, j2, old, new)


def _pieces(places: Places, staying: Places, labels: list[Span], tops: Places) -> Pieces:
    """The places that do not stay, cut where a staying word, another passage or another provision lies between; by gap."""
    free = _without(
        places, np.append(staying, [n for start, end in labels for n in range(start, end)]).astype(np.int32)
    )
    out: Pieces = defaultdict(list)
    if not len(free):
        return out
    gaps, owners = np.searchsorted(staying, free), tops[free]
    cut = (np.diff(free) != 1) | (np.diff(gaps) != 0) | (np.diff(owners) != 0)
    starts = np.append(0, np.flatnonzero(cut) + 1)
    ends = np.append(starts[1:], len(free)) - 1
    columns = (gaps[starts], free[starts], free[ends] + 1, owners[starts])
    for gap, start, end, owner in zip(*(column.tolist() for column in columns), strict=True):
        out[gap].append(Piece(start, end, owner))
    return out


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
            yield Edit("unbracket" if sign else "strike", start, end, j1, j1, old, new)
    for sign, span in come:
        if both and not sign:
            yield Edit("replace", *words[0][0], *span, old, new)
        else:
            yield Edit("bracket" if sign else "insert", i1, i1, *span, old, new)


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

"""From what stays to what changed: every word that does not stay, in pieces that belong to one provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..text.words import Ints, Kind, Span
from .staying import Staying
from .stream import Stream

__all__ = ["Edit", "Side", "edits_in", "side_of"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that give way and words that come, as spans of the streams; empty spans stand where the others belong.

    `owners` are the provisions they are of: before, after; -1 where none.
    """

    kind: str
    before: Span
    after: Span
    owners: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two texts: its stream, `tops` (n,) the provision that a change of a word is reported of, and `signs`
    (n + 1,) how many bracket signs stand before each place."""

    stream: Stream
    tops: Ints
    signs: Ints


@dataclass(frozen=True, slots=True)
class _Piece:
    gap: int
    span: Span
    owner: int


def side_of(stream: Stream, staying: Ints) -> Side:
    """A side, from the places that stay: where all of a provision is new or gone, its top is the highest that is so."""
    provisions = stream.text.provisions
    counts = np.bincount(stream.owner[staying][stream.owner[staying] >= 0], minlength=len(provisions))
    for n in range(len(provisions) - 1, -1, -1):
        if provisions[n].parent >= 0:
            counts[provisions[n].parent] += counts[n]
    top = np.arange(len(provisions) + 1)
    top[-1] = -1
    untouched = (counts == 0).tolist()
    for n, provision in enumerate(provisions):
        if provision.parent >= 0 and untouched[provision.parent]:
            top[n] = top[provision.parent]
    signs = np.append(0, np.cumsum(stream.kinds == Kind.SIGN, dtype=np.int32))
    return Side(stream, top[stream.owner].astype(np.int32), signs.astype(np.int32))


def edits_in(a: Side, b: Side, here: Staying, partner: dict[int, int]) -> Iterator[Edit]:
    """The edits of one passage; labels that took another's place come last."""
    gone = _pieces(here.old, here.left, [r[:2] for r in here.relabels], a.tops)
    come = _pieces(here.new, here.right, [r[2:] for r in here.relabels], b.tops)
    for gap in sorted(gone.keys() | come.keys()):
        at = _ends(here, gap)
        for one, other in _coupled(gone.get(gap, []), come.get(gap, []), partner):
            yield from _edits(a, b, (one, other), at)
    for i1, i2, j1, j2 in here.relabels:
        yield Edit("renumber", (i1, i2), (j1, j2), (int(a.stream.owner[i1]), int(b.stream.owner[j1])))


def _pieces(places: Ints, staying: Ints, labels: list[Span], tops: Ints) -> dict[int, list[_Piece]]:
    """The places that do not stay, cut where a staying word, another passage or another provision lies between; by gap."""
    held = np.concatenate([staying, *(np.arange(start, end) for start, end in labels)])
    free = np.setdiff1d(places, held, assume_unique=True)
    out: dict[int, list[_Piece]] = {}
    if not len(free):
        return out
    gaps, owners = np.searchsorted(staying, free), tops[free]
    cut = (np.diff(free) != 1) | (np.diff(gaps) != 0) | (np.diff(owners) != 0)
    starts = np.append(0, np.flatnonzero(cut) + 1)
    ends = np.append(starts[1:], len(free)) - 1
    columns = (gaps[starts], free[starts], free[ends] + 1, owners[starts])
    for gap, start, end, owner in zip(*(column.tolist() for column in columns), strict=True):
        out.setdefault(gap, []).append(_Piece(gap, (start, end), owner))
    return out


def _ends(here: Staying, gap: int) -> Span:
    """Where the words of a gap belong: right after the last word that stays."""
    if gap == 0:
        return here.before[0], here.after[0]
    return int(here.left[gap - 1]) + 1, int(here.right[gap - 1]) + 1


def _coupled(
    gone: list[_Piece], come: list[_Piece], partner: dict[int, int]
) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    """What gives way beside what comes for it, if both are of one provision; the rest alone."""
    at = 0
    for other in come:
        match = next((n for n in range(at, len(gone)) if _together(gone[n].owner, other.owner, partner)), None)
        if match is None:
            yield None, other
            continue
        yield from ((one, None) for one in gone[at:match])
        yield gone[match], other
        at = match + 1
    yield from ((one, None) for one in gone[at:])


def _together(before: int, after: int, partner: dict[int, int]) -> bool:
    return partner.get(after, -1) == before


def _edits(a: Side, b: Side, pair: tuple[_Piece | None, _Piece | None], at: Span) -> Iterator[Edit]:
    """One or more edits of a pair: bracket signs whose other half lies elsewhere are edits of their own."""
    one, other = pair
    owners = one.owner if one else -1, other.owner if other else -1
    gone = _parted(a, one.span) if one else []
    come = _parted(b, other.span) if other else []
    here = one.span[0] if one else at[0]
    there = other.span[0] if other else at[1]
    words = [[span for sign, span in parts if not sign] for parts in (gone, come)]
    both = len(words[0]) == len(words[1]) == 1
    for sign, span in gone:
        if sign or not both:
            yield Edit("unbracket" if sign else "strike", span, (there, there), owners)
    for sign, span in come:
        if both and not sign:
            yield Edit("replace", words[0][0], span, owners)
        else:
            yield Edit("bracket" if sign else "insert", (here, here), span, owners)


def _parted(side: Side, span: Span) -> list[tuple[bool, Span]]:
    """A span in parts: words (False), and bracket signs whose other half is not in the span (True)."""
    start, end = span
    if side.signs[start] == side.signs[end]:
        return [(False, span)]
    signs = (np.flatnonzero(side.stream.kinds[start:end] == Kind.SIGN) + start).tolist()
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

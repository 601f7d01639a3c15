"""What stays: words said, labels and bracket signs, passage by passage in one rising order.

Passage 0 is the text itself; every moved passage has its own order. The places of both streams are laid out passage by
passage, so that one pass serves all: a place has a seat in that layout, and what stays rises in the seats of both sides.
Labels are laid onto each other where their provisions are partners, brackets where they stand in the same gap of the same
provision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..text.words import SIGN, Span
from .blocks import Said
from .equal import equal_runs
from .matches import Matching, by_passage, seats
from .passages import paint
from .stream import Mask, Places, Stream, ranges, steps, words_in

__all__ = ["Layout", "Staying", "staying_in"]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The places of a stream, passage by passage: `spans` of the passages, `places` (n,) in that order, `seats` (n,) where
    each place is in it, `heads` (k + 1,) the first seat of each passage with n last."""

    spans: tuple[Span, ...]
    places: Places
    seats: Places
    heads: Places


@dataclass(frozen=True, slots=True, eq=False)
class Staying:
    """What stays: `left` and `right` (n,) seats in the layouts `before` and `after`; both rise.

    `relabels` (m, 4) are labels that took the place of another, in places: start, end, start, end; the first word of each
    stands in `left` and `right` too, to keep the order.
    """

    before: Layout
    after: Layout
    left: Places
    right: Places
    relabels: Places


def staying_in(a: Stream, b: Stream, said: tuple[Said, Said], *, found: Matching, partner: dict[int, int]) -> Staying:
    """What stays between two streams."""
    before = _layout(len(a), [(0, len(a)), *_widened(a, said[0], [p.before for p in found.passages])])
    after = _layout(len(b), [(0, len(b)), *_widened(b, said[1], [p.after for p in found.passages])])
    match = np.full(len(b), -1, np.int32)
    stayed = (found.partner >= 0).nonzero()[0]
    match[said[1].at[stayed]] = said[0].at[found.partner[stayed]]
    right = (match[after.places] >= 0).nonzero()[0].astype(np.int32)
    here = Staying(before, after, before.seats[match[after.places[right]]], right, np.zeros((0, 4), np.int32))
    here = _with_signs(a, b, _with_labels(a, b, here, _labels(a, b, partner)), partner)
    return _proven(a, b, here)


def _layout(size: int, spans: list[Span]) -> Layout:
    if len(spans) == 1:
        every = np.arange(size, dtype=np.int32)
        return Layout(tuple(spans), every, every, np.array((0, size)))
    holder = paint(spans[1:], size)
    places = by_passage(holder)
    heads = holder[places].searchsorted(np.arange(len(spans) + 1))
    return Layout(tuple(spans), places, seats(places, size), heads)


def _widened(stream: Stream, said: Said, spans: list[Span]) -> list[Span]:
    """Spans of words said as spans of the stream, with the labels and signs of the provisions that lie wholly inside."""
    if not spans:
        return []
    reach = stream.kept[said.at].searchsorted(stream.spans)
    return [_wide(stream, said, reach, span) for span in spans]


def _wide(stream: Stream, said: Said, reach: Places, span: Span) -> Span:
    start, end = int(said.at[span[0]]), int(said.at[span[1] - 1]) + 1
    low = int(said.at[span[0] - 1]) + 1 if span[0] else 0
    high = int(said.at[span[1]]) if span[1] < len(said.at) else len(stream)
    while start > low and _inside(stream, reach, start - 1, span):
        start -= 1
    while end < high and _inside(stream, reach, end, span):
        end += 1
    return start, end


def _inside(stream: Stream, reach: Places, place: int, span: Span) -> bool:
    """Whether a label or sign is of a provision that lies wholly inside a span of words said."""
    owner = int(stream.owner[place])
    return owner >= 0 and span[0] <= int(reach[owner, 0]) < int(reach[owner, 1]) <= span[1]


def _labels(a: Stream, b: Stream, partner: dict[int, int]) -> Places:
    """The labels of partners (n, 4): start, end, start, end in places of the streams, in the order of the later text."""
    later = sorted(partner)
    left = a.kept.searchsorted(a.labels[[partner[q] for q in later]])
    right = b.kept.searchsorted(b.labels[later])
    table = np.concatenate([left, right], axis=1).astype(np.int32)
    return table[(table[:, 0] < table[:, 1]) & (table[:, 2] < table[:, 3])]


def _with_labels(a: Stream, b: Stream, here: Staying, labels: Places) -> Staying:
    """Labels of partners laid onto each other where they lie in one passage and this keeps the order."""
    passage = _passage(here.before, labels[:, 0]) == _passage(here.after, labels[:, 2])
    labels = labels[passage]
    labels = labels[here.after.seats[labels[:, 2]].argsort(kind="stable")]
    starts, others = here.before.seats[labels[:, 0]], here.after.seats[labels[:, 2]]
    ends = starts + labels[:, 1] - labels[:, 0]
    behind = here.right.searchsorted(others)
    low, high = np.concatenate(((-1,), here.left))[behind], np.concatenate((here.left, (len(a),)))[behind]
    fits = ((low < starts) & (ends <= high)).nonzero()[0]
    kept = fits[_rising(starts[fits], ends[fits])]
    labels, starts, others = labels[kept], starts[kept], others[kept]
    same = _same_labels(a, b, labels)
    length = np.where(same, labels[:, 1] - labels[:, 0], 1)
    merged = _merged(here, ranges(starts, length), ranges(others, length))
    return replace(merged, relabels=labels[~same])


def _passage(layout: Layout, places: Places) -> Places:
    """The passages that hold some places."""
    return layout.heads.searchsorted(layout.seats[places], "right")


def _rising(starts: Places, ends: Places) -> list[int] | slice:
    """Which spans to keep so that each begins where those kept before it have ended."""
    if (starts[1:] >= ends[:-1]).all():
        return slice(None)
    out, last = [], 0
    for n, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start >= last:
            out.append(n)
            last = end
    return out


def _same_labels(a: Stream, b: Stream, labels: Places) -> Mask:
    """Which labels are the same, word for word."""
    lengths, others = labels[:, 1] - labels[:, 0], labels[:, 3] - labels[:, 2]
    width = int(lengths.max(initial=0))
    same: Mask = np.asarray(lengths == others)
    for step in range(width):
        inside = (same & (step < lengths)).nonzero()[0]
        same[inside] = a.hashes[labels[inside, 0] + step] == b.hashes[labels[inside, 2] + step]
    return same


def _merged(here: Staying, left: Sequence[int] | Places, right: Sequence[int] | Places) -> Staying:
    if not len(left):
        return here
    at = here.right.searchsorted(right) + np.arange(len(right))
    kept = np.ones(len(here.right) + len(right), bool)
    kept[at] = False
    rest, out = kept.nonzero()[0], np.empty((2, len(kept)), np.int32)
    for row, old, new in zip(out, (here.left, here.right), (left, right), strict=True):
        row[rest] = old
        row[at] = new
    return replace(here, left=out[0], right=out[1])


def _with_signs(a: Stream, b: Stream, here: Staying, partner: dict[int, int]) -> Staying:
    """Bracket signs that stand in the same gap of the same provision."""
    old = _free_signs(a, here.before, here.left, here.relabels[:, :2])
    new = _free_signs(b, here.after, here.right, here.relabels[:, 2:])
    if not len(old) or not len(new):
        return here
    gaps = _gaps(here.before, here.left, old), _gaps(here.after, here.right, new)
    left: list[int] = []
    right: list[int] = []
    for gap in sorted(set(gaps[0].tolist()).intersection(gaps[1].tolist())):
        i, j = old[gaps[0] == gap], new[gaps[1] == gap]
        at, to = here.before.places[i], here.after.places[j]
        for i1, i2, j1, _ in equal_runs(a.hashes[at].tolist(), b.hashes[to].tolist()):
            for n in range(i2 - i1):
                if partner.get(int(b.owner[to[j1 + n]]), -1) == int(a.owner[at[i1 + n]]):
                    left.append(int(i[i1 + n]))
                    right.append(int(j[j1 + n]))
    return _merged(here, left, right)


def _gaps(layout: Layout, staying: Places, which: Places) -> Places:
    """The gaps, counted through all passages, in which some seats lie."""
    return staying.searchsorted(which) + layout.heads.searchsorted(which, "right")


def _free_signs(stream: Stream, layout: Layout, staying: Places, labels: Places) -> Places:
    """The seats of the bracket signs that do not stay and are part of no label."""
    signs = stream.kinds == SIGN
    if not signs.any():
        return np.zeros(0, np.int32)
    signs[layout.places[staying]] = False
    for start, end in labels.tolist():
        signs[start:end] = False
    return np.sort(layout.seats[signs])


def _proven(a: Stream, b: Stream, here: Staying) -> Staying:
    """Without the words whose letters differ after all: two words of one hash."""
    good = np.zeros(len(here.right), bool)
    good[here.right.searchsorted(here.after.seats[here.relabels[:, 2]])] = True
    same = (~good).nonzero()[0]
    good[same] = _equal(a, b, here.before.places[here.left[same]], here.after.places[here.right[same]])
    return here if good.all() else replace(here, left=here.left[good], right=here.right[good])


def _equal(a: Stream, b: Stream, left: Places, right: Places) -> Mask:
    """Which words are equal, letter by letter: run by run, and word by word where the runs differ."""
    out = np.ones(len(left), bool)
    if not len(left):
        return out
    cuts = ((steps(left) != 1) | (steps(right) != 1)).nonzero()[0] + 1
    starts, ends = np.concatenate(((0,), cuts)), np.concatenate((cuts, (len(left),)))
    one, other = a.text.words.source, b.text.words.source
    runs = zip(_letters(a, left, starts, ends), _letters(b, right, starts, ends), strict=True)
    for n, ((i1, i2), (j1, j2)) in enumerate(runs):
        if one[i1:i2] != other[j1:j2]:
            run = slice(starts[n], ends[n])
            pairs = (words_in(s.text, s.kept[at[run]]) for s, at in ((a, left), (b, right)))
            out[run] = [x == y for x, y in zip(*pairs, strict=True)]
    return out


def _letters(stream: Stream, places: Places, starts: Places, ends: Places) -> list[Span]:
    """The characters of runs of places."""
    offsets = stream.text.words.starts
    first, last = offsets[stream.kept[places[starts]]], offsets[stream.kept[places[ends - 1]] + 1]
    return list(zip(first.tolist(), last.tolist(), strict=True))

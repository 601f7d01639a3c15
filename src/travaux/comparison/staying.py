"""What stays, passage by passage: words said, labels and bracket signs, in one rising order each.

Passage 0 is the text itself; every moved passage has its own order. Labels are laid onto each other where their provisions
are partners, brackets where they stand in the same gap of the same provision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..text.provisions import Provision
from ..text.words import Kind, Span
from .blocks import Said
from .equal import equal_runs
from .matches import Matching
from .passages import paint
from .stream import Mask, Places, Stream, words_in

__all__ = ["Staying", "staying_in"]


Label = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Staying:
    """One passage in places of the streams. `before` and `after` its spans; `old` and `new` the places it holds.

    `left` and `right` (n,) rise: word by word what stays. `relabels` are labels that took the place of another: (start, end,
    start, end); the first word of each stands in `left` and `right` too, to keep the order.
    """

    before: Span
    after: Span
    old: Places
    new: Places
    left: Places
    right: Places
    relabels: tuple[Label, ...] = ()


def staying_in(
    a: Stream, b: Stream, said: tuple[Said, Said], *, found: Matching, partner: dict[int, int]
) -> tuple[Staying, ...]:
    """The passages of two streams, the text itself first."""
    spans = [(0, len(a)), *_widened(a, said[0], [p.before for p in found.passages])]
    others = [(0, len(b)), *_widened(b, said[1], [p.after for p in found.passages])]
    leaves, arrives = paint(spans[1:], len(a)), paint(others[1:], len(b))
    match = np.full(len(b), -1, np.int32)
    stayed = np.flatnonzero(found.partner >= 0)
    match[said[1].at[stayed]] = said[0].at[found.partner[stayed]]
    labels = _labels(a, b, partner)
    out = []
    for number, (before, after) in enumerate(zip(spans, others, strict=True)):
        old, new = _held(leaves, before, number), _held(arrives, after, number)
        right = new[match[new] >= 0]
        here = Staying(before, after, old, new, match[right], right)
        here = _with_labels(a, b, here, labels[(leaves[labels[:, 0]] == number) & (arrives[labels[:, 2]] == number)])
        out.append(_proven(a, b, _with_signs(a, b, here, partner)))
    return tuple(out)


def _held(holder: Places, span: Span, number: int) -> Places:
    return (np.flatnonzero(holder[span[0] : span[1]] == number) + span[0]).astype(np.int32)


def _widened(stream: Stream, said: Said, spans: list[Span]) -> list[Span]:
    """Spans of words said as spans of the stream, with the labels and signs of the provisions that lie wholly inside."""
    if not spans:
        return []
    edges = np.array([p.span for p in stream.text.provisions], np.int32).reshape(-1, 2)
    reach = np.searchsorted(stream.kept[said.at], edges)
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
    old, new = a.text.provisions, b.text.provisions
    pairs = [(p, q) for q, p in sorted(partner.items()) if old[p].label and new[q].label]
    left = np.searchsorted(a.kept, _spans(old, [p for p, _ in pairs]))
    right = np.searchsorted(b.kept, _spans(new, [q for _, q in pairs]))
    table = np.concatenate([left, right], axis=1).astype(np.int32)
    return table[(table[:, 0] < table[:, 1]) & (table[:, 2] < table[:, 3])]


def _spans(provisions: Sequence[Provision], which: list[int]) -> Places:
    return np.array([provisions[n].label for n in which], np.int32).reshape(-1, 2)


def _with_labels(a: Stream, b: Stream, here: Staying, labels: Places) -> Staying:
    """Labels of partners laid onto each other where this keeps the order."""
    behind = np.searchsorted(here.right, labels[:, 2])
    low, high = np.append(-1, here.left)[behind], np.append(here.left, len(a))[behind]
    labels = labels[(low < labels[:, 0]) & (labels[:, 1] <= high)]
    same = _same_labels(a, b, labels).tolist()
    left: list[int] = []
    right: list[int] = []
    relabels: list[Label] = []
    last = -1
    for (i1, i2, j1, j2), equal in zip(labels.tolist(), same, strict=True):
        if i1 <= last:
            continue
        last = i2 - 1
        if equal:
            left += range(i1, i2)
            right += range(j1, j2)
        else:
            left.append(i1)
            right.append(j1)
            relabels.append((i1, i2, j1, j2))
    return replace(_merged(here, left, right), relabels=tuple(relabels))


def _same_labels(a: Stream, b: Stream, labels: Places) -> Mask:
    """Which labels are the same, word for word."""
    lengths, others = labels[:, 1] - labels[:, 0], labels[:, 3] - labels[:, 2]
    width = int(lengths.max(initial=0))
    same: Mask = np.asarray(lengths == others)
    for step in range(width):
        inside = same & (step < lengths)
        same[inside] = a.hashes[labels[inside, 0] + step] == b.hashes[labels[inside, 2] + step]
    return same


def _merged(here: Staying, left: list[int], right: list[int]) -> Staying:
    if not left:
        return here
    at = np.searchsorted(here.right, right)
    return replace(here, left=np.insert(here.left, at, left), right=np.insert(here.right, at, right))


def _with_signs(a: Stream, b: Stream, here: Staying, partner: dict[int, int]) -> Staying:
    """Bracket signs that stand in the same gap of the same provision."""
    old, new = (_free_signs(s, here, side) for side, s in enumerate((a, b)))
    if not len(old) or not len(new):
        return here
    gaps = np.searchsorted(here.left, old), np.searchsorted(here.right, new)
    left: list[int] = []
    right: list[int] = []
    for gap in np.intersect1d(*gaps).tolist():
        i, j = old[gaps[0] == gap], new[gaps[1] == gap]
        for i1, i2, j1, _ in equal_runs(a.hashes[i].tolist(), b.hashes[j].tolist()):
            for n in range(i2 - i1):
                p, q = int(a.owner[i[i1 + n]]), int(b.owner[j[j1 + n]])
                if partner.get(q, -1) == p:
                    left.append(int(i[i1 + n]))
                    right.append(int(j[j1 + n]))
    return _merged(here, left, right)


def _free_signs(stream: Stream, here: Staying, side: int) -> Places:
    """The bracket signs of a passage that are part of no label."""
    held, staying = ((here.old, here.left), (here.new, here.right))[side]
    places: Places = held[stream.kinds[held] == Kind.SIGN]
    if not len(places):
        return places
    in_labels = [n for label in here.relabels for n in range(label[2 * side], label[2 * side + 1])]
    free: Places = places[np.isin(places, np.append(staying, in_labels), invert=True)]
    return free


def _proven(a: Stream, b: Stream, here: Staying) -> Staying:
    """Without the words whose letters differ after all: two words of one hash."""
    good = np.zeros(len(here.right), bool)
    good[np.searchsorted(here.right, [label[2] for label in here.relabels])] = True
    same = np.flatnonzero(~good)
    good[same] = _equal(a, b, here.left[same], here.right[same])
    return here if good.all() else replace(here, left=here.left[good], right=here.right[good])


def _equal(a: Stream, b: Stream, left: Places, right: Places) -> Mask:
    """Which words are equal, letter by letter: run by run, and word by word where the runs differ."""
    out = np.ones(len(left), bool)
    if not len(left):
        return out
    cuts = np.flatnonzero((np.diff(left) != 1) | (np.diff(right) != 1)) + 1
    starts, ends = np.append(0, cuts), np.append(cuts, len(left))
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

"""The report: edits and moves as numbered changes, in the order of the later text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import repeat

import numpy as np

from ..text.rows import rows_of
from ..text.words import ASIDE, Span, tokenise
from .changes import CHANGE_KINDS, Change, Lasts, Place
from .edits import MOVE, Edit, edits_in, side_of
from .references import ORDINAL, follows, numbers_of
from .replay import words_of
from .staying import Staying
from .stream import Places, Stream, beside, place_text, words_in

__all__ = ["changes_of"]

PASSAGE = 8  # the columns of an edit, then: the passage it is within, its own passage if it is a move, where it lands

LONG_NUMBER = 16
ORDINALS = frozenset(ORDINAL.strip("(?:)").split("|"))
REFERENCE = re.compile(rf"[\s()]*(?:(?:\d+|[ivxlc]+\b|[a-z]\b|{ORDINAL}\b)[\s()]*)*", re.I)


def changes_of(
    a: Stream, b: Stream, here: Staying, partner: dict[int, int]
) -> tuple[tuple[Change, ...], dict[str, int], Lasts]:
    """All changes of a comparison, numbered from 1; the words struck, inserted and moved; the words that last."""
    same = np.ones(len(here.left), bool)
    same[here.left.searchsorted(here.before.seats[here.relabels[:, 0]])] = False
    seats = here.right[same]
    left, right = here.before.places[here.left[same]], here.after.places[seats]
    edits = edits_in(side_of(a, left), side_of(b, right), here, partner)
    table = np.concatenate((_moves(a, b, here), beside(len(edits), *edits.T, 0, -1)))
    table = table[_order(table)]
    moves = np.zeros(len(here.after.spans), np.int32)
    moves[table[:, PASSAGE]] = np.arange(1, len(table) + 1)
    moves[0] = 0
    lasts = a.kept[left], b.kept[right], moves[here.after.heads.searchsorted(seats, "right") - 1]
    return _changes(a, b, table, partner), _words(table), lasts if len(moves) == 1 else _rising(lasts)


def _rising(lasts: Lasts) -> Lasts:
    """The words that last in the order of the later text."""
    order = lasts[1].argsort(kind="stable")
    return lasts[0][order], lasts[1][order], lasts[2][order]


def _order(table: Places) -> Places:
    """By place in the later text; a move before what it carries, what goes before what comes, passage by passage."""
    width, edits = table[:, 4] - table[:, 3], table[:, PASSAGE] == 0
    return np.lexsort((table[:, PASSAGE - 1], np.where(edits, width, -width), edits, table[:, 3]))


def _words(table: Places) -> dict[str, int]:
    """Words struck, inserted and moved; labels and brackets that changed by themselves are not counted."""
    struck, inserted = table[:, 2] - table[:, 1], table[:, 4] - table[:, 3]
    worded = table[:, 0] < MOVE
    moved = int(inserted[table[:, 0] == MOVE].sum())
    return {
        "words_struck": int(struck[worded].sum()),
        "words_inserted": int(inserted[worded].sum()),
        "words_moved": moved,
    }


def _moves(a: Stream, b: Stream, here: Staying) -> Places:
    """The moved passages, each with the passage it arrives in and the place before which it comes in there."""
    out = []
    spans, others = here.before.spans, here.after.spans
    for number in range(1, len(others)):
        holder = _holder(others, number)
        head, end = here.after.heads[holder : holder + 2]
        seat = head + here.after.places[head:end].searchsorted(others[number][0])
        first, gap = here.right.searchsorted([head, seat]).tolist()
        lands = int(here.before.places[here.left[gap - 1]]) + 1 if gap > first else spans[holder][0]
        edit = Edit(MOVE, *spans[number], *others[number], _whole(a, spans[number]), _whole(b, others[number]))
        out.append((*edit, holder, number, lands))
    return np.array(out, np.int64).reshape(-1, 10)


def _holder(spans: tuple[Span, ...], number: int) -> int:
    """The narrowest other passage that a passage arrives in."""
    start, end = spans[number]
    inside = [
        n
        for n, other in enumerate(spans)
        if n != number and other[0] <= start and end <= other[1] and (other != (start, end) or n < number)
    ]
    return min(inside, key=lambda n: (spans[n][1] - spans[n][0], -n))


def _whole(stream: Stream, span: tuple[int, int]) -> int:
    """The highest provision that begins in a span and lies within it; else the one that its first word is of."""
    best = owner = int(stream.owner[span[0]])
    start, end = stream.span(*span)
    provisions = stream.text.provisions
    while owner >= 0 and start <= provisions[owner].span[0]:
        if _end(stream, provisions[owner].span[1]) <= end:
            best = owner
        owner = provisions[owner].parent
    return best


def _end(stream: Stream, end: int) -> int:
    """Where the last word that takes part before a word index ends."""
    last = int(stream.kept.searchsorted(end)) - 1
    return int(stream.kept[last]) + 1 if last >= 0 else 0


def _changes(a: Stream, b: Stream, table: Places, partner: dict[int, int]) -> tuple[Change, ...]:
    kinds, i1, i2, j1, j2, old, new, holders, own, lands = table.T
    moves = {passage: n for n, passage in enumerate(own.tolist(), 1) if passage}
    befores, afters = _places(a, i1, i2, old), _places(b, j1, j2, new)
    kind = [CHANGE_KINDS[one] for one in kinds.tolist()]
    within = list(map(moves.get, holders.tolist())) if moves else repeat(None)
    landing = [at if at >= 0 else None for at in _landings(a, lands)] if moves else repeat(None)
    led, numbers = _led(a, b, partner, (kinds, befores, afters, old)), range(1, len(table) + 1)
    columns = (numbers, kind, befores, afters, within, map(led.__contains__, numbers), landing)
    return tuple(rows_of(Change, columns, len(table)))


def _landings(a: Stream, places: Places) -> list[int]:
    """The words of the earlier text at some places of its stream; -1 stays -1."""
    words: list[int] = np.concatenate((a.kept, [len(a.text.words), -1]))[places].tolist()
    return words


def _led(
    a: Stream, b: Stream, partner: dict[int, int], rows: tuple[Places, list[Place], list[Place], Places]
) -> set[int]:
    """The numbers of the changes that only follow a renumbering."""
    kinds, befores, afters, owners = rows
    worded = (kinds < MOVE).nonzero()[0].tolist()
    wanted = [n for n in worded if len(afters[n].text) <= LONG_NUMBER and _numeric(befores[n].text)]
    wanted = [n for n in wanted if _numeric(afters[n].text)]
    if not wanted:
        return set()
    numbers, texts = numbers_of(a.text, partner), (a.text, b.text)
    spans = ((n, (befores[n].span, afters[n].span)) for n in wanted)
    return {n + 1 for n, both in spans if follows(numbers, texts, both, int(owners[n]))}


def _numeric(printed: str) -> bool:
    """Whether words may be a number in a reference: short, and only digits, letters of a list, or ordinals."""
    if printed.isalpha():
        return len(printed) == 1 or printed in ORDINALS or not printed.strip("ivxlcIVXLC")
    return len(printed) <= LONG_NUMBER and REFERENCE.fullmatch(printed) is not None


def _places(stream: Stream, starts: Places, ends: Places, owners: Places) -> list[Place]:
    """Spans of a stream as places of the text."""
    text, words = stream.text, stream.text.words
    kept = np.concatenate((stream.kept, (len(words),)))
    first = kept[starts]
    last = np.where(ends > starts, kept[ends - 1] + 1, first)
    if len(stream):
        owners = np.where(owners >= 0, owners, stream.owner[np.maximum(starts, 1) - 1])
    provisions = text.provisions
    addresses = [provisions[n].address if n >= 0 else "" for n in owners.tolist()]
    spans = list(zip(first.tolist(), last.tolist(), strict=True))
    if (words.kinds == ASIDE).any():
        texts = [place_text(text, span) for span in spans]
    else:
        source = words.source
        edges = zip(words.starts[first].tolist(), words.starts[last].tolist(), strict=True)
        texts = [source[start:end] for start, end in edges]
    places = rows_of(Place, (addresses, spans, texts, repeat((), len(spans))), len(spans))
    return [_with_cuts(stream, place) for place in places] if stream.cut else places


def _with_cuts(stream: Stream, place: Place) -> Place:
    """The place, with the cuts inside its words that a revision mark made and that the print does not show."""
    low, high = stream.kept.searchsorted(place.span)
    wanted = words_in(stream.text, stream.kept[low:high])
    if words_of(place) == wanted:
        return place
    shown, at, cuts = set(tokenise(place.text)[0].tolist()), 0, []
    for word in wanted:
        start = place.text.index(word, at)
        at = start + len(word)
        cuts += [edge for edge in (start, at) if edge not in shown]
    return replace(place, cuts=tuple(sorted(set(cuts))))

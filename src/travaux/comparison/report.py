"""The report: edits and moves as numbered changes, in the order of the later text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..text.documents import Text
from ..text.words import Ints, Kind, Span
from .changes import Change, Place
from .edits import Edit, edits_in, side_of
from .staying import Staying
from .stream import Stream, place_text

__all__ = ["changes_of"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An edit or a move before it has its number: where it stands in the later text, and the passages it is of."""

    at: int
    edit: Edit
    within: int
    passage: int = 0
    lands: int | None = None


def changes_of(
    a: Stream, b: Stream, passages: tuple[Staying, ...], partner: dict[int, int]
) -> tuple[tuple[Change, ...], dict[str, int]]:
    """All changes of a comparison, numbered from 1, and the words struck, inserted and moved."""
    staying = [np.concatenate([_kept(one)[side] for one in passages]) for side in (0, 1)]
    sides = side_of(a, staying[0]), side_of(b, staying[1])
    entries = _moves(a, b, passages)
    for number, here in enumerate(passages):
        entries += [_Entry(edit.after[0], edit, number) for edit in edits_in(*sides, here, partner)]
    entries.sort(key=lambda entry: (entry.at, entry.edit.after[1] - entry.at if not entry.passage else -1))
    numbers = {entry.passage: n for n, entry in enumerate(entries, 1) if entry.passage}
    writer = _Writer(a, b, _asides(a.text), _asides(b.text))
    changes = tuple(_change(writer, n, entry, numbers.get(entry.within)) for n, entry in enumerate(entries, 1))
    return changes, _words([entry.edit for entry in entries])


def _words(edits: list[Edit]) -> dict[str, int]:
    """Words struck, inserted and moved; labels and brackets that changed by themselves are not counted."""
    out = {"words_struck": 0, "words_inserted": 0, "words_moved": 0}
    for edit in edits:
        if edit.kind in ("insert", "strike", "replace"):
            out["words_struck"] += edit.before[1] - edit.before[0]
            out["words_inserted"] += edit.after[1] - edit.after[0]
        elif edit.kind == "move":
            out["words_moved"] += edit.after[1] - edit.after[0]
    return out


def _kept(here: Staying) -> tuple[Ints, Ints]:
    stays = np.isin(here.left, [label[0] for label in here.relabels], invert=True)
    return here.left[stays], here.right[stays]


def _moves(a: Stream, b: Stream, passages: tuple[Staying, ...]) -> list[_Entry]:
    """The moved passages, each with the passage it arrives in and the place before which it comes in there."""
    out = []
    for number, here in enumerate(passages[1:], 1):
        holder = _holder(passages, number)
        gap = int(np.searchsorted(passages[holder].right, here.after[0]))
        lands = int(passages[holder].left[gap - 1]) + 1 if gap else passages[holder].before[0]
        owners = _whole(a, here.before), _whole(b, here.after)
        out.append(_Entry(here.after[0], Edit("move", here.before, here.after, owners), holder, number, lands))
    return out


def _holder(passages: tuple[Staying, ...], number: int) -> int:
    """The narrowest other passage that a passage arrives in."""
    start, end = passages[number].after
    inside = [
        n for n, other in enumerate(passages) if n != number and other.after[0] <= start and end <= other.after[1]
    ]
    inside = [n for n in inside if passages[n].after != (start, end) or n < number]
    return min(inside, key=lambda n: (passages[n].after[1] - passages[n].after[0], -n))


def _whole(stream: Stream, span: Span) -> int:
    """The highest provision that begins in a span and lies within it; else the one that its first word is of."""
    owner = int(stream.owner[span[0]])
    start, end = stream.span(*span)
    provisions, best = stream.text.provisions, owner
    while owner >= 0 and start <= provisions[owner].span[0]:
        if _end(stream, provisions[owner].span) <= end:
            best = owner
        owner = provisions[owner].parent
    return best


def _end(stream: Stream, span: Span) -> int:
    last = int(np.searchsorted(stream.kept, span[1])) - 1
    return int(stream.kept[last]) + 1 if last >= 0 else 0


def _asides(text: Text) -> bool:
    return bool((text.words.kinds == Kind.ASIDE).any())


@dataclass(frozen=True, slots=True)
class _Writer:
    a: Stream
    b: Stream
    asides_before: bool
    asides_after: bool


def _change(writer: _Writer, number: int, entry: _Entry, within: int | None) -> Change:
    edit = entry.edit
    before = _place(writer.a, edit.before, edit.owners[0], writer.asides_before)
    after = _place(writer.b, edit.after, edit.owners[1], writer.asides_after)
    lands = None if entry.lands is None else writer.a.span(entry.lands, entry.lands)[0]
    return Change(number, edit.kind, before, after, within, False, lands)


def _place(stream: Stream, span: Span, owner: int, asides: bool) -> Place:
    start, end = stream.span(*span)
    if owner < 0 and len(stream):
        owner = int(stream.owner[max(0, span[0] - 1)])
    address = stream.text.provisions[owner].address if owner >= 0 else ""
    if start == end:
        return Place(address, (start, end), "")
    text = place_text(stream.text, (start, end)) if asides else stream.text.words.text(start, end)
    return Place(address, (start, end), text)

"""A settled text with everything that lay over the words that stayed: provisions, footnotes, marks, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ..brackets import bracket_marks
from ..documents import Text
from ..laying import words_after, words_at
from ..marks import Footnote, Mark
from ..provisions import Provision
from ..words import Bytes, Ints, Kind, Places, Span, Words, tokenise
from .cutting import Cutting
from .prose import Piece, written

__all__ = ["carried"]

Offsets = npt.NDArray[np.int64]


def carried(draft: Cutting) -> Text:
    """The words that stay as a text of their own; a provision of which nothing stays is gone, the others keep their eId."""
    pieces = written(draft)
    source = "".join(piece.text for piece in pieces)
    starts, kinds = tokenise(source)
    new = _offsets(draft, pieces, len(source))
    carrier = Carrier(new, starts, kinds)
    provisions = tuple(_provisions(draft, carrier))
    _label(provisions, kinds)
    marks = (*bracket_marks(source, starts, kinds), *_marks(draft.text.marks, carrier))
    notes = tuple(_footnotes(draft.text.footnotes, carrier))
    words = Words(source, starts, kinds, _places(draft, new, starts))
    return replace(draft.text, words=words, provisions=provisions, marks=marks, footnotes=notes, doubts=())


def _label(provisions: Iterable[Provision], kinds: Bytes) -> None:
    """Make the words of printed labels words of their own kind."""
    for one in provisions:
        if one.label is not None:
            inside = kinds[slice(*one.label)]
            inside[inside == Kind.SAID] = Kind.LABEL


def _offsets(draft: Cutting, pieces: Iterable[Piece], length: int) -> Offsets:
    """The character of the new source at which each old word begins (that of the next one, where it went)."""
    starts = draft.text.words.starts.astype(np.int64)
    new = np.full(len(starts), length, np.int64)
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        run = starts[piece.word : piece.end] - starts[piece.word] - piece.front + at
        new[piece.word : piece.end] = np.clip(run, at, end)
        at = end
    return np.minimum.accumulate(new[::-1])[::-1]


@dataclass(slots=True, eq=False)
class Carrier:
    """Old spans over the new words."""

    new: Offsets
    starts: Ints
    kinds: Bytes

    def span(self, old: Span | None) -> Span | None:
        """Where a span lies now; None where nothing of it stays."""
        if old is None:
            return None
        low, high = int(self.new[old[0]]), int(self.new[old[1]])
        first, last = int(words_at(self.starts, [low])[0]), int(words_after(self.starts, [high])[0])
        while last > first and self.kinds[last - 1] == Kind.BLANK:
            last -= 1
        while first < last and self.kinds[first] == Kind.BLANK:
            first += 1
        return (first, last) if low < high and first < last else None


def _provisions(draft: Cutting, carrier: Carrier) -> Iterator[Provision]:
    """The provisions of which something stays, with their parents counted anew."""
    place: dict[int, int] = {-1: -1}
    kept = 0
    for index, one in enumerate(draft.text.provisions):
        span = carrier.span(one.span)
        if span is None:
            place[index] = place[one.parent]
            continue
        parent = place[one.parent]
        place[index] = kept
        kept += 1
        number = draft.numbers.get(one.address, one.number)
        label, heading = carrier.span(one.label), carrier.span(one.heading_span)
        yield replace(one, number=number, span=span, label=label, heading_span=heading, parent=parent)


def _marks(old: Sequence[Mark], carrier: Carrier) -> Iterator[Mark]:
    for mark in old:
        span = None if mark.kind in ("bracket_open", "bracket_close") else carrier.span(mark.span)
        if span is not None:
            yield replace(mark, span=span)


def _footnotes(old: Sequence[Footnote], carrier: Carrier) -> Iterator[Footnote]:
    for note in old:
        span = carrier.span(note.span)
        if span is not None:
            yield replace(note, span=span, reference=carrier.span(note.reference))


def _places(draft: Cutting, new: Offsets, starts: Ints) -> Places | None:
    """The page and the box of each new word: those of the old word it begins in."""
    places = draft.text.words.places
    if places is None or len(places.pages) == 0:
        return None
    at = np.searchsorted(new[:-1], starts[:-1], side="right") - 1
    at = np.clip(at, 0, len(places.pages) - 1)
    return Places(places.pages[at], places.boxes[at])

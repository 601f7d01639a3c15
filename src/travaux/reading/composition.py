"""A manuscript being set: pieces of text, blocks and marks laid down in reading order.

The running text is set first; footnotes and furniture wait in galleys of their own and follow at the end, as
`Manuscript` asks. A galley keeps its offsets from its own beginning; `compose` moves them to where it ends up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..errors import Doubt
from ..text.manuscript import Block, CharMark, Facts, Manuscript
from ..text.words import Span

__all__ = ["Galley", "Ink", "compose", "since", "worded_span"]


class Ink(NamedTuple):
    """What makes a mark: its kind, author, date and value. Stretches of one ink that touch are one mark."""

    kind: str
    author: str | None = None
    date: str | None = None
    value: str | None = None


@dataclass(slots=True)
class Galley:
    """A stretch of a manuscript while it is set: text, blocks and inked stretches, with offsets from its own beginning."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    stretches: dict[Ink, list[list[int]]] = field(default_factory=dict)

    def put(self, text: str) -> int:
        """Sets text at the end and gives the offset at which it begins."""
        start = self.length
        if text:
            self.pieces.append(text)
            self.length += len(text)
        return start

    def lay(self, ink: Ink, start: int, end: int) -> None:
        """Lays ink over characters already set; one over nothing is left out, one that touches the last is joined to it."""
        if start >= end:
            return
        found = self.stretches.setdefault(ink, [])
        if found and found[-1][0] <= start <= found[-1][1]:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])


def since(galley: Galley, start: int) -> str:
    """What has been set from an offset on."""
    pieces: list[str] = []
    length = galley.length
    for piece in reversed(galley.pieces):
        if length <= start:
            break
        pieces.append(piece)
        length -= len(piece)
    return "".join(reversed(pieces))[start - length :] if pieces else ""


def worded_span(galley: Galley, start: int) -> Span | None:
    """The span of what has been set from an offset on, without the blanks around it; None where there are only blanks."""
    text = since(galley, start)
    if not text.strip():
        return None
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def compose(galleys: Sequence[Galley], doubts: Iterable[Doubt] = (), facts: Facts | None = None) -> Manuscript:
    """One manuscript out of galleys laid one after the other, with a line end between them."""
    pieces: list[str] = []
    blocks: list[Block] = []
    marks: list[CharMark] = []
    offset = 0
    for galley in galleys:
        if not galley.length:
            continue
        if pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")
            offset += 1
        blocks += (_moved(block, offset) for block in galley.blocks)
        marks += _marks(galley, offset)
        pieces += galley.pieces
        offset += galley.length
    marks.sort(key=lambda mark: (mark.span, mark.kind))
    return Manuscript("".join(pieces), tuple(blocks), tuple(marks), None, tuple(doubts), facts or Facts())


def _marks(galley: Galley, offset: int) -> Iterator[CharMark]:
    for ink, stretches in galley.stretches.items():
        for start, end in stretches:
            yield CharMark(ink.kind, (start + offset, end + offset), ink.author, ink.date, ink.value)


def _moved(block: Block, offset: int) -> Block:
    if not offset:
        return block
    label_end = None if block.label_end is None else block.label_end + offset
    return replace(block, span=(block.span[0] + offset, block.span[1] + offset), label_end=label_end)

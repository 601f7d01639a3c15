"""A manuscript being set: pieces of text, blocks and marks laid down in reading order.

The running text is set first; footnotes and furniture wait in galleys of their own and follow at the end, as
`Manuscript` asks. A galley keeps its offsets from its own beginning; `compose` moves them to where it ends up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..errors import Doubt
from ..text.manuscript import Block, CharMark, Facts, Manuscript

__all__ = ["Galley", "compose"]


@dataclass(slots=True)
class Galley:
    """A stretch of a manuscript while it is set: text, blocks and marks, with offsets from its own beginning."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[CharMark] = field(default_factory=list)

    def put(self, text: str) -> int:
        """Sets text at the end and gives the offset at which it begins."""
        start = self.length
        if text:
            self.pieces.append(text)
            self.length += len(text)
        return start

    def mark(self, mark: CharMark) -> None:
        """Lays a mark over characters already set; one over nothing is left out."""
        if mark.span[0] < mark.span[1]:
            self.marks.append(mark)


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
        marks += (replace(m, span=(m.span[0] + offset, m.span[1] + offset)) for m in galley.marks)
        pieces += galley.pieces
        offset += galley.length
    marks.sort(key=lambda mark: mark.span)
    return Manuscript("".join(pieces), tuple(blocks), tuple(marks), None, tuple(doubts), facts or Facts())


def _moved(block: Block, offset: int) -> Block:
    if not offset:
        return block
    label_end = None if block.label_end is None else block.label_end + offset
    return replace(block, span=(block.span[0] + offset, block.span[1] + offset), label_end=label_end)

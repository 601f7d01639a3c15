"""From characters to words: provisions, kinds of words, marks, footnotes and places laid over the columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..errors import Doubt
from .manuscript import Block, CharMark, CharPlaces
from .marks import Mark
from .numbering import slug
from .outline import PREFIXES, Node
from .provisions import Provision
from .rows import rows_of
from .words import BLANK, LABEL, SAID, Bytes, Ints, Places, Span

__all__ = ["addresses", "label_words", "lay_cells", "lay_doubts", "lay_marks", "lay_places", "lay_provisions"]

Offsets = npt.NDArray[np.int64]


def words_at(starts: Ints, offsets: Sequence[int]) -> Offsets:
    """The word that begins at, or holds, each character offset."""
    found = starts.searchsorted(np.array(offsets, np.int32), side="right") - 1
    return np.minimum(found, max(0, len(starts) - 1))


def words_after(starts: Ints, offsets: Sequence[int]) -> Offsets:
    """The first word that begins at or after each character offset."""
    return starts.searchsorted(np.array(offsets, np.int32), side="left")


def addresses(nodes: Sequence[Node]) -> tuple[list[str], list[int]]:
    """The eId of each node, and the nodes whose address was taken already (they get a suffix -2, -3 ...)."""
    out: list[str] = []
    copies: dict[str, int] = {}
    counts: dict[tuple[int, str], int] = {}
    doubled: list[int] = []
    for index, node in enumerate(nodes):
        address = node.given or _step(node, counts)
        if node.parent >= 0 and not node.given:
            address = f"{out[node.parent]}__{address}"
        if address in copies:
            doubled.append(index)
            copies[address] += 1
            address = f"{address}-{copies[address]}"
        copies[address] = 1
        out.append(address)
    return out, doubled


def _step(node: Node, counts: dict[tuple[int, str], int]) -> str:
    prefix = node.prefix or PREFIXES[node.kind]
    if node.number is not None:
        return f"{prefix}_{slug(node.number)}"
    if node.kind in ("preface", "preamble", "conclusions", "annex"):
        return prefix
    key = (node.parent, node.kind)
    counts[key] = counts.get(key, 0) + 1
    return f"{prefix}_nn_{counts[key]}" if node.kind not in ("recital", "wrapup") else f"{prefix}_{counts[key]}"


def lay_provisions(
    source: str, nodes: Sequence[Node], columns: tuple[Ints, Bytes], calls: Sequence[Span] = ()
) -> tuple[list[Provision], list[int]]:
    """The provisions over words (`columns` are starts and kinds), and the indexes of those whose address is double; `calls`
    are the signs that call footnotes, which are no part of a title."""
    starts, kinds = columns
    names, doubled = addresses(nodes)
    first = words_at(starts, [n.start for n in nodes])
    last = _without_blanks(first, words_after(starts, [n.end for n in nodes]), kinds)
    table = (
        names,
        [n.kind for n in nodes],
        [n.number for n in nodes],
        [None if n.heading is None else _title(source, n.heading, calls) for n in nodes],
        zip(first.tolist(), last.tolist(), strict=True),
        _spans(starts, [n.label for n in nodes]),
        _spans(starts, [n.heading for n in nodes]),
        [n.parent for n in nodes],
    )
    return rows_of(Provision, table, len(nodes)), doubled


def _without_blanks(first: Offsets, last: Offsets, kinds: Bytes) -> Offsets:
    if len(kinds) == 0:
        return last
    blank = (kinds[np.maximum(last - 1, 0)] == BLANK) & (last - 1 > first)
    return np.where(blank, last - 1, last)


def _spans(starts: Ints, spans: Sequence[tuple[int, int] | None]) -> list[Span | None]:
    given = [span for span in spans if span is not None]
    low = words_at(starts, [first for first, _ in given]).tolist()
    high = words_after(starts, [last for _, last in given]).tolist()
    pairs = zip(low, high, strict=True)
    return [None if span is None else next(pairs) for span in spans]


def _title(source: str, span: Span, calls: Sequence[Span]) -> str:
    at, parts = span[0], []
    for start, end in calls:
        if at <= start < end <= span[1]:
            parts.append(source[at:start])
            at = end
    return " ".join("".join((*parts, source[at : span[1]])).split())


def label_words(nodes: Sequence[Node], starts: Ints, kinds: Bytes) -> None:
    """Make the words of printed labels words of their own kind (bracket signs and blanks inside them stay what they are)."""
    spans = [node.label for node in nodes if node.label is not None]
    if not spans:
        return
    low, high = words_at(starts, [span[0] for span in spans]), words_after(starts, [span[1] for span in spans])
    inside = _inside(low, high)
    kinds[inside[kinds[inside] == SAID]] = LABEL


def _inside(low: Offsets, high: Offsets) -> Offsets:
    """The words that lie in some spans."""
    lengths = high - low
    ends = lengths.cumsum()
    return np.repeat(low - ends + lengths, lengths) + np.arange(ends[-1])


def lay_marks(marks: Sequence[CharMark], starts: Ints) -> list[Mark]:
    """The marks of a manuscript over words."""
    low = words_at(starts, [m.span[0] for m in marks]).tolist()
    high = words_after(starts, [m.span[1] for m in marks]).tolist()
    return [
        Mark(mark.kind, (a, max(a, b)), mark.author, mark.date, mark.value)
        for mark, a, b in zip(marks, low, high, strict=True)
    ]


def lay_cells(blocks: Sequence[Block], starts: Ints) -> list[Mark]:
    """A mark over the words of each cell of a table, with the name of the table, its row and its column as value."""
    cells = [b for b in blocks if b.role == "cell" and b.style and b.span[0] < b.span[1]]
    low = words_at(starts, [b.span[0] for b in cells]).tolist()
    high = words_after(starts, [b.span[1] for b in cells]).tolist()
    return [Mark("table_cell", (a, max(a, b)), value=c.style) for c, a, b in zip(cells, low, high, strict=True)]


def lay_places(places: CharPlaces | None, starts: Ints) -> Places | None:
    """The page and the box of each word: those of the stretch it begins in."""
    if places is None or len(places.offsets) == 0:
        return None
    at = np.searchsorted(places.offsets, starts[:-1], side="right") - 1
    known = at >= 0
    at = np.maximum(at, 0)
    pages = np.where(known, places.pages[at], 0).astype(np.int32)
    boxes = np.where(known[:, None], places.boxes[at], 0).astype(np.float32)
    return Places(pages, boxes)


def lay_doubts(
    doubts: Sequence[tuple[Doubt, int]], provisions: Sequence[Provision], starts: Ints, places: Places | None
) -> list[Doubt]:
    """Doubts at characters, said of words, pages and addresses."""
    at = words_at(starts, [offset for _, offset in doubts]).tolist()
    begins = [p.span[0] for p in provisions]
    out = []
    for (doubt, _), word in zip(doubts, at, strict=True):
        index = int(np.searchsorted(begins, word, side="right")) - 1
        page = int(places.pages[word]) or None if places is not None and word < len(places.pages) else None
        address = provisions[index].address if index >= 0 else None
        out.append(Doubt(doubt.code, doubt.message, page, address, (word, word + 1)))
    return out

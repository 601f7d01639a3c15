"""The lines of a draft: where a label may stand. Printed lines of a plain text, printed paragraphs of a manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .manuscript import Block, Manuscript
from .wordings import CITING, FUNCTION_WORDS
from .words import BLANK, Bytes, Ints, codes_of

__all__ = ["Lines", "body_end", "read_lines", "without"]

NEXT_LABEL = re.compile(
    r"\n(?=[\[\s]*(?:\d{1,2}[ ]?(?:[a-z]{3,9})?\.|[a-z]\.|[IVX]+\.|[A-Z]\.|(?:Part|PART|Article|ARTICLE|Option|OPTION|"
    r"Section|SECTION|SUBSECTION|Subsection|Chapter|CHAPTER|Annex|ANNEX|Rule)\s+[\[\dA-Z])[\s\[])"
)
CLOSERS = "])}\"”’'»*†‡ \t\u00a0"
TERMINAL = ".;:!?。；：…،؛"
PLAIN = Block((0, 0))


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines as columns: `start` and `end` in the source, `gap` (a blank line or a printed paragraph begins), and the block
    each is (None for the lines of a plain text). `width` is the length of a full line, 0 where lines are not wrapped."""

    source: str
    start: Sequence[int]
    end: Sequence[int]
    gap: Sequence[bool]
    blocks: Sequence[Block] | None
    width: int

    def __len__(self) -> int:
        return len(self.start)

    def text(self, line: int) -> str:
        """The words of a line."""
        return self.source[self.start[line] : self.end[line]]

    def block(self, line: int) -> Block:
        """How a line looks (a plain block for the lines of a plain text)."""
        return self.blocks[line] if self.blocks is not None else PLAIN

    def tail(self, line: int) -> str:
        """The end of a line without closing brackets, quotation marks and blanks."""
        return self.source[max(self.start[line], self.end[line] - 60) : self.end[line]].rstrip(CLOSERS)

    def ended(self, line: int) -> bool:
        """Whether a sentence or an item ends with the line (also `; and`)."""
        tail = self.tail(line)
        if not tail or tail[-1] in TERMINAL:
            return True
        return tail.endswith((" and", " or", " et", " ou", " y", " o", " e", " u")) and ";" in tail[-6:]

    def cites(self, line: int) -> bool:
        """Whether a line ends with a word that waits for a number: `pursuant to paragraph`."""
        words = self.tail(line)[-30:].rsplit(None, 1)
        closed = self.source[self.end[line] - 1] in "])"
        return bool(words) and not closed and words[-1].lower().strip("([,") in CITING and not self.ended(line)

    def hangs(self, line: int) -> bool:
        """Whether a line ends with a word that cannot end a title: `Application of the`."""
        words = self.tail(line)[-30:].rsplit(None, 1)
        return bool(words) and (words[-1].lower() in FUNCTION_WORDS or words[-1].endswith(("-", ",")))

    def short(self, line: int) -> bool:
        """Whether a line stops well before the margin (always true where lines are not wrapped)."""
        return self.width == 0 or self.end[line] - self.start[line] < 0.8 * self.width


def without(lines: Lines, left_out: frozenset[int]) -> Lines:
    """The lines without some of them, as if they had not been printed."""
    if not left_out or lines.blocks is not None:
        return lines
    kept = [line for line in range(len(lines)) if line not in left_out]
    return replace(
        lines,
        start=[lines.start[n] for n in kept],
        end=[lines.end[n] for n in kept],
        gap=[lines.gap[n] for n in kept],
    )


def read_lines(source: str | Manuscript, starts: Ints, kinds: Bytes) -> Lines:
    """The lines of a source whose words are known, footnotes and page furniture left out."""
    if isinstance(source, str):
        return _printed_lines(source, starts, kinds, len(source))
    blocks = [b for b in source.blocks if b.role not in ("footnote", "aside") and b.span[0] < b.span[1]]
    if not any(map(_says_how_it_looks, blocks)):
        return _printed_lines(source.source, starts, kinds, body_end(source))
    return _paragraphs(source.source, blocks)


def body_end(manuscript: Manuscript) -> int:
    """The character at which footnotes and page furniture begin."""
    body = [b.span[1] for b in manuscript.blocks if b.role not in ("footnote", "aside")]
    rest = [b.span[0] for b in manuscript.blocks if b.role in ("footnote", "aside")]
    if not rest:
        return len(manuscript.source)
    last = max(body, default=0)
    return min((start for start in rest if start >= last), default=len(manuscript.source))


def _says_how_it_looks(block: Block) -> bool:
    """Whether a block tells more than where it stands (its page and indent, which a plain text has too)."""
    looks = (block.bold, block.centred, block.italic, block.size, block.level, block.style, block.eid, block.label_end)
    return any(looks) or block.role in ("heading", "cell")


def _printed_lines(source: str, starts: Ints, kinds: Bytes, end: int) -> Lines:
    """The lines up to a character: they end where a blank holds a line break."""
    held = int(starts[:-1].searchsorted(end))
    if held == 0:
        return Lines(source, [], [], [], None, 0)
    at, feeds = _breaks(source)
    at = at[: at.searchsorted(end)]
    words, first = _each_once(starts.searchsorted(at, side="right") - 1)
    apart = np.add.reduceat(feeds[: len(at)], first) > 1 if len(first) else np.zeros(0, bool)
    begins = np.append(starts[int(kinds[0] == BLANK)], starts[words + 1])
    stops = np.append(starts[words], starts[held - 1] if kinds[held - 1] == BLANK else end)
    kept = begins < stops
    gaps = np.append(True, apart)[kept]
    gaps[:1] = True
    begins, stops = begins[kept], stops[kept]
    return Lines(source, begins.tolist(), stops.tolist(), gaps.tolist(), None, _width(stops - begins, gaps))


def _breaks(source: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64]]:
    """Where the characters that break lines stand, and how many lines each feeds (a new page as good as two)."""
    codes = codes_of(source)
    low = codes < 0x20
    if codes.dtype != np.uint8:
        low |= (codes == 0x85) | (codes == 0x2028) | (codes == 0x2029)
    at = np.flatnonzero(low)
    signs = codes[at]
    breaking = (signs >= 0x0A) & ((signs <= 0x0D) | (signs >= 0x1C)) & (signs != 0x1F)
    at, signs = at[breaking], signs[breaking]
    return at, (signs == 0x0A) + 2 * (signs == 0x0C)


def _each_once(rising: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The values of a rising column, and where each stands first."""
    fresh = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=fresh[1:])
    return rising[fresh], np.flatnonzero(fresh)


def _width(lengths: Ints, gaps: npt.NDArray[np.bool_]) -> int:
    """The length of a full line where most lines follow one another without a blank line and few are longer."""
    if len(lengths) < 4 or 2 * np.count_nonzero(gaps) > len(gaps):
        return 0
    lengths = np.sort(lengths)
    full = int(lengths[int(0.9 * (len(lengths) - 1))])
    return full if full <= 160 else min(90, int(lengths[len(lengths) // 2]))


def _pieces(source: str, block: Block) -> Iterator[tuple[int, int]]:
    """A printed paragraph, or the titles that were set as one: cut before each further label in it."""
    at = block.span[0]
    if block.bold or block.centred or block.role == "heading":
        for match in NEXT_LABEL.finditer(source, *block.span):
            yield at, match.start()
            at = match.start() + 1
    yield at, block.span[1]


def _paragraphs(source: str, blocks: Sequence[Block]) -> Lines:
    starts, ends, kept = [], [], []
    for block in blocks:
        for first, last in _pieces(source, block):
            text = source[first:last]
            if text.strip():
                starts.append(first + len(text) - len(text.lstrip()))
                ends.append(first + len(text.rstrip()))
                kept.append(block)
    return Lines(source, starts, ends, [True] * len(starts), kept, 0)

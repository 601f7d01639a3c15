"""A comparison as paragraphs of words with their fate, so that both texts can be read off again.

Between two words that stay, first what went is laid, then what came. Whoever leaves out what came and what moved here reads the
earlier text, whoever leaves out what went and what moved away the later one; so a word processor can take or refuse it all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..comparison import Comparison, lasting
from ..text.documents import Text
from ..text.words import Kind
from .outline import HEADS, Outline, level, outline

__all__ = ["CAME", "GONE", "Paragraph", "Strand", "strands"]

GONE, CAME = ("gone", "from"), ("come", "to")


@dataclass(frozen=True, slots=True)
class Strand:
    """Words of one fate as printed: same, gone, come, or moved away (`from`) and here (`to`) with the number of the move."""

    fate: str
    text: str
    move: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A printed paragraph: its strands, the fate of its end (same, gone, come), the kind of the provision that it heads (None
    where it heads none) and how deep it stands."""

    strands: tuple[Strand, ...]
    end: str
    heads: str | None
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One of the two texts: its words that count, and for each whether a blank and whether a new paragraph stands ahead."""

    laid: Outline
    words: list[int]
    apart: list[bool]
    breaks: list[bool]

    def blank(self, at: int) -> str:
        """What stands ahead of a word in its line."""
        return " " if self.apart[at] and not self.breaks[at] else ""

    def text(self, at: int) -> str:
        """A word, by its place among those that count."""
        return self.laid.text.words.text(self.words[at], self.words[at] + 1)


@dataclass(slots=True)
class Line:
    """A paragraph while it is laid: the fate of the break ahead of it, its strands, its first word in either text."""

    opens: str
    strands: list[Strand]
    first: tuple[int, int] = (-1, -1)

    def add(self, fate: str, words: str, move: int = 0) -> None:
        """Lay words behind the others, in the same strand where they share their fate."""
        last = self.strands[-1] if self.strands else None
        if words and last is not None and (last.fate, last.move) == (fate, move):
            self.strands[-1] = Strand(fate, last.text + words, move)
        elif words:
            self.strands.append(Strand(fate, words, move))


def strands(before: Text, after: Text, comparison: Comparison) -> tuple[Paragraph, ...]:
    """Two texts and their comparison as paragraphs; page furniture is left out.

    Guarantees: the words of all that is neither gone nor moved away are those of the later text in order; of all that neither
    came nor moved here, those of the earlier.
    """
    pages = _page(before), _page(after)
    lines = [Line("same", [])]
    for fate, at, to, move in _words(pages, lasting(before, after, comparison)):
        _lay(lines, pages, (fate, at, to, move))
    _settle(lines)
    ends = [*(line.opens for line in lines[1:]), "same"]
    return tuple(_paragraph(line, end, pages) for line, end in zip(lines, ends, strict=True))


def _page(text: Text) -> Page:
    kinds = text.words.kinds
    words = np.flatnonzero((kinds != Kind.BLANK) & (kinds != Kind.ASIDE))
    laid = outline(text)
    starts = text.words.starts
    edges = {one.span[0] for one in text.provisions}
    for one in text.provisions:
        edges.update(one.heading_span or ())
        if one.kind in HEADS and one.label:
            edges.add(one.label[1])
    begins = np.searchsorted(words, sorted({*edges, *laid.breaks}))
    fresh = np.zeros(len(words) + 1, bool)
    fresh[begins] = True
    apart, breaks = [], []
    for n, (last, word) in enumerate(pairwise([-1, *words.tolist()])):
        between = text.words.source[starts[last + 1] : starts[word]]
        apart.append(bool(between))
        breaks.append(bool(fresh[n]) and ("\n" in between or n == 0))
    return Page(laid, words.tolist(), apart, breaks)


Word = tuple[str, int, int, int]


def _words(pages: tuple[Page, Page], lasts: tuple[np.ndarray, ...]) -> Iterator[Word]:
    """Each word once: its fate, its place in the earlier text, in the later, and its move."""
    left, right = (np.searchsorted(page.words, column) for page, column in zip(pages, lasts[:2], strict=True))
    away, here = ([0] * len(page.words) for page in pages)
    for i, j, move in zip(left.tolist(), right.tolist(), lasts[2].tolist(), strict=True):
        away[i] = here[j] = move
    stays = lasts[2] == 0
    at = to = 0
    for i, j in [*zip(left[stays].tolist(), right[stays].tolist(), strict=True), (len(away), len(here))]:
        yield from (("from" if away[n] else "gone", n, -1, away[n]) for n in range(at, i))
        yield from (("to" if here[n] else "come", -1, n, here[n]) for n in range(to, j))
        if i < len(away):
            yield "same", i, j, 0
        at, to = i + 1, j + 1


def _lay(lines: list[Line], pages: tuple[Page, Page], word: Word) -> None:
    """Lay one word: the break ahead of it, the blank of either text, its letters."""
    fate, at, to, move = word
    old, new = at >= 0 and pages[0].breaks[at], to >= 0 and pages[1].breaks[to]
    if (old or new) and (at, to) != (0, 0):
        lines.append(
            Line("gone" if not new else "same" if old or to < 0 else "come" if fate != "same" else _one(old), [])
        )
    line = lines[-1]
    if line.first == (-1, -1) or (line.first[1] < 0 and to >= 0):
        line.first = (at, to)
    if fate == "same":
        one, other = pages[0].blank(at), pages[1].blank(to)
        if one == other:
            line.add("same", one)
        else:
            line.add("gone", one)
            line.add("come", other)
        line.add("same", pages[1].text(to))
    else:
        page, place = (pages[0], at) if at >= 0 else (pages[1], to)
        line.add(fate, page.blank(place) + page.text(place), move)


def _one(old: bool) -> str:
    return "same" if old else "come"


def _settle(lines: list[Line]) -> None:
    """Let the end of a paragraph that went or came as a whole share its fate, and not the end of the one ahead of it."""
    for line, behind in reversed(list(pairwise(lines))):
        fates = {strand.fate for strand in line.strands}
        whole = line.opens != "same" and behind.opens == "same"
        if whole and fates <= set(GONE if line.opens == "gone" else CAME):
            line.opens, behind.opens = behind.opens, line.opens


def _paragraph(line: Line, end: str, pages: tuple[Page, Page]) -> Paragraph:
    at, to = line.first
    page, place = (pages[1], to) if to >= 0 else (pages[0], at)
    if place < 0:
        return Paragraph(tuple(line.strands), end, None, 0)
    word, text = page.words[place], page.laid.text
    owner = int(page.laid.owners[word])
    heads = text.provisions[owner].kind if owner >= 0 and page.laid.parts[word] else None
    return Paragraph(tuple(line.strands), end, heads if heads in HEADS else None, level(text, owner))

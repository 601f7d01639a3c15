"""A text as the page needs it: which provision each word belongs to, and whether it is label, heading or wording."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ..text.documents import Text
from ..text.words import Bytes, Ints, Kind, Span, Words

__all__ = ["HEADS", "Outline", "head_of", "level", "outline", "turns", "words_of"]

HEADS = ("preface", "preamble", "part", "chapter", "section", "subsection", "article", "annex", "conclusions")
"""Provisions that open a section of the page; all others are set as paragraphs inside one."""

TEXT, LABEL, HEADING = 0, 1, 2
_LINE, _EMPTY_LINE = re.compile("\n"), re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """`owners` (n,) index of the innermost provision of each word, -1 = none; `parts` (n,) 0 wording, 1 label, 2 heading;
    `cuts` rising words at which owner or part changes or a printed paragraph begins; `breaks` the latter alone; `wholes`
    first and last own word of each provision, label included."""

    text: Text
    owners: Ints
    parts: Bytes
    cuts: Ints
    breaks: frozenset[int]
    wholes: tuple[tuple[int, int], ...]


def outline(text: Text) -> Outline:
    """The outline of a text, made once a page."""
    size = len(text.words)
    owners, parts = np.full(size, -1, np.int32), np.zeros(size, np.uint8)
    for index, one in enumerate(text.provisions):
        owners[one.span[0] : one.span[1]] = index
        parts[one.span[0] : one.span[1]] = TEXT
        for part, span in ((LABEL, one.label), (HEADING, one.heading_span)):
            if span:
                parts[span[0] : span[1]] = part
    turns = np.flatnonzero((np.diff(owners) != 0) | (np.diff(parts) != 0)) + 1
    breaks = _breaks(text)
    cuts = np.union1d(turns, breaks[breaks < size]).astype(np.int32)
    return Outline(text, owners, parts, cuts, frozenset(breaks.tolist()), _wholes(text))


def _breaks(text: Text) -> npt.NDArray[np.int64]:
    """The words that begin a printed paragraph. In plain text a line may end anywhere, and an empty line makes a paragraph."""
    ends = _EMPTY_LINE if text.facts.media_type in ("text/plain", "text/markdown") else _LINE
    offsets = [found.start() for found in ends.finditer(text.words.source)]
    found: npt.NDArray[np.int64] = np.searchsorted(text.words.starts, offsets, side="right").astype(np.int64)
    return np.unique(found)


def _wholes(text: Text) -> tuple[tuple[int, int], ...]:
    """For each provision its first word, and the end of its own first wording without the stops and blanks at its end."""
    children = _first_children(text)
    said = _last_said(text)
    found = []
    for index, one in enumerate(text.provisions):
        end = children.get(index, one.span[1])
        last = said[end - 1] + 1 if end > one.span[0] else one.span[0]
        found.append((one.span[0], max(last, one.span[0])))
    return tuple(found)


def _last_said(text: Text) -> list[int]:
    """For each word the last word up to it that begins with a letter or a digit, -1 for none."""
    source = text.words.source
    said = [source[start].isalnum() for start in text.words.starts[:-1].tolist()]
    places = np.where(said, np.arange(len(said)), -1)
    last: list[int] = np.maximum.accumulate(places).tolist() if len(said) else []
    return last


def _first_children(text: Text) -> dict[int, int]:
    first: dict[int, int] = {}
    for one in text.provisions:
        first.setdefault(one.parent, one.span[0])
    return first


@lru_cache(maxsize=16)
def _columns(words: Words) -> tuple[list[int], list[int]]:
    """Where each word begins, and which words are page furniture, as plain numbers."""
    return words.starts.tolist(), np.flatnonzero(words.kinds == Kind.ASIDE).tolist()


def words_of(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    starts, asides = _columns(text.words)
    low, high = bisect_left(asides, start), bisect_left(asides, end)
    if low == high:
        return text.words.source[starts[start] : starts[end]]
    cuts = [start - 1, *asides[low:high], end]
    return "".join(text.words.source[starts[a + 1] : starts[b]] for a, b in pairwise(cuts))


def head_of(text: Text, index: int) -> int:
    """The provision that opens the section this provision belongs to; -1 where none does."""
    while index >= 0 and text.provisions[index].kind not in HEADS:
        index = text.provisions[index].parent
    return index


def level(text: Text, index: int) -> int:
    """How deep a provision is set below the head of its section; flush words stand with what they close."""
    if index < 0 or text.provisions[index].kind in HEADS:
        return 0
    one = text.provisions[index]
    above = level(text, one.parent)
    return above if one.kind == "wrapup" else above + 1


def turns(text: Text) -> Iterator[tuple[int, int]]:
    """The first running word of each printed page, and the number of the page."""
    if text.words.places is None:
        return
    running = np.isin(text.words.kinds, (Kind.BLANK, Kind.ASIDE), invert=True)
    for note in text.footnotes:
        running[note.span[0] : note.span[1]] = False
    words = np.flatnonzero(running & (text.words.places.pages > 0))
    pages = text.words.places.pages[words]
    for turn in np.flatnonzero(np.diff(pages, prepend=0) > 0).tolist():
        yield int(words[turn]), int(pages[turn])

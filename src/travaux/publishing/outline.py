"""A text as the page needs it: which provision each word belongs to, and whether it is label, heading or wording."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from ..text.documents import Text
from ..text.words import Bytes, Ints, Kind, Span, Words

__all__ = ["HEADS", "Outline", "head_of", "level", "outline", "words_of"]

HEADS = ("preface", "preamble", "part", "chapter", "section", "subsection", "article", "annex", "conclusions")
"""Provisions that open a section of the page; all others are set as paragraphs inside one."""

TEXT, LABEL, HEADING = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """`owners` (n,) index of the innermost provision of each word, -1 = none; `parts` (n,) 0 wording, 1 label, 2 heading;
    `cuts` rising words at which owner or part changes; `wholes` first and last own word of each provision, label included."""

    text: Text
    owners: Ints
    parts: Bytes
    cuts: Ints
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
    turns = (np.diff(owners) != 0) | (np.diff(parts) != 0)
    cuts = (np.flatnonzero(turns) + 1).astype(np.int32)
    return Outline(text, owners, parts, cuts, _wholes(text))


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

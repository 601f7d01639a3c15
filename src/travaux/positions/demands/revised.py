"""Tracked changes of a draft: words typed in or struck by somebody, which are as little settled as words in brackets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...text import Mark, Span, Text, accepted
from ...text.notation import Bracket
from ...text.revisions import DELETIONS, INSERTIONS

__all__ = ["TRACKED", "Struck", "typed_in"]

TRACKED = "tracked"


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that a tracked change took out: before which word of the text with its revisions taken they stood, the words as
    printed, and what is said of them."""

    at: int
    printed: str
    said: str


def typed_in(text: Text, printed: Text) -> tuple[list[Bracket], tuple[Struck, ...]]:
    """The tracked changes of a text as brackets, and what they took out. `text` is `printed` itself, or the same with its
    revisions taken, where only what was typed in has words."""
    marks = [mark for mark in printed.marks if mark.kind in DELETIONS or mark.kind in INSERTIONS]
    if not marks:
        return [], ()
    if text is printed:
        return [_bracket(mark.span, mark, printed) for mark in marks], ()
    taken = accepted(printed)
    if (
        taken.text.words.source != text.words.source
    ):  # not the text with its revisions taken: nothing can be said of its words
        return [], ()
    starts = np.searchsorted(taken.original, [mark.span[0] for mark in marks]).tolist()
    ends = np.searchsorted(taken.original, [mark.span[1] for mark in marks]).tolist()
    rows = list(zip(marks, starts, ends, strict=True))
    typed = [
        _bracket((start, end), mark, printed) for mark, start, end in rows if mark.kind in INSERTIONS and start < end
    ]
    gone = [
        Struck(start, _words(printed, mark), _said(mark, printed)) for mark, start, _ in rows if mark.kind in DELETIONS
    ]
    return typed, tuple(gone)


def _bracket(span: Span, mark: Mark, printed: Text) -> Bracket:
    return Bracket(TRACKED, span, span, "", (), reason=_said(mark, printed))


def _words(printed: Text, mark: Mark) -> str:
    return " ".join(printed.words.text(*mark.span).split())


def _said(mark: Mark, printed: Text) -> str:
    verb = "inserted" if mark.kind in INSERTIONS else "struck"
    author = f" by {mark.author}" if mark.author else ""
    return f"{verb}{author}: {_words(printed, mark)}"

"""Marks: what is printed on, over or beside the words, as spans. A mark is a fact; what it means is a later reading."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Span

__all__ = ["MARK_KINDS", "Footnote", "Mark"]

MARK_KINDS = (
    "bracket_open",
    "bracket_close",
    "bold",
    "italic",
    "underline",
    "strike",
    "highlight",
    "colour",
    "superscript",
    "insertion",  # underlined or coloured by hand to say "added" (a drawn rule under the words)
    "deletion",  # struck by hand to say "taken out" (a drawn rule through the words)
    "tracked_insertion",
    "tracked_deletion",
    "tracked_move_from",
    "tracked_move_to",
    "comment",
    "footnote_reference",
    "table_cell",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark over a half-open span of words; `author`, `date` (ISO) and `value` (a colour, the words of a comment, the
    name of a move, the number of a footnote) where the document gives them."""

    kind: str
    span: Span
    author: str | None = None
    date: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its printed sign ("1", "*"), the words of its body, and where in the text it is called (None: not found)."""

    sign: str
    span: Span
    reference: Span | None = None

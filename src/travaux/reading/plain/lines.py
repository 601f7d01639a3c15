"""The printed lines of a plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "printed_lines"]

LINES = re.compile(r"[^\n\r\f\u2028\u2029]*(?:\r\n|[\n\r\f\u2028\u2029]|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` with its end, `words` without the blanks around it, `indent` in characters, whether a page ends."""

    text: str
    words: str
    indent: int
    ends_page: bool


def printed_lines(text: str) -> list[Line]:
    """The lines of a text; joined they are the text again.

    >>> [line.words for line in printed_lines("PART I\\n  1. Each Party\\fshall")]
    ['PART I', '1. Each Party', 'shall']
    """
    return [_line(found[0]) for found in LINES.finditer(text) if found[0]]


def _line(text: str) -> Line:
    words = text.strip()
    return Line(text, words, len(text) - len(text.lstrip(" \t")) if words else 0, text.endswith("\f"))

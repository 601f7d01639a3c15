"""Where in a rule file something stands, and what is found there: a line, a caret under the words, and a way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ...errors import TravauxError
from ..records import Place

__all__ = ["Finding", "Source", "Span", "Wrong", "near", "refusal"]

WIDTH = 110
SHOWN_BESIDE = 4
NOWHERE = Place()
SYNONYMS = {
    "obligation": "duty",
    "right": "permission",
    "refusal": "ground",
    "ban": "prohibition",
    "boolean": "yes/no",
    "bool": "yes/no",
    "integer": "number",
    "int": "number",
    "enum": "one",
    "because": "says",
    "unless": "beats",
    "if": "when",
    "then": "concludes",
}
"""Words that people bring along, and those that the language has for them."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some words of a file: the line they stand on and their columns, both from 1, `end` the column after them."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd in rule files: a stable `code`, what it is, where, and what to try.

    `severity` is "error" (the rules cannot be used so), "warning" (they can, and say perhaps not what was meant) or "note".
    `shown` is the line of the file with a caret under the words, empty where the file is not at hand.
    """

    code: str
    message: str
    at: Place = NOWHERE
    try_this: str = ""
    severity: str = "error"
    shown: str = ""


class Wrong(Exception):
    """Something that cannot be read: raised where it is met, gathered where the field ends, never seen by a caller."""

    def __init__(self, code: str, message: str, span: Span, try_this: str = "") -> None:
        self.code, self.message, self.span, self.try_this = code, message, span, try_this
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Source:
    """A rule file as it was given: its name and its text."""

    file: str
    text: str

    def lines(self) -> list[str]:
        """The lines without their ends."""
        return [line.rstrip("\r") for line in self.text.split("\n")]

    def place(self, span: Span) -> Place:
        """The place where words begin."""
        return Place(self.file, span.line, span.start)

    def shown(self, span: Span) -> str:
        """The line that words stand on, and a caret under each of their characters."""
        lines = self.lines()
        line = lines[span.line - 1].replace("\t", " ") if 0 < span.line <= len(lines) else ""
        cut = max(0, span.end - WIDTH) if span.end > WIDTH else 0
        cut = min(cut, span.start - 1)
        width = max(1, min(span.end, cut + WIDTH + 1) - span.start)
        return f"{line[cut : cut + WIDTH]}\n{' ' * (span.start - 1 - cut)}{'^' * width}"

    def finding(self, wrong: Wrong, severity: str = "error") -> Finding:
        """What cannot be read, as a finding of this file."""
        place, shown = self.place(wrong.span), self.shown(wrong.span)
        return Finding(wrong.code, wrong.message, place, wrong.try_this, severity, shown)


def near(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to try for a name that is not known: the nearest of those that are, else a list of them.

    >>> near("ofence", ["offence", "penalty"])
    'did you mean offence?'
    """
    names = sorted(set(known))
    if SYNONYMS.get(word.lower()) in names:
        return f"write {SYNONYMS[word.lower()]}."
    close = get_close_matches(word, names, 1, 0.6) or get_close_matches(word.lower(), names, 1, 0.6)
    if close:
        return f"did you mean {close[0]}?"
    if otherwise or not names:
        return otherwise
    return f"there {'is' if len(names) == 1 else 'are'} {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}."


def refusal(findings: Sequence[Finding]) -> TravauxError:
    """The refusal of rules with errors: the first with its line and caret, the next few by their lines."""
    first, *rest = [one for one in findings if one.severity == "error"]
    what = f"{first.message}\n{first.shown}" if first.shown else first.message
    for one in rest[:SHOWN_BESIDE]:
        what += f"\nalso {placed(one.at)}: {one.message}"
    if len(rest) > SHOWN_BESIDE:
        what += f"\nand {len(rest) - SHOWN_BESIDE} more."
    return TravauxError(first.code, what, where=placed(first.at), try_this=first.try_this)


def placed(at: Place) -> str:
    """A place in words: "cybercrime.md, line 12, column 5"."""
    line = f"line {at.line}, column {at.column}" if at.line else ""
    return ", ".join(one for one in (at.file, line) if one)

"""The words and signs of a field, each with its place, and a cursor that reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .places import Span, Wrong

__all__ = ["Cursor", "Piece", "Token", "tokens_of"]

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n]*)
    |(?P<date>\d{4}-\d{2}-\d{2}(?!\w))
    |(?P<number>\d+(?!\w))
    |(?P<name>[^\W\d]\w*(?:-\w+)*)
    |(?P<text>"(?:[^"\\]|\\.)*"|“[^”]*”)
    |(?P<sign>>=|<=|≥|≤|[<>=;:,()/])""",
    re.X | re.S,
)
_SAME = {"≥": ">=", "≤": "<="}


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a field that stands on one line, from its column on."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A name, a number, a date, a text in quotation marks, or a sign; `text` as it counts, quotation marks off."""

    kind: str
    text: str
    at: Span


def tokens_of(pieces: Sequence[Piece], remarks: list[str] | None = None) -> tuple[Token, ...]:
    """The tokens of a field that stands on one line or on several; remarks are left out, and go into the list given for them.

    Raises `Wrong` at a sign that means nothing here and at a quotation mark that is never closed.
    """
    joined = "\n".join(one.text for one in pieces)
    found, at = [], 0
    while at < len(joined):
        match = _TOKEN.match(joined, at)
        if match is None:
            raise _stray(pieces, joined, at)
        kind = str(match.lastgroup)
        if kind == "space" and remarks is not None and match[0].startswith("#"):
            remarks.append(match[0].rstrip())
        if kind != "space":
            found.append(Token(kind, _meant(kind, match[0]), _span(pieces, at, match.end())))
        at = match.end()
    return tuple(found)


def _meant(kind: str, text: str) -> str:
    if kind != "text":
        return _SAME.get(text, text)
    inner = re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.S) if text[0] == '"' else text[1:-1]
    return " ".join(inner.split())


def _span(pieces: Sequence[Piece], start: int, end: int) -> Span:
    """The place of some characters of a field; of a text that goes on over lines, its part on the first."""
    for one in pieces:
        if start <= len(one.text):
            last = min(end, len(one.text))
            return Span(one.line, one.column + start, one.column + max(last, start + 1))
        start, end = start - len(one.text) - 1, end - len(one.text) - 1
    last_piece = pieces[-1]
    after = last_piece.column + len(last_piece.text)
    return Span(last_piece.line, after, after + 1)


def _stray(pieces: Sequence[Piece], joined: str, at: int) -> Wrong:
    if joined[at] in '"“':
        end = joined.find("\n", at)
        span = _span(pieces, at, len(joined) if end < 0 else end)
        return Wrong("open_quotation", "This quotation mark is never closed.", span, 'close it with ".')
    end = at + 1
    while end < len(joined) and not joined[end].isspace() and joined[at].isdigit():
        end += 1
    what = f"{joined[at:end]!r} means nothing here."
    while joined[at] in "&|!=" and end < len(joined) and joined[end] in "&|!=":
        end += 1
    hint = "a name begins with a letter." if joined[at].isdigit() else "texts stand in quotation marks."
    if joined[at] in "&|!=":
        hint = "write and, or, not, is, is not."
    return Wrong("stray_sign", what, _span(pieces, at, end), hint)


class Cursor:
    """Reads tokens one after another, and says where it stopped."""

    def __init__(self, tokens: Sequence[Token], end: Span) -> None:
        self.tokens, self.end, self.nth = tokens, end, 0

    def peek(self, ahead: int = 0) -> str:
        """The text of a token to come, "" after the last; of a text in quotation marks, '"'."""
        nth = self.nth + ahead
        if nth >= len(self.tokens):
            return ""
        return '"' if self.tokens[nth].kind == "text" else self.tokens[nth].text

    def kind(self) -> str:
        """The kind of the token to come, "" after the last."""
        return self.tokens[self.nth].kind if self.nth < len(self.tokens) else ""

    def here(self) -> Span:
        """The place of the token to come, or the place after the last."""
        return self.tokens[self.nth].at if self.nth < len(self.tokens) else self.end

    def take(self, *words: str) -> bool:
        """Pass over these words if they come next."""
        if all(self.peek(nth) == word for nth, word in enumerate(words)):
            self.nth += len(words)
            return True
        return False

    def next(self, kind: str, what: str, try_this: str = "") -> Token:
        """The next token, which must be of this kind; `what` says in words what is wanted."""
        if self.kind() != kind:
            raise self.wanted(what, try_this)
        self.nth += 1
        return self.tokens[self.nth - 1]

    def need(self, word: str, why: str, try_this: str) -> None:
        """Pass over a word or sign that must come next."""
        if not self.take(word):
            raise self.wanted(f"{word!r} {why}".strip(), try_this)

    def wanted(self, what: str, try_this: str = "") -> Wrong:
        """That something else was wanted at this place."""
        came = "and the line ends"
        if self.kind():
            came = "not a text" if self.kind() == "text" else f"not {self.peek()!r}"
        return Wrong("not_understood", f"Here {what} is wanted, {came}.", self.here(), try_this)

    def finish(self, try_this: str = "") -> None:
        """Nothing more may come."""
        if self.kind():
            shown = self.peek() if self.kind() != "text" else "this text"
            first = self.here()
            last = self.tokens[-1].at
            span = Span(first.line, first.start, last.end if last.line == first.line else first.end)
            hint = try_this or "take it out, or put `and` or `or` before it."
            raise Wrong("too_much", f"The line should end before {shown!r}.", span, hint)

    def day(self, what: str = "a day") -> date:
        """The next token as a day."""
        token = self.next("date", what, "write it as 2024-08-07.")
        try:
            return date.fromisoformat(token.text)
        except ValueError:
            raise Wrong("no_such_day", f"There is no day {token.text}.", token.at, "write it as 2024-08-07.") from None

    def names(self, what: str) -> tuple[Token, ...]:
        """Names with commas between them, at least one."""
        found = [self.next("name", what)]
        while self.take(","):
            found.append(self.next("name", what))
        return tuple(found)

    def span_to_end(self) -> Span:
        """The place of all tokens, as far as they stand on one line."""
        first, last = self.tokens[0].at, self.tokens[-1].at
        return Span(first.line, first.start, last.end if last.line == first.line else first.end)

    def span_from(self, nth: int) -> Span:
        """The place of the tokens from the n-th to the one last read, as far as they stand on one line."""
        first, last = self.tokens[nth].at, self.tokens[max(nth, self.nth - 1)].at
        return Span(first.line, first.start, last.end if last.line == first.line else first.end)

"""Findings about records, with a caret under the words where the files are at hand."""

from __future__ import annotations

from dataclasses import dataclass

from ...expressions import Norm
from ...records import (
    Article,
    Case,
    Defined,
    Domain,
    Fact,
    Instrument,
    Parameter,
    Patch,
    Place,
    Property,
    Reading,
    Rule,
)
from ..book import Book
from ..places import Finding, Span
from ..tokens import Piece, Token, tokens_of

__all__ = ["Spot", "Spots", "name_of", "subject_of"]

Record = Fact | Parameter | Defined | Reading | Rule | Domain | Property | Patch | Case


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a record: a field, which of several of its name, and the words in it; without them the record itself."""

    of: Record
    field: str = ""
    words: str = ""
    nth: int | None = None


def name_of(of: Record) -> str:
    """The name or id of a record."""
    return of.name if isinstance(of, (Fact, Parameter, Defined, Reading)) else of.id


def keyword_of(of: Record) -> str:
    """The word that opens the block of a record."""
    if isinstance(of, Patch):
        return of.kind
    return "definition" if isinstance(of, Defined) else type(of).__name__.lower()


def subject_of(rule: Rule) -> str | tuple[str, str] | None:
    """What a rule is about: a definition, or (role, action); None of a defeater."""
    if rule.concludes is None:
        return None
    return rule.concludes.subject if isinstance(rule.concludes, Norm) else rule.concludes[0]


class Spots:
    """Makes findings about an instrument; with the book it was read from, they point at words."""

    def __init__(self, instrument: Instrument, book: Book | None) -> None:
        self.instrument, self.book = instrument, book
        self.found: list[Finding] = []

    def add(self, code: str, message: str, spot: Spot, *, try_this: str = "", severity: str = "error") -> None:
        """Keep a finding, unless the same is kept already."""
        place, shown = self._placed(spot)
        made = Finding(code, message, place, try_this, severity, shown)
        if made not in self.found:
            self.found.append(made)

    def note(self, code: str, message: str, of: Article, *, try_this: str = "", severity: str = "error") -> None:
        """Keep a finding about a provision, at the address in its heading."""
        source = self.book.source(of.at.file) if self.book else None
        span = Span(of.at.line, of.at.column, of.at.column + len(of.address))
        shown = source.shown(span) if source else ""
        self.found.append(Finding(code, message, of.at, try_this, severity, shown))

    def tokens(self, of: Record, field: str) -> tuple[Token, ...]:
        """The tokens of a field of a record; none where the files are not at hand."""
        return self.book.tokens.get((keyword_of(of), name_of(of), field, 0), ()) if self.book else ()

    def _placed(self, spot: Spot) -> tuple[Place, str]:
        at = spot.of.at
        source = self.book.source(at.file) if self.book else None
        if self.book is None or source is None:
            return at, ""
        span = self._span(self.book, spot) or self._span(self.book, Spot(spot.of)) or Span(at.line, at.column, 0)
        if span.end == 0:
            return at, source.shown(Span(at.line, at.column, len(source.lines()[at.line - 1]) + 1))
        return source.place(span), source.shown(span)

    def _span(self, book: Book, spot: Spot) -> Span | None:
        """Where words stand in a field: the first place of them, or the whole of its first line."""
        key = keyword_of(spot.of), name_of(spot.of), spot.field
        words = [one.text for one in tokens_of([Piece(1, 1, spot.words)])] if spot.words else []
        for nth in range(40) if spot.nth is None else [spot.nth]:
            tokens = book.tokens.get((*key, nth), ())
            texts = [one.text for one in tokens]
            for start in range(len(tokens) - len(words) + 1 if words else min(1, len(tokens))):
                last = start + len(words) - 1 if words else len(tokens) - 1 if spot.field else 0
                if texts[start : start + len(words)] == words:
                    first, end = tokens[start].at, tokens[last].at
                    return Span(first.line, first.start, end.end if end.line == first.line else first.end)
        return None

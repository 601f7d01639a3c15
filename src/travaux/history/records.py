"""What history is given: documents with both their dates, and what documents ask for."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Span, Text

__all__ = ["Dated", "Request"]


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """One document on the axis of a negotiation: its symbol, kind (draft, proposals, report, statement, redline, resolution,
    other), printed label, its text, when it was tabled and when it became public (ISO days), the symbols of the documents
    it goes on from (None: the draft before it), and its language (ISO 639-1; None: that which its file says)."""

    symbol: str
    kind: str
    label: str | None
    text: Text
    date: str
    published: str | None = None
    follows: tuple[str, ...] | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a document asks for under a printed label: words put in, words taken out, or both, at a provision of a draft.

    `verb` is one of `travaux.text.notation.VERBS`; `address` is where it stands in the draft `against` (None: not known);
    `inserts` and `strikes` are the words; `span` the words of the document that show it. `form` is how the label stands
    ("tracked": who typed the change, not who asked for it). `act` is "wording", "whole" where a whole provision should go or
    stay out, or "move", "divide", "merge"; `to` says in print where it should go. `around` has, for each of `inserts` and then
    of `strikes`, the word before and the word after it in the draft ("": not known).
    """

    document: str
    label: str
    verb: str
    address: str | None
    against: str | None
    inserts: tuple[str, ...]
    strikes: tuple[str, ...]
    span: Span
    date: str
    published: str | None = None
    form: str = "heading"
    act: str = "wording"
    to: str | None = None
    around: tuple[tuple[str, str], ...] = ()

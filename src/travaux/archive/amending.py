"""Writing to `negotiation.toml` as a person would: a new one with comments, and documents added without touching the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

import tomlkit
from tomlkit.items import AoT, Item, Table

from ..errors import TravauxError
from .listing import LISTING, Document

__all__ = ["amended", "fresh", "merged"]

_FRESH = """\
# A negotiation for travaux. This file is yours: edit it by hand, or let `travaux add` write into it.
# What you write here (also comments) is kept as it stands.

title = {title}
language = {language}    # the main language of the drafts

# One [[documents]] table for each document:
#
# [[documents]]
# symbol = "A/CONF.1/2"            # as printed on it; two documents never share one
# kind = "draft"                   # draft, proposals, report, statement, votes, redline, resolution, other
# title = "Zero draft"
# date = 2026-03-14                # the day of the event: the session, the meeting ("2026-03" or "2026" will do)
# published = 2026-04-02           # the day the document came out, which may be much later
# language = "en"
# url = "https://..."              # where it was fetched from
# label = "Zero draft"             # a short name for lists and time lines
# file = "zero-draft.pdf"          # in this folder
# follows = ["A/CONF.1/1"]         # only where this is not simply the draft before it: the drafts it goes on from
# note = "..."                     # for yourself
"""


def fresh(title: str, language: str = "en") -> str:
    """A new `negotiation.toml`, commented, without documents.

    >>> from travaux.archive import parse_listing
    >>> parse_listing(fresh('The "Harbour" Convention').encode()).title
    'The "Harbour" Convention'
    """
    return _FRESH.format(title=tomlkit.string(title).as_string(), language=tomlkit.string(language).as_string())


def amended(source: str, documents: Sequence[Document]) -> str:
    """The listing with these documents in it: a symbol that is there gets its new values, another is added at the end.

    Comments, order and spacing of everything else stay as they are; nothing is taken out.
    """
    book = tomlkit.parse(source)
    rows = book.get("documents", [])
    if not isinstance(rows, AoT) and rows:
        raise TravauxError(
            "wrong_listing",
            "`documents` is written as one value.",
            where=LISTING,
            try_this="write each document as a [[documents]] table of its own.",
        )
    known = {str(row.get("symbol", "")).strip(): row for row in rows}
    if not known:
        book.pop("documents", None)
    for document in documents:
        if document.symbol in known:
            _update(known[document.symbol], document)
    new = [_written(document) for document in documents if document.symbol not in known]
    return "\n".join((book.as_string().rstrip("\n") + "\n", *new)) if new else book.as_string()


def _written(document: Document) -> str:
    table = tomlkit.table()
    for name, value in _values(document):
        table.add(name, value)
    return "[[documents]]\n" + table.as_string()


def _update(row: Table, document: Document) -> None:
    for name, value in _values(document):
        if name not in row or row[name] != value:
            row[name] = value


def _values(document: Document) -> list[tuple[str, Item]]:
    names = [f.name for f in fields(document)]
    given = ((name, getattr(document, name)) for name in names)
    return [(name, _item(name, value)) for name, value in given if value not in (None, "")]


def _item(name: str, value: str | tuple[str, ...]) -> Item:
    if isinstance(value, tuple):
        return tomlkit.item(list(value))
    if name in ("date", "published") and len(value) == 10:
        return tomlkit.item(date.fromisoformat(value))
    return tomlkit.item(value)


def merged(known: Document | None, given: Document) -> Document:
    """A document with what was said of it before, and over it what is said now."""
    if known is None:
        return given
    said = {f.name: getattr(given, f.name) for f in fields(given) if getattr(given, f.name) not in (None, "")}
    return replace(known, **said)

"""The listing: `negotiation.toml`, which people write and read; every document with what is said of it, checked."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

import msgspec

from ..errors import TravauxError
from ..pointing import Pointer
from .durable import clear_warning

__all__ = ["KINDS", "LISTING", "Document", "Listing", "contradiction", "read_listing"]

LISTING = "negotiation.toml"
KINDS = ("draft", "proposals", "report", "statement", "votes", "redline", "resolution", "other")
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the listing.

    `date` is the day of the event (the session, the meeting), `published` the day the document came out: ISO dates, also of
    a month or a year alone (`2019-05`, `2019`). `file` is a path in the folder; where `sha256` is given, the bytes are those
    of the original with that hash, and `file` is only the name it came under. `follows` names the drafts that a draft goes on
    from, where that is not simply the one before it (none: it begins anew).
    """

    symbol: str
    kind: str
    date: str
    title: str = ""
    published: str | None = None
    language: str | None = None
    url: str | None = None
    label: str | None = None
    file: str | None = None
    sha256: str | None = None
    follows: tuple[str, ...] | None = None
    note: str | None = None

    def said(self) -> dict[str, object]:
        """What is said of the document, without where its bytes lie."""
        every = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("file", "sha256")}
        return {name: value for name, value in every.items() if value not in (None, "")}


@dataclass(frozen=True, slots=True)
class Listing:
    """A negotiation as its people wrote it down: title, main language, the documents as they stand, a few words about it."""

    title: str
    language: str
    documents: tuple[Document, ...]
    about: str = ""

    def find(self, symbol: str) -> Document | None:
        """The document with this symbol, None where there is none."""
        return next((d for d in self.documents if d.symbol == symbol), None)


def document_of(said: Mapping[str, object]) -> Document:
    """The document of which this is said, by the names of its fields; what is None or missing is not known."""
    return msgspec.convert({name: value for name, value in said.items() if value is not None}, Document)


def read_listing(folder: Path) -> Listing:
    """The listing of a negotiation; whatever is wrong in it is refused with its line, its column and a caret."""
    path = folder / LISTING
    if not path.is_file():
        raise TravauxError(
            "not_a_negotiation",
            f"There is no {LISTING} here.",
            where=str(folder),
            try_this=f'travaux new {folder} --title "..."',
        )
    with clear_warning(path):
        content = path.read_bytes()
    return parse_listing(content, str(path))


def parse_listing(content: bytes, where: str = LISTING) -> Listing:
    """The listing in the bytes of a `negotiation.toml`.

    >>> parse_listing(b'title = "Convention on Quiet Harbours"').title
    'Convention on Quiet Harbours'
    """
    pointer = Pointer(where, _decoded(content, where))
    try:
        table = tomllib.loads(pointer.source)
    except tomllib.TOMLDecodeError as trouble:
        raise pointer.not_toml(trouble) from trouble
    return _listing(table, pointer)


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        line = content[: trouble.start].count(b"\n") + 1
        raise TravauxError(
            "unreadable_toml", f"Line {line} is not UTF-8.", where=where, try_this="save the file as UTF-8."
        ) from trouble


def _listing(table: Mapping[str, object], pointer: Pointer) -> Listing:
    _known(table, ("title", "language", "about", "documents"), pointer, None)
    rows = table.get("documents", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise pointer.refusal(
            "documents", None, "`documents` is a list of tables.", "begin each document with [[documents]]"
        )
    documents = tuple(_document(row, pointer, n) for n, row in enumerate(rows))
    _one_symbol_each(documents, pointer)
    title, language = _text(table, "title", pointer, None), _text(table, "language", pointer, None)
    return Listing(title or "", language or "en", documents, _text(table, "about", pointer, None) or "")


def _document(row: Mapping[str, object], pointer: Pointer, n: int) -> Document:
    names = tuple(f.name for f in fields(Document))
    _known(row, names, pointer, n)
    said = {name: _READERS.get(name, _text)(row, name, pointer, n) for name in names}
    for name in ("symbol", "kind", "date"):
        if not said[name]:
            raise pointer.refusal("", n, f"A document without `{name}`.", f"add a line  {name} = {_EXAMPLES[name]}")
    if not said["file"] and not said["sha256"]:
        raise pointer.refusal("", n, "A document without `file`.", 'add a line  file = "the-document.pdf"')
    document = document_of(said)
    if wrong := wrong_with(document):
        name, what, hint = wrong
        raise pointer.refusal(name, n, what, hint)
    return document


_DAYS = '2026-03-14, or "2026-03", or "2026"'
_EXAMPLES = {"symbol": '"A/CONF.1/2"', "kind": '"draft"', "date": "2026-03-14"}
_FORMS = {
    "language": (_LANGUAGE, "a language code", "en, fr, es, ar, ru, zh"),
    "sha256": (_SHA256, "a SHA-256", "take the line out: `travaux add` writes it"),
    "url": (_ADDRESS, "a web address", "begin it with https://"),
}


def wrong_with(document: Document) -> tuple[str, str, str] | None:
    """The first thing wrong with a document: the name of the field, what, and what to try; None where all is well."""
    if document.kind not in KINDS:
        near = difflib.get_close_matches(document.kind, KINDS, 1)
        return "kind", f"Unknown kind {document.kind!r}.", f"{near[0]}?" if near else "one of " + ", ".join(KINDS)
    for name in ("date", "published"):
        day = getattr(document, name)
        if day is not None and not _is_day(day):
            return name, f"{day!r} is not a date.", _DAYS
    for name, (form, what, hint) in _FORMS.items():
        value = getattr(document, name)
        if value is not None and not form.fullmatch(value):
            return name, f"{value!r} is not {what}.", hint
    if document.file and (Path(document.file).is_absolute() or ".." in Path(document.file).parts):
        return "file", "`file` leads out of the folder.", "put the document into the folder, or use `travaux add`"
    if not document.symbol.strip() or not document.symbol.isprintable():
        return "symbol", f"{document.symbol!r} is not a symbol.", "write it as it is printed on the document"
    if wrong := contradiction(document.date, document.published):
        return "published", wrong, "date is the day of the event, published the day the document came out"
    return None


def contradiction(event: str, published: str | None) -> str | None:
    """What is wrong with two dates, None where they agree: nothing is published before it happened.

    >>> contradiction("2019-05-17", "2019-05"), contradiction("2019-05", "2018")
    (None, 'Published (2018) before its own date (2019-05).')
    """
    if published is None:
        return None
    exact = min(len(event), len(published))
    return f"Published ({published}) before its own date ({event})." if published[:exact] < event[:exact] else None


def _known(row: Mapping[str, object], names: tuple[str, ...], pointer: Pointer, n: int | None) -> None:
    for name in row:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f"did you mean `{near[0]}`?" if near else "known are " + ", ".join(names)
            raise pointer.refusal(name, n, f"Unknown key `{name}`.", hint, at_key=True)


def _text(row: Mapping[str, object], name: str, pointer: Pointer, n: int | None) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    raise pointer.refusal(name, n, f"`{name}` is not a text.", f'put it in quotation marks: {name} = "{value}"')


def _day(row: Mapping[str, object], name: str, pointer: Pointer, n: int | None) -> str | None:
    value = row.get(name)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    raise pointer.refusal(name, n, f"{value!r} is not a date.", _DAYS)


def _symbols(row: Mapping[str, object], name: str, pointer: Pointer, n: int | None) -> tuple[str, ...] | None:
    value = row.get(name)
    if value is None or (isinstance(value, list) and all(isinstance(symbol, str) for symbol in value)):
        return None if value is None else tuple(value)
    raise pointer.refusal(name, n, f"`{name}` is not a list of symbols.", f'{name} = ["A/CONF.1/2"]')


_READERS: dict[str, Callable[[Mapping[str, object], str, Pointer, int | None], object]] = {
    "date": _day,
    "published": _day,
    "follows": _symbols,
}


def _is_day(written: str) -> bool:
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written + "0000-01-01"[len(written) :])
    except ValueError:
        return False
    return True


def _one_symbol_each(documents: tuple[Document, ...], pointer: Pointer) -> None:
    seen: dict[str, int] = {}
    for n, document in enumerate(documents):
        if document.symbol in seen:
            first = pointer.line_of("symbol", seen[document.symbol])
            what = f"Two documents have the symbol {document.symbol!r}; the first is at line {first}."
            raise pointer.refusal("symbol", n, what, "add the language or the version to one of the two symbols")
        seen[document.symbol] = n
    for n, document in enumerate(documents):
        for symbol in document.follows or ():
            if symbol not in seen or symbol == document.symbol:
                raise pointer.refusal("follows", n, f"No other document has the symbol {symbol!r}.", "check the symbol")

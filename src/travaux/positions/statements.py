"""Positions coded by hand: what a delegation said, when, where in the recording, and how surely it is known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from ..errors import Doubt, TravauxError
from ..text.notation import VERBS

__all__ = ["CONFIDENCES", "Statement", "Statements", "read_statements"]

CONFIDENCES = ("official", "reported", "heard")
"""How a statement is known: from a record or a text of the meeting, from somebody else's report, from the recording."""
AT = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}")
ORDERED = ("party", "date", "quote")
"""What every statement must say."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One coded position: `party` and `on_behalf_of` as printed, `date` it was taken and `published` (ISO days), the `quote`,
    `article` as a citation, and where it can be checked: `source`, `meeting`, `at` ("01:01") in the recording, `confidence`.

    `verb` (of `travaux.text.notation.VERBS`) and `option` say what the quote comes to, where the coder has said so; `issue`
    files it; `against` is the draft whose numbers it uses; `confirms` and `corrects` name an earlier statement by its `id`;
    `line` is the line of the file.
    """

    party: str
    date: str
    quote: str
    article: str = ""
    id: str | None = None
    on_behalf_of: str | None = None
    published: str | None = None
    meeting: str | None = None
    at: str | None = None
    source: str | None = None
    confidence: str = "reported"
    verb: str = "remark"
    option: str = ""
    issue: str | None = None
    document: str | None = None
    against: str | None = None
    confirms: str | None = None
    corrects: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a file in its order, and what was odd in it."""

    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...] = ()


KNOWN = frozenset(f.name for f in fields(Statement)) - {"line"}
SYNONYMS = {"address": "article", "provision": "article", "on": "article", "time": "at", "behalf": "on_behalf_of"}


def read_statements(written: str, where: str = "statements.toml") -> Statements:
    """The coded positions of a TOML file (tables `[[statements]]`) or of a CSV file with the same names in its first line.

    What cannot be understood is refused with file, line, column and what to write. A statement without a source, and one that
    confirms or corrects a statement that is not there, stays and is doubted.

    >>> found = read_statements('[[statements]]\\nparty = "XA"\\ndate = 2025-04-07\\nquote = "We oppose."\\n')
    >>> found.statements[0].party, found.doubts[0].code
    ('XA', 'statement_without_source')
    """
    rows = _csv_rows(written, where) if _is_csv(written, where) else _toml_rows(written, where)
    found = tuple(_statement(row, lines, where) for row, lines in rows)
    _refuse_doubles(found, where)
    return Statements(found, tuple(_doubts(found)))


Lines = Mapping[str, tuple[int, int]]
"""The line and column of each field, and under "" of the whole statement."""


def _is_csv(written: str, where: str) -> bool:
    return where.lower().endswith((".csv", ".tsv")) or not re.search(
        r"^\s*(?:\[|[\w\-]+\s*=|#|$)", written.split("\n", 1)[0]
    )


def _toml_rows(written: str, where: str) -> Iterator[tuple[dict[str, Any], Lines]]:
    try:
        listing = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), written)
        raise TravauxError(
            "unreadable_statements",
            str(error).split(" (at", 1)[0] + ".",
            where=f"{where}, line {line}, column {column}",
            try_this='Begin each with [[statements]] and write fields as party = "XA".',
        ) from None
    rows = listing.get("statements", [])
    places = list(_toml_places(written))
    if not isinstance(rows, list) or any(not isinstance(row, dict) for row in rows):
        raise TravauxError(
            "bad_statement", "“statements” is no list of tables.", where=where, try_this="Write [[statements]]."
        )
    for n, row in enumerate(rows):
        yield row, places[n] if n < len(places) else {"": (1, 1)}


def _place(said: str, written: str) -> tuple[int, int]:
    match = re.search(r"line (\d+), column (\d+)", said)
    return (int(match[1]), int(match[2])) if match else (written.count("\n") + 1, 1)


def _toml_places(written: str) -> Iterator[Lines]:
    """Where the fields of each table stand."""
    here: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(written.split("\n"), 1):
        if re.match(r"\s*\[\[\s*statements\s*\]\]", line):
            if here:
                yield here
            here = {"": (number, 1)}
        elif here and (match := re.match(r"\s*([\w\-]+)\s*=\s*", line)):
            here[match[1]] = (number, match.end() + 1)
    if here:
        yield here


def _csv_rows(written: str, where: str) -> Iterator[tuple[dict[str, Any], Lines]]:
    first = written.split("\n", 1)[0]
    comma = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(written, newline=""), delimiter=comma, strict=True)
    try:
        names = [name.strip().lower().lstrip("\ufeff") for name in next(rows, [])]
        before = rows.line_num
        for row in rows:
            line, before = before + 1, rows.line_num
            if len(row) > len(names):
                raise TravauxError(
                    "bad_statement",
                    f"The line has {len(row)} cells, the first line names {len(names)}.",
                    where=f"{where}, line {line}, column {len(names) + 1}",
                    try_this=f"Put cells that hold “{comma}” in quotation marks.",
                )
            if any(cell.strip() for cell in row):
                given = {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell.strip()}
                yield given, {"": (line, 1), **{name: (line, n) for n, name in enumerate(names, 1)}}
    except csv.Error as error:
        raise TravauxError(
            "unreadable_statements",
            f"{error}.",
            where=f"{where}, line {rows.line_num}",
            try_this="Close the quotation mark.",
        ) from None


def _statement(row: Mapping[str, Any], lines: Lines, where: str) -> Statement:
    given: dict[str, Any] = {}
    for name, value in row.items():
        field = SYNONYMS.get(name, name)
        if field not in KNOWN:
            known = ", ".join(sorted(KNOWN))
            raise _refusal(_spot(where, lines, name), f"A statement has no field “{name}”.", f"Write one of {known}.")
        given[field] = _value(field, value, lines, where)
    for name in ORDERED:
        if not given.get(name):
            raise _refusal(_spot(where, lines, ""), f"The statement has no {name}.", f'Add {name} = "…".')
    return Statement(**given, line=lines[""][0])


def _value(field: str, value: Any, lines: Lines, where: str) -> str:
    if isinstance(value, dt.date) and field in ("date", "published"):
        return value.isoformat()[:10]
    if field == "meeting" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise _refusal(_spot(where, lines, field), f"“{field}” is no text.", f'Write {field} = "…".')
    said = value.strip()
    if field in ("date", "published") and not _is_day(said):
        raise _refusal(_spot(where, lines, field), f"“{said}” is no day.", "Write it as 2025-04-07.")
    if field == "at" and not AT.fullmatch(said):
        raise _refusal(
            _spot(where, lines, field), f"“{said}” is no time in a recording.", "Write minutes and seconds, 01:01."
        )
    if field == "verb" and said not in VERBS:
        raise _refusal(
            _spot(where, lines, field), f"“{said}” is no verb of a position.", f"Write one of {', '.join(VERBS)}."
        )
    if field == "confidence" and said not in CONFIDENCES:
        raise _refusal(
            _spot(where, lines, field), f"“{said}” says not how it is known.", f"Write one of {', '.join(CONFIDENCES)}."
        )
    return said


def _is_day(said: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", said) and dt.date.fromisoformat(said))
    except ValueError:
        return False


def _spot(where: str, lines: Lines, field: str) -> str:
    line, column = lines.get(field, lines[""])
    return f"{where}, line {line}, column {column}"


def _refusal(where: str, what: str, try_this: str) -> TravauxError:
    return TravauxError("bad_statement", what, where=where, try_this=try_this)


def _refuse_doubles(found: tuple[Statement, ...], where: str) -> None:
    first: dict[str, int] = {}
    for one in found:
        if one.id is not None and one.id in first:
            raise TravauxError(
                "bad_statement",
                f"Two statements have the id “{one.id}”, in lines {first[one.id]} and {one.line}.",
                where=f"{where}, line {one.line}, column 1",
                try_this="Give each its own id; to amend an earlier one write corrects = or confirms = with its id.",
            )
        if one.id is not None:
            first[one.id] = one.line


def _doubts(found: tuple[Statement, ...]) -> Iterator[Doubt]:
    ids = {one.id for one in found if one.id}
    for one in found:
        name = one.id or f"in line {one.line}"
        if not one.source:
            yield Doubt(
                "statement_without_source",
                f"Statement {name} of {one.party} ({one.date}) has no source; add source = “…”.",
            )
        for earlier in (one.confirms, one.corrects):
            if earlier is not None and earlier not in ids:
                yield Doubt(
                    "statement_of_nothing", f"Statement {name} speaks of a statement {earlier}, which is not there."
                )

"""Compilations in tables: a row for each proposal, its delegation, wording and reasons in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..words import Span, Words
from .bidding import opening_verb
from .delegations import label_form, verb_table, word_list
from .headings import Line
from .printed import Printed
from .records import Attribution, Proposal
from .targets import Target, number_labels, opening, read_target, within

__all__ = ["Table", "proposal_tables", "row_cells", "table_proposals"]

Row = dict[int, Span]
"""The words of each cell of a row, by its column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row names its columns: which of them holds what, the rows under it, and all its words."""

    columns: dict[str, int]
    rows: tuple[Row, ...]
    span: Span


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """What the title of a column says it holds, by the words of `delegations.toml`."""
    found = {title.lower(): kind for kind, titles in verb_table("columns").items() for title in titles}
    return {**{title.lower(): "rationale" for title in word_list("rationale")}, **found}


def proposal_tables(printed: Printed) -> list[Table]:
    """The tables of a text that have a column of delegations and one of proposals."""
    out = []
    for rows in _tables(printed):
        columns = _columns(printed.text.words, rows[0])
        if "party" in columns and "proposal" in columns and len(rows) > 1:
            last = max(span[1] for row in rows for span in row.values())
            out.append(Table(columns, tuple(rows[1:]), (min(span[0] for span in rows[0].values()), last)))
    return out


def row_cells(printed: Printed) -> list[Span]:
    """The cells that stand beside others in a row: what is in them is no heading of the text around the table."""
    rows = (row for table in _tables(printed) for row in table)
    return sorted(span for row in rows if len(row) > 1 for span in row.values())


def _tables(printed: Printed) -> Iterator[list[Row]]:
    """The rows of each table, as the marks of its cells tell."""
    name, number, rows = "", "", list[Row]()
    for mark in (m for m in printed.text.marks if m.kind == "table_cell" and (m.value or "").count(":") >= 2):
        table, row, column = (mark.value or "").rsplit(":", 2)
        if not (column.isdecimal() and row.isdecimal()):
            continue
        again = table != name or int(row or 0) < int(number or 0)
        if again and rows:
            yield rows
            rows = []
        if again or row != number:
            rows.append({})
        name, number = table, row
        before = rows[-1].get(int(column), mark.span)
        rows[-1][int(column)] = (before[0], mark.span[1])
    if rows:
        yield rows


def _columns(words: Words, row: Row) -> dict[str, int]:
    out: dict[str, int] = {}
    for column, span in row.items():
        kind = _titles().get(" ".join(words.text(*span).lower().split()).strip(" :*"))
        if kind is not None:
            out.setdefault(kind, column)
    return out


def table_proposals(printed: Printed, table: Table, lines: Sequence[Line]) -> Iterator[Proposal]:
    """The proposals of one table. An empty cell of delegations goes on with the one above; a table without a column of
    provisions is on the provision printed last before it."""
    target = _before(printed, table, lines)
    label: Span | None = None
    for row in table.rows:
        here = row.get(table.columns["party"])
        if here is not None and label_form(_said(printed, here), printed.names):
            label = here
        over = row.get(table.columns.get("provision", -1))
        if over is not None:
            target = read_target(_said(printed, over)) or target
        wording = row.get(table.columns["proposal"])
        if label is not None and wording is not None and _said(printed, wording):
            yield _proposal(printed, label, target, (wording, row.get(table.columns.get("rationale", -1))))


def _said(printed: Printed, span: Span) -> str:
    return " ".join(printed.text.words.text(*span).split())


def _before(printed: Printed, table: Table, lines: Sequence[Line]) -> Target | None:
    start = int(printed.text.words.starts[table.span[0]])
    found: Target | None = None
    for line in lines:
        if line.start >= start:
            break
        target = read_target(line.text) if len(line.text) < 120 else None
        found = target or found
    return found


def _proposal(printed: Printed, label: Span, target: Target | None, cells: tuple[Span, Span | None]) -> Proposal:
    wording, reasons = cells
    text = printed.text.words.text(*wording)
    address = opening(text, target.address if target else None)
    parts = number_labels(text, address)
    why = _said(printed, reasons) if reasons is not None else ""
    none = why.strip(" .–-") in ("", *word_list("none_provided"))
    said = "absent" if not why else "none_provided" if none else "given"
    who = Attribution(_said(printed, label), opening_verb(printed, text), "heading", label)
    on = target.said if target else ""
    return Proposal(who, on, within(address, parts, text), wording, None if none else reasons, said, parts)

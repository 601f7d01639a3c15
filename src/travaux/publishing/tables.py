"""A comparison as tables: old article to new article, and the changes as JSON and CSV for people who count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..comparison.changes import Change, Pair
from ..text.provisions import Provision
from .citing import cited, excerpt, kind_of
from .contents import Compared
from .packing import Packed
from .shape import Redline
from .visible import odd_as_text

__all__ = ["Row", "Side", "articles", "as_csv", "as_json"]

Proofs = Mapping[int, tuple[tuple[str, str], ...]]
COLUMNS = (
    "number",
    "kind",
    "where_before",
    "where_after",
    "before",
    "after",
    "address_before",
    "address_after",
    "link",
)


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a line of the table: citation and heading ("" where there is none), link ("" without one)."""

    name: str = ""
    heading: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of articles: old and new, kind, relation (as a class and in words), the line of the later text
    that declares it ("" without one), likeness in per cent, number of changes."""

    before: Side
    after: Side
    kind: str
    relation: str
    words: str
    says: str
    likeness: str
    changes: int


def articles(one: Compared, line: Redline, packed: Packed, page_path: Callable[[int], str]) -> tuple[Row, ...]:
    """The table of articles: pairs of articles, annexes, parts and preamble; paragraphs are left to the redline."""
    pages: dict[tuple[str, str], int] = {}
    for number, sections in enumerate(packed.pages):
        for section in sections:
            pages.setdefault((section.side, section.address), number)
    links = {(side, address): f"{page_path(n)}#{_anchor(side, address)}" for (side, address), n in pages.items()}
    old, new = ({p.address: p for p in text.provisions} for text in (line.before, line.after))
    counts = _counts(one.comparison.changes)
    return tuple(
        Row(
            _side(old.get(pair.before or ""), links.get(("before", pair.before or ""), "")),
            _side(new.get(pair.after or ""), links.get(("after", pair.after or ""), "")),
            (new.get(pair.after or "") or old.get(pair.before or "") or _NOTHING).kind,
            pair.relation,
            f"{pair.relation} and {pair.also}" if pair.also else pair.relation,
            excerpt(pair.evidence.text, 20) if pair.evidence else "",
            f"{pair.score:.0%}" if pair.before and pair.after else "",
            counts.get(pair.after or pair.before or "", 0),
        )
        for pair in one.comparison.pairs
        if _is_head(pair)
    )


_NOTHING = Provision("", "article", None, None, (0, 0))


def _anchor(side: str, address: str) -> str:
    return f"was-{address}" if side == "before" else address


def _side(provision: Provision | None, link: str) -> Side:
    return Side() if provision is None else Side(cited(provision.address), provision.heading or "", link)


def _is_head(pair: Pair) -> bool:
    step = (pair.after or pair.before or "").rpartition("__")[2].partition("_")[0]
    return step in ("art", "annex", "preamble", "part", "chp", "sec")


def _counts(changes: tuple[Change, ...]) -> dict[str, int]:
    """Changes by article: every address counts for itself and for all it stands in."""
    counts: dict[str, int] = {}
    for change in changes:
        steps = (change.after.address or change.before.address).split("__")
        for end in range(1, len(steps) + 1):
            name = "__".join(steps[:end])
            counts[name] = counts.get(name, 0) + 1
    return counts


def as_json(one: Compared, folder: str, proofs: Proofs) -> str:
    """The changes of a comparison as one JSON document, addresses of evidence counted from the root of the site."""
    changes: list[dict[str, object]] = [
        {
            "number": c.number,
            "kind": c.kind,
            "follows": c.follows,
            "within": c.within,
            "before": {"address": c.before.address, "span": list(c.before.span), "text": c.before.text},
            "after": {"address": c.after.address, "span": list(c.after.span), "text": c.after.text},
            "evidence": [{"says": says, "href": href} for says, href in proofs.get(c.number, ())],
        }
        for c in one.comparison.changes
    ]
    provisions: list[dict[str, object]] = [
        {"before": p.before, "after": p.after, "relation": p.relation, "score": p.score} for p in one.comparison.pairs
    ]
    parts = {
        "schema": json.dumps("travaux/changes/1"),
        "before": json.dumps(one.before),
        "after": json.dumps(one.after),
        "page": json.dumps(f"{folder}/index.html"),
        "counts": json.dumps(one.comparison.counts),
        "provisions": _lines(provisions),
        "changes": _lines(changes),
    }
    return "{" + ",\n".join(f'"{name}": {part}' for name, part in parts.items()) + "}\n"


def _lines(records: list[dict[str, object]]) -> str:
    """A JSON list with one record a line, so that two of them can be compared by eye."""
    return "[\n" + ",\n".join(map(json.dumps, records)) + "\n]"


def as_csv(one: Compared, folder: str, proofs: Proofs) -> str:
    """The changes of a comparison as CSV. Guarantees: no cell begins with a sign a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for c in one.comparison.changes:
        links = " ".join(href for _, href in proofs.get(c.number, ()))
        cells = (
            kind_of(c),
            cited(c.before.address),
            cited(c.after.address),
            c.before.text,
            c.after.text,
            c.before.address,
            c.after.address,
            links or f"{folder}/index.html#c{c.number}",
        )
        writer.writerow([c.number, *map(cell, cells)])
    return "\ufeff" + out.getvalue()


def cell(text: str) -> str:
    """A text as the cell of a spreadsheet: never a formula, odd characters visible.

    >>> cell("=1+1"), cell("may"), cell("- the Parties")
    ("'=1+1", 'may', "'- the Parties")
    """
    plain = odd_as_text(text)
    return f"'{plain}" if plain[:1] in "=+-@\t\r|%" and plain else plain

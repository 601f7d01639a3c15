"""Demands held against each draft, and the open points of the drafts: tables and a plot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .articles import page_of_article, words
from .citing import cited
from .columns import csv_of
from .measures import Bracketing, Demand, Verdict
from .plots import Plot, stacked
from .quoting import POINTS, source
from .record import Version
from .stage import Stage
from .versions import name_of

__all__ = ["bracket_pages", "demand_pages"]

VERDICTS = {
    "met": "met",
    "partly": "partly met",
    "relocated": "stands elsewhere",
    "not met": "not met",
    "unknown": "not known",
}
"""The verdicts as a reader meets them, the best first."""

CLASSES = {
    "rivals": "rival wordings",
    "optional": "words that stay or go",
    "numbers": "numbers and blanks",
    "provisions": "whole provisions",
    "letters": "letters and stops",
    "notes": "text to come",
}
"""The kinds of open points that a plot can tell apart, from the bottom up."""

CLASS_OF = {
    "alternatives": "rivals",
    "optional_phrase": "optional",
    "empty": "optional",
    "number": "numbers",
    "blank": "numbers",
    "whole_provision": "provisions",
    "no_text": "provisions",
    "in_word": "letters",
    "punctuation": "letters",
}
"""The class of a kind; the others are notes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A demand with its verdict on each draft, None where it was not held against one."""

    demand: Demand
    verdicts: tuple[Verdict | None, ...]


def demand_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every demand against every draft."""
    found = stage.contents.record.demands
    if not found:
        return
    drafts = [s for s in stage.named if any(v.document == s for d in found for v in d.verdicts)]
    rows = [Standing(d, tuple(next((v for v in d.verdicts if v.document == s), None) for s in drafts)) for d in found]
    columns = [_counts(row.verdicts[n] for row in rows) for n in range(len(drafts))]
    yield "demands.html", stage.render(
        "demands.html", "demands.html", rows=rows, drafts=drafts, verdicts=VERDICTS,
        plot=_plot(stage, drafts, columns), **words(stage),
    )  # fmt: skip
    names = ("id", "owner", "text", "about", "draft", "verdict", "where", "worse", "words", "why", "source")
    yield "demands.csv", csv_of(names, (row for d in found for row in _demand_rows(stage, d)))


def _counts(verdicts: Iterable[Verdict | None]) -> list[tuple[str, int]]:
    """How many demands have each verdict, the best first."""
    said = [v.verdict for v in verdicts if v is not None]
    return [(key, said.count(key)) for key in VERDICTS]


def _demand_rows(stage: Stage, demand: Demand) -> Iterator[tuple[object, ...]]:
    for v in demand.verdicts:
        shown = source(stage, v.quote).says if v.quote else ""
        yield (
            demand.id, demand.owner, demand.text, demand.about, v.document, v.verdict, cited(v.address),
            "yes" if v.worse else "", v.quote.words if v.quote else "", v.why, shown,
        )  # fmt: skip


def _plot(stage: Stage, drafts: list[str], columns: list[list[tuple[str, int]]]) -> Plot:
    heads = [(stage.named[s].name, stage.named[s].date) for s in drafts]
    return stacked([(name, date, counts) for (name, date), counts in zip(heads, columns, strict=True)])


@dataclass(frozen=True, slots=True)
class Line:
    """An article in the table of open points: its page, its name and heading, how many are open in each draft (None: it is not
    there), the draft the oldest was first seen in."""

    href: str
    name: str
    heading: str
    counts: tuple[int | None, ...]
    oldest: str


def bracket_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The open points of every draft."""
    found = [b for b in stage.contents.record.brackets if b.document in stage.named]
    if not found:
        return
    kinds = [k for k in POINTS if any(k == key for b in found for key, _ in b.kinds)]
    holding = [b for b in found if b.total]
    rows = tuple(_lines(stage, holding))
    counts = [_by_class(b) for b in found]
    yield "brackets.html", stage.render(
        "brackets.html", "brackets.html", found=found, rows=rows, counts=counts,
        remarks=any(b.remarks for b in found), holding=holding,
        most=max((n or 0 for r in rows for n in r.counts), default=0), peak=max(found, key=lambda b: b.total),
        plot=_plot(stage, [b.document for b in found], counts),
        classes={key: said for key, said in CLASSES.items() if any(n for c in counts for k, n in c if k == key)},
        **words(stage),
    )  # fmt: skip
    yield "brackets.csv", csv_of(*_by_draft(found, kinds))
    yield "brackets-by-article.csv", csv_of(*_by_article(found))


def _by_class(one: Bracketing) -> list[tuple[str, int]]:
    """How many open points of each class of the plot."""
    return [(key, sum(n for kind, n in one.kinds if CLASS_OF.get(kind, "notes") == key)) for key in CLASSES]


def _lines(stage: Stage, found: list[Bracketing]) -> Iterator[Line]:
    homes = {a.born: page_of_article(stage, a) for a in stage.contents.record.articles}
    for born in dict.fromkeys(o.born for b in found for o in b.articles):
        held = [next((o for o in b.articles if o.born == born), None) for b in found]
        last, symbol = next((o, b.document) for o, b in reversed(list(zip(held, found, strict=True))) if o is not None)
        if any(o.count for o in held if o):
            yield Line(
                homes.get(born, ""),
                *name_of(stage, Version(symbol, last.address)),
                tuple(o.count if o else None for o in held),
                last.oldest,
            )


def _by_draft(found: list[Bracketing], kinds: list[str]) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    hows = sorted({how for b in found for how, _ in b.closings})
    names = (
        "draft",
        "open_points",
        "opened",
        "closed",
        *(f"closed_{how}" for how in hows),
        "never_closed",
        "remarks",
        *kinds,
    )
    rows = (
        (b.document, b.total, b.opened, b.closed, *(dict(b.closings).get(how, 0) for how in hows), b.unbalanced, b.remarks,
         *(dict(b.kinds).get(k, 0) for k in kinds))
        for b in found
    )  # fmt: skip
    return names, rows


def _by_article(found: list[Bracketing]) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    names = ("draft", "article", "address", "open_points", "oldest_first_seen_in")
    rows = ((b.document, cited(o.address), o.address, o.count, o.oldest) for b in found for o in b.articles)
    return names, rows

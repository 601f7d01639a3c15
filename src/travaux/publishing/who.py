"""Who wants what: the grid of issues and parties in sheets that fit a page of paper, and a page for each party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .articles import page_of_article, words
from .citing import cited, excerpt
from .columns import csv_of
from .days import day, gap
from .paths import party_page, slugs
from .quoting import source, whose
from .record import Actor, Grid, Issue, Voice
from .stage import Stage

__all__ = ["who_pages"]

WIDE = 5
"""So many parties stand side by side on one sheet: what a landscape page of paper holds."""
LONG = 600
"""So many voices stand on one sheet at most."""
DAYS = 250
"""So many positions stand on one page of days."""
COLUMNS = (
    "issue", "address", "party", "code", "kind", "label", "on_behalf_of", "verb", "option", "taken", "public",
    "confidence", "source", "page", "at", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One issue on a sheet: the issue, the page of its article ("" where it has none), and the voices under each party."""

    issue: Issue
    href: str
    cells: tuple[tuple[Voice, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the grid: its page, its title, the parties side by side with their own pages, and the issues."""

    path: str
    title: str
    actors: tuple[tuple[Actor, str], ...]
    rows: tuple[Row, ...]


def who_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The sheets of the grid, a page for each party, and all positions as CSV."""
    grid = stage.contents.record.grid
    if grid is None or not grid.issues:
        return
    names = slugs(actor.code or actor.name for actor in grid.actors)
    pages = {actor.code: party_page(names[actor.code or actor.name]) for actor in grid.actors}
    sheets = tuple(_sheets(stage, grid, pages))
    newest = next((s for s in reversed(stage.named) if any(i.draft == s for i in grid.issues)), "")
    links = [{"path": s.path, "title": s.title, "first": 0, "last": 0} for s in sheets]
    for number, sheet in enumerate(sheets, 1):
        yield (
            sheet.path,
            stage.render(
                "who.html",
                sheet.path,
                sheet=sheet,
                number=number,
                pages=links,
                grid=grid,
                parties=pages,
                newest=newest,
                **words(stage),
            ),
        )
    for actor in grid.actors:
        path = pages[actor.code]
        rows = tuple(_rows(stage, grid, (actor,)))
        yield (
            path,
            stage.render(
                "party.html", path, actor=actor, rows=rows, parties=pages, grid=grid, newest=newest, **words(stage)
            ),
        )
    yield from _days(stage, grid, pages, newest)
    yield "who/positions.csv", csv_of(COLUMNS, _table(stage, grid))


@dataclass(frozen=True, slots=True)
class Spoken:
    """One position on the page of days: its holder by name, the holder's page, the issue, the voice."""

    name: str
    href: str
    row: Row
    voice: Voice


def _days(stage: Stage, grid: Grid, pages: dict[str, str], newest: str) -> Iterator[tuple[str, str]]:
    """All positions in the order of the days they were taken."""
    names = {actor.code: actor.name for actor in grid.actors}
    rows = {row.issue: row for row in _rows(stage, grid, grid.actors)}
    spoken = [
        Spoken(names.get(code, code), pages.get(code, ""), rows[grid.issues[place]], voice)
        for place, code, voices in grid.cells
        for voice in voices
    ]
    ordered = sorted(spoken, key=lambda one: (one.voice.date, one.voice.published or ""))
    stacks = [ordered[at : at + DAYS] for at in range(0, len(ordered), DAYS)]
    links = [{"path": _day_page(n), "title": _stretch(each), "first": 0, "last": 0} for n, each in enumerate(stacks, 1)]
    for number, each in enumerate(stacks, 1):
        path = _day_page(number)
        yield path, stage.render(
            "days.html", path, entries=each, number=number, pages=links, total=len(ordered), newest=newest, gap=gap,
            **words(stage),
        )  # fmt: skip


def _day_page(number: int) -> str:
    return "who/days.html" if number == 1 else f"who/days-{number}.html"


def _stretch(each: Sequence[Spoken]) -> str:
    """From which day to which a page reaches."""
    first, last = (day(one.voice.date) or "not known" for one in (each[0], each[-1]))
    return first if first == last else f"{first} – {last}"


def _sheets(stage: Stage, grid: Grid, pages: dict[str, str]) -> Iterator[Sheet]:
    number = 0
    for first in range(0, len(grid.actors), WIDE):
        actors = grid.actors[first : first + WIDE]
        for rows in _stacks(tuple(_rows(stage, grid, actors))):
            number += 1
            ends = dict.fromkeys(excerpt(a.name, 5) for a in (actors[0], actors[-1]))
            title = " – ".join(ends)
            path = "who/index.html" if number == 1 else f"who/sheet-{number}.html"
            yield Sheet(path, title, tuple((a, pages[a.code]) for a in actors), rows)


def _rows(stage: Stage, grid: Grid, actors: Sequence[Actor]) -> Iterator[Row]:
    """The issues on which one of these parties has a word, with their words."""
    held = {(place, code): voices for place, code, voices in grid.cells}
    homes = {article.born: page_of_article(stage, article) for article in stage.contents.record.articles}
    for place, issue in enumerate(grid.issues):
        cells = tuple(held.get((place, actor.code), ()) for actor in actors)
        if any(cells):
            yield Row(issue, homes.get(issue.born, ""), cells)


def _stacks(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Rows in stacks of at most so many voices."""
    held: list[Row] = []
    weight = 0
    for row in rows:
        heavy = 1 + sum(map(len, row.cells))
        if held and weight + heavy > LONG:
            yield tuple(held)
            held, weight = [], 0
        held.append(row)
        weight += heavy
    if held:
        yield tuple(held)


def _table(stage: Stage, grid: Grid) -> Iterator[tuple[object, ...]]:
    names = {actor.code: actor.name for actor in grid.actors}
    for place, code, voices in grid.cells:
        issue = grid.issues[place]
        for voice in voices:
            link = source(stage, voice.quote) if voice.quote else None
            at, page = (voice.quote.at, voice.quote.page) if voice.quote else (None, None)
            yield (
                issue.title or cited(issue.address), issue.address, names.get(code, whose(voice)), code, voice.kind,
                voice.label, voice.on_behalf_of, voice.verb, voice.option, voice.date, voice.published or "",
                voice.confidence, link.says if link else "", page or "", at or "", link.href if link else "",
            )  # fmt: skip

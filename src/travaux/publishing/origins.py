"""The pages of origin: a draft whose words are coloured by the document, or by the printed label, they were born under."""

from __future__ import annotations

from collections.abc import Iterator

from .articles import words
from .citing import stretch
from .colours import keys_of, origin_overlay
from .columns import csv_of
from .packing import pack
from .paths import origin_page
from .record import Traced
from .setting import Setting
from .sheet import Sheet
from .stage import Stage

__all__ = ["origin_pages"]

LIMIT = 160_000
"""Characters of HTML for the words of one page."""


def origin_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The pages of every traced draft, and the list of them."""
    record = stage.contents.record
    if not record.traced:
        return
    yield (
        "origin/index.html",
        stage.render(
            "origins.html",
            "origin/index.html",
            traced=record.traced,
            slugs=stage.slugs,
            page=origin_page,
            **words(stage),
        ),
    )
    rows = ((t.document, source, count) for t in record.traced for source, count in t.sources)
    yield "origin/origins.csv", csv_of(("draft", "born_in", "words"), rows)
    for traced in record.traced:
        yield from _pages(stage, traced)


def _pages(stage: Stage, traced: Traced) -> Iterator[tuple[str, str]]:
    line = stage.taken(traced.document)
    length = max(1, len(line.after.words.source))
    packed = pack(line, LIMIT * length // (length + 170 * len(traced.runs) + 130 * len(line.sections)))
    named = stage.named[traced.document]
    paths = [origin_page(named.slug, n) for n in range(1, len(packed.pages) + 1)]
    titles = [stretch([s.address for s in sections]) or f"Page {n}" for n, sections in enumerate(packed.pages, 1)]
    links = [{"path": p, "title": t, "first": 0, "last": 0} for p, t in zip(paths, titles, strict=True)]
    sources, labels = keys_of(stage, traced)
    laid = origin_overlay(stage, traced.document, "origin")
    for number, (path, sections) in enumerate(zip(paths, packed.pages, strict=True), 1):
        sheet = Sheet(
            Setting(line, lambda change: "", worn={"after": laid} if laid else {}),
            folds=False,
            language=named.document.language,
        )
        body = sheet.page(sections, number == 1)
        yield path, stage.render(
            "origin.html", path, draft=named, number=number, pages=links, body=body,
            sources=sources.values(), labels=labels.values(), **words(stage),
        )  # fmt: skip

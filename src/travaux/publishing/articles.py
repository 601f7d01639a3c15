"""The pages of the articles: each from its first version to its last, what is open in it, who wants which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from .citing import cited, cited_within, excerpt
from .colours import Coloured, coloured
from .columns import csv_of
from .days import day
from .paths import article_page
from .quoting import POINTS, TOGETHER, VERBS, source, whose
from .record import Article, Paragraph, Version
from .stage import Stage
from .versions import changed_in, name_of, stood
from .wanting import wants

__all__ = ["article_pages", "page_of_article", "words"]


def page_of_article(stage: Stage, article: Article) -> str:
    """The page of an article, from the root of the site."""
    symbol, address = article.born
    return article_page(stage.slugs[symbol], address)


def article_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The list of articles and the page of each."""
    record = stage.contents.record
    if not record.articles:
        return
    yield from _list(stage)
    paths = {article.born: page_of_article(stage, article) for article in record.articles}
    order = list(paths.values())
    for place, article in enumerate(record.articles):
        path = paths[article.born]
        ahead, after = order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""
        yield path, _page(stage, article, path, (ahead, after))


def _last(article: Article) -> Version:
    """The newest version that still has words."""
    return next((v for v in reversed(article.versions) if v.address), article.versions[0])


def _page(stage: Stage, article: Article, path: str, near: tuple[str, str]) -> str:
    last = _last(article)
    number, heading = name_of(stage, last)
    return stage.render(
        "article.html",
        path,
        article=article,
        number=number,
        heading=heading,
        draft=stage.named[last.document],
        gone=article.versions[-1].address == "",
        now=_now(stage, last),
        home=stage.home_of(last.document, last.address) or stage.named[last.document].page,
        versions=[stood(stage, article, n, path) for n in range(len(article.versions))],
        near=near,
        sides=_side_by_side(article),
        wants=wants(stage, article),
        still=article.open_in in ("", last.document),
        kinds=POINTS,
        within=partial(_within, article),
        returns=stage.contents.record.returns,
        **words(stage),
    )


@dataclass(frozen=True, slots=True)
class Abreast:
    """One paragraph as every side would have it (None: a side has no such paragraph); one wording where all have the same."""

    address: str
    wordings: tuple[Paragraph | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether every side has the same words."""
        return len({w.runs if w else None for w in self.wordings}) == 1


def _side_by_side(article: Article) -> tuple[Abreast, ...]:
    """The paragraphs of an article in their order, each as every side would have it."""
    order: dict[str, None] = {}
    for side in sorted(article.sides, key=lambda s: -len(s.paragraphs)):
        order |= dict.fromkeys(p.address for p in side.paragraphs)
    held = [{p.address: p for p in side.paragraphs} for side in article.sides]
    return tuple(Abreast(address, tuple(each.get(address) for each in held)) for address in order)


def _within(article: Article, address: str) -> str:
    """How a provision of any version is cited by a reader of the article; "" for the article itself."""
    above = next((v.address for v in article.versions if v.address and f"{address}__".startswith(v.address + "__")), "")
    return cited_within(address, above) if above else cited(address)


def words(stage: Stage) -> dict[str, object]:
    """What every page of the record needs to speak: sources, names, verbs, days, citations."""
    return {
        "source": partial(source, stage),
        "whose": whose,
        "verbs": VERBS,
        "together": TOGETHER,
        "day": day,
        "cited": cited,
        "named": stage.named,
        "limits": stage.contents.record.limits,
        "excerpt": excerpt,
    }


def _now(stage: Stage, last: Version) -> Coloured:
    """The words of the newest version, coloured by origin where they are traced."""
    line = stage.taken(last.document)
    wanted = [s for s in line.sections if s.address == last.address]
    return coloured(stage, last.document, wanted)


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list: its page, number and heading now, its address in each draft (from the root of the site), how many
    points are open, how many versions changed its words, whether it was dropped."""

    href: str
    number: str
    heading: str
    places: Mapping[str, tuple[str, str]]
    open: int
    changed: int
    gone: bool


def _list(stage: Stage) -> Iterator[tuple[str, str]]:
    """The list of articles, as a page and as CSV."""
    drafts = list(dict.fromkeys(v.document for a in stage.contents.record.articles for v in a.versions))
    drafts = [s for s in stage.named if s in drafts]
    rows = [_listed(stage, article) for article in stage.contents.record.articles]
    path = "articles/index.html"
    yield path, stage.render("articles-list.html", path, rows=rows, drafts=drafts, **words(stage))
    table = (
        (r.number, r.heading, r.open, r.changed, *(r.places.get(d, ("",))[0] for d in drafts), r.href) for r in rows
    )
    yield (
        "articles/articles.csv",
        csv_of(("article", "heading", "open_points", "versions_changed", *drafts, "page"), table),
    )


def _listed(stage: Stage, article: Article) -> Listed:
    number, heading = name_of(stage, _last(article))
    places = {
        v.document: (cited(v.address), stage.home_of(v.document, v.address)) for v in article.versions if v.address
    }
    changed = sum(changed_in(stage, v) for v in article.versions)
    gone = article.versions[-1].address == ""
    return Listed(
        page_of_article(stage, article),
        number,
        heading,
        places,
        len(article.points) if article.open_in in ("", _last(article).document) else 0,
        changed,
        gone,
    )

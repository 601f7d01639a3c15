"""The pages of the articles: each from its first version to its last, what is open in it, who wants which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..comparison.changes import Change
from .citing import cited, cited_within, excerpt
from .colours import Coloured, coloured
from .contents import Compared
from .days import day
from .overlay import NOTHING, Overlay, worn_in_redline
from .paths import article_page, redline_page, relative
from .quoting import POINTS, TOGETHER, VERBS, source, whose
from .record import Article, Claim, Credited, Paragraph, Version
from .setting import Setting
from .shape import Redline, Section
from .sheet import Sheet
from .stage import Named, Stage
from .wanting import wants

__all__ = ["article_pages", "name_of", "page_of_article", "words"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change of a version and who asked for it: its number, its page, what left and came, the requests, how many of them are
    near enough to be named."""

    number: int
    href: str
    gone: str
    come: str
    claims: tuple[Claim, ...]
    credited: int


@dataclass(frozen=True, slots=True)
class Stood:
    """A version as its page shows it: the draft, its number and heading there, its relation in words, the redline from the
    version before (or the text, for the first), the page of the whole comparison, how many changes, who asked."""

    draft: Named
    number: str
    heading: str
    href: str
    relation: str
    body: Markup
    redline: str
    changes: int
    asked: tuple[Asked, ...]
    returned: tuple[int, ...]


def page_of_article(stage: Stage, article: Article) -> str:
    """The page of an article, from the root of the site."""
    symbol, address = article.born
    return article_page(stage.slugs[symbol], address)


def article_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The list of articles and the page of each."""
    record = stage.contents.record
    if not record.articles:
        return
    yield "articles/index.html", _list(stage)
    paths = {article.born: page_of_article(stage, article) for article in record.articles}
    order = list(paths.values())
    for place, article in enumerate(record.articles):
        path = paths[article.born]
        ahead, after = order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""
        yield path, _page(stage, article, path, (ahead, after))


def name_of(stage: Stage, version: Version) -> tuple[str, str]:
    """Number and heading of an article as a draft prints them."""
    text = stage.named[version.document].document.text
    found = next((p for p in text.provisions if p.address == version.address), None) if text else None
    heading = found.heading if found and found.heading else ""
    name = cited(version.address)
    return name, "" if heading.lower() == name.lower() else heading


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
        home=stage.home_of(last.document, last.address),
        versions=[_stood(stage, article, n, path) for n in range(len(article.versions))],
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
    line, _ = stage.draft(last.document)
    wanted = [s for s in line.sections if s.address == last.address]
    return coloured(stage, last.document, wanted)


def _stood(stage: Stage, article: Article, place: int, path: str) -> Stood:
    version = article.versions[place]
    number, heading = name_of(stage, version) if version.address else ("", "")
    one = _compared(stage, version)
    changes = _changes(stage, one, version) if one else ()
    body = _redlined(stage, one, version, path) if one and changes else Markup("")
    if version.before is None and version.address:
        body = _whole(stage, version)
    return Stood(
        stage.named[version.document],
        number,
        heading,
        stage.home_of(version.document, version.address) if version.address else "",
        _relation(stage, version),
        body,
        f"{stage.folders[one.before, one.after]}/index.html" if one else "",
        len(changes),
        tuple(_asked(stage, one, c) for c in version.asked) if one else (),
        version.returned,
    )


def _relation(stage: Stage, version: Version) -> str:
    """How a version came from the one before, in words."""
    if version.before is None:
        return "First version"
    draft, address = version.before
    was = f"{cited(address)} of {stage.named[draft].name}"
    if not version.address:
        return f"Merged into {cited(version.into)}: it was {was}" if version.into else f"Dropped: it was {was}"
    same = {"same": f"Still {cited(version.address)}", "renumbered": f"Renumbered, was {was}"}
    return same.get(version.relation, f"{version.relation.capitalize()} from {was}")


def _compared(stage: Stage, version: Version) -> Compared | None:
    if version.before is None:
        return None
    pair = version.before[0], version.document
    return next((c for c in stage.contents.compared if (c.before, c.after) == pair), None)


def _changes(stage: Stage, one: Compared, version: Version) -> tuple[Change, ...]:
    """The changes that touch this article, on either side."""
    before = version.before[1] if version.before else ""
    ours = {"after": version.address, "before": before if not version.address else ""}
    return tuple(
        c
        for c in one.comparison.changes
        if _inside(c.after.address, ours["after"])
        or _inside(c.before.address, ours["before"])
        or (_inside(c.before.address, before) and c.after.span[0] == c.after.span[1])
    )


def _inside(address: str, above: str) -> bool:
    return bool(above) and (address == above or address.startswith(above + "__"))


def _sections(line: Redline, version: Version) -> list[Section]:
    """The sections of a redline that show this article: those of the later draft, or of the earlier for a dropped one."""
    side, address = "after", version.address
    if not address and version.before:
        side, address = "before", version.before[1]
    return [s for s in line.sections if s.side == side and s.address == address]


def _redlined(stage: Stage, one: Compared, version: Version, path: str) -> Markup:
    line, packed = stage.line(one)
    homes = stage.homes.get(stage.keys[one.before, one.after], {})
    folder = f"{stage.folders[one.before, one.after]}/index.html"

    def proof(change: Change) -> str:
        return relative(path, homes.get(change.number, folder))

    def home(number: int) -> str:
        page = packed.ghosts.get(-number, 0) if number < 0 else packed.changes.get(number, 0)
        return relative(path, redline_page(stage.folders[one.before, one.after], page + 1))

    overlays = {"before": _marks(stage, one.before), "after": _marks(stage, one.after)}
    sheet = Sheet(Setting(line, proof, home, overlays), language=stage.named[one.after].document.language)
    return Markup("\n").join(sheet.inside(s) for s in _sections(line, version))


def _marks(stage: Stage, symbol: str) -> Overlay:
    """What is printed on the words of a compared draft, made once."""
    text = stage.named[symbol].document.text
    if (symbol, "redline") not in stage.laid and text is not None:
        stage.laid[symbol, "redline"] = worn_in_redline(text)
    return stage.laid.get((symbol, "redline"), NOTHING)


def _whole(stage: Stage, version: Version) -> Markup:
    line, _ = stage.draft(version.document)
    sheet = Sheet(
        Setting(line, lambda change: ""), folds=False, language=stage.named[version.document].document.language
    )
    return Markup("\n").join(sheet.inside(s) for s in line.sections if s.address == version.address)


def _asked(stage: Stage, one: Compared, credit: Credited) -> Asked:
    _, change = stage.change((one.before, one.after), credit.change)
    if change is None:
        raise ValueError(f"no change {credit.change} between {one.before} and {one.after}")
    homes = stage.homes.get(stage.keys[one.before, one.after], {})
    return Asked(
        change.number,
        homes.get(change.number, ""),
        "" if change.kind == "move" else excerpt(change.before.text, 16),
        excerpt(change.after.text, 16),
        credit.claims,
        credit.credited,
    )


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


def _list(stage: Stage) -> str:
    drafts = list(dict.fromkeys(v.document for a in stage.contents.record.articles for v in a.versions))
    drafts = [s for s in stage.named if s in drafts]
    rows = [_listed(stage, article) for article in stage.contents.record.articles]
    return stage.render("articles-list.html", "articles/index.html", rows=rows, drafts=drafts, **words(stage))


def _listed(stage: Stage, article: Article) -> Listed:
    number, heading = name_of(stage, _last(article))
    places = {
        v.document: (cited(v.address), stage.home_of(v.document, v.address)) for v in article.versions if v.address
    }
    changed = sum(bool((one := _compared(stage, v)) and _changes(stage, one, v)) for v in article.versions)
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

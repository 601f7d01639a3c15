"""Everything on record, gathered for the pages from what the rooms below found.

    documents, comparisons, notations, lives, stances, credits, demands ... -> publishing.Record

`Found` is what the main path hands in; whatever is missing there leaves its pages out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..comparison import Comparison
from ..errors import Doubt
from ..history import Credit, Dated, Left, OpenPoints, TracedRun, references
from ..history.crediting import Taken
from ..history.returning import Return
from ..positions import Stance
from ..positions.demands import Checked
from ..positions.parties import Parties
from ..publishing import Record
from ..publishing.record import Article, Credited, Point, Side, Traced, Version
from ..text import Text
from ..text.notation import Notation
from ..text.words import Span
from .answered import demands_of
from .asked import came_back, credited, unasked, uptake
from .bracketed import bracketing_of
from .grid import grid_of
from .heard import heard
from .lineage import followed, succession
from .newly import new_places
from .noted import Noted
from .open_points import points_of
from .origins import shown_runs
from .placed import Places
from .referring import reached
from .sided import sides_of
from .spoken import Spoken
from .voices import Said

__all__ = ["Found", "record_of"]

Link = tuple[str, str]
LIMITS = {
    "credit": "A request is named where its words, its place and its day make it possible. It may not be the reason.",
    "returns": "Found is what came back word for word or lightly edited. What came back in other words is not.",
    "residue": "Only what is on record is known: a request made in a closed room looks as if nobody had asked.",
    "who": "Only what documents print and statements tell is known. Names that mean nobody known stand as printed.",
    "origin": "A word is traced to the first document here that has it. Whence that document had it is not known.",
    "demands": "A test looks for words. What it cannot judge is not known.",
}
"""What a reader must know of each page before trusting it."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found about one negotiation; every span counts in the text of its document in `dated`.

    `dated` are the documents that could be read, by the day of their event; `comparisons` by the symbols of both drafts;
    `notations` by symbol; `since` gives for each draft the draft each bracket (by its span) was first seen in; `traced` the runs
    of each draft; `credits` the changes of each comparison of drafts that follow one another; `bracketed` the figures of the
    brackets; `spoken` what was said elsewhere of each draft; `doubts` what is odd about days and papers. Spans of
    `stances` alone count in the documents as they stand.
    """

    dated: tuple[Dated, ...]
    comparisons: Mapping[Link, Comparison]
    notations: Mapping[str, Notation] = field(default_factory=dict)
    since: Mapping[str, Mapping[Span, str]] = field(default_factory=dict)
    stances: tuple[Stance, ...] = ()
    traced: Mapping[str, tuple[TracedRun, ...]] = field(default_factory=dict)
    returns: tuple[Return, ...] = ()
    credits: Mapping[Link, tuple[Credit, ...]] = field(default_factory=dict)
    residue: tuple[Left, ...] = ()
    taken: tuple[Taken, ...] = ()
    checked: Checked | None = None
    parties: Parties | None = None
    bracketed: OpenPoints | None = None
    spoken: Mapping[str, Spoken] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    @property
    def texts(self) -> dict[str, Text]:
        """The texts by symbol."""
        return {one.symbol: one.text for one in self.dated}

    def said(self, symbol: str) -> Said:
        """Where and when the labels of a document were printed."""
        one = next(d for d in self.dated if d.symbol == symbol)
        return Said(symbol, one.date, one.published, self.parties, self.spoken.get(symbol))


def record_of(found: Found) -> Record:
    """The record as the pages show it."""
    texts = found.texts
    links = {link: found.comparisons[link] for link in succession(tuple(found.comparisons))}
    drafts = {d.symbol: d.text for d in found.dated if any(d.symbol in link for link in links)}
    points = _points(found, drafts)
    articles = tuple(_told(one, found, points) for one in followed(drafts, links))
    articles = tuple(_reached(articles, found, list(drafts)[-1])) if drafts else ()
    new = new_places(found.stances, [one for one in found.dated if one.symbol in drafts])
    places = Places(found.dated, tuple(drafts), links, articles, new)
    return Record(
        _sided(articles, found),
        grid_of(found.stances, places, found.dated, found.parties) if found.stances else None,
        tuple(_traced(found)),
        came_back(found.returns, found.dated),
        unasked(found.residue, texts),
        uptake(found.taken),
        demands_of(found.checked) if found.checked else (),
        bracketing_of(found.bracketed, found.notations, articles) if found.bracketed else (),
        LIMITS,
    )


def _points(found: Found, drafts: Mapping[str, Text]) -> dict[str, tuple[Point, ...]]:
    """The open points of each draft."""
    noted = {symbol: text for symbol, text in drafts.items() if symbol in found.notations}
    published = {one.symbol: one.published for one in found.dated}
    points = {
        symbol: points_of(text, found.notations[symbol], found.said(symbol), found.since.get(symbol))
        for symbol, text in noted.items()
    }
    for symbol, spoken in found.spoken.items():
        if symbol in points:
            points[symbol] = heard(
                points[symbol], found.notations[symbol], spoken, published=published, parties=found.parties
            )
    return points


def _told(article: Article, found: Found, points: Mapping[str, tuple[Point, ...]]) -> Article:
    """An article with who asked for what in each version, what came back, and what is open in the newest draft that has any."""
    versions = tuple(
        replace(one, asked=tuple(_asked(one, found)), returned=tuple(_returned(one, found))) for one in article.versions
    )
    for version in reversed(versions):
        here = tuple(p for p in points.get(version.document, ()) if inside(p.address, version.address))
        if here:
            return replace(article, versions=versions, points=here, open_in=version.document)
    return replace(article, versions=versions)


def _reached(articles: Iterable[Article], found: Found, newest: str) -> Iterator[Article]:
    """Articles with what refers to them in the newest draft."""
    text = found.texts[newest]
    known = references(text)
    for one in articles:
        yield replace(one, reached=tuple(reached(newest, text, one.versions[-1].address, known)))


def _asked(version: Version, found: Found) -> Iterator[Credited]:
    """The credits of the changes that touch a version, or brought it in."""
    was = version.before[1] if version.before else ""
    links = [(version.before[0], version.document)] if version.before else _into(version.document, found)
    here = [
        one
        for link in links
        for one in found.credits.get(link, ())
        if inside(one.change.after.address, version.address)
        or (inside(one.change.before.address, was) and one.change.after.span[0] == one.change.after.span[1])
    ]
    yield from credited(here, found.texts)


def _into(symbol: str, found: Found) -> list[Link]:
    """The one comparison that leads to a draft; none where it goes on from several."""
    links = [link for link in found.credits if link[1] == symbol]
    return links if len(links) == 1 else []


def _returned(version: Version, found: Found) -> Iterator[int]:
    """The places of the returns that came back into a version."""
    for number, one in enumerate(found.returns):
        if one.back_in.document == version.document and inside(one.back_in.address, version.address):
            yield number


def inside(address: str, above: str) -> bool:
    """Whether a provision is another or stands in it.

    >>> inside("art_3__para_1", "art_3"), inside("art_31", "art_3"), inside("art_3", "")
    (True, False, False)
    """
    return bool(above) and (address == above or address.startswith(above + "__"))


def _sided(articles: Iterable[Article], found: Found) -> tuple[Article, ...]:
    """Articles with the text of the draft in which they are open as each side would have it."""
    kept = tuple(articles)
    wanted: dict[str, list[str]] = {}
    for one in kept:
        wanted.setdefault(one.open_in, []).extend(v.address for v in one.versions if v.document == one.open_in)
    sides = {
        symbol: sides_of(Noted(found.texts[symbol], found.notations[symbol]), addresses, found.said(symbol))
        for symbol, addresses in wanted.items()
        if symbol
    }
    return tuple(_with_sides(one, sides.get(one.open_in, {})) for one in kept)


def _with_sides(article: Article, sides: Mapping[str, tuple[Side, ...]]) -> Article:
    here = next((v.address for v in article.versions if v.document == article.open_in), "")
    return replace(article, sides=sides.get(here, ()))


def _traced(found: Found) -> Iterator[Traced]:
    for symbol, runs in found.traced.items():
        yield shown_runs(symbol, runs, found.dated)

"""Everything on record, gathered for the pages from what the rooms below found.

    texts, comparisons, notations, lives, stances ... -> publishing.Record

`Found` is what the main path hands in; whatever is missing there leaves its pages out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..comparison import Comparison
from ..history import TracedRun
from ..positions import Stance
from ..positions.parties import Parties
from ..publishing import Record
from ..publishing.record import Article, Grid, Point, Side, Traced
from ..text import Text
from ..text.notation import Notation
from ..text.words import Span
from .grid import grid_of
from .lineage import followed, onward, succession
from .open_points import points_of
from .origins import shown_runs
from .voices import Said

__all__ = ["Found", "record_of"]

Link = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found about one negotiation. All texts are as printed, by symbol, in the order of their days.

    `drafts` are the symbols of the texts that follow one another; `comparisons` those of drafts; `days` the two days of each
    document; `notations` by symbol; `since` for each draft the draft each bracket (by its span) was first seen in; `traced` the
    runs of each traced draft, spans in the compared text; `settled` gives an article of a draft (its address) as each side would
    have it.
    """

    drafts: tuple[str, ...]
    texts: Mapping[str, Text]
    comparisons: Mapping[Link, Comparison]
    days: Mapping[str, tuple[str, str | None]]
    notations: Mapping[str, Notation] = field(default_factory=dict)
    since: Mapping[str, Mapping[Span, str]] = field(default_factory=dict)
    stances: tuple[Stance, ...] = ()
    traced: Mapping[str, tuple[TracedRun, ...]] = field(default_factory=dict)
    parties: Parties | None = None
    settled: Mapping[Link, tuple[Side, ...]] = field(default_factory=dict)


def record_of(found: Found) -> Record:
    """The record as the pages show it."""
    links = {link: found.comparisons[link] for link in succession(tuple(found.comparisons))}
    drafts = {s: found.texts[s] for s in found.drafts if s in found.texts and any(s in link for link in links)}
    articles = followed(drafts, links)
    points = {symbol: _points(found, symbol) for symbol in drafts if symbol in found.notations}
    return Record(
        tuple(_opened(article, points, found) for article in articles),
        _grid(found, articles, links),
        tuple(_traced(found)),
    )


def _points(found: Found, symbol: str) -> tuple[Point, ...]:
    said = Said(symbol, *found.days.get(symbol, ("", None)), found.parties)
    return points_of(found.texts[symbol], found.notations[symbol], said, found.since.get(symbol))


def _opened(article: Article, points: Mapping[str, tuple[Point, ...]], found: Found) -> Article:
    """An article with the open points of the newest draft in which it had any, and that text as each side would have it."""
    for version in reversed(article.versions):
        here = tuple(
            p for p in points.get(version.document, ()) if version.address and _inside(p.address, version.address)
        )
        if here:
            sides = found.settled.get((version.document, version.address), ())
            return replace(article, points=here, sides=sides, open_in=version.document)
    return article


def _inside(address: str, above: str) -> bool:
    return address == above or address.startswith(above + "__")


def _grid(found: Found, articles: tuple[Article, ...], links: Mapping[Link, Comparison]) -> Grid | None:
    if not found.stances:
        return None

    def home(document: str, address: str) -> Link:
        return onward((_against(found, document), address), links)

    def heading(draft: str, address: str) -> str:
        text = found.texts.get(draft)
        held = [p for p in text.provisions if _inside(address, p.address) and p.heading] if text else []
        return held[-1].heading or "" if held else ""

    published = {symbol: public for symbol, (_, public) in found.days.items()}
    return grid_of(found.stances, home, articles, published=published, parties=found.parties, headings=heading)


def _against(found: Found, document: str) -> str:
    """The draft whose numbers a document uses: itself where it is a draft, else the newest draft on its day."""
    if document in found.drafts:
        return document
    day = found.days.get(document, ("", None))[0]
    earlier = [s for s in found.drafts if found.days.get(s, ("", None))[0] <= day]
    return earlier[-1] if earlier else (found.drafts[0] if found.drafts else document)


def _traced(found: Found) -> Iterator[Traced]:
    order = list(found.texts)
    for symbol, runs in found.traced.items():
        yield shown_runs(symbol, runs, found.texts, order)

"""What a site is given. Publishing computes nothing: texts, comparisons, counts and page pictures are handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..comparison.changes import Comparison
from ..errors import Doubt, TravauxError
from ..text.documents import Text
from ..text.words import Ints
from .measures import Bracketing, Demand, Return, Unasked, Uptake
from .record import Article, Grid, Quote, Traced, quotes_in
from .ruled import Ruled

__all__ = ["Compared", "Contents", "Document", "Picture", "Pictures", "Record"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of one printed page: its bytes (PNG or WebP), the suffix of its file, width and height of the page in points."""

    image: bytes
    suffix: str
    width: float
    height: float


Pictures = Callable[[str, int], "Picture | None"]
"""Asked for (symbol, page from 1) of the pages that carry evidence, and of no others; None where a page has no picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One document of the negotiation as the site shows it.

    `date` is the day of the event, `published` the day it came out, both ISO 8601 ("" and None: not known). `label` is the short
    name people use ("Zero draft"). `text` is None where the document holds no draft or could not be read; then `refusal`
    says why and what to try. `counts` may hold words, articles, brackets_open. Where `text` is a reading of a marked-up
    document (its revisions taken), `printed` is the document as it stands and `original` (n,) gives for each word of `text`
    its word there; the page of the draft then shows `printed`.
    """

    symbol: str
    title: str = ""
    kind: str = "draft"
    date: str = ""
    published: str | None = None
    language: str | None = None
    label: str | None = None
    url: str | None = None
    text: Text | None = None
    refusal: TravauxError | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    printed: Text | None = None
    original: Ints | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two drafts by their symbols, and what differs between them."""

    before: str
    after: str
    comparison: Comparison


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What is known beyond the drafts and their comparisons; a part that is empty has no page.

    `articles` in the order of the newest draft, those that were dropped last; `grid` says who wants what; `traced` the drafts
    whose words are traced to their origin; `returns`, `residue` (the weightiest first) and `uptake` are what history found;
    `demands` with their verdicts; `brackets` the open points of each draft, in the order of the drafts; `limits` what a reader
    must know of a page before trusting it, by the name of the page ("residue": "...").
    """

    articles: tuple[Article, ...] = ()
    grid: Grid | None = None
    traced: tuple[Traced, ...] = ()
    returns: tuple[Return, ...] = ()
    residue: tuple[Unasked, ...] = ()
    uptake: tuple[Uptake, ...] = ()
    demands: tuple[Demand, ...] = ()
    brackets: tuple[Bracketing, ...] = ()
    limits: Mapping[str, str] = field(default_factory=dict)

    def quotes(self) -> tuple[Quote, ...]:
        """Every quote of the record, so that its words can be opened where they stand."""
        return tuple(quotes_in(self))


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Everything a site shows. `documents` in the order of their events; `made` is an ISO date for the feed ("" leaves it out);
    `doubts` are those about the listing itself (dates that contradict, ...); `record` what else is known of the words, `ruled`
    what they would do.

    Guarantees: every symbol stands once, and every comparison names two documents that have a text (`ValueError` otherwise).
    """

    title: str
    documents: tuple[Document, ...]
    compared: tuple[Compared, ...] = ()
    about: str = ""
    made: str = ""
    pictures: Pictures | None = None
    doubts: tuple[Doubt, ...] = ()
    record: Record = field(default_factory=Record)
    ruled: Ruled | None = None

    def __post_init__(self) -> None:
        symbols = [d.symbol for d in self.documents]
        if len(set(symbols)) != len(symbols):
            raise ValueError("two documents have one symbol")
        readable = {d.symbol for d in self.documents if d.text is not None}
        for one in self.compared:
            if missing := {one.before, one.after} - readable:
                raise ValueError(f"compared, but without a text: {sorted(missing)}")

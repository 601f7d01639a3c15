"""The evidence of a site: pictures of printed pages with the changed words boxed, and spots in drafts that have no pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..comparison.changes import Change, Place
from ..text.words import Kind, Span
from .contents import Compared, Contents, Document
from .paths import evidence_page
from .proofs import Boxed, boxes_of, pages_of
from .record import Quote

__all__ = ["Evidence", "Sheet", "Spot", "evidence", "places", "printed_span", "spot_of"]

SUFFIXES = (".webp", ".png", ".jpg")
Size = tuple[float, float]
Known = Callable[[str], "Size | None"]
"""Asked for the name of a picture file; the size of the page in points where that file lies in the site already."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One printed page that shows changes: its own page of the site, its picture (None: lies there already), its boxes."""

    symbol: str
    page: int
    path: str
    image: str
    picture: bytes | None
    size: Size
    boxed: list[Boxed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a draft that a change opens where there is no picture of the page: their span and the name of the spot."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Sheets by symbol and page, spots by symbol."""

    sheets: Mapping[tuple[str, int], Sheet]
    spots: Mapping[str, list[Spot]]


def places(one: Compared, change: Change) -> tuple[tuple[str, str, Place], ...]:
    """Side, symbol and place of a change, for each side on which it has words."""
    both = (("before", one.before, change.before), ("after", one.after, change.after))
    return tuple(p for p in both if p[2].span[1] > p[2].span[0])


def printed_span(document: Document, span: Span) -> Span:
    """A span of the compared text in the document as it stands; the same where it has no revisions of its own."""
    original, (start, end) = document.original, span
    if original is None or start >= len(original):
        return span
    return int(original[start]), int(original[max(start, end - 1)]) + 1


def spot_of(document: Document, quote: Quote) -> Spot | None:
    """The spot of a quote in the document as it stands, from its first word that is shown; None where it has none."""
    text = document.printed or document.text
    if text is None or quote.span is None:
        return None
    start, end = quote.span if quote.printed else printed_span(document, quote.span)
    kinds = text.words.kinds[start:end]
    running = np.flatnonzero((kinds != Kind.BLANK) & (kinds != Kind.ASIDE))
    if not len(running):
        return None
    span = start + int(running[0]), start + int(running[-1]) + 1
    return Spot(span, f"w{span[0]}-{span[1]}")


def evidence(
    contents: Contents, slugs: Mapping[str, str], keys: Mapping[tuple[str, str], str], known: Known
) -> Evidence:
    """All evidence the comparisons of a site rest on. Pictures are asked for once a page, and only where a change stands."""
    gathering = _Gathering(contents, slugs, known)
    for one in contents.compared:
        for change in one.comparison.changes:
            for side, symbol, place in places(one, change):
                gathering.take(symbol, place.span, Boxed(keys[one.before, one.after], side, change))
    gathering.quote(contents.record.quotes())
    return Evidence({k: s for k, s in gathering.sheets.items() if s is not None}, gathering.spots)


class _Gathering:
    """Evidence while it is being gathered."""

    def __init__(self, contents: Contents, slugs: Mapping[str, str], known: Known) -> None:
        self.sheets: dict[tuple[str, int], Sheet | None] = {}
        self.spots: dict[str, list[Spot]] = {}
        self._ask = contents.pictures
        self._documents = {d.symbol: d for d in contents.documents}
        self._slugs, self._known = slugs, known

    def take(self, symbol: str, span: Span, boxed: Boxed) -> None:
        """Box the words of one side of a change on every page they stand on, or note their spot in the draft."""
        document = self._documents[symbol]
        if document.text is None:
            return
        here = [s for s in (self._sheet(document, page) for page in pages_of(document.text, span)) if s is not None]
        for sheet in here:
            sheet.boxed.append(replace(boxed, boxes=boxes_of(document.text, span, sheet.page)))
        if not here:
            name = f"{boxed.comparison}.c{boxed.change.number}"
            self.spots.setdefault(symbol, []).append(Spot(printed_span(document, span), name))

    def quote(self, quotes: tuple[Quote, ...]) -> None:
        """Note the spot of each quote in the document it is of, once."""
        held = [(q.document, self._documents[q.document], q) for q in quotes if q.document in self._documents]
        found = dict.fromkeys((symbol, spot) for symbol, one, q in held if (spot := spot_of(one, q)) is not None)
        for symbol, spot in found:
            self.spots.setdefault(symbol, []).append(spot)

    def _sheet(self, document: Document, page: int) -> Sheet | None:
        key = (document.symbol, page)
        if key not in self.sheets:
            self.sheets[key] = self._fresh(document, page)
        return self.sheets[key]

    def _fresh(self, document: Document, page: int) -> Sheet | None:
        if self._ask is None or document.text is None:
            return None
        path = evidence_page(self._slugs[document.symbol], page)
        stem = f"{path.removesuffix('.html')}-{document.text.facts.sha256[:10] or 'unnamed'}"
        for suffix in SUFFIXES:
            if document.text.facts.sha256 and (size := self._known(stem + suffix)):
                return Sheet(document.symbol, page, path, stem + suffix, None, size)
        picture = self._ask(document.symbol, page)
        if picture is None:
            return None
        size = (float(picture.width), float(picture.height))
        return Sheet(document.symbol, page, path, stem + picture.suffix, picture.image, size)

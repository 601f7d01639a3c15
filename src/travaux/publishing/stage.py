"""What all pages of one site share: names, templates, redlines laid out once, evidence."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..comparison.changes import Change
from ..text.documents import Text
from .contents import Compared, Contents, Document
from .days import day, gap
from .evidence import Evidence, Size, evidence, places, printed_span
from .outline import HEADS, level, turns
from .overlay import Overlay
from .packing import LIMIT, Packed, pack
from .paths import comparison_folder, draft_page, outward, relative, slugs
from .shape import Redline, Section, is_note, plain, redline
from .visible import coded, odd_as_text
from .ways import ways

__all__ = ["HERE", "SHEETS", "Named", "Stage", "templates"]

HERE = Path(__file__).parent
SHEETS = "evidence/sheets.json"
"""The sizes of the page pictures that lie in a site, so that none is drawn twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A document as the pages name it."""

    document: Document
    symbol: str
    name: str
    slug: str
    page: str
    date: str
    published: str
    gap: str | None
    url: str | None


class Stage:
    """One site in the making: documents by symbol; the redline, the pages and the evidence of each comparison.

    `homes` is filled as the redlines are set: for each comparison the address of each change.
    """

    def __init__(self, contents: Contents, folder: Path) -> None:
        self.contents = contents
        self.slugs = slugs(d.symbol for d in contents.documents)
        self.named = {d.symbol: _named(d, self.slugs[d.symbol]) for d in contents.documents}
        self.folders = {
            (c.before, c.after): comparison_folder(self.slugs, c.before, c.after) for c in contents.compared
        }
        keys = {pair: name.rpartition("/")[2] for pair, name in self.folders.items()}
        self.keys = keys
        self.evidence: Evidence = evidence(contents, self.slugs, keys, _known(folder))
        self._drafts: dict[str, tuple[Redline, Packed]] = {}
        self._taken: dict[str, Redline] = {}
        self._lines: dict[tuple[str, str], tuple[Redline, Packed]] = {}
        self.homes: dict[str, dict[int, str]] = {}
        self.ways = ways(contents)
        self.laid: dict[tuple[str, str], Overlay] = {}
        self._changes: dict[tuple[str, str], tuple[Compared, dict[int, Change]]] = {}
        self._addresses: dict[str, dict[str, tuple[str, int]]] = {}

    def draft(self, symbol: str) -> tuple[Redline, Packed]:
        """A draft in sections, and its pages. Footnotes stand apart, below the page that calls them."""
        if symbol not in self._drafts:
            line = plain(self.standing(symbol))
            line = replace(line, sections=tuple(_without_notes(line.sections)))
            frame = 130 * len(line.sections)
            marks = len(line.after.marks)
            spots = 75 * len(self.evidence.spots.get(symbol, ())) + 25 * marks
            length = max(1, len(line.after.words.source))
            self._drafts[symbol] = line, pack(line, max(LIMIT // 2, LIMIT - frame) * length // (length + spots))
        return self._drafts[symbol]

    def taken(self, symbol: str) -> Redline:
        """A draft in sections as it is compared: its own revisions taken, where it has any."""
        document = self.named[symbol].document
        if document.printed is None or document.text is None:
            return self.draft(symbol)[0]
        if symbol not in self._taken:
            line = plain(document.text)
            self._taken[symbol] = replace(line, sections=tuple(_without_notes(line.sections)))
        return self._taken[symbol]

    def standing(self, symbol: str) -> Text:
        """The text of a document as it stands, with its own revisions where it has any."""
        document = self.named[symbol].document
        text = document.printed or document.text
        if text is None:
            raise ValueError(f"no text: {symbol}")
        return text

    def line(self, one: Compared) -> tuple[Redline, Packed]:
        """The redline of a comparison, and its pages."""
        pair = one.before, one.after
        if pair not in self._lines:
            first, second = (self.named[s].document.text for s in pair)
            if first is None or second is None:
                raise ValueError(f"no text: {one.before} or {one.after}")
            line = redline(first, second, one.comparison)
            self._lines[pair] = line, pack(line, ahead=min(LIMIT // 2, 190 * len(line.sections)))
        return self._lines[pair]

    def change(self, pair: tuple[str, str], number: int) -> tuple[Compared, Change | None]:
        """A comparison by its drafts, and one of its changes by number (None where it has none such)."""
        if pair not in self._changes:
            one = next(c for c in self.contents.compared if (c.before, c.after) == pair)
            self._changes[pair] = one, {c.number: c for c in one.comparison.changes}
        one, changes = self._changes[pair]
        return one, changes.get(number)

    def proofs(self, one: Compared, change: Change) -> tuple[tuple[str, str], ...]:
        """For each side of a change what its link says and where it leads, from the root of the site."""
        key = self.keys[one.before, one.after]
        return tuple(
            self._proof(side, symbol, place.span[0], f"{key}.c{change.number}")
            for side, symbol, place in places(one, change)
        )

    def _proof(self, side: str, symbol: str, word: int, name: str) -> tuple[str, str]:
        text = self.named[symbol].document.text
        page = text.words.page(word) if text else None
        sheet = self.evidence.sheets.get((symbol, page)) if page else None
        if sheet is not None:
            return f"{side}: p. {page}", f"{sheet.path}#{name}"
        said = f"{side}: p. {page}" if page else f"{side}: text"
        home = self.page_of(symbol, printed_span(self.named[symbol].document, (word, word + 1))[0])
        return said, f"{draft_page(self.slugs[symbol], home)}#{name}"

    def page_of(self, symbol: str, word: int) -> int:
        """The page of a draft (from 1) on which a word of the document as it stands is shown."""
        line, packed = self.draft(symbol)
        for note in line.after.footnotes:
            if note.span[0] <= word < note.span[1]:
                word = note.reference[0] if note.reference else 0
                break
        return max(1, bisect_right(packed.firsts, word))

    def printed_page(self, symbol: str, page: int) -> str:
        """Where a draft shows the beginning of a printed page; its first page where it shows none."""
        word = next((at for at, number in turns(self.standing(symbol)) if number == page), None)
        slug = self.slugs[symbol]
        return draft_page(slug) if word is None else f"{draft_page(slug, self.page_of(symbol, word))}#page-{page}"

    def home_of(self, symbol: str, address: str) -> str:
        """Where a draft shows a provision, from the root of the site; "" where it does not."""
        if symbol not in self._addresses:
            self._addresses[symbol] = dict(_anchors(self.standing(symbol)))
        anchor, word = self._addresses[symbol].get(address, ("", 0))
        return f"{draft_page(self.slugs[symbol], self.page_of(symbol, word))}#{anchor}" if anchor else ""

    def render(self, template: str, path: str, **values: object) -> str:
        """One page, with links counted from its own place."""
        return (
            templates()
            .get_template(template)
            .render(
                site=self.contents,
                title=odd_as_text(self.contents.title),
                to=partial(relative, path),
                path=path,
                ways=self.ways,
                **values,
            )
        )


def _anchors(text: Text) -> Iterator[tuple[str, tuple[str, int]]]:
    """For each provision what it can be linked to on the page of the draft, and its first word; words that close an article
    have no address of their own, so the article's is taken."""
    for index, one in enumerate(text.provisions):
        flush = one.kind not in HEADS and level(text, index) == 0 and one.parent >= 0
        yield one.address, (text.provisions[one.parent].address if flush else one.address, one.span[0])


def _without_notes(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        blocks = tuple(b for b in section.blocks if not is_note(b))
        if blocks or section.title:
            yield replace(section, blocks=blocks)


@cache
def templates() -> Environment:
    """The templates of the package: everything is escaped, odd characters are coded, a missing value is an error."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=coded,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _known(folder: Path) -> Callable[[str], Size | None]:
    try:
        noted = json.loads((folder / SHEETS).read_text("utf-8"))
    except (OSError, ValueError):
        noted = {}

    def known(name: str) -> Size | None:
        size = noted.get(name) if isinstance(noted, dict) else None
        return (float(size[0]), float(size[1])) if size and (folder / name).is_file() else None

    return known


def _named(document: Document, slug: str) -> Named:
    symbol = odd_as_text(document.symbol)
    name = odd_as_text(document.label or document.title or document.symbol)
    return Named(
        document,
        symbol,
        name,
        slug,
        draft_page(slug),
        day(document.date),
        day(document.published),
        gap(document.date, document.published),
        outward(document.url),
    )

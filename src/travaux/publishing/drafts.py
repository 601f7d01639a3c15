"""The pages of a draft: contents list, the text with what is printed on it, notes, doubts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..text.documents import Text
from ..text.marks import Footnote
from .citing import cited, stretch
from .outline import turns, words_of
from .overlay import Overlay, overlay, worn
from .packing import Packed
from .paths import article_page, draft_page, relative
from .setting import Setting
from .sheet import Sheet
from .stage import Named, Stage
from .visible import joined, shown

__all__ = ["draft_pages"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the contents list: kind, how deep, number and title, link from the root of the site."""

    kind: str
    depth: int
    number: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its place in the list, its address ("" without one), printed sign and words, whether the text calls it."""

    place: int
    address: str
    sign: str
    words: Markup
    called: bool


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A doubt as the page says it: where (a citation or a page) and the link there ("" without one)."""

    message: str
    where: str
    href: str


def draft_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every page of every draft that has a text."""
    for symbol, named in stage.named.items():
        if named.document.text is not None:
            yield from _pages(stage, symbol, named, stage.standing(symbol))


def _pages(stage: Stage, symbol: str, named: Named, text: Text) -> Iterator[tuple[str, str]]:
    line, packed = stage.draft(symbol)
    links = tuple(
        (n, draft_page(named.slug, n), stretch([s.address for s in sections]) or f"Page {n}")
        for n, sections in enumerate(packed.pages, 1)
    )
    contents = tuple(_contents(packed, named.slug))
    doubts = tuple(_doubts(stage, symbol, text))
    compared = [(pair, folder) for pair, folder in stage.folders.items() if symbol in pair]
    laid = _overlay(stage, symbol, text, named.page)
    lives = dict(_lives(stage, symbol, named.page))
    for number, path, _ in links:
        setting = Setting(line, lambda change: "", worn={"after": laid})
        sheet = Sheet(setting, folds=False, language=named.document.language, beside=lives)
        body = sheet.page(packed.pages[number - 1], number == 1)
        pages = [{"path": p, "title": t, "first": 0, "last": 0} for _, p, t in links]
        notes = tuple(_notes(stage, symbol, laid, number))
        yield (
            path,
            stage.render(
                "draft.html",
                path,
                draft=named,
                number=number,
                pages=pages,
                contents=contents,
                body=body,
                notes=notes,
                doubts=doubts if number == 1 else (),
                compared=compared,
                named=stage.named,
            ),
        )


def _lives(stage: Stage, symbol: str, path: str) -> Iterator[tuple[str, Markup]]:
    """For each article of a draft the link to its page through all drafts."""
    link = Markup(' <a class="life" href="{}">all versions</a>')
    for article in stage.contents.record.articles:
        born, address = article.born
        href = relative(path, article_page(stage.slugs[born], address))
        yield from ((v.address, link.format(href)) for v in article.versions if v.document == symbol and v.address)


def _contents(packed: Packed, slug: str) -> Iterator[Line]:
    for number, sections in enumerate(packed.pages, 1):
        for section in sections:
            if section.head is not None and not section.continued:
                one = section.head
                depth = sum(1 for step in one.address.split("__")) - 1
                yield Line(
                    one.kind,
                    min(depth, 3),
                    cited(one.address).rpartition(", ")[2],
                    one.heading if one.heading and one.heading.lower() != cited(one.address).lower() else "",
                    f"{draft_page(slug, number)}#{one.address}",
                )


def _overlay(stage: Stage, symbol: str, text: Text, path: str) -> Overlay:
    """What a draft wears: its marks, its page turns, its note calls, and the spots that changes open."""
    spots = [
        (s.span, Markup('<span class="spot" id="{}">').format(s.name), Markup("</span>"))
        for s in stage.evidence.spots.get(symbol, ())
    ]
    ahead = {at: _turn(stage, symbol, page, path) for at, page in turns(text)}
    for place, note in enumerate(text.footnotes, 1):
        if note.reference:
            call = Markup('<sup><a id="note-{0}-call" href="#note-{0}" aria-label="Note {1}">{1}</a></sup>')
            at = note.reference[0]
            ahead[at] = ahead.get(at, Markup("")) + call.format(place, note.sign)
    return overlay([*spots, *worn(text.marks)], ahead)


def _turn(stage: Stage, symbol: str, page: int, path: str) -> Markup:
    sheet = stage.evidence.sheets.get((symbol, page))
    url = stage.named[symbol].url
    href = (
        relative(path, sheet.path) if sheet else f"{url}#page={page}" if url and url.lower().endswith(".pdf") else None
    )
    label = Markup('<a href="{}">p. {}</a>').format(href, page) if href else Markup("p. {}").format(page)
    return Markup('<span class="pg" id="page-{}">{}</span>').format(page, label)


def _notes(stage: Stage, symbol: str, laid: Overlay, number: int) -> Iterator[Note]:
    text = stage.standing(symbol)
    addresses = {p.span: p.address for p in text.provisions if p.kind == "footnote"}
    for place, note in enumerate(text.footnotes, 1):
        if stage.page_of(symbol, note.span[0]) == number:
            words = _note_words(text, note, laid)
            yield Note(place, addresses.get(note.span, ""), note.sign, words, note.reference is not None)


def _note_words(text: Text, note: Footnote, laid: Overlay) -> Markup:
    """The words of a footnote without its sign, with the spots that changes open."""
    start, end = note.span
    sign = words_of(text, (start, min(end, start + 1)))
    first = start + 1 if sign.strip() == note.sign else start
    parts = [
        o + shown(words_of(text, (max(a, first), max(b, first)))) + c for (a, b), _, o, c in laid.stretches(note.span)
    ]
    return joined(parts).strip()


def _doubts(stage: Stage, symbol: str, text: Text) -> Iterator[DoubtLine]:
    slug = stage.slugs[symbol]
    for doubt in text.doubts:
        word = (
            doubt.span[0] if doubt.span else next((p.span[0] for p in text.provisions if p.address == doubt.address), 0)
        )
        home = draft_page(slug, stage.page_of(symbol, word))
        where = ", ".join(filter(None, (cited(doubt.address or ""), f"p. {doubt.page}" if doubt.page else "")))
        sheet = stage.evidence.sheets.get((symbol, doubt.page or 0))
        href = f"{home}#{doubt.address}" if doubt.address else sheet.path if sheet else home if doubt.span else ""
        yield DoubtLine(doubt.message, where, href)

"""Rule files as one instrument: read once for names, then for all that uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any as Anything
from typing import TypeVar

from ...errors import TravauxError
from ..records import Article, Case, Defined, Domain, Fact, Instrument, Parameter, Patch, Property, Reading, Rule
from .articles import Head, article_of, head_of
from .blocks import Block, blocks_of
from .book import Book, RuleFile
from .checking.named import check_names
from .checking.spots import Spots
from .declared import declared
from .names import ROLES, Names
from .outline import Item, Provision, Segment, outlined
from .places import Finding, Source, Wrong, near, refusal
from .ruled import domain_of, patch_of, property_of, rule_of
from .scenarios import case_of
from .tokens import Token

__all__ = ["book_of", "parse_rules", "read_book", "read_rules"]

DECLARING = ("fact", "parameter", "definition", "reading")
Record = Fact | Parameter | Defined | Reading | Rule | Domain | Property | Patch | Case
T = TypeVar("T")


def read_rules(path: Path | str) -> Instrument:
    """The instrument that a file, or the `*.md` files of a folder in the order of their names, say.

    Raises `TravauxError` with file, line, column and a caret under the words that cannot be read; `missing_file` and
    `no_rules` where there is nothing to read.
    """
    return _whole(read_book(path))


def parse_rules(text: str, file: str = "rules.md") -> Instrument:
    """The instrument that one text says; `file` is the name it goes by in refusals, and `uses` is looked up from there.

    Raises `TravauxError` as `read_rules` does.

    >>> made = parse_rules("# Lost umbrellas\\n```rules\\nfact kept(party, act)\\n```\\n")
    >>> made.title, made.facts[0].scope
    ('Lost umbrellas', 'party, act')
    """
    return _whole(book_of([Source(file, text)]))


def read_book(path: Path | str) -> Book:
    """A file or a folder of rules with all that is wrong in it as findings; only what cannot be opened is refused."""
    start = Path(path)
    if not start.exists():
        raise TravauxError(
            "missing_file", "There is no such file or folder.", where=str(path), try_this="check the path."
        )
    paths = sorted(start.glob("*.md")) if start.is_dir() else [start]
    if not paths:
        raise TravauxError("no_rules", "No *.md file is in this folder.", where=str(path), try_this="name another.")
    return book_of([_source(one) for one in paths])


def _source(path: Path) -> Source:
    try:
        return Source(str(path), path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as trouble:
        what = f"This is not UTF-8: byte {trouble.start} fits no character."
        raise TravauxError("unknown_encoding", what, where=str(path), try_this="save it as UTF-8.") from None


def _whole(book: Book) -> Instrument:
    if _refused(book):
        raise refusal(book.findings)
    return book.instrument


@dataclass(slots=True)
class _Page:
    """A file while it is read."""

    source: Source
    segments: tuple[Segment, ...]
    provisions: list[Provision]
    title: str
    head: Head
    wrongs: list[Wrong]
    odd: list[Wrong]
    blocks: list[tuple[Provision, Block]]
    failed: set[str]


def book_of(sources: Sequence[Source]) -> Book:
    """Texts as one instrument, with all that is wrong in them; what they use is read before them."""
    pages = [_page(one) for one in sources]
    pages = [*_used(pages), *pages]
    book = Book(_headed(pages, len(sources)), tuple(RuleFile(one.source, one.segments) for one in pages), (), {})
    records: list[Record] = []
    for keywords in (DECLARING, None):
        names = _names(records)
        for page in pages:
            for provision, block in page.blocks:
                if (block.keyword in DECLARING) is (keywords is not None):
                    records += _taken(page, block, _reader(block, names, provision, page))
                    book.tokens.update(_placed(block))
    articles = [article_of(one, page.source, page.wrongs, page.odd) for page in pages for one in page.provisions[1:]]
    made = _filled(book.instrument, records, [one for one in articles if one.address])
    book = replace(book, instrument=made, findings=tuple(_findings(pages)))
    return book if _refused(book) else replace(book, findings=(*book.findings, *_misnamed(book)))


def _refused(book: Book) -> bool:
    return any(one.severity == "error" for one in book.findings)


def _misnamed(book: Book) -> list[Finding]:
    spots = Spots(book.instrument, book)
    check_names(spots)
    return spots.found


def _page(source: Source) -> _Page:
    outline = outlined(source)
    wrongs = outline.wrongs
    blocks = [
        (one, block)
        for one in outline.provisions
        for first, lines in one.fences
        for block in blocks_of(first, lines, wrongs)
    ]
    head = head_of(outline.provisions[0])
    return _Page(source, tuple(outline.segments), outline.provisions, outline.title, head, wrongs, [], blocks, set())


def _used(pages: Sequence[_Page]) -> list[_Page]:
    """The pages of the folders that these use, each once."""
    found: dict[str, _Page] = {}
    for page in pages:
        for item in page.head.get("uses", ()):
            for name in (one.strip() for one in item.value.split(",")):
                for path in _folder(page, item, name):
                    found.setdefault(str(path), _page(_source(path)))
    return list(found.values())


def _folder(page: _Page, item: Item, name: str) -> list[Path]:
    beside = Path(page.source.file).parent.parent if page.source.file else Path()
    paths = sorted((beside / name).glob("*.md"))
    if not paths:
        known = [one.parent.name for one in beside.glob("*/*.md")]
        what = f"There are no rules {name!r} beside this folder."
        page.wrongs.append(Wrong("unknown_rules", what, item.at, near(name, known, f"put them into {beside / name}.")))
    return paths


def _headed(pages: Sequence[_Page], own: int) -> Instrument:
    """The instrument with what the heads say: those of its own files, not of those it uses."""
    mine = pages[len(pages) - own :]
    title = next((one.title for one in mine if one.title), "")
    said = {key: [(page, item) for page in mine for item in page.head.get(key, ())] for key in ("instrument", "note")}
    first = Path(mine[0].source.file)
    name = said["instrument"][0][1].value if said["instrument"] else (first.parent.name if own > 1 else first.stem)
    for page, item in said["instrument"][1:]:
        if item.value != name:
            what = f"These files are of two instruments: {name} and {item.value}."
            page.wrongs.append(Wrong("two_instruments", what, item.at, "give each a folder of its own."))
    notes = tuple(item.value for _, item in said["note"])
    files = tuple(one.source.file for one in pages)
    return Instrument(name, title, _question(mine), notes=notes, files=files)


def _question(pages: Sequence[_Page]) -> tuple[str, str]:
    for page in pages:
        for item in page.head.get("question", ()):
            words = item.value.split()
            if len(words) == 2 and words[0] in ROLES:
                return words[0], words[1]
            hint = f"write a party and an action, as in `B assist`; parties are {', '.join(ROLES)}."
            page.wrongs.append(Wrong("wrong_question", "This is no question.", item.at, hint))
    return "B", "assist"


def _names(records: Iterable[Record]) -> Names:
    names = Names({}, {}, {}, {})
    for one in records:
        for kind, into in (
            (Fact, names.facts),
            (Defined, names.definitions),
            (Parameter, names.parameters),
            (Reading, names.readings),
        ):
            if isinstance(one, kind):
                into[one.name] = one  # type: ignore[index]
    return names


def _reader(block: Block, names: Names, provision: Provision, page: _Page) -> Callable[[], Record]:
    at = page.source.place(block.at)
    if block.keyword in DECLARING:
        return lambda: declared(block, at)
    if block.keyword == "rule":
        return lambda: rule_of(block, names, provision.address, at)
    if block.keyword == "domain":
        return lambda: domain_of(block, names, at)
    if block.keyword == "property":
        return lambda: property_of(block, names, at)
    if block.keyword == "case":
        return lambda: case_of(block, names, at, page.source)
    return lambda: patch_of(block, names, at)


def _taken(page: _Page, block: Block, read: Callable[[], Record]) -> list[Record]:
    try:
        return [read()]
    except Wrong as wrong:
        page.wrongs.append(wrong)
        page.failed.add(next((one.text for one in block.tokens.get(("", 0), ())), ""))
        return []


def _placed(block: Block) -> dict[tuple[str, str, str, int], tuple[Token, ...]]:
    name = next((one.text for one in block.tokens.get(("", 0), ())), "")
    return {(block.keyword, name, said, nth): tokens for (said, nth), tokens in block.tokens.items()}


def _filled(head: Instrument, records: Sequence[Record], articles: Sequence[Article]) -> Instrument:
    def all_of(kind: type[T]) -> tuple[T, ...]:
        return tuple(one for one in records if isinstance(one, kind))

    parts: dict[str, Anything] = {
        "articles": tuple(articles),
        "facts": all_of(Fact),
        "parameters": all_of(Parameter),
        "definitions": all_of(Defined),
        "readings": all_of(Reading),
        "rules": all_of(Rule),
        "domains": all_of(Domain),
        "properties": all_of(Property),
        "patches": all_of(Patch),
        "cases": all_of(Case),
    }
    return replace(head, **parts)


def _findings(pages: Sequence[_Page]) -> Iterator[Finding]:
    """What is wrong, page by page; that a name is unknown is not said where its own block could not be read."""
    failed = [repr(name) for page in pages for name in page.failed if name]
    for page in pages:
        wrongs = [
            one for one in page.wrongs if one.code != "unknown_name" or not any(name in one.message for name in failed)
        ]
        found = [page.source.finding(one) for one in wrongs]
        found += [page.source.finding(one, "warning") for one in page.odd]
        yield from sorted(found, key=lambda one: (one.at.line, one.at.column))

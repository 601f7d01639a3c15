"""The main path: open the folder of a negotiation, read its documents, compare its drafts, remember what was made.

    negotiation.toml -> documents -> originals -> read -> Text -> compare -> Comparison -> pages (apps, publishing)

Read this page first. Every step is one call into a room: `archive` keeps bytes and records, `reading` turns a file into a
`Text`, `comparison` says what changed between two. What was made is remembered under the hash of its inputs and of the code
that made it, so that a second build makes only what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import archive as kept
from .archive import Archive, Document, Entry, Listing, Result
from .comparison import Comparison
from .errors import TravauxError
from .history import Credit, Lives
from .positions.parties import Parties
from .publishing import publish
from .steps.built import Built, Compared, Reading, Site
from .steps.dated import dated_of, taken
from .steps.doubted import doubts_from, pairs_from
from .steps.listed import doubts_of, in_order, pairs_of, texts_in_turn
from .steps.making import Each, Held, Tell, compare_readings, forget_other_code, read_all, recalled, remember
from .steps.material import Material
from .steps.noted import Noted, noted_of
from .steps.overruled import Overrides, corrected, read_choices
from .steps.papers import Papers, papers_of
from .steps.pictures import pictures_of
from .steps.recalled import KINDS as ONCE
from .steps.recalled import credits_once, lives_once
from .steps.remembering import PUBLISHING, code_hash, key_of
from .steps.shelved import shelf_of
from .steps.shown import contents_of, shown_files
from .steps.written import parties_in, read_paper
from .text import Text, thaw

__all__ = [
    "KINDS",
    "Built",
    "Compared",
    "Document",
    "Entry",
    "Negotiation",
    "Reading",
    "begin",
    "clear_warning",
    "document_of",
    "verify",
    "write_whole",
]

KINDS, clear_warning = kept.KINDS, kept.clear_warning
document_of, verify, write_whole = kept.document_of, kept.verify, kept.write_whole


def _unheard(step: str) -> None:
    """What `tell` is where nobody listens."""


@dataclass(slots=True)
class Negotiation:
    """One negotiation, open: its folder, its listing, its archive.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     paper = Path(folder, "zero.txt")
    ...     _ = paper.write_text("Article 1\\n\\nParties shall report.")
    ...     negotiation = begin(Path(folder, "harbours"), "Convention on Quiet Harbours")
    ...     said = document_of({"symbol": "HARB/1", "kind": "draft", "date": "2026-03-14"})
    ...     ((entry, new),) = negotiation.add([(paper, said)])
    ...     negotiation.close()
    >>> entry.symbol, entry.version, new
    ('HARB/1', 1, True)

    Guarantees: nothing that was taken in is ever lost or altered; what cannot be read is kept and says why.
    """

    folder: Path
    listing: Listing
    archive: Archive

    @classmethod
    def open(cls, folder: Path | str) -> Negotiation:
        """The negotiation in a folder; a listing that is wrong is refused with line and column."""
        place = Path(folder)
        listing = kept.read_listing(place)
        return cls(place, listing, Archive.open(place))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document, by the day of its event; of the same day in the order of the listing."""
        return in_order(self.listing.documents)

    @property
    def drafts(self) -> tuple[Document, ...]:
        """The texts that follow one another: the drafts in order, and the resolution that adopts the last."""
        return texts_in_turn(self.listing.documents)

    @property
    def papers(self) -> Papers:
        """What people keep beside the listing: parties, statements, demands, choices, a shelf."""
        return papers_of(self.folder)

    @property
    def steps(self) -> int:
        """How many steps a build takes: a reading of each document, a comparison of each pair, the pages."""
        return len(self.documents) + len(pairs_of(self.drafts, self.listing.language)) + 1

    def add(self, files: Sequence[tuple[Path, Document]]) -> tuple[tuple[Entry, bool], ...]:
        """The line of each document in the ledger, and whether it is new. All are taken in, or none."""
        for file, said in files:
            kept.must_be_a_document(file)
            _must_be_sound(said)
        _must_differ([said.symbol for _, said in files])
        originals = [self.archive.originals.keep(file) for file, _ in files]
        with self.archive.writing() as ledger:
            named = [replace(said, file=f.name, sha256=o.sha256) for (f, said), o in zip(files, originals, strict=True)]
            self.listing = kept.amend_listing(self.folder, named)
            known = [self.listing.find(one.symbol) or one for one in named]
            lines = [kept.append(ledger, d.symbol, o, d.said()) for d, o in zip(known, originals, strict=True)]
            latest = kept.latest(ledger)
        self.archive.seal()
        return tuple((latest[one.symbol], line is not None) for one, line in zip(named, lines, strict=True))

    def text(self, symbol: str) -> Text:
        """The text of a document ("A/CONF.1/2", or "A/CONF.1/2@1" for its first version); its refusal where it has none."""
        (one,) = self._read([self._held(symbol)])
        return thaw(recalled(self.archive, _readable(one).key))

    def document(self, symbol: str) -> Document:
        """What is said of a document, by its symbol."""
        found = self.listing.find(symbol)
        if found is None:
            raise _unknown(symbol, self.documents)
        return found

    def parties(self) -> Parties | None:
        """The parties of this negotiation over those of the table, from its `parties.toml`; None where there is none."""
        return parties_in(self.papers)

    def noted(self, symbol: str, profile: str | None = None) -> Noted:
        """A document with its revisions taken, and what its signs say: brackets, who holds them, proposals.

        Brackets that a person reads otherwise (`choices*.toml`) are read so; a correction that fits no bracket is refused.
        """
        found = noted_of(self.text(symbol), profile, self.parties())
        said = self._overrides(self.papers).get(symbol, ())
        return replace(found, notation=corrected(found.text, found.notation, said, symbol))

    def material(self, papers: Papers | None = None) -> Material:
        """All that questions about words and positions are asked of: documents, comparisons, parties, papers (those beside the
        listing, or others)."""
        beside = papers if papers is not None else self.papers
        readings = self._read(self._take_in())
        readable = {one.document.symbol for one in readings if one.refusal is None}
        printed = dated_of(self.documents, lambda symbol: self.text(symbol) if symbol in readable else None)
        parties, overrides = parties_in(beside), self._overrides(beside)
        shelf, names = shelf_of(self.archive, beside), beside.about_names().fingerprint()
        key = key_of(repr(self.listing), names, *(one.key for one in readings))
        return Material(taken(printed), printed, self.comparisons(), parties, beside, overrides, shelf, key)

    def lives(self, material: Material | None = None) -> Lives:
        """The life of every word; remembered."""
        return lives_once(self.archive, material if material is not None else self.material())

    def credits(self, material: Material | None = None) -> dict[tuple[str, str], tuple[Credit, ...]]:
        """Who asked for each change between drafts that follow one another; remembered."""
        return credits_once(self.archive, material if material is not None else self.material())

    def comparison(self, before: str, after: str) -> Comparison:
        """What changed between two documents."""
        one, other = self._read([self._held(before), self._held(after)])
        return kept.unpack(
            recalled(self.archive, compare_readings(self.archive, _readable(one), _readable(other)).key), Comparison
        )

    def comparisons(self) -> dict[tuple[str, str], Comparison]:
        """What changed between every two drafts that a build compares, by their symbols."""
        readings = {one.document.symbol: one for one in self._read(self._take_in()) if one.refusal is None}
        pairs = pairs_of([d for d in self.drafts if d.symbol in readings], self.listing.language)
        made = {pair: compare_readings(self.archive, readings[pair[0]], readings[pair[1]]) for pair in pairs}
        return {pair: kept.unpack(recalled(self.archive, one.key), Comparison) for pair, one in made.items()}

    def build(self, each: Each = map, tell: Tell = _unheard) -> Built:
        """Everything read and every successive pair of drafts compared; only what is new is made.

        `each` is the `map` that reads (a process pool's, to read several at once); `tell` hears each step as it is done.
        """
        readings = self._read(self._take_in(), each, tell)
        readable = {one.document.symbol: one for one in readings if one.refusal is None}
        pairs = pairs_of([d for d in self.drafts if d.symbol in readable], self.listing.language)
        compared = []
        for before, after in pairs:
            compared.append(compare_readings(self.archive, readable[before], readable[after]))
            tell(f"{before} -> {after}")
        forget_other_code(self.archive)
        return Built(readings, tuple(compared), doubts_of(self.documents))

    def publish(self, built: Built) -> Site:
        """The site of what was built, in the folder `site/`; pages that are as they should be stay as they are."""
        code, folder = code_hash(PUBLISHING), self.folder / "site"
        made_from = (*(one.key for one in built.readings), *(one.key for one in built.compared))
        said = (repr(self.listing), self.papers.fingerprint(), *(d.message for d in built.doubts))
        key = key_of("site", code, *said, *made_from)
        known = kept.summary_of(self.archive.connection, key)
        there = shown_files(folder)
        if known is not None and known["names"] == key_of(*sorted(there)):
            return Site(folder, len(there), fresh=False, doubts=doubts_from(known))
        with self.archive.writing() as memory:
            kept.forget(memory, "site")  # so that a build cut short here leaves no promise about half-written pages
        originals = {one.document.symbol: self.archive.originals.path(one.original) for one in built.readings}
        with kept.clear_warning(folder), pictures_of(originals) as pictures:
            contents, doubts = contents_of(self.listing, built, self, pictures)
            publish(contents, folder)
        files = {name: kept.sha256_of(path) for name, path in shown_files(folder).items()}
        summary = {"folder": folder.name, "names": key_of(*sorted(files)), "files": files, "doubts": pairs_from(doubts)}
        remember(self.archive, Result(key, "site", code, summary, b""))
        self.archive.seal()
        return Site(folder, len(files), fresh=True, doubts=doubts)

    def forget(self) -> None:
        """Drop every remembered result, so that the next build makes everything again; no document is touched."""
        with self.archive.writing() as memory:
            for kind in ("reading", "comparison", "shelf", *ONCE, "site"):
                kept.forget(memory, kind)

    def close(self) -> None:
        """Seal what was written, and let go of the files."""
        self.archive.seal()
        self.archive.close()

    def _take_in(self) -> list[Held]:
        """Every document with its bytes; what the listing says anew goes into the ledger first."""
        held = [(d, kept.original_of(self.archive, d)) for d in self.documents]
        latest = kept.latest(self.archive.connection)
        if any(kept.is_news(latest.get(d.symbol), o, d.said()) for d, o in held):
            with self.archive.writing() as ledger:
                for document, original in held:
                    kept.append(ledger, document.symbol, original, document.said())
        return held

    def _overrides(self, papers: Papers) -> Overrides:
        """How people read brackets of each draft, from every file that says so."""
        symbols = [one.symbol for one in self.documents]
        files = [read_paper(p, lambda said, where: read_choices(said, where, symbols)) for p in papers.choices]
        return {symbol: tuple(o for one in files for o in one.get(symbol, ())) for one in files for symbol in one}

    def _held(self, symbol: str) -> Held:
        """A document and its bytes, by symbol; an older version by `symbol@version`."""
        document = self.listing.find(symbol)
        if document is not None:
            return document, kept.original_of(self.archive, document)
        of, _, version = symbol.rpartition("@")
        found = kept.versions(self.archive.connection, of).get(int(version)) if version.isdecimal() else None
        if found is None:
            raise _unknown(symbol, self.documents)
        return (self.listing.find(of) or kept.document_of(found.said)), found.original

    def _read(self, held: Sequence[Held], each: Each = map, tell: Tell = _unheard) -> tuple[Reading, ...]:
        return read_all(self.archive, held, each, tell)


def begin(folder: Path | str, title: str, language: str = "en") -> Negotiation:
    """A new negotiation in a folder, made where it is missing; a folder that holds one already is refused."""
    place = Path(folder)
    kept.write_listing(place, kept.fresh(title, language))
    return Negotiation.open(place)


def _readable(one: Reading) -> Reading:
    if one.refusal is not None:
        raise one.refusal
    return one


def _must_be_sound(document: Document) -> None:
    if wrong := kept.wrong_with(document):
        name, what, hint = wrong
        raise TravauxError("wrong_value", what, where=f"{document.symbol}, {name}", try_this=hint)


def _must_differ(symbols: Sequence[str]) -> None:
    twice = next((symbol for n, symbol in enumerate(symbols) if symbol in symbols[:n]), None)
    if twice is not None:
        what = f"Two of the files would have the symbol {twice!r}."
        raise TravauxError(
            "same_symbol", what, try_this="give each its own: --symbol A --symbol B, in the order of the files."
        )


def _unknown(symbol: str, documents: Iterable[Document]) -> TravauxError:
    known = ", ".join(d.symbol for d in documents) or "none yet"
    return TravauxError("unknown_symbol", f"No document has the symbol {symbol!r}.", try_this=f"one of: {known}")

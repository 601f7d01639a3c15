"""What the site shows of a negotiation: every document with its text or its refusal, every pair compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

from .. import publishing
from ..archive import Archive, Listing
from ..comparison import Comparison
from ..errors import Doubt
from ..text import Text, accepted
from ..text.words import Ints
from .beside import beside_of, shown_beside
from .built import Built, Reading
from .doubted import few
from .gathered import record_of
from .material import Material
from .on_record import found_in
from .papers import Papers
from .recalled import credits_once, lives_once
from .revised import is_revised
from .written import sound

__all__ = ["contents_of", "shown_files"]

COMPARED = ("draft", "resolution")  # the kinds whose revisions are taken before they are compared


class Source(Protocol):
    """Where the texts and comparisons of a build are fetched from."""

    @property
    def papers(self) -> Papers:
        """The papers beside the listing."""

    def material(self, papers: Papers | None = None) -> Material:
        """All that questions about words and positions are asked of."""

    @property
    def archive(self) -> Archive:
        """The archive, for the printed pages."""

    def text(self, symbol: str) -> Text:
        """The text of a document."""

    def comparison(self, before: str, after: str) -> Comparison:
        """What changed between two documents."""


def contents_of(
    listing: Listing, built: Built, source: Source, pictures: publishing.Pictures | None = None
) -> tuple[publishing.Contents, tuple[Doubt, ...]]:
    """Everything the pages need, from what a build made, and what is odd beside the listing; a paper that cannot be read is a
    doubt, and the pages are made without it."""
    papers, refused = sound(source.papers, [one.symbol for one in listing.documents])
    material = source.material(papers)
    found = found_in(material, lives_once(source.archive, material), credits_once(source.archive, material))
    doubts = few((*refused, *found.doubts))
    beside = beside_of(material)
    contents = publishing.Contents(
        listing.title,
        tuple(_document(one, listing, source) for one in built.readings),
        tuple(publishing.Compared(c.before, c.after, source.comparison(c.before, c.after)) for c in built.compared),
        about=listing.about,
        doubts=(*built.doubts, *doubts),
        pictures=pictures,
        record=record_of(found),
        ruled=shown_beside(beside) if beside else None,
    )
    return contents, doubts


def _document(one: Reading, listing: Listing, source: Source) -> publishing.Document:
    said = one.document
    text, printed, original = _wording(one, source)
    return publishing.Document(
        said.symbol,
        said.title,
        said.kind,
        said.date,
        said.published,
        said.language or listing.language,
        said.label,
        said.url,
        text=text,
        refusal=one.refusal,
        counts={name: int(str(one.summary.get(name, 0))) for name in ("words", "articles", "brackets_open")},
        printed=printed,
        original=original,
    )


Wording = tuple[Text | None, Text | None, Ints | None]


def _wording(one: Reading, source: Source) -> Wording:
    """The words that are compared and, where a draft has revisions of its own, the draft as it stands and the way back."""
    if one.refusal:
        return None, None, None
    text = source.text(one.document.symbol)
    if one.document.kind not in COMPARED or not is_revised(text):
        return text, None, None
    taken = accepted(text)
    return taken.text, text, taken.original


def shown_files(folder: Path) -> dict[str, Path]:
    """The files of a published site that are there, by name; empty where the site was not finished."""
    try:
        names = json.loads((folder / ".published.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): folder / str(name) for name in names if (folder / str(name)).is_file()}

"""A manuscript: one document as it was printed, before it is structured.

Every reader (PDF, DOCX, HTML, Akoma Ntoso, plain text, Markdown) ends here, and `parse` begins here. The source holds all
characters in reading order: the running text first, then the footnotes, then the page furniture. Blocks say which stretch
of it is a printed paragraph and what it looked like; they never overlap, rise, and have only blanks between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import Doubt
from .words import Floats, Ints, Span

__all__ = ["Block", "CharMark", "CharPlaces", "Facts", "Manuscript"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the file itself: path, SHA-256 of its bytes, media type, language (ISO 639-1), pages, symbol, title."""

    path: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    language: str | None = None
    pages: int | None = None
    symbol: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph: its characters `span` in the source, and how it looked.

    `role` is body, heading, footnote, aside (page furniture) or cell (of a table). `level` is an outline level from a style
    (1 = highest) where the format has one; `label_end` the offset in the source at which a printed or resolved list label
    ends (None: `parse` looks for itself). `indent`, `gap` and `size` are points, of the first line; `eid` is an address
    that the format itself gives (Akoma Ntoso); `kind` the provision kind it gives.
    """

    span: Span
    role: str = "body"
    level: int | None = None
    label_end: int | None = None
    indent: float = 0.0
    gap: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    page: int = 0
    style: str | None = None
    eid: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class CharMark:
    """A mark over characters of the source (`Mark` is the same over words)."""

    kind: str
    span: Span
    author: str | None = None
    date: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CharPlaces:
    """Where stretches of characters stand: `offsets` (k,) rising first characters, `pages` (k,), `boxes` (k, 4) in points
    from the top left. A stretch is a word or a part of one; it ends where the next begins."""

    offsets: Ints
    pages: Ints
    boxes: Floats


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document before it is structured. Guarantees: `source` loses no character that was read; block spans rise."""

    source: str
    blocks: tuple[Block, ...]
    marks: tuple[CharMark, ...] = ()
    places: CharPlaces | None = None
    doubts: tuple[Doubt, ...] = ()
    facts: Facts = field(default_factory=Facts)

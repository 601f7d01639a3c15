"""A web page while it is set: the galleys, the block at hand, the ink that lies on the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from ...errors import Doubt
from ...text.manuscript import Block
from ..composition import Galley, Ink, worded_span

__all__ = ["Page", "Place", "end_block", "put_label", "put_words", "text_of"]

BLANKS = re.compile(r"[ \t\n\r\f]+")


class Place(NamedTuple):
    """Where in the page the words at hand stand: role, level, indent in points, style, and the ink on them."""

    role: str = "body"
    level: int | None = None
    indent: float = 0.0
    centred: bool = False
    style: str | None = None
    inks: tuple[Ink, ...] = ()
    preformatted: bool = False


@dataclass(slots=True)
class Page:
    """The state of one reading: `start` is where the block at hand begins (None: none does); `notes` what each note is."""

    doubts: list[Doubt]
    body: Galley = field(default_factory=Galley)
    footnotes: Galley = field(default_factory=Galley)
    asides: Galley = field(default_factory=Galley)
    galley: Galley = field(init=False)
    start: int | None = None
    label_end: int | None = None
    block: Place = field(default_factory=Place)
    sign_length: int = 0
    notes: dict[etree._Element, str] = field(default_factory=dict)
    bold: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.galley = self.body


def put_words(page: Page, text: str, place: Place) -> None:
    """Sets words with the ink on them; blanks are folded as a browser does, none at the head of a block."""
    if not place.preformatted:
        text = BLANKS.sub(" ", text)
        if page.start is None or _ends_blank(page):
            text = text.removeprefix(" ")
    if not text:
        return
    if page.start is None:
        _begin(page, place)
    at = page.galley.put(text)
    for ink in place.inks:
        page.galley.lay(ink, at, page.galley.length)
    if not text.isspace():
        page.bold.append(any(ink.kind == "bold" for ink in place.inks))


def put_label(page: Page, label: str, place: Place) -> None:
    """Begins a block with a label that the page itself does not spell out."""
    end_block(page)
    _begin(page, place)
    page.galley.put(label)
    page.label_end = page.galley.length
    page.galley.put(" ")


def _begin(page: Page, place: Place) -> None:
    page.start, page.block = page.galley.length, place
    page.label_end = page.start + page.sign_length if page.sign_length else None
    page.sign_length = 0
    page.bold.clear()


def end_block(page: Page) -> None:
    """Ends the block at hand with a line end; one without words leaves nothing but its blanks."""
    start, page.start = page.start, None
    label_end, page.label_end = page.label_end, None
    if start is None:
        return
    span = worded_span(page.galley, start)
    if span is not None:
        place = page.block
        made = Block(
            span, place.role, place.level, label_end, indent=place.indent, centred=place.centred, style=place.style
        )
        page.galley.blocks.append(replace(made, bold=bool(page.bold) and all(page.bold)))
    page.galley.put("\n")


def text_of(node: etree._Element) -> str:
    """All characters inside an element, in order."""
    return "".join(str(piece) for piece in node.itertext())


def _ends_blank(page: Page) -> bool:
    return bool(page.galley.pieces) and page.galley.pieces[-1][-1:] in (" ", "\n")

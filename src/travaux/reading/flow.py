"""Marked-up text (HTML, Akoma Ntoso) while it is set: words flow into the block at hand, blanks folded, ink on the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from ..errors import Doubt
from ..text.manuscript import Block
from .composition import Galley, Ink, worded_span

__all__ = ["Flow", "Place", "end_block", "put_label", "put_words", "text_of"]

BLANKS = re.compile(r"[ \t\n\r\f]+")


class Place(NamedTuple):
    """Where in the document the words at hand stand: role, level, indent in points, style, and the ink on them."""

    role: str = "body"
    level: int | None = None
    indent: float = 0.0
    centred: bool = False
    style: str | None = None
    inks: tuple[Ink, ...] = ()
    preformatted: bool = False


@dataclass(slots=True)
class Flow:
    """The state of one reading: `start` is where the block at hand begins (None: none does); `notes` what each note is.

    `opening` is the address and kind of a provision that the next block opens, where the format gives them.
    """

    doubts: list[Doubt]
    body: Galley = field(default_factory=Galley)
    footnotes: Galley = field(default_factory=Galley)
    asides: Galley = field(default_factory=Galley)
    galley: Galley = field(init=False)
    start: int | None = None
    label_end: int | None = None
    block: Place = field(default_factory=Place)
    sign_length: int = 0
    opening: tuple[str | None, str | None] = (None, None)
    opened: tuple[str | None, str | None] = (None, None)
    notes: dict[etree._Element, str] = field(default_factory=dict)
    bold: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.galley = self.body


def put_words(flow: Flow, text: str, place: Place) -> None:
    """Sets words with the ink on them; blanks are folded as a browser does, none at the head of a block."""
    if not place.preformatted:
        text = BLANKS.sub(" ", text)
        if flow.start is None or _ends_blank(flow):
            text = text.removeprefix(" ")
    if not text:
        return
    if flow.start is None:
        _begin(flow, place)
    at = flow.galley.put(text)
    for ink in place.inks:
        flow.galley.lay(ink, at, flow.galley.length)
    if not text.isspace():
        flow.bold.append(any(ink.kind == "bold" for ink in place.inks))


def put_label(flow: Flow, label: str, place: Place) -> None:
    """Begins a block with a label that the flow itself does not spell out."""
    end_block(flow)
    _begin(flow, place)
    flow.galley.put(label)
    flow.label_end = flow.galley.length
    flow.galley.put(" ")


def _begin(flow: Flow, place: Place) -> None:
    flow.start, flow.block = flow.galley.length, place
    flow.label_end = flow.start + flow.sign_length if flow.sign_length else None
    flow.sign_length = 0
    flow.opened, flow.opening = flow.opening, (None, None)
    flow.bold.clear()


def end_block(flow: Flow) -> None:
    """Ends the block at hand with a line end; one without words leaves nothing but its blanks."""
    start, flow.start = flow.start, None
    label_end, flow.label_end = flow.label_end, None
    if start is None:
        return
    span = worded_span(flow.galley, start)
    if span is not None:
        place = flow.block
        made = Block(
            span, place.role, place.level, label_end, indent=place.indent, centred=place.centred, style=place.style
        )
        flow.galley.blocks.append(
            replace(made, bold=bool(flow.bold) and all(flow.bold), eid=flow.opened[0], kind=flow.opened[1])
        )
    flow.galley.put("\n")


def text_of(node: etree._Element) -> str:
    """All characters inside an element, in order."""
    return "".join(str(piece) for piece in node.itertext())


def _ends_blank(flow: Flow) -> bool:
    return bool(flow.galley.pieces) and flow.galley.pieces[-1][-1:] in (" ", "\n")

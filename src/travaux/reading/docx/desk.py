"""What lies open while one Word document is read: its styles and lists, the galleys being set, the ranges not yet closed."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ...errors import Doubt
from ..composition import Galley, Ink
from .numbering import Label, Numbering
from .parts import Parts
from .styles import Properties, Style, Styles

__all__ = ["Desk", "doubt", "style_of"]


@dataclass(slots=True)
class Desk:
    """The state of one reading. `galley` is where words go now: the body, the notes, or the asides.

    `moves` holds the name of each move that is open; `comments` where each open comment began; `remarks` the comments not
    yet laid; `notes` the notes in the order of their references, with the sign each was given; `paragraph` the runs of the
    paragraph at hand: characters, properties, tracked changes; `pending` a label that the next paragraph begins with.
    """

    parts: Parts
    styles: Styles
    numbering: Numbering
    body: Galley = field(default_factory=Galley)
    footnotes: Galley = field(default_factory=Galley)
    asides: Galley = field(default_factory=Galley)
    looks: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[tuple[Ink, ...], Properties]] = field(
        default_factory=dict
    )
    moves: dict[str, str] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, Ink] = field(default_factory=dict)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    note_formats: dict[str, str] = field(default_factory=dict)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    paragraph: list[tuple[int, Properties, tuple[Ink, ...]]] = field(default_factory=list)
    pending: Label | None = None
    style_id: str = ""
    galley: Galley = field(init=False)
    doubts: dict[str, Doubt] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.galley = self.body


def doubt(desk: Desk, code: str, message: str) -> None:
    """Keeps a doubt, once a code."""
    desk.doubts.setdefault(code, Doubt(code, message))


def style_of(desk: Desk, style_id: str | None) -> Style:
    """The style of that id; the default one where none is named; an empty one where it is not defined."""
    if not style_id:
        return desk.styles.default
    return desk.styles.by_id.get(style_id) or desk.styles.default

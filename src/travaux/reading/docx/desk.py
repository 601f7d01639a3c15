"""What lies open while one Word document is read: its styles and lists, the galleys being set, the ranges not yet closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ...errors import Doubt
from ...text.manuscript import CharMark
from ..composition import Galley
from .numbering import Label, Numbering
from .parts import Parts
from .styles import Properties, Style, Styles

__all__ = ["Desk", "Ink", "doubt", "dry", "lay", "style_of"]


class Ink(NamedTuple):
    """What makes one mark: its kind, author, date and value. Two stretches with the same ink are one mark where they touch."""

    kind: str
    author: str | None = None
    date: str | None = None
    value: str | None = None


@dataclass(slots=True)
class Desk:
    """The state of one reading. `galley` is where words go now: the body, the notes, or the asides.

    `last` holds the stretches of each ink; `moves` the name of each move that is open; `comments` where each open comment
    began; `notes` the notes in the order of their references, with the sign each was given.
    """

    parts: Parts
    styles: Styles
    numbering: Numbering
    body: Galley = field(default_factory=Galley)
    footnotes: Galley = field(default_factory=Galley)
    asides: Galley = field(default_factory=Galley)
    stretches: dict[tuple[int, Ink], list[list[int]]] = field(default_factory=dict)
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


def lay(desk: Desk, ink: Ink, start: int, end: int) -> None:
    """Lays ink over characters of the galley that is being set, and joins it to the stretch that it touches."""
    if start >= end:
        return
    found = desk.stretches.setdefault((id(desk.galley), ink), [])
    if found and found[-1][1] == start:
        found[-1][1] = end
    else:
        found.append([start, end])


def dry(desk: Desk) -> None:
    """Turns the ink laid over the galleys into their marks."""
    galleys = {id(g): g for g in (desk.body, desk.footnotes, desk.asides)}
    for (key, ink), stretches in desk.stretches.items():
        for start, end in stretches:
            galleys[key].mark(CharMark(ink.kind, (start, end), ink.author, ink.date, ink.value))


def doubt(desk: Desk, code: str, message: str) -> None:
    """Keeps a doubt, once a code."""
    desk.doubts.setdefault(code, Doubt(code, message))


def style_of(desk: Desk, style_id: str | None) -> Style:
    """The style of that id; the default one where none is named; an empty one where it is not defined."""
    if not style_id:
        return desk.styles.default
    return desk.styles.by_id.get(style_id) or desk.styles.default

"""Other files embedded in a Word text (`w:altChunk`): web pages are read and set in their place, others are a doubt."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ...errors import TravauxError
from ...text.manuscript import Manuscript
from ..composition import Ink
from ..html import html_manuscript
from ..media_types import HTML, media_type
from ..packages import read_member
from .desk import Desk, doubt
from .parts import REL_ID

__all__ = ["set_chunk"]


def set_chunk(desk: Desk, node: etree._Element, role: str) -> None:
    """Sets the file that a chunk points to, block by block; one that is no web page, or cannot be read, is a doubt."""
    _, name = desk.parts.targets.get(node.get(REL_ID) or "", ("", ""))
    content = read_member(desk.parts.package, name)
    if content is None or media_type(content) != HTML:
        doubt(desk, "embedded_part", "A part of the document is another file embedded in it, and is not read.")
        return
    try:
        found = html_manuscript(content, desk.parts.package.where)
    except TravauxError as refusal:
        doubt(desk, "embedded_part", f"A page embedded in the document is not read: {refusal.what}")
        return
    _set(desk, found, role)


def _set(desk: Desk, found: Manuscript, role: str) -> None:
    start = desk.galley.put(found.source if found.source.endswith("\n") else found.source + "\n")
    for block in found.blocks:
        span = (block.span[0] + start, block.span[1] + start)
        label_end = None if block.label_end is None else block.label_end + start
        own = block.role if role == "body" and block.role in ("heading", "cell") else role
        desk.galley.blocks.append(replace(block, span=span, label_end=label_end, role=own))
    for mark in found.marks:
        ink = Ink(mark.kind, mark.author, mark.date, mark.value)
        desk.galley.lay(ink, mark.span[0] + start, mark.span[1] + start)

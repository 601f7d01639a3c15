"""Footnotes of a web page: a short link to an anchor further down, and the block that the anchor stands in."""

from __future__ import annotations

import re

from lxml import etree

from ..flow import text_of

__all__ = ["SIGN", "find_notes", "note_sign"]

SIGN = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,4})\s*[\])]?\s*")
BLOCKS = frozenset(("li", "p", "div", "aside", "dd", "td", "section", "footer"))
NOTE_WORDS = re.compile(r"foot-?note|endnote|noteref|note-?ref|\bfn|_ftn|_edn|doc-noteref", re.I)


def find_notes(root: etree._Element) -> dict[etree._Element, str]:
    """The blocks that are notes, each with its sign, in the order in which the page calls them.

    A link calls a note when it shows only a number or a sign, is raised or named as a note, and leads further down.
    """
    order = {node: n for n, node in enumerate(root.iter())}
    anchors = _anchors(root)
    blocks: dict[etree._Element, etree._Element | None] = {}
    notes: dict[etree._Element, str] = {}
    for link in root.iter("a"):
        sign = note_sign(link)
        target = (
            anchors.get((link.get("href") or "#")[1:]) if sign and (link.get("href") or "").startswith("#") else None
        )
        if target is not None and target not in blocks:
            blocks[target] = _block_of(target)
        block = blocks[target] if target is not None else None
        if sign and block is not None and order[block] > order[link]:
            notes.setdefault(block, sign)
    return notes


def note_sign(link: etree._Element) -> str | None:
    """The sign of a link that looks like the call of a note, None for any other link."""
    words = text_of(link).strip()
    match = SIGN.fullmatch(words) if len(words) < 12 else None
    if match is None:
        return None
    raised = link.find(".//sup") is not None or any(a.tag == "sup" for a in link.iterancestors())
    named = " ".join(link.get(name) or "" for name in ("class", "role", "href", "id", "name", "epub:type", "rel"))
    return match[1] if raised or NOTE_WORDS.search(named) else None


def _anchors(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for node in root.iter():
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if name:
                found.setdefault(name, node)
    return found


def _block_of(target: etree._Element) -> etree._Element | None:
    """The block that an anchor stands in, unless that is a good part of the page."""
    for node in (target, *target.iterancestors()):
        if node.tag in BLOCKS:
            return node if len(text_of(node)) < 5_000 else None
        if node.tag in ("body", "html", "h1", "h2", "h3", "h4", "h5", "h6"):
            return None
    return None

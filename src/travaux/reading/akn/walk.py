"""An Akoma Ntoso document set in reading order: numbers as labels, headings, paragraphs, notes, tables."""

from __future__ import annotations

from lxml import etree

from ..composition import Ink
from ..flow import Flow, Place, end_block, put_label, put_words, text_of
from .elements import INKS, INLINE, TITLED, kind_of, local

__all__ = ["set_document", "set_notes"]

TITLES = ("heading", "subheading")
UNSEEN = frozenset(("meta",))


def set_document(flow: Flow, root: etree._Element) -> None:
    """Sets all documents inside the root, the main one first."""
    for node in root:
        _element(flow, node, Place())
    end_block(flow)


def set_notes(flow: Flow, root: etree._Element) -> None:
    """Sets the notes that the text called, each after its marker."""
    flow.galley = flow.footnotes
    for node, marker in list(flow.notes.items()):
        flow.opening = (node.get("eId"), "footnote")
        put_label(flow, marker, Place("footnote"))
        _inside(flow, node, Place("footnote"))
        end_block(flow)
    flow.galley = flow.body


def _element(flow: Flow, node: etree._Element, place: Place) -> None:
    if not isinstance(node.tag, str) or local(node) in UNSEEN:
        return
    name = local(node)
    if name in ("authorialNote", "noteRef"):
        _call(flow, node, place)
    elif name in INLINE:
        _inline(flow, node, name, place)
    elif name == "table":
        _table(flow, node, place)
    elif name == "quotedStructure":
        _block(flow, node, place._replace(style="quoted"))
    elif kind_of(name) is not None and place.style != "quoted":
        _provision(flow, node, name, place)
    elif name in ("num", *TITLES):
        _block(flow, node, place._replace(role="heading"))
    else:
        _block(flow, node, place)


def _provision(flow: Flow, node: etree._Element, name: str, place: Place) -> None:
    """Sets one provision: its number, its heading, then everything else in order."""
    number = next((child for child in node if local(child) == "num"), None)
    titles = [child for child in node if local(child) in TITLES]
    if not _joined_to_label(flow):
        end_block(flow)
    held, flow.opening = flow.opening, (node.get("eId") or node.get("id"), kind_of(name))
    if number is not None:
        _number(flow, number, place._replace(role="heading") if titles or name in TITLED else place)
    for title in titles:
        end_block(flow)
        _block(flow, title, place._replace(role="heading", style=local(title)))
    if titles or name in TITLED:
        end_block(flow)
    put_words(flow, node.text or "", place)
    for child in node:
        if child is not number and child not in titles:
            _element(flow, child, place)
        put_words(flow, child.tail or "", place)
    end_block(flow)
    flow.opening = held if held[0] and flow.opening[0] is not None else (None, None)


def _number(flow: Flow, number: etree._Element, place: Place) -> None:
    if list(number):
        end_block(flow)
        _inside(flow, number, place)
        flow.label_end = flow.galley.length
        put_words(flow, " ", place)
    else:
        put_label(flow, " ".join((number.text or "").split()), place)


def _joined_to_label(flow: Flow) -> bool:
    """Whether a label has just been set and waits for its words."""
    return flow.start is not None and flow.label_end is not None and flow.galley.length <= flow.label_end + 1


def _block(flow: Flow, node: etree._Element, place: Place) -> None:
    if not _joined_to_label(flow):
        end_block(flow)
    _inside(flow, node, place)
    if any(True for _ in (text_of(node).split())):
        end_block(flow)


def _inside(flow: Flow, node: etree._Element, place: Place) -> None:
    put_words(flow, node.text or "", place)
    for child in node:
        _element(flow, child, place)
        put_words(flow, child.tail or "", place)


def _inline(flow: Flow, node: etree._Element, name: str, place: Place) -> None:
    if name in ("br", "eol"):
        put_words(flow, "\n", place._replace(preformatted=True))
        return
    if name in INKS:
        author = (node.get("source") or "").lstrip("#") or None
        place = place._replace(inks=(*place.inks, Ink(INKS[name], author if name in ("ins", "del") else None)))
    _inside(flow, node, place)


def _call(flow: Flow, node: etree._Element, place: Place) -> None:
    """Sets the marker of a note where it is called; the note itself waits for the end."""
    marker = node.get("marker") or str(len(flow.notes) + 1)
    target = node if local(node) == "authorialNote" else _target(node)
    if flow.galley is flow.body and target is not None:
        flow.notes.setdefault(target, marker)
    put_words(flow, marker, place._replace(inks=(*place.inks, Ink("footnote_reference", value=marker))))


def _target(call: etree._Element) -> etree._Element | None:
    name = (call.get("href") or "").lstrip("#")
    for node in call.getroottree().getroot().iter():
        if name and isinstance(node.tag, str) and local(node) == "note" and name in (node.get("eId"), node.get("id")):
            return node
    return None


def _table(flow: Flow, table: etree._Element, place: Place) -> None:
    end_block(flow)
    rows = [node for node in table.iter() if isinstance(node.tag, str) and local(node) == "tr"]
    for caption in (node for node in table if local(node) == "caption"):
        _block(flow, caption, place)
    for row_number, row in enumerate(rows, 1):
        for column, cell in enumerate((node for node in row if local(node) in ("td", "th")), 1):
            end_block(flow)
            _inside(flow, cell, place._replace(role="cell", style=f"table:{row_number}:{column}"))
            end_block(flow)

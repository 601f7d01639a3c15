"""What stands beside the text of a Word document: footnotes, endnotes, comments, headers and footers."""

from __future__ import annotations

from lxml import etree

from ...text.manuscript import Block
from ..composition import Ink, worded_span
from .blocks import set_blocks
from .desk import Desk, doubt
from .numbering import Label
from .parts import W, element, val

__all__ = [
    "doubt_note_numbers",
    "read_note_formats",
    "read_remarks",
    "set_furniture",
    "set_notes",
    "set_unplaced_remarks",
]

NOTES = (("footnote", "footnotes", "decimal"), ("endnote", "endnotes", "lowerRoman"))


def read_note_formats(desk: Desk) -> None:
    """How footnotes and endnotes are numbered, as the settings say; else as Word does by itself."""
    settings = element(desk.parts, "settings")
    for kind, _, usual in NOTES:
        path = f"{W}{kind}Pr/{W}numFmt"
        desk.note_formats[kind] = (val(settings.find(path)) if settings is not None else None) or usual


def doubt_note_numbers(desk: Desk, body: etree._Element) -> None:
    """Says so where notes begin again on each page or in each section: their numbers are counted through the text."""
    settings = element(desk.parts, "settings")
    for root in (body, settings) if settings is not None else (body,):
        for node in root.iter(W + "numRestart"):
            if val(node) in ("eachPage", "eachSect") and desk.notes:
                doubt(
                    desk,
                    "note_numbers",
                    "Notes are numbered anew on each page or in each section; here they count through.",
                )


def read_remarks(desk: Desk) -> None:
    """The comments of the document, ready to be laid over their words."""
    root = element(desk.parts, "comments")
    for node in root.iterfind(W + "comment") if root is not None else ():
        words = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in node.iter(W + "p"))
        desk.remarks[val(node, "id") or ""] = Ink("comment", val(node, "author"), val(node, "date"), words.strip())


def set_notes(desk: Desk) -> None:
    """Sets the footnotes and endnotes in the order in which the text calls them, then those that nothing calls."""
    desk.galley = desk.footnotes
    for kind, part, _ in NOTES:
        root = element(desk.parts, part)
        bodies = {val(n, "id") or "": n for n in root if val(n, "type") in (None, "normal")} if root is not None else {}
        for found, name, sign in desk.notes:
            if found == kind and name in bodies:
                _note(desk, bodies.pop(name), sign)
        for node in bodies.values():
            if next((t for t in node.iter(W + "t") if (t.text or "").strip()), None) is not None:
                doubt(desk, "uncalled_note", "A footnote is called nowhere in the text; it is kept after the others.")
                _note(desk, node, "")
    desk.galley = desk.body


def _note(desk: Desk, node: etree._Element, sign: str) -> None:
    words = "".join(t.text or "" for t in node.iter(W + "t", W + "delText"))
    blank = "" if words[:1].isspace() else " "
    desk.pending = Label(sign, blank) if sign and not words.lstrip().startswith(sign + " ") else None
    set_blocks(desk, node, "footnote")
    desk.pending = None


def set_furniture(desk: Desk) -> None:
    """Sets headers and footers as asides, each part once."""
    desk.galley = desk.asides
    for kind in ("header", "footer"):
        for name in dict.fromkeys(n for k, n in desk.parts.targets.values() if k == kind):
            root = element(desk.parts, name)
            if root is not None:
                set_blocks(desk, root, "aside", kind)
    desk.galley = desk.body


def set_unplaced_remarks(desk: Desk) -> None:
    """Sets comments that point nowhere, and hidden text, as asides, so that no word of them is lost."""
    left = [(f"{ink.author or ''}: {ink.value}", "comment") for ink in desk.remarks.values() if ink.value]
    if desk.hidden:
        doubt(desk, "hidden_text", "The document holds text that Word does not print; it is kept beside the text.")
        left.append(("".join(desk.hidden), "hidden"))
    for text, style in left:
        start = desk.asides.put(text)
        span = worded_span(desk.asides, start)
        if span is not None:
            desk.asides.blocks.append(Block(span, "aside", style=style))
        desk.asides.put("\n")

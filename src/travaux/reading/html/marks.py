"""What an element of a web page lays on its words: edits, bold, italic, strike, underline, highlight, colour."""

from __future__ import annotations

import re

from lxml import etree

from ..composition import Ink

__all__ = ["inks_of", "is_hidden", "points"]

ELEMENTS = {
    "b": "bold",
    "strong": "bold",
    "th": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "s": "strike",
    "strike": "strike",
    "u": "underline",
    "mark": "highlight",
    "sup": "superscript",
    "ins": "insertion",
    "del": "deletion",
}
STYLES = (
    (re.compile(r"font-weight:(?:bold|bolder|[6-9]00)"), "bold"),
    (re.compile(r"font-style:(?:italic|oblique)"), "italic"),
    (re.compile(r"text-decoration(?:-line)?:[^;]*line-through"), "strike"),
    (re.compile(r"text-decoration(?:-line)?:[^;]*underline"), "underline"),
    (re.compile(r"vertical-align:super"), "superscript"),
)
BACKGROUND = re.compile(r"background(?:-color)?:([^;]+)")
COLOUR = re.compile(r"(?:^|;)color:([^;]+)")
HIDDEN = re.compile(r"display:none|visibility:hidden")
PLAIN = (
    "white",
    "#fff",
    "#ffffff",
    "transparent",
    "none",
    "inherit",
    "initial",
    "black",
    "#000",
    "#000000",
    "windowtext",
    "auto",
)
INDENT = re.compile(r"(?:margin-left|padding-left|text-indent):(-?[0-9.]{1,8})(pt|px|em|rem|cm|mm|in)")
POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0}


def inks_of(node: etree._Element) -> tuple[Ink, ...]:
    """The ink of one element, by its name and by its own style attribute."""
    inks = []
    kind = ELEMENTS.get(node.tag)
    if kind in ("insertion", "deletion"):
        source = node.get("cite") or ""
        author = source.removeprefix("mailto:") if source.startswith("mailto:") else node.get("data-author")
        inks.append(Ink(kind, author or None, node.get("datetime"), source if source and author is None else None))
    elif kind is not None:
        inks.append(Ink(kind))
    style = _style(node)
    if style:
        inks += [Ink(kind) for pattern, kind in STYLES if pattern.search(style)]
        inks += _colours(style)
    if node.tag == "font" and (node.get("color") or "").lower() not in ("", *PLAIN):
        inks.append(Ink("colour", value=node.get("color")))
    return tuple(dict.fromkeys(inks))


def _colours(style: str) -> list[Ink]:
    found = []
    for pattern, kind in ((BACKGROUND, "highlight"), (COLOUR, "colour")):
        match = pattern.search(style)
        if match and match[1].strip() not in PLAIN and not match[1].startswith("url"):
            found.append(Ink(kind, value=match[1].strip()))
    return found


def is_hidden(node: etree._Element) -> bool:
    """Whether a browser shows nothing of an element."""
    return node.get("hidden") is not None or HIDDEN.search(_style(node)) is not None


def points(node: etree._Element) -> float:
    """How far the style of an element moves its first line in, in points."""
    return sum(
        float(m[1]) * POINTS[m[2]]
        for m in INDENT.finditer(_style(node))
        if m[1].count(".") < 2 and m[1] not in ("-", ".")
    )


def _style(node: etree._Element) -> str:
    return re.sub(r"\s*([:;])\s*", r"\1", (node.get("style") or "")[:1000].lower().strip())

"""Styles of a Word document: what a paragraph or a run looks like once its styles and those they rest on are followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .parts import W, val

__all__ = ["Properties", "Style", "Styles", "heading_level", "layout", "read_styles", "run_properties"]

TOGGLES = frozenset(("b", "i", "strike", "dstrike", "vanish", "caps", "smallCaps"))
"""Properties that are on or off; those of a paragraph style and of a character style cancel each other (17.7.3)."""
VALUES = frozenset(("u", "highlight", "color", "vertAlign", "sz"))
OFF = ("0", "false", "off", "none")
HEADING = re.compile(
    r"(?:heading|titre|título|titulo|überschrift|titolo|заголовок|标题|標題|عنوان|العنوان)\s*(\d)", re.IGNORECASE
)
"""What Word calls its heading styles in the languages of its users; the number is the level."""

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """One style with everything it inherits: name, run properties, outline level (0 = highest), numbering, layout."""

    name: str = ""
    run: Properties = field(default_factory=dict)
    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    layout: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, the id of the default paragraph style, and the run properties that hold where nothing else says."""

    by_id: dict[str, Style]
    default: Style
    everywhere: Properties


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a document, each with what it inherits (none for a document without a styles part)."""
    if root is None:
        return Styles({}, Style(), {})
    raw = {val(node, "styleId") or "": node for node in root.iterfind(W + "style")}
    made: dict[str, Style] = {}
    for name in raw:
        _follow(name, raw, made)
    default = next((made[n] for n, s in raw.items() if s.get(W + "default") and s.get(W + "type") == "paragraph"), None)
    everywhere = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return Styles(made, default or Style(), run_properties(everywhere))


def _follow(name: str, raw: dict[str, etree._Element], made: dict[str, Style]) -> None:
    """Makes a style after the one it is based on; a circle of styles is cut where it closes."""
    chain: list[str] = []
    at: str | None = name
    while at is not None and at in raw and at not in made and at not in chain:
        chain.append(at)
        at = val(raw[at].find(W + "basedOn"))
    for one in reversed(chain):
        below = made.get(val(raw[one].find(W + "basedOn")) or "", Style())
        made[one] = _style(raw[one], below)


def _style(node: etree._Element, below: Style) -> Style:
    shape = node.find(W + "pPr")
    run = {**below.run, **run_properties(node.find(W + "rPr"))}
    name = val(node.find(W + "name")) or ""
    if shape is None:
        return Style(name, run, below.outline, below.num_id, below.num_level, below.layout)
    outline = _number(val(shape.find(W + "outlineLvl")))
    numbers = shape.find(W + "numPr")
    num_id = val(numbers.find(W + "numId")) if numbers is not None else None
    level = _number(val(numbers.find(W + "ilvl"))) if numbers is not None else None
    return Style(
        name,
        run,
        below.outline if outline is None else outline,
        below.num_id if num_id is None else num_id,
        below.num_level if level is None else level,
        {**below.layout, **layout(shape)},
    )


def run_properties(node: etree._Element | None) -> Properties:
    """The properties a `w:rPr` sets itself: toggles as "1" or "0", the others as written."""
    found: Properties = {}
    for child in node if node is not None else ():
        name = child.tag.removeprefix(W)
        if name in TOGGLES:
            found[name] = "0" if (child.get(W + "val") or "1") in OFF else "1"
        elif name in VALUES:
            found[name] = child.get(W + "val") or ""
        elif name == "shd":
            found[name] = child.get(W + "fill") or ""
        elif name == "rStyle":
            found[name] = child.get(W + "val") or ""
    return found


def layout(shape: etree._Element) -> Properties:
    """The layout a `w:pPr` sets itself: left and first-line indent, space before (all twentieths of a point), justification."""
    found: Properties = {}
    indent, spacing, justified = shape.find(W + "ind"), shape.find(W + "spacing"), shape.find(W + "jc")
    if indent is not None:
        for name, attribute in (("left", "left"), ("left", "start"), ("first", "firstLine"), ("hanging", "hanging")):
            if indent.get(W + attribute) is not None:
                found[name] = indent.get(W + attribute) or "0"
        if "first" in found:
            found.setdefault("hanging", "0")
    if spacing is not None and spacing.get(W + "before") is not None:
        found["before"] = spacing.get(W + "before") or "0"
    if justified is not None:
        found["jc"] = justified.get(W + "val") or ""
    return found


def heading_level(style: Style) -> int | None:
    """The outline level a style stands for, 1 = highest: by its outline level, or by a name such as "Heading 2".

    >>> heading_level(Style("heading 2")), heading_level(Style("Заголовок 1")), heading_level(Style("Body Text"))
    (2, 1, None)
    """
    if style.outline is not None:
        return style.outline + 1 if 0 <= style.outline <= 8 else None
    found = HEADING.match(style.name)
    return int(found[1]) if found else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() and len(text) < 9 else None

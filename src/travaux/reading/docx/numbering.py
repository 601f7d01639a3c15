"""List numbers of a Word document, which it does not store: they are counted from `numbering.xml` (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ..number_formats import KNOWN_FORMATS, written
from .parts import MC, W, val
from .styles import Properties, Style, layout

__all__ = ["Label", "Level", "Numbering", "level_layout", "next_label", "read_numbering", "style_level"]

DEPTH = 9
PLACEHOLDER = re.compile(r"%([1-9])")
FOLLOWED_BY = {"tab": "\t", "space": " ", "nothing": ""}
BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "▫",
    "\uf076": "❖",
    "\uf02d": "–",
    "o": "◦",
}
"""Bullets of the Symbol, Wingdings and Courier fonts as the signs they look like."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, format, text such as "%1.%2", what follows, and below which level it restarts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = "\t"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False
    layout: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is printed, the blanks after it, and the format when it is one that is not known."""

    text: str
    after: str
    unknown_format: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted.

    `lists` gives for each list its abstract list and its levels; `counts` the numbers reached, by abstract list;
    `restarts` the levels of a list that still have to begin again, because the list says so itself.
    """

    lists: dict[str, tuple[str, tuple[Level, ...]]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)


def read_numbering(root: etree._Element | None, styles: dict[str, Style]) -> Numbering:
    """The lists of a document, none counted yet."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {val(node, "abstractNumId") or "": node for node in root.iterfind(W + "abstractNum")}
    for node in root.iterfind(W + "num"):
        name, basis = val(node, "numId") or "", val(node.find(W + "abstractNumId")) or ""
        basis = _linked(basis, abstract, root, styles)
        levels = _levels(abstract.get(basis))
        numbering.lists[name] = (basis, _overridden(levels, node, numbering.restarts.setdefault(name, {})))
    return numbering


def _linked(basis: str, abstract: dict[str, etree._Element], root: etree._Element, styles: dict[str, Style]) -> str:
    """An abstract list may only point to a numbering style, which points to a list, which points to an abstract list."""
    node = abstract.get(basis)
    link = val(node.find(W + "numStyleLink")) if node is not None else None
    if link is None:
        return basis
    for other, candidate in abstract.items():
        if val(candidate.find(W + "styleLink")) == link:
            return other
    target = styles[link].num_id if link in styles else None
    for num in root.iterfind(W + "num"):
        if val(num, "numId") == target:
            return val(num.find(W + "abstractNumId")) or basis
    return basis


def _levels(node: etree._Element | None) -> tuple[Level, ...]:
    levels = [Level()] * DEPTH
    for one in node.iterfind(W + "lvl") if node is not None else ():
        depth = _int(val(one, "ilvl"), -1)
        if 0 <= depth < DEPTH:
            levels[depth] = _level(one)
    return tuple(levels)


def _level(node: etree._Element) -> Level:
    restart = val(node.find(W + "lvlRestart"))
    hidden, shape = node.find(f"{W}rPr/{W}vanish"), node.find(W + "pPr")
    return Level(
        start=_int(val(node.find(W + "start")), 0),
        form=_form(node),
        text=val(node.find(W + "lvlText")) or "",
        after=FOLLOWED_BY.get(val(node.find(W + "suff")) or "tab", "\t"),
        restart=None if restart is None else _int(restart, 0),
        legal=node.find(W + "isLgl") is not None and val(node.find(W + "isLgl")) not in ("0", "false", "off"),
        style=val(node.find(W + "pStyle")),
        hidden=hidden is not None and val(hidden) not in ("0", "false", "off"),
        layout=layout(shape) if shape is not None else {},
    )


def _form(node: etree._Element) -> str:
    form = node.find(W + "numFmt")
    if form is None:
        form = node.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return val(form) or "decimal"


def _overridden(levels: tuple[Level, ...], num: etree._Element, restarts: dict[int, int]) -> tuple[Level, ...]:
    out = list(levels)
    for node in num.iterfind(W + "lvlOverride"):
        depth = _int(val(node, "ilvl"), -1)
        if not 0 <= depth < DEPTH:
            continue
        own = node.find(W + "lvl")
        if own is not None:
            out[depth] = _level(own)
        start = val(node.find(W + "startOverride"))
        if start is not None:
            restarts[depth] = _int(start, 1)
            out[depth] = replace(out[depth], start=restarts[depth])
    return tuple(out)


def style_level(numbering: Numbering, num_id: str, style_id: str) -> int | None:
    """The level of a list that is tied to a paragraph style, None where none is."""
    levels = numbering.lists.get(num_id, ("", ()))[1]
    return next((depth for depth, level in enumerate(levels) if level.style == style_id), None)


def level_layout(numbering: Numbering, num_id: str, depth: int) -> Properties:
    """The indents that a level of a list gives its paragraphs."""
    levels = numbering.lists.get(num_id, ("", ()))[1]
    return levels[depth].layout if 0 <= depth < len(levels) else {}


def next_label(numbering: Numbering, num_id: str, depth: int) -> Label | None:
    """Counts one paragraph of a list and gives its label; None for a list that is not there, or has nothing to print."""
    if num_id not in numbering.lists or not 0 <= depth < DEPTH:
        return None
    basis, levels = numbering.lists[num_id]
    counts = numbering.counts.setdefault(basis, [None] * DEPTH)
    _count(numbering, num_id, counts, depth)
    level = levels[depth]
    if level.hidden:
        return None
    if level.form == "bullet":
        return Label(_bullet(level.text), level.after) if level.text else None
    text = PLACEHOLDER.sub(lambda found: _number(int(found[1]) - 1, levels, counts, level.legal), level.text)
    unknown = level.form if level.form not in KNOWN_FORMATS else None
    return Label(text, level.after, unknown) if text.strip() else None


def _count(numbering: Numbering, num_id: str, counts: list[int | None], depth: int) -> None:
    levels = numbering.lists[num_id][1]
    if numbering.restarts.get(num_id, {}).pop(depth, None) is not None:
        counts[depth] = None
    reached = counts[depth]
    counts[depth] = levels[depth].start if reached is None else reached + 1
    for above in range(depth):
        counts[above] = levels[above].start if counts[above] is None else counts[above]
    for below in range(depth + 1, DEPTH):
        restart = levels[below].restart
        if restart is None or (restart > 0 and depth < restart):
            counts[below] = None


def _number(at: int, levels: tuple[Level, ...], counts: list[int | None], legal: bool) -> str:
    form = levels[at].form
    reached = counts[at]
    return written(levels[at].start if reached is None else reached, "decimal" if legal and form != "none" else form)


def _bullet(text: str) -> str:
    return "".join(BULLETS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign) for sign in text)


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() and len(text) < 9 else otherwise

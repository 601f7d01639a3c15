"""Numbers of lists that a browser counts and prints: start, type, value and reversed, written out as labels."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from ..number_formats import written

__all__ = ["item_labels"]

TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
}
BULLETS = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z-]+)\s*(?:;|$)")
TYPED = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})(?: (?:bis|ter|quater))?[.)]\s")


def item_labels(listing: etree._Element) -> dict[etree._Element, str]:
    """The label of each item of an `ol` or `ul`, as a browser prints it; an empty one where none is printed.

    A list whose items all spell out a label of their own ("(a) ...") is taken to print none: pages that do so hide the
    browser's.
    """
    items = [node for node in listing if node.tag == "li"]
    if items and all(TYPED.match(_words(item)) for item in items):
        return dict.fromkeys(items, "")
    if listing.tag != "ol":
        shape = BULLETS.get(_style(listing) or (listing.get("type") or "").lower(), "•")
        return dict.fromkeys(items, shape)
    return _numbers(listing, items)


def _numbers(listing: etree._Element, items: list[etree._Element]) -> dict[etree._Element, str]:
    down = listing.get("reversed") is not None
    number = _whole(listing.get("start"), len(items) if down else 1)
    form = STYLES.get(_style(listing) or "") or TYPES.get(listing.get("type") or "1", "decimal")
    labels = {}
    for item in items:
        number = _whole(item.get("value"), number)
        own = STYLES.get(_style(item) or "") or TYPES.get(item.get("type") or "", form)
        text = written(number, own)
        labels[item] = f"{text}." if text else ""
        number += -1 if down else 1
    return labels


def _style(node: etree._Element) -> str | None:
    found = STYLE.search((node.get("style") or "")[:1000].lower())
    return found[1] if found else None


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _words(node: etree._Element) -> str:
    """The first words of an item."""
    return "".join(str(piece) for piece in islice(node.itertext(), 6))[:200]

"""The drafts of a negotiation as an Atom feed (RFC 4287)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from lxml import etree

from .stage import Named

__all__ = ["feed"]

_ATOM = "http://www.w3.org/2005/Atom"


def feed(title: str, made: str, documents: Iterable[Named]) -> str:
    """The drafts, newest first, as an Atom feed; links are relative to the feed itself."""
    documents = tuple(documents)
    latest = max((d.document.published or d.document.date for d in documents), default="")
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    _add(root, "title", title)
    _add(root, "id", _name(title))
    _add(root, "updated", _moment(made or latest))
    _add(root, "link", None, rel="self", href="feed.xml")
    drafts = [d for d in documents if d.document.text is not None]
    for one in sorted(drafts, key=lambda d: d.document.published or d.document.date, reverse=True):
        entry = _add(root, "entry", None)
        _add(entry, "title", f"{one.name} ({one.symbol})" if one.name != one.symbol else one.name)
        _add(entry, "id", _name(title, one.document.symbol))
        _add(entry, "updated", _moment(one.document.published or one.document.date))
        _add(entry, "link", None, href=one.page)
        _add(_add(entry, "author", None), "name", title)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="unicode", pretty_print=True)


def _add(parent: etree._Element, name: str, text: str | None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attrib=attributes)
    if text is not None:
        child.text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return child


def _name(*parts: str) -> str:
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def _moment(iso: str) -> str:
    return f"{iso}T00:00:00Z" if len(iso) == 10 else "1970-01-01T00:00:00Z"

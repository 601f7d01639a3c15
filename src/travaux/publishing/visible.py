"""Hostile or odd characters of a document, shown so that a reader sees them. Nothing is dropped, nothing acts."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

__all__ = ["odd_as_text", "shown"]

_ODD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_NAMES = {
    0x00AD: "soft hyphen",
    0x200B: "zero-width space",
    0x200C: "non-joiner",
    0x200D: "joiner",
    0xFEFF: "byte-order mark",
}


def shown(text: str) -> Markup:
    """The text escaped for HTML, with control, bidi and zero-width characters as visible signs.

    >>> shown("a\\u202eb <i>")
    Markup('a<span class="odd" title="right-to-left override">U+202E</span>b &lt;i&gt;')
    """
    if not _ODD.search(text):
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for found in _ODD.finditer(text):
        parts += [escape(text[at : found.start()]), _sign(found.group())]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def odd_as_text(text: str) -> str:
    """The text for a title, an attribute or a terminal: odd characters written as their code, blanks folded.

    >>> odd_as_text("a\\u202eb\\x1b[2J  c")
    'a‹U+202E›b‹U+001B›[2J c'
    """
    return " ".join(_ODD.sub(lambda found: f"‹U+{ord(found.group()):04X}›", text).split())


def _sign(sign: str) -> Markup:
    code = ord(sign)
    name = _NAMES.get(code) or unicodedata.name(sign, "control or private character").lower()
    return Markup('<span class="odd" title="{}">U+{}</span>').format(name, f"{code:04X}")

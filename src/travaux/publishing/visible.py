"""Hostile or odd characters of a document, shown so that a reader sees them. Nothing is dropped, nothing acts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["coded", "element", "joined", "odd_as_text", "shown"]

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
    return joined([*parts, escape(text[at:])])


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Markup side by side, as it is. `Markup.join` would look at every part again.

    >>> joined([Markup("<i>"), Markup("a"), Markup("</i>")])
    Markup('<i>a</i>')
    """
    return Markup(between.join(parts))  # noqa: S704 - every part is markup already


def element(name: str, words: Markup, **attributes: str) -> Markup:
    """An HTML element around markup; attribute values are escaped, a name may end in a low line, an empty value is left out.

    >>> element("p", Markup("<b>1</b>"), class_="l1", id="")
    Markup('<p class="l1"><b>1</b></p>')
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(coded(value))}"' for key, value in attributes.items() if value
    )
    return Markup(f"<{name}{given}>{words}</{name}>")  # noqa: S704 - words are markup, names are ours, values escaped


def odd_as_text(text: str) -> str:
    """The text for a title, an attribute or a terminal: odd characters written as their code, blanks folded.

    >>> odd_as_text("a\\u202eb\\x1b[2J  c")
    'a‹U+202E›b‹U+001B›[2J c'
    """
    return " ".join(str(coded(text)).split())


def coded(value: object) -> object:
    """What a template is given, with odd characters of a plain text written as their code; markup and numbers as they are.

    >>> coded("a\u202e  b"), coded(3)
    ('a‹U+202E›  b', 3)
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _ODD.sub(lambda found: f"‹U+{ord(found.group()):04X}›", value)
    return value


def _sign(sign: str) -> Markup:
    code = ord(sign)
    name = _NAMES.get(code) or unicodedata.name(sign, "control or private character").lower()
    return Markup('<span class="odd" title="{}">U+{}</span>').format(name, f"{code:04X}")

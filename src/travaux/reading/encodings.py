"""Bytes turned into characters, and what was uncertain about it said."""

from __future__ import annotations

import codecs
import re

from ..errors import Doubt

__all__ = ["decode"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = "cp1252"
OUTSIDE_WESTERN = re.compile("[\x80-\x9f]")
FEW = 0.02


def decode(content: bytes, declared: str | None = None) -> tuple[str, tuple[Doubt, ...]]:
    """The characters of some bytes, and doubts about the encoding where it had to be guessed.

    A byte order mark decides; then an encoding that the document declares; then UTF-8, when the bytes are that; then
    UTF-16, when every other byte is empty; else Western European (cp1252), with a doubt.

    >>> decode("Article 1 — Aïda".encode())[0], [d.code for d in decode("Aïda".encode("cp1252"))[1]]
    ('Article 1 — Aïda', ['encoding_guessed'])

    Guarantees: never raises; text that was written in UTF-8 or with a byte order mark comes back exactly.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _leniently(content[len(mark) :], name)
    if declared is not None and _known(declared):
        return _leniently(content, declared)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as trouble:
        return _guessed(content, trouble)


def _known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _leniently(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    try:
        return content.decode(name).removeprefix("\ufeff"), ()
    except (UnicodeError, ValueError):
        text = content.decode(name, "replace").removeprefix("\ufeff")
        what = f"{text.count(chr(0xFFFD))} places are not valid {name}; each shows as �."
        return text, (Doubt("encoding_damaged", what),)


def _guessed(content: bytes, trouble: UnicodeDecodeError) -> tuple[str, tuple[Doubt, ...]]:
    name = _wide(content)
    if name is not None:
        text, doubts = _leniently(content, name)
        return text, (Doubt("encoding_guessed", f"The file does not say its encoding; it was read as {name}."), *doubts)
    text = content.decode("utf-8", "replace")
    if _mostly_utf8(content, text):
        what = f"{text.count(chr(0xFFFD))} places are not valid UTF-8 (first at byte {trouble.start}); each shows as �."
        return text, (Doubt("encoding_damaged", what),)
    western = content.decode(WESTERN, "replace") if not _undefined(content) else content.decode("latin-1")
    what = "The file does not say its encoding and is not UTF-8; it was read as Western European (Windows-1252)."
    return western, (Doubt("encoding_guessed", what),)


def _undefined(content: bytes) -> bool:
    """Whether there are bytes that Windows-1252 does not define; Latin-1 keeps them as what they are."""
    return re.search(rb"[\x81\x8d\x8f\x90\x9d]", content) is not None


def _wide(content: bytes) -> str | None:
    sample = content[:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None


def _mostly_utf8(content: bytes, text: str) -> bool:
    """Whether the bytes are UTF-8 but for a few damaged places, or for an end that was cut off."""
    wrong = text.count("\ufffd")
    right = sum(1 for sign in text if sign > "\x7f") - wrong
    return right > 0 and wrong <= max(1, right * FEW)

"""Fonts that do not name their characters: read by the place of the glyph in the font where words bear that out.

A text face lists its glyphs in an order that hardly varies: the printable characters of ASCII from place 3, then accented
letters and marks, and in faces with Cyrillic that alphabet in one run. A file whose font map is missing gives those places
instead of characters. Reading them by the order is accepted only if the words that come out are words: of the rest of the
document, or the commonest of a language. It is always said in a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ...errors import Doubt
from .letters import HYPHEN, is_blank
from .pages import Printed
from .scripts import COMMON_WORDS, strange_share

__all__ = ["broken_pages", "mended"]

_ACCENTED = (  # places 98 to 171
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…"
)
_MARKS = "ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"  # places 172 on (faces leave out the no-break space)
_CYRILLIC_STEP = 0x1D6  # from the place of a Cyrillic glyph to its code point
_CYRILLIC = (0x401, 0x45F)
_WORD = re.compile(r"\w+")
_ENOUGH_COMMON, _ENOUGH_KNOWN = 0.08, 0.35  # shares of the words read that must be common, or known from the document
_SOME = 0.1  # share of a page's characters that makes it unreadable


def _by_place() -> npt.NDArray[np.uint32]:
    """The character at each place of the usual order; 0 where the order says nothing."""
    table = np.zeros(0x500, np.uint32)
    table[3:98] = np.arange(32, 127)
    for first, signs in ((98, _ACCENTED), (172, _MARKS)):
        table[first : first + len(signs)] = [ord(sign) for sign in signs]
    cyrillic = np.arange(_CYRILLIC[0], _CYRILLIC[1] + 1)
    table[cyrillic - _CYRILLIC_STEP] = cyrillic
    return table


_TABLE = _by_place()


def mended(whole: Printed) -> tuple[Printed, tuple[Doubt, ...]]:
    """The same pages with unnamed characters read by their place in the font, when that gives words; and a doubt that says so."""
    characters = whole.characters
    unnamed = (characters.unnamed > 0) & (characters.looks >= 0)
    if not unnamed.any():
        return whole, ()
    places = np.where(
        characters.codes == HYPHEN, 16, characters.codes
    )  # pdfium takes place 2 and a hyphen for a line end
    read = np.where(places < len(_TABLE), _TABLE[np.minimum(places, len(_TABLE) - 1)], 0)
    changed = unnamed & (read > 0)
    codes = np.where(changed, read, characters.codes).astype(np.uint32)
    if not changed.any() or not _makes_words(characters.codes, codes, changed):
        return whole, ()
    rest = characters.unnamed.copy()
    rest[changed] = 0
    pages = [s.number for s in whole.sheets if changed[s.first : s.last].any()]
    what = (
        f"The font does not name {int(changed.sum()):,} characters on {len(pages)} pages; they were read by their place in "
        "the font, and the words bear it out. Check a passage against the picture of its page before you quote it."
    )
    doubt = Doubt("mended_font", what, page=pages[0])
    return replace(whole, characters=replace(characters, codes=codes, unnamed=rest)), (doubt,)


def _makes_words(before: npt.NDArray[np.uint32], after: npt.NDArray[np.uint32], changed: npt.NDArray[np.bool_]) -> bool:
    """Whether words with changed characters are common words, or words of the rest of the document; and more than before."""
    blank = is_blank(after)
    known = Counter(_words(np.where(changed, np.uint32(32), after)))
    words = _touched(after, changed & ~blank)
    if not words:
        return False
    common = max(sum(word in list_ for word in words) for list_ in COMMON_WORDS.values()) / len(words)
    met = sum(len(word) > 2 and known[word] > 0 for word in words) / len(words)
    was = sum(len(word) > 2 and known[word] > 0 for word in _touched(before, changed)) / len(words)
    return common >= _ENOUGH_COMMON or (met >= _ENOUGH_KNOWN and met > 2 * was)


def _words(codes: npt.NDArray[np.uint32]) -> list[str]:
    return _WORD.findall(_text(codes).casefold())


def _text(codes: npt.NDArray[np.uint32]) -> str:
    plain = np.where(is_blank(codes), np.uint32(32), codes).astype("<u4")
    return plain.tobytes().decode("utf-32-le", "surrogatepass")


def _touched(codes: npt.NDArray[np.uint32], changed: npt.NDArray[np.bool_]) -> list[str]:
    """The words that hold at least one changed character."""
    counts = np.concatenate([[0], np.cumsum(changed)])
    found = _WORD.finditer(_text(codes).casefold()[: len(changed)])
    return [match.group() for match in found if counts[match.end()] > counts[match.start()]]


def broken_pages(whole: Printed, language: str | None) -> list[int]:
    """The pages whose letters are not what is printed: many characters unnamed, and the letters of no likely script (or
    controls among them); or far from the script of the language. A page with hardly any letters goes with the others."""
    found = []
    for sheet in whole.sheets:
        part = slice(sheet.first, sheet.last)
        inked = whole.characters.looks[part] >= 0
        codes = whole.characters.codes[part][inked]
        if not len(codes):
            continue
        unnamed = whole.characters.unnamed[part][inked] > 0
        strange = strange_share(codes, language)
        controls = float((unnamed & (codes < 32)).mean())
        if strange > _SOME or (unnamed.mean() > _SOME and (controls > 0.02 or strange > _SOME / 2)):
            found.append(sheet.number)
    return found

"""Scripts and languages: which script the letters of a page are in, and which language a document is likely to be in."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

import numpy as np
import numpy.typing as npt

__all__ = ["COMMON_WORDS", "SCRIPTS", "language_of", "strange_share"]

# Blocks of letters by script: first and last code point. `other` is what no UN document is written in: signs of phonetics,
# rare Latin, and scripts that come out when a font map is broken.
BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x41, 0x5A, "latin"),
    (0x61, 0x7A, "latin"),
    (0xC0, 0x17F, "latin"),
    (0x180, 0x1FF, "other"),
    (0x200, 0x21B, "latin"),
    (0x21C, 0x2AF, "other"),
    (0x370, 0x3FF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x590, 0x5FF, "hebrew"),
    (0x600, 0x6FF, "arabic"),
    (0x750, 0x77F, "arabic"),
    (0x900, 0x1CFF, "other"),
    (0x1E00, 0x1EFF, "latin"),
    (0x2C00, 0x2DFF, "other"),
    (0x2E80, 0x2FDF, "han"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xA000, 0xABFF, "other"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xE000, 0xF8FF, "other"),
    (0xF900, 0xFAFF, "han"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
)
SCRIPTS = {"en": "latin", "fr": "latin", "es": "latin", "ru": "cyrillic", "zh": "han", "ar": "arabic"}
COMMON_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        (
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "for",
            "by",
            "on",
            "with",
            "be",
            "shall",
            "that",
            "as",
            "or",
            "this",
            "is",
            "not",
            "from",
            "which",
            "at",
        )
    ),
    "fr": frozenset(
        (
            "de",
            "la",
            "le",
            "les",
            "des",
            "et",
            "du",
            "à",
            "en",
            "dans",
            "par",
            "pour",
            "que",
            "un",
            "une",
            "au",
            "aux",
            "sur",
            "ou",
            "qui",
            "est",
        )
    ),
    "es": frozenset(
        (
            "de",
            "la",
            "el",
            "los",
            "las",
            "y",
            "en",
            "del",
            "que",
            "a",
            "por",
            "para",
            "se",
            "con",
            "un",
            "una",
            "al",
            "o",
            "su",
            "es",
            "no",
        )
    ),
    "ru": frozenset(
        (
            "и",
            "в",
            "на",
            "с",
            "по",
            "для",
            "или",
            "не",
            "от",
            "к",
            "о",
            "что",
            "при",
            "их",
            "из",
            "до",
            "об",
            "за",
            "как",
            "а",
            "также",
            "к",
        )
    ),
    "ar": frozenset(("في", "من", "على", "إلى", "أن", "أو", "التي", "هذا", "هذه", "عن", "مع", "ما", "لا", "كل", "بين")),
}
_HINT = re.compile(
    r"(?<![a-z])(en|fr|es|ru|zh|ar|english|french|spanish|russian|chinese|arabic)(?![a-z])", re.IGNORECASE
)
_NAMES = {"english": "en", "french": "fr", "spanish": "es", "russian": "ru", "chinese": "zh", "arabic": "ar"}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000  # characters looked at for a language


def _tally(codes: npt.NDArray[np.uint32]) -> Counter[str]:
    found: Counter[str] = Counter()
    for first, last, script in BLOCKS:
        found[script] += int(((codes >= first) & (codes <= last)).sum())
    return found


def strange_share(codes: npt.NDArray[np.uint32], language: str | None = None) -> float:
    """The share of the letters that are neither in the script expected (that of the language, or else the commonest that
    is a script of the United Nations) nor Latin; 0 where there are hardly any letters.

    >>> strange_share(np.array([ord(sign) for sign in "Agreement under the Convention"], np.uint32))
    0.0
    """
    tally = _tally(codes)
    letters = sum(tally.values())
    if letters < 20:
        return 0.0
    known = {script: tally[script] for script in set(SCRIPTS.values())}
    expected = SCRIPTS[language] if language in SCRIPTS else max(known, key=lambda script: known[script])
    beside = {"latin": 0, "han": min(tally["latin"], letters // 10)}.get(expected, tally["latin"])
    fit = tally[expected] + beside
    return 1.0 - fit / letters


def language_of(path: str, text: str) -> str | None:
    """The language of a document (ISO 639-1, one of the six): a hint in its path, or else its script or commonest words.

    >>> language_of("drafts/agreement-ru.pdf", ""), language_of("", "Les Parties au présent Accord et la Conférence des Parties")
    ('ru', 'fr')
    """
    for part in reversed(PurePath(path).parts[-3:]):
        if hints := _HINT.findall(re.sub(r"[-_.]", " ", part)):
            hint = str(hints[-1]).lower()
            return _NAMES.get(hint, hint)
    sample = text[:_SAMPLE]
    tally = _tally(np.array([ord(sign) for sign in sample], np.uint32))
    script = max(("latin", "cyrillic", "han", "arabic"), key=lambda name: tally[name])
    if not tally[script]:
        return None
    if script != "latin":
        return next(language for language, of in SCRIPTS.items() if of == script)
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    counts = {name: sum(words[word] for word in COMMON_WORDS[name]) for name in ("en", "fr", "es")}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None

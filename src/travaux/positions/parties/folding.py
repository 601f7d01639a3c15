"""One key for the many ways of writing a name: capitals, accents, apostrophes, brackets, dots, dashes and articles folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "letters"]

MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640\u200b-\u200f\u2060\ufeff]")
SILENT = dict.fromkeys(map(ord, ".'’‘ʼ`´′*ʻ·"))
PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "&": " and ",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۃ": "ه",
        "ھ": "ه",
        "ہ": "ه",
        "ۀ": "ه",
        **dict.fromkeys('()[]{}«»"“”„‐‑‒–—-_', " "),
        "，": ",",
        "、": ",",
        "،": ",",
        "；": ";",
        "／": "/",
    }
)
THE = re.compile(r"(?:[Tt]he|THE|l['’]|la|les)\s+(?=[A-ZА-Я])|l['’](?=[A-Z])")
DOTTED = re.compile(r"(?:\w\.\s?)+\w?")


@lru_cache(maxsize=8192)
def fold(printed: str) -> str:
    """The key under which a printed name is looked up: small letters without accents, brackets, dots, dashes or "the".

    Commas, slashes and semicolons stay, for they part two names: "Guinea, Bissau" is not "Guinea-Bissau".

    >>> fold("The Côte d’Ivoire"), fold("IRAN (Islamic Republic of)"), fold("Guinea, Bissau")
    ('cote divoire', 'iran islamic republic of', 'guinea, bissau')
    """
    plain = MARKS.sub("", unicodedata.normalize("NFKD", printed).translate(SILENT).casefold())
    spaced = unicodedata.normalize("NFC", plain).translate(PLAIN)
    words = [w for w in spaced.replace(",", " , ").split() if w != "the"]
    return " ".join("saint" if w in SAINTS else w for w in words).replace(" ,", ",").strip(" ,:")


SAINTS = frozenset({"st", "ste"})


def letters(printed: str) -> str:
    """What is looked up letter for letter: the name without an article and the dots of an abbreviation.

    >>> letters("U.S.A."), letters("U. S."), letters(" NA:"), letters("B A")
    ('USA', 'US', 'NA', 'B A')
    """
    bare = THE.sub("", printed.strip(" \u00a0:[](),;"))
    return (bare.replace(" ", "") if DOTTED.fullmatch(bare) else bare).replace(".", "")

"""What the beginning of a line says of its paragraph: a printed number, a heading word, a bullet."""

from __future__ import annotations

import re

__all__ = ["ends", "heads", "labelled"]

_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt\.?|supra|\w+ies)\b)*"
_LABEL = re.compile(
    r"[\[(“\"'*\s]*(?:"
    r"\d{1,3}/\d{1,4}\.\s|\d{1,3}(?:\.\d{1,3})*" + _SUFFIX + r"(?:[.)\]]|\s(?=[\[(A-Z“\"]))"  # 1.  2.3  4 bis.  [5.
    r"|\([a-zA-Z]{1,3}" + _SUFFIX + r"\)|\([ivxlc]{1,6}\)|\(\d{1,3}\)"  # (a)  (ii)  (3)
    r"|[a-zA-Z]{1,2}" + _SUFFIX + r"[.)]\s|[ivxlc]{1,6}[.)]\s"  # a.  iv)
    r"|(?:OP|PP)\s?\d+|[•▪◦‣●○·–—-]\s"
    r")"
)
_HEAD_WORDS = (
    "article|artículo|part|parte|partie|section|sección|sub-?section|chapter|capítulo|chapitre|annex|annexe|anexo|"
    "appendix|schedule|option|rule|title|book"
)
_HEAD = re.compile(
    rf"[\[(“\"\s]*(?=[A-Z])(?i:{_HEAD_WORDS})s?\s+(?i:\d|[ivxlcdm]+\b|[a-z]\b|one\b|first\b|premier\b|\[)"
)
_END = re.compile(r"[.;:?!…][\"”’)\]\s\d*]*$|,[\"”’)\]\s\d*]*$|[—–]\s*$|\]$|[;,]\s?(?:and|or)(?:/or)?\s*$")


def labelled(text: str) -> bool:
    """Whether a line begins with a printed number or letter of a paragraph, or with a bullet.

    >>> labelled("(a) In areas"), labelled("4 bis. Each Party"), labelled("2030 is the year"), labelled("shall")
    (True, True, False, False)
    """
    return _LABEL.match(text) is not None


def heads(text: str) -> bool:
    """Whether a line begins like a heading: Article 5, PART II, Annex A, Option 2 (never in small letters).

    >>> heads("Article 5"), heads("PART XI"), heads("Articles of association"), heads("article 5 of")
    (True, True, False, False)
    """
    return _HEAD.match(text) is not None


def ends(text: str) -> bool:
    """Whether a line ends as a paragraph may end: with a stop, a colon, a comma, a dash, a closing bracket.

    >>> ends("by the Parties;"), ends("by the Parties and"), ends("States, and")
    (True, False, True)
    """
    return _END.search(text.rstrip()[-16:]) is not None

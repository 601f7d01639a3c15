"""What one bracket is, read by itself: its words, what stands before and after it, and the provision it covers."""

from __future__ import annotations

import re
from functools import lru_cache

from .columns import Columns
from .numerals import is_number
from .printed import Printed
from .profiles import Profile
from .shapes import without_signs

__all__ = ["kinds"]

Said = tuple[str, str]
"""A kind and why."""

SLASHED = "alternatives", "A slash stands between rival words."
LETTERS = "in_word", "Letters of a word."
OPTIONAL = "optional_phrase", "Words that stay or go."
LOOKED_AT = 240
"""Characters of a bracket that are looked at to know its kind."""
_GAP = re.compile(r"…|\.\.|--|__")
_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_ENDINGS = re.compile(r"s|es|e?[drn]|ing|ly|al|ies|y|ally|ive|ions?|i[sz]e|to|ment|ity|wise|ness", re.I)
_OTHER_LETTER = re.compile(r"\s?\[[^\W\d_]\][^\W\d_]")
_MARKS = re.compile(r"[^\w\s\[\]{}［］]+")
_DOTS = re.compile(r"\s*(?:…|\.{3,})[\s.…]*")
_DASHES = re.compile(r"\s*[.…_\-–—−][\s._\-–—−…]+|\s*[_\-–—−]\s*")
_BLANK_COMES = re.compile(
    r"\b(?:annex|annexes|article|articles|part|parts|section|paragraph|rule|in|to|of|at|by|from|least|every|with|within|on|the|than)"
    r"[\s*)]*$",
    re.I,
)
_LABELLED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*|[a-z])(?:[ ]?(?:bis|ter|quater|quinquies|alt|supra)){0,3}[ ]{0,2}\d?[.)][ ]*[^\s\]].*[^\s\]]"
    r"|\([a-z]{1,4}\)[ ]*[^\s\]].*|(?:OP|PP)[ ]?\d.*|(?:ARTICLE|PREAMBLE|PART|ANNEX)\b.*"
    r"|(?:Article|Part|Chapter|Section|Annex|Option|Sub-[Oo]ption)[ ]+(?:\d{1,3}|[IVX]+|[A-Z])\b[ ]*(?:bis|ter)?[ ]*[\n.:–-].*"
    r"|[a-z]{1,2}[ ](?:bis|ter|alt|qua\w+|quin\w+|sex\w+|sept\w+|oct\w+|non\w+|nov\w+|\w*dec\w+)[ ].*",
    re.S,
)


def kinds(printed: Printed, columns: Columns) -> None:
    """Reads each bracket as it would be read alone: its kind and why."""
    source, starts = printed.text.words.source, printed.text.words.starts
    several = columns.several()
    begins, ends = starts[columns.firsts].tolist(), starts[columns.lasts].tolist()
    for n, (start, end) in enumerate(zip(begins, ends, strict=True)):
        if n in several:
            columns.readings.append(SLASHED)
        elif end - start <= 12 and _is_letters(source, start, end):
            columns.readings.append(LETTERS)
        else:
            said = source[start : min(end, start + LOOKED_AT)]
            found = (
                _by_its_words(said, printed.style, end - start <= LOOKED_AT)
                or (_by_what_it_touches(source, start, end) if end - start <= 40 else None)
                or _by_what_it_covers(columns, n, said)
            )
            columns.readings.append(found or OPTIONAL)


@lru_cache(maxsize=8192)
def _by_its_words(said: str, style: Profile, whole: bool) -> Said | None:
    """What the words of a bracket alone show: nothing, a number, a remark, a status, a gap."""
    words = without_signs(said).strip()
    if not words:
        return ("empty", "Nothing is printed: no word.") if whole and "[" not in said else None
    if whole and is_number(words):
        return "number", "A number."
    match = _readings(style).fullmatch(words)
    if match is not None:
        kind, _, because = style.readings[int((match.lastgroup or "k0")[1:])]
        return kind, because
    if whole and len(words) < 60 and _is_gap(words, said):
        return "blank", "A blank to fill in."
    return None


def _is_gap(words: str, said: str) -> bool:
    """Whether a few words hold a place to fill in: `A, B and …`."""
    return _GAP.search(words) is not None and "[" not in said and len(words.split()) < 7 and not _DOTS.fullmatch(words)


@lru_cache(maxsize=16)
def _readings(style: Profile) -> re.Pattern[str]:
    """The kinds that words show, as one pattern with a group for each."""
    parts = (f"(?P<k{n}>{says})" for n, (_, says, _) in enumerate(style.readings))
    return re.compile("|".join(parts), re.I | re.S)


def _by_what_it_touches(source: str, start: int, end: int) -> Said | None:
    """What a bracket is by the letters beside it: a mark, a gap in a reference, the stop of a label."""
    said = source[start:end].strip()
    marks = not said[:1].isalnum()
    if marks and _DOTS.fullmatch(said):
        comes = _BLANK_COMES.search(source, max(0, start - 24), start - 1)
        return ("blank", "A blank to fill in.") if comes else ("omission", "Unchanged words are left out.")
    if marks and _DASHES.fullmatch(said):
        return "blank", "A blank to fill in."
    if marks and _MARKS.fullmatch(said):
        return "punctuation", "A mark that stays or goes."
    if len(said) <= 2 and said.isalpha() and source[end + 1 : end + 2] in (".", ")"):
        return "number", "The number of a provision."
    return None


def _is_letters(source: str, start: int, end: int) -> bool:
    """Whether a bracket holds letters of a word: they touch the letters beside it, `vessel[s]`, `[g][G]uidelines`."""
    if not _LETTERS.fullmatch(source, start, end):
        return False
    said, before, after = source[start:end], source[max(0, start - 2) : start - 1], source[end + 1 : end + 2]
    if said in ("X", "x") or (len(said) > 2 and said.islower() and is_number(said)):
        return False
    if before.isalpha() and (len(said) <= 3 or _ENDINGS.fullmatch(said) is not None):
        return True
    return after.isalpha() or (len(said) == 1 and _OTHER_LETTER.match(source, end + 1) is not None)


def _by_what_it_covers(columns: Columns, n: int, said: str) -> Said | None:
    """Whether a bracket holds a whole provision: from its label or its first word to its last."""
    place = columns.places[n]
    if place >= 0 and columns.owners.covers(place, (columns.begins[n], columns.ends[n])):
        return "whole_provision", "It holds a whole provision."
    if _LABELLED.match(said.lstrip(" \n\t[")):
        return "whole_provision", "It begins with the number of a provision."
    return None

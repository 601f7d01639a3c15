"""What one bracket is, read by itself: its words, what stands before and after it, and the provision it covers."""

from __future__ import annotations

import re
from functools import lru_cache

from .numerals import is_number
from .owners import Owners
from .printed import Printed
from .profiles import Profile
from .records import Bracket

__all__ = ["kinds"]

Said = tuple[str, str]
"""A kind and why."""

LOOKED_AT = 240
"""Characters of a bracket that are looked at to know its kind."""
_NO_SIGNS = str.maketrans("", "", "[]{}［］")
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
    r"(?:\d{1,3}(?:\.\d{1,2})*|[a-z])[ ]?(?:bis|ter|quater|quinquies|alt|supra)?[ ]?\d?[.)][ ]*[^\s\]].*[^\s\]]"
    r"|\([a-z]{1,4}\)[ ]*[^\s\]].*|(?:OP|PP)[ ]?\d.*|(?:ARTICLE|PREAMBLE|PART|ANNEX)\b.*"
    r"|(?:Article|Part|Chapter|Section|Annex|Option|Sub-[Oo]ption)[ ]+(?:\d{1,3}|[IVX]+|[A-Z])\b[ ]*(?:bis|ter)?[ ]*[\n.:–-].*"
    r"|[a-z]{1,2}[ ](?:bis|ter|alt|qua\w+|quin\w+|sex\w+|sept\w+|oct\w+|non\w+|nov\w+|\w*dec\w+)[ ].*",
    re.S,
)


def kinds(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """The same brackets, each with its kind as it would be read alone, and why."""
    return tuple(_with_kind(printed, bracket) for bracket in brackets)


def _with_kind(printed: Printed, one: Bracket) -> Bracket:
    kind, reason = _kind(printed, one)
    return Bracket(
        kind, one.span, one.first, one.address, one.options, one.attributions, reason, one.parent, one.closed, one.doubt
    )


def _kind(printed: Printed, one: Bracket) -> Said:
    """The kind of a bracket: what its words say first, then what they touch, then what they cover."""
    if len(one.options) > 1:
        return "alternatives", "A slash stands between rival words."
    source, starts = printed.text.words.source, printed.owners.starts
    first, last = one.options[0].span
    start, end = starts[first], starts[last]
    said = source[start : min(end, start + LOOKED_AT)]
    if _is_letters(source, start, end):
        return "in_word", "Letters of a word."
    alone = _by_its_words(said, printed.style, end - start <= LOOKED_AT)
    if alone is not None:
        return alone
    return (
        _by_what_it_touches(source, start, end)
        or _by_what_it_covers(printed.owners, one, said)
        or ("optional_phrase", "Words that stay or go.")
    )


@lru_cache(maxsize=8192)
def _by_its_words(said: str, style: Profile, whole: bool) -> Said | None:
    """What the words of a bracket alone show: nothing, a number, a remark, a status, a gap."""
    words = said.translate(_NO_SIGNS).strip()
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
    held = any(gap in words for gap in ("…", "..", "--", "__"))
    return held and "[" not in said and len(words.split()) < 7 and not _DOTS.fullmatch(words)


@lru_cache(maxsize=16)
def _readings(style: Profile) -> re.Pattern[str]:
    """The kinds that words show, as one pattern with a group for each."""
    parts = (f"(?P<k{n}>{says})" for n, (_, says, _) in enumerate(style.readings))
    return re.compile("|".join(parts), re.I | re.S)


def _by_what_it_touches(source: str, start: int, end: int) -> Said | None:
    """What a bracket is by the letters beside it: a mark, a gap in a reference, the stop of a label."""
    if end - start > 40:
        return None
    said = source[start:end].strip()
    if _DOTS.fullmatch(said):
        comes = _BLANK_COMES.search(source, max(0, start - 24), start - 1)
        return ("blank", "A blank to fill in.") if comes else ("omission", "Unchanged words are left out.")
    if _DASHES.fullmatch(said):
        return "blank", "A blank to fill in."
    if _MARKS.fullmatch(said):
        return "punctuation", "A mark that stays or goes."
    if len(said) <= 2 and said.isalpha() and source[end + 1 : end + 2] in (".", ")"):
        return "number", "The number of a provision."
    return None


def _is_letters(source: str, start: int, end: int) -> bool:
    """Whether a bracket holds letters of a word: they touch the letters beside it, `vessel[s]`, `[g][G]uidelines`."""
    if end - start > 12 or not _LETTERS.fullmatch(source, start, end):
        return False
    said, before, after = source[start:end], source[max(0, start - 2) : start - 1], source[end + 1 : end + 2]
    if said in ("X", "x") or (len(said) > 2 and said.islower() and is_number(said)):
        return False
    if before.isalpha() and (len(said) <= 3 or _ENDINGS.fullmatch(said) is not None):
        return True
    return after.isalpha() or (len(said) == 1 and _OTHER_LETTER.match(source, end + 1) is not None)


def _by_what_it_covers(owners: Owners, one: Bracket, said: str) -> Said | None:
    """Whether a bracket holds a whole provision: from its label or its first word to its last."""
    index = owners.of(one.span[0])
    if index >= 0 and owners.covers(index, one.span):
        return "whole_provision", "It holds a whole provision."
    if _LABELLED.match(said.lstrip(" \n\t[")):
        return "whole_provision", "It begins with the number of a provision."
    return None

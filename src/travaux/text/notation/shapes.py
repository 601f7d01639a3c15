"""The shape of the words in a bracket: which part of a sentence they could be, told by their first and last words alone.

Two brackets side by side are rivals when either could stand where the other stands. No grammar is loaded for that: a short
table of the words that open a phrase, and the endings of English words, tell enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Shape", "may_rival", "shape", "without_signs"]


def _table(said: str) -> frozenset[str]:
    return frozenset(said.split())


JOINERS = frozenset(
    ("and", "or", "and/or", "nor", "but", ",", ";", ".", ":", "and the", "or the", ", and", ", or", "and the use of")
)
OTHERS = _table("other others another alternative something x")
MODALS = _table("shall should may must will can could might would")
PROMISES = _table("undertake undertakes agree agrees endeavour endeavours need needs commit commits strive")
AUXILIARIES = _table("is are be was were has have")
URGED = _table("encouraged required requested urged invited obliged expected recommended called to")
DETERMINERS = _table("the a an any all each every its their this these those such no some both other one certain")
PREPOSITIONS = _table(
    "of in on for by from with at under into among between within through throughout towards toward during before after"
    " against across via upon over beyond near above below without per"
)
ADDERS = _table(
    "and or but nor including such particularly especially inter as where when if which that who whose while subject taking"
    " considering based pursuant consistent notwithstanding according provided unless except only notably with a view"
    " excluding regarding concerning"
) - {"a", "view"}
LEADING_ON = frozenset(("and", "or", "the", "a", "to", "that", "of"))
LEADING = PREPOSITIONS | {"to", "into", "account"}
ALIKE = (
    frozenset(
        (
            "pursuant",
            "in accordance",
            "according",
            "consistent",
            "as per",
            "based on",
            "based upon",
            "as set",
            "subject to",
        )
    ),
    frozenset(("throughout", "at any", "across", "at all", "during")),
    frozenset(("including", "such as", "inter alia", "in particular", "particularly", "especially", "with an", "e.g")),
    frozenset(("taking into", "considering", "bearing in", "in view", "in light", "in line")),
    frozenset(("with regard", "in relation", "as regards", "among", "with respect", "between")),
    frozenset(("as well", "and")),
    frozenset(("that", "which", "who")),
    frozenset(("within", "beyond", "in", "outside", "under")),
)
_FAMILY = {said: frozenset(n for n, family in enumerate(ALIKE) if said in family) for said in frozenset().union(*ALIKE)}
_SET_PHRASES = frozenset(("in particular", "in order", "in accordance", "in addition", "in line", "to be"))
"""Openings that are one word in all but print: what begins with one opens like nothing else."""
UNITS = frozenset(("minute", "hour", "day", "week", "month", "year", "session"))
PROMPT = frozenset(
    ("without delay", "without undue", "without unreasonable", "as soon", "at once", "at the", "in due", "in good")
)
"""How a phrase opens that asks for haste, or for none."""
_WORD = re.compile(r"[\w’'/-]+|[^\w\s]")
_SIGN = re.compile(r"[\[\]{}［］]")
_NO_SIGNS = str.maketrans("", "", "[]{}［］")
_ADJECTIVE = ("al", "ive", "ous", "able", "ible", "ic", "ary", "ful", "less", "ory", "ing", "ed", "ent", "ant")
_NOUN = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ism", "ure", "ties", "s")


def without_signs(said: str) -> str:
    """Words without the signs of brackets."""
    return said.translate(_NO_SIGNS) if _SIGN.search(said) else said


@dataclass(frozen=True, slots=True)
class Shape:
    """What the words of a bracket could be: `part` of a sentence, the first two words, the form of the last, their number."""

    part: str
    opening: str
    form: str
    first: str
    last: str
    words: frozenset[str]
    count: int
    capital: bool = False


@lru_cache(maxsize=8192)
def shape(said: str) -> Shape:
    """The shape of the words of one option.

    >>> [shape(said).part for said in ("shall", "is encouraged to", ", as appropriate,", "in marine areas", "and", "planned")]
    ['modal', 'modal', 'added', 'prepositional', 'joiner', 'plain']
    """
    bare = without_signs(said)
    plain = " ".join(bare.split()).lower()
    found = _WORD.findall(plain)
    first = found[0] if found else ""
    letters = [word for word in found if word[0].isalnum()]
    last = letters[-1] if letters else first
    opening = " ".join(found[:2])
    part = _part(plain, found, said.strip())
    capital = bare.strip()[:1].isupper()
    return Shape(part, opening, _form(last), first, last, frozenset(letters), len(letters), capital)


def _part(plain: str, found: list[str], said: str) -> str:
    if plain in JOINERS or not found:
        return "joiner"
    if plain in OTHERS:
        return "other"
    if found[0] in ",;:.":
        return "added"
    if _urges(found):
        return "modal"
    if said[:1].isupper() and said.rstrip()[-1:] in ".;:" and len(found) > 6:
        return "sentence"
    if len(found) == 1 and found[0] in DETERMINERS:
        return "determiner"
    if found[0] in ADDERS:
        return "added"
    if found[0] in PREPOSITIONS:
        return "prepositional"
    if len(found) > 2 and found[0].endswith(("ed", "set")) and (found[1] in PREPOSITIONS or found[1] in ("out", "to")):
        return "participial"
    return "infinitive" if found[0] == "to" else "plain"


def _urges(found: list[str]) -> bool:
    """Whether words say how far somebody is bound: `shall`, `is encouraged to`, `agree to`, `where possible is urged to`."""
    if found[0] in MODALS or (found[0] in PROMISES and found[1:2] == ["to"]):
        return True
    if found[0] in AUXILIARIES and found[1:3] == ["encouraged", "to"] and len(found) < 30:
        return True
    if found[0] in AUXILIARIES and len(found) < 12 and (len(found) == 1 or found[1] in URGED):
        return True
    return found[-1] == "to" and len(found) > 3 and found[-2] in URGED


def _form(last: str) -> str:
    if last[2:].endswith(_NOUN):  # after two letters or more
        return "noun"
    if last.endswith("ly"):
        return "adverb"
    return "adjective" if last[2:].endswith(_ADJECTIVE) else ""


def may_rival(one: Shape, other: Shape) -> str:
    """Why one could stand where the other stands; empty where it could not.

    >>> may_rival(shape("planned"), shape("proposed")), may_rival(shape("shall"), shape("take"))
    ('They could stand for one another.', '')
    """
    if one.words == other.words and one.words:
        return "The same words, written otherwise."
    if one.part == other.part and _share_most(one, other):
        return "They share most of their words."
    if "other" in (one.part, other.part) and "joiner" not in (one.part, other.part):
        return "Something else is kept open."
    if one.part != other.part:
        return _unlike(one, other)
    if one.part == "joiner":
        return "Rival words that join."
    if one.part in ("modal", "determiner", "participial"):
        return "Rival words of one kind."
    if one.part in ("added", "prepositional", "infinitive"):
        return _phrases(one, other)
    if one.part == "sentence":
        return "Rival sentences that begin alike." if _begin_alike(one, other) else ""
    return _plain(one, other)


def _share_most(one: Shape, other: Shape) -> bool:
    """Whether two long wordings say the same for the most part."""
    least = min(len(one.words), len(other.words))
    alike = len(one.words & other.words) * 5 >= least * 3
    return least >= 8 and alike and max(one.count, other.count) <= 3 * min(one.count, other.count)


def _unlike(one: Shape, other: Shape) -> str:
    """Words of different parts of a sentence are rivals only as short phrases that open alike or end in the same word."""
    parts = {one.part, other.part}
    if parts & {"joiner", "sentence", "modal", "determiner"} or max(one.count, other.count) > 12:
        return ""
    if _same_word(one, other) and one.first not in ("and", "or", ",") and other.first not in ("and", "or", ","):
        return "They end in the same word."
    leads = one.last in PREPOSITIONS and other.last in PREPOSITIONS
    return _phrases(one, other) if "plain" not in parts or leads or _alike(one, other) else ""


def _same_word(one: Shape, other: Shape) -> bool:
    """Whether both end in the same word, or in two forms of it: `achieving`, `achieve`."""
    return (
        len(one.last) > 4 and len(other.last) > 4 and one.last[:5] == other.last[:5] and max(one.count, other.count) < 6
    )


def _phrases(one: Shape, other: Shape) -> str:
    """Phrases are rivals when they open with the same word, or with words that say the same."""
    if one.first in ("and", "or", ","):
        return "" if one.first != other.first or not _begin_alike(one, other) else "Phrases that open alike."
    apart = one.opening != other.opening and not _SET_PHRASES.isdisjoint((one.opening, other.opening))
    if (one.first == other.first and not apart) or _alike(one, other):
        return "Phrases that open alike."
    if _says_when(one) and _says_when(other):
        return "Both say when."
    leads = one.last in LEADING and other.last in LEADING
    return "Both lead over to the same words." if leads else ""


def _says_when(one: Shape) -> bool:
    """Whether a phrase sets a time: `without delay`, `within 48 hours`, `no later than 30 days`, `as soon as possible`."""
    if one.first in ("within", "in", "after", "no", "not", "every"):
        return one.last.rstrip("s") in UNITS
    return one.opening in PROMPT


def _alike(one: Shape, other: Shape) -> bool:
    return not _families(one).isdisjoint(_families(other))


def _families(one: Shape) -> frozenset[int]:
    by_opening = _FAMILY.get(one.opening, frozenset())
    return by_opening if one.opening in _SET_PHRASES else by_opening | _FAMILY.get(one.first, frozenset())


def _begin_alike(one: Shape, other: Shape) -> bool:
    small = {one.first, other.first}
    shared = len((one.words & other.words) - small)
    return one.opening == other.opening or shared * 2 >= max(1, min(len(one.words), len(other.words)) - 1)


def _goes_on(one: Shape, other: Shape) -> bool:
    """Whether the first wording leads over to the second: it ends in a small word, "plastics and", where the second does not; or
    the second names what it is about, "[bearing in mind] [the needs of] others"."""
    if one.last in LEADING and other.last in LEADING:
        return False
    if one.last in LEADING_ON and (other.last not in LEADING_ON or (one.last in ("and", "or") and other.last == "of")):
        return True
    if one.count == 1 and other.last in ("and", "or") and one.last not in ("and", "or"):
        return True
    if one.last in PREPOSITIONS and one.count > 3 and other.last not in PREPOSITIONS:
        return True
    about = other.last == "of" and other.first in ("the", "its", "their") and not other.capital
    return about and one.first not in DETERMINERS


def _plain(one: Shape, other: Shape) -> str:
    """Words of the wording itself: not rivals when one leads over to the other, or only one of the two is a long phrase."""
    if _goes_on(one, other):
        return ""
    if one.capital != other.capital and min(one.count, other.count) > 5:
        return ""
    unlike = {one.form, other.form} == {"adjective", "noun"} or (one.form == "adverb") != (other.form == "adverb")
    lone = any(side.form == "adjective" and side.count == 1 for side in (one, other))
    if unlike and max(one.count, other.count) < (5 if lone else 3):
        return ""
    shorter, longer = sorted((one.count, other.count))
    if longer > 8 and longer > 6 * shorter:
        return ""
    return "They could stand for one another."

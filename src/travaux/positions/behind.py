"""Which wording of an open point a stance speaks of, though it was said elsewhere: in a report, in a proposal, from the floor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..text import Text
from ..text.notation import Bracket
from ..text.words import Kind
from .asking import SIDES
from .records import Stance

__all__ = ["Behind", "behind"]

_WORD = re.compile(r"\w+")
TELLING = 3
"""An option of so many words is known by them alone."""
SHORT = 12
"""A stance of so few words speaks of nothing but the point itself."""
LINKS = frozenset(
    (
        "a",
        "and",
        "any",
        "as",
        "by",
        "for",
        "from",
        "in",
        "its",
        "not",
        "of",
        "on",
        "or",
        "such",
        "that",
        "the",
        "their",
        "to",
    )
)
"""Words that link others: they tell nothing alone."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A stance that speaks of one option of an open point (by its place), for it or (`backs` false) against it."""

    option: int
    stance: Stance
    backs: bool


def behind(text: Text, point: Bracket, stances: Iterable[Stance]) -> tuple[Behind, ...]:
    """The stances, of those given, that speak of one option of an open point of a text, in the order of their days.

    The stances must be about the provision the point stands in. One that holds the words of several options, or of none, is
    behind none of them. One or two words, such as "may", count where they are among rivals and the stance is short; else only
    where the stance holds them with the words that stand around the point.

    >>> from travaux.text import parse
    >>> from travaux.text.notation import notation
    >>> text = parse("Article 2\\nA term of at least [three] [four] years.")
    >>> said = [Stance("XA", "XA", "propose", option, "art_2", "", "2025-04-07") for option in ("four years", "three or four")]
    >>> [(one.option, one.stance.option) for one in behind(text, notation(text).brackets[0], said)]
    [(1, 'four years')]
    """
    options = [_words(text.words.text(*option.span)) for option in point.options]
    around = _around(text, point)
    found = (one for stance in stances for one in _spoken(options, around, stance))
    return tuple(sorted(found, key=lambda one: one.stance.date))


def _spoken(options: Sequence[Words], around: tuple[Words, Words], stance: Stance) -> Iterator[Behind]:
    side = SIDES.get(stance.verb, "open")
    said = _words(stance.option)
    if side == "open" or not said:
        return
    held = [n for n, option in enumerate(options) if option and _holds(said, option, around, rival=len(options) > 1)]
    told = [n for n in held if not any(n != m and _within(options[n], options[m]) for m in held)]
    if len(told) == 1:
        yield Behind(told[0], stance, side == "for")


def _holds(said: Words, option: Words, around: tuple[Words, Words], *, rival: bool) -> bool:
    if said == option:
        return True
    telling = len(option) >= TELLING or (rival and len(said) <= SHORT and not set(option) <= LINKS)
    if telling:
        return _within(option, said)
    before, after = around
    return bool(before) and bool(after) and _within((*before, *option, *after), said)


def _within(part: Words, whole: Words) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _around(text: Text, point: Bracket) -> tuple[Words, Words]:
    """The word before a point and the one after it."""
    kinds, words = text.words.kinds, text.words
    before = next((n for n in range(point.span[0] - 1, -1, -1) if kinds[n] == Kind.SAID), None)
    after = next((n for n in range(point.span[1], len(kinds)) if kinds[n] == Kind.SAID), None)
    return (
        _words(words.text(before, before + 1)) if before is not None else (),
        _words(words.text(after, after + 1)) if after is not None else (),
    )


@lru_cache(maxsize=8192)
def _words(said: str) -> Words:
    return tuple(_WORD.findall(said.casefold()))

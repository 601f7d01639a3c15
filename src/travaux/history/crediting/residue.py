"""Residue: the changes that nobody on the record asked for, those that weigh most first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..wording import tokens, weight
from .records import Credit, Left

__all__ = ["Weight", "reasons", "residue"]


@dataclass(frozen=True, slots=True)
class Weight:
    """One reason why a change weighs: its name, what it adds, the words that show it, on which side, and why it counts."""

    name: str
    adds: float
    shows: re.Pattern[str]
    side: str
    because: str


@lru_cache(maxsize=1)
def reasons() -> tuple[Weight, ...]:
    """The table of reasons, as `weights.toml` has it."""
    table = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return tuple(
        Weight(one["name"], one["adds"], re.compile(rf"\b(?:{one['words']})\b", re.I), one["side"], one["because"])
        for one in table["reason"]
    )


SIZE, LONGEST = 0.005, 0.2
"""What a word adds, and all words together at most: less than lies between one reason and the next."""
NEW, NEWEST = 0.04, 1.2
"""The same where words came in and none went: a rule that nobody asked for."""
REFERENCE = re.compile(
    r"\b(?:articles?|(?:sub)?paragraphs?|chapters?|parts?|sections?|annex(?:es)?) (?:[\divxlc]+|[a-z])\b"
    r"(?: (?:(?:to|and|or|paragraphs?) )?\d+\w*)*",
    re.I,
)
"""Numbers of provisions are no numbers that decide."""
OTHERS = 0.015
"""What the reasons after the heaviest count for."""
REWRITTEN = 12
"""Where more words than this gave way to more than this, a text was written anew, and its words meet by chance."""


def residue(credits: Iterable[Credit]) -> tuple[Left, ...]:
    """The changes of a revision that nobody on the record asked for, the heaviest first.

    Of a change that was asked for in part, the words that nobody asked for. Changes of numbers, signs and cover pages are left
    out. The weight is the heaviest of `reasons()` that applies, a little of the others, and a little for length. Where a whole
    passage gave way to another it is the less the longer both are: one word that changed in a sentence that stayed tells more.
    """
    found = [left for one in credits if (left := _left(one)) is not None]
    return tuple(sorted(found, key=lambda left: (-left.weight, left.credit.change.number)))


def _left(one: Credit) -> Left | None:
    if one.verdict == "editorial":
        return None
    if one.verdict == "asked":
        came, went = " ".join(one.unasked), ""
        if weight(tokens(came)) < 8:
            return None
    else:
        came, went = ("", "") if one.change.kind == "move" else _left_over(one)
    reasons, total = _weighed(came, went)
    words = () if one.verdict == "nobody" else one.unasked
    return Left(one, total, reasons, words, one.near or one.asked_by)


def _left_over(one: Credit) -> tuple[str, str]:
    """What came in and what went without a request."""
    if one.verdict == "nobody":
        return one.came, one.went
    return (" ".join(one.unasked) if any(c.put_in for c in one.asked_by) else one.came), ""


def _weighed(came: str, went: str) -> tuple[tuple[str, ...], float]:
    bare = REFERENCE.sub(" ", came), REFERENCE.sub(" ", went)
    hits = [one for one in reasons() if _applies(one, *bare)]
    sizes = len(tokens(came)), len(tokens(went))
    length = min(LONGEST, SIZE * sum(sizes)) if went else min(NEWEST, NEW * sizes[0])
    if not hits:
        return (), round(length, 3)
    adds = sorted((one.adds for one in hits), reverse=True)
    told = REWRITTEN / max(REWRITTEN, min(sizes))
    return tuple(one.name for one in hits), round(told * (adds[0] + OTHERS * sum(adds[1:])) + length, 3)


def _applies(one: Weight, came: str, went: str) -> bool:
    put, out = ({hit.lower() for hit in one.shows.findall(words)} for words in (came, went))
    if one.side == "swap":
        return bool(put and out and put != out)
    if one.side == "out":
        return bool(out - put)
    if one.side == "in":
        return bool(put - out)
    return put != out

"""Numbers with a unit, in figures and in words: "four years", "3 (three) years", "forty-eight hours", "ninety days"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

__all__ = ["Quantity", "comparable", "number_of", "quantity_of", "unit_of"]

Quantity = tuple[Fraction, str]
"""A number and its unit, in the singular and the smallest of its kind (days for weeks, months for years)."""

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
UNITS: dict[str, tuple[int, str]] = {
    "year": (12, "month"),
    "week": (168, "hour"),
    "day": (24, "hour"),
    "percent": (1, "per cent"),
}
FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def number_of(words: Sequence[str]) -> tuple[Fraction, int] | None:
    """The number that words begin with, and how many of them it takes; None where they begin with none.

    >>> number_of(["forty", "eight", "hours"]), number_of(["one", "hundred", "and", "twenty", "days"])[0]
    ((Fraction(48, 1), 2), Fraction(120, 1))
    """
    if not words:
        return None
    if FIGURE.fullmatch(words[0]):
        return Fraction(words[0].replace(",", ".")), 1
    total = group = used = 0
    for n, word in enumerate(words):
        if word in WORDS and (group % 10 == 0 and (group % 100 == 0 or WORDS[word] < 10)):
            group += WORDS[word]
        elif word in SCALES and used:
            group = max(group, 1) * SCALES[word]
            total, group = (total + group, 0) if SCALES[word] > 100 else (total, group)
        elif word == "and" and used and words[n - 1] in SCALES and words[n + 1 : n + 2] and words[n + 1] in WORDS:
            continue
        else:
            break
        used = n + 1
    return (Fraction(total + group), used) if used else None


def unit_of(word: str) -> str:
    """The unit that a word names, in the singular.

    >>> unit_of("years"), unit_of("Parties"), unit_of("%")
    ('year', 'party', 'percent')
    """
    bare = word.casefold()
    if bare == "%":
        return "percent"
    if bare.endswith("ies"):
        return bare[:-3] + "y"
    return bare[:-1] if bare.endswith("s") and not bare.endswith("ss") else bare


def comparable(value: Fraction, unit: str) -> Quantity:
    """A quantity in the smallest unit of its kind.

    >>> comparable(Fraction(2), "week") == comparable(Fraction(14), "day")
    True
    """
    times, smallest = UNITS.get(unit, (1, unit))
    return value * times, smallest


def quantity_of(printed: str) -> tuple[Fraction, str] | None:
    """The number and the unit of "four years" or "90 days"; None for what is no such thing.

    >>> quantity_of("at least four (4) years"), quantity_of("some years")
    ((Fraction(4, 1), 'year'), None)
    """
    words = re.findall(r"\d+(?:[.,]\d+)?|%|[^\W\d_]+", printed.casefold())
    for n in range(len(words)):
        found = number_of(words[n:])
        if found is not None:
            rest = [word for word in words[n + found[1] :] if number_of([word]) is None]
            if rest[:2] == ["per", "cent"]:
                return found[0], "percent"
            return (found[0], unit_of(rest[-1])) if rest else None
    return None

"""Numbers with a unit, in figures and in words: "four years", "3 (three) years", "the sixtieth instrument", "two thirds"."""

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
ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS |= {f"{word}th": n for word, n in WORDS.items() if n and not word.endswith("y") and f"{word}th" != "fiveth"}
ORDINALS |= {f"{word[:-1]}ieth": n for word, n in WORDS.items() if word.endswith("y")}
PARTS = {"half": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
UNITS: dict[str, tuple[int, str]] = {
    "year": (12, "month"),
    "week": (168, "hour"),
    "day": (24, "hour"),
    "percent": (1, "per cent"),
}
FIGURE = re.compile(r"(\d+(?:[.,]\d+)?)(?:st|nd|rd|th)?")


def number_of(words: Sequence[str]) -> tuple[Fraction, int] | None:
    """The number that words begin with, and how many of them it takes; None where they begin with none.

    >>> number_of(["forty", "eight", "hours"]), number_of(["one", "hundred", "and", "twenty", "days"])[0]
    ((Fraction(48, 1), 2), Fraction(120, 1))
    >>> number_of(["sixtieth", "instrument"])[0], number_of(["two", "thirds", "majority"])[0]
    (Fraction(60, 1), Fraction(2, 3))
    """
    figure = FIGURE.fullmatch(words[0]) if words else None
    if figure is not None:
        return Fraction(figure[1].replace(",", ".")), 1
    value, used = _counted(words)
    after = words[used] if used < len(words) else ""
    if used and after.removesuffix("s") in PARTS and (after.endswith("s") or value == 1):
        return Fraction(value, PARTS[after.removesuffix("s")]), used + 1
    if after in ORDINALS and value % 10 == 0:
        return Fraction(value + ORDINALS[after]), used + 1
    return (Fraction(value), used) if used else None


def _counted(words: Sequence[str]) -> tuple[int, int]:
    """The whole number that words begin with, and how many of them it takes (0: none)."""
    total = group = used = 0
    for n, word in enumerate(words):
        if word in WORDS and _may_follow(group, WORDS[word], used):
            group += WORDS[word]
        elif word in SCALES and used:
            group = max(group, 1) * SCALES[word]
            total, group = (total + group, 0) if SCALES[word] > 100 else (total, group)
        elif word == "and" and used and words[n - 1] in SCALES and words[n + 1 : n + 2] and words[n + 1] in WORDS:
            continue
        else:
            break
        used = n + 1
    return total + group, used


def _may_follow(group: int, value: int, used: int) -> bool:
    """Whether a number word goes on a number: "eight" after "forty", anything after "hundred", nothing after "eight"."""
    return not used or group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and 0 < value < 10)


def unit_of(word: str) -> str:
    """The unit that a word names, in the singular.

    >>> unit_of("years"), unit_of("Parties"), unit_of("%")
    ('year', 'party', 'percent')
    """
    bare = word.casefold()
    if bare in ("%", "cent"):
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
            return (found[0], unit_of(rest[-1])) if rest else None
    return None

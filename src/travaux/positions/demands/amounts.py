"""Numbers at the place of a demand: read through brackets, with their unit, held against a bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ...text import Span
from .evidence import Case, Judged, heads, shown_of, stretch
from .numbers import comparable, number_of, quantity_of, unit_of
from .records import Condition
from .wordings import Found, Reading, find_wording, follow_words

__all__ = ["at_least", "at_most"]

NEAR = 2
STOPS = (",", ";", ":", ".")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the wanted unit: how much, the words, whether it is settled and the bracket that leaves it open."""

    value: Fraction
    found: Found
    last: int


def amounts(case: Case, unit: str, after: str | None) -> list[Amount]:
    """The numbers with a unit (or one that can be compared) at the place, in order; the first after some words."""
    reading = case.reading
    scope = case.scope or [(0, len(reading.words))]
    out: list[Amount] = []
    for span in scope:
        cited = [one.span for one in case.reached(span)]
        marks = [one.span[1] for one in find_wording(reading, after, [span])] if after else [span[0]]
        for mark in marks[:1]:
            found = _amounts_in(reading, (mark, span[1]), comparable(Fraction(1), unit)[1])
            out += [one for one in found if not any(start <= one.found.span[0] < end for start, end in cited)]
    return _first_group(out) if after else out


def _first_group(found: list[Amount]) -> list[Amount]:
    """The first number, and its rivals in the same brackets."""
    if not found:
        return []
    first = found[0].found.span
    return [one for one in found if one.found.span[0] <= first[1]]


def _amounts_in(reading: Reading, span: Span, wanted: str) -> list[Amount]:
    out: list[Amount] = []
    at = span[0]
    while at < span[1]:
        number = _number_at(reading, at, span[1])
        if number is None:
            at += 1
            continue
        value, last = number
        unit = _unit_after(reading, last, span[1], wanted)
        if unit is not None:
            end, name = unit
            found = stretch(reading, at, last, end)
            out.append(Amount(comparable(value, name)[0], found, last))
        at = last + 1
    return out


def _number_at(reading: Reading, at: int, end: int) -> tuple[Fraction, int] | None:
    """The number that begins at a word, and the last word of it."""
    if reading.words[at] is None:
        return None
    ahead = _ahead(reading, at, end)
    found = number_of([word for _, word in ahead])
    return (found[0], ahead[found[1] - 1][0]) if found is not None else None


def _ahead(reading: Reading, at: int, end: int) -> list[tuple[int, str]]:
    """Up to six words from one on that no bracket parts from it."""
    out: list[tuple[int, str]] = []
    for n in range(at, min(end, at + 14)):
        word = reading.words[n]
        if word is None and reading.inside[n] != reading.inside[at]:
            break
        if word is not None:
            out.append((n, word))
    return out[:6]


def _unit_after(reading: Reading, last: int, end: int, wanted: str) -> tuple[int, str] | None:
    """The end and name of the wanted unit within two words after a number, read through the brackets."""
    near: list[tuple[int, str]] = []
    for word in dict.fromkeys(word for word in reading.words[last + 1 : min(end, last + 40)] if word is not None):
        name = unit_of(word)
        if comparable(Fraction(1), name)[1] == wanted:
            near.append((last, word))
    for _, word in near:
        for path, _jumped in follow_words(reading, last, (reading.words[last] or "", "…", word), end):
            between = [n for n in range(last + 1, path[-1]) if reading.inside[n] == -1]
            stopped = any(reading.text.words.text(n, n + 1) in STOPS for n in between)
            if not stopped and sum(reading.words[n] is not None for n in between) <= NEAR:
                return path[-1] + 1, unit_of(word)
    return None


def _bounded(case: Case, test: Condition, holds: Callable[[Fraction, Fraction], bool]) -> Judged:
    number = quantity_of(test.number or "")
    if number is None:
        raise ValueError(f"not a number with a unit: {test.number!r}")
    bound = comparable(*number)[0]
    found = amounts(case, number[1], test.after)
    shown = shown_of(case, [one.found for one in found])
    if not found:
        return Judged("unknown", heads(case), f"no number of {number[1]}s stands there")
    if any(_contradict(case.reading, *pair) for pair in pairwise(found)):
        return Judged("unknown", shown, "the number in figures and the number in words differ")
    good = [one for one in found if holds(one.value, bound)]
    if len(good) == len(found):
        if all(one.found.settled for one in found):
            return Judged("met", shown, "the number is so")
        return Judged("partly", shown, "the number is so, in brackets: not settled")
    bad = shown_of(case, [one.found for one in found if one not in good])
    if good and not all(one.found.settled for one in found):
        return Judged("partly", shown, "one of the numbers in brackets is so: not settled")
    return Judged("not_met", bad, "the number is not so" if not good else "one of the numbers is not so")


def _contradict(reading: Reading, one: Amount, other: Amount) -> bool:
    """Whether a number is said again in parentheses, "3 (three)", and is another one there."""
    between = reading.text.words.text(one.last + 1, other.found.span[0])
    return between.strip() == "(" and one.value != other.value


def at_least(case: Case, test: Condition) -> Judged:
    """Whether the number at the place is so high."""
    return _bounded(case, test, lambda value, bound: value >= bound)


def at_most(case: Case, test: Condition) -> Judged:
    """Whether the number at the place is so low."""
    return _bounded(case, test, lambda value, bound: value <= bound)

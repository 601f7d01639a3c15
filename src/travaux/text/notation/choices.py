"""Open points as choices: what stands to choose from, why it is read so, and how a person corrects the reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..documents import Text
from ..words import Words
from .overrides import Override, overridden
from .profiles import profile
from .records import Attribution, Bracket, Notation, Option

__all__ = ["NOT_TEXT", "OPEN_ENDED", "Choice", "Favours", "choices", "favours_by", "first_of"]

NOT_TEXT = ("editor_note", "status")
"""Kinds that are no words of the draft: they go when a text is settled."""
OPEN_ENDED = ("blank", "placeholder", "omission")
"""Kinds that nobody can settle by choosing: words are missing."""
_FOR = ("propose", "support", "retain", "add")
_AGAINST = ("oppose", "delete")


@dataclass(frozen=True, slots=True)
class Choice:
    """One open point to settle: the `point` itself, the words of each option as they would stand, which of the options say
    that there be no words (`silent`), where it stands (eId, page from 1), and why it is read so; `standing` is true where
    whole provisions or words without a sign stand for one another."""

    point: Bracket
    options: tuple[str, ...]
    address: str
    reason: str
    page: int | None = None
    silent: tuple[int, ...] = ()
    standing: bool = False


Favours = Callable[[Choice], "tuple[tuple[int, ...], str] | None"]
"""Which options somebody wants at a choice (none of them: no words), and why; None where nothing is known."""


def choices(text: Text, notation: Notation, overrides: Sequence[Override] = ()) -> tuple[Choice, ...]:
    """Each open point of a text with its options and the reason for the grouping, in the order they begin.

    `overrides` are corrections by a person (`read_overrides`); one that fits no bracket is refused (`override_fits_none`),
    saying document, place and what to write.

    >>> from travaux.text import parse
    >>> from travaux.text.notation import notation
    >>> text = parse("Each Party [shall] [should] report [yearly].")
    >>> [(choice.options, choice.point.kind) for choice in choices(text, notation(text))]
    [(('shall', 'should'), 'alternatives'), (('yearly',), 'optional_phrase')]
    """
    brackets = overridden(text, notation.brackets, overrides)
    silent = _silent(notation.profile)
    found = [_choice(text.words, point, silent, standing=False) for point in brackets]
    found += [_choice(text.words, point, silent, standing=True) for point in notation.rivals]
    return tuple(sorted(found, key=lambda choice: (choice.point.span[0], -choice.point.span[1])))


def _silent(name: str) -> re.Pattern[str]:
    says = [pattern for kind, pattern, _ in profile(name).readings if kind == "no_text"]
    return re.compile("|".join(says) or r"(?!)", re.S)


def _choice(words: Words, point: Bracket, silent: re.Pattern[str], *, standing: bool) -> Choice:
    said = tuple(_said(words, option) for option in point.options)
    none = tuple(n for n, one in enumerate(said) if len(one) < 160 and silent.fullmatch(one.strip("[] ")))
    return Choice(point, said, point.address, point.reason, words.page(point.span[0]), none, standing)


def _said(words: Words, option: Option) -> str:
    """The words of an option on one line (long ones are cut in the middle: they are shown, never settled from here)."""
    start, end = (int(words.starts[at]) for at in option.span)
    source = words.source
    if end - start <= 600:
        return " ".join(source[start:end].split())
    return " ".join(source[start : start + 300].split()) + " … " + " ".join(source[end - 280 : end].split())


def favours_by(backs: Callable[[Attribution], bool]) -> Favours:
    """What the printed labels of a text say that somebody wants: `backs` tells whether a label speaks for them.

    An option that they propose, support, retain or add is wanted; one that they oppose or delete is not. Where they want one
    and oppose another, what they want counts; an optional phrase that they only oppose goes. Nothing printed: None.
    """

    def favours(choice: Choice) -> tuple[tuple[int, ...], str] | None:
        wanted, unwanted = [], []
        for number, option in enumerate(choice.point.options):
            said = (*option.attributions, *(choice.point.attributions if len(choice.point.options) == 1 else ()))
            for one in said:
                if one.verb in _FOR and backs(one):
                    wanted.append((number, one))
                elif one.verb in _AGAINST and backs(one):
                    unwanted.append((number, one))
        if wanted:
            return (wanted[0][0],), _because(wanted[0][1])
        if unwanted and len(choice.point.options) == 1:
            return (), _because(unwanted[0][1])
        left = sorted(set(range(len(choice.options))) - {number for number, _ in unwanted})
        return ((left[0],), _because(unwanted[0][1])) if unwanted and len(left) == 1 else None

    return favours


def _because(one: Attribution) -> str:
    return f"{one.label}: {one.verb.replace('_', ' ')}"


def first_of(*several: Favours) -> Favours:
    """What the first of several says who has a word at all: a party before its groups."""

    def favours(choice: Choice) -> tuple[tuple[int, ...], str] | None:
        return next((said for said in (one(choice) for one in several) if said is not None), None)

    return favours

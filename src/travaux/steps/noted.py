"""A document with what its signs say, and the parties that its labels name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..positions import Named, known, resolve_list
from ..positions.parties import Parties
from ..text import Text
from ..text.notation import Attribution, Bracket, Notation, notation
from .revised import as_compared

__all__ = ["Noted", "labels_of", "noted_of", "who_is"]

Who = Callable[[str, str | None], tuple[Named, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """One document as it is compared (its revisions taken) and what notation found in it."""

    text: Text
    notation: Notation


def noted_of(text: Text, profile: str | None = None, parties: Parties | None = None) -> Noted:
    """What the signs of a text say once its revisions are taken; names are those of the table and of the negotiation."""
    taken = as_compared(text)
    return Noted(taken, notation(taken, profile, lambda name: known(name, parties)))


def who_is(parties: Parties | None) -> Who:
    """What resolves a printed label at a date, by the table and the negotiation's own parties."""
    return lambda label, date: resolve_list(label, date, parties)


def labels_of(brackets: Iterable[Bracket]) -> tuple[Attribution, ...]:
    """Every attribution of some brackets, of their options and of the whole, in the order they are printed.

    >>> labels_of(())
    ()
    """
    return tuple(a for b in brackets for a in (*(a for o in b.options for a in o.attributions), *b.attributions))

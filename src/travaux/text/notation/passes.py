"""The grammar of negotiators' signs, as an ordered list of small passes in plain sight."""

from __future__ import annotations

from collections.abc import Callable

from ..documents import Text
from .attributions import attributions
from .columns import Brackets, Columns, brackets_of
from .fused import fused_words
from .kinds import kinds
from .owners import Owners
from .printed import Names, Printed
from .profiles import Profile, find_profile
from .profiles import profile as find_style
from .proposals import proposals
from .records import Notation
from .remarks import remarks
from .rivals import rivals
from .signs import found_signs, match_signs, signs, stray
from .slashes import slashed_point, slashed_words, slashes
from .standing import rival_provisions
from .voices import voice

__all__ = ["NOTATION", "notation"]

Pass = Callable[[Printed, Columns], None]
NOTATION: tuple[Pass, ...] = (slashes, attributions, kinds, rivals)
"""What is read of the pairs of signs, in this order: sides of a slash, names, kinds, which stand for one another."""


def notation(text: Text, profile: str | None = None, names: Names | None = None) -> Notation:
    """What the signs of a text say: its open points, who stands behind them as printed, proposals, doubts.

    `profile` names the house style (None: found by its signs, and `because` says which); `names` tells whether a printed
    string is a party's name, where the caller knows parties. An unknown profile is refused (`unknown_profile`).

    Guarantees: never raises on text; every span lies inside the words; a bracket lies inside its parent; a bracket that
    does not balance is kept, with a doubt at its place.
    """
    style, because = _style(text, profile)
    printed = Printed(text, Owners(text), style, names)
    marks = found_signs(printed.owners)
    pairs = match_signs(text, marks)
    columns = signs(printed, marks, pairs)
    doubts = (*columns.doubts.values(), *stray(printed, marks, pairs), *fused_words(printed))
    for one in NOTATION:
        one(printed, columns)
    brackets, standing = brackets_of(columns), _standing(printed, columns)
    beside = (remarks(printed), voice(printed), standing)
    return Notation(style.name, brackets, proposals(printed), doubts, because, *beside)


def _standing(printed: Printed, columns: Columns) -> Brackets:
    """The open points that no sign shows, in the order they begin."""
    provisions, slashed = rival_provisions(printed), slashed_words(printed, columns)
    return Brackets(
        len(provisions) + len(slashed),
        lambda: tuple(
            sorted(
                (*provisions, *(slashed_point(printed.owners, sides) for sides in slashed)),
                key=lambda point: point.span,
            )
        ),
    )


def _style(text: Text, name: str | None) -> tuple[Profile, str]:
    if name is None:
        return find_profile(text)
    return find_style(name), "It was asked for."

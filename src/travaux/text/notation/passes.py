"""The grammar of negotiators' signs, as an ordered list of small passes in plain sight."""

from __future__ import annotations

from collections.abc import Callable

from ..documents import Text
from .attributions import attributions
from .fused import fused_words
from .kinds import kinds
from .owners import Owners
from .printed import Names, Printed
from .profiles import Profile, find_profile
from .profiles import profile as find_style
from .proposals import proposals
from .records import Bracket, Notation
from .remarks import remarks
from .rivals import rivals
from .signs import match_signs, signs, stray
from .slashes import slashed_words, slashes
from .standing import rival_provisions
from .voices import voice

__all__ = ["NOTATION", "notation"]

Pass = Callable[[Printed, tuple[Bracket, ...]], tuple[Bracket, ...]]
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
    pairs = match_signs(text, printed.owners)
    brackets = signs(printed, pairs)
    doubts = (*(b.doubt for b in brackets if b.doubt is not None), *stray(printed, pairs), *fused_words(printed))
    for one in NOTATION:
        brackets = one(printed, brackets)
    standing = sorted((*rival_provisions(printed), *slashed_words(printed, brackets)), key=lambda point: point.span)
    beside = (remarks(printed), voice(printed), tuple(standing))
    return Notation(style.name, brackets, proposals(printed, brackets), doubts, because, *beside)


def _style(text: Text, name: str | None) -> tuple[Profile, str]:
    if name is None:
        return find_profile(text)
    return find_style(name), "It was asked for."

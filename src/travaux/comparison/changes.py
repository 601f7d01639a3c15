"""What a comparison is made of: pairs of provisions, and changes of words that can be replayed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..text.words import Span
from .stream import Places

__all__ = ["CHANGE_KINDS", "RELATIONS", "Change", "Comparison", "Lasts", "Pair", "Place", "follow", "only_restyled"]

RELATIONS = ("same", "renumbered", "moved", "split", "merged", "new", "dropped")
CHANGE_KINDS = ("insert", "strike", "replace", "move", "renumber", "bracket", "unbracket")
Lasts = tuple[Places, Places, Places]
"""The words in both texts: their indexes before, their indexes after, and the number of the move that carries each."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one of the two texts: the address of the provision, the half-open span of words, the text as printed.

    An empty span says where words came in (before) or went (after): its text is "". `cuts` are offsets in the text at which
    one word ends and another begins though the print does not show it (a revision that changed half a word).
    """

    address: str
    span: Span
    text: str
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision before and after by address (None where there is none), how they relate, how alike they are (0-1).

    A split gives one pair for each part, a merger one for each source; the one that carries the provision on says in `also`
    what became of it besides. `renumbered` changed its number where it stood; `moved` changed its place among the others.
    `evidence` is the line of the later text that declares the relation ("Deleted and merged into article 30"), if one does.
    """

    before: str | None
    after: str | None
    relation: str
    score: float
    also: str | None = None
    evidence: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change with its number (from 1, in the order of the later text), kind, and both places.

    `within` is the number of the move that carries the words, for an edit inside moved words. `follows` is true for a
    cross-reference that changed only because the provision it names was renumbered. `lands` says where moved words come
    in: before this word of the earlier text (None: the change stays where it is).
    """

    number: int
    kind: str
    before: Place
    after: Place
    within: int | None = None
    follows: bool = False
    lands: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two texts. `changes` replays: `apply(before, changes)` gives the words of `after`.

    `counts` holds the number of changes by kind and of pairs by relation, and words before, after, struck, inserted and
    moved (`words_before`, ...). `lasts` is what `lasting` gives, where the comparison was just made; a comparison that is read
    from a file has it not, and is the same without it.
    """

    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    counts: dict[str, int]
    lasts: Lasts | None = field(default=None, compare=False, repr=False)


def follow(comparison: Comparison, address: str) -> tuple[str, ...]:
    """The addresses at which a provision of the earlier text stands in the later; empty where it was dropped.

    >>> pairs = (Pair("art_3", "art_3", "split", 0.6), Pair("art_3", "art_3bis", "split", 0.4))
    >>> follow(Comparison(pairs, (), {}), "art_3")
    ('art_3', 'art_3bis')
    """
    return tuple(pair.after for pair in comparison.pairs if pair.before == address and pair.after is not None)


def only_restyled(change: Change) -> bool:
    """Whether a label changed its dress and not its number: "Article 5" that became "Article 5.", "1." that became "(1)".

    >>> at = Place("art_5", (0, 3), "Article 5")
    >>> only_restyled(Change(1, "renumber", at, Place("art_5", (0, 4), "Article 5."))), only_restyled(Change(1, "strike", at, at))
    (True, False)
    """
    return change.kind == "renumber" and _number_said(change.before.text) == _number_said(change.after.text)


def _number_said(label: str) -> str:
    return "".join(sign for sign in label.casefold() if sign.isalnum())

"""The path from a document and its notation to what it asks for."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.notation import Notation
from ..records import Dated, Request
from .bracketed import from_brackets
from .proposed import from_proposals
from .tracked import from_tracked

__all__ = ["draft_spoken_of", "requests"]

TEXTS = ("draft", "resolution")


def requests(dated: Dated, notation: Notation, draft: Dated | None = None) -> tuple[Request, ...]:
    """What a document asks for, label by label, in the order it is printed.

    `draft` is the draft it speaks of (`draft_spoken_of` finds it): the wording of a proposal is held against the provision it
    is on, and only what it would put in or take out is asked for. A draft speaks of itself: its attributed brackets and the
    changes typed into it. Where the draft is not known, the whole wording of a proposal counts as put in.

    Guarantees: never raises on odd text; every span lies inside the words of the document; labels are as printed.
    """
    found = (
        *from_proposals(dated, notation, draft),
        *from_brackets(dated, notation),
        *from_tracked(dated),
    )
    return tuple(sorted(found, key=lambda one: one.span))


def draft_spoken_of(dated: Dated, drafts: Iterable[Dated]) -> Dated | None:
    """The draft that a document speaks of: the last one it names by its symbol, else the last one tabled before it.

    A draft speaks of itself. None where no draft was on the table yet.
    """
    if dated.kind in TEXTS:
        return dated
    known = sorted((d for d in drafts if d.kind in TEXTS and d.date <= dated.date), key=lambda d: d.date)
    opening = dated.text.words.source[:6000]
    named = [d for d in known if _is_named(d.symbol, opening)]
    return next(iter((named or known)[::-1]), None)


def _is_named(symbol: str, opening: str) -> bool:
    at = opening.find(symbol)
    while at >= 0:
        after = opening[at + len(symbol) : at + len(symbol) + 1]
        if not (after.isalnum() or after == "/"):
            return True
        at = opening.find(symbol, at + 1)
    return False

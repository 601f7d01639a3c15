"""What follows from the listing alone: the order of documents, which drafts are compared, and what is odd about dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..archive import Document
from ..errors import Doubt

__all__ = ["doubts_of", "in_order", "pairs_of", "texts_in_turn"]

STAGES = (
    ("zero draft", 1),
    ("further revised", 3),
    ("further refreshed", 5),
    ("refreshed", 4),
    ("revised", 2),
    ("adopted", 9),
)
"""Words in a draft's label or title, and how far it should be: a lower stage after a higher one is a doubt, not an error."""


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents by the day of their event; those of one day in the order they are listed."""
    return tuple(sorted(documents, key=lambda d: d.date))


def pairs_of(drafts: Sequence[Document], main: str = "en") -> tuple[tuple[str, str], ...]:
    """The pairs of drafts that a build compares: each with the one before it in its language (or those it says it follows),
    and the first whole one with the last. `main` is the language of those that name none.

    >>> first, second, third = (Document(s, "draft", d) for s, d in [("A", "2025"), ("B", "2026"), ("C", "2027")])
    >>> pairs_of([first, second, third])
    (('A', 'B'), ('B', 'C'), ('A', 'C'))
    """
    pairs: dict[tuple[str, str], None] = {}
    there = {d.symbol for d in drafts}
    for language in dict.fromkeys(d.language or main for d in drafts):
        same = [d for d in drafts if (d.language or main) == language]
        for before, after in pairwise([None, *same]):
            nearest = (before.symbol,) if before is not None else ()
            follows = nearest if after is None or after.follows is None else after.follows
            pairs |= {(symbol, after.symbol): None for symbol in follows if after is not None and symbol in there}
        whole = _without_parts(same)
        if len(whole) > 1:
            pairs[whole[0].symbol, whole[-1].symbol] = None
    return tuple(pairs)


def _without_parts(drafts: Sequence[Document]) -> Sequence[Document]:
    """The drafts that are no mere part of a text: those that no later draft goes on from together with another."""
    parts = {symbol for d in drafts if d.follows and len(d.follows) > 1 for symbol in d.follows}
    return [d for d in drafts if d.symbol not in parts]


def texts_in_turn(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The texts that one negotiation goes through: its drafts, and the resolution that adopts the last of them."""
    found = in_order(documents)
    drafts = [n for n, d in enumerate(found) if d.kind == "draft"]
    adopted = [d for d in found[drafts[-1] + 1 :] if d.kind == "resolution"][-1:] if drafts else []
    return (*(found[n] for n in drafts), *adopted)


def doubts_of(documents: Sequence[Document]) -> tuple[Doubt, ...]:
    """What is odd about documents in order: a draft of an earlier stage that comes after one of a later stage."""
    doubts: list[Doubt] = []
    furthest: tuple[int, Document] | None = None
    for document in documents:
        stage = _stage(document) if document.kind == "draft" else 0
        if not stage:
            continue
        if furthest is not None and stage < furthest[0]:
            doubts.append(Doubt("order_of_drafts", _out_of_order(document, furthest[1])))
        if furthest is None or stage > furthest[0]:
            furthest = (stage, document)
    return tuple(doubts)


def _stage(document: Document) -> int:
    names = (document.label or "", document.title)
    return next((stage for name in names for word, stage in STAGES if word in name.lower()), 0)


def _out_of_order(late: Document, early: Document) -> str:
    return (
        f"{late.symbol} ({late.label or late.title}) is dated {late.date}, after "
        f"{early.symbol} ({early.label or early.title}, {early.date}): is one of the dates wrong?"
    )

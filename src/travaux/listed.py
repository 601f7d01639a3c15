"""What follows from the listing alone: the order of documents, which drafts are compared, and what is odd about dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .archive import Document
from .errors import Doubt

__all__ = ["doubts_of", "in_order", "pairs_of"]

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


def pairs_of(drafts: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """The pairs of drafts that a build compares: each with the next in its language, and the first with the last.

    >>> first, second, third = (Document(s, "draft", d) for s, d in [("A", "2025"), ("B", "2026"), ("C", "2027")])
    >>> pairs_of([first, second, third])
    (('A', 'B'), ('B', 'C'), ('A', 'C'))
    """
    pairs: list[tuple[str, str]] = []
    for language in dict.fromkeys(d.language for d in drafts):
        symbols = [d.symbol for d in drafts if d.language == language]
        pairs += pairwise(symbols)
        if len(symbols) > 2:
            pairs.append((symbols[0], symbols[-1]))
    return tuple(pairs)


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

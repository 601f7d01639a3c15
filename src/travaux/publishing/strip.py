"""Where the changes are: one bar for each article, as high as it has changes, in the order of the redline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from ..comparison.changes import Comparison
from .citing import cited
from .packing import blocks_of
from .shape import Section

__all__ = ["Bar", "strip"]

STEP, HIGH = 10, 40
_BARS = ("preamble", "article", "annex", "section", "subsection")
FEWEST, MOST = 6, 400
"""Below so many bars a text can be seen at a glance without them, above so many nobody can tell them apart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: left edge and height in the units of the drawing, what it says, where it leads, relation for its colour."""

    x: int
    height: float
    says: str
    href: str
    relation: str


def strip(comparison: Comparison, pages: Sequence[Sequence[Section]], path: Callable[[int], str]) -> tuple[Bar, ...]:
    """The bars of a comparison; none where there are few. `path` gives the page (from 0) of a long redline."""
    found = [(n, s) for n, sections in enumerate(pages) for s in sections if _stands_alone(s)]
    if not FEWEST <= len(found) <= MOST:
        return ()
    counts = [len(_numbers(section)) for _, section in found]
    relations = {("after", p.after): p.relation for p in comparison.pairs if p.after} | {
        ("before", p.before): p.relation for p in comparison.pairs if p.before and not p.after
    }
    top = max(1, *counts)
    return tuple(
        Bar(
            STEP * place,
            round(3 + (HIGH - 3) * sqrt(count / top), 1) if count else 1.0,
            f"{cited(section.address)}: {_said(count)}",
            f"{path(page)}#{'was-' if section.side == 'before' else ''}{section.address}",
            relations.get((section.side, section.address), "same"),
        )
        for place, ((page, section), count) in enumerate(zip(found, counts, strict=True))
    )


def _stands_alone(section: Section) -> bool:
    return section.head is not None and section.head.kind in _BARS and not section.continued


def _numbers(section: Section) -> set[int]:
    runs = (piece.run for block in blocks_of(section) for piece in block.pieces)
    return {change.number for run in runs for change in (run.change, run.carrier) if change is not None}


def _said(count: int) -> str:
    return "unchanged" if not count else "1 change" if count == 1 else f"{count} changes"

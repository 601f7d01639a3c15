"""The ways from one draft to another: by the drafts that each says it goes on from, over the comparisons there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..comparison import Comparison, Pair
from ..comparison.declarations import local
from ..errors import TravauxError
from .records import Dated

__all__ = ["Comparisons", "Leg", "Step", "goes_on", "parents_of", "walked", "ways_from"]

Step = tuple[str, str, bool]
"""From one draft to another, and whether that is against time."""

Comparisons = Mapping[tuple[str, str], Comparison]
"""Comparisons by the symbols of the earlier and the later draft."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One step from a draft to a neighbour: symbols, the comparison between them, and whether it is walked against time."""

    start: str
    end: str
    comparison: Comparison
    back: bool


def goes_on(pair: Pair) -> tuple[bool, float]:
    """How much the later provision of a pair is the earlier one: whether it keeps its number, then how alike the two are. Of a
    provision that was split, the part with the highest is meant where one place has to be named.

    >>> parts = (Pair("art_18", "art_17bis", "split", 0.24), Pair("art_18", "art_18", "split", 0.69))
    >>> max(parts, key=goes_on).after
    'art_18'
    """
    return local(pair.before or "") == local(pair.after or ""), pair.score


def parents_of(drafts: Sequence[Dated]) -> dict[str, tuple[str, ...]]:
    """For each draft the drafts that it goes on from: those it names, or the one before it.

    >>> from ..text import parse
    >>> one, other = (Dated(symbol, "draft", None, parse(""), day) for symbol, day in (("A/1", "2025"), ("A/2", "2026")))
    >>> parents_of([one, other])
    {'A/1': (), 'A/2': ('A/1',)}
    """
    out: dict[str, tuple[str, ...]] = {}
    nearest: tuple[str, ...] = ()
    for draft in drafts:
        out[draft.symbol] = nearest if draft.follows is None else draft.follows
        nearest = (draft.symbol,)
    return out


def ways_from(source: str, drafts: Sequence[Dated], comparisons: Comparisons) -> dict[str, tuple[Leg, ...]]:
    """For every draft that can be reached from `source` the legs to it, fewest first; drafts that follow one another before
    other comparisons, and never by way of a draft that both only have in common. Raises TravauxError for an unknown symbol."""
    if source not in {draft.symbol for draft in drafts}:
        known = ", ".join(draft.symbol for draft in drafts) or "none"
        raise TravauxError("unknown_symbol", f"No draft has the symbol {source!r}.", try_this=f"one of: {known}")
    steps = {(one, child) for child, parents in parents_of(drafts).items() for one in parents}
    found = walked(source, [link for link in comparisons if link in steps])
    ways = walked(source, list(comparisons)) | found
    return {end: tuple(_leg(step, comparisons) for step in way) for end, way in ways.items()}


def _leg(step: Step, comparisons: Comparisons) -> Leg:
    start, end, back = step
    return Leg(start, end, comparisons[(end, start) if back else (start, end)], back)


def walked(source: str, links: Sequence[tuple[str, str]]) -> dict[str, tuple[Step, ...]]:
    """For every draft that can be reached from one over links (the earlier draft first) the steps to it, fewest first: forth in
    time only, else back only.

    >>> walked("B", [("A", "B"), ("B", "C"), ("C", "D")])
    {'B': (), 'C': (('B', 'C', False),), 'D': (('B', 'C', False), ('C', 'D', False)), 'A': (('B', 'A', True),)}
    """
    out: dict[str, tuple[Step, ...]] = {source: ()}
    for back in (False, True):
        todo = deque([source])
        while todo:
            here = todo.popleft()
            for one, other in links:
                start, end = (other, one) if back else (one, other)
                if start == here and end not in out:
                    out[end] = (*out[here], (start, end, back))
                    todo.append(end)
    return out

"""The shape of a redline: two texts laid into one stream of runs, in the order of the later text.

The later text is the spine. What was struck stands where its words went; what moved stands where it is now, and leaves a
ghost where it was. `shape` then gathers the runs into blocks and sections. Nothing is decided here: places come from the
changes themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..comparison.changes import Change, Comparison
from ..text.documents import Text
from ..text.words import Kind, Span

__all__ = ["Run", "runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side that share one fate.

    `side` is same or after (`span` counts in the later text) or before (in the earlier). `change` is what happened to them,
    `carrier` the move that brought them here. `ghost` is true where moved words used to stand.
    """

    side: str
    span: Span
    change: Change | None = None
    carrier: Change | None = None
    ghost: bool = False


def runs(before: Text, after: Text, comparison: Comparison) -> Iterator[Run]:
    """The redline as a stream: every word of the later text once, in order, and between them what left.

    Guarantees: the runs that are not `before` cover the later text without gap or overlap where the changes do not overlap.
    """
    top = [c for c in comparison.changes if c.within is None]
    inner: dict[int, list[Change]] = {}
    for change in comparison.changes:
        if change.within is not None:
            inner.setdefault(change.within, []).append(change)
    ghosts = _ghosts(before, after, top)
    yield from _lay((0, len(after.words)), _items(top, ghosts), inner, None)


Item = tuple[int, int, int, Run]


def _items(changes: list[Change], ghosts: dict[int, int]) -> list[Item]:
    """What is to be laid at which word of the later text; at one place first what left, then what came."""
    items: list[Item] = []
    for c in changes:
        start, end = c.after.span
        struck = c.before.span[1] > c.before.span[0] and c.kind not in ("move", "renumber")
        if struck:
            items.append((start, 0, c.before.span[0], Run("before", c.before.span, c)))
        if c.kind == "move" and c.number in ghosts:
            items.append((ghosts[c.number], 0, c.before.span[0], Run("before", c.before.span, c, ghost=True)))
        if end > start or not struck:
            items.append((start, 1, start, Run("after", (start, end), c)))
    items.sort(key=lambda item: item[:3])
    return items


def _lay(span: Span, items: list[Item], inner: dict[int, list[Change]], carrier: Change | None) -> Iterator[Run]:
    at, end = span
    side = "after" if carrier else "same"
    for start, _, _, run in items:
        start = min(start, end)
        if start > at:
            yield Run(side, (at, start), None, carrier)
            at = start
        if run.side == "after" and run.change is not None and run.change.kind == "move":
            yield from _lay(run.span, _items(inner.get(run.change.number, []), {}), inner, run.change)
        else:
            yield Run(run.side, run.span, run.change, carrier, run.ghost)
        at = max(at, run.span[1]) if run.side == "after" else at
    if end > at:
        yield Run(side, (at, end), None, carrier)


def _ghosts(before: Text, after: Text, changes: list[Change]) -> dict[int, int]:
    """For each move, the word of the later text that stands where the moved words used to stand.

    Words that no change touches are the same on both sides and in the same order, so the last of them before the moved
    words is found by counting.
    """
    moves = [c for c in changes if c.kind == "move" and c.before.span[1] > c.before.span[0]]
    if not moves:
        return {}
    kept_before = np.flatnonzero(_untouched(before, [c.before.span for c in changes]))
    kept_after = np.flatnonzero(_untouched(after, [c.after.span for c in changes]))
    ranks = np.searchsorted(kept_before, [c.before.span[0] for c in moves])
    return {
        c.number: int(kept_after[min(rank, len(kept_after)) - 1]) + 1 if rank and len(kept_after) else 0
        for c, rank in zip(moves, ranks.tolist(), strict=True)
    }


def _untouched(text: Text, spans: list[Span]) -> npt.NDArray[np.bool_]:
    mask = np.isin(text.words.kinds, (Kind.BLANK, Kind.ASIDE), invert=True)
    for start, end in spans:
        mask[start:end] = False
    return mask

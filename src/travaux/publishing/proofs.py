"""Evidence: which page of which document shows a change, and where on it; or the words of the draft where there are no pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from ..comparison.changes import Change
from ..text.documents import Text
from ..text.words import Kind, Span
from .citing import kind_of

__all__ = ["Box", "Boxed", "boxes_of", "pages_of"]

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Boxed:
    """The words of one change on one printed page: comparison (a key), side, and a box for each line (x, y, width, height)."""

    comparison: str
    side: str
    change: Change
    boxes: tuple[Box, ...] = field(default=())

    @property
    def kind(self) -> str:
        """The kind of the change as the pages name it."""
        return kind_of(self.change)


def pages_of(text: Text, span: Span) -> tuple[int, ...]:
    """The printed pages on which the words of a span stand, in order; empty where the document has none."""
    if text.words.places is None or span[0] >= span[1]:
        return ()
    pages = text.words.places.pages[span[0] : span[1]]
    return tuple(sorted({int(p) for p in pages[pages > 0]}))


def boxes_of(text: Text, span: Span, page: int) -> tuple[Box, ...]:
    """One box for each printed line that the words of a span touch on a page, in points from the top left corner."""
    places, kinds = text.words.places, text.words.kinds[span[0] : span[1]]
    if places is None:
        return ()
    wanted = (places.pages[span[0] : span[1]] == page) & (kinds != Kind.BLANK) & (kinds != Kind.ASIDE)
    boxes = places.boxes[span[0] : span[1]][wanted]
    return tuple(_lines(boxes[np.isfinite(boxes).all(axis=1)]))


def _lines(boxes: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Iterator[Box]:
    held: list[float] | None = None
    for x0, top, x1, bottom in boxes.tolist():
        if held and abs(top - held[1]) < 0.6 * max(1.0, held[3] - held[1]) and x0 >= held[0] - 1:
            held = [held[0], min(held[1], top), max(held[2], x1), max(held[3], bottom)]
            continue
        if held:
            yield _box(held)
        held = [x0, top, x1, bottom]
    if held:
        yield _box(held)


def _box(edges: list[float]) -> Box:
    x0, top, x1, bottom = edges
    return round(x0 - 1.5, 1), round(top - 1, 1), round(x1 - x0 + 3, 1), round(bottom - top + 2, 1)

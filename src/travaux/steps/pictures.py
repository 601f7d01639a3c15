"""Pictures of printed pages for the site: drawn where documents are read, each in a process that may fail without harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .. import reading
from ..publishing import Picture, Pictures

__all__ = ["pictures_of"]

OPEN = 4  # documents open for drawing at a time


@contextmanager
def pictures_of(originals: Mapping[str, Path]) -> Iterator[Pictures]:
    """What gives the picture of a page (symbol, page from 1); None where the document is no PDF or has no such page."""
    drawers: dict[str, reading.PageDrawer] = {}

    def picture(symbol: str, page: int) -> Picture | None:
        if symbol not in originals:
            return None
        drawer = drawers.pop(symbol, None) or reading.draw_pages(originals[symbol])
        drawers[symbol] = drawer
        if len(drawers) > OPEN:
            drawers.pop(next(iter(drawers))).close()
        drawn = drawer.page(page)
        return None if drawn is None else Picture(drawn.png, ".png", drawn.width, drawn.height)

    try:
        yield picture
    finally:
        for drawer in drawers.values():
            drawer.close()

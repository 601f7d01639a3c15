"""Pictures of printed pages: what a reader sees beside a change, with its words boxed."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import pypdfium2

from .publishing import Picture

__all__ = ["pictures_of"]

SCALE = 2.0  # pixels to a point: small print can be read, and a page stays near 100 kB
COLOURED = 40  # so far apart are red, green and blue where somebody used a colour (of 255)


def pictures_of(originals: Mapping[str, Path]) -> Callable[[str, int], Picture | None]:
    """What gives the picture of a page (symbol, page from 1); None where the document is no PDF or has no such page."""

    @lru_cache(maxsize=4)
    def opened(symbol: str) -> pypdfium2.PdfDocument | None:
        path = originals.get(symbol)
        try:
            return pypdfium2.PdfDocument(path) if path is not None and _is_pdf(path) else None
        except pypdfium2.PdfiumError:
            return None

    def picture(symbol: str, page: int) -> Picture | None:
        document = opened(symbol)
        return _drawn(document[page - 1]) if document is not None and 1 <= page <= len(document) else None

    return picture


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def _drawn(page: pypdfium2.PdfPage) -> Picture:
    bitmap = page.render(scale=SCALE)
    image = bitmap.to_pil()
    if not _has_colour(bitmap.to_numpy()):
        image = image.convert("L")
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return Picture(file.getvalue(), ".png", page.get_width(), page.get_height())


def _has_colour(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    some = pixels[::2, ::2, :3].astype(np.int16)
    return bool(((some.max(axis=2) - some.min(axis=2)) > COLOURED).any())

"""Pictures of printed pages: what a reader sees beside a change, with its words boxed."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

from ..publishing import Picture

__all__ = ["pictures_of"]

Pixels = npt.NDArray[np.uint8]
SCALE = (
    2.0  # pixels to a point: small print can be read, and a page stays near 100 kB (16 greys, unless colour is used)
)
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
    pixels = page.render(scale=SCALE).to_numpy()
    file = io.BytesIO()
    if _has_colour(pixels):
        Image.fromarray(pixels[:, :, 2::-1]).save(file, "PNG", compress_level=3)
    else:
        grey = Image.fromarray(pixels[:, :, 1] >> 4, "P")
        grey.putpalette([level * 17 for level in range(16) for _ in range(3)])
        grey.save(file, "PNG", bits=4, compress_level=3)
    return Picture(file.getvalue(), ".png", page.get_width(), page.get_height())


def _has_colour(pixels: Pixels) -> bool:
    blue, green, red = (pixels[::3, ::3, n].astype(np.int16) for n in range(3))
    return bool((np.abs(red - green) > COLOURED).any() or (np.abs(green - blue) > COLOURED).any())

"""Pictures of printed pages: what a reader sees beside a change, with its words boxed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

__all__ = ["PagePicture", "drawn_page", "opened_for_pictures"]

Pixels = npt.NDArray[np.uint8]
SCALE = (
    2.0  # pixels to a point: small print can be read, and a page stays near 100 kB (16 greys, unless colour is used)
)
COLOURED = 40  # so far apart are red, green and blue where somebody used a colour (of 255)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One printed page drawn: a PNG file, and the width and height of the page in points."""

    png: bytes
    width: float
    height: float


def opened_for_pictures(path: Path) -> pypdfium2.PdfDocument | None:
    """The document whose pages can be drawn; None for a file that is no PDF, or one that cannot be opened."""
    try:
        return pypdfium2.PdfDocument(path) if _is_pdf(path) else None
    except pypdfium2.PdfiumError:
        return None


def drawn_page(document: pypdfium2.PdfDocument, number: int) -> PagePicture | None:
    """The picture of a page (from 1); None where the document has no such page, or the page cannot be drawn."""
    if not 1 <= number <= len(document):
        return None
    try:
        page = document[number - 1]
        return PagePicture(_png(page.render(scale=SCALE).to_numpy()), page.get_width(), page.get_height())
    except pypdfium2.PdfiumError:
        return None


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def _png(pixels: Pixels) -> bytes:
    file = io.BytesIO()
    if _has_colour(pixels):
        Image.fromarray(pixels[:, :, 2::-1]).save(file, "PNG", compress_level=3)
    else:
        grey = Image.fromarray(pixels[:, :, 1] >> 4, "P")
        grey.putpalette([level * 17 for level in range(16) for _ in range(3)])
        grey.save(file, "PNG", bits=4, compress_level=3)
    return file.getvalue()


def _has_colour(pixels: Pixels) -> bool:
    blue, green, red = (pixels[::3, ::3, n].astype(np.int16) for n in range(3))
    return bool((np.abs(red - green) > COLOURED).any() or (np.abs(green - blue) > COLOURED).any())

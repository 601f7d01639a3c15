"""Pictures of pages, for showing the place that a word or a change rests on."""

from __future__ import annotations

import io
from dataclasses import dataclass

from .opening import opened

__all__ = ["Picture", "render_page"]

_QUALITY = 45  # of WebP: letters of eight points stay sharp at scale 1.5, and a page of text weighs some 90 kB
_LARGEST = 4_000  # pixels along one side


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture: its bytes (WebP), its size in pixels, and the size of the page in points."""

    content: bytes
    pixels: tuple[int, int]
    points: tuple[float, float]


def render_page(content: bytes, page: int, scale: float = 1.5, *, where: str = "") -> Picture:
    """The picture of one page (from 1) of a PDF; `scale` is pixels a point.

    Boxes of `CharPlaces` times `scale` are places in the picture: both are measured from the top left of the page as shown.
    A page so large that a side would pass 4,000 pixels is drawn smaller. Raises `TravauxError` as `pdf_manuscript` does, and
    `ValueError` for a page that the document has not.
    """
    with opened(content, where) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"page {page} of a document of {len(document)} pages")
        sheet = document[page - 1]
        try:
            points = sheet.get_size()
            fitting = min(scale, _LARGEST / max(*points, 1.0))
            picture = sheet.render(scale=fitting).to_pil().convert("RGB")
        finally:
            sheet.close()
    held = io.BytesIO()
    picture.save(held, "WEBP", quality=_QUALITY, method=4)
    return Picture(held.getvalue(), picture.size, points)

"""How a text object is set: its size on the page, its weight and slant, its colour."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from .columns import Look

__all__ = ["look_of"]

_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|kursiv", re.IGNORECASE)
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6  # flags of a font descriptor (ISO 32000-1, table 123)
_UNSEEN = 3  # text render mode: neither filled nor stroked, as over a scanned page


def look_of(text_page: Any, index: int, affine: npt.NDArray[np.float64], fonts: dict[int, tuple[bool, bool]]) -> Look:
    """The look of the text object that holds character `index`; `fonts` remembers weight and slant for one page."""
    text_object = pdfium.FPDFText_GetTextObject(text_page, index)
    bold, italic = _weight_and_slant(pdfium.FPDFTextObj_GetFont(text_object), fonts)
    size, level = _size(text_page, index, affine)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    return Look(size, bold or mode == 2, italic, _colour(text_object), level, mode == _UNSEEN)


def _weight_and_slant(font: Any, fonts: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _describe(font) if key else (False, False)
    return fonts[key]


def _describe(font: Any) -> tuple[bool, bool]:
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    said = name.value.decode("latin-1")
    return bool(_BOLD.search(said) or flags & _FORCED_BOLD), bool(_ITALIC.search(said) or flags & _SLANTED)


def _size(text_page: Any, index: int, affine: npt.NDArray[np.float64]) -> tuple[float, bool]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    nominal = pdfium.FPDFText_GetFontSize(text_page, index)
    up = np.hypot(matrix.c, matrix.d)
    across, down = affine[:, :2] @ (matrix.a, matrix.b)
    return round(float(nominal * up), 1), bool(across > 0 and abs(down) < 0.1 * across)


def _colour(text_object: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
        return "#000000"
    return f"#{red.value & 255:02x}{green.value & 255:02x}{blue.value & 255:02x}"

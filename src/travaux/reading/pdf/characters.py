"""From an open page to its characters: one pass over pdfium's text page, columns filled in place.

A call from Python into pdfium costs far more than the work behind it, so there are five a character and no more: its code
point, its box, its origin, the text object it belongs to, and whether the font names it. What is the same for a whole text
object (font, size, colour) is asked once for each.
"""

from __future__ import annotations

import ctypes
from collections import deque
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...text.words import Floats, Ints
from .columns import Characters, Look
from .letters import kept
from .looks import look_of

__all__ = ["Affine", "characters_of", "display"]

Affine = npt.NDArray[np.float64]  # (2, 3): from the page's own points to points from its top left corner, as shown

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_FINE = 1000  # pdfium answers in whole pixels: ask for a thousandth of a point


def _direct(function: Any, answer: Any, *arguments: Any) -> Any:
    """The same pdfium function taking plain addresses, so that columns can be filled without a Python object a cell."""
    return ctypes.PYFUNCTYPE(answer, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


_code_point = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_text_object = _direct(pdfium.FPDFText_GetTextObject, ctypes.c_size_t, _ADDRESS, _INT)
_unnamed = _direct(pdfium.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
_loose_box = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_origin = _direct(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)


def display(page: Any, width: float, height: float) -> Affine:
    """The map from a page's own coordinates to points from the top left of the page as shown, cropped and turned."""
    corners = []
    for x, y in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)):
        left, top = ctypes.c_int(), ctypes.c_int()
        size = (0, 0, round(width * _FINE), round(height * _FINE), 0)
        pdfium.FPDF_PageToDevice(page, *size, x, y, left, top)
        corners.append((left.value / _FINE, top.value / _FINE))
    start, east, north = (np.array(c) for c in corners)
    return np.column_stack([(east - start) / 100, (north - start) / 100, start])


def characters_of(text_page: Any, affine: Affine, looks: dict[Look, int]) -> Characters:
    """The characters of one page; new looks are numbered and added to `looks`."""
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    address = ctypes.cast(text_page, _ADDRESS).value or 0
    codes = np.fromiter(map(_code_point, repeat(address), range(count)), np.uint32, count)
    boxes, origins = _boxes(address, count), _origins(address, count)
    numbers = _look_numbers(text_page, address, affine, looks)
    shown = _shown(boxes, affine)
    baselines = origins @ affine[1, :2] + affine[1, 2]
    unnamed = np.fromiter(map(_unnamed, repeat(address), range(count)), np.int8, count) == 1
    found = Characters(codes, shown, baselines.astype(np.float32), numbers, unnamed.astype(np.uint8))
    return kept(found)


def _boxes(address: int, count: int) -> Floats:
    boxes = np.zeros((count, 4), np.float32)
    first, row = boxes.ctypes.data, 4 * boxes.itemsize
    deque(map(_loose_box, repeat(address), range(count), range(first, first + row * count, row)), 0)
    return boxes


def _origins(address: int, count: int) -> npt.NDArray[np.float64]:
    origins = np.zeros((count, 2))
    first, row = origins.ctypes.data, 2 * origins.itemsize
    across = range(first, first + row * count, row)
    down = range(first + 8, first + 8 + row * count, row)
    deque(map(_origin, repeat(address), range(count), across, down), 0)
    return origins


def _shown(boxes: Floats, affine: Affine) -> Floats:
    """Left, top, right, bottom in page coordinates as x0, top, x1, bottom from the top left of the page as shown."""
    one = boxes[:, :2] @ affine[:, :2].T + affine[:, 2]
    other = boxes[:, 2:] @ affine[:, :2].T + affine[:, 2]
    return np.hstack([np.minimum(one, other), np.maximum(one, other)]).astype(np.float32)


def _look_numbers(text_page: Any, address: int, affine: Affine, looks: dict[Look, int]) -> Ints:
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    objects = np.fromiter(map(_text_object, repeat(address), range(count)), np.uint64, count)
    if not count:
        return np.zeros(0, np.int32)
    first = np.flatnonzero(np.concatenate([[True], objects[1:] != objects[:-1]]))
    fonts: dict[int, tuple[bool, bool]] = {}
    numbers = np.full(len(first), -1, np.int32)
    for place, start in enumerate(first.tolist()):
        if objects[start]:
            look = look_of(text_page, start, affine, fonts)
            numbers[place] = looks.setdefault(look, len(looks))
    return np.repeat(numbers, np.diff(np.append(first, count)))

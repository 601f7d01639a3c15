"""Marks laid over a page by hand: highlight, underline and strike annotations, and comments with their authors."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

__all__ = ["Note", "notes_of"]

_KINDS = {
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "underline",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strike",
    pdfium.FPDF_ANNOT_TEXT: "comment",
    pdfium.FPDF_ANNOT_FREETEXT: "comment",
}
_MOST = 5_000  # annotations of one page that are looked at


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation: kind (a mark kind), boxes x0 top x1 bottom in points from the top left, author, date, words, colour."""

    kind: str
    boxes: tuple[tuple[float, float, float, float], ...]
    author: str | None = None
    date: str | None = None
    words: str | None = None
    colour: str | None = None


def notes_of(page: Any, affine: npt.NDArray[np.float64]) -> tuple[Note, ...]:
    """The highlights, underlines, strikes and comments of one page; links and form fields are left."""
    found: list[Note] = []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(annotation))
        if kind:
            found.append(_note(annotation, kind, affine))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _note(annotation: Any, kind: str, affine: npt.NDArray[np.float64]) -> Note:
    boxes = tuple(_box(points, affine) for points in _corners(annotation))
    words = _string(annotation, b"Contents")
    return Note(kind, boxes, _string(annotation, b"T"), _date(_string(annotation, b"M")), words, _colour(annotation))


def _corners(annotation: Any) -> list[npt.NDArray[np.float64]]:
    quads = []
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            quads.append(np.array([(quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4)]))
    if not quads:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rect)
        quads.append(np.array([(rect.left, rect.top), (rect.right, rect.bottom)]))
    return quads


def _box(points: npt.NDArray[np.float64], affine: npt.NDArray[np.float64]) -> tuple[float, float, float, float]:
    shown = points @ affine[:, :2].T + affine[:, 2]
    left, top = shown.min(0).tolist()
    right, bottom = shown.max(0).tolist()
    return left, top, right, bottom


def _string(annotation: Any, key: bytes) -> str | None:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return None
    room = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, room, size)
    return bytes(room)[: size - 2].decode("utf-16-le", "replace").strip() or None


def _date(printed: str | None) -> str | None:
    """An ISO day from a PDF date (D:20240131...)."""
    digits = (printed or "").removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else None


def _colour(annotation: Any) -> str | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFAnnot_GetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, alpha):
        return None
    return f"#{red.value & 255:02x}{green.value & 255:02x}{blue.value & 255:02x}"

"""What is drawn on a page beside the letters: thin rules, filled boxes, pictures (a strike is a rule in its place)."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ...text.words import Floats

__all__ = ["Drawings", "drawings_of"]

Affine = npt.NDArray[np.float64]

_THIN = 2.2  # points: anything thinner is a rule
_MANY_SEGMENTS = 64  # a path of more segments is a picture, not a rule or a frame
_MANY_OBJECTS = 20_000  # more than this on a page is a drawing: rules are no longer looked for
_WHITE = 0xF7  # as light as this in every colour is paper
_DEEP = 4  # forms within forms


@dataclass(frozen=True, slots=True, eq=False)
class Drawings:
    """Drawn things of one page, boxes as x0 top x1 bottom in points from the top left: level `rules` (k, 4), upright
    rules `uprights` (k, 4), filled boxes `fills` (k, 4) with their colours, and `pictures` (k, 4)."""

    rules: Floats
    uprights: Floats
    fills: Floats
    colours: tuple[str, ...]
    pictures: Floats


@dataclass(slots=True)
class _Sketch:
    rules: list[tuple[float, ...]]
    uprights: list[tuple[float, ...]]
    fills: list[tuple[float, ...]]
    colours: list[str]
    pictures: list[tuple[float, ...]]


def drawings_of(page: Any, affine: Affine) -> Drawings:
    """The rules, filled boxes and pictures of one page."""
    sketch = _Sketch([], [], [], [], [])
    count = pdfium.FPDFPage_CountObjects(page)
    if count <= _MANY_OBJECTS:
        for number in range(count):
            _add(pdfium.FPDFPage_GetObject(page, number), affine, sketch, _DEEP)
    return Drawings(
        _boxes(sketch.rules),
        _boxes(sketch.uprights),
        _boxes(sketch.fills),
        tuple(sketch.colours),
        _boxes(sketch.pictures),
    )


def _boxes(rows: list[tuple[float, ...]]) -> Floats:
    return np.array(rows, np.float32).reshape(-1, 4)


def _add(drawn: Any, affine: Affine, sketch: _Sketch, depth: int) -> None:
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        _add_path(drawn, affine, sketch)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        sketch.pictures.append(_shown(_bounds(drawn), affine))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        inner = _within(affine, _matrix(drawn))
        for number in range(min(pdfium.FPDFFormObj_CountObjects(drawn), _MANY_OBJECTS)):
            _add(pdfium.FPDFFormObj_GetObject(drawn, number), inner, sketch, depth - 1)


def _add_path(path: Any, affine: Affine, sketch: _Sketch) -> None:
    box = _shown(_bounds(path), affine)
    if _place(box, sketch):
        return
    segments = pdfium.FPDFPath_CountSegments(path)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if segments > _MANY_SEGMENTS:
        return
    if fill.value and segments <= 6:
        colour = _colour(path)
        if colour is not None:
            sketch.fills.append(box)
            sketch.colours.append(colour)
    for part in _parts(path, affine, segments) if stroke.value or segments > 6 else ():
        _place(part, sketch)


def _place(box: tuple[float, ...], sketch: _Sketch) -> bool:
    """Keep a box when it is a rule; True when it was (a dot of a corner is neither rule nor box)."""
    wide, tall = box[2] - box[0], box[3] - box[1]
    if tall <= _THIN and wide > 2 * tall:
        sketch.rules.append(box)
    elif wide <= _THIN and tall > 2 * wide:
        sketch.uprights.append(box)
    return tall <= _THIN or wide <= _THIN


def _parts(path: Any, affine: Affine, segments: int) -> Iterator[tuple[float, ...]]:
    """The straight strokes of a path (the sides of a frame), and each closed piece of a path that has several."""
    inner = _within(affine, _matrix(path))
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield from _strokes(points, inner)
            points = []
        points.append((x.value, y.value))
    yield from _strokes(points, inner)


def _strokes(points: list[tuple[float, float]], affine: Affine) -> Iterator[tuple[float, ...]]:
    shown = np.array(points) @ affine[:, :2].T + affine[:, 2]
    low, high = shown.min(0), shown.max(0)
    if min(high - low) <= _THIN:
        yield (*low.tolist(), *high.tolist())
        return
    for one, other in itertools.pairwise(shown):
        low, high = np.minimum(one, other), np.maximum(one, other)
        if min(high - low) <= _THIN:
            yield (*low.tolist(), *high.tolist())


def _bounds(drawn: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(drawn: Any) -> Affine:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return np.array([[found.a, found.c, found.e], [found.b, found.d, found.f]])


def _within(outer: Affine, inner: Affine) -> Affine:
    turned = outer[:, :2] @ inner
    turned[:, 2] += outer[:, 2]
    return turned


def _shown(bounds: tuple[float, float, float, float], affine: Affine) -> tuple[float, ...]:
    (a, c, e), (b, d, f) = affine.tolist()
    left, bottom, right, top = bounds
    x0, x1 = a * left + c * bottom + e, a * right + c * top + e
    y0, y1 = b * left + d * bottom + f, b * right + d * top + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _colour(path: Any) -> str | None:
    """The colour of a filled box as `#rrggbb`; None for paper white and for what is not seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) or not alpha.value:
        return None
    parts = (red.value & 255, green.value & 255, blue.value & 255)
    return None if min(parts) >= _WHITE else "#{:02x}{:02x}{:02x}".format(*parts)

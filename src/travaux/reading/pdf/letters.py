"""What pdfium's characters stand for: line-end hyphens, signs of symbol fonts, halves of one character."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from .columns import Characters, chosen

__all__ = ["HYPHEN", "is_blank", "kept"]

HYPHEN = 0xFFFE  # a hyphen at the end of a line
_LINE_END_HYPHENS = (0x02, 0xAD)  # pdfium's own sign for one, and the soft hyphen
_BULLETS = (0xF0B7, 0xF0A7, 0xF06C, 0xF0D8, 0xF076, 0xF0FC)  # of Symbol and Wingdings
_UNKNOWN = 0xFFFD
_FLAGS = npt.NDArray[np.bool_]


def is_blank(codes: npt.NDArray[np.uint32]) -> _FLAGS:
    """Which code points leave no ink: spaces of every width, line ends, other controls."""
    blank: _FLAGS = (codes <= 32) | (codes == 0xA0) | ((codes >= 0x2000) & (codes <= 0x200D)) | (codes == 0x3000)
    blank |= ((codes >= 0x7F) & (codes < 0xA0)) | (codes == 0xFEFF) | (codes == 0x2028) | (codes == 0x2029)
    return blank


def kept(found: Characters) -> Characters:
    """The characters as they are understood; no printed character is left out.

    A printed character without a code becomes U+FFFD; the two halves of a character outside the basic plane become one.
    """
    codes = found.codes.copy()
    codes[(codes == 0) & (found.looks >= 0)] = _UNKNOWN
    codes[codes == 0xFFFF] = _UNKNOWN
    codes[np.isin(codes, _LINE_END_HYPHENS)] = HYPHEN
    _symbols(codes)
    drop = _second_halves(codes)
    if not drop.any():
        return replace(found, codes=codes)
    return chosen(replace(found, codes=codes), ~drop)


def _symbols(codes: npt.NDArray[np.uint32]) -> None:
    """Signs that symbol fonts keep in the private area: points and figures as they are printed, bullets as a bullet."""
    private = (codes >= 0xF021) & (codes <= 0xF0FF)
    if private.any():
        same = private & ((codes <= 0xF040) | np.isin(codes, (0xF05B, 0xF05D, 0xF07B, 0xF07C, 0xF07D)))
        codes[same] -= 0xF000
        codes[np.isin(codes, _BULLETS)] = 0x2022


def _second_halves(codes: npt.NDArray[np.uint32]) -> _FLAGS:
    """Put surrogate pairs together in place; True for the half that is no longer needed. A lone half is unknown."""
    halves = (codes >= 0xD800) & (codes <= 0xDFFF)
    drop = np.zeros(len(codes), bool)
    if not halves.any():
        return drop
    high = np.flatnonzero((codes[:-1] >> 10 == 0x36) & (codes[1:] >> 10 == 0x37))
    codes[high] = 0x10000 + ((codes[high] & 0x3FF) << 10) + (codes[high + 1] & 0x3FF)
    drop[high + 1] = True
    codes[halves & ~drop & (codes >= 0xD800) & (codes <= 0xDFFF)] = _UNKNOWN
    return drop

"""Pages that run from right to left are laid out as in a mirror, so that every step reads them from left to right.

Three things that pdfium gives as they look, not as they are read, are put right on the way: the two letters of a
lam-alef, numbers (they run from left to right in the middle of the line), and brackets, which are drawn turned round.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ...text.words import Floats
from .columns import Sheet
from .drawings import Drawings
from .letters import is_blank
from .pages import Printed

__all__ = ["mirrored"]

Codes = npt.NDArray[np.uint32]

_ALEFS, _LAM = (0x622, 0x623, 0x625, 0x627), 0x644
_RIGHTWARD = re.compile(r"[0-9A-Za-z\u00C0-\u024F\u0660-\u0669]+(?:[-.,:/'][0-9A-Za-z\u00C0-\u024F\u0660-\u0669]+)*")
_PAIRS = ("[]", "()", "{}", "<>", "«»", "‹›")


def mirrored(whole: Printed) -> Printed:
    """The same document with every page of Arabic or Hebrew in a mirror; `Sheet.mirror` says which."""
    codes = whole.characters.codes
    leftward = ((codes >= 0x590) & (codes <= 0x77F)) | ((codes >= 0xFB1D) & (codes <= 0xFEFC))
    if not leftward.any():
        return whole
    letters = leftward | ((codes | 0x20 >= 0x61) & (codes | 0x20 <= 0x7A))
    codes, boxes = codes.copy(), whole.characters.boxes.copy()
    sheets, drawings = list(whole.sheets), list(whole.drawings)
    for number, sheet in enumerate(whole.sheets):
        part = slice(sheet.first, sheet.last)
        if 2 * int(leftward[part].sum()) > int(letters[part].sum()):
            boxes[part, 0], boxes[part, 2] = sheet.width - boxes[part, 2], sheet.width - boxes[part, 0]
            _read_on(codes[part], boxes[part])
            sheets[number] = replace(sheet, mirror=True)
            drawings[number] = _turned(drawings[number], sheet)
    characters = replace(whole.characters, codes=codes, boxes=boxes)
    return replace(whole, characters=characters, sheets=sheets, drawings=drawings)


def _read_on(codes: Codes, boxes: Floats) -> None:
    """Put the characters of a mirrored page right, in place."""
    one_glyph = (boxes[:-1] == boxes[1:]).all(1) & np.isin(codes[:-1], _ALEFS) & (codes[1:] == _LAM)
    for place in np.flatnonzero(one_glyph).tolist():
        codes[place], codes[place + 1] = codes[place + 1], codes[place]
    text = np.where(is_blank(codes), np.uint32(32), codes).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for match in _RIGHTWARD.finditer(text):
        first, last = match.span()
        if boxes[last - 1, 0] < boxes[first, 0]:
            boxes[first:last] = boxes[first:last][::-1].copy()
    for pair in _PAIRS:
        _turn(codes, text, pair)


def _turn(codes: Codes, text: str, pair: str) -> None:
    """Turn the brackets of a page round where most of them close before they open."""
    signs = [sign for sign in text if sign in pair]
    if _unpaired(signs, pair) > _unpaired(signs, pair[::-1]):
        opening, closing = codes == ord(pair[0]), codes == ord(pair[1])
        codes[opening], codes[closing] = ord(pair[1]), ord(pair[0])


def _unpaired(signs: list[str], pair: str) -> int:
    """How many brackets close that have not been opened, or open and are not closed."""
    depth = wrong = 0
    for sign in signs:
        depth += 1 if sign == pair[0] else -1
        if depth < 0:
            wrong, depth = wrong + 1, 0
    return wrong + depth


def _turned(drawn: Drawings, sheet: Sheet) -> Drawings:
    names = ("rules", "uprights", "fills", "pictures")
    boxes = {name: getattr(drawn, name).copy() for name in names}
    for found in boxes.values():
        found[:, [0, 2]] = sheet.width - found[:, [2, 0]]
    return replace(drawn, **{name: found.astype(np.float32) for name, found in boxes.items()})

"""Pages that run from right to left are laid out as in a mirror, so that every step reads them from left to right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .columns import Sheet
from .drawings import Drawings
from .pages import Printed

__all__ = ["mirrored"]


def mirrored(whole: Printed) -> Printed:
    """The same document with every page of Arabic or Hebrew in a mirror; `Sheet.mirror` says which."""
    codes = whole.characters.codes
    leftward = ((codes >= 0x590) & (codes <= 0x77F)) | ((codes >= 0xFB1D) & (codes <= 0xFEFC))
    if not leftward.any():
        return whole
    letters = leftward | ((codes | 0x20 >= 0x61) & (codes | 0x20 <= 0x7A))
    boxes = whole.characters.boxes.copy()
    sheets, drawings = list(whole.sheets), list(whole.drawings)
    for number, sheet in enumerate(whole.sheets):
        part = slice(sheet.first, sheet.last)
        if 2 * int(leftward[part].sum()) > int(letters[part].sum()):
            boxes[part, 0], boxes[part, 2] = sheet.width - boxes[part, 2], sheet.width - boxes[part, 0]
            sheets[number] = replace(sheet, mirror=True)
            drawings[number] = _turned(drawings[number], sheet)
    return replace(whole, characters=replace(whole.characters, boxes=boxes), sheets=sheets, drawings=drawings)


def _turned(drawn: Drawings, sheet: Sheet) -> Drawings:
    names = ("rules", "uprights", "fills", "pictures")
    boxes = {name: getattr(drawn, name).copy() for name in names}
    for found in boxes.values():
        found[:, [0, 2]] = sheet.width - found[:, [2, 0]]
    return replace(drawn, **{name: found.astype(np.float32) for name, found in boxes.items()})

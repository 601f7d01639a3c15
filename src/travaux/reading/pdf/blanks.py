"""Blanks that pdfium supposes between letters set a little apart: judged by the other words of the same document.

Where a document prints its blanks, a narrow one that was not printed is taken out if the words it parts stand elsewhere as
one word ("Agr eement"), or if a mark follows that takes no blank before it ("two -", "purposes ,").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from .columns import Sheet, chosen
from .letters import is_blank
from .pages import Printed

__all__ = ["without_false_blanks"]

_NARROW = 0.17  # ems: wider than this is a blank in any case
_CLOSING = frozenset(",.;:)]-‐‑–’”!?")
_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*")
_LONGEST = 40


def without_false_blanks(whole: Printed) -> Printed:
    """The same pages without the blanks that part a word; nothing that was printed is taken out."""
    found = _candidates(whole)
    if not len(found):
        return whole
    text = _text(whole.characters.codes)
    words = Counter(_WORD.findall(text))
    drop = np.array([place for place in found.tolist() if _false(text, place, words)], np.intp)
    if not len(drop):
        return whole
    keep = np.ones(len(whole.characters), bool)
    keep[drop] = False
    characters = chosen(whole.characters, keep)
    return replace(whole, characters=characters, sheets=[_moved(sheet, drop) for sheet in whole.sheets])


def _candidates(whole: Printed) -> npt.NDArray[np.intp]:
    c = whole.characters
    supposed: npt.NDArray[np.intp] = np.flatnonzero((c.codes == 32) & (c.looks < 0))
    supposed = supposed[(supposed > 0) & (supposed < len(c) - 1)]
    if not len(supposed) or int(((c.codes == 32) & (c.looks >= 0)).sum()) < len(supposed):
        return supposed[:0]
    sizes = np.array([look.size for look in whole.looks] + [0.0], np.float32)
    before, after = supposed - 1, supposed + 1
    em = np.minimum(sizes[c.looks[before]], sizes[c.looks[after]])
    gap = c.boxes[after, 0] - c.boxes[before, 2]
    level = np.abs(c.baselines[after] - c.baselines[before]) < 0.1 * em
    narrow: npt.NDArray[np.intp] = supposed[(em > 0) & level & (gap < _NARROW * em) & (gap > -em)]
    return narrow


def _text(codes: npt.NDArray[np.uint32]) -> str:
    plain = np.where(is_blank(codes), np.uint32(32), codes).astype("<u4")
    return plain.tobytes().decode("utf-32-le", "surrogatepass")


def _false(text: str, place: int, words: Counter[str]) -> bool:
    before = text[max(0, place - _LONGEST) : place].rpartition(" ")[2]
    after = text[place + 1 : place + _LONGEST].partition(" ")[0]
    if not before or not after:
        return False
    if after[0] in _CLOSING or before[-1] in "-‐‑([“":
        return True
    tail, head = _WORD.findall(before), _WORD.match(after)
    if not tail or head is None or not before.endswith(tail[-1]):
        return False
    return words[tail[-1] + head.group()] > min(words[tail[-1]], words[head.group()]) / 2


def _moved(sheet: Sheet, drop: npt.NDArray[np.intp]) -> Sheet:
    first, last = np.searchsorted(drop, [sheet.first, sheet.last]).tolist()
    return replace(sheet, first=sheet.first - first, last=sheet.last - last)

"""The printed characters of a document as columns, one row a character, in the order in which the pages show them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...text.words import Bytes, Floats, Ints

__all__ = ["BLANK", "Characters", "Look", "Sheet", "chosen", "joined", "spliced"]

BLANK = -1  # an index that stands for a blank which was not printed


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of characters is set: size in points, bold, italic, colour (`#rrggbb`), level, hidden."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    level: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """Characters as columns: `codes` (n,) code points, `boxes` (n, 4) x0 top x1 bottom in points from the top left,
    `baselines` (n,) points from the top, `looks` (n,) numbers of looks (-1: a blank or line end that was not printed),
    `unnamed` (n,) 1 where the font does not say which character it is.
    """

    codes: npt.NDArray[np.uint32]
    boxes: Floats
    baselines: Floats
    looks: Ints
    unnamed: Bytes

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number from 1, its size in points, and the stretch `first:last` of the characters on it; `mirror`
    where it is laid out as in a mirror, because it runs from right to left."""

    number: int
    width: float
    height: float
    first: int
    last: int
    mirror: bool = False


def chosen(characters: Characters, which: slice | npt.NDArray[np.bool_]) -> Characters:
    """Some of the characters, in the same order."""
    return Characters(
        characters.codes[which],
        characters.boxes[which],
        characters.baselines[which],
        characters.looks[which],
        characters.unnamed[which],
    )


def spliced(
    characters: Characters, sheets: list[Sheet], instead: dict[int, Characters]
) -> tuple[Characters, list[Sheet]]:
    """The characters and sheets with other characters on some pages (by page number)."""
    parts = [instead.get(s.number) or chosen(characters, slice(s.first, s.last)) for s in sheets]
    places = np.cumsum([0, *(len(part) for part in parts)]).tolist()
    moved = [replace(s, first=a, last=b) for s, (a, b) in zip(sheets, itertools.pairwise(places), strict=True)]
    return joined(parts), moved


def joined(parts: list[Characters]) -> Characters:
    """The characters of several pages as one set of columns, in order."""
    if not parts:
        none, boxes = np.zeros(0, np.float32), np.zeros((0, 4), np.float32)
        return Characters(np.zeros(0, np.uint32), boxes, none, np.zeros(0, np.int32), np.zeros(0, np.uint8))
    return Characters(
        np.concatenate([p.codes for p in parts]),
        np.concatenate([p.boxes for p in parts]),
        np.concatenate([p.baselines for p in parts]),
        np.concatenate([p.looks for p in parts]),
        np.concatenate([p.unnamed for p in parts]),
    )

"""Tables drawn with rules: the grid is read from the rules, the cell of a piece from where it stands in the grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...text.words import Floats
from .drawings import Drawings

__all__ = ["Grid", "grids_of"]

_TOUCH = 2.0  # points: rules as near as this meet
_MANY = 1_500  # more rules than this on a page are a drawing
_LONG = 4.0  # points: anything shorter is a corner


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """One ruled table: its box and its rules (level and upright), boxes as x0 top x1 bottom in points."""

    box: tuple[float, float, float, float]
    rules: Floats
    uprights: Floats

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies inside the table."""
        return self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The row and column, from 1, of the cell that holds a place; joined cells count as the first of them."""
        over = (self.uprights[:, 1] <= y) & (self.uprights[:, 3] >= y)
        left = self._nearest(self.uprights[over, 0], x, self.box[0])
        across = (self.rules[:, 0] <= x) & (self.rules[:, 2] >= x)
        top = self._nearest(self.rules[across, 1], y, self.box[1])
        rows, columns = _lines(self.rules[:, 1]), _lines(self.uprights[:, 0])
        return int(np.abs(rows - top).argmin()) + 1, int(np.abs(columns - left).argmin()) + 1

    def walls(self, y: float) -> list[float]:
        """Where upright rules stand at a height."""
        over = (self.uprights[:, 1] <= y) & (self.uprights[:, 3] >= y)
        return sorted(_lines(self.uprights[over, 0]).tolist())

    @staticmethod
    def _nearest(places: Floats, at: float, otherwise: float) -> float:
        before = places[places <= at]
        return float(before.max()) if len(before) else otherwise


def grids_of(drawings: Drawings) -> list[Grid]:
    """The ruled tables of one page: rules that meet, with at least three uprights side by side (two columns)."""
    rules = drawings.rules[(drawings.rules[:, 2] - drawings.rules[:, 0]) > _LONG]
    uprights = drawings.uprights[(drawings.uprights[:, 3] - drawings.uprights[:, 1]) > _LONG]
    every = np.vstack([rules, uprights])
    if len(uprights) < 3 or len(rules) < 2 or len(every) > _MANY:
        return []
    groups = _groups(every)
    found = []
    for group in np.unique(groups):
        mine = groups == group
        grid = Grid(_around(every[mine]), rules[mine[: len(rules)]], uprights[mine[len(rules) :]])
        if len(_lines(grid.uprights[:, 0])) >= 3 and len(_lines(grid.rules[:, 1])) >= 2:
            found.append(grid)
    return found


def _lines(places: Floats) -> Floats:
    """Distinct places, those that nearly coincide taken once."""
    rising = np.unique(places)
    return rising[np.diff(rising, prepend=-np.inf) > _TOUCH]


def _around(boxes: Floats) -> tuple[float, float, float, float]:
    low, high = boxes[:, :2].min(0).tolist(), boxes[:, 2:].max(0).tolist()
    return low[0], low[1], high[0], high[1]


def _groups(boxes: Floats) -> npt.NDArray[np.intp]:
    """A group number for each rule; rules that meet, directly or through others, have the same."""
    low, high = boxes[:, None, :2] - _TOUCH, boxes[:, None, 2:] + _TOUCH
    meets = ((boxes[None, :, :2] <= high) & (boxes[None, :, 2:] >= low)).all(2)
    groups = np.arange(len(boxes))
    while True:
        spread = np.where(meets, groups[None, :], len(boxes)).min(1)
        if (spread == groups).all():
            return groups
        groups = spread

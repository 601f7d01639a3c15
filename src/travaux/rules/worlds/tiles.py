"""Where each party stands on a map of squares: one square a state, near where it lies, all of one size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = ["WIDTH", "tiles_of"]

WIDTH = 27
"""How many squares the map is wide."""


def tiles_of(parties: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The square of each party, (column, row) from 0 at the upper left: the 193 members of the United Nations by ISO code.

    Others (invented parties, the Union) stand in rows beneath, in the order given; where there are none but others, from the
    top. The layout is the project's own, made from rough positions, and says nothing about borders.

    >>> tiles_of(["ISL", "S001", "S002"])
    ((6, 0), (0, 20), (1, 20))
    """
    known = _known()
    rest = [one for one in parties if one not in known]
    top = 20 if len(rest) < len(parties) else 0
    beneath = {one: (nth % WIDTH, top + nth // WIDTH) for nth, one in enumerate(rest)}
    return tuple(known.get(one) or beneath[one] for one in parties)


@cache
def _known() -> dict[str, tuple[int, int]]:
    text = files(__package__ or "").joinpath("tiles.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {party: (int(column), int(row)) for party, column, row in rows}

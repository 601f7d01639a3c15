"""Whole worlds at once: requests that rules cannot tell apart are one profile, answered once and counted."""

from .agreement import Agreement, agreement, request
from .counting import Counts, Folded, counts, counts_of, folded_world
from .cube import Cube, cube, edited
from .mapping import Exposure, exposure, rows_of
from .reasons import Reasons, reasons

__all__ = [
    "Agreement",
    "Counts",
    "Cube",
    "Exposure",
    "Folded",
    "Reasons",
    "agreement",
    "counts",
    "counts_of",
    "cube",
    "edited",
    "exposure",
    "folded_world",
    "reasons",
    "request",
    "rows_of",
]

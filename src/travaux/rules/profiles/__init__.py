"""Whole worlds at once: requests that rules cannot tell apart are one profile, answered once and counted."""

from .counting import Counts, Folded, counts, counts_of, folded_world
from .cube import Cube, cube, edited

__all__ = ["Counts", "Cube", "Folded", "counts", "counts_of", "cube", "edited", "folded_world"]

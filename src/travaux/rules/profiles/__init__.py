"""Whole worlds at once: requests that rules cannot tell apart are one profile, answered once and counted."""

from .counting import Counts, Folded, counts, counts_of, folded_world

__all__ = ["Counts", "Folded", "counts", "counts_of", "folded_world"]

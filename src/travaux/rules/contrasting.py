"""Two drafts over every scenario and over a world at once: how many scenarios change, and how many requests of real states."""

from __future__ import annotations

import numpy as np

from .diagrams import Contrast, Diagrams, contrast
from .profiles import Folded

__all__ = ["contrast_in_world"]


def contrast_in_world(diagrams: Diagrams, before: int, after: int, under: Folded, *, classes: int = 6) -> Contrast:
    """A contrast with `concrete` counts: requests of a world (party, party, act, measure) by outcome before and after.

    `under` is the world folded with the same lowered logic as the diagrams (`profiles.folded_world`), for the question that is
    contrasted. Requests in which an unknown fact leaves more than one outcome are in neither row nor column.
    """
    number = under.quotient.number
    measures = max(1, len(under.quotient.world.powers))
    codes = np.broadcast_to(under.codes, (len(under.drafts), measures, len(number)))
    cells = np.broadcast_to(number, (measures, len(number)))
    concrete = codes[before].ravel(), codes[after].ravel(), cells.ravel()
    return contrast(diagrams, before, after, under.question, concrete=concrete, classes=classes)

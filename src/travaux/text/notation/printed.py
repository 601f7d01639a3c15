"""What every pass of the notation reads: one text, the house style it is read by, and how to know a name when it is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..documents import Text
from .owners import Owners
from .profiles import Profile

__all__ = ["Names", "Printed"]

Names = Callable[[str], bool]
"""Whether a printed string names a party, a group or a delegation; the caller brings it, since text knows no parties."""


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A text as it lies before the passes: its words, which provision each stands in, the house style, and (None: by the form
    alone) how names are known."""

    text: Text
    owners: Owners
    style: Profile
    names: Names | None = None

"""What a build leaves in hand: the reading of every document, the drafts compared, the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..archive import Document, Original
from ..errors import Doubt, TravauxError

__all__ = ["Built", "Compared", "Reading", "Site"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document: the counts of its text, or the refusal of a file that is kept as bytes only.

    `key` is what its text is remembered under; `fresh` is true when it was read just now.
    """

    document: Document
    original: Original
    key: str
    summary: Mapping[str, object]
    fresh: bool

    @property
    def refusal(self) -> TravauxError | None:
        """Why the document could not be read, None where it could."""
        said = self.summary.get("refusal")
        return TravauxError(where=self.document.symbol, **said) if isinstance(said, dict) else None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents compared, by symbol; what their comparison is remembered under, and whether it was made just now."""

    before: str
    after: str
    key: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found: the reading of every document, the pairs of drafts compared, and what is odd about the listing."""

    readings: tuple[Reading, ...]
    compared: tuple[Compared, ...]
    doubts: tuple[Doubt, ...]

    @property
    def redone(self) -> int:
        """How many readings and comparisons were made anew; the others were remembered."""
        return sum(r.fresh for r in self.readings) + sum(c.fresh for c in self.compared)


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a negotiation: their folder, how many files they are, whether any was written just now, and what is odd
    about the words, the days and the papers beside the listing."""

    folder: Path
    files: int
    fresh: bool
    doubts: tuple[Doubt, ...] = ()

"""What the passes of `parse` share about one draft while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from .labels import Label
from .lines import Lines
from .outline import Outline
from .regions import Regions

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft being read: its lines, the possible labels by line and in one list, its regions, the lines left out
    (contents lists, heads and feet of pages), the words of its contents lists, and the outline that grows."""

    lines: Lines
    labels: dict[int, tuple[Label, ...]]
    order: tuple[Label, ...]
    regions: Regions
    skipped: frozenset[int]
    titles: str
    outline: Outline

    def rest(self, label: Label) -> str:
        """The words after a label on its line."""
        return self.lines.source[label.span[1] : self.lines.end[label.line]].strip()

    def next_line(self, line: int) -> int:
        """The next line that is not left out."""
        line += 1
        while line in self.skipped:
            line += 1
        return line

    def last_line(self, line: int) -> int:
        """The last line before one that is not left out, -1 where there is none."""
        line -= 1
        while line in self.skipped:
            line -= 1
        return line

    def next_alike(self, index: int) -> Label | None:
        """The next item with the dress of the label at this place in the order, within sixty labels."""
        dress = self.order[index].dress
        for one in self.order[index + 1 : index + 61]:
            if one.family == "item" and one.dress == dress:
                return one
        return None

"""What is usual on a page: where its text begins and ends at the sides, and how far a line stands below the one before."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .columns import Sheet
from .lines import Line

__all__ = ["Measures", "measures_of"]

_SEVERAL = 4  # full lines that show where lines end


@dataclass(frozen=True, slots=True)
class Measures:
    """The left and right edge of the text of each page, the right edge of lines that begin at the same place, the usual
    step from line to line for each size, all in points; where lines of different lengths begin (`flush`), and the middle
    of each sheet."""

    left: dict[int, float]
    right: dict[int, float]
    steps: dict[int, float]
    right_from: dict[tuple[int, int], float] = field(default_factory=dict)
    flush: frozenset[tuple[int, int]] = frozenset()
    middle: dict[int, float] = field(default_factory=dict)

    @property
    def usual_middle(self) -> float:
        """The middle of the text on most pages (a masthead or a heading may widen one of them)."""
        found = [(self.left[page] + self.right[page]) / 2 for page in self.left]
        return statistics.median_low(found) if found else 0.0

    def right_of(self, line: Line) -> float:
        """Where lines like this one end when they are full."""
        return self.right_from.get((line.page, round(line.box[0] / 3)), self.right[line.page])

    def step(self, size: float) -> float:
        """The usual step between lines of a size."""
        return self.steps.get(round(size), 1.2 * size)

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle of the text, clear of both edges."""
        left, right = self.left[line.page], self.right[line.page]
        clear = line.box[0] - left > 0.4 * line.size and right - line.box[2] > 0.4 * line.size
        return clear and (line.page, round(line.box[0])) not in self.flush and self.in_the_middle(line)

    def in_the_middle(self, line: Line) -> bool:
        """Whether the middle of a line is the middle of the text or of the sheet."""
        left, right = self.left[line.page], self.right[line.page]
        middle = (line.box[0] + line.box[2]) / 2
        middles = ((left + right) / 2, self.usual_middle, self.middle.get(line.page, self.usual_middle))
        return min(abs(middle - other) for other in middles) < 3.0


def measures_of(pages: Sequence[Sequence[Line]], sheets: Sequence[Sheet] = ()) -> Measures:
    """The measures of the body of a document (cells of tables do not count)."""
    left: dict[int, float]
    right: dict[int, float]
    from_: dict[tuple[int, int], float]
    left, right, from_ = {}, {}, {}
    steps: dict[int, Counter[float]] = {}
    flush: set[tuple[int, int]] = set()
    middle = {sheet.number: sheet.width / 2 for sheet in sheets}
    for lines in pages:
        plain = [line for line in lines if line.cell is None]
        if not lines:
            continue
        page = lines[0].page
        left[page] = _edge([line.box[0] for line in plain or lines])
        right[page] = -_edge([-line.box[2] for line in plain or lines])
        from_.update(_right_edges(plain))
        flush.update(_flush(plain))
        for above, below in itertools.pairwise(plain):
            if abs(above.size - below.size) < 0.6 and below.baseline > above.baseline:
                step = round(2 * (below.baseline - above.baseline)) / 2
                steps.setdefault(round(below.size), Counter())[step] += 1
    return Measures(
        left, right, {size: _usual(found, size) for size, found in steps.items()}, from_, frozenset(flush), middle
    )


def _edge(places: list[float]) -> float:
    """The outermost place that more than one line reaches (within three points)."""
    rising = sorted(places)
    for one, other in itertools.pairwise(rising):
        if other - one <= 3.0:
            return one
    return rising[0]


def _right_edges(lines: list[Line]) -> dict[tuple[int, int], float]:
    """Where lines that begin at one place end, when several of them are full."""
    found: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        found.setdefault((line.page, round(line.box[0] / 3)), []).append(line.box[2])
    edges = {key: -_edge([-x for x in ends]) for key, ends in found.items() if len(ends) >= _SEVERAL}
    widest = max((line.box[2] for line in lines), default=0.0) - min((line.box[0] for line in lines), default=0.0)
    return {key: edge for key, edge in edges.items() if sum(edge - x < 0.1 * widest for x in found[key]) >= _SEVERAL}


def _flush(lines: list[Line]) -> set[tuple[int, int]]:
    """Where at least three lines of different lengths begin: they are set flush left, not centred."""
    found: dict[tuple[int, int], set[int]] = {}
    for line in lines:
        found.setdefault((line.page, round(line.box[0])), set()).add(round(line.box[2] / 4))
    return {key for key, ends in found.items() if len(ends) >= 3}


def _usual(found: Counter[float], size: int) -> float:
    """The step within paragraphs: the least that is common and not out of proportion to the size (where paragraphs are of
    one line, the step between them is the commonest)."""
    fair = {step: count for step, count in found.items() if 0.8 * size <= step <= 2.2 * size}
    common = [step for step, count in fair.items() if count >= max(3, 0.12 * sum(fair.values()))]
    if not common:
        return max(fair, key=lambda step: fair[step]) if fair else 1.2 * size
    least = min(common)
    return max((step for step in fair if least <= step <= 1.1 * least), key=lambda step: fair[step])

"""Where a provision of one draft stands in another, by way of the comparisons at hand."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...comparison import Comparison
from ..placing import article_of

__all__ = ["Standing"]

Steps = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The provisions of drafts, followed from comparison to comparison, in both directions."""

    steps: dict[tuple[str, str], Steps] = field(default_factory=dict)

    @classmethod
    def of(cls, comparisons: Mapping[tuple[str, str], Comparison]) -> Standing:
        """The standing that comparisons of pairs of drafts (by symbol) give."""
        steps: dict[tuple[str, str], Steps] = {}
        for (before, after), comparison in comparisons.items():
            forth: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
            back: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
            for pair in comparison.pairs:
                if pair.before is not None and pair.after is not None:
                    forth[pair.before] += (pair.after,)
                    back[pair.after] += (pair.before,)
            steps[before, after], steps[after, before] = dict(forth), dict(back)
        return cls(steps)

    def addresses(self, address: str, held_in: str, wanted_in: str) -> tuple[str, ...]:
        """The addresses in one draft of a provision of another; () where no chain of comparisons leads there, or the
        provision is not in it. A provision that is gone is looked for by the one that holds it."""
        way = self._way(held_in, wanted_in)
        if way is None:
            return ()
        here: tuple[str, ...] = (address,)
        for step in way:
            here = tuple(dict.fromkeys(new for old in here for new in _stepped(self.steps[step], old)))
        return here

    def _way(self, start: str, end: str) -> list[tuple[str, str]] | None:
        """The shortest chain of comparisons between two drafts."""
        ways: dict[str, list[tuple[str, str]]] = {start: []}
        waiting = deque([start])
        while waiting:
            at = waiting.popleft()
            if at == end:
                return ways[at]
            for one, other in self.steps:
                if one == at and other not in ways:
                    ways[other] = [*ways[at], (one, other)]
                    waiting.append(other)
        return None


def _stepped(steps: Steps, address: str) -> tuple[str, ...]:
    """Where a provision went; where it is gone, the one that held it, up to its article."""
    holder = article_of(address).rpartition("__")[2]
    while holder in address.split("__"):
        if address in steps:
            return steps[address]
        address = address.rpartition("__")[0]
    return ()

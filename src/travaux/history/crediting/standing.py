"""Where a provision of one draft stands in another, by way of the comparisons at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...comparison import Comparison
from ..placing import article_of
from ..ways import goes_on, walked

__all__ = ["Standing"]

Link = tuple[str, str]
Steps = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The provisions of drafts, followed from comparison to comparison: `steps` from each draft to each it was compared with,
    in both directions, `forth` the pairs in the order they were compared."""

    steps: dict[Link, Steps] = field(default_factory=dict)
    forth: frozenset[Link] = frozenset()

    @classmethod
    def of(cls, comparisons: Mapping[Link, Comparison]) -> Standing:
        """The standing that comparisons of pairs of drafts (by symbol) give."""
        steps: dict[Link, Steps] = {}
        for (before, after), comparison in comparisons.items():
            forth: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
            back: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
            for pair in sorted(comparison.pairs, key=goes_on, reverse=True):
                if pair.before is not None and pair.after is not None:
                    forth[pair.before] += (pair.after,)
                    back[pair.after] += (pair.before,)
            steps[before, after], steps[after, before] = dict(forth), dict(back)
        return cls(steps, frozenset(comparisons))

    def addresses(self, address: str, held_in: str, wanted_in: str) -> tuple[str, ...]:
        """The addresses in one draft of a provision of another, of one that was split the part that keeps its number and is most
        alike first; () where no chain of comparisons leads there, or the
        provision is not in it. A provision that is gone is looked for by the one that holds it."""
        way = self._way(held_in, wanted_in)
        if way is None:
            return ()
        here: tuple[str, ...] = (address,)
        for step in way:
            here = tuple(dict.fromkeys(new for old in here for new in _stepped(self.steps[step], old)))
        return here

    def _way(self, start: str, end: str) -> list[Link] | None:
        """The shortest chain of comparisons between two drafts: one that only goes forth in time, or only back, before one
        that does both."""
        for links in (self.forth, self.steps):
            way = walked(start, sorted(links)).get(end)
            if way is not None:
                return [(here, there) for here, there, _ in way]
        return None


def _stepped(steps: Steps, address: str) -> tuple[str, ...]:
    """Where a provision went; where it is gone, the one that held it, up to its article."""
    holder = article_of(address).rpartition("__")[2]
    while holder in address.split("__"):
        if address in steps:
            return steps[address]
        address = address.rpartition("__")[0]
    return ()

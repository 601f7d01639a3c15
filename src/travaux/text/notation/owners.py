"""Which provision a word stands in: the innermost one, found by its span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..provisions import Provision

__all__ = ["Owners"]


class Owners:
    """The innermost provision of each word, looked up by bisection."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.provisions = provisions
        self.begins = [p.span[0] for p in provisions]
        self.ends = [p.span[1] for p in provisions]
        self.parents = [p.parent for p in provisions]

    def of(self, word: int) -> int:
        """The index of the innermost provision that holds a word, -1 outside all."""
        index = bisect_right(self.begins, word) - 1
        while index >= 0 and self.ends[index] <= word:
            index = self.parents[index]
        return index

    def address(self, word: int) -> str:
        """The eId of the innermost provision that holds a word, empty outside all."""
        index = self.of(word)
        return self.provisions[index].address if index >= 0 else ""

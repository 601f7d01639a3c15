"""The shortest script between two sequences of numbers, by rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rapidfuzz.distance import Indel

__all__ = ["EqualRun", "equal_runs"]

EqualRun = tuple[int, int, int, int]


def equal_runs(old: Sequence[int], new: Sequence[int]) -> list[EqualRun]:
    """The equal runs (start, end, start, end) of a shortest script between two sequences.

    >>> equal_runs([1, 2, 3, 4], [1, 3, 4])
    [(0, 1, 0, 1), (2, 4, 1, 3)]
    """
    if not len(old) or not len(new):
        return []
    ops = cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(old, new).as_list())
    return [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in ops if tag == "equal"]

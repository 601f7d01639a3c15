"""The shortest script between two sequences of numbers, by rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rapidfuzz.distance import Indel, LCSseq

__all__ = ["EqualRun", "equal_runs", "gathered", "most_in_common"]

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


def most_in_common(old: Sequence[int], new: Sequence[int], least: int) -> int:
    """How many values two sequences have in common, in order; 0 where it is under `least`, which is soon seen.

    >>> most_in_common([1, 2, 3], [1, 9, 3], 2), most_in_common([1, 2, 3], [1, 9, 3], 3)
    (2, 0)
    """
    return int(LCSseq.similarity(old, new, score_cutoff=least)) if min(len(old), len(new)) >= least else 0


def gathered(runs: list[EqualRun], old: Sequence[int], new: Sequence[int]) -> list[EqualRun]:
    """The same number of equal values in fewer runs: one that could as well stand right before or after its neighbour does.

    A formula that stands in two articles ("The objectives of this Part are:") is matched where the words around it are.

    >>> gathered([(1, 2, 0, 1), (2, 4, 3, 5)], [7, 7, 8, 9], [7, 5, 7, 8, 9])
    [(1, 4, 2, 5)]
    """
    out: list[EqualRun] = []
    for run in runs:
        joined = _joined(out[-1], run, old, new) if out else None
        if joined is None:
            out.append(run)
        else:
            out[-1] = joined
    return out


def _joined(one: EqualRun, other: EqualRun, old: Sequence[int], new: Sequence[int]) -> EqualRun | None:
    """Two runs as one, where they adjoin on one side and the shorter can slide to the longer on the other."""
    (i1, i2, j1, j2), (k1, k2, l1, l2) = one, other
    first, second = i2 - i1, k2 - k1
    if (i2 == k1) == (j2 == l1):
        return None
    if first <= second and old[k1 - first : k1] == new[l1 - first : l1] == old[i1:i2]:
        return k1 - first, k2, l1 - first, l2
    if second <= first and old[i2 : i2 + second] == new[j2 : j2 + second] == old[k1:k2]:
        return i1, i2 + second, j1, j2 + second
    return None

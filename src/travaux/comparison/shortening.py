"""A shorter script where a reader's account is not the shortest: words that stay between a long strike and a long insertion.

For a reader the short article between two long ones stayed, and what was struck before it has nothing to do with what came in
behind it. Counted in words it can be shorter to give that article up: "the" and "of" of what went are then kept for what came.
"""

from __future__ import annotations

from itertools import pairwise

from .equal import equal_runs
from .stream import Hashes, Places

__all__ = ["shortened"]

Gap = tuple[int, ...]
ONE_SIDED = (
    12  # words by which a gap has more of one side than of the other, that words of another gap could be kept for
)
NEAR = 3  # how many one-sided gaps are looked at from each
CELLS = 1 << 22


def shortened(old: Hashes, new: Hashes, gaps: Places) -> list[Gap]:
    """The gaps of a script (n, 4), each start, end, start, end, with those redone together that are shorter so."""
    stretches = _stretches(gaps)
    out, at = [], 0
    rows: list[Gap] = list(map(tuple, gaps.tolist()))
    for first, last in stretches:
        here = rows[first : last + 1]
        out += rows[at:first]
        other = _redone(old, new, here)
        out += other if _words(other) < _words(here) else here
        at = last + 1
    return out + rows[at:]


def _words(gaps: list[Gap]) -> int:
    return sum(i2 - i1 + j2 - j1 for i1, i2, j1, j2 in gaps)


def _stretches(gaps: Places) -> list[tuple[int, int]]:
    """First and last gap of the stretches that may get shorter: one gap has more old words, one more new words, and fewer
    words stay between them than either has to spare."""
    spare = gaps[:, 1] - gaps[:, 0] - gaps[:, 3] + gaps[:, 2]
    sided = (abs(spare) >= ONE_SIDED).nonzero()[0]
    stayed = (gaps[:, 1] - gaps[:, 0]).cumsum()
    big = list(zip(sided.tolist(), spare[sided].tolist(), (gaps[sided, 1] - stayed[sided]).tolist(), strict=True))
    out: list[tuple[int, int]] = []
    for n, (first, mine, ahead) in enumerate(big):
        fits = [last for last, other, behind in big[n + 1 : n + 1 + NEAR] if _pays(mine, other, behind - ahead)]
        if not fits:
            continue
        if out and first <= out[-1][1]:
            first, fits = out.pop()[0], [*fits, big[n][0]]
        out.append((first, max(fits)))
    return out


def _pays(one: int, other: int, stayed: int) -> bool:
    return (one < 0) != (other < 0) and stayed <= min(abs(one), abs(other))


def _redone(old: Hashes, new: Hashes, gaps: list[Gap]) -> list[Gap]:
    """The gaps of the shortest script between the first and the last of some gaps; the same where that is too much."""
    (i1, _, j1, _), (_, i2, _, j2) = gaps[0], gaps[-1]
    if (i2 - i1) * (j2 - j1) > CELLS:
        return gaps
    kept = equal_runs(old[i1:i2].tolist(), new[j1:j2].tolist())
    edges = [(0, 0, 0, 0), *kept, (i2 - i1, i2 - i1, j2 - j1, j2 - j1)]
    found = [(i1 + a[1], i1 + b[0], j1 + a[3], j1 + b[2]) for a, b in pairwise(edges)]
    return [one for one in found if one[0] < one[1] or one[2] < one[3]]

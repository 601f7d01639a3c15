"""Words that stay where they are between a draft and the next: equal blocks, then equal words in the gaps between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple, cast

from rapidfuzz.distance import Indel

__all__ = ["Gap", "Stay", "equal_runs", "gaps_between", "staying_words"]

WEAK = 3
ANCHOR = 8
MOST = 400_000_000  # words times words: the alignment takes an eighth of it in bytes


class Stay(NamedTuple):
    """Equal words: `length` of them from `before` in the earlier and `after` in the later."""

    before: int
    after: int
    length: int


class Gap(NamedTuple):
    """Blocks that give way, `i1` to `i2`, and blocks that come, `j1` to `j2`."""

    i1: int
    i2: int
    j1: int
    j2: int


def gaps_between(before: str, after: str) -> tuple[list[Stay], list[Gap]]:
    """The runs of equal blocks of two documents in order, and the gaps between them (each string: one character a block)."""
    runs, gaps, at = [], [], (0, 0)
    for run in equal_runs(before, after):
        if at != (run.before, run.after):
            gaps.append(Gap(at[0], run.before, at[1], run.after))
        runs.append(run)
        at = run.before + run.length, run.after + run.length
    if at != (len(before), len(after)):
        gaps.append(Gap(at[0], len(before), at[1], len(after)))
    return runs, gaps


def staying_words(before: str, after: str) -> tuple[list[Stay], list[Stay]]:
    """The equal words of a gap in order: those that surely stay, and the weak ones: at most three words between two edits, which
    are as likely to be there by chance as to have stayed, so that words that moved are looked for first."""
    if not before or not after:
        return [], []
    runs = equal_runs(before, after) if len(before) * len(after) <= MOST else _anchored_runs(before, after)
    last = len(before), len(after)
    sure: list[Stay] = []
    weak: list[Stay] = []
    for run in runs:
        free = run.before or run.after
        rest = (run.before + run.length, run.after + run.length) != last
        (weak if run.length <= WEAK and free and rest else sure).append(run)
    return sure, weak


def _anchored_runs(before: str, after: str) -> list[Stay]:
    """The equal runs of two strings too long to be aligned at once: cut at runs of eight that stand once in each, as many as rise
    in both; a space between them that is still too long has none."""
    where = _rare_runs(before)
    pairs = [(where[run], at) for run, at in _rare_runs(after).items() if run in where]
    out: list[Stay] = []
    at = to = 0
    for low, high in [*_rising(pairs), (len(before), len(after))]:
        if low < at or high < to:
            continue
        if (low - at) * (high - to) <= MOST:
            out += [
                Stay(run.before + at, run.after + to, run.length) for run in equal_runs(before[at:low], after[to:high])
            ]
        at, to = low, high
    return _joined(out)


def _rare_runs(said: str) -> dict[str, int]:
    """The runs of eight that stand once in a string, with their places."""
    runs = [said[at : at + ANCHOR] for at in range(len(said) - ANCHOR + 1)]
    count = Counter(runs)
    return {run: at for at, run in enumerate(runs) if count[run] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs, given in the order of the second, that rises in the first."""
    tops: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for number, (low, _) in enumerate(pairs):
        seat = bisect_left(tops, low)
        before[number] = ends[seat - 1] if seat else -1
        tops[seat : seat + 1] = [low]
        ends[seat : seat + 1] = [number]
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _joined(runs: list[Stay]) -> list[Stay]:
    """Runs that follow each other without a gap as one."""
    out: list[Stay] = []
    for run in runs:
        last = out[-1] if out else Stay(0, 0, 0)
        if (last.before + last.length, last.after + last.length) == (run.before, run.after) and out:
            out[-1] = Stay(last.before, last.after, last.length + run.length)
        else:
            out.append(run)
    return out


def equal_runs(before: str, after: str) -> list[Stay]:
    """The equal runs of a shortest script between two strings.

    >>> equal_runs("abcd", "acd")
    [Stay(before=0, after=0, length=1), Stay(before=2, after=1, length=2)]
    """
    ops = cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(before, after).as_list())
    return [Stay(low, start, high - low) for tag, low, high, start, _ in ops if tag == "equal"]

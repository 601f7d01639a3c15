"""Words that stay where they are between a draft and the next: equal blocks, then equal words in the gaps between them."""

from __future__ import annotations

from typing import NamedTuple, cast

from rapidfuzz.distance import Indel

__all__ = ["Gap", "Stay", "equal_runs", "gaps_between", "staying_words"]

WEAK = 3


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
    runs = equal_runs(before, after)
    last = len(before), len(after)
    sure: list[Stay] = []
    weak: list[Stay] = []
    for run in runs:
        free = run.before or run.after
        rest = (run.before + run.length, run.after + run.length) != last
        (weak if run.length <= WEAK and free and rest else sure).append(run)
    return sure, weak


def equal_runs(before: str, after: str) -> list[Stay]:
    """The equal runs of a shortest script between two strings.

    >>> equal_runs("abcd", "acd")
    [Stay(before=0, after=0, length=1), Stay(before=2, after=1, length=2)]
    """
    ops = cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(before, after).as_list())
    return [Stay(low, start, high - low) for tag, low, high, start, _ in ops if tag == "equal"]

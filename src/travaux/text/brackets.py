"""Bracket signs: each becomes a mark; one that has no partner becomes a doubt, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import Doubt
from .marks import Mark
from .words import SIGN, Bytes, Ints

__all__ = ["bracket_marks", "unbalanced"]

PARTNERS = {"]": "[", "}": "{"}


def bracket_marks(source: str, starts: Ints, kinds: Bytes) -> tuple[Mark, ...]:
    """A mark for each bracket sign, in order."""
    words = np.flatnonzero(kinds == SIGN)
    signs = [source[at] for at in starts[words].tolist()]
    return tuple(
        Mark("bracket_open" if sign in "[{" else "bracket_close", (word, word + 1))
        for word, sign in zip(words.tolist(), signs, strict=True)
    )


def unbalanced(marks: Sequence[Mark], source: str, starts: Ints, end: int) -> list[tuple[Doubt, int]]:
    """A doubt at each sign of the running text (it goes up to the character `end`) that has no partner."""
    waiting: list[tuple[str, int]] = []
    alone: list[int] = []
    for mark in marks:
        at = int(starts[mark.span[0]])
        sign = source[at]
        if at >= end:
            break
        if sign in "[{":
            waiting.append((sign, at))
        elif waiting and waiting[-1][0] == PARTNERS[sign]:
            waiting.pop()
        else:
            alone.append(at)
    lost = sorted([*alone, *(at for _, at in waiting)])
    return [(Doubt("unbalanced_bracket", _said(source[at])), at) for at in lost]


def _said(sign: str) -> str:
    return "A bracket opens here and never closes." if sign in "[{" else "A bracket closes here that was never opened."

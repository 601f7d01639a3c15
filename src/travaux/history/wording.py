"""Words as they are compared: said words only, small letters, no punctuation; and how much each of them weighs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Indel

from ..text import Kind, Span, Text

__all__ = ["Tokens", "equal_runs", "said", "tokens", "weight", "whole_run"]

Tokens = tuple[str, ...]

_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"(?<=[^\W\d_])(?:[-‐‑]\s?|['’])(?=[^\W\d_])")
LIGHT = frozenset(
    re.findall(
        r"\w+",
        "a an and any as at be been being by each for from has have in into is it its of on or such than that the their them "
        "then there these they this those to under was were where which with within",
    )
)
"""Words that every sentence has."""
LIGHTNESS = 0.2


@lru_cache(maxsize=1 << 15)
def tokens(words: str) -> Tokens:
    """The words of a wording as they are compared.

    >>> tokens("Each Party’s clearing-house shall, as appropriate,")
    ('each', 'partys', 'clearinghouse', 'shall', 'as', 'appropriate')
    """
    return tuple(_WORD.findall(_JOINT.sub("", words.casefold())))


def said(text: Text, span: Span) -> str:
    """What is said between two words: labels, bracket signs and page furniture left out, blanks folded."""
    low, high = span
    words = text.words
    kinds = words.kinds[low:high]
    if not (kinds >= Kind.SIGN).any():
        return " ".join(words.text(low, high).split())
    kept = np.flatnonzero((kinds == Kind.SAID) | (kinds == Kind.BLANK)) + low
    return " ".join("".join([words.text(n, n + 1) for n in kept.tolist()]).split())


def weight(words: Iterable[str]) -> float:
    """What words weigh: one each, a fifth for those that every sentence has ("the", "of"); words that are all of that kind
    weigh in full.

    >>> weight(("the", "competent", "authority")), weight(("to",))
    (2.2, 1.0)
    """
    listed = list(words)
    heavy = sum(word not in LIGHT for word in listed)
    return heavy + LIGHTNESS * (len(listed) - heavy) if heavy else float(len(listed))


def whole_run(words: Tokens, run: Tokens) -> int | None:
    """Where a run of words stands whole in others, the first place; None where it does not."""
    size, at = len(run), -1
    while run and run[0] in words[at + 1 :]:
        at = words.index(run[0], at + 1)
        if words[at : at + size] == run:
            return at
    return None


def equal_runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words of two wordings in the shortest edit: (start in the one, start in the other, length)."""
    blocks = Indel.opcodes(one, other)
    return [(b.src_start, b.dest_start, b.src_end - b.src_start) for b in blocks if b.tag == "equal"]

"""A provision that was taken out, found again by its words: where in another draft half of its runs of three words stand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..text import Kind, Text

__all__ = ["found_again"]

RUN = 3
ENOUGH = 0.5
FEWEST = 12


def found_again(before: Text, index: int, after: Text) -> tuple[int, float] | None:
    """The provision of the same kind in another text that holds half of the runs of words of this one, and the share; None
    where none does, or where there are too few words to tell.

    >>> from ..text import parse
    >>> rule = "No ship shall sound its horn in a harbour between dusk and dawn, save in danger to life or limb."
    >>> found_again(parse(f"Article 4\\n\\n{rule}"), 0, parse(f"Article 1\\n\\nBe quiet.\\n\\nArticle 2\\n\\n{rule}"))
    (2, 1.0)
    """
    wanted = _runs_in(before)[index]
    if len(wanted) < FEWEST:
        return None
    kind = before.provisions[index].kind
    runs = _runs_in(after)
    shares = ((len(wanted & runs[n]) / len(wanted), -n) for n, one in enumerate(after.provisions) if one.kind == kind)
    best, minus = max(shares, default=(0.0, 0))
    return (-minus, best) if best >= ENOUGH else None


@lru_cache(maxsize=32)
def _runs_in(text: Text) -> tuple[frozenset[tuple[str, ...]], ...]:
    """The runs of words of each provision, without labels, brackets and signs."""
    source, starts = text.words.source, text.words.starts
    said = [n for n in np.flatnonzero(text.words.kinds == Kind.SAID).tolist() if source[starts[n]].isalnum()]
    words = [source[starts[n] : starts[n + 1]].casefold() for n in said]
    runs = list(zip(*(words[n:] for n in range(RUN)), strict=False))
    edges = [np.searchsorted(said, one.span).tolist() for one in text.provisions]
    return tuple(frozenset(runs[start : max(start, end - RUN + 1)]) for start, end in edges)

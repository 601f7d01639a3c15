"""A provision that was taken out or proposed, found by its words: where half of its runs of three words stand in a draft."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..text import Kind, Text, Words, tokenise

__all__ = ["found_again", "found_by_words"]

Run = tuple[str, ...]
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
    return _fullest(_runs_in(before)[index], before.provisions[index].kind, after)


def found_by_words(wording: str, text: Text) -> tuple[int, float] | None:
    """The article of a text that holds half of the runs of words of a wording, and the share; None as for `found_again`.

    >>> from ..text import parse
    >>> rule = "No ship shall sound its horn in a harbour between dusk and dawn, save in danger to life or limb."
    >>> found_by_words(rule, parse(f"Article 1\\n\\nBe quiet.\\n\\nArticle 2\\n\\n{rule}"))
    (2, 1.0)
    """
    words = Words(wording, *tokenise(wording))
    return _fullest(frozenset(_runs(words)), "article", text)


def _fullest(wanted: frozenset[Run], kind: str, after: Text) -> tuple[int, float] | None:
    if len(wanted) < FEWEST:
        return None
    runs = _runs_in(after)
    shares = ((len(wanted & runs[n]) / len(wanted), -n) for n, one in enumerate(after.provisions) if one.kind == kind)
    best, minus = max(shares, default=(0.0, 0))
    return (-minus, best) if best >= ENOUGH else None


@lru_cache(maxsize=32)
def _runs_in(text: Text) -> tuple[frozenset[Run], ...]:
    """The runs of words of each provision, without labels, brackets and signs."""
    said = _said(text.words)
    runs = _runs(text.words)
    edges = [np.searchsorted(said, one.span).tolist() for one in text.provisions]
    return tuple(frozenset(runs[start : max(start, end - RUN + 1)]) for start, end in edges)


def _said(words: Words) -> list[int]:
    source, starts = words.source, words.starts
    return [n for n in np.flatnonzero(words.kinds == Kind.SAID).tolist() if source[starts[n]].isalnum()]


def _runs(words: Words) -> list[Run]:
    source, starts = words.source, words.starts
    said = [source[starts[n] : starts[n + 1]].casefold() for n in _said(words)]
    return list(zip(*(said[n:] for n in range(RUN)), strict=False))

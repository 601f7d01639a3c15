"""Provisions that kept their title and none of their words: an article written anew is still the article on that subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence, Set
from functools import lru_cache

from ..text.provisions import Provision

__all__ = ["add_titled", "title_of"]

TITLED = ("article", "section", "chapter", "part", "annex")
ASIDE = ("placeholder", "tobedeveloped", "tobedetermined")
LEAST = 4  # letters of a title that tells anything


def add_titled(old: Sequence[Provision], new: Sequence[Provision], partner: dict[int, int], stubs: Set[int]) -> None:
    """Add partners among what is left by titles that stand once in each text, whatever the number, level and place.

    `stubs` are the provisions of the later text that only say what became of them.
    """
    if not _left(old, set(partner.values())) or not _left(new, partner.keys() | stubs):
        return
    for bare in (_whole, _settled):
        before, after = _by_title(old, bare), _by_title(new, bare)
        taken = set(partner.values())
        for title, q in after.items():
            p = before.get(title)
            if p is not None and p not in taken and q not in partner and q not in stubs:
                partner[q] = p


def _left(provisions: Sequence[Provision], taken: Collection[int]) -> bool:
    """Whether a provision with a title is left."""
    return any(n not in taken and one.heading and one.kind in TITLED for n, one in enumerate(provisions))


def _whole(heading: str) -> str:
    return heading


def _settled(heading: str) -> str:
    """A heading without what stands in brackets: "Just transition [pathways]"."""
    return re.sub(r"\[[^\[\]]*\]", "", heading)


def _by_title(provisions: Sequence[Provision], bare: Callable[[str], str]) -> dict[str, int]:
    titles = {n: title_of(bare(one.heading)) for n, one in enumerate(provisions) if one.heading and one.kind in TITLED}
    times = Counter(titles.values())
    return {title: n for n, title in titles.items() if len(title) >= LEAST and times[title] == 1}


@lru_cache(maxsize=8192)
def title_of(heading: str) -> str:
    """The letters of a heading, by which it is known again: no case, signs or brackets, no "(placeholder)".

    >>> title_of("[Settlement of disputes] (placeholder)") == title_of("SETTLEMENT OF DISPUTES")
    True
    """
    letters = "".join(sign for sign in heading.casefold() if sign.isalpha())
    for word in ASIDE:
        letters = letters.removesuffix(word)
    return letters

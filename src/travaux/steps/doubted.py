"""Doubts about a whole negotiation: kept with its site, and few enough of one kind to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..errors import Doubt

__all__ = ["MOST", "doubts_from", "few", "pairs_from"]

MOST = 6
"""So many doubts of one code are shown one by one."""


def few(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts in their order, each once; where a code has more than `MOST`, the rest of it is one doubt that counts them.

    >>> [one.message for one in few(Doubt("no_source", f"Statement {n} has no source.") for n in range(9))][-2:]
    ['Statement 5 has no source.', '3 more of the same kind (no_source).']
    """
    once = tuple(dict.fromkeys(doubts))
    met, shown = Counter[str](), list[Doubt]()
    for one in once:
        met[one.code] += 1
        if met[one.code] <= MOST:
            shown.append(one)
    rest = (Doubt(code, f"{n - MOST:,} more of the same kind ({code}).") for code, n in met.items() if n > MOST)
    return (*shown, *rest)


def pairs_from(doubts: Iterable[Doubt]) -> list[list[str]]:
    """Doubts as they are remembered with a site: code and message."""
    return [[one.code, one.message] for one in doubts]


def doubts_from(summary: Mapping[str, object]) -> tuple[Doubt, ...]:
    """The doubts that are remembered with a site."""
    kept = summary.get("doubts")
    return tuple(Doubt(str(code), str(message)) for code, message in kept) if isinstance(kept, list) else ()

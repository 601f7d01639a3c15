"""The open points of each draft counted: by kind, by holder, by article, by age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..publishing.measures import Bracketing, Opened
from ..publishing.record import Article, Point
from ..text.notation import Notation

__all__ = ["bracketing_of"]


def bracketing_of(
    points: Mapping[str, Sequence[Point]], notations: Mapping[str, Notation], articles: Sequence[Article]
) -> tuple[Bracketing, ...]:
    """The figures of each draft, in their order; none where no draft has an open point.

    What opened and closed is counted where points know the draft they were first seen in.
    """
    if not any(points.values()):
        return ()
    counted: list[Bracketing] = []
    for symbol, each in points.items():
        counted.append(_counted(symbol, each, articles, counted[-1] if counted else None))
    open_ended = {symbol: sum(not b.closed for b in notations[symbol].brackets) for symbol in points}
    return tuple(replace(one, unbalanced=open_ended[one.document]) for one in counted)


def _counted(
    symbol: str, points: Sequence[Point], articles: Sequence[Article], before: Bracketing | None
) -> Bracketing:
    ages = Counter(p.since for p in points if p.since)
    fresh, known = ages[symbol], all(p.since for p in points)
    kept = len(points) - fresh
    holders = Counter(label for p in points for label in _labels(p))
    return Bracketing(
        symbol,
        len(points),
        tuple(Counter(p.kind for p in points).most_common()),
        tuple(holders.most_common()),
        tuple(_opened(symbol, points, articles)),
        fresh if before and known else None,
        max(0, before.total - kept) if before and known else None,
        tuple(ages.items()),
    )


def _labels(point: Point) -> set[str]:
    """Whoever is on record at a point, by name, each once."""
    voices = (*point.voices, *(v for c in point.choices for v in c.voices))
    return {v.name or v.label for v in voices}


def _opened(symbol: str, points: Sequence[Point], articles: Sequence[Article]) -> Iterator[Opened]:
    for article in articles:
        for version in article.versions:
            if version.document == symbol and version.address:
                here = [
                    p for p in points if p.address == version.address or p.address.startswith(version.address + "__")
                ]
                yield Opened(article.born, version.address, len(here), next((p.since for p in here if p.since), ""))

"""The open points of each draft counted, as the pages show them: by kind, by holder, by article, by age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..history import OpenPoints, Tally
from ..history.open_points import REMARKS
from ..publishing.measures import Bracketing, Opened
from ..publishing.record import Article
from ..text.notation import Notation

__all__ = ["bracketing_of"]

Place = tuple[str, str]


def bracketing_of(
    found: OpenPoints, notations: Mapping[str, Notation], articles: Sequence[Article]
) -> tuple[Bracketing, ...]:
    """The figures of each draft, in their order; none where no draft has a bracket."""
    if not any(one.open for one in found.drafts):
        return ()
    homes = {(v.document, v.address): a.born for a in articles for v in a.versions if v.address}
    first = found.drafts[0].draft
    return tuple(
        _counted(one, found, homes, opens=one.draft != first, unclosed=_unclosed(notations.get(one.draft)))
        for one in found.drafts
    )


def _unclosed(notation: Notation | None) -> int:
    return sum(not one.closed for one in notation.brackets) if notation else 0


def _counted(
    tally: Tally, found: OpenPoints, homes: Mapping[Place, Place], *, opens: bool, unclosed: int
) -> Bracketing:
    here = [p for p in found.points if p.draft == tally.draft and p.kind not in REMARKS]
    closed = Counter(c.how for c in found.closings if c.draft == tally.draft and c.point.kind not in REMARKS)
    ages = Counter(p.first_in for p in sorted(here, key=lambda p: p.since))
    return Bracketing(
        tally.draft,
        tally.open,
        tuple((kind, count) for kind, count in tally.by_kind if kind not in REMARKS),
        tally.by_holder,
        tuple(_opened(tally.draft, found, homes)),
        tally.opened if opens else None,
        tally.closed if opens else None,
        tuple(ages.items()),
        unclosed,
        sum(count for kind, count in tally.by_kind if kind in REMARKS),
        tuple(closed.most_common()),
    )


def _opened(draft: str, found: OpenPoints, homes: Mapping[Place, Place]) -> Iterator[Opened]:
    """The open points of each article, also where there are none, with the draft the oldest was first seen in."""
    oldest: dict[str, str] = {}
    for point in sorted(found.points, key=lambda p: p.since):
        if point.draft == draft and point.kind not in REMARKS:
            oldest.setdefault(point.article, point.first_in)
    counts = {t.article: t.open for t in found.articles if t.draft == draft and t.article}
    for (symbol, address), born in homes.items():
        if symbol == draft:
            yield Opened(born, address, counts.get(address, 0), oldest.get(address, ""))

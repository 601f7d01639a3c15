"""Where the provision of a demand stands in a draft: followed through the comparisons, and found again by its words where it
was taken out and came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...history.citations import Stand, stands_from
from ...history.records import Dated
from ...history.ways import Leg
from ...text import Span, Text, find
from .wordings import Reading

__all__ = ["Standing", "standing_in"]

RUN = 3
ENOUGH = 0.5
FEWEST = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """Provisions in one draft: by index where they stand, the relation of the whole way ("cited", those of a comparison,
    "returned", "absent": never reached), how alike, and the spans of words they take up."""

    relation: str
    places: tuple[int, ...]
    score: float
    spans: tuple[Span, ...]
    said: str | None = None


def standing_in(
    reading: Reading, origin: Sequence[Stand], way: Sequence[Leg], drafts: Mapping[str, Dated], first: Reading
) -> Standing:
    """Where provisions cited from one draft stand in the draft of `reading`, at the end of a way."""
    steps = stands_from(origin, way, drafts)
    last = steps[-1] if steps else origin
    indexes = (find(reading.text.provisions, one.address) for one in last if one.address is not None)
    here = tuple(sorted({index for index in indexes if index is not None}))
    relations = [one.relation for stands in steps for one in stands] or ["cited"]
    said = next((one.said for stands in steps for one in stands if one.said), None)
    if here:
        relation = next((one for one in ("moved", "merged", "split") if one in relations), relations[-1])
        return _at(reading.text, relation, here, min(one.score for one in last), said)
    if way and way[0].back:
        return Standing("new", (), 0.0, ())
    back, score = _returned(reading, origin, first)
    return _at(reading.text, "returned", back, score, None) if back else Standing("dropped", (), 0.0, (), said)


def _at(text: Text, relation: str, places: tuple[int, ...], score: float, said: str | None) -> Standing:
    return Standing(relation, places, score, tuple(text.provisions[n].span for n in places), said)


def _returned(reading: Reading, origin: Sequence[Stand], first: Reading) -> tuple[tuple[int, ...], float]:
    """Provisions of the same kind that hold half of the runs of three words of what was cited."""
    out: list[int] = []
    lowest = 1.0
    for stand in origin:
        index = find(first.text.provisions, stand.address or "")
        if index is None:
            continue
        wanted = _runs(first, first.text.provisions[index].span)
        if len(wanted) < FEWEST:
            continue
        kind = first.text.provisions[index].kind
        shares = [
            (len(wanted & _runs(reading, one.span)) / len(wanted), n)
            for n, one in enumerate(reading.text.provisions)
            if one.kind == kind
        ]
        best, place = max(shares, default=(0.0, -1), key=lambda pair: (pair[0], -pair[1]))
        if best >= ENOUGH:
            out.append(place)
            lowest = min(lowest, best)
    return tuple(sorted(set(out))), lowest


def _runs(reading: Reading, span: Span) -> set[tuple[str, ...]]:
    words = [word for word in reading.words[span[0] : span[1]] if word is not None]
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}

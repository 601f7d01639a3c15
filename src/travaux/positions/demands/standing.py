"""Where the provision of a demand stands in a draft: followed through the comparisons, and found again by its words where it
was taken out and came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...history.citations import Stand, cited_as, stands_from
from ...history.records import Dated
from ...history.ways import Leg
from ...text import Span, find
from .wordings import Reading

__all__ = ["Standing", "standing_in"]

RUN = 3
ENOUGH = 0.5
FEWEST = 12
ORDER = ("cited", "same", "renumbered", "merged", "split", "moved", "returned")
Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Standing:
    """Provisions in one draft: by index where they stand, the relation of the whole way ("cited", those of a comparison,
    "returned"; "dropped" or, against time, "new" where nothing stands), how alike, the spans of words they take up, the words by
    which a draft itself declares what became of them, and which of the provisions cited are not there (`missing`, as cited)."""

    relation: str
    places: tuple[int, ...]
    score: float
    spans: tuple[Span, ...]
    said: str | None = None
    missing: tuple[str, ...] = ()


def standing_in(origin: Sequence[Stand], way: Sequence[Leg], drafts: Mapping[str, Dated], read: Read) -> Standing:
    """Where provisions cited from one draft stand at the end of a way; `read` makes a draft ready to be searched.

    What is taken out on the way is looked for in every later draft by the words it had where it last stood.
    """
    here, lost = tuple(origin), tuple(origin[:0])
    relation, score, said = "cited", 1.0, None
    for leg in way:
        (after,) = stands_from(here, [leg], drafts)
        gone = tuple(one for one in here if not any(end.was == one.address for end in after if end.address))
        lost = (*lost, *gone)
        said = next((one.said for one in after if one.said), said)
        here = tuple(one for one in after if one.address is not None)
        relation = _further(relation, [one.relation for one in here])
        score = min([score, *(one.score for one in here)])
        if lost and not leg.back:
            back = _returned(read(leg.end), lost, read)
            here, lost = (*here, *back), tuple(one for one in lost if one.address not in {end.was for end in back})
            relation = "returned" if back else relation
            score = min([score, *(one.score for one in back)])
    missing = tuple(cited_as(one.address or "") for one in lost)
    text = read(way[-1].end if way else origin[0].draft).text
    places = tuple(sorted({n for n, one in enumerate(text.provisions) if any(one.address == s.address for s in here)}))
    if not places:
        return Standing("new" if way and way[0].back else "dropped", (), 0.0, (), said, missing)
    return Standing(relation, places, score, tuple(text.provisions[n].span for n in places), said, missing)


def _further(relation: str, steps: Sequence[str]) -> str:
    """The relation of a way that goes on: what tells more stays."""
    ranks = [ORDER.index(one) for one in (relation, *steps)]
    return ORDER[max(ranks)]


def _returned(reading: Reading, lost: Sequence[Stand], read: Read) -> tuple[Stand, ...]:
    """The provisions of the same kind that hold half of the runs of three words of what was lost."""
    out: dict[Stand, None] = {}
    for stand in lost:
        first = read(stand.draft)
        index = find(first.text.provisions, stand.address or "")
        wanted = _runs(first, first.text.provisions[index].span) if index is not None else set()
        if index is None or len(wanted) < FEWEST:
            continue
        kind = first.text.provisions[index].kind
        alike = [(n, one) for n, one in enumerate(reading.text.provisions) if one.kind == kind]
        shares = ((len(wanted & _runs(reading, one.span)) / len(wanted), -n) for n, one in alike)
        best, minus = max(shares, default=(0.0, 0))
        if best >= ENOUGH:
            out[Stand(reading.symbol, reading.text.provisions[-minus].address, "", "returned", best, stand.address)] = (
                None
            )
    return tuple(out)


def _runs(reading: Reading, span: Span) -> set[tuple[str, ...]]:
    words = [word for word in reading.words[span[0] : span[1]] if word is not None]
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}

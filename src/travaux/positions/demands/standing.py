"""Where the provision of a demand stands in a draft: followed through the comparisons, and found again by its words where it
was taken out and came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...comparison.declarations import stubs_in
from ...history.citations import Stand, stands_from
from ...history.records import Dated
from ...history.ways import Leg
from ...text import Span

__all__ = ["Standing", "standing_in"]

ORDER = ("cited", "same", "renumbered", "merged", "split", "moved", "returned")


@dataclass(frozen=True, slots=True)
class Standing:
    """Provisions in one draft: by index where they stand, the relation of the whole way ("cited", those of a comparison,
    "returned"; "dropped" or, against time, "new" where nothing stands), how alike, the spans of words they take up, the words
    by which a draft itself declares what became of them, which of the provisions cited are not there (`missing`, as cited),
    and, of what is gone, the draft and the address where it `last` stood."""

    relation: str
    places: tuple[int, ...]
    score: float
    spans: tuple[Span, ...]
    said: str | None = None
    missing: tuple[str, ...] = ()
    last: tuple[str, str] | None = None


def standing_in(origin: Sequence[Stand], way: Sequence[Leg], drafts: Mapping[str, Dated]) -> Standing:
    """Where provisions cited from one draft stand at the end of a way; a number of which only "Deleted." is left is gone."""
    steps = stands_from(origin, way, drafts)
    last = steps[-1] if steps else tuple(origin)
    text = drafts[way[-1].end if way else origin[0].draft].text
    addresses = {one.address for one in last if one.address is not None}
    found = [n for n, one in enumerate(text.provisions) if one.address in addresses]
    places = tuple(n for n in found if n not in stubs_in(text))
    missing = tuple(one.citation for one in last if one.address is None)
    said = next((one.said for stands in steps for one in stands if one.said), None)
    if not places:
        declared = [" ".join(text.words.text(*text.provisions[n].span).split()) for n in found]
        said = f"\u201c{declared[0]}\u201d" if declared else said
        stood = next((one for stands in (*reversed(steps), origin) for one in stands if one.address), None)
        place = (stood.draft, stood.address or "") if stood is not None else None
        return Standing("new" if way and way[0].back else "dropped", (), 0.0, (), said, missing=missing, last=place)
    told = [one for stands in steps for one in stands if one.relation in ORDER]
    relation = max((one.relation for one in told), key=ORDER.index, default="cited")
    score = min((one.score for one in told), default=1.0)
    return Standing(relation, places, score, tuple(text.provisions[n].span for n in places), said, missing)

"""Where what a stance is about stands now: followed from the draft whose numbers its document uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..comparison import Comparison
from ..history import Dated
from ..publishing.record import Article
from ..text import Text, locate
from .lineage import onward
from .newly import New

__all__ = ["Places"]

Link = tuple[str, str]
Place = tuple[str, str]


@dataclass(slots=True, eq=False)
class Places:
    """The provisions of a negotiation: the documents by their days, the drafts in turn, the comparisons between those that
    follow one another, the articles they are followed as, and where articles that were proposed without a number stand."""

    dated: Sequence[Dated]
    drafts: tuple[str, ...]
    links: Mapping[Link, Comparison]
    articles: Sequence[Article]
    new: New = field(default_factory=dict)
    _known: dict[Place, Place] = field(default_factory=dict)

    def now(self, document: str, address: str, day: str = "") -> Place:
        """The draft and the address at which a provision stands last; `document` is where it was spoken of, on a `day`.

        What the draft on the table did not have yet (a new article that is proposed) is looked for in the drafts after it.
        """
        if (document, address) in self.new:
            return onward(self.new[document, address], self.links)
        draft = self._against(document, day)
        key = draft, address
        if key not in self._known:
            later = self.drafts[self.drafts.index(draft) :] if draft in self.drafts else (draft,)
            found = next(((d, exact) for d in later if (exact := self._exact(d, address))), key)
            self._known[key] = onward(found, self.links)
        return self._known[key]

    def article(self, place: Place) -> int:
        """Which article a provision stands in, the number of articles where it stands in none."""
        draft, address = place
        for number, one in enumerate(self.articles):
            for version in one.versions:
                whole = version.address
                if version.document == draft and whole and (address == whole or address.startswith(whole + "__")):
                    return number
        return len(self.articles)

    def heading(self, place: Place) -> str:
        """The heading of the innermost provision around a place that has one, "" where none has."""
        text = self._text(place[0])
        above = (
            [p for p in text.provisions if place[1] == p.address or place[1].startswith(p.address + "__")]
            if text
            else []
        )
        return next((p.heading for p in reversed(above) if p.heading), "")

    def _text(self, symbol: str) -> Text | None:
        return next((d.text for d in self.dated if d.symbol == symbol), None)

    def _exact(self, draft: str, address: str) -> str:
        """The address as the draft has it; "" where the draft has none that fits, or several."""
        text = self._text(draft)
        try:
            found = locate(text, address) if text and address else ()
        except ValueError:
            found = ()
        return text.provisions[found[0]].address if text and len(found) == 1 else ""

    def _against(self, document: str, day: str) -> str:
        """The draft whose numbers a document uses: itself where it is a draft, else the newest draft on its day."""
        if document in self.drafts:
            return document
        days = {d.symbol: d.date for d in self.dated}
        earlier = [s for s in self.drafts if days[s] <= (days.get(document) or day)]
        return earlier[-1] if earlier else self.drafts[0] if self.drafts else document

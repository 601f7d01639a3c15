"""What is read of a negotiation before questions are asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..comparison import Comparison
from ..history import Dated
from ..positions import known
from ..positions.parties import Parties
from ..text import Text
from ..text.notation import Notation, notation
from .overruled import Overrides, overruled
from .papers import Papers
from .shelved import Shelved

__all__ = ["Link", "Material"]

DRAFTS = ("draft", "resolution")
Link = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What is read of a negotiation: its documents on one axis, as they are compared (`dated`) and as they stand with their
    revisions (`printed`), in the same order; the comparisons of its drafts; its parties; the papers beside the listing; how
    people read brackets of its drafts where the reading of the program is wrong; what stands on its shelf.
    `key` changes when the documents, their days or their names do."""

    dated: tuple[Dated, ...]
    printed: tuple[Dated, ...]
    comparisons: Mapping[Link, Comparison]
    parties: Parties | None
    papers: Papers
    overrides: Overrides = field(default_factory=dict)
    shelf: Shelved = field(default_factory=Shelved)
    key: str = ""
    _read: dict[tuple[str, int], tuple[Text, Notation]] = field(default_factory=dict, init=False, repr=False)

    @property
    def drafts(self) -> tuple[Dated, ...]:
        """The texts that follow one another."""
        return tuple(one for one in self.dated if one.kind in DRAFTS)

    def notations(self, documents: Iterable[Dated]) -> dict[str, Notation]:
        """What the signs of documents say, by symbol; names are those of the table and of the negotiation.

        A document is read once: one that has no revisions is the same text as compared and as printed.
        """
        return {one.symbol: self._notation(one) for one in documents}

    def _notation(self, one: Dated) -> Notation:
        place = one.symbol, id(one.text)
        if place not in self._read:
            found = notation(one.text, None, lambda name: known(name, self.parties))
            self._read[place] = one.text, overruled(one.text, found, self.overrides.get(one.symbol, ()))
        return self._read[place][1]

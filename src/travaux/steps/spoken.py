"""What was said elsewhere about the open points of a draft: each stance at the provision where it stands in that draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ..positions import Behind, Stance, behind
from ..text import Span, Text
from ..text.notation import Bracket, Choice, Favours
from .followed import follow_to
from .material import Material

__all__ = ["Spoken", "favours_by_stances", "spoken_on"]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """Stances of other documents, and statements, that are about provisions of one draft (`text`): each with the address where
    its provision stands there. Those of typists and of the Chair are not among them."""

    text: Text
    stances: tuple[tuple[Stance, str], ...]
    _known: dict[Span, tuple[Behind, ...]] = field(default_factory=dict)

    def on(self, point: Bracket) -> tuple[Behind, ...]:
        """Those that speak of one option of an open point, in the order of their days."""
        if point.span not in self._known:
            here = [stance for stance, address in self.stances if _touches(address, point.address)]
            self._known[point.span] = behind(self.text, point, here) if here else ()
        return self._known[point.span]


def spoken_on(material: Material, symbol: str, stances: Iterable[Stance]) -> Spoken:
    """What was said elsewhere about a draft of a negotiation: before the next draft was on the table, of the newest up to now."""
    draft = next(one for one in material.drafts if one.symbol == symbol)
    following = min((one.date for one in material.drafts if one.date > draft.date), default=None)
    follow = follow_to(material, symbol)
    corrected = {one.corrects for one in stances if one.corrects}
    kept = [
        one
        for one in stances
        if one.kind not in ("typist", "chair")
        and one.document != symbol
        and (following is None or one.date < following)
        and (one.id is None or one.id not in corrected)
    ]
    followed = [(one, follow(one)) for one in kept]
    return Spoken(draft.text, tuple((one, address) for one, address in followed if address))


def favours_by_stances(spoken: Spoken, codes: Collection[str]) -> Favours:
    """What somebody wants at a choice by their last word elsewhere: an option they are for, or not the one they are against."""

    def favours(choice: Choice) -> tuple[tuple[int, ...], str] | None:
        said = [one for one in spoken.on(choice.point) if (one.stance.on_behalf_of or one.stance.party) in codes]
        if not said:
            return None
        last = said[-1]
        if last.backs:
            return (last.option,), _because(last.stance)
        left = [n for n in range(len(choice.options)) if n != last.option]
        return (
            ((left[0],), _because(last.stance)) if len(left) == 1 else ((), _because(last.stance)) if not left else None
        )

    return favours


def _because(one: Stance) -> str:
    where = one.document or one.source or "a statement"
    at = f", at {one.at}" if one.at else ""
    return f"{one.label}: {one.verb.replace('_', ' ')} ({where}{at}, {one.date})"


def _touches(address: str, point: str) -> bool:
    return address == point or point.startswith(address + "__") or address.startswith(point + "__")

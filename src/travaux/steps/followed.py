"""Where the provision that a stance is about stands in the draft that is asked about."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..history import Dated, Standing
from ..positions import Stance
from ..text import locate
from .material import Material
from .newly import New

__all__ = ["follow_to"]


def follow_to(material: Material, target: str, new: New | None = None) -> Callable[[Stance], str | None]:
    """What gives the address, in one draft, of the provision that a stance is about; None where it is not in that draft.

    A stance of a document that is no draft speaks of the newest draft on its day; one on an article that was proposed without a
    number (`new`) of the draft in which that stands first.
    """
    drafts = {one.symbol: one for one in material.drafts}
    standing = Standing.of(material.comparisons)

    @lru_cache(maxsize=4096)
    def followed(draft: str, address: str) -> str | None:
        exact = _exact(drafts[draft], address)
        if draft == target or exact is None:
            return exact
        return next(iter(standing.addresses(exact, draft, target)), None)

    def follow(stance: Stance) -> str | None:
        if new and (stance.document or "", stance.address) in new:
            return followed(*new[stance.document or "", stance.address])
        draft = stance.document if stance.document in drafts else _newest_on(stance.date, material)
        return followed(draft, stance.address) if draft is not None and stance.address else None

    return follow


def _newest_on(day: str, material: Material) -> str | None:
    earlier = [one.symbol for one in material.drafts if one.date <= day]
    return earlier[-1] if earlier else next((one.symbol for one in material.drafts), None)


def _exact(draft: Dated, address: str) -> str | None:
    """The one address that is meant in a draft; None where it has none that fits, or several."""
    try:
        found = locate(draft.text, address)
    except ValueError:
        return None
    return draft.text.provisions[found[0]].address if len(found) == 1 else None

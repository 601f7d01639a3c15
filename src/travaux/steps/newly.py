"""Where a provision that was proposed without a number stands: found by its words in the drafts that came after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..history import Dated
from ..history.recurring import found_by_words
from ..positions import Stance
from ..text import parse_address

__all__ = ["New", "new_places"]

Place = tuple[str, str]
New = Mapping[Place, Place]
"""For a document and what is printed over a proposal there, the draft and the address at which the words stand first."""
PUT_IN = ("propose", "add")


def new_places(stances: Iterable[Stance], drafts: Sequence[Dated]) -> dict[Place, Place]:
    """Where what is proposed under a heading that gives no address ("New article, to follow article 24") stands first: in the
    earliest draft from that day on in which one article holds half of its words in runs of three.

    Whatever else stands under the same heading of the same document (who opposes it, who reserves) is of the same article. A
    wording of few words, and one that no later draft took up, is not in it.
    """
    out: dict[Place, Place] = {}
    for one in stances:
        if one.verb not in PUT_IN or not one.document or one.document in {d.symbol for d in drafts}:
            continue
        key = one.document, one.address
        if key not in out and one.address and not _is_address(one.address):
            later = (draft for draft in drafts if draft.date >= one.date)
            found = next(((d.symbol, at) for d in later if (at := _article(one.option, d))), None)
            if found is not None:
                out[key] = found
    return out


def _is_address(printed: str) -> bool:
    try:
        parse_address(printed)
    except ValueError:
        return False
    return True


def _article(wording: str, draft: Dated) -> str:
    found = found_by_words(wording, draft.text)
    return draft.text.provisions[found[0]].address if found is not None else ""

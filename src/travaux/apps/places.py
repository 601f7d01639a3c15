"""Provisions as users cite them, found in a text: one address, or a refusal that says what there is."""

from __future__ import annotations

from ..errors import TravauxError
from ..text import Text, locate, print_citation

__all__ = ["address_in"]

SHAPE = '"Article 5(2)(a)", or an address such as art_5__para_2.'
SEE = "travaux read shows what the text holds."
MOST = 8  # candidates named in a refusal


def address_in(text: Text, citation: str, where: str) -> str:
    """The address of the one provision that a citation ("Article 5(2)") or an eId means in a text."""
    try:
        found = locate(text, citation)
    except ValueError:
        raise TravauxError(
            "not_a_citation",
            f"{citation!r} is no citation.",
            where=where,
            try_this=SHAPE,
        ) from None
    if len(found) == 1:
        return text.provisions[found[0]].address
    if not found:
        raise TravauxError(
            "no_such_provision",
            f"No provision is cited as {citation!r}.",
            where=where,
            try_this=SEE,
        )
    several = [text.provisions[n].address for n in found[:MOST]]
    what = f"{citation!r} may mean {len(found)} provisions: {', '.join(map(print_citation, several))}."
    raise TravauxError("ambiguous_citation", what, where=where, try_this=f"name one by its address: {several[0]}")

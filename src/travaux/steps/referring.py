"""What reaches an article by cross-references, with the words that refer."""

from __future__ import annotations

from collections.abc import Iterator

from ..history import References, reaches
from ..publishing.record import Reach
from ..text import Text, find
from .open_points import quoted

__all__ = ["reached"]


def reached(symbol: str, text: Text, address: str, found: References) -> Iterator[Reach]:
    """Every provision outside an article that reaches it, directly first; none for an address that the draft does not have."""
    if find(text.provisions, address) is None:
        return
    for one in reaches(text, address, found):
        if not (one.address == address or one.address.startswith(address + "__")):
            quote = quoted(text, symbol, one.reference.span, one.reference.owner)
            yield Reach(one.address, one.by, quote, one.steps)

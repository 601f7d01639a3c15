"""What a document says of itself: its symbol, as printed in the masthead or in the running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .paragraphs import Paragraph

__all__ = ["symbol_of"]

_SYMBOL = re.compile(r"(?<![\w/.])[A-Z]{1,8}(?:/[A-Z0-9][\w.()-]*)+(?:/[A-Z0-9][\w.()-]*)*\*?(?![\w/])")


def symbol_of(paragraphs: Sequence[Paragraph]) -> str | None:
    """The symbol of a document: what the running heads say most often, or else what stands alone on the first page."""
    heads = [p.text.strip() for p in paragraphs if p.role == "aside" and p.style == "furniture"]
    first = [line.text.strip() for p in paragraphs if p.role != "aside" for line in p.lines if line.page == 1]
    found = Counter(text for text in heads if _SYMBOL.fullmatch(text))
    if found:
        return found.most_common(1)[0][0].rstrip("*")
    alone = (match.group() for text in first if (match := _SYMBOL.search(text)) and len(text) < len(match.group()) + 24)
    return next((symbol.rstrip("*") for symbol in alone if any(sign.isdigit() for sign in symbol)), None)

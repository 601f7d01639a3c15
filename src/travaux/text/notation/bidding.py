"""What a proposal bids one do, by the verb that opens it: retain, delete, oppose, reserve; it proposes where none does."""

from __future__ import annotations

import re
from functools import lru_cache

from .delegations import verb_pattern
from .printed import Printed

__all__ = ["opening_verb"]


@lru_cache(maxsize=8)
def _asking(verbs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """A sentence that opens with a verb and says what is to be done with words or a provision."""
    return re.compile(
        rf"\s*(?P<verb>{verb_pattern(verbs).pattern})(?=[^.\n]{{0,60}}(?:[“\"‘]|(?i:articles?|paragraphs?|positions?|provisions?|options?|words?|"
        r"text|brackets?|insertion|deletion|entire|reference|sentence)\b)|[^\w\n]*$)",
        re.I,
    )


def opening_verb(printed: Printed, text: str) -> str:
    """What a proposal does, by the verb that opens it; it proposes where none does."""
    match = _asking(printed.style.verbs).match(text)
    return dict(printed.style.verbs).get(" ".join(match["verb"].lower().split()), "propose") if match else "propose"

"""What a proposal bids one do, by the verb that opens it: retain, delete, oppose, reserve; it proposes where none does."""

from __future__ import annotations

import re
from functools import lru_cache

from .delegations import verb_pattern
from .printed import Printed

__all__ = ["bare_biddings", "opening_verb"]

_NUMBER = r"\d{1,2}(?:\s?(?i:bis|ter|quater))?\s?\.|\([a-z]{1,2}\)"
_ALONE = re.compile(
    rf"(?:(?<=\s)|^)(?P<label>{_NUMBER})\s?(?:(?i:proposes?|proposed|suggests?|suggested) to\s)?"
    r"(?P<verb>(?i:delete|deleted|retain|retained))(?:\s?\.(?=\s|$)|\s*$)"
)
_BIDS = re.compile(r"[dDrR](?<=[.)\s][dDrR])(?:(?i:eleted?)|(?i:etain(?:ed)?))(?:\s?\.(?=\s|$)|\s*$)")
"""What every bidding ends in, quick to look for."""


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


def bare_biddings(text: str) -> list[tuple[int, int, str, str]]:
    """Paragraphs of a wording of which only the number is printed and what to do with them: first character, end, label, verb.

    >>> bare_biddings("5. Ships shall stop. 6. Propose to delete. 7. Retain.")
    [(21, 42, '6', 'delete'), (43, 53, '7', 'retain')]
    """
    found = _ALONE.finditer(text) if _BIDS.search(text) else ()
    return [(*m.span(), m["label"].strip(" .()"), "delete" if m["verb"][0] in "dD" else "retain") for m in found]

"""Characters that are there and are not seen: controls, direction marks, zero-width signs. Kept exactly, and said."""

from __future__ import annotations

import re
from collections import Counter

from ..errors import Doubt

__all__ = ["hidden_characters"]

HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
MOST_PLACES = 8


def hidden_characters(source: str) -> Doubt | None:
    """A doubt that names the hidden characters of a source and the lines they are on; None where there are none.

    >>> hidden_characters("Each\\u200b Party").message
    '1 hidden character: U+200B (line 1). They are kept as they are.'
    """
    found = list(HIDDEN.finditer(source))
    if not found:
        return None
    places: dict[str, list[int]] = {}
    line, at = 1, 0
    for one in found[:2000]:
        line += source.count("\n", at, one.start())
        at = one.start()
        places.setdefault(f"U+{ord(one[0]):04X}", []).append(line)
    shown = "; ".join(_shown(name, lines) for name, lines in sorted(places.items())[:MOST_PLACES])
    word = "character" if len(found) == 1 else "characters"
    return Doubt("hidden_characters", f"{len(found)} hidden {word}: {shown}. They are kept as they are.")


def _shown(name: str, lines: list[int]) -> str:
    different = list(Counter(lines))
    more = ", ..." if len(different) > MOST_PLACES else ""
    word = "line" if len(different) == 1 else "lines"
    return f"{name} ({word} {', '.join(str(n) for n in different[:MOST_PLACES])}{more})"

"""What a test is judged on, and the words of a draft that are shown for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...history.reaching import Reference
from ...text import Span, Text
from .records import Proved, Shown
from .standing import Standing
from .wordings import Found, Reading

__all__ = ["Case", "Judged", "heads", "owner_of", "shown_at", "shown_of", "stretch", "whole_bracket"]

AROUND = 8
LONGEST = 120


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What a test is judged on: the draft, where the provision stands in it (None: the whole draft), the draft that the
    demand cites and where it stands there, what stood elsewhere in that draft carried over to this one (`known`: spans of
    words), the addresses here of what a citation allows, the cross-references that stand in a span of words, and what rules
    prove of a property of this draft (None: nothing)."""

    reading: Reading
    standing: Standing | None
    first: Reading
    cited: Sequence[Span] | None
    carried: Callable[[Sequence[Span]], Sequence[Span]]
    allowed: Callable[[str], Sequence[str]]
    reached: Callable[[Span], Sequence[Reference]]
    proved: Callable[[str], Proved | None] = lambda _: None

    @property
    def scope(self) -> Sequence[Span] | None:
        """The words to look in; None for all."""
        return self.standing.spans if self.standing is not None else None


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict of one test, the words that show it, and why."""

    verdict: str
    shown: tuple[Shown, ...]
    why: str


def shown_at(reading: Reading, span: Span, bracket: int | None = None) -> Shown:
    """Words of a draft as evidence, with some of those around them and the bracket they stand in."""
    text = reading.text
    owner = owner_of(text, span[0])
    low, high = text.provisions[owner].span if owner >= 0 else (0, len(text.words))
    start, end = max(low, span[0] - 2 * AROUND), min(high, span[1] + 2 * AROUND)
    said = " ".join(text.words.text(start, end).split())
    inside = _printed(reading, bracket) if bracket is not None else None
    address = text.provisions[owner].address if owner >= 0 else ""
    return Shown(address, span, text.words.page(span[0]), said, inside)


def _printed(reading: Reading, bracket: int) -> str:
    """A bracket as evidence shows it: on one line, a long one by its beginning and its end."""
    if reading.typed[bracket]:
        return reading.typed[bracket]
    start, end = reading.brackets[bracket]
    said = " ".join(reading.text.words.text(start, min(end, start + LONGEST)).split())
    if end - start <= LONGEST:
        return said
    return f"{said} … {' '.join(reading.text.words.text(end - AROUND, end).split())}"


def owner_of(text: Text, word: int) -> int:
    """The narrowest provision that holds a word, -1 for none."""
    inside = [n for n, one in enumerate(text.provisions) if one.span[0] <= word < one.span[1]]
    return max(inside, default=-1)


def shown_of(case: Case, found: Sequence[Found]) -> tuple[Shown, ...]:
    """The first three of what was found, as evidence."""
    return tuple(shown_at(case.reading, one.span, one.bracket) for one in found[:3])


def heads(case: Case) -> tuple[Shown, ...]:
    """The beginnings of the provisions themselves."""
    standing = case.standing
    spans = standing.spans if standing is not None else ()
    return tuple(
        shown_at(case.reading, (start, min(end, start + 2 * AROUND)), whole_bracket(case.reading, (start, end)))
        for start, end in spans
    )


def whole_bracket(reading: Reading, span: Span) -> int | None:
    """The bracket that holds all the words of a provision, or the first of those that hold them all together."""
    worded = [n for n in range(*span) if reading.words[n] is not None]
    if not worded or any(reading.inside[n] < 0 for n in worded):
        return None
    around = (n for n, one in enumerate(reading.brackets) if one[0] <= worded[0] and worded[-1] < one[1])
    return next(around, reading.inside[worded[0]])


def stretch(reading: Reading, start: int, last: int, end: int) -> Found:
    """Words from `start` to before `end` as found; brackets that begin after `last` leave them open too."""
    inside = reading.inside[start]
    if inside >= 0:
        return Found((start, end), False, inside)
    bracket = next((reading.inside[n] for n in range(last + 1, end) if reading.inside[n] >= 0), None)
    return Found((start, end), bracket is None, bracket)

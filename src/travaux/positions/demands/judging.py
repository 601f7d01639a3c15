"""The tests of a demand, one function each: what a draft does at the place, told from the words that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...history.citations import cited_as
from ...history.reaching import Reference
from ...text import Span, Text, find
from .numbers import comparable, number_of, quantity_of, unit_of
from .records import Shown, Test
from .standing import Standing
from .wordings import Found, Reading, find_wording, follow_words

__all__ = ["JUDGES", "Case", "Judged"]

AROUND = 8
NEAR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What a test is judged on: the draft, where the provision stands in it (None: the whole draft), the draft that the
    demand cites and where it stands there, what stood elsewhere in that draft carried over to this one (`known`: spans of
    words), the addresses here of what a citation allows, and the cross-references that stand in a span of words."""

    reading: Reading
    standing: Standing | None
    first: Reading
    cited: Sequence[Span] | None
    carried: Callable[[Sequence[Span]], Sequence[Span]]
    allowed: Callable[[str], Sequence[str]]
    reached: Callable[[Span], Sequence[Reference]]

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
    inside = reading.said[bracket] if bracket is not None else None
    address = text.provisions[owner].address if owner >= 0 else ""
    return Shown(address, span, text.words.page(span[0]), said, inside)


def owner_of(text: Text, word: int) -> int:
    """The narrowest provision that holds a word, -1 for none."""
    inside = [n for n, one in enumerate(text.provisions) if one.span[0] <= word < one.span[1]]
    return max(inside, default=-1)


def _shown(case: Case, found: Sequence[Found]) -> tuple[Shown, ...]:
    return tuple(shown_at(case.reading, one.span, one.bracket) for one in found[:3])


def _head(case: Case) -> tuple[Shown, ...]:
    """The beginnings of the provisions themselves."""
    standing = case.standing
    spans = standing.spans if standing is not None else ()
    return tuple(
        shown_at(case.reading, (start, min(end, start + 2 * AROUND)), _whole(case.reading, (start, end)))
        for start, end in spans
    )


def _whole(reading: Reading, span: Span) -> int | None:
    """The bracket that holds all the words of a provision, or the first of those that hold them all together."""
    worded = [n for n in range(*span) if reading.words[n] is not None]
    if not worded or any(reading.inside[n] < 0 for n in worded):
        return None
    around = (n for n, one in enumerate(reading.brackets) if one[0] <= worded[0] and worded[-1] < one[1])
    return next(around, reading.inside[worded[0]])


def _search(case: Case, wordings: Sequence[str]) -> list[Found]:
    return [one for wording in wordings for one in find_wording(case.reading, wording, case.scope)]


def _elsewhere(case: Case, wordings: Sequence[str]) -> list[Found]:
    """Where the words stand in other provisions, in none of which they stood in the draft that the demand cites."""
    if case.scope is None:
        return []
    old = [one.span for wording in wordings for one in find_wording(case.first, wording)]
    known = case.carried([span for span in old if not _within(span, case.cited or ())])
    found = [one for wording in wordings for one in find_wording(case.reading, wording)]
    return [one for one in found if not _within(one.span, case.scope) and not _within(one.span, known)]


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def add(case: Case, test: Test) -> Judged:
    """Whether words stand at the place."""
    found = _search(case, test.words)
    settled = [one for one in found if one.settled]
    if settled:
        return Judged("met", _shown(case, settled), "the words stand there")
    if found:
        return Judged("partly", _shown(case, found), "the words stand there in brackets: not settled")
    other = _elsewhere(case, test.words)
    if other:
        return Judged("relocated", _shown(case, other), f"the words stand elsewhere, in {_names(case, other)}")
    return Judged("not_met", _head(case), "the words do not stand there")


def _names(case: Case, found: Sequence[Found]) -> str:
    text = case.reading.text
    owners = (owner_of(text, one.span[0]) for one in found)
    return ", ".join(dict.fromkeys(cited_as(text.provisions[n].address) for n in owners if n >= 0))


def remove(case: Case, test: Test) -> Judged:
    """Whether words are gone from the place."""
    found = _search(case, test.words)
    if any(one.settled for one in found):
        return Judged("not_met", _shown(case, [one for one in found if one.settled]), "the words still stand there")
    if found:
        return Judged("partly", _shown(case, found), "the words stand there in brackets: not settled")
    other = _elsewhere(case, test.words)
    if other:
        return Judged("relocated", _shown(case, other), f"gone there, and now in {_names(case, other)}")
    return Judged("met", _head(case), "the words do not stand there")


def replace(case: Case, test: Test) -> Judged:
    """Whether words gave way to others."""
    new, old = _search(case, test.by), _search(case, test.words)
    settled = [one for one in new if one.settled]
    if settled and not old:
        return Judged("met", _shown(case, settled), "the new words stand there, the old ones are gone")
    if new:
        why = "both wordings stand there" if old and settled else "the new words stand there in brackets: not settled"
        return Judged("partly", _shown(case, new + old), why)
    if old:
        return Judged("not_met", _shown(case, old), "the old words still stand there")
    other = _elsewhere(case, test.by)
    if other:
        return Judged("relocated", _shown(case, other), f"the new words stand elsewhere, in {_names(case, other)}")
    return Judged("unknown", _head(case), "neither wording stands there: read it")


def keep(case: Case, test: Test) -> Judged:
    """Whether the provision, or words of it, stand."""
    standing = case.standing
    if test.words:
        return add(case, test)
    if standing is None or not standing.places:
        return Judged("not_met", (), "the provision is not in this draft")
    shown = _head(case)
    if any(one.bracket for one in shown):
        return Judged("partly", shown, "the whole provision stands in brackets: not settled")
    if standing.relation == "moved":
        return Judged("relocated", shown, f"it stands, moved to {_places(case)}")
    if standing.relation == "returned":
        return Judged("met", shown, f"it is back, with {standing.score:.0%} of its words, in {_places(case)}")
    changed = f", merged into {_places(case)}" if standing.relation == "merged" else f", as {_places(case)}"
    return Judged("met", shown, f"it stands{changed}")


def delete(case: Case, test: Test) -> Judged:
    """Whether the provision is gone."""
    standing = case.standing
    if standing is None or not standing.places:
        said = standing.said if standing is not None else None
        return Judged("met", (), f"the provision is gone: {said}" if said else "the provision is gone")
    shown = _head(case)
    if any(one.bracket for one in shown):
        return Judged("partly", shown, "the whole provision stands in brackets: not settled")
    if standing.relation in ("moved", "merged"):
        return Judged("relocated", shown, f"it is not gone, it is {standing.relation} into {_places(case)}")
    if standing.relation == "returned":
        return Judged("not_met", shown, f"it is back, with {standing.score:.0%} of its words, in {_places(case)}")
    return Judged("not_met", shown, f"it stands, as {_places(case)}")


def _places(case: Case) -> str:
    standing = case.standing
    indexes = standing.places if standing is not None else ()
    return ", ".join(cited_as(case.reading.text.provisions[n].address) for n in indexes)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the wanted unit: how much, the words, whether it is settled and the bracket that leaves it open."""

    value: Fraction
    found: Found


def amounts(case: Case, unit: str, after: str | None) -> list[Amount]:
    """The numbers with a unit (or one that can be compared) at the place, in order; the first after some words."""
    reading = case.reading
    scope = case.scope or [(0, len(reading.words))]
    out: list[Amount] = []
    for span in scope:
        marks = [one.span[1] for one in find_wording(reading, after, [span])] if after else [span[0]]
        for mark in marks[:1]:
            out += _amounts_in(reading, (mark, span[1]), comparable(Fraction(1), unit)[1])
    return _first_group(out) if after else out


def _first_group(found: list[Amount]) -> list[Amount]:
    """The first number, and its rivals in the same brackets."""
    if not found:
        return []
    first = found[0].found.span
    return [one for one in found if one.found.span[0] <= first[1]]


def _amounts_in(reading: Reading, span: Span, wanted: str) -> list[Amount]:
    out: list[Amount] = []
    at = span[0]
    while at < span[1]:
        number = _number_at(reading, at, span[1])
        if number is None:
            at += 1
            continue
        value, last = number
        unit = _unit_after(reading, last, span[1], wanted)
        if unit is not None:
            end, name = unit
            found = _open(reading, at, last, end)
            out.append(Amount(comparable(value, name)[0], found))
        at = last + 1
    return out


def _number_at(reading: Reading, at: int, end: int) -> tuple[Fraction, int] | None:
    """The number that begins at a word, and the last word of it."""
    if reading.words[at] is None:
        return None
    ahead = _ahead(reading, at, end)
    found = number_of([word for _, word in ahead])
    return (found[0], ahead[found[1] - 1][0]) if found is not None else None


def _ahead(reading: Reading, at: int, end: int) -> list[tuple[int, str]]:
    """Up to six words from one on that no bracket parts from it."""
    out: list[tuple[int, str]] = []
    for n in range(at, min(end, at + 14)):
        word = reading.words[n]
        if word is None and reading.inside[n] != reading.inside[at]:
            break
        if word is not None:
            out.append((n, word))
    return out[:6]


def _unit_after(reading: Reading, last: int, end: int, wanted: str) -> tuple[int, str] | None:
    """The end and name of the wanted unit within two words after a number, read through the brackets."""
    near: list[tuple[int, str]] = []
    for word in dict.fromkeys(word for word in reading.words[last + 1 : min(end, last + 40)] if word is not None):
        name = unit_of(word)
        if comparable(Fraction(1), name)[1] == wanted:
            near.append((last, word))
    for _, word in near:
        for path, _jumped in follow_words(reading, last, (reading.words[last] or "", "…", word), end):
            between = [n for n in range(last + 1, path[-1]) if reading.words[n] and reading.inside[n] == -1]
            if len(between) <= NEAR:
                return path[-1] + 1, unit_of(word)
    return None


def _open(reading: Reading, start: int, last: int, end: int) -> Found:
    inside = reading.inside[start]
    if inside >= 0:
        return Found((start, end), False, inside)
    crossed = (n for n, one in enumerate(reading.brackets) if last < one[0] < end)
    bracket = next(crossed, None)
    return Found((start, end), bracket is None, bracket)


def _bounded(case: Case, test: Test, holds: Callable[[Fraction, Fraction], bool]) -> Judged:
    number = quantity_of(test.number or "")
    if number is None:
        raise ValueError(f"not a number with a unit: {test.number!r}")
    bound = comparable(*number)[0]
    found = amounts(case, number[1], test.after)
    shown = _shown(case, [one.found for one in found])
    if not found:
        return Judged("unknown", _head(case), f"no number of {number[1]}s stands there")
    good = [one for one in found if holds(one.value, bound)]
    if len(good) == len(found):
        if all(one.found.settled for one in found):
            return Judged("met", shown, "the number is so")
        return Judged("partly", shown, "the number is so, in brackets: not settled")
    if good and not all(one.found.settled for one in found):
        return Judged("partly", shown, "one of the numbers in brackets is so: not settled")
    return Judged("not_met", shown, "the number is not so" if not good else "one of the numbers is not so")


def at_least(case: Case, test: Test) -> Judged:
    """Whether the number at the place is so high."""
    return _bounded(case, test, lambda value, bound: value >= bound)


def at_most(case: Case, test: Test) -> Judged:
    """Whether the number at the place is so low."""
    return _bounded(case, test, lambda value, bound: value <= bound)


def applies_only_to(case: Case, test: Test) -> Judged:
    """Whether the cross-references of the place lead to the provisions allowed, and to no others."""
    allowed = case.allowed(test.only or "")
    found = [one for span in case.scope or () for one in case.reached(span)]
    if not found:
        return Judged("unknown", _head(case), "no cross-reference stands there: what it applies to has to be read")
    beyond = {one: [end for end in one.targets if not _lies_in(end, allowed)] for one in found}
    outside = [one for one in found if beyond[one]]
    places = [_open(case.reading, one.span[0], one.span[1] - 1, one.span[1]) for one in outside or found]
    shown = _shown(case, places)
    if not outside:
        settled = all(one.settled for one in places)
        why = "every cross-reference leads to a provision allowed"
        return Judged("met" if settled else "partly", shown, why if settled else f"{why}, in brackets: not settled")
    reached = list(dict.fromkeys(end for one in outside for end in beyond[one]))
    names = ", ".join(cited_as(end) for end in reached)
    if all(_is_open(case.reading, end) for end in reached):
        return Judged(
            "partly", shown, f"the cross-references lead beyond, to {names}, which is in brackets: not settled"
        )
    if not any(one.settled for one in places):
        return Judged("partly", shown, f"cross-references in brackets lead beyond, to {names}: not settled")
    return Judged("not_met", shown, f"the cross-references lead beyond, to {names}")


def _is_open(reading: Reading, address: str) -> bool:
    index = find(reading.text.provisions, address)
    return index is not None and _whole(reading, reading.text.provisions[index].span) is not None


def _lies_in(address: str, allowed: Sequence[str]) -> bool:
    return any(address == one or address.startswith(f"{one}__") for one in allowed)


def property_of(case: Case, test: Test) -> Judged:
    """What a wording does is not told by its words: it needs the rules room."""
    return Judged("unknown", _head(case), f"{test.property!r} is what the wording does: it needs the rules room")


JUDGES: Mapping[str, Callable[[Case, Test], Judged]] = {
    "delete": delete,
    "keep": keep,
    "restore": keep,
    "add": add,
    "remove": remove,
    "replace": replace,
    "at_least": at_least,
    "at_most": at_most,
    "applies_only_to": applies_only_to,
    "property": property_of,
}

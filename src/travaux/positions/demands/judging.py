"""The tests of a demand, one function each: what a draft does at the place, told from the words that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as replaced

from ...history.citations import cited_as
from ...text import Span, find
from .amounts import at_least, at_most
from .evidence import Case, Judged, heads, owner_of, shown_at, shown_of, stretch, whole_bracket
from .records import Condition, Shown
from .wordings import Found, Reading, find_wording, words_of

__all__ = ["JUDGES"]

TELLING = 4
ENOUGH = 60
CHANGED = 0.6


def _search(case: Case, wordings: Sequence[str]) -> list[Found]:
    return [one for wording in wordings for one in find_wording(case.reading, wording, case.scope)]


def _elsewhere(case: Case, wordings: Sequence[str]) -> list[Found]:
    """Where the words stand in other provisions, in none of which they stood in the draft that the demand cites. A few words
    are found anywhere and say nothing."""
    wordings = [one for one in wordings if len(words_of(one)) >= TELLING]
    if case.scope is None:
        return []
    old = [one.span for wording in wordings for one in find_wording(case.first, wording)]
    known = case.carried([span for span in old if not _within(span, case.cited or ())])
    found = [one for wording in wordings for one in find_wording(case.reading, wording)]
    return [one for one in found if not _within(one.span, case.scope) and not _within(one.span, known)]


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def add(case: Case, test: Condition) -> Judged:
    """Whether words stand at the place."""
    found = _search(case, test.words)
    settled = [one for one in found if one.settled]
    if settled:
        return Judged("met", shown_of(case, settled), "the words stand there")
    if found:
        return Judged("partly", shown_of(case, found), "the words stand there in brackets: not settled")
    other = _elsewhere(case, test.words)
    if other:
        return Judged("relocated", shown_of(case, other), f"the words stand elsewhere, in {_names(case, other)}")
    return Judged("not_met", heads(case), "the words do not stand there")


def _names(case: Case, found: Sequence[Found]) -> str:
    text = case.reading.text
    owners = (owner_of(text, one.span[0]) for one in found)
    return ", ".join(dict.fromkeys(cited_as(text.provisions[n].address) for n in owners if n >= 0))


def remove(case: Case, test: Condition) -> Judged:
    """Whether words are gone from the place."""
    found = _search(case, test.words)
    if any(one.settled for one in found):
        return Judged("not_met", shown_of(case, [one for one in found if one.settled]), "the words still stand there")
    if found:
        return Judged("partly", shown_of(case, found), "the words stand there in brackets: not settled")
    struck = _struck(case, test.words)
    if struck:
        return Judged("partly", struck, "the words are struck there by a tracked change: not settled")
    other = _elsewhere(case, test.words)
    if other:
        return Judged("relocated", shown_of(case, other), f"gone there, and now in {_names(case, other)}")
    return Judged("met", heads(case), "the words do not stand there")


def _struck(case: Case, wordings: Sequence[str]) -> tuple[Shown, ...]:
    """Tracked changes at the place that took such words out."""
    out = []
    for one in case.reading.struck:
        inside = case.scope is None or any(start <= one.at <= end for start, end in case.scope)
        said = f" {' '.join(words_of(one.printed))} "
        if inside and any(f" {' '.join(words_of(wording))} " in said for wording in wordings):
            last = max(one.at - 1, 0)
            out.append(replaced(shown_at(case.reading, (last, last + 1)), bracket=one.said))
    return tuple(out[:3])


def replace(case: Case, test: Condition) -> Judged:
    """Whether words gave way to others."""
    new, old = _search(case, test.by), _search(case, test.words)
    settled = [one for one in new if one.settled]
    if settled and not old:
        return Judged("met", shown_of(case, settled), "the new words stand there, the old ones are gone")
    if new:
        why = "both wordings stand there" if old and settled else "the new words stand there in brackets: not settled"
        return Judged("partly", shown_of(case, new + old), why)
    if old:
        return Judged("not_met", shown_of(case, old), "the old words still stand there")
    other = _elsewhere(case, test.by)
    if other:
        return Judged("relocated", shown_of(case, other), f"the new words stand elsewhere, in {_names(case, other)}")
    return Judged("unknown", heads(case), "neither wording stands there: read it")


def keep(case: Case, test: Condition) -> Judged:
    """Whether the provision, or words of it, stand."""
    standing = case.standing
    if test.words:
        return add(case, test)
    if standing is None or not standing.places:
        return Judged("not_met", (), "the provision is not in this draft")
    shown = heads(case)
    if standing.missing:
        return Judged("partly", shown, f"{', '.join(standing.missing)} is gone; the rest stands, as {_places(case)}")
    if any(one.bracket for one in shown):
        return Judged("partly", shown, "the whole provision stands in brackets: not settled")
    if standing.relation == "moved":
        return Judged("relocated", shown, f"it stands, moved to {_places(case)}")
    if standing.relation == "returned":
        return Judged("met", shown, f"it is back, with {standing.score:.0%} of its words, in {_places(case)}")
    place = f", merged into {_places(case)}" if standing.relation == "merged" else f", as {_places(case)}"
    return Judged("met", shown, f"it stands{place}{_changed(standing.score)}")


def delete(case: Case, test: Condition) -> Judged:
    """Whether the provision is gone."""
    standing = case.standing
    if standing is None or not standing.places:
        said = standing.said if standing is not None else None
        return Judged("met", (), f"the provision is gone: {said}" if said else "the provision is gone")
    shown = heads(case)
    if standing.missing:
        return Judged("partly", shown, f"{', '.join(standing.missing)} is gone; the rest stands, as {_places(case)}")
    if any(one.bracket for one in shown):
        return Judged("partly", shown, "the whole provision stands in brackets: not settled")
    if standing.relation in ("moved", "merged"):
        return Judged("relocated", shown, f"it is not gone, it is {standing.relation} into {_places(case)}")
    if standing.relation == "returned":
        return Judged("not_met", shown, f"it is back, with {standing.score:.0%} of its words, in {_places(case)}")
    return Judged("not_met", shown, f"it stands, as {_places(case)}{_changed(standing.score)}")


def _changed(score: float) -> str:
    return f", much changed ({score:.0%} alike)" if score < CHANGED else ""


def _places(case: Case) -> str:
    standing = case.standing
    indexes = standing.places if standing is not None else ()
    return ", ".join(cited_as(case.reading.text.provisions[n].address) for n in indexes)


def applies_only_to(case: Case, test: Condition) -> Judged:
    """Whether the cross-references of the place lead to the provisions allowed, and to no others."""
    allowed = case.allowed(test.only or "")
    found = [one for span in case.scope or () for one in case.reached(span)]
    if not found:
        return Judged("unknown", heads(case), "no cross-reference stands there: what it applies to has to be read")
    beyond = {one: [end for end in one.targets if not _lies_in(end, allowed)] for one in found}
    outside = [one for one in found if beyond[one]]
    places = [stretch(case.reading, one.span[0], one.span[1] - 1, one.span[1]) for one in outside or found]
    shown = shown_of(case, places)
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
    return index is not None and whole_bracket(reading, reading.text.provisions[index].span) is not None


def _lies_in(address: str, allowed: Sequence[str]) -> bool:
    return any(address == one or address.startswith(f"{one}__") for one in allowed)


def property_of(case: Case, test: Condition) -> Judged:
    """What a wording does is not told by its words: rules that rest on them prove it, or show the case where it fails."""
    found = case.proved(test.property or "")
    if found is None:
        why = f"{test.property!r} is what the wording does: no rules for this draft stand beside the listing"
        return Judged("unknown", heads(case), why)
    provisions = case.reading.text.provisions
    places = [index for one in found.addresses if (index := find(provisions, one)) is not None]
    spans = [(p.span[0], min(p.span[1], p.span[0] + ENOUGH)) for p in (provisions[n] for n in places)]
    return Judged(found.verdict, tuple(shown_at(case.reading, span) for span in spans[:3]) or heads(case), found.why)


JUDGES: Mapping[str, Callable[[Case, Condition], Judged]] = {
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

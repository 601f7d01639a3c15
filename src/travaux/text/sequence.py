"""Which of the possible labels are provisions: the sequence of numbers, the punctuation before, the words after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .labels import Label
from .numbering import Number, follows, is_first
from .outline import Node, Outline, Series

__all__ = ["Choice", "choose", "reads_on", "stands_well"]

_REFERS_ON = re.compile(
    r"\s*(?:,|;|\)|of\b|above\b|below\b|and\b|or\b|to\b|thereof\b|hereof\b|du\b|de la\b|ci-dessus\b|del\b|supra\b|infra\b)"
)
_STARTS_WELL = re.compile(r"[\s\[\](“\"«{*…\u2018'‘]*(?:[^\W\d_a-zа-яà-ÿ]|\d|$|\[|…|_)")
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """How a label is read: its number, the open provision it stands under, and whether it goes on as expected."""

    number: Number
    parent: Node
    series: Series
    rank: float | None
    expected: bool
    doubt: str | None = None


def reads_on(outline: Outline, label: Label) -> bool:
    """Whether a label is the rest of a sentence that was broken at the line: `paragraph / 2. of article 5`."""
    if label.place > 0:
        return False
    lines, line = outline.lines, label.line
    after = lines.source[label.span[1] : label.span[1] + _CHUNK]
    if outline.begins_afresh(line):
        return not lines.gap[line] and after.lstrip()[:1] in (",", ";", ")")
    return lines.cites(line - 1) or _REFERS_ON.match(after) is not None


def stands_well(outline: Outline, label: Label) -> bool:
    """Whether the place looks like the beginning of a provision, whatever the number says."""
    if label.place > 0:
        return False
    lines = outline.lines
    opened = outline.begins_afresh(label.line)
    return opened and _STARTS_WELL.match(lines.source, label.span[1], lines.end[label.line]) is not None


def choose(outline: Outline, label: Label, after: Label | None) -> Choice:
    """The reading of an item's number that fits the open lists.

    `after` is the next item of the same dress: it tells the ninth letter (i) from the first roman number (i).
    """
    going_on = [choice for number in label.readings for choice in _continues(outline, label, number)]
    starting = [n for n in label.readings if is_first(n) and (not n.misprinted or _confirmed(n, after))]
    if starting and label.dress == "x.":
        going_on = [choice for choice in going_on if not choice.number.misprinted]
    if going_on and (not starting or starting[0].misprinted or not _opens_list(starting[0], going_on[0].number, after)):
        return going_on[0]
    return _new_list(outline, label, starting[0]) if starting else _against_order(outline, label)


def _confirmed(number: Number, after: Label | None) -> bool:
    """Whether a misprinted number (the letter l for 1) is borne out by the next one."""
    return after is not None and any(follows(number, other) for other in after.readings)


def _opens_list(first: Number, other: Number, after: Label | None) -> bool:
    """Whether an (i) after (h) opens a list of roman numbers: the next of its dress is (ii)."""
    if after is None or other.style == first.style:
        return False
    goes_on = any(follows(other, number) for number in after.readings)
    return not goes_on and any(follows(first, number) for number in after.readings)


def _continues(outline: Outline, label: Label, number: Number) -> list[Choice]:
    series = (label.dress, number.style)
    inside: Node | None = None
    for node in outline.open_nodes():
        if series in node.lists:
            last, rank = node.lists[series]
            if not follows(last, number):
                break
            return [Choice(number, inside or node, series, None if inside else rank, True)]
        if node.kind == "option" and node.holds == "item" and inside is None:
            inside = node
        if _is_wall(node):
            break
    if outline.runs_on(series, number) and number.style == "1":
        return [Choice(number, outline.top(), series, None, True)]
    return []


def _is_wall(node: Node) -> bool:
    """Lists do not run through articles, sections and the like."""
    return node.rank < 6.0 and node.kind != "option"


def _new_list(outline: Outline, label: Label, number: Number) -> Choice:
    series = (label.dress, number.style)
    inner: Node | None = None
    for node in outline.open_nodes():
        if series in node.lists and inner is not None and inner.series == series:
            return Choice(number, node, series, node.lists[series][1], False, "numbering_restarts")
        if _is_wall(node):
            break
        inner = node
    return Choice(number, outline.top(), series, None, True)


def _against_order(outline: Outline, label: Label) -> Choice:
    for number in label.readings:
        series = (label.dress, number.style)
        for node in outline.open_nodes():
            if series in node.lists:
                last, rank = node.lists[series]
                odd = "numbering_gap" if number.key > last.key else "numbering_goes_back"
                return Choice(number, node, series, rank, False, None if _is_excused(outline, label) else odd)
            if _is_wall(node):
                break
    number = label.readings[0]
    code = None if _is_excused(outline, label) else "numbering_gap"
    return Choice(number, outline.top(), (label.dress, number.style), None, False, code)


def _is_excused(outline: Outline, label: Label) -> bool:
    """Numbers printed as alternatives ([3][5][4]) or for a body ((ABS)9.) need not follow the last."""
    printed = outline.lines.source[label.span[0] : label.span[0] + 3]
    return printed[:1] == "[" or (printed[:1] == "(" and printed[1:].isupper() and len(printed) == 3)

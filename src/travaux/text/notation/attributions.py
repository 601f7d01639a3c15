"""Who stands behind the words of a bracket, as printed: before them, after them, beside them, or over them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..words import Ints, Span
from .columns import Columns, Label, Side
from .delegations import Form, Said, said_of
from .printed import Printed

__all__ = ["attributions"]

REACH = 400
"""Characters within which a label must begin before the end of its words, or end after their beginning."""
_DASH = re.compile(
    r"[-–—](?:(?<=\s.)(?=\s?[A-ZÀ-Þ])|(?<=[\w.,;:\])”’].)(?= [A-Z][A-Z0-9])|(?<=[.,;\])”’].)(?=[A-Z]{2})"
    r"|(?<=\s.)(?= ?(?:the|supported|proposed|opposed)\b))"
)
_HEAD = re.compile(r"\[\s*(?=[A-ZÀ-Þ]|the\s|(?:proposed|supported|opposed)\s)[^\[\]:{}]{1,400}:")
_SIGN = re.compile(r"[\[\]{}]")
_SUPPORT = re.compile(r"\(\s*(?:supported|proposed|opposed)\s+by\s[^()\[\]]{1,300}\)")


@dataclass(frozen=True, slots=True)
class Places:
    """Where labels could stand in a source: dashes before a name, heads of brackets that end in a colon, remarks in
    parentheses that name supporters; first characters, rising."""

    dashes: list[int]
    heads: dict[int, int]
    remarks: list[tuple[int, int]]
    read: dict[tuple[str, Form], tuple[Said, ...]]

    def said(self, text: str, printed: Printed, least: Form = "names") -> tuple[Said, ...]:
        """What a stretch says; the same labels stand in a text again and again, and are read once."""
        found = self.read.get((text, least))
        if found is None:
            found = self.read[text, least] = said_of(text, printed, least)
        return found


def attributions(printed: Printed, columns: Columns) -> None:
    """Tells who stands behind each bracket, and takes the words of labels out of its options.

    It runs after `signs` and `slashes`, before kinds and rivals are told: each bracket is one pair of signs, its options are
    the words between the signs, or those on each side of a slash. For `[XA/XB propose; XC oppose: include]` it leaves one
    option, the words `include` and nothing else, and two attributions (prefix, "XA/XB" propose, "XC" oppose) on that option;
    for `[word - XA; XB delete]` the option is `word`. What is said of the whole bracket goes into its `labels`, what is said of
    one side of a slash to that side. Forms and verbs are in `printed.style`
    (`attribution`, `verbs`, `separators`).

    Guarantees: an option never grows.
    """
    forms = printed.style.attribution
    if not len(columns) or not ("prefix" in forms or "suffix" in forms):
        return
    places = _places(printed)
    for n in _beside_labels(printed, places, columns):
        _read(printed, places, columns, n)


def _beside_labels(printed: Printed, places: Places, columns: Columns) -> list[int]:
    """The brackets at whose words a label could stand, by where their signs and words begin and end."""
    starts = printed.text.words.starts
    begins, ends = starts[columns.begins], starts[columns.ends]
    near = np.zeros(len(columns), bool)
    if places.heads:
        near |= np.isin(begins, list(places.heads))
    if places.dashes:
        low = np.maximum(starts[columns.firsts], starts[columns.lasts] - REACH)
        low[list(columns.sides)] = begins[list(columns.sides)]
        near |= _any_between(places.dashes, low, ends)
    if places.remarks:
        near |= _any_between([start for start, _ in places.remarks], begins, ends + 3)
    return np.flatnonzero(near).tolist()


def _any_between(at: list[int], low: Ints, high: Ints) -> npt.NDArray[np.bool_]:
    """Whether one of some places, which rise, lies between each two."""
    places = np.array(at)
    found: npt.NDArray[np.bool_] = np.searchsorted(places, low) < np.searchsorted(places, high)
    return found


def _places(printed: Printed) -> Places:
    source, forms = printed.text.words.source, printed.style.attribution
    dashes = [m.start() for m in _DASH.finditer(source)] if "suffix" in forms else []
    heads = {m.start(): m.end() for m in _HEAD.finditer(source)} if "prefix" in forms else {}
    remarks = [m.span() for m in _SUPPORT.finditer(source)]
    return Places(dashes, heads, remarks, {})


def _read(printed: Printed, places: Places, columns: Columns, n: int) -> None:
    """The labels of one bracket: before its words, after them, then in parentheses beside them."""
    starts = columns.owners.starts
    begin, end = starts[columns.begins[n]], starts[columns.ends[n]]
    before = columns.sides.get(n) or ((columns.firsts[n], columns.lasts[n], ()),)
    sides, whole = before, tuple[Label, ...]()
    head = places.heads.get(begin)
    if head is not None:
        first, said = _prefix(printed, places, before[0], head)
        whole = said if len(before) > 1 else ()
        sides = (first, *before[1:]) if whole or not said else ((first[0], first[1], (*first[2], *said)),)
    if places.dashes:
        sides = tuple([_suffix(printed, places, one) for one in sides])
    if places.remarks:
        sides, beside = _remarked(printed, places, (begin, end), sides)
        whole = (*whole, *beside)
    if whole:
        columns.labels[n] = whole
    if sides != before:
        columns.sides[n] = sides
        columns.firsts[n], columns.lasts[n] = sides[0][:2]


def _prefix(printed: Printed, places: Places, side: Side, head: int) -> tuple[Side, tuple[Label, ...]]:
    """The option after its label, and what the label says."""
    source, starts = printed.text.words.source, printed.owners.starts
    begin, end = starts[side[0]], starts[side[1]]
    if head > end:
        return side, ()
    said = places.said(source[begin : head - 1], printed, "codes")
    if not said:
        return side, ()
    at = head
    while at < end and source[at].isspace():
        at += 1
    return (printed.owners.at(at), *side[1:]), _labels(said, begin, "prefix")


def _suffix(printed: Printed, places: Places, side: Side) -> Side:
    """The option before its label, where the words after its last dash are labels and verbs."""
    source, starts, dashes = printed.text.words.source, printed.owners.starts, places.dashes
    begin, end = starts[side[0]], starts[side[1]]
    last = bisect_left(dashes, end)
    for index in range(last - 1, max(last - 4, bisect_left(dashes, max(begin, end - REACH))) - 1, -1):
        dash = dashes[index]
        tail = source[dash + 1 : end]
        if _SIGN.search(tail):
            return side
        said = places.said(tail, printed)
        if said:
            return _cut(printed, side, dash, _labels(said, dash + 1, "suffix"))
    return side


def _cut(printed: Printed, side: Side, at: int, said: tuple[Label, ...]) -> Side:
    """An option cut off before a character, without the blanks that stood before it."""
    source, starts = printed.text.words.source, printed.owners.starts
    first, last, labels = side
    begin = starts[first]
    while at > begin and source[at - 1].isspace():
        at -= 1
    return first, max(first, min(bisect_right(starts, at) - 1, last)), (*labels, *said)


def _remarked(
    printed: Printed, places: Places, chars: Span, sides: tuple[Side, ...]
) -> tuple[tuple[Side, ...], tuple[Label, ...]]:
    """What stands in parentheses at the end of the words, or right after the bracket: "(supported by ...)"."""
    begin, end = chars
    source, remarks = printed.text.words.source, places.remarks
    low, high = bisect_right(remarks, (begin, begin)), bisect_left(remarks, (end + 3, 0))
    if low == high:
        return sides, ()
    out, whole = list(sides), tuple[Label, ...]()
    for start, stop in remarks[low:high]:
        said = places.said(source[start + 1 : stop - 1], printed)
        found = _labels(said, start + 1, "suffix")
        if start >= end:
            whole = (*whole, *(found if not source[end:start].strip() else ()))
            continue
        for n, side in enumerate(out):
            last = printed.owners.starts[side[1]]
            if found and start < last and not source[stop:last].strip(" \n.,;"):
                out[n] = _cut(printed, side, start, found)
    return tuple(out), whole


def _labels(said: tuple[Said, ...], offset: int, form: str) -> tuple[Label, ...]:
    """The labels found in a stretch that begins at a character."""
    return tuple([(offset + start, offset + end, verb, form) for start, end, verb in said])

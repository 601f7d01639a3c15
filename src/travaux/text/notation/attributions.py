"""Who stands behind the words of a bracket, as printed: before them, after them, beside them, or over them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..words import Ints, Span
from .columns import Columns
from .delegations import Form, Said, said_of
from .printed import Printed
from .records import Attribution, Option

__all__ = ["attributions"]

REACH = 400
"""Characters within which a label must begin before the end of its words, or end after their beginning."""
_DASH = re.compile(
    r"[-–—](?:(?<=\s.)(?=\s?[A-ZÀ-Þ])|(?<=[\w.,;:\])”’].)(?= [A-Z][A-Z0-9])|(?<=[.,;\])”’].)(?=[A-Z]{2})"
    r"|(?<=\s.)(?= ?(?:the|supported|proposed|opposed)\b))"
)
_HEAD = re.compile(r"\[\s*(?=[A-ZÀ-Þ]|the\s|(?:proposed|supported|opposed)\s)[^\[\]:{}]{1,400}:")
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
    for `[word - XA; XB delete]` the option is `word`. What is said of the whole bracket goes into `attributions` of the columns,
    what is said of one side of a slash into that `Option.attributions`. Forms and verbs are in `printed.style`
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
        low[list(columns.options)] = begins[list(columns.options)]
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
    whole: tuple[Attribution, ...] = ()
    options = before = columns.options_of(n)
    if begin in places.heads:
        first, said = _prefix(printed, places, options[0], places.heads[begin])
        options = (first, *options[1:])
        if len(options) > 1:
            whole = said
        else:
            options = (Option(first.span, (*first.attributions, *said)),)
    options = tuple(_suffix(printed, places, one) for one in options) if places.dashes else options
    if places.remarks:
        options, beside = _remarked(printed, places, (begin, end), options)
        whole = (*whole, *beside)
    if whole:
        columns.attributions[n] = whole
    if options != before:
        columns.options[n] = options
        columns.firsts[n], columns.lasts[n] = options[0].span


def _prefix(printed: Printed, places: Places, option: Option, head: int) -> tuple[Option, tuple[Attribution, ...]]:
    """The option after its label, and what the label says."""
    words = printed.text.words
    begin, end = _chars(printed, option.span)
    if head > end:
        return option, ()
    said = places.said(words.source[begin : head - 1], printed, "codes")
    if not said:
        return option, ()
    at = head
    while at < end and words.source[at].isspace():
        at += 1
    return Option((printed.owners.at(at), option.span[1]), option.attributions), _made(printed, said, begin, "prefix")


def _suffix(printed: Printed, places: Places, option: Option) -> Option:
    """The option before its label, where the words after its last dash are labels and verbs."""
    begin, end = _chars(printed, option.span)
    source, dashes = printed.text.words.source, places.dashes
    last = bisect_left(dashes, end)
    for index in range(last - 1, max(last - 4, bisect_left(dashes, max(begin, end - REACH))) - 1, -1):
        dash = dashes[index]
        tail = source[dash + 1 : end]
        if any(sign in tail for sign in "[]{}"):
            return option
        said = places.said(tail, printed)
        if said:
            return _before(printed, option, dash, _made(printed, said, dash + 1, "suffix"))
    return option


def _before(printed: Printed, option: Option, at: int, said: tuple[Attribution, ...]) -> Option:
    """An option cut off before a character, without the blanks that stood before it."""
    source, begin = printed.text.words.source, printed.owners.starts[option.span[0]]
    while at > begin and source[at - 1].isspace():
        at -= 1
    end = max(option.span[0], min(printed.owners.at(at), option.span[1]))
    return Option((option.span[0], end), (*option.attributions, *said))


def _remarked(
    printed: Printed, places: Places, chars: Span, options: tuple[Option, ...]
) -> tuple[tuple[Option, ...], tuple[Attribution, ...]]:
    """What stands in parentheses at the end of the words, or right after the bracket: "(supported by ...)"."""
    begin, end = chars
    source, remarks = printed.text.words.source, places.remarks
    low, high = bisect_right(remarks, (begin, begin)), bisect_left(remarks, (end + 3, 0))
    if low == high:
        return options, ()
    out, whole = list(options), tuple[Attribution, ...]()
    for start, stop in remarks[low:high]:
        said = places.said(source[start + 1 : stop - 1], printed)
        made = _made(printed, said, start + 1, "suffix")
        if start >= end:
            whole = (*whole, *(made if not source[end:start].strip() else ()))
            continue
        for n, option in enumerate(out):
            last = _chars(printed, option.span)[1]
            if made and start < last and not source[stop:last].strip(" \n.,;"):
                out[n] = _before(printed, option, start, made)
    return tuple(out), whole


def _chars(printed: Printed, span: Span) -> tuple[int, int]:
    starts = printed.owners.starts
    return starts[span[0]], starts[span[1]]


def _made(printed: Printed, said: tuple[Said, ...], offset: int, form: str) -> tuple[Attribution, ...]:
    """Attributions from labels found in a stretch that begins at a character."""
    source, at = printed.text.words.source, printed.owners.at
    out: list[Attribution] = []
    for start, end, verb in said:
        begin, stop = offset + start, offset + end
        span = (at(begin), at(stop - 1) + 1)
        out.append(Attribution(source[begin:stop], verb, form, span))
    return tuple(out)

"""Printed labels at the head of lines: what could be the number of a provision. Whether it is one, the sequence decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .lines import Lines
from .numbering import ADDED, Number, is_first, readings
from .wordings import ANNEX_WORDS, HAN_UNITS, PREAMBLE, UNIT_WORDS

__all__ = ["Label", "find_labels"]

_SUFFIX = rf"(?:[ \u00a0.\-]{{0,2}}\(?(?i:{ADDED})\)?(?:[ \u00a0]?\d{{1,2}}(?!\d|[.,]\d))?(?![^\W\d_]))"
_OPEN = r"[\[{(“\"*\s]*?"
_AFTER = r"(?=[\s\[\]{(“\"…«*\u2014]|$)"
_WORDS = "|".join(sorted(map(re.escape, UNIT_WORDS), key=len, reverse=True))
_UNIT_NUMBER = (
    rf"(?:\d+(?:\.\d+)*[lIO]?|[IVXLC]+|[A-Z](?:\.\d+)?|[ivxlc]+|\[[A-Z\d]{{1,5}}\]|(?i:premi[eè]re?|primer[oa]|[uú]nic[oa])"
    rf"|[\u0660-\u0669\u06f0-\u06f9]+){_SUFFIX}*"
)
_HAN_UNIT = rf"第[ ]?(?P<han>[\d〇零一二三四五六七八九十百]+)[ ]?(?P<hanword>{'|'.join(HAN_UNITS)})"
_UNIT = re.compile(
    rf"(?P<open>[\[{{(“\"\s]*)(?P<label>(?P<word>{_WORDS})[\s\u00a0]+(?P<number>(?:(?i:ante|supra)[\s\u00a0]+)?{_UNIT_NUMBER})"
    rf"(?![\w(])|{_HAN_UNIT})"
)
_ANNEX = re.compile(
    rf"(?P<open>[\[{{\s]*)(?P<label>{'|'.join(f for w in ANNEX_WORDS for f in (w, w.upper()))})"
    r"(?=[\s*:\]\d]*(?:$|\n)|(?<=[Aa]nnex|ANNEX|[Aa]nexo|ANEXO)[ ]?[.:–—\-][ ]+[A-ZÀ-Þ])"
)
_PREAMBLE = re.compile(
    rf"(?P<open>[\[{{\s]*)(?P<label>{'|'.join(f for w in PREAMBLE for f in (w, w.upper()))})(?=[\s*:\]\[.]*(?:$|[A-Z]))"
)
_PARENTHESIS = (
    rf"\((?P<paren>\d{{1,3}}|[^\W\d_]{{1,2}}|[ivxl]{{1,6}}|[IVXL]{{1,6}})(?P<psuffix>{_SUFFIX}*)\.?\){_SUFFIX}*\.?"
)
_ITEM = re.compile(
    rf"(?P<open>[\[{{\s“\"]*)(?P<label>(?P<prefix>\([A-Z]{{2,6}}\)[ ]?)?(?:"
    rf"(?P<op>(?:OP|PP)[ \u00a0]?\d{{1,3}}{_SUFFIX}*[.:)]?)"
    rf"|(?P<choices>(?:\[\d{{1,2}}{_SUFFIX}?\][ ]?){{2,}}\.?)"
    rf"|{_PARENTHESIS}"
    rf"|(?P<number>\d{{1,3}}(?:\.\d{{1,3}})+{_SUFFIX}*[.)]?|[\d\u0660-\u0669\u06f0-\u06f9]{{1,3}}{_SUFFIX}*[.)]{_SUFFIX}*\.?-?"
    rf"|\d{{1,3}}{_SUFFIX}+)"
    rf"|(?P<letter>(?:[^\W\d_]|[ivxl]{{2,6}}|[IVXL]{{2,6}}){_SUFFIX}*[.)]-?)"
    rf")){_AFTER}"
)
_BRACKETED = re.compile(rf"(?P<open>[\[{{\s]*)(?P<label>\[\d{{1,2}}{_SUFFIX}?\]\.?){_AFTER}")
_BARE = re.compile(r"(?P<open>[\[{\s]*)(?P<label>\d{1,2})(?=[ \u00a0\t]+[A-ZÀ-Þ\[“\"][^\s.])")
_PLAIN = re.compile(
    rf"(?:\((?P<paren>\d{{1,3}}|[a-z])\)|(?P<number>\d{{1,3}})\.(?P<dash>-?))(?=[ ][^ \u00a0.\-])(?![ ]\(?(?i:{ADDED}))"
)
_HEADS = frozenset('([{“"0123456789OP第٠١٢٣٤٥٦٧٨٩') | {word[0] for word in (*UNIT_WORDS, *PREAMBLE)}
_PLAIN_HEADS = frozenset("(0123456789")
_SECOND = frozenset(".)")
_SECOND_HEADS = frozenset("([{0123456789OВV")
_NEVER_FIRST = frozenset(
    "23456789bcdefghjkmnpqrstuvwxyz"
)  # a list that begins on the line of another begins with its first
_ROMAN = frozenset("ivxlIVXLabcdefgh")
_SHORT = re.compile(r"[ivxlIVXL]{1,6}[.)]|[a-hA-H] ?[a-z]{3,14}[.)]")


class Label(NamedTuple):
    """A possible label: its line, its place on it (0 = first), `start` with opening brackets, the label's own characters,
    the `family` (a unit such as article, or item, option, annex, preamble), `dress` and the ways to read its number."""

    line: int
    place: int
    start: int
    span: tuple[int, int]
    family: str
    dress: str
    number: str | None
    readings: tuple[Number, ...]


Printed = tuple[int, tuple[int, int], str, str, str | None, tuple[Number, ...]]
"""A label as read, before it is said where it stands: the fields of `Label` from `start` on."""


def find_labels(lines: Lines, skipped: frozenset[int]) -> dict[int, tuple[Label, ...]]:
    """The possible labels by line: most lines have none, some several (`4. (a)`, `3. Option A:`)."""
    found: dict[int, tuple[Label, ...]] = {}
    source, plain, hinted = lines.source, _PLAIN.match, lines.blocks is not None
    for line, (start, end) in enumerate(zip(lines.start, lines.end, strict=True)):
        head = source[start : start + 1]
        if head in _PLAIN_HEADS and not hinted and line not in skipped:
            match = plain(source, start, end)
            chain = _chain(lines, line) if match is None else _plain_chain(lines, line, match)
        elif (head in _HEADS or _may_head(source, start)) and line not in skipped:
            chain = _chain(lines, line)
        else:
            continue
        if chain:
            found[line] = chain
    return found


def _plain_chain(lines: Lines, line: int, match: re.Match[str]) -> tuple[Label, ...]:
    """The short way for most lines, `3. Each`: what `_chain` gives for them."""
    label = _labelled(line, 0, _plain(match))
    source, at = lines.source, match.end() + 1
    after, second = source[at], source[at + 1 : at + 2]
    if after == "(" and second in _NEVER_FIRST and source[at + 2 : at + 3] == ")":
        return (label,)
    if after in _SECOND_HEADS or second in _SECOND or after in "\u00a0\t":
        return _chain_from(lines, line, [label])
    return (label,)


def _labelled(line: int, place: int, printed: Printed) -> Label:
    return tuple.__new__(Label, (line, place, *printed))


def _may_head(source: str, at: int) -> bool:
    """A cheap look before the patterns: most lines begin with a plain word."""
    second = source[at + 1 : at + 2]
    return second in _SECOND or (source[at : at + 1] in _ROMAN and _SHORT.match(source, at) is not None)


def _chain(lines: Lines, line: int) -> tuple[Label, ...]:
    at, end = lines.start[line], lines.end[line]
    hinted = lines.block(line).label_end if lines.blocks is not None else None
    if hinted is not None and at < hinted <= end:
        return _hinted(lines, line, hinted)
    printed = _printed(lines.source, at, end)
    return () if printed is None else _chain_from(lines, line, [_labelled(line, 0, printed)])


def _chain_from(lines: Lines, line: int, out: list[Label]) -> tuple[Label, ...]:
    """The labels of a line, from those already read on."""
    source, end = lines.source, lines.end[line]
    while len(out) < 5:
        at = out[-1].span[1]
        while at < end and source[at] in " \u00a0\t":
            at += 1
        if at >= end or (source[at] not in _SECOND_HEADS and source[at + 1 : at + 2] not in _SECOND):
            break
        printed = _printed(source, at, end)
        label = _labelled(line, len(out), printed) if printed is not None else None
        if label is None or not _may_stand_second(out[-1], label):
            break
        out.append(label)
    return tuple(out)


def _printed(source: str, at: int, end: int) -> Printed | None:
    for reader in _readers(source[at]):
        printed = reader(source, at, end)
        if printed is not None:
            return printed
    return None


def _readers(head: str) -> tuple[Callable[[str, int, int], Printed | None], ...]:
    return (_item,) if head.isdigit() or head == "(" else (_unit, _item, _wordless)


_STOPS = ((".",), (":", "."))  # signs that belong to the label they end: of a unit, of an option


def _unit(source: str, at: int, end: int) -> Printed | None:
    match = _UNIT.match(source, at, end)
    if match is None:
        return None
    word = match["word"] or match["hanword"]
    number = match["number"] or match["han"]
    family = UNIT_WORDS.get(word) or HAN_UNITS[word]
    span = match.span("label")
    if source[span[1] : span[1] + 1] in _STOPS[family == "option"] and not source[span[1] + 1 : span[1] + 2].isalnum():
        span = (span[0], span[1] + 1)
    dress = "upper" if word.isupper() else "sub" if word.startswith("Sub-") else "title"
    return _start(match), span, family, dress, number, readings(number)


def _wordless(source: str, at: int, end: int) -> Printed | None:
    for family, pattern in (("annex", _ANNEX), ("preamble", _PREAMBLE)):
        match = pattern.match(source, at, end)
        if match is not None:
            return _start(match), match.span("label"), family, "", None, ()
    return None


def _item(source: str, at: int, end: int) -> Printed | None:
    plain = _PLAIN.match(source, at, end)
    if plain is not None:
        return _plain(plain)
    match = _ITEM.match(source, at, end) or _BRACKETED.match(source, at, end) or _BARE.match(source, at, end)
    if match is None:
        return None
    prefix = (match["prefix"] or "") if match.re is _ITEM else ""
    dress, number, found = _read_item(match["label"], prefix, match.re is _BRACKETED)
    if not found:
        return None
    return _start(match), match.span("label"), "item", dress, number, found


def _plain(match: re.Match[str]) -> Printed:
    """The short way for most labels, `3. Each`, `(3) Each`, `(b) to`: it reads exactly what the long way reads."""
    paren, number, dash = match.groups()
    span = match.span()
    if paren is not None:
        return span[0], span, "item", "(x)", paren, readings(paren)
    return span[0], span, "item", "x.-" if dash else "x.", number, readings(number)


@lru_cache(maxsize=8192)
def _read_item(printed: str, prefix: str, bracketed: bool) -> tuple[str, str, tuple[Number, ...]]:
    """The dress, the number without it, and its readings, of an item's label as printed."""
    bare = printed[len(prefix) :]
    dress = _dress(bare)
    if bracketed or bare.startswith("["):
        dress, bare = "x.", bare.strip("[] .").split("]")[0]
    elif bare[:2] in ("OP", "PP"):
        dress, bare = "x.", bare[2:].strip(" .:)")
    number = _undressed(bare.removesuffix("-").strip())
    return dress, prefix.strip() + number, readings(number)


def _dress(printed: str) -> str:
    if printed[0] == "(":
        return "(x)"
    return "x)" if printed.endswith(")") else "x.-" if printed.endswith("-") else "x" if printed.isdigit() else "x."


def _start(match: re.Match[str]) -> int:
    """Where a provision begins: at its first opening bracket, or at its label."""
    opening = match["open"]
    return match.start() + len(opening) - len(opening.lstrip())


def _undressed(number: str) -> str:
    bare = number.strip(" .-").replace("(", " ").replace(")", " ")
    return " ".join(bare.replace(".b", " b").replace(".t", " t").replace(".q", " q").rstrip(". ").split())


def _hinted(lines: Lines, line: int, end: int) -> tuple[Label, ...]:
    """The label that the document itself marks off, read as printed."""
    start = lines.start[line]
    read = _printed(lines.source, start, end)
    label = Label(line, 0, *read) if read is not None else None
    if label is not None and label.family != "item":
        return (label,)
    printed = lines.source[start:end].strip()
    number = printed.strip("()[].:-–— \t")
    dress = "(x)" if printed.startswith(("(", "[(")) else "x)" if printed.endswith(")") else "x."
    found = label.readings if label else readings(number)
    if not found:
        return ()
    span = (start, start + len(lines.source[start:end].rstrip()))
    first = Label(
        line, 0, start, span, "item", label.dress if label else dress, label.number if label else number, found
    )
    return (first, *(_chain_after(lines, line, end)))


def _chain_after(lines: Lines, line: int, at: int) -> tuple[Label, ...]:
    printed = _printed(lines.source, at, lines.end[line])
    label = Label(line, 1, *printed) if printed is not None else None
    return (label,) if label and label.family in ("option", "item") and _first(label) else ()


def _may_stand_second(before: Label, after: Label) -> bool:
    if after.family == "option":
        return before.family in ("item", "option")
    if after.family != "item" or after.dress == before.dress == "x.":
        return False
    return before.family in ("item", "option", "article", "rule") and _first(after)


def _first(label: Label) -> bool:
    return any(map(is_first, label.readings))

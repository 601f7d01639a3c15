"""Proposals under the heading of a delegation: what each asks for, where, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..words import Kind, Span, Words
from .delegations import verb_pattern, word_list
from .headings import Head, Line, find_heads, find_reasons, may_hold_proposals, printed_lines
from .printed import Printed
from .records import Attribution, Bracket, Proposal
from .targets import Target, number_labels, opening, read_target, within
from .voices import chair_sections, may_hold_sections

__all__ = ["proposals"]

_ARTICLE = r"(?:Article|ARTICLE|Art\.)\s\d[\w.]*(?:\s?\(\w{1,3}\))*(?:,? para(?:graph)?\.?\s?\d+)?(?:\s(?:bis|ter))?"
_AGAIN = re.compile(
    rf"(?:(?<=[\s.])|^)(?P<said>{_ARTICLE}(?:(?:,| and) \(?\d[\w.]*\)?)*)"
    r"(?=\s+(?:\d|\[|“|\(\w{1,3}\)\s|(?:OPTION|Option)\s[A-Z]\b)|\s*$)"
    r"|^(?=\[?\d{1,2}\s?(?:bis|ter)?\.\s)|^(?=\[?(?:OPTION|Option)\s[A-Z]\s?:)",
    re.M,
)
_SUPPORTED = re.compile(r",?\s+(?:and\s+)?supported by\s+(?P<label>.+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two headings: whose it is, on which provision, and its characters."""

    head: Head
    target: Target | None
    span: Span


def proposals(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Proposal, ...]:
    """The proposals of a compilation by delegation, in the order they are printed (none where a text has no such heading).

    Each is one piece of wording with its reasons: a delegation that gives reasons after each of several pieces has made
    several. It runs last, when brackets have their kinds.
    """
    source = printed.text.words.source
    compiled, chaired = may_hold_proposals(source), may_hold_sections(source)
    if not (compiled or chaired):
        return ()
    lines = printed_lines(printed.text.words)
    found = list(_under_headings(printed, lines)) if compiled else []
    return tuple(sorted([*found, *(chair_sections(printed, lines) if chaired else ())], key=lambda p: p.span))


def _under_headings(printed: Printed, lines: Sequence[Line]) -> Iterator[Proposal]:
    source = printed.text.words.source
    reasons = find_reasons(source)
    for block in _blocks(find_heads(printed, lines, reasons), _end(printed)):
        text = source[slice(*block.span)].strip()
        if not text or (block.head.kind == "group" and text.isupper()):
            continue
        low, high = bisect_left(reasons, (block.span[0], 0)), bisect_left(reasons, (block.span[1], 0))
        yield from _read(printed, block, reasons[low:high])


def _end(printed: Printed) -> int:
    """Where the running text ends and the footnotes and page furniture that were set apart begin."""
    words = printed.text.words
    last = min((note.span[0] for note in printed.text.footnotes), default=len(words.kinds))
    outside = np.flatnonzero((words.kinds[:last] != Kind.BLANK) & (words.kinds[:last] != Kind.ASIDE))
    return int(words.starts[outside[-1] + 1]) if len(outside) else 0


def _blocks(heads: Sequence[Head], end: int) -> Iterator[Block]:
    """The stretches that a delegation answers for, each with the provision it is on."""
    owner: Head | None = None
    target: Target | None = None
    for n, head in enumerate(heads):
        after = heads[n + 1].start if n + 1 < len(heads) else end
        leads = head.kind != "provision" and head.over
        if head.kind == "provision":
            target = head.target
            owner = owner if owner is not None and owner.over else None
        else:
            owner, target = head, None if head.over else target
        if owner is not None and after > head.end and not (leads and (head.kind == "paper" or _goes_deeper(heads, n))):
            yield Block(owner, target, (head.end, after))


def _goes_deeper(heads: Sequence[Head], n: int) -> bool:
    return n + 1 < len(heads) and heads[n + 1].kind == "provision"


def _read(printed: Printed, block: Block, marks: Sequence[Span]) -> Iterator[Proposal]:
    """The proposals of one block: wording, reasons, and again."""
    source = printed.text.words.source
    start, end = block.span
    at, target = start, block.target
    for n, (mark, after) in enumerate(marks):
        stop, again = _again(source, after, marks[n + 1][0]) if n + 1 < len(marks) else (end, None)
        yield _proposal(printed, block, target, ((at, mark), (after, stop)))
        at, target = stop, _narrower(block.target, again)
    if not marks or (len(marks) and source[at:end].strip() and at < end):
        yield _proposal(printed, block, target, ((at, end), None))


def _again(source: str, start: int, end: int) -> tuple[int, str | None]:
    """Where the next wording of the same delegation begins between two reasons."""
    match = _AGAIN.search(source, start, end)
    if match is not None:
        return match.start(), match["said"]
    broken = source.find("\n", start, end)
    return (broken if broken >= 0 and source[broken:end].strip() else end), None


def _narrower(target: Target | None, said: str | None) -> Target | None:
    found = read_target(said) if said else None
    if found is None:
        return target
    return Target(found.said, opening(found.said, target.address if target else None) or found.address, found.end)


def _proposal(printed: Printed, block: Block, target: Target | None, places: tuple[Span, Span | None]) -> Proposal:
    words = printed.text.words
    wording, reasons = places
    text = words.source[slice(*wording)]
    address = opening(text, target.address if target else None)
    parts = _parts(text, address)
    span = _span(words, wording)
    given, said = _reasons(words, reasons)
    first, others = _labels(printed, block.head, _verb(printed, text))
    on = target.said if target else ""
    return Proposal(first, on, within(address, parts, text), span, given, said, parts, others)


def _parts(text: str, address: str | None) -> tuple[str, ...]:
    """The numbers of the paragraphs a wording is on: the one it names first, else those it prints."""
    named = re.search(r"__para_([^_]+)", address or "")
    return (named[1],) if named else number_labels(text, address)


def _reasons(words: Words, span: Span | None) -> tuple[Span | None, str]:
    if span is None:
        return None, "absent"
    said = words.source[slice(*span)].strip(" \n\t:.–-")
    if not said or said in word_list("none_provided"):
        return None, "none_provided" if said else "absent"
    return _span(words, span), "given"


def _labels(printed: Printed, head: Head, verb: str) -> tuple[Attribution, tuple[Attribution, ...]]:
    """Who proposes, and who is said to support it."""
    words = printed.text.words
    label = (head.start, head.end)
    text = words.source[slice(*label)]
    if head.kind == "group":
        return Attribution(" ".join(text.split()), verb, "chair", _span(words, label)), ()
    match = _SUPPORTED.search(text)
    stop = label[0] + (match.start() if match else len(text))
    first = Attribution(words.source[label[0] : stop], verb, "heading", _span(words, (label[0], stop)))
    if match is None:
        return first, ()
    begin = label[0] + match.start("label")
    return first, (Attribution(match["label"], "support", "heading", _span(words, (begin, label[1]))),)


@lru_cache(maxsize=8)
def _asking(verbs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """A sentence that opens with a verb and says what is to be done with words or a provision."""
    return re.compile(
        rf"\s*(?P<verb>{verb_pattern(verbs).pattern})(?=[^.\n]{{0,60}}(?:[“\"‘]|(?i:articles?|paragraphs?|positions?|provisions?|options?|words?|"
        r"text|brackets?|insertion|deletion|entire|reference|sentence)\b)|[^\w\n]*$)",
        re.I,
    )


def _verb(printed: Printed, text: str) -> str:
    """What a proposal does, by the verb that opens it; it proposes where none does."""
    match = _asking(printed.style.verbs).match(text)
    return dict(printed.style.verbs).get(" ".join(match["verb"].lower().split()), "propose") if match else "propose"


def _span(words: Words, chars: Span) -> Span:
    """The words of a stretch of characters, without the blanks around it."""
    start, end = chars
    source = words.source
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return (words.at(start), words.at(end - 1) + 1) if end > start else (words.at(start), words.at(start))

"""Proposals under the heading of a delegation: what each asks for, where, and why."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..numbering import slug
from ..words import Kind, Span, Words
from .bidding import bare_biddings, opening_verb
from .delegations import word_list
from .headings import Head, Line, find_heads, find_reasons, may_hold_proposals, printed_lines
from .printed import Printed
from .records import Attribution, Proposal
from .tables import proposal_tables, row_cells, table_proposals
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


def proposals(printed: Printed) -> tuple[Proposal, ...]:
    """The proposals of a compilation by delegation, in the order they are printed (none where a text has no such heading).

    Each is one piece of wording with its reasons: a delegation that gives reasons after each of several pieces has made
    several.
    """
    source = printed.text.words.source
    compiled, chaired, tables = (
        may_hold_proposals(source, printed.names),
        may_hold_sections(source),
        proposal_tables(printed),
    )
    if not (compiled or chaired or tables):
        return ()
    lines = printed_lines(printed.text.words)
    found = [one for table in tables for one in table_proposals(printed, table, lines)]
    found += _under_headings(printed, _outside(lines, printed)) if compiled and not tables else ()
    return tuple(sorted([*found, *(chair_sections(printed, lines) if chaired else ())], key=lambda p: p.span))


def _outside(lines: list[Line], printed: Printed) -> list[Line]:
    """The lines that do not stand in a row of a table."""
    cells = row_cells(printed)
    if not cells:
        return lines
    starts = printed.text.words.starts
    ends = [int(starts[cell[1]]) for cell in cells]
    begins = [int(starts[cell[0]]) for cell in cells]
    at = [bisect_right(begins, line.start) - 1 for line in lines]
    return [line for line, n in zip(lines, at, strict=True) if n < 0 or line.start >= ends[n]]


def _under_headings(printed: Printed, lines: Sequence[Line]) -> Iterator[Proposal]:
    source = printed.text.words.source
    starts = [line.start for line in lines]
    reasons = [span for span in find_reasons(source) if _in_a_line(span[1] - 1, starts, lines)]
    for block in _blocks(find_heads(printed, lines, reasons), _end(printed)):
        text = source[slice(*block.span)].strip()
        if not text or (block.head.kind == "group" and text.isupper()):
            continue
        low, high = bisect_left(reasons, (block.span[0], 0)), bisect_left(reasons, (block.span[1], 0))
        yield from _read(printed, block, reasons[low:high])


def _in_a_line(at: int, starts: Sequence[int], lines: Sequence[Line]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at <= lines[index].end


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
        yield from _proposals(printed, block, target, ((at, mark), (after, stop)))
        at, target = stop, _narrower(block.target, again)
    if not marks or (len(marks) and source[at:end].strip() and at < end):
        yield from _proposals(printed, block, target, ((at, end), None))


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


def _proposals(
    printed: Printed, block: Block, target: Target | None, places: tuple[Span, Span | None]
) -> Iterator[Proposal]:
    """One wording as a proposal, and each of its paragraphs that only says to delete or to retain it as another."""
    whole = _proposal(printed, block, target, places)
    yield whole
    words, begin = printed.text.words, places[0][0]
    over = (target.address if target else None) or ""
    for start, end, label, verb in bare_biddings(words.source[slice(*places[0])]):
        span = _span(words, (begin + start, begin + end))
        address = within(over or None, (slug(label),), f"{label}. words" if label[0].isdigit() else f"({label}) words")
        if span != whole.span:
            who = replace(whole.attribution, verb=verb)
            yield replace(whole, attribution=who, address=address, span=span, parts=(slug(label),), others=())


def _proposal(printed: Printed, block: Block, target: Target | None, places: tuple[Span, Span | None]) -> Proposal:
    words = printed.text.words
    wording, reasons = places
    text = words.source[slice(*wording)]
    address = opening(text, target.address if target else None)
    parts = _parts(text, address)
    span = _span(words, wording)
    given, said = _reasons(words, reasons)
    first, others = _labels(printed, block.head, opening_verb(printed, text))
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


def _span(words: Words, chars: Span) -> Span:
    """The words of a stretch of characters, without the blanks around it."""
    start, end = chars
    source = words.source
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return (words.at(start), words.at(end - 1) + 1) if end > start else (words.at(start), words.at(start))

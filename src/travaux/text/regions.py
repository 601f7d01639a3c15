"""The stretches of a document that are not its articles: contents list, page furniture, cover note, preamble, conclusions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .labels import Label
from .lines import Lines
from .wordings import CONCLUSIONS, CONTENTS, ENACTED, OPENERS, SUBJECT, starts_with

__all__ = ["Regions", "find_contents", "find_furniture", "find_regions"]

_CONTENTS = re.compile(starts_with(CONTENTS).pattern + r"[\s\])*:]*$", re.I)
_ENTRY = re.compile(r"(?:\.{3,}|\s\.(?:\s\.){2,}|…{2,}|\t|\s{2,})\s*\d{1,3}\s*$|\s\d{1,3}(?:\s\d{1,3})?\s*$")
_DOTS = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,})\s*\d*\s*$")
_CONCLUDES = starts_with(CONCLUSIONS)
_ENACTS = starts_with(ENACTED)
_PAGE = re.compile(
    r"(?:\d{2}-\d{5}\s+)?(\d{1,3})/(\d{1,3})(?:\s+\d{2}-\d{5})?|-\s*\d{1,3}\s*-|\*\d{7}\*|\d{2}-\d{5}(?: \([A-Z]\).*)?"
)
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9.\-]{1,14}){2,}\*?")
_CONTENTS_HEADS = frozenset('[“"(') | {sign for word in CONTENTS for sign in (word[0].upper(), word[0].lower())}
_COUNTER_HEADS = frozenset("0123456789-* ")
_SUBJECT_HEADS, _CLOSING_HEADS = frozenset("TLE[(“ГУС"), frozenset("IDEFHВСوو为[(")
_STARTS_BODY = frozenset(("part", "chapter", "section", "article", "rule", "preamble"))


@dataclass(frozen=True, slots=True)
class Regions:
    """Where the parts of a document that bear no article begin, as line numbers: `cover` is the end of everything before
    the draft (0 where there is nothing), `preambles` the first line of each preamble with the line after it, `conclusions`
    the lines at which signature formulas begin, `edges` all of these lines."""

    cover: int
    preambles: dict[int, int]
    conclusions: frozenset[int]
    edges: frozenset[int]


def find_furniture(lines: Lines) -> frozenset[int]:
    """The lines of a plain text that were heads and feet of pages: page counters, job numbers, symbols that come again."""
    if lines.blocks is not None:
        return frozenset()
    source, spans = lines.source, enumerate(zip(lines.start, lines.end, strict=True))
    short = {n: source[start:end] for n, (start, end) in spans if end - start <= 40}
    texts = {n: text.strip() for n, text in short.items() if text[0] in _COUNTER_HEADS or "/" in text}
    counts = Counter(text for text in texts.values() if _SYMBOL.fullmatch(text))
    totals = Counter(m[2] for text in texts.values() if (m := _PAGE.fullmatch(text)) and m[2])
    return frozenset(n for n, text in texts.items() if counts[text] >= 3 or _is_counter(text, totals))


def _is_counter(text: str, totals: Counter[str]) -> bool:
    match = _PAGE.fullmatch(text)
    return match is not None and (match[2] is None or totals[match[2]] >= 2)


def find_contents(lines: Lines) -> frozenset[int]:
    """The lines of contents lists: they name every heading once too often."""
    out: set[int] = set()
    if not _may_have_contents(lines):
        return frozenset()
    for line in range(len(lines)):
        if line in out:
            continue
        if lines.end[line] - lines.start[line] <= 60 and _CONTENTS.match(
            lines.source, lines.start[line], lines.end[line]
        ):
            out.update(range(line, _contents_end(lines, line + 1)))
        elif _DOTS.search(lines.source, max(lines.start[line], lines.end[line] - 60), lines.end[line]) or (
            lines.block(line).style or ""
        ).lower().startswith("toc"):
            out.add(line)
    return frozenset(out)


def _may_have_contents(lines: Lines) -> bool:
    source = lines.source
    if lines.blocks is not None or "...." in source or "……" in source or ". . . ." in source:
        return True
    likely = (span for span in zip(lines.start, lines.end, strict=True) if source[span[0]] in _CONTENTS_HEADS)
    return any(end - start <= 60 and _CONTENTS.match(source, start, end) for start, end in likely)


def _contents_end(lines: Lines, first: int) -> int:
    """A contents list ends where its first entry comes again without a page, or where no entry follows for three lines."""
    seen = _entry_words(lines.text(first)) if first < len(lines) else ""
    end, misses = first, 0
    for line in range(first, min(len(lines), first + 400)):
        text = lines.text(line)
        entry = _ENTRY.search(text) is not None
        if line > first and seen and not entry and _entry_words(text) == seen:
            return line
        misses = 0 if entry else misses + 1
        if misses == 4 or len(text) > 400:
            return end
        end = line + 1 if entry else end
    return end


def _entry_words(text: str) -> str:
    return re.sub(r"[\s.…]*\d*\s*$", "", text).strip().lower()


def find_regions(lines: Lines, labels: dict[int, tuple[Label, ...]], skipped: frozenset[int]) -> Regions:
    """Where cover, preambles and conclusions lie."""
    preambles: dict[int, int] = {}
    heads, end = [lines.source[at] for at in lines.start], 0
    for line, head in enumerate(heads):
        likely = line >= end and (line in labels or head in _SUBJECT_HEADS)
        if likely and line not in skipped and _begins_preamble(lines, labels, line):
            end = _preamble_end(lines, labels, line)
            while end in skipped:
                end += 1
            preambles[line] = end = max(end, line + 1)
    ending = (n for n, head in enumerate(heads) if head in _CLOSING_HEADS and n not in skipped)
    closing = frozenset(n for n in ending if _CONCLUDES.match(lines.source, lines.start[n]))
    cover = _cover_end(lines, labels, min(preambles, default=-1))
    return Regions(cover, preambles, closing, frozenset((cover, *preambles, *preambles.values(), *closing)))


def _begins_preamble(lines: Lines, labels: dict[int, tuple[Label, ...]], line: int) -> bool:
    """Whether a line is the title of a preamble, or its subject (`The Parties to this Agreement,`) before a recital."""
    if line in labels:
        return labels[line][0].family == "preamble"
    start, end = lines.start[line], lines.end[line]
    if line + 1 >= len(lines):
        return False
    if SUBJECT.fullmatch(lines.source, start, end):
        return OPENERS.match(lines.source, lines.start[line + 1]) is not None
    subject = SUBJECT.match(lines.source, start, end)
    if subject is None or end - subject.end() < 40:
        return False
    return OPENERS.match(lines.source, subject.end() + 1, end) is not None


def _preamble_end(lines: Lines, labels: dict[int, tuple[Label, ...]], first: int) -> int:
    for line in range(first, len(lines)):
        if _ENACTS.match(lines.source, lines.start[line], lines.end[line]):
            return line + 1
        if line > first and line in labels and _leaves_preamble(lines, line, labels[line][0]):
            return line
    return len(lines)


def _leaves_preamble(lines: Lines, line: int, label: Label) -> bool:
    if label.family in ("part", "chapter", "section", "article", "rule", "annex"):
        return lines.gap[line] or lines.ended(line - 1)
    return label.family == "item" and label.dress == "x." and label.readings[0].values == (1,)


def _cover_end(lines: Lines, labels: dict[int, tuple[Label, ...]], preamble: int) -> int:
    """A cover note is what stands, with numbers of its own, before the draft itself (or the annex that holds it)."""
    bodies = [n for n, chain in labels.items() if chain[0].family in _STARTS_BODY]
    if preamble >= 0:
        bodies.append(preamble)
    body = min(bodies, default=0)
    before = [chain[0] for n, chain in labels.items() if n < body]
    if any(label.family == "annex" and label.number is not None for label in before):
        return 0
    noted = any(label.family == "annex" or _is_paragraph(lines, label) for label in before)
    return body if noted else 0


def _is_paragraph(lines: Lines, label: Label) -> bool:
    """Whether an item is a numbered paragraph, not a numbered title."""
    numbered = label.family == "item" and label.dress == "x." and label.readings[0].style == "1"
    return numbered and (lines.ended(label.line) or lines.end[label.line] - label.span[1] > 80)

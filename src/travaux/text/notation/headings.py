"""The headings of a compilation of proposals: provisions, delegations, reasons, each line in its role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..words import Kind, Words
from .delegations import label_form, word_list
from .printed import Names, Printed
from .targets import Target, read_target

__all__ = ["Head", "Line", "find_heads", "find_reasons", "may_hold_proposals", "printed_lines", "rationale_pattern"]

LONGEST = 240
"""Characters of the longest heading of a delegation that is looked at."""

_NUMBERED = r"\d|\[|“|\((?:\d+|[a-z]{1,3})\)|…"
_HEADED = r"(?:OPTION|Option|OPT|Article|ARTICLE|Annex|ANNEX|Part|PART)\s"
_OPENING = rf"(?=\s+(?:{_NUMBERED}|{_HEADED}))"
"""How the words of a proposal begin where the name of the delegation before them has lost its line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the blanks around it: its characters in the source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: kind "provision", "party" or "paper" (the whole document is that delegation's), the characters of what it
    says, and for a provision what it is."""

    kind: str
    start: int
    end: int
    target: Target | None = None


@lru_cache(maxsize=1)
def rationale_pattern() -> re.Pattern[str]:
    """The word over the reasons for a proposal: at the head of a line, or glued into one before a capital."""
    words = "|".join(map(re.escape, word_list("rationale")))
    return re.compile(rf"^[ \t]*(?:{words})(?!\w)[ \t]*[:.–—-]?|(?<=\s)(?:{words})(?=\s[-–]?\s?[A-Z“\"‘])", re.M)


def printed_lines(words: Words) -> list[Line]:
    """The lines of a text that are no page furniture and not empty."""
    source = words.source
    found = list(re.finditer(r"\S[^\n]*", source))
    starts = np.array([match.start() for match in found], np.int32)
    kinds = words.kinds[np.searchsorted(words.starts, starts, side="right") - 1].tolist()
    aside = int(Kind.ASIDE)
    lines = []
    for match, kind in zip(found, kinds, strict=True):
        if kind != aside:
            text = match[0].rstrip()
            lines.append(Line(match.start(), match.start() + len(text), text))
    return lines


def may_hold_proposals(source: str) -> bool:
    """Whether a text has a word that only a compilation of proposals has."""
    return any(word in source for word in (*word_list("rationale"), *word_list("papers")))


def find_reasons(source: str) -> list[tuple[int, int]]:
    """Every heading over reasons in a source, its characters, in order."""
    return [match.span() for match in rationale_pattern().finditer(source)]


def find_heads(printed: Printed, lines: Sequence[Line], reasons: Sequence[tuple[int, int]]) -> list[Head]:
    """The headings of a text in order; none where it is no compilation of proposals."""
    source = printed.text.words.source
    paper = _paper(lines, printed.names)
    if not paper and not reasons:
        return []
    targets = [read_target(line.text) if len(line.text) < LONGEST else None for line in lines]
    parties = _parties(printed, lines, targets, [start for start, _ in reasons])
    if not paper and not parties:
        return []
    heads = [Head("party", lines[n].start, lines[n].end) for n in sorted(parties)]
    heads += _glued(source, lines, {lines[n].text for n in parties}, {lines[n].start for n in parties})
    heads += _provisions(lines, targets, {head.start for head in heads}, by_paper=bool(paper))
    return [*paper, *sorted(heads, key=lambda head: (head.start, head.kind != "provision"))]


@lru_cache(maxsize=1)
def _papers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, word_list('papers')))})\s+(?P<the>the\s+)?(?P<label>.+?)(?:\s+on\s.+)?$"
    )


def _paper(lines: Sequence[Line], names: Names | None) -> list[Head]:
    """The title that says whose paper the document is, within its first lines."""
    for line in lines[:40]:
        match = _papers().match(line.text) if len(line.text) < LONGEST else None
        if match and label_form(match["label"], names):
            return [Head("paper", line.start + match.start("label"), line.start + match.end("label"))]
    return []


def _parties(
    printed: Printed, lines: Sequence[Line], targets: Sequence[Target | None], reasons: Sequence[int]
) -> set[int]:
    """The lines that are names of delegations: their form says so, and so does their place.

    The place is right after the heading of a provision, or after the reasons of the proposal before; a line that stands
    in such a place once, or that the caller knows by name, is a heading wherever it stands alone.
    """
    formed = [n for n in range(len(lines)) if _may_be_party(lines, n, targets, printed.names)]
    placed: set[int] = set()
    at, since = 0, -1
    for n in formed:
        while at < len(reasons) and reasons[at] < lines[n].start:
            since = reasons[at]
            at += 1
        after_reasons = since > (lines[max(placed)].start if placed else -1)
        if after_reasons or (n and targets[n - 1] is not None):
            placed.add(n)
    known = {lines[n].text for n in placed}
    often = Counter(lines[n].text for n in formed)
    names = printed.names
    return {n for n in formed if lines[n].text in known and (n in placed or often[lines[n].text] > 1)} | {
        n for n in formed if names is not None and names(lines[n].text)
    }


def _may_be_party(lines: Sequence[Line], n: int, targets: Sequence[Target | None], names: Names | None) -> bool:
    line = lines[n].text
    if targets[n] is not None or len(line) > LONGEST or not (line[0].isupper() or line.startswith("the ")):
        return False
    if line[-1] in ".;:?!”" or (n and _titled(lines[n - 1], targets[n - 1], lines[n])):
        return False
    return label_form(line, names) != ""


def _titled(line: Line, target: Target | None, after: Line) -> bool:
    """Whether a line in capitals goes on with the title of the provision before it."""
    return target is not None and bool(line.text[target.end :].strip()) and after.text.isupper()


def _glued(source: str, lines: Sequence[Line], names: set[str], taken: set[int]) -> list[Head]:
    """Names of delegations that have lost their line: before the words of the proposal, or after the reasons of another."""
    if not names:
        return []
    written = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    alone = rf"^[ \t]*(?P<line>{written})(?:{_OPENING}|\s+(?=[A-Z]))"
    after = rf"(?:(?<=[.;\])”’] )|(?<=provided ))(?P<inner>{written}){_OPENING}"
    pattern = re.compile(f"{alone}|{after}", re.M)
    out = []
    for match in pattern.finditer(source):
        span = match.span("line") if match["line"] else match.span("inner")
        if span[0] not in taken and "\n" not in source[span[0] : match.end()]:
            out.append(Head("party", *span))
    provision = re.compile(rf"^(?:ARTICLE|Article)\s\S{{1,8}}\s(?P<name>{written}){_OPENING}", re.M)
    return out + [Head("party", *m.span("name")) for m in provision.finditer(source)]


def _provisions(
    lines: Sequence[Line], targets: Sequence[Target | None], parties: set[int], *, by_paper: bool
) -> list[Head]:
    """The lines that are headings of provisions: those before a delegation or before another such heading; in the paper of one
    delegation every line that holds a provision and nothing else."""
    out: list[Head] = []
    starts = sorted(parties)
    for n in range(len(lines) - 1, -1, -1):
        target, line = targets[n], lines[n]
        if target is None:
            continue
        bare = not line.text[target.end :].strip(" .:–-")
        at = bisect_right(starts, line.start)
        inside = at < len(starts) and starts[at] < line.end
        after = lines[n + 1].start if n + 1 < len(lines) else -1
        heading = after in parties or (bool(out) and out[-1].start == after)
        if inside or heading or (by_paper and bare):
            out.append(Head("provision", line.start, line.start + target.end, target))
    return out

"""The titles of provisions: on the line of the label, on the lines after it, or glued to the text when layout is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .drafts import Draft
from .labels import Label
from .lines import Lines
from .manuscript import Block
from .wordings import FUNCTION_WORDS

__all__ = ["Heading", "find_heading", "looks_like_heading"]

_LEAD = re.compile(r"(?:[\s.:–—\-|\]*]|(?<=\s)\d{1,3}(?=[\s,*]|$))*")
_VERB = re.compile(
    r"\b(?:shall|may|must|is|are|was|were|has|have|does|do|means|applies|apply|recognizes?|undertakes?|agrees?|doit|doivent|"
    r"peut|peuvent|est|sont|deberá|deberán|podrá|podrán|es|son|entrará|se)\b"
)
_SENTENCE = re.compile(
    r"(?:The|This|These|Each|Every|Any|No|All|A|An|In|For|Where|When|If|Upon|On|Nothing|Subject|Without|Notwithstanding|Except|"
    r"Parties|States|Contracting|With|Unless|At|As|Such|There|It|By|From|After|Before|Pending|Deleted|Coastal|Ships|Article|"
    r"Le|La|Les|L['’]|Un|Une|Aux|Au|Tout|Toute|Chaque|Si|Dans|El|Los|Las|Una|A|Cada|Todo|Toda|En|Para|Ninguna?|Nada)\b"
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ)\]])\s+(?=[A-ZÀ-Þ])")
_DOTTED = re.compile(r"(?:\.{3,}|…{2,})\s*\d+\s*$")
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Heading:
    """A title by characters, the first line after it, and whether it was cut out of running text by guess."""

    span: tuple[int, int] | None
    next_line: int
    guessed: bool = False


def find_heading(draft: Draft, label: Label) -> Heading:
    """The title of a unit whose label was just read (span None where it has none)."""
    lines = draft.lines
    end = lines.end[label.line]
    lead = _LEAD.match(lines.source, label.span[1], end)
    at = lead.end() if lead else label.span[1]
    if at < end:
        return _same_line(draft, label, at)
    return _next_lines(draft, label, draft.next_line(label.line))


def _same_line(draft: Draft, label: Label, at: int) -> Heading:
    lines = draft.lines
    end = lines.end[label.line]
    inner = next((one for one in draft.labels.get(label.line, ()) if one.place > label.place), None)
    if inner is not None:
        return Heading((at, inner.start) if lines.source[at : inner.start].strip("[ ") else None, label.line + 1)
    text = lines.source[at:end]
    if lines.blocks is not None and (lines.block(label.line).bold or lines.block(label.line).centred):
        more = _run(draft, label.line + 1) if _goes_on(lines, label, text) else label.line + 1
        return Heading((at, lines.end[more - 1]), more)
    if _is_text(text) and label.family in ("article", "rule", "section"):
        cut = _cut(text)
        return Heading((at, at + cut), label.line + 1, True) if cut else Heading(None, label.line + 1)
    if lines.blocks is None and _goes_on(lines, label, text):
        more = _run(draft, label.line + 1)
        return Heading((at, lines.end[more - 1]), more)
    return Heading((at, end), label.line + 1)


def _goes_on(lines: Lines, label: Label, text: str) -> bool:
    """Whether a title that began on the line of its label runs over to the next: capitals go on, or it hangs."""
    following = label.line + 1
    if following >= len(lines) or following - 1 >= len(lines):
        return False
    after = lines.text(following)
    if text.isupper():
        return after.isupper()
    return lines.hangs(label.line) or after[:1].islower()


def _next_lines(draft: Draft, label: Label, first: int) -> Heading:
    lines = draft.lines
    if first >= len(lines) or first in draft.labels or _DOTTED.search(lines.text(first)):
        return Heading(None, first)
    if lines.blocks is not None:
        return _by_looks(draft, first)
    after = _run(draft, first)
    text = lines.source[lines.start[first] : lines.end[after - 1]]
    if after == first or text.rstrip('])"” *').endswith((".", ";", ":", ",")) or len(text) > 2 * _LONGEST:
        cut = _cut(text) if after > first and label.family in ("article", "rule") else 0
        return Heading((lines.start[first], lines.start[first] + cut), first, True) if cut else Heading(None, first)
    if _VERB.search(text) and " shall " in text and not lines.gap[after if after < len(lines) else first]:
        return Heading((lines.start[first], lines.end[after - 1]), after, True)
    return Heading((lines.start[first], lines.end[after - 1]), after)


def _run(draft: Draft, first: int) -> int:
    """The line after a title that begins at `first`: small letters, hanging words and capitals after capitals go on."""
    lines, line = draft.lines, first
    shouting = lines.text(first).isupper() if first < len(lines) else False
    while line < len(lines) and line not in draft.labels and line not in draft.skipped:
        if line > first:
            text = lines.text(line).lstrip('[(“"')
            goes_on = text[:1].islower() or lines.hangs(line - 1) or (shouting and text.isupper())
            if not goes_on or lines.tail(line - 1)[-1:] in (".", ";", ":"):
                break
        line += 1
        if line - first >= 8:
            break
    return line


def _by_looks(draft: Draft, first: int) -> Heading:
    lines = draft.lines
    text = lines.text(first)
    if not looks_like_heading(lines, first) and not _short_title(draft, first):
        return Heading(None, first)
    if len(text) > 2 * _LONGEST or _signals_text(lines, first, text):
        return Heading(None, first)
    last = first
    while _belongs(draft, last + 1, lines.block(first)):
        last += 1
    return Heading((lines.start[first], lines.end[last]), last + 1)


def _belongs(draft: Draft, line: int, first: Block) -> bool:
    """Whether a printed paragraph goes on with a title: it looks the same."""
    if line >= len(draft.lines) or line in draft.labels or line in draft.skipped:
        return False
    one = draft.lines.block(line)
    alike = (one.bold, one.centred, one.size) == (first.bold, first.centred, first.size)
    return alike and (one.bold or one.centred) and not draft.lines.text(line).endswith((".", ";", ":", ","))


def _signals_text(lines: Lines, line: int, text: str) -> bool:
    one = lines.block(line)
    return text.endswith((".", ";", ":", ",")) and not (one.bold or one.role == "heading")


def looks_like_heading(lines: Lines, line: int) -> bool:
    """Whether a printed paragraph looks like a title: bold, centred, in a heading style, or in an outline level."""
    one = lines.block(line)
    return one.bold or one.centred or one.role == "heading" or one.level is not None or _italic_title(lines, line)


def _italic_title(lines: Lines, line: int) -> bool:
    return lines.block(line).italic and len(lines.text(line)) < _LONGEST and not lines.ended(line)


def _short_title(draft: Draft, line: int) -> bool:
    """Whether a plain paragraph after a label is a title all the same: short, without a stop, and a provision follows."""
    lines = draft.lines
    text = lines.text(line)
    follows = line + 1 >= len(lines) or line + 1 in draft.labels or lines.text(line + 1)[:1].isupper()
    return len(text) < _LONGEST and not lines.ended(line) and follows and not _VERB.search(text)


def _is_text(text: str) -> bool:
    """Whether the rest of a line is more than a title: it has a stop in it, or is too long."""
    return text.rstrip('])"” ').endswith((".", ";", ":")) or len(text) > _LONGEST


def _cut(text: str) -> int:
    """Where a title ends that lost the line break after it: the best place at which a sentence could begin (0: nowhere)."""
    best, score = 0, 0.0
    for match in _GLUED.finditer(text, 0, _LONGEST + 40):
        before = text[: match.start()].rsplit(None, 1)[-1].lower()
        rest = text[match.end() : match.end() + 160]
        if before in FUNCTION_WORDS or re.search(r"[.;:]\s", text[: match.start()]):
            continue
        opener = _SENTENCE.match(rest)
        verb = _VERB.search(rest, 0, 110)
        points = (2.0 if opener else 0.0) + (1.0 if verb else 0.0) - len(text[: match.start()]) / 400
        if points > score and (opener or verb) and not _VERB.search(text[: match.start()]):
            best, score = match.start(), points
    return best

"""The Markdown around rules, line by line: title, what the head says, provisions with their words, fences, and prose.

Every line of a file belongs to one segment, so that the segments put together are the file again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .places import Source, Span, Wrong, near

__all__ = ["Item", "Provision", "Segment", "outlined"]

HEAD_KEYS = ("instrument", "question", "uses", "note")
ARTICLE_KEYS = ("source", "date", "confidence", "status", "document", "fingerprint", "drafts")

TOP = Span(1, 1, 1)

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*$")
_ADDRESS = re.compile(r"(?:[a-z]+_[\w.-]+|pream|preamble|annex)(?:__[a-z]+(?:_[\w.-]+)?)*(?=\s|$)")
_ITEM = re.compile(r"(?P<mark>[-*+]\s+)(?P<key>[A-Za-z]+):\s*(?P<value>.*?)\s*$")
_FENCE = re.compile(r"\s{0,3}(?P<marks>`{3,}|~{3,})\s*(?P<word>[\w-]*)")


@dataclass(frozen=True, slots=True)
class Item:
    """One `- key: value` of the Markdown, and where the key and the value stand."""

    key: str
    value: str
    key_at: Span
    at: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """Some lines of a file, with their ends: `kind` "title", "heading", "item", "words", "rules" (a fence) or "prose".

    `line` is the number of the first; of a fence it is that of the line that opens it.
    """

    kind: str
    line: int
    text: str


@dataclass(slots=True)
class Provision:
    """What stands under one heading (or before the first): items, quoted lines, and the fences of rules in it."""

    address: str = ""
    heading: str = ""
    at: Span = TOP
    items: list[Item] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)
    fences: list[tuple[int, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class _Outline:
    source: Source
    segments: list[Segment] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=lambda: [Provision()])
    wrongs: list[Wrong] = field(default_factory=list)
    title: str = ""


def outlined(source: Source) -> _Outline:
    """A file as segments and provisions; the first provision is what stands before the first heading of an article."""
    made = _Outline(source)
    lines = list(_lines(source.text))
    nth = 0
    while nth < len(lines):
        nth = _line(made, lines, nth)
    return made


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _line(made: _Outline, lines: list[str], nth: int) -> int:
    """Take one line, or one fence, or one item of several lines; the number of the line after."""
    line = lines[nth].rstrip("\r\n")
    if nth == 0:
        line = line.lstrip("\ufeff")
    fence = _FENCE.match(line)
    if fence:
        return _fence(made, lines, nth, fence)
    heading = _HEADING.match(line)
    if heading:
        made.segments.append(Segment(_headed(made, heading, nth + 1), nth + 1, lines[nth]))
        return nth + 1
    if line.startswith(">"):
        made.provisions[-1].words.append((nth + 1, line[1:].strip()))
        made.segments.append(Segment("words", nth + 1, lines[nth]))
        return nth + 1
    item = _ITEM.match(line)
    if item:
        return _item(made, lines, nth, item)
    made.segments.append(Segment("prose", nth + 1, lines[nth]))
    return nth + 1


def _headed(made: _Outline, heading: re.Match[str], line: int) -> str:
    text = heading["text"]
    start = heading.start("text") + 1
    if len(heading["marks"]) == 1:
        made.title = made.title or text
        return "title"
    address = _ADDRESS.match(text)
    if address is None:
        if len(heading["marks"]) == 2:
            made.provisions.append(Provision("", text, Span(line, start, start + len(text))))
        return "heading"
    at = Span(line, start, start + address.end())
    made.provisions.append(Provision(address[0], text[address.end() :].strip(), at))
    return "heading"


def _item(made: _Outline, lines: list[str], nth: int, item: re.Match[str]) -> int:
    end, value = nth + 1, item["value"]
    while end < len(lines) and lines[end].startswith("  ") and lines[end].strip():
        value = f"{value} {lines[end].strip()}".strip()
        end += 1
    key_at = Span(nth + 1, item.start("key") + 1, item.end("key") + 1)
    at = Span(nth + 1, item.start("value") + 1, max(item.end("value"), item.start("value") + 1) + 1)
    here = made.provisions[-1]
    keys = ARTICLE_KEYS if here.address else HEAD_KEYS if len(made.provisions) == 1 else ()
    kind = "prose"
    if item["key"] in keys:
        here.items.append(Item(item["key"], value, key_at, at))
        kind = "item"
    else:
        hint = near(item["key"].lower(), keys, "-")
        if hint != "-" and keys:
            what = f"There is no {item['key']!r} to say here."
            made.wrongs.append(Wrong("unknown_field", what, key_at, hint))
    made.segments.append(Segment(kind, nth + 1, "".join(lines[nth:end])))
    return end


def _fence(made: _Outline, lines: list[str], nth: int, fence: re.Match[str]) -> int:
    marks = fence["marks"]
    end = nth + 1
    while end < len(lines) and not re.match(rf"\s{{0,3}}{marks[0]}{{{len(marks)},}}\s*$", lines[end]):
        end += 1
    rules = fence["word"] == "rules"
    if rules:
        made.provisions[-1].fences.append((nth + 2, [line.rstrip("\r\n") for line in lines[nth + 1 : end]]))
    if end >= len(lines):
        at = Span(nth + 1, fence.start("marks") + 1, fence.end("marks") + 1)
        what = "This fence is never closed."
        made.wrongs.append(Wrong("open_fence", what, at, f"write {marks} on a line of its own where it ends."))
    made.segments.append(Segment("rules" if rules else "prose", nth + 1, "".join(lines[nth : end + 1])))
    return end + 1

"""The plain source of a draft: a tree of provisions whose words keep their identity from draft to draft.

A source is Markdown with one provision a line: `# chapter ID: Heading`, `## article ID: Heading`, `1. ` a paragraph,
`(a) ` a subparagraph, `* ` a recital, `= ` the flush words after a list. Letters and numbers in a source say the kind only:
what is printed is counted anew in every draft. `{ID}` is a cross-reference, `^[...]` a footnote.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ATOM = re.compile(r"\^\[[^\]]*\]|\{[\w/]+\}|\w+|\s+|[^\w\s]")
SECTION = re.compile(r"(#{1,2}) (\w+) (\w+): (.+)")
STARTS = (
    (re.compile(r"1\. "), "paragraph"),
    (re.compile(r"\([a-z]\) "), "subparagraph"),
    (re.compile(r"\* "), "recital"),
    (re.compile(r"= "), "wrapup"),
)
_uids = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A change that the file itself records: kind (ins, del, from, to), who typed it and when."""

    kind: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Atom:
    """One word, sign, blank, cross-reference or footnote of a source, with an identity and the draft that it was born in."""

    uid: int
    text: str
    born: str
    tracked: Tracked | None = None


@dataclass(slots=True)
class Node:
    """One provision. `number` overrides the count; `shown` are words of the secretariat after the text (a status)."""

    ident: str
    kind: str
    heading: list[Atom] = field(default_factory=list)
    text: list[Atom] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    number: str | None = None
    colour: str | None = None
    comments: list[tuple[str, Tracked, str]] = field(default_factory=list)
    tracked: Tracked | None = None

    def walk(self) -> Iterator[Node]:
        """This provision and everything under it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()


def atoms(text: str, born: str, tracked: Tracked | None = None) -> list[Atom]:
    """The words of a stretch of source, each with a fresh identity."""
    return [Atom(next(_uids), piece, born, tracked) for piece in ATOM.findall(text)]


def restart_identities() -> None:
    """Count identities from one again, so that a second run makes the same documents."""
    global _uids
    _uids = itertools.count(1)


def read_source(path: Path, born: str) -> Node:
    """The tree of provisions of one source file."""
    return read_lines(path.read_text(encoding="utf-8").splitlines(), born)


def read_lines(lines: list[str], born: str) -> Node:
    """The tree of provisions of the lines of a source."""
    root, section, article = Node("root", "document"), None, None
    for line in (line.strip() for line in lines):
        if match := SECTION.fullmatch(line):
            node = Node(match[3], match[2], heading=atoms(match[4], born))
            if match[1] == "##" and section is not None:
                section.children.append(node)
                article = node
            else:
                root.children.append(node)
                section = article = node
        elif line and article is not None:
            add_body(article, line, born)
    return root


def body(line: str, born: str) -> Node:
    """One line of a source as a provision without an identity."""
    for pattern, kind in STARTS:
        if match := pattern.match(line):
            return Node("", kind, text=atoms(line[match.end() :], born))
    return Node("", "paragraph", text=atoms(line, born))


def add_body(article: Node, line: str, born: str) -> None:
    """Lay one line of a source under its article, with the identity that its place gives it."""
    node = body(line, born)
    host = article
    if node.kind in ("subparagraph", "wrapup") and article.children:
        host = article.children[-1]
    if article.kind == "preamble" and node.kind in ("paragraph", "wrapup"):
        node.kind = "formula"
        host = article
    count = sum(1 for child in host.children if child.kind == node.kind) + 1
    tail = chr(96 + count) if node.kind == "subparagraph" else str(count)
    if node.kind in ("wrapup", "formula"):
        tail = f"{node.kind}{count}"
    node.ident = f"{host.ident}/{tail}"
    host.children.append(node)


def find(root: Node, ident: str) -> Node:
    """The provision of this identity."""
    for node in root.walk():
        if node.ident == ident:
            return node
    raise KeyError(ident)


def parent_of(root: Node, ident: str) -> Node:
    """The provision that holds the one of this identity."""
    for node in root.walk():
        if any(child.ident == ident for child in node.children):
            return node
    raise KeyError(ident)

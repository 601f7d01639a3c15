"""The outline of a draft while it is being read: open provisions on a stack, each knowing the lists that run under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..errors import Doubt
from .lines import Lines
from .numbering import Number, follows

__all__ = ["PREFIXES", "RANKS", "Node", "Outline", "Series"]

Series = tuple[str, str]  # dress and style: "(x)" "a"

RANKS = {
    "preface": 0.0, "preamble": 0.0, "conclusions": 0.0, "annex": 0.0, "part": 1.0, "chapter": 2.0, "section": 3.0,
    "resolution": 3.0, "subsection": 4.0, "article": 5.0, "rule": 5.0, "recital": 5.0, "paragraph": 6.0,
    "subparagraph": 7.0, "point": 8.0, "clause": 9.0,
}  # fmt: skip
PREFIXES = {
    "preface": "preface", "preamble": "preamble", "conclusions": "conclusions", "annex": "annex", "part": "part",
    "chapter": "chp", "section": "sec", "resolution": "res", "subsection": "subsec", "article": "art", "rule": "rule",
    "recital": "rec", "paragraph": "para", "subparagraph": "subpara", "point": "point", "clause": "clause", "option":
    "opt", "wrapup": "wrapup",
}  # fmt: skip


_NEVER_WORDS = ("annex", "preface", "preamble", "conclusions")  # without a number, yet no words after a list
NO_LISTS: Mapping[Series, tuple[Number, float]] = MappingProxyType({})  # most provisions hold no list


@dataclass(slots=True)
class Node:
    """A provision while it is open. Characters, not words: `start`, `end`, `label`, `heading`. `rank` says what it may
    stand under (a lower one); `lists` the last number of each list among its children, with their rank."""

    kind: str
    number: str | None
    rank: float
    start: int
    label: tuple[int, int] | None = None
    heading: tuple[int, int] | None = None
    parent: int = -1
    end: int = -1
    reading: Number | None = None
    prefix: str | None = None
    given: str | None = None
    series: Series | None = None
    lists: Mapping[Series, tuple[Number, float]] = field(default_factory=lambda: NO_LISTS)
    unnumbered: int = 0
    holds: str | None = None
    running_before: dict[tuple[int, Series], Number] | None = None


@dataclass(slots=True)
class Outline:
    """Everything found so far: nodes in the order of the text, the indexes of the open ones, doubts by character."""

    lines: Lines
    nodes: list[Node] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    doubts: list[tuple[Doubt, int]] = field(default_factory=list)
    root: Node = field(default_factory=lambda: Node("", None, -1.0, 0))
    running: dict[tuple[int, Series], Number] = field(default_factory=dict)
    title_end: int = -1
    has_numbered_titles: bool = False
    interrupted: tuple[int, ...] = ()
    scopes: list[int] = field(default_factory=lambda: [-1])

    def top(self) -> Node:
        """The innermost open provision (the root where none is open)."""
        return self.nodes[self.stack[-1]] if self.stack else self.root

    def open_nodes(self) -> Iterator[Node]:
        """The open provisions from the innermost out, the root last."""
        for index in reversed(self.stack):
            yield self.nodes[index]
        yield self.root

    def close(self, rank: float, at: int) -> None:
        """Close every open provision of this rank or deeper: it ends where the next begins."""
        stack, nodes = self.stack, self.nodes
        while stack and nodes[stack[-1]].rank >= rank:
            self._close_last(at)

    def close_to(self, node: Node, at: int) -> None:
        """Close everything under a node."""
        while self.stack and self.nodes[self.stack[-1]] is not node:
            self._close_last(at)

    def _close_last(self, at: int) -> None:
        index = self.stack.pop()
        self.nodes[index].end = at
        if index == self.scopes[-1]:
            self.scopes.pop()

    def open(self, node: Node) -> Node:
        """Open a provision under the innermost open one."""
        node.parent = self.stack[-1] if self.stack else -1
        if node.kind in ("annex", "preface"):
            self.scopes.append(len(self.nodes))
        self.stack.append(len(self.nodes))
        self.nodes.append(node)
        return node

    def interrupt(self, node: Node, holder: Node) -> Node:
        """Open words after a list; should the list go on after them, `go_on` takes this back."""
        self.interrupted = tuple(self.stack)
        self.close_to(holder, node.start)
        return self.open(node)

    def go_on(self, dress: str, numbers: tuple[Number, ...]) -> None:
        """Take words or a title after a list back into its last item, where the next number of the list comes after all."""
        saved, self.interrupted = self.interrupted, ()
        words = self.nodes[-1] if self.stack and self.stack[-1] == len(self.nodes) - 1 else None
        if not saved or (words is not None and (words.number is not None or words.kind in _NEVER_WORDS)):
            return
        holder = words.parent if words is not None else self.stack[-1] if self.stack else -1
        for index in reversed(saved):
            if index < holder:
                return
            lists = self.nodes[index].lists
            if any((dress, n.style) in lists and follows(lists[dress, n.style][0], n) for n in numbers):
                self._take_back(words)
                self.stack = list(saved)
                return

    def _take_back(self, words: Node | None) -> None:
        if words is not None and words.kind in ("wrapup", "paragraph"):
            self.nodes.pop()
            above = self.nodes[words.parent] if words.parent >= 0 else self.root
            above.unnumbered -= words.kind == "paragraph"

    def doubt(self, code: str, message: str, at: int) -> None:
        """Note something odd at a character."""
        self.doubts.append((Doubt(code, message), at))

    def begins_afresh(self, line: int) -> bool:
        """Whether a line can begin something: after a gap, an ended sentence or a title."""
        lines = self.lines
        return line == 0 or lines.gap[line] or lines.ended(line - 1) or lines.end[line - 1] <= self.title_end

    def scope(self) -> int:
        """The annex (or preface) that numbers now belong to, -1 for the body."""
        return self.scopes[-1]

    def note_number(self, parent: Node, series: Series, number: Number, rank: float) -> None:
        """Remember the last number of a list, under its parent and for the whole annex or body."""
        parent.lists = {**parent.lists, series: (number, rank)}
        self.running[(self.scopes[-1], series)] = number

    def runs_on(self, series: Series, number: Number) -> bool:
        """Whether a number goes on with a list of this annex that headings have interrupted."""
        last = self.running.get((self.scope(), series))
        return last is not None and follows(last, number)

"""A draft as it is printed: numbers counted, cross-references filled in, footnotes called; one line for each printed paragraph.

This is what every format is made from, and what the truth says: the readers must give these words back, and these addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from making.provisions import Atom, Node, Tracked, atoms

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
PREFIX = {
    "chapter": "chp",
    "article": "art",
    "paragraph": "para",
    "subparagraph": "subpara",
    "annex": "annex",
    "preamble": "preamble",
    "recital": "rec",
    "wrapup": "wrapup",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Printed words with one look: a footnote’s sign, a tracked change, a number that follows a provision.

    `look` is "strike" or "under" in a redline.
    """

    text: str
    tracked: Tracked | None = None
    footnote: int | None = None
    uid: int | None = None
    follows: bool = False
    look: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph: what it is, its printed label, its words, the address of its provision (None: not a provision)."""

    kind: str
    label: str
    runs: tuple[Run, ...]
    address: str | None
    node: Node
    depth: int = 0
    title: bool = False

    @property
    def words(self) -> str:
        """The printed words without the label and without the signs of footnotes."""
        return "".join(run.text for run in self.runs if run.footnote is None)


@dataclass(slots=True)
class Printed:
    """A draft ready to be set: its lines, its footnotes, and number and address of every provision by identity."""

    root: Node
    lines: list[Line] = field(default_factory=list)
    footnotes: list[tuple[Run, ...]] = field(default_factory=list)
    numbers: dict[str, str | None] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)


def printed(root: Node, *, under: str = "", after: Printed | None = None) -> Printed:
    """Count the numbers of a draft, then write out its lines.

    `under` is the address that holds the whole draft, if any; `after` the document whose numbers this one continues.
    """
    result = Printed(root, numbers=dict(after.numbers) if after else {})
    for node, number, address in _count(root, under, after):
        result.numbers.setdefault(node.ident, number)
        result.addresses.setdefault(node.ident, address)
    for node in root.children:
        _write(node, result, depth=0)
    return result


def _count(root: Node, under: str, after: Printed | None) -> Iterator[tuple[Node, str | None, str]]:
    earlier = list(after.root.walk()) if after else []
    articles = sum(node.kind == "article" for node in earlier)
    chapters = sum(node.kind == "chapter" for node in earlier)
    for top in root.children:
        chapters += top.kind == "chapter"
        number = ROMAN[chapters] if top.kind == "chapter" else None
        address = _join(under, top.kind, number)
        yield top, number, address
        for child in top.children:
            if child.kind != "article":
                continue
            articles += child.number is None
            count = child.number or str(articles)
            place = _join(address, "article", count)
            yield child, count, place
            yield from _count_body(child, place)
        if top.kind != "chapter":
            yield from _count_body(top, address)


def _join(under: str, kind: str, number: str | None) -> str:
    own = PREFIX[kind] + (f"_{number.replace(' ', '', 1).replace(' ', '_')}" if number else "")
    return f"{under}__{own}" if under else own


def _count_body(host: Node, place: str) -> Iterator[tuple[Node, str | None, str]]:
    """Numbers and addresses of what stands under a provision; the list of a paragraph without a number hangs on its host."""
    own = [child for child in host.children if child.kind == "paragraph"]
    counted = 0
    seen: dict[str, int] = {}
    for child in host.children:
        number = None
        if (child.kind == "paragraph" and len(own) > 1) or child.kind == "subparagraph":
            counted += child.number is None
            letters = child.kind == "subparagraph"
            number = child.number or (chr(96 + counted) if letters else str(counted))
        seen[child.kind] = seen.get(child.kind, 0) + 1
        address = _join(place, child.kind, number) if number else _unnumbered(place, child.kind, seen[child.kind])
        if child.kind in PREFIX:
            yield child, number, address
        yield from _count_body(child, place if child.kind == "paragraph" and not number else address)


def _unnumbered(place: str, kind: str, count: int) -> str:
    between = "_nn_" if kind == "paragraph" else "_"
    return f"{place}__{PREFIX.get(kind, kind)}{between}{count}"


def _write(node: Node, result: Printed, depth: int) -> None:
    number, address = result.numbers.get(node.ident), result.addresses.get(node.ident)
    if node.kind in ("chapter", "article", "annex", "preamble"):
        words = {"chapter": "Chapter", "article": "Article", "annex": "Annex", "preamble": ""}[node.kind]
        label = f"{words} {number}" if number else words
        if label:
            result.lines.append(Line(node.kind, label, (), address, node))
        result.lines.append(Line(node.kind, "", _runs(node.heading, result, node), address, node, title=True))
    else:
        label = {"paragraph": f"{number}.", "subparagraph": f"({number})"}.get(node.kind, "") if number else ""
        deep = depth + (node.kind == "subparagraph")
        result.lines.append(Line(node.kind, label, _runs(node.text, result, node), address, node, deep))
    for child in node.children:
        _write(child, result, depth)


def _runs(pieces: list[Atom], result: Printed, node: Node) -> tuple[Run, ...]:
    runs = [_run(atom, result, node) for atom in pieces]
    return tuple(run for run in runs if run.text or run.footnote)


def _run(atom: Atom, result: Printed, node: Node) -> Run:
    tracked = atom.tracked or node.tracked
    if atom.text.startswith("^["):
        own = tuple(_run(piece, result, node) for piece in atoms(atom.text[2:-1], atom.born))
        result.footnotes.append(own)
        return Run("", tracked, footnote=len(result.footnotes), uid=atom.uid)
    if re.fullmatch(r"\{[\w/]+\}", atom.text):
        number = result.numbers.get(atom.text[1:-1])
        if number is None:
            raise ValueError(f"{node.ident}: {atom.text} has no number in this draft")
        return Run(number, tracked, uid=atom.uid, follows=True)
    return Run(atom.text, tracked, uid=atom.uid)

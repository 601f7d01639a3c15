"""Documents that give the addresses of their provisions themselves (Akoma Ntoso): taken over as they are."""

from __future__ import annotations

from .labels import Label, find_labels
from .lines import Lines
from .outline import RANKS, Node, Outline
from .provisions import KINDS
from .wordings import ENACTED, starts_with

__all__ = ["gives_addresses", "read_given"]

KNOWN = {
    "rule": "article", "subrule": "paragraph", "title": "part", "book": "part", "tome": "part", "division": "section",
    "subdivision": "subsection", "subpart": "chapter", "subchapter": "section", "subtitle": "section", "item": "point",
    "alinea": "paragraph", "subclause": "clause", "indent": "point", "level": "paragraph", "citation": "recital",
    "attachment": "annex", "component": "annex", "wrapUp": "wrapup", "sublist": "point", "transitional": "paragraph",
}  # fmt: skip

ENACTS = starts_with(ENACTED)
REGIONS = ("preface", "preamble", "conclusions")


def gives_addresses(lines: Lines) -> bool:
    """Whether a document gives the address of any of its provisions."""
    return lines.blocks is not None and any(block.eid for block in lines.blocks)


def read_given(lines: Lines) -> Outline:
    """The outline that a document gives: each block with an address opens that provision, the others go on with it."""
    outline = Outline(lines)
    labels = find_labels(lines, frozenset())
    for line in range(len(lines)):
        block = lines.block(line)
        kind = KNOWN.get(block.kind or "", block.kind or "")
        if kind in KINDS and (block.eid or (kind in REGIONS and outline.top().kind != kind)):
            _open(outline, line, kind, labels.get(line, ()))
        elif kind == "wrapup":
            _open_words(outline, line)
        elif outline.top().kind == "recital" and ENACTS.match(lines.source, lines.start[line]):
            outline.close(RANKS["recital"], lines.start[line])
        elif block.role == "heading" and outline.stack and outline.top().heading is None:
            outline.top().heading = (lines.start[line], lines.end[line])
    outline.close(-1.0, lines.end[-1] if len(lines) else 0)
    return outline


def _open(outline: Outline, line: int, kind: str, labels: tuple[Label, ...]) -> None:
    lines, block = outline.lines, outline.lines.block(line)
    at, eid = lines.start[line], block.eid or ""
    _close_for(outline, eid, RANKS.get(kind, 7.0), at)
    node = Node(kind, None, RANKS.get(kind, 7.0), at)
    node.given = block.eid
    label = labels[0] if labels else None
    end = block.label_end if block.label_end is not None and block.label_end > at else None
    if label is not None:
        node.number, node.reading = label.number, (label.readings or (None,))[0]
        node.label = (at, end) if end is not None else label.span
    elif end is not None:
        node.label, node.number = (at, end), _number(lines.source[at:end])
    elif block.role == "heading":
        node.heading = (at, lines.end[line])
    outline.open(node)


def _number(label: str) -> str | None:
    return label.strip(" ()[].:-–—\t\n") or None


def _close_for(outline: Outline, eid: str, rank: float, at: int) -> None:
    """Close what the provision does not stand in: by its address, or by its kind where addresses do not say."""
    for index in reversed(outline.stack):
        given = outline.nodes[index].given
        if given is not None and eid.startswith(given + "__"):
            outline.close_to(outline.nodes[index], at)
            return
    nested = any("__" in (node.given or "") for node in outline.nodes)
    outline.close(-1.0 if nested and "__" not in eid else rank, at)
    while outline.top().kind in REGIONS:
        outline.close(outline.top().rank, at)


def _open_words(outline: Outline, line: int) -> None:
    """Words after a list belong to the provision that holds the list."""
    at = outline.lines.start[line]
    holder = next((node for node in outline.open_nodes() if node.rank < 7.0), outline.root)
    outline.close_to(holder, at)
    outline.open(Node("wrapup", None, 7.0, at))

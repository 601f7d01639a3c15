"""Reading a draft line by line: each label is placed in the outline, each line without one goes on or opens a paragraph."""

from __future__ import annotations

from .drafts import Draft
from .flow import inner_recitals, place_text
from .items import place_item
from .labels import Label
from .options import place_option
from .outline import RANKS, Node
from .units import place_unit

__all__ = ["read_outline"]


def read_outline(draft: Draft) -> None:
    """Read every line of a draft into its outline."""
    lines, line, seen = draft.lines, 0, 0
    while line < len(lines):
        if line in draft.skipped:
            line, after = line + 1, line + 1
        else:
            after = _read_line(draft, line, seen)
        while seen < len(draft.order) and draft.order[seen].line < after:
            seen += 1
        line = after
    draft.outline.close(-1.0, lines.end[-1] if len(lines) else 0)


def _read_line(draft: Draft, line: int, index: int) -> int:
    """Place one line whose first label is at `index` of the order; gives the line to read next (a title takes several)."""
    if line in draft.regions.edges:
        _enter_regions(draft, line)
    after = line + 1
    placed = 0
    for label in draft.labels.get(line, ()):
        took = _place(draft, label, index + label.place)
        if took is None:
            break
        placed, after = placed + 1, max(after, took)
    if not placed:
        place_text(draft, line)
    return after


def _place(draft: Draft, label: Label, index: int) -> int | None:
    """Place a label; gives the line to read next, None when it is running text."""
    if label.family == "preamble":
        return _place_preamble(draft, label)
    if label.family == "item":
        return place_item(draft, label, index)
    if label.line < draft.regions.cover:
        return None
    return place_option(draft, label, index) if label.family == "option" else place_unit(draft, label)


def _place_preamble(draft: Draft, label: Label) -> int | None:
    if label.line not in draft.regions.preambles:
        return None
    inner_recitals(draft.outline, label.line, label.span[1])
    return label.line + 1


def _enter_regions(draft: Draft, line: int) -> None:
    """Open and close cover, preamble and conclusions where they begin and end."""
    outline, regions, at = draft.outline, draft.regions, draft.lines.start[line]
    preamble = next((node for node in outline.open_nodes() if node.kind == "preamble"), None)
    if preamble is not None and line in regions.preambles.values():
        outline.close(preamble.rank, at)
    if line == regions.cover:
        outline.close(-1.0, at)
    if line in regions.preambles and not any(node.kind == "article" for node in outline.open_nodes()):
        node = _open_region(draft, "preamble", at)
        chain = draft.labels.get(line, ())
        if chain and chain[0].family == "preamble":
            node.heading = chain[0].span
            outline.title_end = chain[0].span[1]
    elif line in regions.conclusions and _may_conclude(draft, line):
        _open_region(draft, "conclusions", at)


def _open_region(draft: Draft, kind: str, at: int) -> Node:
    """Open a preamble or conclusions: at the top, or in the annex that holds an agreement or a decision."""
    kinds = {node.kind for node in draft.outline.open_nodes()}
    rank = 0.6 if "annex" in kinds else RANKS[kind]
    if kind == "preamble" and kinds & {"part", "chapter", "section"}:
        rank = 4.95
    draft.outline.close(rank if rank > 0.0 else -1.0, at)
    return draft.outline.open(Node(kind, None, rank, at))


def _may_conclude(draft: Draft, line: int) -> bool:
    if any(node.kind == "conclusions" for node in draft.outline.open_nodes()):
        return False
    numbered = any(node.rank in (5.0, 6.0) and node.kind != "recital" for node in draft.outline.nodes)
    return numbered and draft.outline.begins_afresh(line)

"""Lines that bear no label: they go on with what is open, or begin a recital, an unnumbered paragraph, flush words."""

from __future__ import annotations

from .drafts import Draft
from .headings import looks_like_heading
from .lines import Lines
from .outline import RANKS, Node, Outline
from .wordings import ENACTED, OPENERS, SUBJECT, starts_with

__all__ = ["inner_recitals", "place_text"]

_ENACTS = starts_with(ENACTED)


def place_text(draft: Draft, line: int) -> None:
    """Place a line without a label."""
    outline, lines = draft.outline, draft.lines
    top = outline.top()
    if not outline.nodes and draft.labels:
        outline.open(Node("preface", None, RANKS["preface"], lines.start[line]))
    elif any(node.kind in ("preface", "conclusions") for node in outline.open_nodes()):
        return
    elif any(node.kind == "preamble" for node in outline.open_nodes()):
        _recital(draft, line)
    elif _is_crossheading(draft, line):
        _close_for_title(outline, line)
    elif _goes_on_in_table(lines, line) and outline.stack:
        return
    elif top.rank < 6.0 and top.kind != "option":
        _unnumbered(outline, line, top)
    elif _begins(lines, line):
        _after_list(outline, line)


def _recital(draft: Draft, line: int) -> None:
    outline, lines, regions = draft.outline, draft.lines, draft.regions
    at = lines.start[line]
    if _ENACTS.match(lines.source, at):
        outline.close(RANKS["recital"], at)
        return
    if line in regions.preambles or (
        SUBJECT.fullmatch(lines.source, at, lines.end[line]) and outline.top().kind == "preamble"
    ):
        inner_recitals(outline, line, at)
        return
    opened = (
        lines.gap[line]
        or line == 0
        or lines.tail(line - 1)[-1:] in (",", ";", ":", ".")
        or outline.top().kind == "preamble"
    )
    if opened and (OPENERS.match(lines.source, at) or lines.blocks is not None):
        outline.close(RANKS["recital"], at)
        outline.open(Node("recital", None, RANKS["recital"], at))
    inner_recitals(outline, line, at + 1)


def inner_recitals(outline: Outline, line: int, at: int) -> None:
    """Recitals that stand on one line because layout was lost: each begins with its participle, after a comma."""
    lines = outline.lines
    end = lines.end[line]
    if end - at < 200 or lines.blocks is not None:
        return
    source = lines.source
    cut = source.find(", ", at, end)
    while cut >= 0:
        if OPENERS.match(source, cut + 2, end):
            outline.close(RANKS["recital"], cut + 2)
            outline.open(Node("recital", None, RANKS["recital"], cut + 2))
        elif _ENACTS.match(source, cut + 2, end):
            outline.close(RANKS["recital"], cut + 2)
        cut = source.find(", ", cut + 1, end)


def _goes_on_in_table(lines: Lines, line: int) -> bool:
    """Whether a line is a cell of a table that has begun."""
    return lines.block(line).role == "cell" and line > 0 and lines.block(line - 1).role == "cell"


def _close_for_title(outline: Outline, line: int) -> None:
    """A title between provisions ends lists and options; one that speaks of sub-options ends only these."""
    at = outline.lines.start[line]
    kept = tuple(outline.stack)
    outline.close(6.0, at)
    only_last = "ub-option" in outline.lines.text(line).lower()
    while outline.top().kind == "option":
        outline.close(outline.top().rank, at)
        if only_last:
            break
    outline.interrupted = kept if len(kept) > len(outline.stack) and outline.nodes[kept[-1]].rank >= 7.0 else ()


def _is_crossheading(draft: Draft, line: int) -> bool:
    """Whether a printed paragraph without a number is a title between provisions."""
    lines = draft.lines
    if lines.blocks is None or draft.outline.top().rank < 0 or lines.ended(line) or len(lines.text(line)) >= 160:
        return False
    before_a_label = line + 1 in draft.labels and lines.text(line).lstrip("[")[:1].isupper()
    return looks_like_heading(lines, line) and (before_a_label or not lines.block(line).italic)


def _unnumbered(outline: Outline, line: int, parent: Node) -> None:
    parent.unnumbered += 1
    outline.open(Node("paragraph", None, RANKS["paragraph"], _after_title(outline, line)))


def _after_title(outline: Outline, line: int) -> int:
    """Where the text of a line begins: after a title that stands on the same line."""
    lines, at = outline.lines, outline.lines.start[line]
    if at < outline.title_end < lines.end[line]:
        at = outline.title_end
        while lines.source[at].isspace():
            at += 1
    return at


def _begins(lines: Lines, line: int) -> bool:
    """Whether a new paragraph begins: a printed paragraph, or a capital after a short line that ended."""
    if line == 0 or lines.blocks is not None:
        return True
    if lines.gap[line]:
        return True
    starts_big = lines.text(line).lstrip('[(“"')[:1].isupper()
    return starts_big and lines.ended(line - 1) and lines.short(line - 1) and lines.width > 0


def _after_list(outline: Outline, line: int) -> None:
    lines, top = outline.lines, outline.top()
    at = lines.start[line]
    if lines.blocks is not None and _was_broken(outline, line):
        return
    if top.kind == "paragraph" and top.number is None:
        outline.close(6.0, at)
        _unnumbered(outline, line, outline.top())
        return
    if top.kind == "paragraph" or top.kind == "option" or top.rank < 6.0:
        return
    holder = next(node for node in outline.open_nodes() if node.rank < 7.0)
    if holder.rank >= 6.0 or lines.text(line).lstrip('[(“"')[:1].islower():
        outline.interrupt(Node("wrapup", None, max(7.0, float(int(holder.rank)) + 1.0), at), holder)
        return
    holder.unnumbered += 1
    outline.interrupt(Node("paragraph", None, RANKS["paragraph"], at), holder)


def _was_broken(outline: Outline, line: int) -> bool:
    """Whether a printed paragraph in small letters is the rest of the one before it, broken at the end of a page."""
    lines = outline.lines
    here, before = lines.block(line), lines.block(line - 1)
    goes_on = not lines.ended(line - 1) and lines.text(line)[:1].islower()
    return goes_on and here.page > 0 and not (before.indent > 0 and here.indent < before.indent - 4)

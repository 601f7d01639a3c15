"""The short way for what most drafts are made of: numbered paragraphs, one to a printed line, that count on.

It opens exactly what the long way (`items`) opens; the long way is there for everything that could be read otherwise.
"""

from __future__ import annotations

from .drafts import Draft
from .labels import Label
from .numbering import Number
from .outline import Node

__all__ = ["open_plainly"]

_RANK = 6.0


def open_plainly(draft: Draft, label: Label) -> int | None:
    """Open the first or the next numbered paragraph of an article, and those that go on with it line by line; gives the
    line to read next, None where a closer look is needed."""
    if draft.lines.blocks is not None or label.place or label.dress == "x" or not draft.lines.gap[label.line]:
        return None
    number = label.readings[0]
    if number.style != "1" or number.added:
        return None
    above = _holder(draft, label, number)
    return None if above is None else _open_run(draft, above, label)


def _holder(draft: Draft, label: Label, number: Number) -> Node | None:
    """The article whose list of paragraphs a number begins or goes on with, None where it may be otherwise."""
    outline = draft.outline
    if outline.interrupted or outline.has_numbered_titles:
        return None
    top = outline.top()
    above = top if top.kind in ("article", "section") or top.parent < 0 else outline.nodes[top.parent]
    if above.kind != "article" and not (above.kind == "section" and label.dress == "x.-"):
        return None
    last = above.lists.get((label.dress, "1"))
    if last is None:  # a first number after unnumbered paragraphs: whose list it is takes a closer look
        return above if number.values == (1,) and not above.lists and top is above else None
    goes_on = last[1] == _RANK and (top is above or top.rank == _RANK)
    return above if goes_on and _is_next(last[0], number) else None


def _is_next(last: Number, number: Number) -> bool:
    return not last.added and len(number.values) == 1 and number.values[0] == last.values[0] + 1


def _open_run(draft: Draft, above: Node, label: Label) -> int:
    """Open a paragraph under an article, and those that go on with it, each on the next line; gives the line to read next."""
    outline, nodes, series = draft.outline, draft.outline.nodes, (label.dress, "1")
    outline.close_to(above, label.start)
    labels, gap, edges = draft.labels, draft.lines.gap, draft.regions.edges
    parent, line, last = outline.stack[-1], label.line, label.readings[0]
    chain: tuple[Label, ...] = (label,)
    others = len(labels[line]) > 1
    while True:
        now = chain[0]
        node = Node("paragraph", now.number, _RANK, now.start, now.span, None, parent, -1, last, None, None, series)
        nodes.append(node)
        line += 1
        chain = labels.get(line, ())
        if others or len(chain) != 1 or chain[0].dress != series[0] or not gap[line] or line in edges:
            break
        number = chain[0].readings[0]
        if number.style != "1" or number.added or not _is_next(last, number):
            break
        node.end, last = chain[0].start, number
    outline.note_number(above, series, last, _RANK)
    outline.stack.append(len(nodes) - 1)
    return line

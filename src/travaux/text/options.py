"""Where an option stands: rival paragraphs of an article, rival wordings of a paragraph, rival groups of articles."""

from __future__ import annotations

from collections.abc import Sequence

from .drafts import Draft
from .headings import find_heading, looks_like_heading
from .labels import Label
from .numbering import Number, follows
from .outline import Node, Outline
from .sequence import Choice, reads_on

__all__ = ["pending_option", "place_option"]


def place_option(draft: Draft, label: Label, index: int) -> int | None:
    """Open an option; gives the line to read next, None where the word is only said."""
    outline, rest = draft.outline, draft.rest(label)
    said = rest[:1].islower() and not _titles_numbers(draft, label)
    if label.place == 0 and (said or rest[:1] in (",", ";") or reads_on(outline, label)):
        return None
    coming = draft.order[index + 1 : index + 4]
    parent = _option_parent(draft, label, coming)
    outline.close_to(parent, label.start)
    _rewind(outline, parent)
    rank = parent.rank + (0.1 if parent.kind == "option" else 0.5)
    node = Node("option", label.number, rank, label.start, label.span)
    node.reading = label.readings[0] if label.readings else None
    if node.reading is not None:
        outline.note_number(parent, (_series(label), node.reading.style), node.reading, rank)
    held = _first_held(label, coming)
    if rank < 6.0 and held is not None:
        near = held.line - label.line == 1
        node.holds = "item" if _holds_paragraphs(label, coming) else held.family if near else None
    outline.open(node)
    return _take_title(draft, label, node)


def _titles_numbers(draft: Draft, label: Label) -> bool:
    """Whether `Option I for rules 6.1 and 6.2` is a title: a short line without a stop, by its looks or its place."""
    lines, line = draft.lines, label.line
    short = lines.end[line] - lines.start[line] < 100 and not lines.ended(line)
    titled = looks_like_heading(lines, line) or draft.next_line(line) in draft.labels
    return lines.blocks is not None and short and titled


def _rewind(outline: Outline, parent: Node) -> None:
    """Rival groups of articles count from the same number: what ran before the first is restored for the next."""
    if parent.rank >= 5.0:
        return
    if parent.running_before is None:
        parent.running_before = dict(outline.running)
    else:
        outline.running = dict(parent.running_before)


def _take_title(draft: Draft, label: Label, node: Node) -> int:
    """The title of a group of rival paragraphs or articles, where it has one before the first of them."""
    outline, lines = draft.outline, draft.lines
    if label.place > 0 or node.rank >= 6.0:
        return label.line + 1
    outline.title_end = lines.end[label.line]
    if draft.rest(label).strip(" :.])"):
        return label.line + 1
    heading = find_heading(draft, label)
    inside = draft.labels.get(heading.next_line)
    if heading.span is None or heading.guessed or inside is None or inside[0].family == "option":
        return label.line + 1
    node.heading = heading.span
    outline.title_end = heading.span[1]
    return heading.next_line


def _option_parent(draft: Draft, label: Label, coming: Sequence[Label]) -> Node:
    """The open provision that an option belongs to.

    The next of an open series stands beside the last; a first one is measured by what it holds: articles, numbered
    paragraphs, or words of the paragraph whose label it shares.
    """
    outline, lines = draft.outline, draft.lines
    beside = _series_parent(outline, label)
    if beside is not None:
        return beside
    if label.place > 0:
        return outline.top()
    holds = _first_held(label, coming)
    chain = list(outline.open_nodes())
    if holds is not None and holds.family in ("article", "part", "chapter", "section", "rule"):
        return next(node for node in chain if node.rank < 5.0 and node.kind != "option")
    numbered = _holds_paragraphs(label, coming)
    inside = label.line > 0 and lines.tail(label.line - 1).endswith(":")
    if not numbered and inside and outline.top().rank >= 6.0:
        return outline.top()
    if not numbered and label.dress == "title" and label.number and label.number[0] in "ABCDEFGH":
        return next((node for node in chain if node.kind == "paragraph" and node.number), _article_of(chain))
    return _article_of(chain)


def _holds_paragraphs(label: Label, coming: Sequence[Label]) -> bool:
    """Whether the first label inside an option is that of a numbered paragraph."""
    one = _first_held(label, coming)
    return one is not None and one.family == "item" and one.dress in ("x.", "x.-")


def _article_of(chain: list[Node]) -> Node:
    return next(node for node in chain if node.rank < 6.0 and (node.kind != "option" or node.rank < 5.0))


def _series(label: Label) -> str:
    return "suboption" if label.dress == "sub" else "option"


def _series_parent(outline: Outline, label: Label) -> Node | None:
    for node in outline.open_nodes():
        for number in label.readings:
            last = node.lists.get((_series(label), number.style))
            if last is not None and (follows(last[0], number) or last[0].values == number.values):
                return node
        if node.rank < 5.0 and node.kind not in ("option",) and node.rank >= 0.0 and node.lists:
            break
    return None


def _first_held(label: Label, coming: Sequence[Label]) -> Label | None:
    """The first label inside an option: on its own line, or at the head of the next lines."""
    for one in coming:
        if one.line - label.line <= 3 and one.family != "option":
            return one
        if one.family == "option":
            return None
    return None


def pending_option(draft: Draft, index: int, choice: Choice) -> Node | None:
    """The open option that a paragraph such as `4 bis.` belongs to: its rival, Option B, comes before the next number."""
    if not choice.number.added or choice.rank is None:
        return None
    for node in draft.outline.open_nodes():
        if node is choice.parent:
            return None
        inside = node.kind == "option" and node.rank > 6.0 and node.reading is not None
        if (
            inside
            and node.reading is not None
            and _rival_comes(draft.order[index + 1 : index + 41], node.reading, choice.number)
        ):
            return node
    return None


def _rival_comes(coming: Sequence[Label], option: Number, number: Number) -> bool:
    for one in coming:
        if one.family == "option":
            return any(follows(option, reading) for reading in one.readings)
        later = any(r.style == number.style and r.values > number.values for r in one.readings)
        if one.family in ("article", "part", "annex") or (one.family == "item" and one.dress == "x." and later):
            return False
    return False

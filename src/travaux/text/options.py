"""Where an option stands: rival paragraphs of an article, rival wordings of a paragraph, rival groups of articles."""

from __future__ import annotations

from collections.abc import Sequence

from .labels import Label
from .lines import Lines
from .numbering import Number, follows
from .outline import Node, Outline
from .sequence import Choice

__all__ = ["holds_paragraphs", "option_parent", "pending_option"]


def option_parent(outline: Outline, label: Label, coming: Sequence[Label], lines: Lines) -> Node:
    """The open provision that an option belongs to.

    The next of an open series stands beside the last; a first one is measured by what it holds: articles, numbered
    paragraphs, or words of the paragraph whose label it shares.
    """
    beside = _series_parent(outline, label)
    if beside is not None:
        return beside
    if label.place > 0:
        return outline.top()
    holds = _first_held(label, coming)
    chain = list(outline.open_nodes())
    if holds is not None and holds.family in ("article", "part", "chapter", "section", "rule"):
        return next(node for node in chain if node.rank < 5.0 and node.kind != "option")
    numbered = holds_paragraphs(label, coming)
    inside = label.line > 0 and lines.tail(label.line - 1).endswith(":")
    if not numbered and inside and outline.top().rank >= 6.0:
        return outline.top()
    if not numbered and label.dress == "title" and label.number and label.number[0] in "ABCDEFGH":
        return next((node for node in chain if node.kind == "paragraph" and node.number), _article_of(chain))
    return _article_of(chain)


def holds_paragraphs(label: Label, coming: Sequence[Label]) -> bool:
    """Whether the first label inside an option is that of a numbered paragraph."""
    one = _first_held(label, coming)
    return one is not None and one.family == "item" and one.dress in ("x.", "OP", "x.-", "[x]")


def _article_of(chain: list[Node]) -> Node:
    return next(node for node in chain if node.rank < 6.0 and (node.kind != "option" or node.rank < 5.0))


def _series_parent(outline: Outline, label: Label) -> Node | None:
    for node in outline.open_nodes():
        for number in label.readings:
            last = node.lists.get(("option", number.style))
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


def pending_option(outline: Outline, order: Sequence[Label], index: int, choice: Choice) -> Node | None:
    """The open option that a paragraph such as `4 bis.` belongs to: its rival, Option B, comes before the next number."""
    if not choice.number.added or choice.rank is None:
        return None
    for node in outline.open_nodes():
        if node.kind == "option" and node.rank > 6.0 and node.reading is not None and node is not choice.parent:
            if _rival_comes(order, index, node.reading, choice.number):
                return node
        if node is choice.parent:
            break
    return None


def _rival_comes(order: Sequence[Label], index: int, option: Number, number: Number) -> bool:
    for one in order[index + 1 : index + 40]:
        if one.family == "option":
            return any(follows(option, reading) for reading in one.readings)
        if one.family in ("article", "part", "annex"):
            return False
        if one.family == "item" and any(r.style == number.style and r.values > number.values for r in one.readings):
            if one.dress == "x.":
                return False
    return False

"""Articles, parts, sections, annexes: whether a heading word begins a provision or is cited, and where it stands."""

from __future__ import annotations

import re

from .drafts import Draft
from .headings import find_heading, looks_like_heading
from .labels import Label
from .numbering import Number, follows
from .outline import PREFIXES, RANKS, Node, Outline

__all__ = ["place_unit"]

_CITED = re.compile(r"[,;)]|\(\w{1,3}\)|\.\d|-\w")
_VERB = re.compile(r"\b(?:shall|may|must|is|are|was|were|has|have|will|should)\b")


def place_unit(draft: Draft, label: Label) -> int | None:
    """Open an article, part, annex ... with its title; gives the line to read next, None where it is only cited."""
    if not _heads_a_unit(draft, label):
        return None
    outline = draft.outline
    rank = RANKS[label.family]
    if label.family == "annex" and label.number is None and _may_hold_annex(outline):
        rank += 0.5
    held = _holding_option(outline, label)
    if held is not None:
        rank = held.rank + 0.05
    if len(outline.scopes) > 1 and (_in_preface(outline) or _goes_on_after_annexes(outline, label)):
        outline.close(0.0, label.start)
    outline.close(rank, label.start)
    kind = {"rule": "article", "resolution": "section"}.get(label.family, label.family)
    node = Node(kind, label.number, rank, label.start, label.span)
    node.prefix = PREFIXES[label.family] if kind != label.family else None
    _check_number(draft, label, node)
    outline.open(node)
    return take_title(draft, label, node)


def _in_preface(outline: Outline) -> bool:
    return any(outline.nodes[index].kind == "preface" for index in outline.scopes[1:])


def _goes_on_after_annexes(outline: Outline, label: Label) -> bool:
    """Whether an article is the next of the body, which working annexes have interrupted: Annex Y stands after article 3."""
    if label.family not in ("article", "rule") or outline.scope() < 0 or _last_number(outline, label) is not None:
        return False
    body = (outline.running.get((-1, (label.family, number.style))) for number in label.readings)
    last = next((number for number in body if number is not None), None)
    if last is None or not any(follows(last, number) for number in label.readings):
        return False
    outline.doubt(
        "annex_amid", f"An annex stands between {label.family}s {last.printed} and {label.number}.", label.start
    )
    return True


def take_title(draft: Draft, label: Label, node: Node) -> int:
    """Give a provision the title found after its label; gives the line to read next."""
    outline = draft.outline
    heading = find_heading(draft, label)
    node.heading = heading.span
    outline.title_end = heading.span[1] if heading.span else label.span[1]
    if heading.guessed and heading.span:
        outline.doubt(
            "glued_heading", "Title and text stand on one line: where the title ends is a guess.", heading.span[0]
        )
    return heading.next_line


def _holding_option(outline: Outline, label: Label) -> Node | None:
    """The open option that holds parts of its own (as in an annex with rival lists), where the label is one of them."""
    for node in outline.open_nodes():
        if node.kind == label.family:
            return (
                None
                if node.rank == RANKS[label.family]
                else next((n for n in outline.open_nodes() if n.kind == "option" and n.rank < node.rank), None)
            )
        if node.kind == "option" and node.holds == label.family == "part":
            above = (outline.nodes[i] for i in outline.stack)
            return node if not any(n.kind == "part" and n.rank < node.rank for n in above) else None
    return None


def _may_hold_annex(outline: Outline) -> bool:
    """Whether an annex is open that can have one of its own: it is numbered, or holds an agreement with articles."""
    for index in outline.stack:
        if outline.nodes[index].kind == "annex":
            inside = outline.nodes[index + 1 :]
            return outline.nodes[index].number is not None or any(node.kind == "article" for node in inside)
    return False


def _heads_a_unit(draft: Draft, label: Label) -> bool:
    """Whether `Article 5` begins article 5, or is cited in a sentence."""
    lines, line = draft.lines, label.line
    rest = draft.rest(label)
    if rest.lstrip('[(“"*')[:1].islower() or _CITED.match(rest):
        return False
    if lines.blocks is not None and looks_like_heading(lines, line):
        return True
    before = draft.last_line(line)
    afresh = before < 0 or draft.outline.begins_afresh(line) or draft.outline.begins_afresh(before + 1)
    if not rest or rest in (".", ":"):
        return afresh or not lines.cites(before)
    return afresh and (_in_order(draft, label) or not _VERB.search(rest))


def _in_order(draft: Draft, label: Label) -> bool:
    last = _last_number(draft.outline, label)
    return last is None or any(follows(last, number) for number in label.readings)


def _last_number(outline: Outline, label: Label) -> Number | None:
    scope = _scope(outline, label)
    for number in label.readings:
        last = outline.running.get((scope, (label.family, number.style)))
        if last is not None:
            return last
    return None


def _scope(outline: Outline, label: Label) -> int:
    """The provision whose numbers a unit counts on: chapters and sections begin again in each part, articles do not."""
    inner = label.family in ("chapter", "section", "subsection")
    return outline.stack[-1] if inner and outline.stack else outline.scope()


def _check_number(draft: Draft, label: Label, node: Node) -> None:
    """Read the number by the one before it, remember it, and doubt what is out of order or misprinted."""
    outline = draft.outline
    if not label.readings or (label.number or "").startswith("["):
        return
    last = _last_number(outline, label)
    number = label.readings[0]
    if last is not None and last.style != number.style:
        number = next((n for n in label.readings if n.style == last.style), number)
    if last is not None and last.style == number.style and not follows(last, number):
        code = "numbering_gap" if number.key > last.key else "numbering_goes_back"
        outline.doubt(code, f"{label.family.capitalize()} {label.number} comes after {last.printed}.", label.start)
    if number.misprinted:
        outline.doubt("misprinted_number", f"The number is printed {label.number}, with a letter in it.", label.start)
    node.reading = number
    outline.running[(_scope(outline, label), (label.family, number.style))] = number

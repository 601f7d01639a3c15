"""Numbered paragraphs, lettered subparagraphs, roman points: lists placed by the sequence of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .drafts import Draft
from .headings import looks_like_heading
from .labels import Label
from .numbering import follows
from .options import pending_option
from .outline import RANKS, Node, Outline
from .plain_items import open_plainly
from .sequence import Choice, choose, reads_on, stands_well
from .units import take_title
from .wordings import OPENERS

__all__ = ["place_item"]

_TITLE = re.compile(r"[\s\[]*[^\W\d_a-z]")
_VERB = re.compile(r"\b(?:shall|may|must|is|are|was|were|has|have|will|should)\b")
_SAID = {"numbering_gap": "leaves a gap", "numbering_goes_back": "goes back", "numbering_restarts": "begins again"}
_PARAGRAPHS = ("x.", "x.-")


def place_item(draft: Draft, label: Label, index: int) -> int | None:
    """Open a paragraph, subparagraph, point or numbered section; gives the line to read next, None for running text."""
    outline, opened = draft.outline, open_plainly(draft, label)
    if opened is not None:
        return opened
    if label.dress == "x":
        if not _is_numbered_after_all(draft, label, index):
            return None
        label = label._replace(dress="x.")
    if reads_on(outline, label):
        return None
    if label.line >= draft.regions.cover:
        if _is_numbered_title(draft, label):
            return _place_title(draft, label, index)
        _leave_cover(outline, label)
    if _is_recital(draft, label):
        return _place_recital(draft, label)
    if outline.interrupted:
        outline.go_on(label.dress, label.readings)
    if label.place > 0 and not _begins_list(draft, index):
        return None
    choice = choose(outline, label, draft.next_alike(index))
    if not choice.expected and not stands_well(outline, label):
        return None
    _open_item(draft, label, choice, index)
    return label.line + 1


def _leave_cover(outline: Outline, label: Label) -> None:
    """The first numbered paragraph of a report or a statement ends the lines of its first page."""
    first = (label.readings[0].values, label.dress) == ((1,), "x.") and outline.top().kind == "preface"
    if first and outline.begins_afresh(label.line):
        outline.close(0.0, label.start)


def _is_numbered_after_all(draft: Draft, label: Label, index: int) -> bool:
    """Whether `1 Coastal States shall` lacks only its stop: it begins a printed paragraph, and 2. comes next."""
    after = next((one for one in draft.order[index + 1 : index + 30] if one.dress in ("x", "x.")), None)
    fits = after is not None and after.dress == "x." and _follow(label, after)
    return fits and label.place == 0 and draft.outline.begins_afresh(label.line)


def _begins_list(draft: Draft, index: int) -> bool:
    """Whether a second label on a line begins a list: its next number comes before the list around it goes on."""
    label, outer = draft.order[index], draft.order[index - 1]
    for one in draft.order[index + 1 : index + 121]:
        if one.family == "item" and one.dress == label.dress and _follow(label, one):
            return True
        if one.family in RANKS or (one.family == outer.family and one.dress == outer.dress and _follow(outer, one)):
            return False
    return False


def _follow(before: Label, after: Label) -> bool:
    return any(follows(a, b) for a in before.readings for b in after.readings)


def _open_item(draft: Draft, label: Label, choice: Choice, index: int) -> None:
    outline = draft.outline
    held = pending_option(draft, index, choice)
    parent = _list_parent(outline, held or choice.parent, choice, label)
    rank = choice.rank if choice.rank is not None and held is None else _new_rank(parent, choice)
    outline.close_to(parent, label.start)
    node = Node(_kind(rank), label.number, rank, label.start, label.span)
    node.reading, node.series = choice.number, choice.series
    if choice.number.misprinted:
        outline.doubt("misprinted_number", f"The number is printed {label.number}, a letter for a digit.", label.start)
    if choice.doubt:
        outline.doubt(choice.doubt, f"The numbering {_SAID[choice.doubt]} at {label.number}.", label.start)
    outline.note_number(parent, choice.series, choice.number, rank)
    outline.open(node)


def _list_parent(outline: Outline, parent: Node, choice: Choice, label: Label) -> Node:
    """Paragraphs stand under articles, not under what is open in them; a first list shares the article with its chapeau."""
    if choice.rank is not None:
        return parent
    style = choice.number.style
    chain = list(outline.open_nodes())
    numbered = any(node.kind == "paragraph" and node.number for node in chain)
    plain = style == "1" and label.dress in _PARAGRAPHS and label.place == 0
    if plain or (style.startswith("1.1") and not numbered):
        return next(node for node in chain if node.rank < 6.0)
    if parent.kind == "paragraph" and parent.number is None:
        above = chain[chain.index(parent) + 1]
        return above if above.unnumbered == 1 and choice.series not in above.lists else parent
    return parent


def _new_rank(parent: Node, choice: Choice) -> float:
    style = choice.number.style
    usual = 8.0 if style == "i" else 6.0 if style[0] in "1I" or (style == "A" and parent.rank < 6.0) else 7.0
    if parent.kind == "option" and parent.rank > 6.0 and usual == 6.0:
        return parent.rank + 0.2
    return max(usual, float(int(parent.rank)) + 1.0)


def _kind(rank: float) -> str:
    return {6: "paragraph", 7: "subparagraph", 8: "point"}.get(int(rank), "clause")


def _is_recital(draft: Draft, label: Label) -> bool:
    if draft.lines.source.startswith("PP", label.span[0]):
        return True
    return (
        bool(draft.regions.preambles)
        and label.place == 0
        and any(node.kind == "preamble" for node in draft.outline.open_nodes())
        and OPENERS.match(draft.lines.source, label.span[1]) is not None
    )


def _place_recital(draft: Draft, label: Label) -> int:
    draft.outline.close(RANKS["recital"], label.start)
    node = Node("recital", label.number, RANKS["recital"], label.start, label.span)
    node.reading = label.readings[0]
    draft.outline.open(node)
    return label.line + 1


def _is_numbered_title(draft: Draft, label: Label) -> bool:
    """Whether `2. Objective` is the title of a section: by its looks or by the contents list, where no article is open."""
    lines, line = draft.lines, label.line
    if label.place or label.dress != "x." or lines.end[line] - label.span[1] > 210:
        return False
    rest = draft.rest(label)
    if not 2 < len(rest) <= 200 or not _TITLE.match(rest):
        return False
    if not _sections_may_stand(draft.outline, label):
        return False
    if len(rest) > 5 and " ".join(rest.lower().split()) in draft.titles:
        return True
    if lines.ended(line) or _VERB.search(rest):
        return False
    if lines.blocks is not None:
        return looks_like_heading(lines, line)
    after = draft.next_line(line)
    return lines.short(line) and not lines.hangs(line) and (after >= len(lines) or after in draft.labels)


def _sections_may_stand(outline: Outline, label: Label) -> bool:
    nodes = list(_within_annex(outline))
    titled = any(("title", number.style) in node.lists for node in nodes for number in label.readings)
    return titled or not any(node.kind == "article" for node in nodes)


def _within_annex(outline: Outline) -> Iterator[Node]:
    """The open provisions from the innermost out, up to the annex that holds them."""
    for node in outline.open_nodes():
        yield node
        if node.kind == "annex":
            return


def _place_title(draft: Draft, label: Label, index: int) -> int:
    outline = draft.outline
    if any(node.kind in ("conclusions", "preface") for node in outline.open_nodes()):
        outline.close(0.0, label.start)
    choice = choose(outline, label._replace(dress="title"), draft.next_alike(index))
    above = next((node for node in _within_annex(outline) if choice.series in node.lists), None)
    if above is not None:
        rank = above.lists[choice.series][1]
        outline.close_to(above, label.start)
    else:
        outline.close(5.0, label.start)
        above = outline.top()
        rank = 3.0 if above.rank < 3.0 else min(above.rank + 0.5, 4.9)
    node = Node("section" if rank == 3.0 else "subsection", label.number, rank, label.start, label.span)
    node.reading, node.series = choice.number, choice.series
    outline.note_number(above, choice.series, choice.number, rank)
    outline.has_numbered_titles = True
    outline.open(node)
    return take_title(draft, label, node)

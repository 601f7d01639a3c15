"""Reading a draft line by line: each label is placed in the outline, each line without one goes on or opens a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .flow import place_text
from .headings import find_heading, looks_like_heading
from .labels import Label
from .lines import Lines
from .numbering import Number, follows
from .options import holds_paragraphs, option_parent, pending_option
from .outline import RANKS, Node, Outline
from .regions import Regions
from .sequence import Choice, choose, reads_on, stands_well

__all__ = ["Draft", "read_outline"]

Labels = dict[int, tuple[Label, ...]]
_NUMBERED_TITLE = re.compile(r"[\s\[]*[^\W\d_a-z]")
_VERB = re.compile(r"\b(?:shall|may|must|is|are|was|were|has|have|will|should|decides?|requests?)\b")


@dataclass(slots=True)
class Draft:
    """What the passes share: lines, possible labels (also as one list), regions, lines left out, titles of the contents."""

    lines: Lines
    labels: Labels
    order: list[Label]
    regions: Regions
    skipped: frozenset[int]
    titles: str
    outline: Outline


def read_outline(lines: Lines, labels: Labels, regions: Regions, skipped: frozenset[int], titles: str) -> Outline:
    """The outline of a draft: every provision it shows, in order."""
    order = [label for line in sorted(labels) for label in labels[line]]
    draft = Draft(lines, labels, order, regions, skipped, titles, Outline(lines))
    upcoming = {id(label): n for n, label in enumerate(order)}
    line = 0
    while line < len(lines):
        line = line + 1 if line in skipped else _read_line(draft, line, upcoming)
    draft.outline.close(-1.0, lines.end[-1] if len(lines) else 0)
    return draft.outline


def _read_line(draft: Draft, line: int, upcoming: dict[int, int]) -> int:
    """Place one line; gives the line to read next (a title takes several)."""
    _enter_regions(draft, line)
    after = line + 1
    placed = 0
    for label in draft.labels.get(line, ()):
        rest = draft.order[upcoming[id(label)] + 1 :]
        if label.place != placed:
            break
        took = _place(draft, label, upcoming[id(label)])
        del rest
        if took is None:
            break
        placed, after = placed + 1, max(after, took)
    if not placed:
        place_text(draft.outline, line, draft.regions, bool(draft.labels))
    return after


def _enter_regions(draft: Draft, line: int) -> None:
    outline, regions, at = draft.outline, draft.regions, draft.lines.start[line]
    if line == regions.cover or line == regions.preamble:
        outline.close(-1.0, at)
    if line == regions.preamble:
        node = outline.open(Node("preamble", None, RANKS["preamble"], at))
        chain = draft.labels.get(line, ())
        if chain and chain[0].family == "preamble":
            node.heading = chain[0].span
    elif line == regions.enacted:
        outline.close(RANKS["preamble"], at)
    elif line in regions.conclusions and _may_conclude(outline, draft.lines, line):
        outline.close(-1.0, at)
        outline.open(Node("conclusions", None, RANKS["conclusions"], at))


def _may_conclude(outline: Outline, lines: Lines, line: int) -> bool:
    numbered = any(node.rank in (5.0, 6.0) and node.kind != "recital" for node in outline.nodes)
    return numbered and (lines.gap[line] or lines.ended(line - 1))


def _place(draft: Draft, label: Label, index: int) -> int | None:
    """Place a label; gives the line to read next, None when it is running text."""
    covered = label.line < draft.regions.cover
    if label.family == "preamble":
        return label.line + 1 if label.line == draft.regions.preamble else None
    if label.family == "item":
        return _place_item(draft, label, index, covered=covered)
    if covered:
        return None
    if label.family == "option":
        return _place_option(draft, label, index)
    return _place_unit(draft, label)


# ---------------------------------------------------------------- articles, parts, annexes


def _place_unit(draft: Draft, label: Label) -> int | None:
    outline = draft.outline
    if not _heads_a_unit(draft, label):
        return None
    rank = RANKS[label.family]
    nested = label.family == "annex" and label.number is None and _open_annex(outline)
    outline.close(rank + (0.5 if nested else 0.0), label.start)
    kind = "article" if label.family == "rule" else label.family
    node = Node(kind, label.number, rank + (0.5 if nested else 0.0), label.start, label.span)
    node.reading = label.readings[0] if label.readings else None
    if label.family == "rule":
        node.address = "rule"
    _check_unit(draft, label, node)
    outline.open(node)
    heading = find_heading(draft.lines, draft.labels, label, draft.skipped)
    node.heading = heading.span
    outline.title_end = heading.span[1] if heading.span else label.span[1]
    if heading.guessed and heading.span:
        outline.doubt(
            "glued_heading", "The title and the text stand on one line: where it ends is a guess.", heading.span[0]
        )
    return heading.next_line


def _open_annex(outline: Outline) -> bool:
    return any(node.kind == "annex" and node.number is not None for node in outline.open_nodes())


def _heads_a_unit(draft: Draft, label: Label) -> bool:
    """Whether `Article 5` begins article 5, or is cited in a sentence."""
    lines, line = draft.lines, label.line
    rest = lines.source[label.span[1] : lines.end[line]].strip()
    first = rest.lstrip('[(“"*')[:1]
    if first.islower() or rest[:1] in (",", ";", ")") or re.match(r"\(\w{1,3}\)|\.\d|-\w", rest):
        return False
    if lines.blocks is not None and looks_like_heading(lines, line):
        return True
    before = line - 1
    while before in draft.skipped:
        before -= 1
    opened = before < 0 or draft.outline.begins_afresh(line) or draft.outline.begins_afresh(before + 1)
    if not rest or rest in (".", ":"):
        return opened or not lines.cites(before)
    return opened and (_in_order(draft, label) or not _VERB.search(rest))


def _in_order(draft: Draft, label: Label) -> bool:
    last = _last_number(draft, label)
    return last is None or any(follows(last, number) for number in label.readings)


def _last_number(draft: Draft, label: Label) -> Number | None:
    outline = draft.outline
    styles = [number.style for number in label.readings]
    return next(
        (outline.running[k] for s in styles if (k := (outline.scope(), (label.family, s))) in outline.running), None
    )


def _check_unit(draft: Draft, label: Label, node: Node) -> None:
    if not label.readings:
        return
    outline = draft.outline
    inner = label.family in ("chapter", "section", "subsection")
    scope = outline.stack[-1] if inner and outline.stack else outline.scope()
    best = label.readings[0]
    for number in label.readings:
        last = outline.running.get((scope, (label.family, number.style)))
        if last is not None:
            best = number
            if not follows(last, number):
                code = "numbering_gap" if number.key > last.key else "numbering_goes_back"
                outline.doubt(code, f"{label.family} {label.number} comes after {last.printed}.", label.start)
            break
    if best.misprinted:
        outline.doubt("misprinted_number", f"The number is printed {label.number}, with a letter in it.", label.start)
    node.reading = best
    outline.running[(scope, (label.family, best.style))] = best


# ---------------------------------------------------------------- options


def _place_option(draft: Draft, label: Label, index: int) -> int | None:
    lines, outline = draft.lines, draft.outline
    rest = lines.source[label.span[1] : lines.end[label.line]].strip()
    if label.place == 0 and (rest[:1].islower() or rest[:1] in (",", ";") or reads_on(outline, label)):
        return None
    parent = option_parent(outline, label, draft.order[index + 1 : index + 4], lines)
    outline.close_to(parent, label.start)
    _rewind(outline, parent)
    number = label.readings[0] if label.readings else None
    node = Node(
        "option", label.number, parent.rank + 0.5 if parent.kind != "option" else parent.rank + 0.1, label.start
    )
    node.label, node.reading = label.span, number
    if number is not None:
        outline.note_number(parent, ("option", number.style), number, node.rank)
    node.holds_paragraphs = node.rank < 6.0 and holds_paragraphs(label, draft.order[index + 1 : index + 4])
    outline.open(node)
    return _option_title(draft, label, node) if label.place == 0 and node.rank < 6.0 else label.line + 1


def _rewind(outline: Outline, parent: Node) -> None:
    """Rival groups of articles count from the same number: what ran before the first is restored for the next."""
    if parent.rank >= 5.0:
        return
    if parent.running_before is None:
        parent.running_before = dict(outline.running)
    else:
        outline.running = dict(parent.running_before)


def _option_title(draft: Draft, label: Label, node: Node) -> int:
    """The title of a group of rival paragraphs or articles, where it has one before the first of them."""
    outline, lines = draft.outline, draft.lines
    outline.title_end = lines.end[label.line]
    if lines.source[label.span[1] : lines.end[label.line]].strip(" :.])\n"):
        return label.line + 1
    heading = find_heading(lines, draft.labels, label, draft.skipped)
    if heading.span is None or heading.guessed or heading.next_line not in draft.labels:
        return label.line + 1
    node.heading = heading.span
    outline.title_end = heading.span[1]
    return heading.next_line


# ---------------------------------------------------------------- items


def _place_item(draft: Draft, label: Label, index: int, *, covered: bool) -> int | None:
    outline, lines = draft.outline, draft.lines
    if reads_on(outline, label):
        return None
    if _is_numbered_title(draft, label) and not covered:
        return _place_title(draft, label, index)
    if label.dress == "OP" and lines.source[label.span[0] : label.span[0] + 2] == "PP":
        return _place_recital(draft, label)
    choice = choose(outline, label, _next_alike(draft, index))
    if not choice.expected and not stands_well(outline, label):
        return None
    if label.place > 0 and not _goes_on(draft, index):
        return None
    _open_item(draft, label, choice, index)
    return label.line + 1


def _next_alike(draft: Draft, index: int) -> Label | None:
    dress = draft.order[index].dress
    near = draft.order[index + 1 : index + 60]
    return next((one for one in near if one.family == "item" and one.dress == dress), None)


def _goes_on(draft: Draft, index: int) -> bool:
    """Whether a second label on a line begins a list: its next number comes before the list around it goes on."""
    label = draft.order[index]
    outer = draft.order[index - 1]
    for one in draft.order[index + 1 : index + 60]:
        if one.family == "item" and one.dress == label.dress and one.readings:
            return any(follows(a, b) for a in label.readings for b in one.readings)
        if one.family == outer.family and one.dress == outer.dress or one.family in RANKS:
            return False
    return False


def _open_item(draft: Draft, label: Label, choice: Choice, index: int) -> None:
    outline = draft.outline
    parent = choice.parent
    held = pending_option(outline, draft.order, index, choice)
    if held is not None:
        parent = held
    parent = _container_for(outline, parent, choice, label)
    rank = choice.rank if choice.rank is not None and held is None else _item_rank(parent, choice)
    outline.close_to(parent, label.start)
    node = Node(_kind(rank, parent), label.number, rank, label.start, label.span)
    node.reading, node.series = choice.number, choice.series
    _doubt_number(draft, label, choice)
    outline.note_number(parent, choice.series, choice.number, rank)
    outline.open(node)


def _container_for(outline: Outline, parent: Node, choice: Choice, label: Label) -> Node:
    """Paragraphs stand under articles, not under what is open in them; a first list shares the article with its chapeau."""
    if choice.rank is not None:
        return parent
    style = choice.number.style
    chain = list(outline.open_nodes())
    if style[0] == "1" and label.dress in ("x.", "OP", "x.-", "[x]") and label.place == 0 and "." not in style:
        return next(node for node in chain if node.rank < 6.0)
    if style[0] == "1" and "." in style and not any(n.kind == "paragraph" and n.number for n in chain):
        return next(node for node in chain if node.rank < 6.0)
    if parent.kind == "paragraph" and parent.number is None:
        above = chain[chain.index(parent) + 1]
        return above if above.unnumbered == 1 and choice.series not in above.lists else parent
    return parent


def _item_rank(parent: Node, choice: Choice) -> float:
    style = choice.number.style
    usual = 6.0 if style[0] in "1I" or (style == "A" and parent.rank < 6.0) else 8.0 if style == "i" else 7.0
    if parent.kind == "option" and parent.rank > 6.0 and usual == 6.0:
        return parent.rank + 0.2
    return max(usual, float(int(parent.rank)) + 1.0)


def _kind(rank: float, parent: Node) -> str:
    if parent.rank >= 9.0 or rank >= 9.0:
        return "clause"
    return {6: "paragraph", 7: "subparagraph", 8: "point"}[int(rank)]


def _doubt_number(draft: Draft, label: Label, choice: Choice) -> None:
    if choice.expected:
        return
    said = {"numbering_gap": "leaves a gap", "numbering_goes_back": "goes back", "numbering_restarts": "begins again"}
    code = choice.doubt or "numbering_gap"
    draft.outline.doubt(code, f"The numbering {said[code]} at {label.number}.", label.start)


def _place_recital(draft: Draft, label: Label) -> int:
    draft.outline.close(RANKS["recital"], label.start)
    node = Node("recital", label.number, RANKS["recital"], label.start, label.span, reading=label.readings[0])
    draft.outline.open(node)
    return label.line + 1


# ---------------------------------------------------------------- numbered titles


def _is_numbered_title(draft: Draft, label: Label) -> bool:
    """Whether `2. Objective` is the title of a section: a title by its looks, or by the contents list, and no article open."""
    lines, line = draft.lines, label.line
    rest = lines.source[label.span[1] : lines.end[line]].strip()
    if label.place or label.dress != "x." or not rest or len(rest) > 200 or not _NUMBERED_TITLE.match(rest):
        return False
    series = ("title", label.readings[0].style)
    if any(node.kind == "article" for node in draft.outline.open_nodes()) and not any(
        series in node.lists for node in draft.outline.open_nodes()
    ):
        return False
    if " ".join(rest.lower().split()) in draft.titles and len(rest) > 5:
        return True
    if lines.ended(line) or _VERB.search(rest):
        return False
    if lines.blocks is not None:
        return looks_like_heading(lines, line)
    after = line + 1
    while after in draft.skipped:
        after += 1
    return lines.short(line) and (after >= len(lines) or after in draft.labels) and not lines.hangs(line)


def _place_title(draft: Draft, label: Label, index: int) -> int | None:
    outline = draft.outline
    titled = label._replace(dress="title")
    choice = choose(outline, titled, _next_alike(draft, index))
    node_above = next((n for n in outline.open_nodes() if choice.series in n.lists), None)
    if node_above is not None:
        rank = node_above.lists[choice.series][1]
        outline.close_to(node_above, label.start)
    else:
        outline.close(5.0, label.start)
        top = outline.top()
        rank = 3.0 if top.rank < 3.0 else min(top.rank + 0.5, 4.9)
        node_above = top
    node = Node("section" if rank == 3.0 else "subsection", label.number, rank, label.start, label.span)
    node.reading, node.series = choice.number, choice.series
    outline.note_number(node_above, choice.series, choice.number, rank)
    outline.open(node)
    heading = find_heading(draft.lines, draft.labels, label, draft.skipped)
    node.heading = heading.span
    outline.title_end = heading.span[1] if heading.span else label.span[1]
    return heading.next_line

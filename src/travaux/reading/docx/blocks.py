"""Paragraphs, tables and what wraps them, set in document order as blocks of a manuscript."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

from ...text.manuscript import Block
from ..composition import Ink, worded_span
from .chunks import set_chunk
from .desk import Desk, doubt, style_of
from .numbering import level_layout, next_label, style_level
from .parts import MC, W, val
from .runs import TRACKS, chosen, set_inline, tracked
from .styles import Properties, Style, heading_level, layout

__all__ = ["set_blocks"]

RANGES = frozenset(
    W + name
    for name in (
        "commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip
SKIPPED = frozenset(W + name for name in ("sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"))
BARE = frozenset((W + "r", W + "t", W + "delText", W + "hyperlink", W + "fldSimple"))
TWIPS = 20.0
"""Twentieths of a point, in which Word measures."""


def set_blocks(desk: Desk, parent: Iterable[etree._Element], role: str = "body", style: str | None = None) -> None:
    """Sets the paragraphs and tables inside an element, also those inside content controls and tracked changes."""
    for node in parent:
        if node.tag == W + "p":
            _paragraph(desk, node, role, style)
        elif node.tag == W + "tbl":
            _table(desk, node, style or "table", role)
        elif node.tag in RANGES:
            set_inline(desk, [node])
        elif node.tag == MC + "AlternateContent":
            branch = chosen(node)
            set_blocks(desk, branch if branch is not None else [], role, style)
        elif node.tag == W + "altChunk":
            set_chunk(desk, node, role)
        elif node.tag in BARE:
            _paragraph(desk, _in_a_paragraph(node), role, style)
        elif node.tag not in SKIPPED:
            set_blocks(desk, node, role, style)


def _in_a_paragraph(node: etree._Element) -> etree._Element:
    """Words that stand in no paragraph, against the rules, in one of their own."""
    made = etree.Element(W + "p")
    made.append(copy.deepcopy(node))
    return made


def _paragraph(desk: Desk, node: etree._Element, role: str, style: str | None) -> None:
    shape = node.find(W + "pPr")
    desk.style_id = (val(shape.find(W + "pStyle")) or "") if shape is not None else ""
    named = style_of(desk, desk.style_id)
    desk.paragraph.clear()
    galley = desk.galley
    contents = role == "body" and named.name.lower().startswith("toc ")
    if contents:
        desk.galley = galley = desk.asides
    start = galley.length
    place = _list_place(desk, shape, named)
    label_end = _set_label(desk, place, start)
    set_inline(desk, node)
    span = worded_span(galley, start)
    if span is not None:
        seen = _layout(desk, shape, named, place)
        looks = Block(
            span,
            "aside" if contents else role,
            _level(shape, named),
            label_end,
            style="contents" if contents else style or named.name or None,
        )
        galley.blocks.append(_with_looks(desk, looks, seen))
    _end_paragraph(desk, shape, start, label_end)
    if contents:
        desk.galley = desk.body
    _set_boxes(desk, role)


def _list_place(desk: Desk, shape: etree._Element | None, named: Style) -> tuple[str, int, bool] | None:
    """The list and the level a paragraph belongs to, and whether it says so itself (else its style does)."""
    numbers = shape.find(W + "numPr") if shape is not None else None
    num_id = val(numbers.find(W + "numId")) if numbers is not None else None
    written = val(numbers.find(W + "ilvl")) if numbers is not None else None
    level = int(written) if written is not None and written.isdecimal() and len(written) < 3 else None
    own = num_id is not None
    num_id = num_id if own else named.num_id
    if num_id is None or num_id == "0":
        return None
    if level is None and not own:
        level = style_level(desk.numbering, num_id, desk.style_id)
        level = named.num_level if level is None else level
    return num_id, level or 0, own


def _set_label(desk: Desk, place: tuple[str, int, bool] | None, start: int) -> int | None:
    """Writes the label of a list paragraph into the text, as Word prints it, and gives the offset at which it ends."""
    label = desk.pending or (next_label(desk.numbering, place[0], place[1]) if place else None)
    desk.pending = None
    if label is None:
        return None
    if label.unknown_format:
        doubt(desk, "number_format", f"List numbers of the format {label.unknown_format} are written in figures.")
    desk.galley.put(label.text + label.after)
    return start + len(label.text)


def _layout(desk: Desk, shape: etree._Element | None, named: Style, place: tuple[str, int, bool] | None) -> Properties:
    own = layout(shape) if shape is not None else {}
    if place is None:
        return {**named.layout, **own}
    of_list = level_layout(desk.numbering, place[0], place[1])
    return {**named.layout, **of_list, **own} if place[2] else {**of_list, **named.layout, **own}


def _level(shape: etree._Element | None, named: Style) -> int | None:
    own = val(shape.find(W + "outlineLvl")) if shape is not None else None
    if own is not None and own.isdecimal() and len(own) < 3:
        return int(own) + 1 if int(own) <= 8 else None
    return heading_level(named)


def _with_looks(desk: Desk, block: Block, seen: Properties) -> Block:
    runs = desk.paragraph
    first = runs[0][1].get("sz", "") if runs else ""
    return Block(
        block.span,
        block.role,
        block.level,
        block.label_end,
        indent=(_twips(seen.get("left")) + _twips(seen.get("first")) - _twips(seen.get("hanging"))) / TWIPS,
        gap=_twips(seen.get("before")) / TWIPS,
        size=int(first) / 2 if first.isdecimal() and len(first) < 5 else 0.0,
        bold=bool(runs) and all(holding.get("b") == "1" for _, holding, _ in runs),
        italic=bool(runs) and all(holding.get("i") == "1" for _, holding, _ in runs),
        centred=seen.get("jc") == "center",
        style=block.style,
    )


def _twips(written: str | None) -> int:
    return int(written) if written is not None and written.lstrip("-").isdecimal() and len(written) < 7 else 0


def _end_paragraph(desk: Desk, shape: etree._Element | None, start: int, label_end: int | None) -> None:
    """Ends the paragraph with a line end; a tracked paragraph mark is a mark on that line end."""
    galley = desk.galley
    if galley.length == start:
        return
    common = set.intersection(*(set(tracks) for _, _, tracks in desk.paragraph)) if desk.paragraph else set()
    for ink in sorted(common, key=str):
        desk.galley.lay(ink, start, label_end or start)
    end = galley.put("\n")
    signs = shape.find(W + "rPr") if shape is not None else None
    for node in signs if signs is not None else ():
        if node.tag in TRACKS:
            ink = tracked(desk, node)
            galley.lay(ink._replace(value=ink.value or _move_of(desk, ink.kind) or "paragraph_mark"), end, end + 1)
            if label_end is not None:
                doubt(
                    desk, "numbers_with_changes", "List numbers are those of the text with all tracked changes shown."
                )


def _move_of(desk: Desk, kind: str) -> str | None:
    """The name of the move that the words of the paragraph at hand belong to."""
    return next(
        (ink.value for _, _, tracks in desk.paragraph for ink in tracks if ink.kind == kind and ink.value), None
    )


def _set_boxes(desk: Desk, role: str) -> None:
    """Sets the text boxes that hang on the paragraph just set."""
    boxes, desk.boxes = desk.boxes, []
    for box in boxes:
        set_blocks(desk, box, role, "text box")


def _table(desk: Desk, table: etree._Element, style: str, role: str) -> None:
    """Sets a table row by row; one in a header or a note has the role of that."""
    role = role if role in ("aside", "footnote") else "cell"
    row_number = 0
    for row in _inside(table, W + "tr"):
        if row.tag == W + "tr":
            row_number += 1
            _row(desk, row, f"{style}:{row_number}", role)
        else:
            set_blocks(desk, [row], role, style)


def _row(desk: Desk, row: etree._Element, style: str, role: str) -> None:
    shape = row.find(W + "trPr")
    column = 1 + (_count(shape.find(W + "gridBefore")) if shape is not None else 0)
    for cell in _inside(row, W + "tc"):
        start = desk.galley.length
        set_blocks(desk, cell if cell.tag == W + "tc" else [cell], role, f"{style}:{column}")
        for ink in _cell_tracks(desk, shape, cell.find(W + "tcPr")):
            desk.galley.lay(ink, start, desk.galley.length)
        column += max(1, _count(cell.find(f"{W}tcPr/{W}gridSpan")))


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls; and words that stand outside any."""
    for node in parent:
        if node.tag == tag or node.tag in BARE or node.tag in (W + "p", W + "tbl"):
            yield node
        elif node.tag not in SKIPPED:
            yield from _inside(node, tag)


def _cell_tracks(desk: Desk, row: etree._Element | None, cell: etree._Element | None) -> list[Ink]:
    found = [tracked(desk, n) for n in (row if row is not None else ()) if n.tag in (W + "ins", W + "del")]
    kinds = {W + "cellIns": "tracked_insertion", W + "cellDel": "tracked_deletion"}
    for node in cell if cell is not None else ():
        if node.tag in kinds:
            found.append(Ink(kinds[node.tag], val(node, "author"), val(node, "date")))
    return [ink._replace(value="table_cell") for ink in found]


def _count(node: etree._Element | None) -> int:
    written = val(node)
    return int(written) if written is not None and written.isdecimal() and len(written) < 4 else 0

"""The elements of a web page in document order, set as blocks with marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ...errors import Doubt
from ..composition import Ink
from ..flow import Flow, Place, end_block, put_label, put_words, text_of
from .lists import item_labels
from .marks import inks_of, is_hidden, points
from .notes import SIGN, note_sign

__all__ = ["set_notes", "set_page"]

NOT_TEXT = frozenset(
    (
        "script", "style", "template", "head", "title", "meta", "link", "iframe", "object", "embed", "canvas", "video", "audio",
        "svg", "rt", "rp", "textarea", "base",
    )
)  # fmt: skip
ASIDES = frozenset(("nav", "button", "select", "aside", "menu", "datalist", "dialog"))
HEADS = frozenset(("header", "footer"))
OFFICE_HEADS = frozenset(("header", "footer"))  # what office suites write as the title of a division
ARTICLES = frozenset(("article", "section", "main"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = HEADINGS.keys() | frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
    )
)  # fmt: skip
MOST_TAKEN = 100_000
INDENTED = {"blockquote": 36.0, "dd": 36.0, "ol": 18.0, "ul": 18.0}


def set_page(flow: Flow, root: etree._Element) -> None:
    """Sets the whole page: the text, and navigation, heads, feet and hidden parts as asides."""
    body = root.find("body")
    set_inside(flow, body if body is not None else root, Place())
    end_block(flow)


def set_inside(flow: Flow, node: etree._Element, place: Place) -> None:
    """Sets the words and elements inside one element."""
    put_words(flow, node.text or "", place)
    labels = item_labels(node) if node.tag in ("ol", "ul") else {}
    for child in node:
        if child.tag == "li" and labels.get(child) and child not in flow.notes:
            put_label(flow, labels[child], place)
        _element(flow, child, place)
        put_words(flow, child.tail or "", place)


def _element(flow: Flow, node: etree._Element, place: Place) -> None:
    tag = node.tag
    if not isinstance(tag, str) or tag in NOT_TEXT or node in flow.notes:
        return
    if tag == "br":
        put_words(flow, "\n", place._replace(preformatted=True))
    elif flow.galley is flow.body and (tag in ASIDES or is_hidden(node) or (_is_head(node) and _of_the_page(node))):
        _aside(flow, node)
    elif tag == "table":
        _table(flow, node, place)
    elif tag == "a" and (sign := note_sign(node)) and flow.notes and (node.get("href") or "").startswith("#"):
        _reference(flow, node, place, sign)
    else:
        _plain(flow, node, place)


def _plain(flow: Flow, node: etree._Element, place: Place) -> None:
    tag = node.tag
    inner = place._replace(inks=tuple(dict.fromkeys((*place.inks, *inks_of(node)))))
    if tag not in BLOCKS:
        set_inside(flow, node, inner)
        return
    labelled = flow.label_end is not None and flow.galley.length == flow.label_end + 1
    if not labelled:
        end_block(flow)
    inner = inner._replace(
        indent=place.indent + INDENTED.get(tag, 0.0) + points(node),
        centred=place.centred or tag == "center" or "text-align:center" in (node.get("style") or "").replace(" ", "").lower()
        or node.get("align") == "center",
        preformatted=place.preformatted or tag == "pre",
    )  # fmt: skip
    if tag in HEADINGS:
        inner = inner._replace(role="heading" if place.role == "body" else place.role, level=HEADINGS[tag], style=tag)
    if labelled:
        flow.block = inner
    set_inside(flow, node, inner)
    end_block(flow)


def _aside(flow: Flow, node: etree._Element) -> None:
    """Sets furniture and hidden parts apart; the block at hand goes on where it stood."""
    hidden = is_hidden(node)
    if hidden and not any(d.code == "hidden_text" for d in flow.doubts) and text_of(node).strip():
        flow.doubts.append(
            Doubt("hidden_text", "The page holds text that a browser does not show; it is kept beside the text.")
        )
    held = (flow.start, flow.label_end, flow.block, list(flow.bold))
    flow.galley, flow.start, flow.label_end = flow.asides, None, None
    set_inside(flow, node, Place("aside", style="hidden" if hidden else node.tag))
    end_block(flow)
    flow.galley = flow.body
    flow.start, flow.label_end, flow.block, bold = held
    flow.bold[:] = bold


def _is_head(node: etree._Element) -> bool:
    """Whether this is the head or the foot of a page, by its name or as office suites say it: a division of that title."""
    return node.tag in HEADS or (node.tag == "div" and node.get("title") in OFFICE_HEADS)


def _of_the_page(node: etree._Element) -> bool:
    """Whether a head or foot belongs to the page and not to an article, nor holds the title of it all."""
    return not any(a.tag in ARTICLES for a in node.iterancestors()) and node.find(".//h1") is None


def _reference(flow: Flow, node: etree._Element, place: Place, sign: str) -> None:
    ink = Ink("footnote_reference", value=sign)
    set_inside(flow, node, place._replace(inks=(*place.inks, *inks_of(node), ink)))


@dataclass(slots=True)
class _Grid:
    """A table while it is set: the row at hand, and the places that cells from rows above reach into."""

    style: str
    row: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)


def _table(flow: Flow, table: etree._Element, place: Place) -> None:
    end_block(flow)
    _rows(flow, table, place, _Grid(place.style if place.role == "cell" and place.style else "table"))
    end_block(flow)


def _rows(flow: Flow, node: etree._Element, place: Place, grid: _Grid) -> None:
    put_words(flow, node.text or "", place)
    for child in node:
        if child.tag == "tr":
            grid.row += 1
            _cells(flow, child, place, grid)
        elif child.tag in ("tbody", "thead", "tfoot"):
            _rows(flow, child, place, grid)
        elif child.tag not in ("col", "colgroup"):
            _element(flow, child, place)
        put_words(flow, child.tail or "", place)
    end_block(flow)


def _cells(flow: Flow, row: etree._Element, place: Place, grid: _Grid) -> None:
    column = 1
    put_words(flow, row.text or "", place)
    for child in row:
        if child.tag not in ("td", "th"):
            _element(flow, child, place)
        else:
            while (grid.row, column) in grid.taken:
                column += 1
            cell = place._replace(role="cell", style=f"{grid.style}:{grid.row}:{column}")
            _element_as_block(flow, child, cell._replace(inks=tuple(dict.fromkeys((*place.inks, *inks_of(child))))))
            column = _take(grid, child, column)
        put_words(flow, child.tail or "", place)


def _element_as_block(flow: Flow, node: etree._Element, place: Place) -> None:
    end_block(flow)
    set_inside(flow, node, place)
    end_block(flow)


def _take(grid: _Grid, cell: etree._Element, column: int) -> int:
    """Notes the places a cell reaches into, and gives the column after it."""
    wide, high = _span(cell.get("colspan")), _span(cell.get("rowspan"))
    if high > 1 and len(grid.taken) < MOST_TAKEN:
        below = range(grid.row + 1, grid.row + high)
        grid.taken.update((row, beside) for row in below for beside in range(column, column + wide))
    return column + wide


def _span(text: str | None) -> int:
    text = (text or "1").strip()
    return min(100, max(1, int(text))) if text.isdecimal() and len(text) < 5 else 1


def set_notes(flow: Flow) -> None:
    """Sets the notes after the text, each with its sign as its label."""
    flow.galley = flow.footnotes
    notes, flow.notes = dict(flow.notes), {}
    for block, sign in notes.items():
        place = Place("footnote")
        begun = SIGN.match(" ".join(text_of(block).split()))
        if begun is None or begun[1] != sign:
            put_label(flow, sign, place)
        else:
            flow.sign_length = begun.end(1)
        set_inside(flow, block, place)
        end_block(flow)
    flow.galley = flow.body

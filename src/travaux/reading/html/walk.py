"""The elements of a web page in document order, set as blocks with marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ...errors import Doubt
from ..composition import Ink
from .lists import item_labels
from .marks import inks_of, is_hidden, points
from .notes import SIGN, note_sign
from .page import Page, Place, end_block, put_label, put_words, text_of

__all__ = ["set_notes", "set_page"]

NOT_TEXT = frozenset(
    (
        "script", "style", "template", "head", "title", "meta", "link", "iframe", "object", "embed", "canvas", "video", "audio",
        "svg", "rt", "rp", "textarea", "base",
    )
)  # fmt: skip
ASIDES = frozenset(("nav", "button", "select", "aside", "menu", "datalist", "dialog"))
HEADS = frozenset(("header", "footer"))
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


def set_page(page: Page, root: etree._Element) -> None:
    """Sets the whole page: the text, and navigation, heads, feet and hidden parts as asides."""
    body = root.find("body")
    set_inside(page, body if body is not None else root, Place())
    end_block(page)


def set_inside(page: Page, node: etree._Element, place: Place) -> None:
    """Sets the words and elements inside one element."""
    put_words(page, node.text or "", place)
    labels = item_labels(node) if node.tag in ("ol", "ul") else {}
    for child in node:
        if child.tag == "li" and labels.get(child):
            put_label(page, labels[child], place)
        _element(page, child, place)
        put_words(page, child.tail or "", place)


def _element(page: Page, node: etree._Element, place: Place) -> None:
    tag = node.tag
    if not isinstance(tag, str) or tag in NOT_TEXT or node in page.notes:
        return
    if tag == "br":
        put_words(page, "\n", place._replace(preformatted=True))
    elif page.galley is page.body and (tag in ASIDES or is_hidden(node) or (tag in HEADS and _of_the_page(node))):
        _aside(page, node)
    elif tag == "table":
        _table(page, node, place)
    elif tag == "a" and (sign := note_sign(node)) and page.notes and (node.get("href") or "").startswith("#"):
        _reference(page, node, place, sign)
    else:
        _plain(page, node, place)


def _plain(page: Page, node: etree._Element, place: Place) -> None:
    tag = node.tag
    inner = place._replace(inks=tuple(dict.fromkeys((*place.inks, *inks_of(node)))))
    if tag not in BLOCKS:
        set_inside(page, node, inner)
        return
    labelled = page.label_end is not None and page.galley.length == page.label_end + 1
    if not labelled:
        end_block(page)
    inner = inner._replace(
        indent=place.indent + INDENTED.get(tag, 0.0) + points(node),
        centred=place.centred or tag == "center" or "text-align:center" in (node.get("style") or "").replace(" ", "").lower()
        or node.get("align") == "center",
        preformatted=place.preformatted or tag == "pre",
    )  # fmt: skip
    if tag in HEADINGS:
        inner = inner._replace(role="heading" if place.role == "body" else place.role, level=HEADINGS[tag], style=tag)
    if labelled:
        page.block = inner
    set_inside(page, node, inner)
    end_block(page)


def _aside(page: Page, node: etree._Element) -> None:
    """Sets furniture and hidden parts apart; the block at hand goes on where it stood."""
    hidden = is_hidden(node)
    if hidden and not any(d.code == "hidden_text" for d in page.doubts) and text_of(node).strip():
        page.doubts.append(
            Doubt("hidden_text", "The page holds text that a browser does not show; it is kept beside the text.")
        )
    held = (page.start, page.label_end, page.block, list(page.bold))
    page.galley, page.start, page.label_end = page.asides, None, None
    set_inside(page, node, Place("aside", style="hidden" if hidden else node.tag))
    end_block(page)
    page.galley = page.body
    page.start, page.label_end, page.block, bold = held
    page.bold[:] = bold


def _of_the_page(node: etree._Element) -> bool:
    """Whether a head or foot belongs to the page and not to an article, nor holds the title of it all."""
    return not any(a.tag in ARTICLES for a in node.iterancestors()) and node.find(".//h1") is None


def _reference(page: Page, node: etree._Element, place: Place, sign: str) -> None:
    ink = Ink("footnote_reference", value=sign)
    set_inside(page, node, place._replace(inks=(*place.inks, *inks_of(node), ink)))


@dataclass(slots=True)
class _Grid:
    """A table while it is set: the row at hand, and the places that cells from rows above reach into."""

    style: str
    row: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)


def _table(page: Page, table: etree._Element, place: Place) -> None:
    end_block(page)
    _rows(page, table, place, _Grid(place.style if place.role == "cell" and place.style else "table"))
    end_block(page)


def _rows(page: Page, node: etree._Element, place: Place, grid: _Grid) -> None:
    put_words(page, node.text or "", place)
    for child in node:
        if child.tag == "tr":
            grid.row += 1
            _cells(page, child, place, grid)
        elif child.tag in ("tbody", "thead", "tfoot"):
            _rows(page, child, place, grid)
        elif child.tag not in ("col", "colgroup"):
            _element(page, child, place)
        put_words(page, child.tail or "", place)
    end_block(page)


def _cells(page: Page, row: etree._Element, place: Place, grid: _Grid) -> None:
    column = 1
    put_words(page, row.text or "", place)
    for child in row:
        if child.tag not in ("td", "th"):
            _element(page, child, place)
        else:
            while (grid.row, column) in grid.taken:
                column += 1
            cell = place._replace(role="cell", style=f"{grid.style}:{grid.row}:{column}")
            _element_as_block(page, child, cell._replace(inks=tuple(dict.fromkeys((*place.inks, *inks_of(child))))))
            column = _take(grid, child, column)
        put_words(page, child.tail or "", place)


def _element_as_block(page: Page, node: etree._Element, place: Place) -> None:
    end_block(page)
    set_inside(page, node, place)
    end_block(page)


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


def set_notes(page: Page) -> None:
    """Sets the notes after the text, each with its sign as its label."""
    page.galley = page.footnotes
    notes, page.notes = dict(page.notes), {}
    for block, sign in notes.items():
        place = Place("footnote")
        begun = SIGN.match(" ".join(text_of(block).split()))
        if begun is None or begun[1] != sign:
            put_label(page, sign, place)
        else:
            page.sign_length = begun.end(1)
        set_inside(page, block, place)
        end_block(page)
    page.galley = page.body

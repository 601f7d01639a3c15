"""Web pages as manuscripts, through a parser with limits: headings, lists with their numbers, tables, edits, footnotes."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from ...errors import Doubt, TravauxError
from ...text.manuscript import Facts, Manuscript
from ..composition import compose
from ..encodings import decode
from ..flow import Flow
from .notes import find_notes
from .walk import set_notes, set_page

__all__ = ["html_manuscript"]

MOST_BYTES = 50_000_000
DEEPEST = 256
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{2,40})",
    re.I,
)
PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
OPENED, CLOSED = re.compile(rb"<(?:html|body)[\s>]", re.I), re.compile(rb"</(?:html|body)\s*>", re.I)
CUT_OFF = re.compile(rb"<[^<>]*\Z|[^\s<>.;:!?][^<>]{0,400}\Z")
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
NOT_NESTING = frozenset(
    b"p li td th tr dt dd option thead tbody tfoot colgroup col br img hr input meta link base area wbr source param html "
    b"body head script style title rp rt".split()
)
"""Elements that close by themselves, or hold no others: a page may leave a thousand of them open."""


def html_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a web page: its text as a browser shows it, with the numbers of lists written out (`label_end`).

    Headings have a level; `ins` and `del` and formatting are marks; navigation, page heads and feet and hidden parts are
    asides; notes reached by an anchor are footnotes. Scripts, styles and templates are not text. Raises `TravauxError` for
    pages that are too large or nested too deep; nothing is loaded from anywhere.
    """
    _check(content, path)
    text, doubts = decode(content, _declared(content))
    root = _root(PROLOG.sub("", text).replace("\0", "\ufffd"), path)
    flow = Flow(list(doubts))
    flow.notes = find_notes(root)
    try:
        set_page(flow, root)
        set_notes(flow)
    except RecursionError as trouble:
        raise _deep(path) from trouble
    if CUT_OFF.search(content[-400:]) and OPENED.search(content[:4096]) and not CLOSED.search(content):
        flow.doubts.append(Doubt("cut_off", "The page ends before it is closed; something may be missing."))
    if not flow.body.blocks:
        flow.doubts.append(Doubt("no_text", "The page holds no text."))
    return compose([flow.body, flow.footnotes, flow.asides], flow.doubts, _facts(root))


def _check(content: bytes, path: str) -> None:
    """Refuses what is too large, and counts the nesting in the bytes before a tree is built of them."""
    if len(content) > MOST_BYTES:
        what = f"The page has {len(content):,} bytes; at most {MOST_BYTES:,} are read."
        raise TravauxError("too_large", what, where=path, try_this="Save the part that matters.")
    depth = 0
    for found in TAG.finditer(content):
        if found[2].lower() not in NOT_NESTING:
            depth = max(0, depth + (-1 if found[1] else 1))
            if depth > DEEPEST:
                raise _deep(path)


def _deep(path: str) -> TravauxError:
    what = f"The page is nested more than {DEEPEST} deep."
    return TravauxError("too_deep", what, where=path, try_this="Save its text as a .txt file.")


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:4096])
    name = ((found[1] or found[2]).decode("ascii", "replace").lower() if found else None) or None
    if name in ("utf-16", "utf-16le", "utf-16be"):
        return "utf-8"
    return "cp1252" if name in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else name


def _root(text: str, path: str) -> etree._Element:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    if not text.strip():
        return etree.Element("html")
    try:
        root: etree._Element = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as trouble:
        what = f"The page cannot be taken apart: {trouble}."
        raise TravauxError("damaged", what, where=path, try_this="Save its text as a .txt file.") from trouble
    _check_tree(parser, root, path)
    return root


def _check_tree(parser: etree.HTMLParser, root: etree._Element, path: str) -> None:
    """Refuses a page that the parser gave up on half way: what follows would be lost without a word."""
    limit = next((entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"), None)
    if limit is not None and "depth" not in limit:
        what = "One text or one attribute of the page is longer than 10,000,000 characters."
        raise TravauxError("too_large", what, where=path, try_this="Save its text as a .txt file.")
    level, depth = [root], 0
    while level:
        level, depth = [child for node in level for child in node], depth + 1
    if limit is not None or depth > DEEPEST:
        raise _deep(path)


def _facts(root: etree._Element) -> Facts:
    title = root.find(".//head/title")
    words = " ".join((title.text or "").split()) if title is not None else ""
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    return Facts(title=words or None, language=language if re.fullmatch("[a-z]{2}", language) else None)

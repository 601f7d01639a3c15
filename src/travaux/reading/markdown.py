"""Markdown as a manuscript, through markdown-it: headings, lists with their labels as typed, emphasis, strike, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..errors import Doubt
from ..text.manuscript import Block, Manuscript
from .composition import Galley, Ink, compose, worded_span
from .encodings import decode
from .plain.paragraphs import begins_by_itself

__all__ = ["markdown_manuscript"]

DEEPEST = 32
INKS = {"strong": "bold", "em": "italic", "s": "strike"}
NOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")
ADDRESS = re.compile(r"[:/#.@]|^$")
TAG = re.compile(r"</?(ins|del|u|sup|mark|s|b|i|strong|em)(?:\s[^<>]*)?>|<[^<>]*>", re.IGNORECASE)
TAG_INKS = {
    "ins": "insertion",
    "del": "deletion",
    "u": "underline",
    "sup": "superscript",
    "mark": "highlight",
    "s": "strike",
}
TAG_INKS |= {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


@dataclass(slots=True)
class _Sheet:
    """A Markdown text while it is set."""

    body: Galley = field(default_factory=Galley)
    footnotes: Galley = field(default_factory=Galley)
    galley: Galley = field(init=False)
    labels: list[str] = field(default_factory=list)
    counters: list[int | None] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    row: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        self.galley = self.body


def markdown_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a Markdown text: headings with their level, list labels as typed, emphasis and strike as marks.

    Footnotes (`[^1]` and `[^1]: ...`) follow the text. Inline HTML gives marks where it is an edit or an emphasis and is
    otherwise left out; HTML blocks are kept as they are typed, with a doubt.
    """
    text, doubts = decode(content)
    text, notes = _notes(text.replace("\0", "\ufffd"))
    sheet = _Sheet()
    sheet.called = {name: str(n) for n, name in enumerate(_order(text, notes), 1)}
    tokens = _tokens(text)
    _set(sheet, tokens)
    sheet.galley = sheet.footnotes
    for name in sorted(notes, key=lambda n: int(sheet.called.get(n, "9999"))):
        sheet.labels.append(sheet.called.get(name, name))
        _set(sheet, _tokens(notes[name]), "footnote")
    found = list(doubts)
    if any(token.type == "html_block" for token in tokens):
        found.append(Doubt("html_in_markdown", "The text holds blocks of HTML; they are kept as typed."))
    return compose([sheet.body, sheet.footnotes], found)


def _tokens(text: str) -> Sequence[Token]:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    return parser.parse(text)


def _notes(text: str) -> tuple[str, dict[str, str]]:
    """The text without its footnote definitions, and the definitions; the lines of one are indented after the first."""
    notes: dict[str, list[str]] = {}
    kept: list[str] = []
    at: str | None = None
    for line in text.split("\n"):
        found = NOTE.match(line)
        if found and found[1] not in notes:
            at = found[1]
            notes[at] = [line[found.end() :]]
        elif at is not None and (line.startswith(("    ", "\t")) or not line.strip()):
            notes[at].append(line.removeprefix("\t").removeprefix("    "))
        else:
            at = None
            kept.append(line)
    return "\n".join(kept), {name: "\n".join(lines).strip() for name, lines in notes.items()}


def _order(text: str, notes: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(m[1] for m in CALL.finditer(text) if m[1] in notes))


def _set(sheet: _Sheet, tokens: Sequence[Token], role: str = "body") -> None:
    for n, token in enumerate(tokens):
        kind = token.type
        if kind in ("ordered_list_open", "bullet_list_open"):
            start = token.attrs.get("start", 1)
            sheet.counters.append(int(start) if kind.startswith("ordered") else None)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            sheet.counters.pop()
        elif kind == "list_item_open":
            _begin_item(sheet, token)
        elif kind in ("tr_open", "td_open", "th_open", "table_open"):
            _count_cells(sheet, kind)
        elif kind == "inline":
            _block(sheet, token, tokens[n - 1], role)
        elif kind in ("fence", "code_block", "html_block"):
            _typed(sheet, token, role)


def _begin_item(sheet: _Sheet, token: Token) -> None:
    number = sheet.counters[-1]
    if number is None:
        sheet.labels.append("•" if token.markup in "*+-" else token.markup)
    else:
        sheet.labels.append(f"{token.info or number}{token.markup}")
        sheet.counters[-1] = number + 1


def _count_cells(sheet: _Sheet, kind: str) -> None:
    if kind == "table_open":
        sheet.row = 0
    elif kind == "tr_open":
        sheet.row, sheet.column = sheet.row + 1, 0
    else:
        sheet.column += 1


def _block(sheet: _Sheet, token: Token, opening: Token, role: str) -> None:
    """Sets one paragraph, heading or cell; a line of a paragraph that begins with a label is a paragraph of its own."""
    sheet.inks.clear()
    children = token.children or []
    first = 0
    for n, child in enumerate(children):
        if child.type == "softbreak" and n + 1 < len(children) and begins_by_itself(children[n + 1].content):
            _paragraph(sheet, children[first:n], opening, role)
            first = n + 1
    _paragraph(sheet, children[first:], opening, role)


def _paragraph(sheet: _Sheet, children: Sequence[Token], opening: Token, role: str) -> None:
    galley = sheet.galley
    start = galley.length
    label_end = _put_labels(sheet)
    first = galley.length
    for child in children:
        _inline(sheet, child)
    span = worded_span(galley, start)
    if span is not None:
        made = Block(span, role, label_end=label_end, indent=18.0 * len(sheet.counters), bold=_all_bold(galley, first))
        if opening.type == "heading_open":
            made = replace(made, role="heading" if role == "body" else role, level=int(opening.tag[1:]))
        if opening.type in ("td_open", "th_open"):
            made = replace(made, role="cell", style=f"table:{sheet.row}:{sheet.column}")
        galley.blocks.append(made)
    galley.put("\n")


def _put_labels(sheet: _Sheet) -> int | None:
    """Writes the labels that wait for their first words; the last of them is the block's own."""
    end = None
    for label in sheet.labels:
        end = sheet.galley.put(label) + len(label)
        sheet.galley.put(" ")
    sheet.labels.clear()
    return end


def _all_bold(galley: Galley, first: int) -> bool:
    bold = galley.stretches.get(Ink("bold"), [[0, 0]])[-1]
    return bold[0] <= first and bold[1] >= galley.length > first


def _typed(sheet: _Sheet, token: Token, role: str) -> None:
    label_end = _put_labels(sheet)
    start = sheet.galley.put(token.content)
    words = token.content.strip()
    if words:
        begin = start + token.content.index(words)
        sheet.galley.blocks.append(Block((begin, begin + len(words)), role, label_end=label_end, style="as typed"))
    sheet.galley.put("\n")


def _inline(sheet: _Sheet, token: Token) -> None:
    kind, _, edge = token.type.rpartition("_")
    if kind in INKS and edge == "open":
        sheet.inks.append(Ink(INKS[kind]))
    elif kind in INKS and edge == "close":
        _lift(sheet, INKS[kind])
    elif token.type in ("softbreak", "hardbreak"):
        _put(sheet, "\n")
    elif token.type == "html_inline":
        _tag(sheet, token.content)
    elif token.type in ("link_open", "link_close"):
        _link(sheet, token)
    elif token.type == "image":
        _put(sheet, token.content)
    elif token.content:
        _with_calls(sheet, token.content)


def _link(sheet: _Sheet, token: Token) -> None:
    """A link shows its words; "[1](a)", which leads nowhere, is a bracket and a label, and stays as it is typed."""
    if token.type == "link_open":
        target = str(token.attrs.get("href", ""))
        sheet.links.append("" if ADDRESS.search(target) else target)
        _put(sheet, "[" if sheet.links[-1] else "")
    elif sheet.links:
        target = sheet.links.pop()
        _put(sheet, f"]({target})" if target else "")


def _tag(sheet: _Sheet, tag: str) -> None:
    found = TAG.fullmatch(tag)
    name = (found[1] or "").lower() if found else ""
    if name and tag.startswith("</"):
        _lift(sheet, TAG_INKS[name])
    elif name:
        sheet.inks.append(Ink(TAG_INKS[name]))


def _lift(sheet: _Sheet, kind: str) -> None:
    for at in range(len(sheet.inks) - 1, -1, -1):
        if sheet.inks[at].kind == kind:
            del sheet.inks[at]
            return


def _with_calls(sheet: _Sheet, text: str) -> None:
    """Sets text in which `[^name]` calls a footnote."""
    at = 0
    for found in CALL.finditer(text):
        if found[1] in sheet.called:
            _put(sheet, text[at : found.start()])
            sign = sheet.called[found[1]]
            start = sheet.galley.length
            _put(sheet, sign)
            sheet.galley.lay(Ink("footnote_reference", value=sign), start, sheet.galley.length)
            at = found.end()
    _put(sheet, text[at:])


def _put(sheet: _Sheet, text: str) -> None:
    start = sheet.galley.put(text)
    for ink in dict.fromkeys(sheet.inks):
        sheet.galley.lay(ink, start, sheet.galley.length)

"""Sections of a redline as HTML: what changed is open, what did not is folded with its head in sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from ..text.documents import Text
from .citing import cited, cited_within, kind_of
from .outline import HEADS, LABEL, words_of
from .packing import blocks_of
from .setting import Setting
from .shape import Block, Section, is_notes
from .visible import element, joined

__all__ = ["Sheet", "without_ids"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "yi")
_ID = re.compile(r' id="[^"]*"')
_FOLD = 4
"""So many unchanged paragraphs in a row inside a changed article are folded."""


@dataclass(slots=True)
class Sheet:
    """Sets the sections of one page. Identifiers are given once, so that every address on the page is one place; `folds` is
    false for a page that shows all its text open; `language` is that of the text (ISO 639-1), where it is known; `beside` is
    what stands after the heading of a section, by its address."""

    setting: Setting
    folds: bool = True
    language: str | None = None
    beside: Mapping[str, Markup] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _level: int = 1

    def page(self, sections: Sequence[Section], first: bool) -> Markup:
        """The sections of one page; a later page repeats the heads its first section stands under."""
        self._ids.clear()
        self._level = 1
        parts: list[Markup] = [] if first or not sections else list(self._again(sections[0]))
        parts += [self._section(section) for section in sections]
        inner = Markup("\n") + joined(parts, "\n") + Markup("\n")
        language = self.language if self.language and _LANGUAGE.fullmatch(self.language) else ""
        direction = "rtl" if language[:2] in _RIGHT_TO_LEFT else ""
        return element("div", inner, class_="text", lang=language, dir=direction)

    def inside(self, section: Section) -> Markup:
        """A section as a part of another page: its heading as a line, then its paragraphs; nothing in it can be linked to."""
        self._ids.clear()
        head = element("p", self.setting.heading(section.title), class_="head") if section.title else Markup("")
        return without_ids(element("div", head + Markup("\n") + self._blocks(section), class_="text"))

    def _again(self, section: Section) -> Iterator[Markup]:
        for depth, address in enumerate(_heads_above(self._text(section), section)):
            tag = Markup('<h{0} class="again">{1} <small>continued</small></h{0}>')
            yield tag.format(self._heading(depth), cited(address))

    def _heading(self, depth: int) -> int:
        """The level of a heading so many heads deep: 2 and up, and never more than one below the heading before it."""
        self._level = min(6, depth + 2, self._level + 1)
        return self._level

    def _text(self, section: Section) -> Text:
        line = self.setting.redline
        return line.before if section.side == "before" else line.after

    def _section(self, section: Section) -> Markup:
        head = self._head(section)
        body = self._blocks(section)
        if not head and not body:
            return Markup("")
        name = self._id(section.address, section.side)
        kind = section.head.kind if section.head else "text"
        if not self.folds:
            return Markup('<section{} class="s-{}">\n{}\n{}</section>').format(name, kind, head, body)
        if section.touched and kind == "preface":
            return self._masthead(section, name, head, body)
        if section.touched and head and body and _left(section):
            return Markup('<details{} class="s-{} gone has-move"><summary>{}</summary>\n{}</details>').format(
                name, kind, head, body
            )
        if section.touched:
            has = " ".join(sorted({f"has-{k}" for k in _kinds(section)}))
            return Markup('<section{} class="s-{} {}">\n{}\n{}</section>').format(name, kind, has, head, body)
        if not body or not head:
            return Markup('<section{} class="s-{} same">\n{}\n{}</section>').format(name, kind, head, body)
        return Markup('<details{} class="s-{} same"><summary>{}</summary>\n{}</details>').format(name, kind, head, body)

    def _masthead(self, section: Section, name: Markup, head: Markup, body: Markup) -> Markup:
        """What stands before the preamble (symbols, dates, agenda items) changes in every document: folded, but counted."""
        count = len({c.number for b in blocks_of(section) for p in b.pieces if (c := p.run.change or p.run.carrier)})
        has = " ".join(sorted({f"has-{k}" for k in _kinds(section)}))
        said = f"{count} change" if count == 1 else f"{count} changes"
        return Markup('<details{} class="masthead {}"><summary>{} {}</summary>\n{}</details>').format(
            name, has, head, said, body
        )

    def _name(self, address: str, side: str) -> str:
        """The identifier of a provision on the page, "" where it has none or another place has it already."""
        name = f"was-{address}" if side == "before" else address
        if not address or name in self._ids:
            return ""
        self._ids.add(name)
        return name

    def _id(self, address: str, side: str) -> Markup:
        name = self._name(address, side)
        return Markup(' id="{}"').format(name) if name else Markup("")

    def _head(self, section: Section) -> Markup:
        if is_notes(section):
            return Markup('<h{0} class="h-notes">Notes</h{0}>').format(self._heading(0))
        if section.head is None:
            return Markup("")
        depth = self._heading(len(_heads_above(self._text(section), section)))
        name = cited(section.address)
        if section.title:
            inner = self.setting.heading(section.title)
        elif section.continued:
            inner = Markup('<span class="lab">{} <small>continued</small></span>').format(name)
        else:
            inner = Markup('<span class="lab">{}</span>').format(name)
        if section.side == "after" and not section.continued:
            inner += self.beside.get(section.address, Markup(""))
        return Markup('<h{0} class="h-{1}">{2}</h{0}>').format(depth, section.head.kind, inner)

    def _blocks(self, section: Section) -> Markup:
        parts: list[Markup] = []
        for touched, group in groupby(section.blocks, key=lambda b: b.touched):
            blocks = [b for b in group if not self._empty(b)]
            if section.touched and not touched and len(blocks) >= _FOLD:
                parts.append(self._folded(blocks, section.address))
            else:
                parts += [self._paragraph(b) for b in blocks]
        return joined(parts)

    def _folded(self, blocks: Sequence[Block], above: str) -> Markup:
        first, last = (cited_within(b.address, above) or "Opening words" for b in (blocks[0], blocks[-1]))
        what = first if first == last else f"{first} to {last}"
        inner = joined(self._paragraph(b) for b in blocks)
        return Markup('<details class="fold"><summary>{} unchanged</summary>\n{}</details>\n').format(what, inner)

    def _paragraph(self, block: Block) -> Markup:
        name = self._name(block.address, block.side) if block.opens and block.level else ""
        changed = f" ch{self._whole(block)}" if block.touched else ""
        labelled = any(p.part == LABEL for p in block.pieces)
        depth = min(6, block.level if labelled or not block.opens else max(0, block.level - 1))
        return element("p", self.setting.block(block), id=name, class_=f"l{depth}{changed}") + Markup("\n")

    def _whole(self, block: Block) -> str:
        """The class of a paragraph that is new or moved from its first word to its last; edits inside a moved one stand out."""
        runs = [p.run for p in block.pieces if words_of(self.setting.text_of(p), p.run.span).strip()]
        if all(r.carrier is not None for r in runs):
            return " moved"
        return " new" if all(r.side == "after" and r.change and r.change.kind == "insert" for r in runs) else ""

    def _empty(self, block: Block) -> bool:
        """Whether a block has nothing to show: no words, and no change that has no number yet."""
        for piece in block.pieces:
            change = piece.run.change
            if change is not None and change.number not in self.setting.met:
                return False
            if self.setting.calls(piece) or words_of(self.setting.text_of(piece), piece.run.span).strip():
                return False
        return True


def without_ids(words: Markup) -> Markup:
    """Markup without its identifiers, for words that have their address on another page."""
    return Markup(_ID.sub("", str(words)))  # noqa: S704 - markup with less in it


def _left(section: Section) -> bool:
    """Whether a whole section moved away: its words stand where it is now, and are folded here."""
    runs = [piece.run for block in blocks_of(section) for piece in block.pieces]
    return section.side == "before" and all(run.ghost or run.change is None for run in runs)


def _kinds(section: Section) -> set[str]:
    found: set[str] = set()
    for block in blocks_of(section):
        for piece in block.pieces:
            found |= {kind_of(c) for c in (piece.run.change, piece.run.carrier) if c}
    return found


def _heads_above(text: Text, section: Section) -> list[str]:
    """The addresses of the heads a section stands under, outermost first."""
    if section.head is None:
        return []
    found: list[str] = []
    at = section.head.parent
    while at >= 0:
        one = text.provisions[at]
        if one.kind in HEADS:
            found.append(one.address)
        at = one.parent
    return found[::-1]

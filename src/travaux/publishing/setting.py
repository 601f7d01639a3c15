"""Blocks of a redline set as HTML: `ins` and `del`, numbers that link, moves tied at both ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from ..comparison.changes import Change
from ..text.documents import Text
from ..text.words import Kind, Span
from .citing import cited, kind_of
from .outline import LABEL, TEXT
from .overlay import NOTHING, Overlay
from .redline import Run
from .shape import Block, Piece, Redline
from .visible import odd_as_text, shown

__all__ = ["Setting", "words_of"]

_CLASSES = {"move": "mv", "follows": "fo", "bracket": "br", "unbracket": "br"}
_SIGNS = re.compile(r"[\[\]{}]")


def words_of(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    kinds = text.words.kinds[start:end]
    if not (kinds == Kind.ASIDE).any():
        return text.words.text(start, end)
    return "".join(text.words.text(i, i + 1) for i in range(start, end) if kinds[i - start] != Kind.ASIDE)


@dataclass(slots=True)
class Setting:
    """Sets the blocks of one page. `proof` gives the link to the evidence of a change; `home` the page on which a change
    stands ("" for this one; a negative number asks for the place its words moved away from); `worn` the overlays by side."""

    redline: Redline
    proof: Callable[[Change], str]
    home: Callable[[int], str] = lambda number: ""
    worn: Mapping[str, Overlay] = field(default_factory=dict)
    _met: set[int] = field(default_factory=set)

    def block(self, block: Block) -> Markup:
        """The pieces of one block as inline HTML."""
        return self._line(block.pieces)

    def heading(self, block: Block) -> Markup:
        """A heading: the printed label, then the title, each in its own element."""
        labels = [p for p in block.pieces if p.part == LABEL]
        others = [p for p in block.pieces if p.part != LABEL]
        label, title = self._line(labels), self._line(others)
        parts = [Markup('<span class="lab">{}</span>').format(label)] if label else []
        return Markup(" ").join([*parts, *([Markup('<span class="title">{}</span>').format(title)] if title else [])])

    def _line(self, pieces: Iterable[Piece]) -> Markup:
        parts: list[Markup] = []
        for carrier, group in groupby(pieces, key=lambda p: p.run.carrier):
            held = list(group)
            parts += self._pieces(held) if carrier is None else [self._moved(carrier, held)]
        return Markup("").join(parts).strip()

    def _pieces(self, pieces: Iterable[Piece]) -> list[Markup]:
        """Pieces side by side, those of one change in one element; a blank stands between words of two sides."""
        parts: list[Markup] = []
        last = " "
        for _, group in groupby(pieces, key=lambda p: (p.run.side, p.run.ghost, p.run.change and p.run.change.number)):
            held = list(group)
            text = self._text(held[0])
            first = words_of(text, held[0].run.span)[:1]
            if last.isalnum() and first.isalnum():
                parts.append(Markup(" "))
            words = Markup("").join(self._piece(piece, text) for piece in held)
            parts.append(self._changed(held[0].run, words))
            last = words_of(text, held[-1].run.span)[-1:] or last
        return parts

    def _text(self, piece: Piece) -> Text:
        return self.redline.before if piece.run.side == "before" else self.redline.after

    def _piece(self, piece: Piece, text: Text) -> Markup:
        worn = self.worn.get("before" if piece.run.side == "before" else "after", NOTHING)
        parts = []
        for span, opening, closing in worn.stretches(piece.run.span):
            words = shown(words_of(text, span))
            if piece.part == TEXT and piece.run.change is None:
                words = Markup(_SIGNS.sub(r'<b class="br">\g<0></b>', words))  # noqa: S704 - escaped one line above
            parts.append(opening + words + closing)
        words = Markup("").join(parts)
        if piece.part != LABEL or not words.strip():
            return words
        return Markup('<span class="no">{}</span> ').format(words.strip())

    def _changed(self, run: Run, words: Markup) -> Markup:
        change = run.change
        if change is None:
            return words
        if run.ghost:
            return self._ghost(change, words)
        number = self._number(change)
        if change.kind == "renumber":
            was = odd_as_text(change.before.text).strip(" .")
            return Markup('{}{}<span class="was">was {}</span> ').format(number, words, was)
        tag = Markup("del") if run.side == "before" else Markup("ins")
        kind = _CLASSES.get(kind_of(change), "")
        name = Markup(' class="{}"').format(kind) if kind else ""
        return Markup("{n}<{t}{c}>{w}</{t}>").format(n=number, t=tag, c=name, w=words)

    def _number(self, change: Change) -> Markup:
        """The number of a change, once, where it begins: its address on the page and the way to its evidence."""
        if change.number in self._met:
            return Markup("")
        self._met.add(change.number)
        return Markup('<a class="n" id="c{0}" href="{1}" aria-label="Change {0}, evidence">{0}</a>').format(
            change.number, self.proof(change)
        )

    def _ghost(self, change: Change, words: Markup) -> Markup:
        again = -change.number in self._met
        self._met.add(-change.number)
        if again:
            return Markup('<del class="mv">{}</del>').format(words)
        return Markup('<del class="mv" id="c{0}-from">{1}</del><a class="end" href="{2}#c{0}">moved to {3} ↘</a> ').format(
            change.number, words, self.home(change.number), cited(change.after.address) or "another place"
        )

    def _moved(self, change: Change, pieces: list[Piece]) -> Markup:
        first = change.number not in self._met
        number = self._number(change)
        words = Markup("").join(self._pieces(pieces))
        came = Markup('<a class="end" href="{}#c{}-from">↗ moved from {}</a> ').format(
            self.home(-change.number), change.number, cited(change.before.address) or "another place"
        )
        return Markup('{}{}<ins class="mv">{}</ins>').format(number, came if first else "", words)

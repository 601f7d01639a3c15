"""Blocks of a redline set as HTML: `ins` and `del`, numbers that link, moves tied at both ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from ..comparison.changes import Change
from ..text.documents import Text
from ..text.words import Kind, Span
from .citing import cited, kind_of
from .outline import HEADING, LABEL
from .redline import Run
from .shape import Block, Piece, Redline
from .visible import odd_as_text, shown

__all__ = ["Setting", "words_of"]

_CLASSES = {"move": "mv", "follows": "fo", "bracket": "br", "unbracket": "br"}


def words_of(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out."""
    start, end = span
    kinds = text.words.kinds[start:end]
    if not (kinds == Kind.ASIDE).any():
        return text.words.text(start, end)
    return "".join(text.words.text(i, i + 1) for i in range(start, end) if kinds[i - start] != Kind.ASIDE)


@dataclass(slots=True)
class Setting:
    """Sets the blocks of one redline. `proof` gives the address of the evidence for a change; `home` the page of a change."""

    redline: Redline
    proof: Callable[[Change], str]
    home: Callable[[int], str] = lambda number: ""
    _met: set[int] = field(default_factory=set)

    def block(self, block: Block) -> Markup:
        """The pieces of one block as inline HTML."""
        parts: list[Markup] = []
        for carrier, group in groupby(block.pieces, key=lambda p: p.run.carrier):
            pieces = list(group)
            if carrier is None:
                parts += self._pieces(pieces)
            else:
                parts.append(self._moved(carrier, pieces))
        return Markup("").join(parts).strip()

    def _pieces(self, pieces: Iterable[Piece]) -> list[Markup]:
        parts: list[Markup] = []
        last = " "
        for piece in pieces:
            text = self._text(piece)
            if last.isalnum() and text[:1].isalnum():
                parts.append(Markup(" "))
            parts.append(self._piece(piece, text))
            last = text[-1:] or last
        return parts

    def _text(self, piece: Piece) -> str:
        text = self.redline.before if piece.run.side == "before" else self.redline.after
        return words_of(text, piece.run.span)

    def _piece(self, piece: Piece, text: str) -> Markup:
        words = shown(text)
        if piece.part == LABEL:
            words = Markup('<span class="no">{}</span>').format(words) if text.strip() else words
        elif piece.part == HEADING:
            words = Markup('<span class="title">{}</span>').format(words)
        change = piece.run.change
        return words if change is None else self._changed(piece.run, change, words)

    def _changed(self, run: Run, change: Change, words: Markup) -> Markup:
        if run.ghost:
            return self._ghost(change, words)
        number = self._number(change)
        if change.kind == "renumber":
            was = odd_as_text(change.before.text).strip(" .")
            return Markup('{}{} <span class="was">was {}</span> ').format(number, words, was)
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
        again = change.number * -1 in self._met
        self._met.add(change.number * -1)
        if again:
            return Markup('<del class="mv">{}</del>').format(words)
        return Markup(
            '<del class="mv" id="c{0}-from">{1}</del><a class="end" href="{2}#c{0}">moved to {3} ↘</a>'
        ).format(change.number, words, self.home(change.number), cited(change.after.address))

    def _moved(self, change: Change, pieces: list[Piece]) -> Markup:
        first = change.number not in self._met
        number = self._number(change)
        words = Markup("").join(self._pieces(pieces))
        came = Markup('<a class="end" href="{}#c{}-from">↗ moved from {}</a>').format(
            self.home(-change.number), change.number, cited(change.before.address)
        )
        return Markup('{}{}<ins class="mv">{}</ins>').format(number, came if first else "", words)

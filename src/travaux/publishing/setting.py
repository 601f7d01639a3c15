"""Blocks of a redline set as HTML: `ins` and `del`, numbers that link, moves tied at both ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    _notes: list[Markup] | None = None

    def block(self, block: Block) -> Markup:
        """The pieces of one block as inline HTML, what is printed before its wording (the label) in an element of its own."""
        cut = _lead(block.pieces)
        return self._label(block.pieces[:cut]) + self._line(block.pieces[cut:])

    def heading(self, block: Block) -> Markup:
        """A heading: the printed label, then the title, each in its own element."""
        said = [p for p in block.pieces if words_of(self._text(p), p.run.span).strip()]
        cut = _lead(said)
        label = self._label(said[:cut], inside=True)
        title = self._line(said[cut:])
        return label + Markup('<span class="title">{}</span>').format(title) if title else label

    def _label(self, pieces: Sequence[Piece], *, inside: bool = False) -> Markup:
        """The label, and after it (in a heading inside it) where it came from or what it was called."""
        if not pieces:
            return Markup("")
        self._notes = []
        words = self._line(pieces)
        notes = Markup(" ").join(self._notes)
        self._notes = None
        first, second = (
            (Markup(" ") + notes, Markup(" ")) if inside and notes else (Markup(""), Markup(" ") + notes + " ")
        )
        return Markup('<span class="lab">{}{}</span>{}').format(words, first, second)

    def _note(self, note: Markup) -> Markup:
        """A note for here, or for after the label where a label is being set."""
        if self._notes is None:
            return note + Markup(" ")
        self._notes.append(note)
        return Markup("")

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
                words = Markup(_SIGNS.sub(r'<b class="br">\g<0></b>', str(words)))  # noqa: S704 - escaped one line above
            parts.append(opening + words + closing)
        words = Markup("").join(parts)
        if piece.part != LABEL or not words.strip():
            return words
        return words.strip() + Markup(" ")

    def _changed(self, run: Run, words: Markup) -> Markup:
        change = run.change
        if change is None:
            return words
        if run.ghost:
            return self._ghost(change, words)
        number = self._number(change)
        if change.kind == "renumber":
            was = odd_as_text(change.before.text).strip(" .")
            return number + words + self._note(Markup('<span class="was">was {}</span>').format(was))
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
        gone = Markup('<del class="mv" id="c{}-from">{}</del>').format(change.number, words)
        to = cited(change.after.address) or "another place"
        link = Markup('<a class="end" href="{}#c{}">moved to {} ↘</a>').format(
            self.home(change.number), change.number, to
        )
        return self._note(link) + gone

    def _moved(self, change: Change, pieces: list[Piece]) -> Markup:
        first = change.number not in self._met
        number = self._number(change)
        words = Markup("").join(self._pieces(pieces))
        if first:
            origin = cited(change.before.address) or "another place"
            link = Markup('<a class="end" href="{}#c{}-from">↗ moved from {}</a>').format(
                self.home(-change.number), change.number, origin
            )
            number += self._note(link)
        return Markup('{}<ins class="mv">{}</ins>').format(number, words)


def _lead(pieces: Sequence[Piece]) -> int:
    """How many pieces stand up to the end of the printed label; brackets and blanks may stand before and between."""
    end = 0
    for place, piece in enumerate(pieces):
        if piece.part == LABEL:
            end = place + 1
        elif piece.run.span[1] - piece.run.span[0] > 2 or place > end + 2:
            break
    return end

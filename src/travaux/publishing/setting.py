"""Blocks of a redline set as HTML: `ins` and `del`, numbers that link, moves tied at both ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from ..comparison.changes import Change
from ..text.documents import Text
from .citing import cited, kind_of
from .outline import LABEL, TEXT, words_of
from .overlay import NOTHING, Overlay
from .redline import Run
from .shape import Block, Piece, Redline
from .visible import element, joined, odd_as_text, shown

__all__ = ["Setting"]

_CLASSES = {"move": "mv", "follows": "fo", "bracket": "br", "unbracket": "br"}
_STOPS = (".", ":", ".-", ".–", ".—", "-", "–", "—")
_NONE, _BLANK = Markup(""), Markup(" ")
_SIGNS = re.compile(r"[\[\]{}]")


@dataclass(slots=True)
class Setting:
    """Sets the blocks of one page. `proof` gives the link to the evidence of a change; `home` the page on which a change
    stands ("" for this one; a negative number asks for the place its words moved away from); `worn` the overlays by side;
    `met` the changes that pages before this one have numbered already."""

    redline: Redline
    proof: Callable[[Change], str]
    home: Callable[[int], str] = lambda number: ""
    worn: Mapping[str, Overlay] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    _notes: list[Markup] | None = None

    def block(self, block: Block) -> Markup:
        """The pieces of one block as inline HTML, what is printed before its wording (the label) in an element of its own."""
        cut = self._lead(block.pieces)
        return self._label(block.pieces[:cut]) + self._line(block.pieces[cut:])

    def heading(self, block: Block) -> Markup:
        """A heading: the printed label, then the title, each in its own element."""
        said = [p for p in block.pieces if self.text_of(p).words.text(*p.run.span).strip()]
        cut = self._lead(said)
        label = self._label(said[:cut], inside=True)
        title = self._line(said[cut:])
        return label + element("span", title, class_="title") if title else label

    def _lead(self, pieces: Sequence[Piece]) -> int:
        """How many pieces stand up to the end of the printed label; brackets may stand before it, a stop after it."""
        end = 0
        for place, piece in enumerate(pieces):
            words = words_of(self.text_of(piece), piece.run.span).strip()
            if piece.part == LABEL or (end == place > 0 and words in _STOPS):
                end = place + 1
            elif piece.run.span[1] - piece.run.span[0] > 2 or place > end + 2:
                break
        return end

    def _label(self, pieces: Sequence[Piece], *, inside: bool = False) -> Markup:
        """The label, and after it (in a heading inside it) where it came from or what it was called."""
        if not pieces:
            return _NONE
        self._notes = []
        words = self._line(pieces)
        notes = joined(self._notes, " ")
        self._notes = None
        first, second = (
            (_BLANK + notes, _BLANK) if inside and notes else (_NONE, _BLANK + notes + (_BLANK if notes else _NONE))
        )
        return element("span", words + first, class_="lab") + second

    def _note(self, note: Markup) -> Markup:
        """A note for here, or for after the label where a label is being set."""
        if self._notes is None:
            return note + _BLANK
        self._notes.append(note)
        return _NONE

    def _line(self, pieces: Iterable[Piece]) -> Markup:
        parts: list[Markup] = []
        for carrier, group in groupby(pieces, key=lambda p: p.run.carrier):
            held = list(group)
            parts += self._pieces(held) if carrier is None else [self._moved(carrier, held)]
        return joined(parts).strip()

    def _pieces(self, pieces: Iterable[Piece]) -> list[Markup]:
        """Pieces side by side, those of one change in one element; a blank stands between words of two sides."""
        parts: list[Markup] = []
        last = " "
        for _, group in groupby(pieces, key=lambda p: (p.run.side, p.run.ghost, p.run.change and p.run.change.number)):
            held = list(group)
            text = self.text_of(held[0])
            first = words_of(text, held[0].run.span)[:1]
            if last.isalnum() and first.isalnum():
                parts.append(_BLANK)
            words = joined(self._piece(piece, text) for piece in held)
            parts.append(self._changed(held[0].run, words))
            last = words_of(text, held[-1].run.span)[-1:] or last
        return parts

    def text_of(self, piece: Piece) -> Text:
        """The text a piece is of: the earlier for what left, the later for all else."""
        return self.redline.before if piece.run.side == "before" else self.redline.after

    def calls(self, piece: Piece) -> bool:
        """Whether a note is called or a page turns at the words of a piece, so that it is to be set though it says nothing."""
        worn = self.worn.get("before" if piece.run.side == "before" else "after", NOTHING)
        start, end = piece.run.span
        low, high = bisect_left(worn.bounds, start), bisect_left(worn.bounds, end)
        return any(at in worn.before for at in worn.bounds[low:high])

    def _piece(self, piece: Piece, text: Text) -> Markup:
        worn = self.worn.get("before" if piece.run.side == "before" else "after", NOTHING)
        parts = []
        for span, ahead, opening, closing in worn.stretches(piece.run.span):
            words = shown(words_of(text, span))
            if piece.part == TEXT and piece.run.change is None:
                words = Markup(_SIGNS.sub(r'<b class="br">\g<0></b>', str(words)))  # noqa: S704 - escaped one line above
            parts += [ahead, opening, words, closing] if words else [ahead]
        return joined(parts)

    def _changed(self, run: Run, words: Markup) -> Markup:
        change = run.change
        if change is None:
            return words
        if run.ghost:
            return self._ghost(change, words)
        number = self._number(change)
        if change.kind == "renumber":
            was = odd_as_text(change.before.text).strip(" ." if kind_of(change) == "renumber" else "")
            return number + words + self._note(element("span", escape(f"was {was}"), class_="was"))
        tag = "del" if run.side == "before" else "ins"
        return number + element(tag, words, class_=_CLASSES.get(kind_of(change), ""))

    def _number(self, change: Change) -> Markup:
        """The number of a change, once, where it begins: its address on the page and the way to its evidence."""
        if change.number in self.met:
            return _NONE
        self.met.add(change.number)
        number = str(change.number)
        label = f"Change {number}, evidence"
        return element("a", Markup(number), class_="n", id=f"c{number}", href=self.proof(change), aria_label=label)  # noqa: S704

    def _ghost(self, change: Change, words: Markup) -> Markup:
        again = -change.number in self.met
        self.met.add(-change.number)
        if again:
            return element("del", words, class_="mv")
        gone = element("del", words, class_="mv", id=f"c{change.number}-from")
        to = cited(change.after.address) or "another place"
        link = Markup('<a class="end" href="{}#c{}">moved to {} ↘</a>').format(
            self.home(change.number), change.number, to
        )
        return self._note(link) + gone

    def _moved(self, change: Change, pieces: list[Piece]) -> Markup:
        first = change.number not in self.met
        number = self._number(change)
        words = joined(self._pieces(pieces))
        if first:
            origin = cited(change.before.address) or "another place"
            ghost = change.within or change.number  # inside other moved words it left with them
            link = Markup('<a class="end" href="{}#c{}-from">↗ moved from {}</a>').format(
                self.home(-ghost), ghost, origin
            )
            number += self._note(link)
        return number + element("ins", words, class_="mv")

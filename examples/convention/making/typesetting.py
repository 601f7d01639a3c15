"""Lines of words on pages: breaking, justifying, footnotes at the foot, rules drawn through and under words.

A small typesetter over reportlab's canvas, because a document of an international organization needs what a story of
flowing paragraphs cannot give: footnotes on the page that calls them, running heads that alternate, strikes as drawn rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FACES = {
    (False, False): "Times-Roman",
    (True, False): "Times-Bold",
    (False, True): "Times-Italic",
    (True, True): "Times-BoldItalic",
}
HYPHENS = {
    "confidentiality": "confiden-tiality",
    "investigations": "investiga-tions",
    "investigation": "investiga-tion",
    "communications": "communica-tions",
    "communication": "communica-tion",
    "proportionality": "proportion-ality",
    "electronic": "elec-tronic",
    "preservation": "preserva-tion",
    "information": "informa-tion",
    "organizations": "organiza-tions",
    "jurisdiction": "jurisdic-tion",
    "implementation": "implementa-tion",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one look. `note` is the number of the footnote that the piece calls."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    under: bool = False
    colour: str | None = None
    raised: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph to be set. Measures are points; `left` is where lines begin, `first` is added to the first line.

    `label` stands at `left + first` and the words after it begin at `tab` of the first line. `keep` holds the paragraph
    together with the one after it. `leader` is a page number set at the right end of a row of dots.
    """

    pieces: tuple[Piece, ...]
    label: str = ""
    align: str = "justify"
    left: float = 0
    first: float = 0
    tab: float = 0
    above: float = 6
    size: float = 10
    keep: bool = False
    leader: str = ""
    mark: str | None = None
    new_page: bool = False
    label_look: Piece = field(default_factory=lambda: Piece(""))


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line broken: its pieces, whether it ends the paragraph, the notes it calls, and its paragraph."""

    pieces: tuple[Piece, ...]
    paragraph: Paragraph
    is_first: bool
    is_last: bool

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the footnotes that this line calls."""
        return tuple(piece.note for piece in self.pieces if piece.note is not None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: size, margins and the column of text, in points from the bottom left corner.

    `every` numbers every so many lines of a page in the left margin; 0 numbers none.
    """

    width: float = 595.28
    height: float = 841.89
    left: float = 128
    right: float = 490
    top: float = 752
    bottom: float = 82
    note_rule: str = "underscores"
    every: int = 0


def face(piece: Piece) -> str:
    """The font of a piece."""
    return FACES[piece.bold, piece.italic]


def size_of(piece: Piece, size: float) -> float:
    """The size of a piece in a paragraph of this size: a raised sign is smaller."""
    return round(size * 0.65, 2) if piece.raised else size


def width_of(pieces: Sequence[Piece], size: float) -> float:
    """The width of pieces set side by side."""
    return sum(_text_width(piece.text, face(piece), size_of(piece, size)) for piece in pieces)


@cache
def _text_width(text: str, font: str, size: float) -> float:
    return float(stringWidth(text, font, size))


def words_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces grouped into words that no line break may part; a blank is a group of its own."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        for part in re.findall(r"\s+|[^\s]+", piece.text) or [""]:
            one = replace(piece, text=" " if part.isspace() else part)
            joins = groups and not part.isspace() and not groups[-1][-1].text.isspace()
            if joins:
                groups[-1].append(one)
            else:
                groups.append([one])
    return groups


@cache
def break_lines(paragraph: Paragraph, measure: float) -> tuple[SetLine, ...]:
    """The lines of a paragraph in a column of this width."""
    groups = words_of(paragraph.pieces)
    lines: list[list[Piece]] = []
    line: list[Piece] = []
    room = measure - paragraph.left - (paragraph.tab if paragraph.label or paragraph.tab else paragraph.first)
    while groups:
        group = groups.pop(0)
        if width_of(line, paragraph.size) + width_of(group, paragraph.size) <= room or not line:
            line += group if line or not group[0].text.isspace() else []
            continue
        halves = _hyphenated(group, room - width_of(line, paragraph.size), paragraph.size)
        if halves:
            line += halves[0]
            groups.insert(0, halves[1])
        elif not group[0].text.isspace():
            groups.insert(0, group)
        lines.append(_trim(line))
        line, room = [], measure - paragraph.left
    lines.append(_trim(line))
    last = len(lines) - 1
    return tuple(SetLine(tuple(pieces), paragraph, n == 0, n == last) for n, pieces in enumerate(lines))


def _trim(line: list[Piece]) -> list[Piece]:
    while line and line[-1].text.isspace():
        line.pop()
    return line


def _hyphenated(group: list[Piece], room: float, size: float) -> tuple[list[Piece], list[Piece]] | None:
    if len(group) > 2 or group[0].bold or group[0].text.lower() not in HYPHENS:
        return None
    cut = HYPHENS[group[0].text.lower()].index("-")
    head = replace(group[0], text=group[0].text[:cut] + "-")
    if width_of([head], size) > room:
        return None
    return [head], [replace(group[0], text=group[0].text[cut:]), *group[1:]]


@dataclass(slots=True)
class Setter:
    """Sets paragraphs on the pages of a canvas; remembers on which page each marked paragraph begins."""

    canvas: Canvas
    sheet: Sheet
    furniture: Callable[[Canvas, int], float]
    notes: dict[int, tuple[Piece, ...]] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    page: int = 1
    y: float = 0
    line: int = 0
    waiting: list[SetLine] = field(default_factory=list)

    def start(self) -> None:
        """Begin the first page."""
        self.y = self.furniture(self.canvas, self.page)

    def next_page(self) -> None:
        """End a page with its footnotes, begin the next."""
        self._set_notes()
        self.canvas.showPage()
        self.page += 1
        self.line = 0
        self.y = self.furniture(self.canvas, self.page)

    def finish(self) -> None:
        """End the last page."""
        self._set_notes()
        self.canvas.showPage()

    def set(self, paragraphs: Sequence[Paragraph]) -> None:
        """Set paragraphs one under the other, over as many pages as they need."""
        for n, paragraph in enumerate(paragraphs):
            if paragraph.new_page:
                self.next_page()
            lines = break_lines(paragraph, self.sheet.right - self.sheet.left)
            need = _kept_height(paragraphs, n, self.sheet)
            if not self._fits(need, lines[:2]):
                self.next_page()
            self._set_paragraph(paragraph, lines)

    def _set_paragraph(self, paragraph: Paragraph, lines: Sequence[SetLine]) -> None:
        self.y -= paragraph.above
        for n, line in enumerate(lines):
            widow = n == len(lines) - 2 and not self._fits(2 * leading(paragraph.size), lines[n:])
            if not self._fits(leading(paragraph.size), [line]) or (widow and n > 0):
                self.next_page()
            if n == 0 and paragraph.mark:
                self.pages.setdefault(paragraph.mark, self.page)
            self.y -= leading(paragraph.size)
            self.waiting += [line] if line.notes else []
            draw_line(self.canvas, line, self.sheet, self.y)
            self._number_line()

    def _number_line(self) -> None:
        self.line += 1
        if self.sheet.every and self.line % self.sheet.every == 0:
            self.canvas.setFillColor("#000000")
            self.canvas.setFont("Times-Roman", 7)
            self.canvas.drawRightString(self.sheet.left - 26, self.y, str(self.line))

    def _fits(self, height: float, lines: Sequence[SetLine]) -> bool:
        calls = [*self.waiting, *(line for line in lines if line.notes)]
        return self.y - height >= self.sheet.bottom + self._notes_height(calls)

    def _note_paragraphs(self, calls: Sequence[SetLine]) -> list[Paragraph]:
        numbers = [number for line in calls for number in line.notes]
        sign = {number: Piece(str(number), raised=True) for number in numbers}
        return [
            Paragraph((sign[n], Piece("  "), *self.notes[n]), size=8, above=2, align="left", mark=None) for n in numbers
        ]

    def _notes_height(self, calls: Sequence[SetLine]) -> float:
        measure = self.sheet.right - self.sheet.left
        paragraphs = self._note_paragraphs(calls)
        height = sum(p.above + leading(8) * len(break_lines(p, measure)) for p in paragraphs)
        return height + 14 if paragraphs else 0

    def _set_notes(self) -> None:
        if not self.waiting:
            return
        y = self.sheet.bottom + self._notes_height(self.waiting) - 8
        if self.sheet.note_rule == "underscores":
            self.canvas.setFont("Times-Roman", 8)
            self.canvas.drawString(self.sheet.left, y, "_" * 15)
        else:
            self.canvas.setLineWidth(0.5)
            self.canvas.line(self.sheet.left, y, self.sheet.left + 72, y)
        y -= 2
        for paragraph in self._note_paragraphs(self.waiting):
            y -= paragraph.above
            for line in break_lines(paragraph, self.sheet.right - self.sheet.left):
                y -= leading(8)
                draw_line(self.canvas, line, self.sheet, y)
        self.waiting = []


def leading(size: float) -> float:
    """From one line of this size to the next."""
    return round(size * 1.2, 2)


def _kept_height(paragraphs: Sequence[Paragraph], n: int, sheet: Sheet) -> float:
    height = 0.0
    while n < len(paragraphs):
        one = paragraphs[n]
        lines = len(break_lines(one, sheet.right - sheet.left))
        height += one.above + leading(one.size) * (lines if one.keep else min(lines, 2))
        if not one.keep:
            break
        n += 1
    return height


def draw_line(canvas: Canvas, line: SetLine, sheet: Sheet, y: float) -> None:
    """Draw one broken line with its label, dots and rules."""
    paragraph = line.paragraph
    left = sheet.left + paragraph.left
    measure = sheet.right - left
    if line.is_first:
        if paragraph.label:
            label = replace(paragraph.label_look, text=paragraph.label)
            _draw_pieces(canvas, [label], left + paragraph.first, y, size=paragraph.size)
        shift = paragraph.tab if paragraph.label or paragraph.tab else paragraph.first
        left, measure = left + shift, measure - shift
    width = width_of(line.pieces, paragraph.size)
    stretch = 0.0
    blanks = sum(piece.text.count(" ") for piece in line.pieces)
    if paragraph.align == "justify" and not line.is_last and blanks:
        stretch = (measure - width) / blanks
    left += {"centre": (measure - width) / 2, "right": measure - width}.get(paragraph.align, 0.0)
    _draw_pieces(canvas, line.pieces, left, y, size=paragraph.size, stretch=stretch)
    if paragraph.leader and line.is_last:
        _draw_leader(canvas, paragraph, left=left + width, right=sheet.right, y=y)


def _draw_leader(canvas: Canvas, paragraph: Paragraph, *, left: float, right: float, y: float) -> None:
    dot = stringWidth(".", "Times-Roman", paragraph.size)
    room = right - 22 - left - 6
    canvas.setFont("Times-Roman", paragraph.size)
    canvas.drawString(left + 6, y, "." * max(0, int(room / dot)))
    canvas.drawRightString(right, y, paragraph.leader)


def _draw_pieces(
    canvas: Canvas, pieces: Sequence[Piece], x: float, y: float, *, size: float, stretch: float = 0
) -> None:
    for piece in _joined(pieces):
        own = size_of(piece, size)
        text = canvas.beginText(x, y + (size * 0.35 if piece.raised else 0))
        text.setFont(face(piece), own)
        text.setWordSpace(stretch)
        text.setFillColor(piece.colour or "#000000")
        text.textOut(piece.text)
        canvas.drawText(text)
        wide = stringWidth(piece.text, face(piece), own) + stretch * piece.text.count(" ")
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(piece.colour or "#000000")
        for drawn, lift in ((piece.strike, 0.26), (piece.under, -0.13)):
            if drawn:
                canvas.line(x, y + size * lift, x + wide, y + size * lift)
        x += wide


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and replace(joined[-1], text=piece.text) == piece:
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined

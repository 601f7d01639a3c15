"""From lines to printed paragraphs: where one ends and the next begins, by step, indent, number, room and page.

Two lines are of one paragraph unless something says otherwise; what says so is in `_SAME_PAGE` and `_OVER_A_PAGE`, asked
in order. Bold alone never parts two lines: in a rolling text a bold line is often a proposal inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .columns import Characters
from .contents import is_title
from .labels import ends, heads, labelled
from .letters import is_blank
from .lines import Line
from .measures import Measures

__all__ = ["Paragraph", "paragraphs_of"]

_WIDE_STEP = 1.28  # times the usual step
_SIZES = 0.9  # points by which letters of one paragraph may differ
_INDENT = 0.7  # ems


@dataclass(slots=True)
class Paragraph:
    """Lines that make one printed paragraph, and what is known of it; `label_length` counts the characters of a sign."""

    lines: list[Line]
    role: str = "body"
    gap: float = 0.0
    centred: bool = False
    style: str | None = None
    label_length: int | None = None

    @property
    def text(self) -> str:
        """The text of the paragraph, a line end as a space."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two neighbouring lines, the paragraph of the first, and what is usual on their pages."""

    lines: list[Line]
    last: Line
    line: Line
    measures: Measures
    characters: Characters

    @property
    def em(self) -> float:
        return self.last.size

    def shift(self) -> float:
        """How much further right the line begins than the last one; over a page, where margins may differ, the lesser of
        the shift on the paper and the shift from the left edge of the text."""
        left = self.measures.left
        on_paper = self.line.box[0] - self.last.box[0]
        in_text = on_paper - left[self.line.page] + left[self.last.page]
        return min(on_paper, in_text, key=abs)

    def room(self) -> float:
        """How much of the last line is empty after the first word of the next would have been set there, in points."""
        slack = self.measures.right_of(self.last) - self.last.box[2]
        return slack - _first_word(self.line, self.characters) - 0.3 * self.em

    def over(self) -> bool:
        """Whether the last line may be the last of its paragraph: it ends like one, or has room left."""
        return ends(self.last.text) or self.room() > 0


def paragraphs_of(pages: Sequence[Sequence[Line]], measures: Measures, characters: Characters) -> list[Paragraph]:
    """The paragraphs of the body of a document, in order; one that goes on over a page is one."""
    made: list[Paragraph] = []
    for line in (line for lines in pages for line in lines):
        meeting = _Meeting(made[-1].lines, made[-1].lines[-1], line, measures, characters) if made else None
        if meeting is not None and not _parted(meeting):
            made[-1].lines.append(line)
            continue
        if meeting is not None and _begun_before(meeting):
            made.append(Paragraph([made[-1].lines.pop(), line]))
            continue
        made.append(Paragraph([line], gap=_gap(made, line), style=line.style))
    for paragraph in made:
        middle = all(line.cell is None and measures.centred(line) for line in paragraph.lines)
        paragraph.centred = middle and not labelled(paragraph.lines[0].text)
    return made


def _begun_before(meeting: _Meeting) -> bool:
    """Whether a line shows that the paragraph began with the line before it: that one is full, stands in where first lines
    do, as the one above does, and does not end; this one stands at the edge."""
    lines, last = meeting.lines, meeting.last
    if (
        len(lines) < 2
        or meeting.line.page != last.page
        or last.page != lines[-2].page
        or last.cell
        or meeting.line.cell
    ):
        return False
    inset = last.box[0] - meeting.measures.left[last.page] > _INDENT * meeting.em
    alike = abs(lines[-2].box[0] - last.box[0]) < 2 and _look(last) == _look(meeting.line)
    goes_on = not ends(last.text) and meeting.room() <= 0 and not labelled(meeting.line.text)
    return inset and alike and goes_on and meeting.shift() < -_INDENT * meeting.em and ends(lines[-2].text)


def _gap(made: list[Paragraph], line: Line) -> float:
    if not made or made[-1].lines[-1].page != line.page:
        return 0.0
    return line.box[1] - made[-1].lines[-1].box[3]


def _parted(meeting: _Meeting) -> bool:
    last, line = meeting.last, meeting.line
    if last.cell != line.cell or last.style != line.style:
        return True
    if line.style == "contents":
        return last.text.rstrip()[-1:].isdigit() or is_title(last.text)
    step = line.baseline - last.baseline
    beside = line.page == last.page and step > 0
    tests = _IN_A_CELL if line.cell else _SAME_PAGE if beside else _OVER_A_PAGE
    return next((answer for test in tests if (answer := test(meeting)) is not None), False)


def _by_size(meeting: _Meeting) -> bool | None:
    return True if abs(meeting.line.size - meeting.last.size) > _SIZES else None


def _by_step(meeting: _Meeting) -> bool | None:
    step = meeting.line.baseline - meeting.last.baseline
    return True if step > _WIDE_STEP * meeting.measures.step(meeting.line.size) else None


def _by_middle(meeting: _Meeting) -> bool | None:
    """Centred lines of one look are one heading; a centred line and one that is not are two paragraphs."""
    above, below = meeting.measures.centred(meeting.last), meeting.measures.centred(meeting.line)
    if above and below:
        alike = _look(meeting.last) == _look(meeting.line)
        again = heads(meeting.line.text) and not ends(meeting.last.text)
        return True if not alike or again or labelled(meeting.line.text) else _lines_meet(meeting)
    if above and not below:
        headed = meeting.last.bold or meeting.last.italic or meeting.last.text.isupper() or heads(meeting.last.text)
        return True if headed and meeting.room() > 0 else None
    if below and (meeting.line.bold or meeting.line.italic or meeting.line.text.isupper()):
        if (
            meeting.last.bold
            and _look(meeting.last) == _look(meeting.line)
            and meeting.measures.in_the_middle(meeting.last)
        ):
            return _lines_meet(meeting)
        stops = ends(meeting.last.text) and not meeting.last.text.rstrip().endswith(",")
        return True if stops or meeting.room() > 0 else None
    return None


def _lines_meet(meeting: _Meeting) -> bool | None:
    return False if meeting.line.page == meeting.last.page else None


def _look(line: Line) -> tuple[bool, bool]:
    return line.bold, line.italic


def _by_label(meeting: _Meeting) -> bool | None:
    """A printed number begins a paragraph when the line stands further in, or the one before may be over."""
    if heads(meeting.line.text) and (_look(meeting.line) != _look(meeting.last) or meeting.over()):
        comma = meeting.last.text.rstrip().endswith(",") and meeting.room() <= 0
        return True if not comma and (_stands_alone(meeting.line) or meeting.line.bold) else None
    if not labelled(meeting.line.text):
        return None
    first = meeting.lines[0]
    like_first = (
        labelled(first.text) and abs(first.box[0] - meeting.line.box[0]) < 2 and first.page == meeting.line.page
    )
    hanging = like_first and len(meeting.lines) > 1 and abs(meeting.shift()) > _INDENT * meeting.em
    return True if hanging or meeting.over() or meeting.shift() > _INDENT * meeting.em else None


def _stands_alone(line: Line) -> bool:
    return len(line.text) < 90 and not line.text.rstrip().endswith((",", ";"))


def _by_indent(meeting: _Meeting) -> bool | None:
    """A line further in than the one before begins a paragraph, unless it hangs from a first line; one further out too,
    unless it follows an indented first line that is full."""
    shift, far = meeting.shift(), _INDENT * meeting.em
    if len(meeting.lines) == 1 or meeting.lines[-2].cell != meeting.line.cell:
        hangs = labelled(meeting.last.text) or meeting.room() <= 0
        return None if abs(shift) <= far or hangs else True
    if abs(shift) > far and _second_of_hanging(meeting):
        return None
    return True if abs(shift) > far else None


def _second_of_hanging(meeting: _Meeting) -> bool:
    """Whether the line goes back to where the paragraph's own lines stood before a stray one."""
    places = [line.box[0] for line in meeting.lines[1:-1] if line.page == meeting.line.page]
    return bool(places) and abs(places[-1] - meeting.line.box[0]) < 2 and meeting.room() <= 0


def _by_room(meeting: _Meeting) -> bool | None:
    """A last line with room for the next word, and something else that says so: its end, or how the next begins."""
    room = meeting.room()
    if room <= 0.2 * meeting.em:
        return None
    width = meeting.measures.right[meeting.last.page] - meeting.measures.left[meeting.last.page]
    begins = meeting.line.text[:1].isupper() or meeting.line.text[:1] in '[(“"*'
    if room > 0.45 * width:
        return True
    return True if ends(meeting.last.text) and (begins or _both_first(meeting)) and room > 0.5 * meeting.em else None


def _both_first(meeting: _Meeting) -> bool:
    """Whether both lines stand where first lines of paragraphs do: further in than the text, at one place."""
    inset = meeting.line.box[0] - meeting.measures.left[meeting.line.page]
    return len(meeting.lines) == 1 and inset > _INDENT * meeting.em and abs(meeting.shift()) < 2


def _by_change(meeting: _Meeting) -> bool | None:
    """Lines wholly bold or italic above one that is not, the last with room left: a heading above its text."""
    if _look(meeting.last) == _look(meeting.line) or any(_look(meeting.last) != _look(line) for line in meeting.lines):
        return None
    width = meeting.measures.right[meeting.last.page] - meeting.measures.left[meeting.last.page]
    begins = ends(meeting.last.text) or meeting.line.text[:1].isupper()
    return True if meeting.room() > (0.5 * meeting.em if begins else 0.3 * width) else None


def _over_a_page(meeting: _Meeting) -> bool | None:
    """What is left when nothing else decides: a full line without a stop goes on; so does a stop inside a paragraph whose
    lines stand like the next one while its first does not."""
    if not ends(meeting.last.text) or meeting.line.text[:1].islower():
        return False
    first = meeting.lines[0]
    set_off = labelled(first.text) or abs(first.box[0] - meeting.last.box[0]) > _INDENT * meeting.em
    return not (set_off and len(meeting.lines) > 1 and meeting.room() <= 0)


def _first_word(line: Line, characters: Characters) -> float:
    """The width of the first word of a line, in points."""
    chars = line.chars[:40]
    blank = (chars < 0) | is_blank(characters.codes[np.maximum(chars, 0)])
    stop = int(np.argmax(blank)) if blank.any() else len(chars)
    word = chars[: max(stop, 1)]
    return float(characters.boxes[word, 2].max() - characters.boxes[word, 0].min())


_Test = Callable[[_Meeting], "bool | None"]
_SAME_PAGE: tuple[_Test, ...] = (_by_size, _by_step, _by_middle, _by_label, _by_indent, _by_change, _by_room)
_IN_A_CELL: tuple[_Test, ...] = (_by_size, _by_step, _by_label)
_OVER_A_PAGE: tuple[_Test, ...] = (_by_size, _by_middle, _by_label, _by_indent, _by_change, _by_room, _over_a_page)

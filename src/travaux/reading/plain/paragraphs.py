"""Which printed lines belong to the paragraph before them. Lines are joined by evidence, never by habit.

The evidence, strongest first: a blank line, a heading or a label begins a paragraph; a small letter goes on with one; a line
with room left on it for the next word was ended on purpose; a capital after a full stop at the end of a full line is read by
what the file does elsewhere.
"""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

from ...text.wordings import CITING, FUNCTION_WORDS
from .lines import Line

__all__ = ["begins_by_itself", "joins"]

UNITS = (
    "article|artículo|artigo|статья|المادة|part|partie|parte|часть|الجزء|chapter|chapitre|capítulo|глава|الفصل|section|sección|"
    "раздел|subsection|sub-section|annex|annexe|anexo|приложение|appendix|preamble|préambule|preámbulo|преамбула|option|título|titre|title"
)
HEADING = re.compile(
    rf"[\[(“\"]*(?:(?:{UNITS})(?: +(?:\d{{1,3}}|[IVXLC]{{1,7}}|[A-Z]|premier|primero))?(?: ?(?:bis|ter|quater|quinquies|sexies))?"
    rf"[\].:)]*(?: *[-–—:] .*| +[A-Z\[“\"(].*)?|第.{{1,8}}[条條章节節部分].*)",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[\[(“\"]*(?P<unit>[^\W\d_]+) +(?:\d{1,3}|[IVXLC]{1,7})\b", re.UNICODE)
LABEL = re.compile(
    r"[\[(“\"]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zа-я]{1,3}|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})"
    r"(?: ?(?:bis|ter|quater|quinquies|alt|alt\.\d))?"
    r"(?:[.)]\]?|\)[.])|(?:OP|PP) ?\d{1,3}(?: ?(?:bis|ter|alt))*\.?)(?:[ \t\[]|$)"
)
BULLET = re.compile(r"[•●▪◦‣·*]\s|[-–—] |o (?=[A-Z“\"])")
LAST_WORD = re.compile(r"([^\W\d_]+)\.?(?: (?:\d{1,3}|[IVXLC]{1,6}),?)?$")
GOES_ON = re.compile(r"(?:of|and|or|to|above|below)\b|[,;]")
OPENER = re.compile(
    r"[A-Z]\w+(?:ing|ant)\b"
    r"|(?:Mindful|Aware|Conscious|Convinced|Concerned|Committed|Guided|Determined|Inspired|Have agreed|Alarmed)\b"
)
ENDED = re.compile(r"[.;:!?。；：؛؟][\])”\"’»]*$")
LONGEST_PRINTED = 130
NOT_WRAPPED = 1_000_000


def joins(lines: list[Line]) -> list[bool]:
    """For every line whether it goes on with the paragraph of the line before it.

    >>> from .lines import printed_lines
    >>> joins(printed_lines("Article 1\\nUse of terms\\n1. Each Party shall take\\nmeasures.\\n(a) Yearly."))
    [False, False, False, True, False]
    """
    width = _width(lines)
    found = [False] * len(lines)
    for n in range(1, len(lines)):
        before, line = lines[n - 1], lines[n]
        if before.words and line.words and not before.ends_page:
            found[n] = _goes_on(before, line, width)
        elif line.words and before.ends_page:
            found[n] = bool(before.words) and line.words[0].islower() and not _begins(before, line)
    return found


def begins_by_itself(words: str) -> bool:
    """Whether a line begins a paragraph whatever stands before it: a heading, a label, a bullet."""
    return bool(_is_heading(words) or LABEL.match(words) or BULLET.match(words))


def _goes_on(before: Line, line: Line, width: int) -> bool:
    if _begins(before, line) or _stands_alone(before.words):
        return False
    if _waits(before.words) and (line.words[0].isdigit() or LABEL.match(line.words)):
        return True
    full = len(before.words) + 1 + len(line.words.split(maxsplit=1)[0]) > width
    ended = ENDED.search(before.words) is not None
    if line.words[0].islower() or _hangs(before.words):
        return full or not ended or before.words.endswith(".")
    if len(before.words) > LONGEST_PRINTED:
        return not ended and not before.words.endswith(",")
    if not full or (ended and line.indent > before.indent):
        return False
    if before.words.endswith((",", ";")) and OPENER.match(line.words):
        return False
    return not (ended and width > LONGEST_PRINTED)


def _begins(before: Line, line: Line) -> bool:
    words = line.words
    if not begins_by_itself(words):
        return False
    label = LABEL.match(words)
    if label is None or not _waits(before.words):
        return True
    return GOES_ON.match(words[label.end() :].lstrip()) is None


def _waits(words: str) -> bool:
    """Whether a line ends in the middle of a citation: "under paragraph", "paragraph 4"."""
    found = LAST_WORD.search(words[-60:])
    return found is not None and len(words) > len(found[0]) and found[1].lower() in CITING


def _hangs(words: str) -> bool:
    """Whether a line ends with a word that nothing can end with: "kept by the"."""
    return words.rsplit(None, 1)[-1].lower() in FUNCTION_WORDS


def _is_heading(words: str) -> bool:
    """A heading says its number and then nothing, or its title; "Article 12 of the Convention" is a sentence."""
    return (
        len(words) < 200
        and HEADING.fullmatch(words) is not None
        and words[0] in '[(“"第' + words[0].upper()
        and _titled(words)
    )


def _titled(words: str) -> bool:
    found = NUMBERED.match(words)
    rest = words[found.end() :].lstrip(" .:)]") if found else ""
    return not rest or not rest[0].islower() or re.match(r"(?:bis|ter|quater|quinquies|sexies)\b", rest) is not None


def _stands_alone(words: str) -> bool:
    """A heading that is only its label: what follows is its title, or its text."""
    return len(words) < 40 and _is_heading(words) and (ENDED.search(words) is not None or len(words.split()) <= 3)


def _width(lines: list[Line]) -> int:
    """How many characters a printed line holds: measured on the lines that a small letter surely goes on with."""
    wrapped = [
        len(before.words)
        for before, line in pairwise(lines)
        if before.words and line.words and line.words[0].islower() and len(before.words) <= LONGEST_PRINTED
        and not LABEL.match(line.words)
    ]  # fmt: skip
    if len(wrapped) < 3:
        return NOT_WRAPPED
    return int(statistics.quantiles(wrapped, n=20)[-2])

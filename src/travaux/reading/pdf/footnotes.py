"""Footnotes: set off at the foot of the page by a rule or by smaller letters, each with a sign; some go on overleaf."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .columns import Characters, Look
from .drawings import Drawings
from .lines import Line

__all__ = ["Note", "Notes", "body_size", "notes_apart", "raised"]

_SEPARATOR = re.compile(r"_{5,}|[-–—]{10,}")
_SIGN = re.compile(r"(\d{1,3}|\*{1,4}|[†‡§¶]+|[a-z])(?=\s|/|[^\w\s,.;:)]|[A-Z]|$)")
_SMALLER = 0.7  # points below the size of the body
_RAISED = 0.12  # ems above the baseline of its line


@dataclass(slots=True)
class Note:
    """One footnote: its printed sign, its lines, how many characters of the first line the sign takes."""

    sign: str
    lines: list[Line]
    sign_length: int = 0


@dataclass(slots=True)
class Notes:
    """What is left for the body page by page, the footnotes in order, and the lines that only part them."""

    body: list[list[Line]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    separators: list[Line] = field(default_factory=list)


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size that most characters of a document have, in points."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.chars)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def notes_apart(pages: list[list[Line]], drawings: list[Drawings], characters: Characters, looks: list[Look]) -> Notes:
    """The footnotes of a document apart from its body, those that go on over a page put together."""
    size = body_size(pages)
    found = Notes()
    for lines, drawn in zip(pages, drawings, strict=True):
        start, parted = _start(lines, drawn, size, (characters, looks))
        found.body.append(lines[: start - parted])
        found.separators.extend(lines[start - parted : start])
        for line in lines[start:]:
            _take(line, found, (characters, looks), size)
    return found


def _take(line: Line, found: Notes, setting: tuple[Characters, list[Look]], size: float) -> None:
    if _SEPARATOR.fullmatch(line.text.strip()):
        found.separators.append(line)
        return
    sign = _leading_sign(line, *setting)
    if sign and _follows(sign, found.notes, line, size):
        found.notes.append(Note(sign, [line], _length(line, sign)))
    elif found.notes:
        found.notes[-1].lines.append(line)
    else:
        found.notes.append(Note("", [line]))


def _length(line: Line, sign: str) -> int:
    return line.text.index(sign) + len(sign)


def _follows(sign: str, notes: list[Note], line: Line, size: float) -> bool:
    """Whether a sign may begin the next note: a number goes up (or begins anew on another page)."""
    if not sign.isdigit() or not notes or not notes[-1].sign.isdigit():
        return True
    last = notes[-1]
    step = int(sign) - int(last.sign)
    return 0 < step <= 3 or (last.lines[-1].page != line.page and (step > 0 or sign == "1") and line.size < size)


def _start(lines: list[Line], drawn: Drawings, size: float, setting: tuple[Characters, list[Look]]) -> tuple[int, int]:
    """Where the notes of a page begin among its lines, and whether the line before is only a separator (0 or 1)."""
    for number in range(len(lines) - 1, 0, -1):
        if _SEPARATOR.fullmatch(lines[number - 1].text.strip()) and _may_be_notes(lines[number:], size, setting):
            return number, 1
    for top in sorted((float(rule[1]) for rule in drawn.rules if _parts_notes(rule, lines)), reverse=True):
        number = next((n for n, line in enumerate(lines) if line.baseline > top), len(lines))
        if number < len(lines) and _may_be_notes(lines[number:], size, setting):
            return number, 0
    return _small_at_the_foot(lines, size, setting), 0


def _may_be_notes(lines: list[Line], size: float, setting: tuple[Characters, list[Look]]) -> bool:
    if not lines or any(_set_off(line) for line in lines):
        return False
    small = all(line.size <= size - 0.3 for line in lines)
    return small or (lines[0].size <= size and _leading_sign(lines[0], *setting) is not None)


def _parts_notes(rule: Sequence[float], lines: list[Line]) -> bool:
    """Whether a drawn rule may part notes from body: short, at the left edge of the text, no word standing on it."""
    left, top, right, _ = (float(place) for place in rule)
    if not lines or not 30 <= right - left <= 260 or left > min(line.box[0] for line in lines) + 40:
        return False
    under = (line for line in lines if line.box[0] < right and line.box[2] > left)
    return not any(-0.5 * line.size < top - line.baseline < 0.4 * line.size for line in under)


def _set_off(line: Line) -> bool:
    return line.cell is not None or line.style is not None


def _small_at_the_foot(lines: list[Line], size: float, setting: tuple[Characters, list[Look]]) -> int:
    start = len(lines)
    while start and lines[start - 1].size <= size - _SMALLER and not _set_off(lines[start - 1]):
        start -= 1
    while start < len(lines) and not _strict_sign(lines[start], setting):
        start += 1
    return start


def _strict_sign(line: Line, setting: tuple[Characters, list[Look]]) -> bool:
    """Whether a line begins with a sign that cannot be part of running text: raised, or an asterisk."""
    sign = _leading_sign(line, *setting)
    if sign is None:
        return False
    return not sign.isalnum() or raised(line, *setting)[line.text.index(sign)]


def _leading_sign(line: Line, characters: Characters, looks: list[Look]) -> str | None:
    """The sign with which a note begins: raised, or an asterisk, or a number before a blank or a stroke."""
    text = line.text.lstrip()
    match = _SIGN.match(text)
    if match is None:
        return None
    sign = match.group(1)
    place = len(line.text) - len(text)
    lifted = raised(line, characters, looks)[place]
    after = text[len(sign) : len(sign) + 2]
    plain = not sign.isalpha() and not sign.startswith("0") and (after[:1] in (" ", "\xa0") or after == "/ ")
    return sign if lifted or plain else None


def raised(line: Line, characters: Characters, looks: list[Look]) -> list[bool]:
    """For each character of a line whether it stands above the baseline in smaller letters."""
    flags = []
    for char in line.chars.tolist():
        number = int(characters.looks[char]) if char >= 0 else -1
        lifted = number >= 0 and line.baseline - float(characters.baselines[char]) > _RAISED * line.size
        flags.append(lifted and looks[number].size < 0.87 * line.size)
    return flags

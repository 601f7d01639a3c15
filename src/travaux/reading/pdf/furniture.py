"""Page furniture: running heads, symbols, job numbers, page numbers. Told by place and repetition, never by place alone.

A piece is furniture when it stands among the first or last rows of its page and (a) says the same in the same place on
several pages, (b) counts the pages, or (c) is printed like a job number at the foot.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .columns import Sheet
from .lines import Line

__all__ = ["furniture"]

_ROWS = 4  # rows from the top or the bottom of a page in which furniture is looked for
_ZONE = 0.17  # and this share of its height
_SAME_PLACE = 8.0  # points
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:page|pagina|página|seite|стр\.?|страница)?\s*[-–—|]*\s*(\d{1,4}|[ivxlc]{1,7})\s*"
    r"(?:(?:/|of|de|sur|von|из)\s*\d{1,4})?\s*[-–—|]*",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\*?\s*[A-Z]{0,3}\.?\d{2}-?\d{5}\s*\*?(?:\s*[(\[]?[EFSRCA][)\]]?)?(?:\s+\d{6})*|\d{2}-\d{5}[A-Z]?\s*\([A-Z]\)|/\s?\.\.\.|\d{6}"
    r"|Please recycle.*|\*[\dA-Z]{6,12}\*"
)
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[\w.()*-]+){2,}")
_LABEL = re.compile(
    r"[\[(]*(?:\d{1,3}|[a-z]{1,2}|[ivxlc]+)[.)\]]+|[•–—-]|(?:Article|Part|Section|Chapter|Annex|Option|Rule)\b.{0,8}",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Candidate:
    piece: Line
    at_top: bool
    edge: float  # points from the near edge of the page
    outermost: bool


def furniture(pages: list[list[list[Line]]], sheets: list[Sheet]) -> set[int]:
    """The pieces (by `id`) that are page furniture."""
    candidates = [c for rows, sheet in zip(pages, sheets, strict=True) for c in _candidates(rows, sheet)]
    found = {id(c.piece) for c in candidates if not c.at_top and _JOB.fullmatch(c.piece.text.strip())}
    found |= _repeated(candidates, len(sheets))
    found |= _counting(candidates, len(sheets))
    found |= _symbols(candidates, found)
    return _at_the_edge(pages, found | _heads(pages, sheets, found))


def _at_the_edge(pages: list[list[list[Line]]], found: set[int]) -> set[int]:
    """Only what no row of the body stands outside of: furniture is counted from the edges inward."""
    kept: set[int] = set()
    for rows in pages:
        for inward in (rows, rows[::-1]):
            for row in inward:
                mine = {id(piece) for piece in row} & found
                if not mine:
                    break
                kept |= mine
    return kept


def _candidates(rows: list[list[Line]], sheet: Sheet) -> Iterable[_Candidate]:
    for number, row in enumerate(rows):
        for piece in row:
            high, low = piece.box[1], sheet.height - piece.box[3]
            if number < _ROWS and high < _ZONE * sheet.height:
                yield _Candidate(piece, True, high, number == 0)
            elif number >= len(rows) - _ROWS and low < _ZONE * sheet.height:
                yield _Candidate(piece, False, low, number == len(rows) - 1)


def _repeated(candidates: list[_Candidate], pages: int) -> set[int]:
    """What says the same in the same place on several pages (heads often alternate: a quarter of the pages is enough)."""
    groups: dict[tuple[str, bool], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        said = " ".join(candidate.piece.text.split())
        if not _LABEL.fullmatch(said):
            groups[said, candidate.at_top].append(candidate)
    found: set[int] = set()
    for group in groups.values():
        for place in {round(c.edge / _SAME_PLACE) for c in group}:
            same = [c for c in group if abs(c.edge - place * _SAME_PLACE) <= _SAME_PLACE]
            if len({c.piece.page for c in same}) >= max(2, min(pages // 8, 12)):
                found.update(id(c.piece) for c in same)
    return found


def _counting(candidates: list[_Candidate], pages: int) -> set[int]:
    """Page numbers, alone or within a phrase: the number goes up with the pages."""
    groups: dict[tuple[str, bool, int], list[tuple[_Candidate, int]]] = defaultdict(list)
    for candidate in candidates:
        for key, value in _readings(candidate.piece.text.strip()):
            groups[*key[:1], candidate.at_top, key[1]].append((candidate, value - candidate.piece.page))
    found: set[int] = set()
    for (shape, _, _), group in groups.items():
        offset = statistics.mode(step for _, step in group)
        along = [c for c, step in group if step == offset]
        enough = 2 if shape == "#" else max(3, min(pages // 8, 12))
        if len({c.piece.page for c in along}) >= enough or (shape == "#" and not offset and _says_all(along, pages)):
            found.update(id(c.piece) for c in along if c.outermost or shape != "#" or len(along) > pages // 3)
    return found


def _says_all(along: list[_Candidate], pages: int) -> bool:
    """Whether a page says its number out of all ("2/2"), or is the only one and says 1."""
    said = along[0].piece
    return said.text.replace(" ", "") in {f"{said.page}/{pages}", f"-{said.page}-"} or (pages == 1 and said.page == 1)


def _readings(text: str) -> Iterable[tuple[tuple[str, int], int]]:
    """How a text may hold a page number: its shape with the numbers as #, which of them it is, and its value."""
    if match := _PAGE.fullmatch(text):
        yield ("#", 0), _value(match.group(1))
        return
    if len(text) <= 120 and not _LABEL.match(text):
        shape = _NUMBER.sub("#", text)
        for place, match in enumerate(_NUMBER.finditer(text)):
            if len(match.group()) <= 4:
                yield (shape, place), int(match.group())


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[sign] for sign in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _symbols(candidates: list[_Candidate], found: set[int]) -> set[int]:
    """On later pages, whatever stands alone in the outermost row and says what furniture elsewhere says."""
    said = {" ".join(c.piece.text.split()) for c in candidates if id(c.piece) in found and len(c.piece.text) > 4}
    return {id(c.piece) for c in candidates if c.piece.page > 1 and " ".join(c.piece.text.split()) in said}


def _heads(pages: list[list[list[Line]]], sheets: list[Sheet], found: set[int]) -> set[int]:
    """The other rows of a running head: they stand close to its symbol, at the top of a later page, in its small letters."""
    heads: set[int] = set()
    usual = statistics.mode([round(p.size) for rows in pages for row in rows for p in row] or [0])
    known = _known_symbols(pages)
    for rows, sheet in zip(pages, sheets, strict=True):
        top = [row for row in rows[: _ROWS + 1] if row[0].box[1] < _ZONE * sheet.height]
        symbols = [n for n, row in enumerate(top) if any(p.text.strip() in known for p in row)]
        if sheet.number == 1 or not symbols:
            continue
        size = max(p.size for p in top[symbols[-1]] if p.text.strip() in known)
        rows_of_head = top[: symbols[-1] + 1] if size < usual else [top[symbols[-1]]]
        heads.update(id(p) for row in rows_of_head for p in row if p.size <= size and p.size < usual)
        heads.update(id(p) for p in top[symbols[-1]] if p.text.strip() in known)
    return heads - found


def _known_symbols(pages: list[list[list[Line]]]) -> set[str]:
    """Symbols printed on the first page, or in the first rows of several pages."""
    first = {p.text.strip() for row in (pages[0] if pages else []) for p in row}
    tops = Counter(p.text.strip() for rows in pages[1:] for row in rows[:_ROWS] for p in row)
    return {text for text in {*first, *tops} if _SYMBOL.fullmatch(text) and (text in first or tops[text] > 1)}

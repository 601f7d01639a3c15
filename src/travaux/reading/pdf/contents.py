"""Contents lists: rows that end in a page number, most of them after a line of dots or at one right edge."""

from __future__ import annotations

import itertools
import re
import statistics
from dataclasses import replace

from .lines import Line

__all__ = ["contents_rows", "is_title", "lists_over_pages"]

_LEADERS = re.compile(r"(?:[.…_·]\s?){4,}\s*[\dxivl]*\W*$", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|[^\d./-])(\d{1,3})$")
_FEW = 4
_TITLE = re.compile(
    r"(?:table of )?contents|table des matières|sommaire|índice|содержание|目录|المحتويات", re.IGNORECASE
)


def contents_rows(rows: list[list[Line]]) -> set[int]:
    """The numbers of the rows of one page that belong to a contents list (entries that take several rows whole)."""
    entries = _entries(rows)
    if len(entries) < _FEW:
        return set()
    first, last = entries[0], entries[-1]
    if len(entries) < 0.3 * (last - first + 1):
        return set()
    while first and _before(rows[first - 1], rows[first]):
        first -= 1
    if first and is_title(rows[first - 1][0].text):
        first -= 1
    return set(range(first, last + 1))


def is_title(text: str) -> bool:
    """Whether a line is the title of a contents list.

    >>> is_title("Table of contents"), is_title("The contents of the list")
    (True, False)
    """
    return _TITLE.fullmatch(text.strip()) is not None


def _entries(rows: list[list[Line]]) -> list[int]:
    dotted = [n for n, row in enumerate(rows) if _LEADERS.search(" ".join(piece.text for piece in row)[-40:])]
    numbered = [n for n, row in enumerate(rows) if _PAGE.search(row[-1].text[-6:])]
    if len(numbered) < _FEW:
        return dotted
    edge = statistics.median(rows[n][-1].box[2] for n in numbered)
    set_off = [n for n in numbered if abs(rows[n][-1].box[2] - edge) < 2 and _set_off(rows[n])]
    rising = [int(match.group(1)) for n in set_off if (match := _PAGE.search(rows[n][-1].text))]
    falls = sum(after < before for before, after in itertools.pairwise(rising))
    return sorted({*dotted, *set_off}) if falls * 5 <= len(rising) else dotted


def _set_off(row: list[Line]) -> bool:
    """Whether the page number stands by itself at the right."""
    return len(row) > 1 and row[-1].text.strip().isdigit()


def _before(row: list[Line], first: list[Line]) -> bool:
    """Whether a row is the beginning of an entry that ends in the next row."""
    close = first[0].box[1] - row[0].box[3] < 0.4 * row[0].size
    indented = first[0].box[0] > row[0].box[0] + row[0].size
    return close and indented and not row[-1].bold and row[-1].size == first[0].size


def lists_over_pages(pages: list[list[Line]]) -> list[list[Line]]:
    """The same pages, with the few lines between two parts of one contents list taken into it: an entry may begin at the
    foot of a page and end overleaf."""
    marked = [list(page) for page in pages]
    for here, after in itertools.pairwise(marked):
        first = next((n for n, line in enumerate(after) if line.style == "contents"), None)
        last = next((n for n in range(len(here) - 1, -1, -1) if here[n].style == "contents"), None)
        if first is None or last is None or first > _FEW or len(here) - last > 2 * _FEW:
            continue
        for page, numbers in ((here, range(last + 1, len(here))), (after, range(first))):
            for number in numbers:
                page[number] = replace(page[number], style="contents")
    return marked

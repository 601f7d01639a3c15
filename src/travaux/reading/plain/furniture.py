"""Page furniture in a plain text: page numbers, job numbers, running heads, contents lists. Found by evidence only.

A line is furniture when it looks like it *and* the text confirms it: "2/56" because others of 56 follow, a bare number
because the numbers around it count on, a running head because it comes back beside page numbers. One line alone stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line
from .paragraphs import begins_by_itself

__all__ = ["Furniture", "furniture", "is_contents"]

OF_PAGES = re.compile(
    r"(?:(?P<job>\d{2}-\d{5})(?: ?\([A-Z]\))? +)?(?P<page>\d{1,4})/(?P<all>\d{1,4})(?: +(?P<job2>\d{2}-\d{5}))?"
)
PAGE_OF = re.compile(r"(?:page|página|стр\.?|p\.) *(?P<page>\d{1,4})(?: *(?:of|de|sur|/|из) *(?P<all>\d{1,4}))?", re.I)
JOB = re.compile(
    r"\d{2}-\d{5}\*?(?: ?\([A-Z]\))?(?: +\d{6})?(?: +\*\d{7,8}\*)?|\*\d{7}\*|(?:GE|V|K|LC)\.?\d{2}-\d{4,6}(?: ?\([A-Z]\))?"
)
BARE = re.compile(r"(?:[-–—] ?)?(\d{1,4})(?: ?[-–—])?")
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
LEADERS = re.compile(r"(?:\.|…|·){5,}|(?:\. ){5,}")
ENOUGH_IN_A_ROW = 4
RUNNING = 3
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines are furniture; the page of every line (0: not known); how many pages there are, where that is known."""

    asides: frozenset[int]
    pages: tuple[int, ...]
    count: int | None


def furniture(lines: list[Line]) -> Furniture:
    """What in the lines of a text is page furniture, and on which page each line stands.

    >>> from .lines import printed_lines
    >>> found = furniture(printed_lines("One\\n2/3\\nTwo\\n3/3\\nThree\\n"))
    >>> sorted(found.asides), found.pages, found.count
    ([1, 3], (1, 2, 2, 3, 3), 3)
    """
    numbers, total = _numbers_of(lines)
    if not numbers:
        numbers = _numbers_in_a_row(lines)
    jobs = {n for n, line in enumerate(lines) if JOB.fullmatch(line.words)}
    contents = {n for n, line in enumerate(lines) if is_contents(line)}
    edges = set(numbers) | {n for n, line in enumerate(lines) if line.ends_page}
    asides = set(numbers) | jobs | contents | _running_heads(lines, edges) | _romans(lines, numbers)
    pages, count = _pages(lines, numbers, total)
    return Furniture(frozenset(asides), pages, count)


def is_contents(line: Line) -> bool:
    """Whether a line belongs to a contents list: a row of dots leads to a page number."""
    return LEADERS.search(line.words) is not None


def _numbers_of(lines: list[Line]) -> tuple[dict[int, int], int | None]:
    """Lines that are a page number of so many ("2/56"), where at least two agree on how many."""
    found = {}
    for n, line in enumerate(lines):
        match = OF_PAGES.fullmatch(line.words) or PAGE_OF.fullmatch(line.words)
        if match and len(line.words) < 40:
            found[n] = (int(match["page"]), int(match["all"] or 0))
    totals = Counter(total for _, total in found.values())
    if not totals or totals.most_common(1)[0][1] < 2:
        return {}, None
    total = totals.most_common(1)[0][0]
    return {n: page for n, (page, of) in found.items() if of == total and (not of or page <= of)}, total or None


def _numbers_in_a_row(lines: list[Line]) -> dict[int, int]:
    """Bare numbers on lines of their own that count on by one, at least four of them."""
    bare = [(n, int(m[1])) for n, line in enumerate(lines) if (m := BARE.fullmatch(line.words))]
    best: list[tuple[int, int]] = []
    ends: dict[int, list[tuple[int, int]]] = {}
    for n, page in bare:
        run = [*ends.get(page - 1, []), (n, page)]
        if len(run) > len(ends.get(page, [])):
            ends[page] = run
        best = max(best, run, key=len)
    return dict(best) if len(best) >= ENOUGH_IN_A_ROW else {}


def _romans(lines: list[Line], numbers: dict[int, int]) -> set[int]:
    """Roman page numbers before the first page of a text whose pages are numbered."""
    first = min(numbers, default=0)
    found = [n for n in range(first) if lines[n].words and ROMAN.fullmatch(lines[n].words)]
    in_a_row = [lines[n].words for n in found] == list(ROMANS[: len(found)])
    return set(found) if in_a_row and len(found) > 1 else set()


def _running_heads(lines: list[Line], edges: set[int]) -> set[int]:
    """Short lines that come back beside the edges of pages, word for word; never a heading or a label."""
    worded = [n for n, line in enumerate(lines) if line.words]
    near: dict[int, str] = {}
    for at, n in enumerate(worded):
        beside = worded[max(0, at - 2) : at + 3]
        words = lines[n].words
        if len(words) <= 100 and any(m in edges for m in beside) and not begins_by_itself(words):
            near[n] = words
    often = Counter(near.values())
    least = max(RUNNING, len(edges) // 4)
    return {n for n, words in near.items() if often[words] >= least}


def _pages(lines: list[Line], numbers: dict[int, int], total: int | None) -> tuple[tuple[int, ...], int | None]:
    if any(line.ends_page for line in lines):
        return _pages_by_feed(lines)
    if not numbers or not _rises(numbers):
        return (0,) * len(lines), total
    at_head = _at_head(lines, numbers, total)
    if at_head is None:
        return (0,) * len(lines), total
    pages, page = [0] * len(lines), min(numbers.values()) - (1 if at_head else 0)
    for n in range(len(lines)):
        page = numbers.get(n, page) if at_head else page
        pages[n] = max(0, page)
        page = numbers[n] + 1 if not at_head and n in numbers else page
    return tuple(pages), total or max(pages)


def _rises(numbers: dict[int, int]) -> bool:
    in_order = [numbers[n] for n in sorted(numbers)]
    return all(a < b for a, b in pairwise(in_order))


def _at_head(lines: list[Line], numbers: dict[int, int], total: int | None) -> bool | None:
    """Whether page numbers stand before the words of their page: words after the last number, or none before the first.

    None where the text does not tell."""
    opening = next((line.words for line in lines if line.words), "")
    if ROMAN.fullmatch(opening) or BARE.fullmatch(opening):
        return True
    last, first = max(numbers), min(numbers)
    words_after = sum(len(line.words) for line in lines[last + 1 :])
    words_before = sum(len(line.words) for line in lines[:first])
    if numbers[first] == 1:
        return words_before < 200 and words_after > 0
    if total is not None and numbers[last] == total:
        return words_after > 0
    return None


def _pages_by_feed(lines: list[Line]) -> tuple[tuple[int, ...], int]:
    pages, page = [], 1
    for line in lines:
        pages.append(page)
        page += line.ends_page
    return tuple(pages), pages[-1]

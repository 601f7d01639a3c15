"""References to footnotes: raised signs in the body, told from exponents by the notes that stand on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ...text.manuscript import CharMark
from ...text.words import Span
from .columns import Characters, Look, Sheet
from .footnotes import Note
from .setting import Order, pages_of, sizes_of

__all__ = ["asterisks", "raised_places", "references", "stuck"]

_SIGN = re.compile(r"\d{1,3}|\*{1,4}|[†‡§¶]+|[a-z]")
_RAISED, _SMALLER = 0.12, 0.87  # as in `footnotes`: ems above the baseline, share of the size

Signs = dict[int, set[str]]


def signs_by_page(notes: Sequence[Note]) -> Signs:
    """The signs of the notes that stand on each page (a note that goes on overleaf counts where it begins)."""
    found: Signs = {}
    for note in notes:
        if note.sign:
            found.setdefault(note.lines[0].page, set()).add(note.sign)
    return found


def raised_places(order: Order, characters: Characters, looks: Sequence[Look]) -> npt.NDArray[np.bool_]:
    """Which characters of the order stand raised and smaller in their line."""
    real = order.chars >= 0
    numbers = np.where(real, characters.looks[order.rows], -1)
    lift = order.baselines - characters.baselines[order.rows]
    sizes = sizes_of(looks)[numbers]
    raised: npt.NDArray[np.bool_] = real & (numbers >= 0) & (lift > _RAISED * order.sizes)
    return raised & (sizes < _SMALLER * order.sizes)


def references(
    order: Order, source: str, raised: npt.NDArray[np.bool_], place: tuple[Sequence[Sheet], Signs]
) -> list[tuple[Span, str]]:
    """Where the body calls its notes, with the sign: raised signs that a note on that page (or the next) has."""
    sheets, signs = place
    found: list[tuple[Span, str]] = []
    for start, stop in _runs(raised):
        page = int(pages_of(order.chars[start : start + 1], sheets)[0])
        known = signs.get(page, set()) | signs.get(page + 1, set())
        for match in _SIGN.finditer(source, start, stop):
            if match.group() in known:
                found.append((match.span(), match.group()))
    return found


def asterisks(
    source: str, body_end: int, pages: npt.NDArray[np.int32], missing: Sequence[tuple[int, str]]
) -> list[CharMark]:
    """Signs on the line rather than raised: the first on the page of each note (page, sign) that nothing raised calls."""
    marks: list[CharMark] = []
    for page, sign in missing:
        here = np.flatnonzero(pages[:body_end] == page)
        if not len(here):
            continue
        start, stop = int(here[0]), int(here[-1]) + 1
        pattern = rf"(?<![*\s]){re.escape(sign)}(?!\*)" if sign.startswith("*") else _on_the_line(re.escape(sign))
        if match := re.compile(pattern).search(source, start, stop):
            marks.append(CharMark("footnote_reference", match.span(), value=sign))
    return marks


def _on_the_line(sign: str) -> str:
    """A number as a reference that is not raised: before a stroke ("3/"), or right behind the stop of a sentence."""
    return rf"(?<![\w/.]){sign}/(?!\w)|(?<=[^\W\d_]{{3}}[.,;:]){sign}(?![\w.])"


def stuck(found: Sequence[tuple[Span, str]], source: str) -> npt.NDArray[np.intp]:
    """The places before which a blank must stand, so that a sign is no part of the word before or after it."""
    before = [start for (start, _), sign in found if sign.isalnum() and source[start - 1 : start].isalnum()]
    after = [stop for (_, stop), sign in found if sign.isalnum() and source[stop : stop + 1].isalnum()]
    return np.array(sorted({*before, *after}), np.intp)


def _runs(on: npt.NDArray[np.bool_]) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], on, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]

"""Columns for a plot: where each bar stands and how high it is, so that a template can draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "Column", "Plot", "Tick", "stacked"]

WIDTH, GAP, HEIGHT, LEFT, TOP = 84, 28, 220, 44, 22
"""Of a column, between two, of the plot, before the first and above the highest, in the units of the drawing."""
LEGIBLE = 13
"""A bar of at least this height carries its number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column: what it counts, how many, where its top is and how high it is, and whether its number fits in."""

    key: str
    count: int
    y: float
    height: float
    legible: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in lines, its day, its left edge and middle, its total, where its top is, its parts from the bottom."""

    lines: tuple[str, ...]
    day: str
    x: float
    middle: float
    total: int
    top: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: its figure and its height."""

    figure: int
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns side by side over one scale that begins at zero, and the size of the drawing."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    floor: float


def stacked(given: Sequence[tuple[str, str, Sequence[tuple[str, int]]]]) -> Plot:
    """A plot of columns (name, day, parts from the bottom up). The scale begins at zero.

    >>> plot = stacked([("Zero draft", "2026", [("number", 1), ("blank", 3)])])
    >>> [tick.figure for tick in plot.ticks], plot.columns[0].total
    ([0, 1, 2, 3, 4], 4)
    """
    most = max((sum(n for _, n in parts) for _, _, parts in given), default=0)
    step = _step(most)
    ceiling = max(step, -(-most // step) * step)
    floor = float(TOP + HEIGHT)
    scale = HEIGHT / ceiling
    columns = tuple(
        _column(one, LEFT + GAP / 2 + place * (WIDTH + GAP), floor, scale) for place, one in enumerate(given)
    )
    ticks = tuple(Tick(n, round(floor - n * scale, 1)) for n in range(0, ceiling + 1, step))
    return Plot(columns, ticks, LEFT + len(given) * (WIDTH + GAP), int(floor) + 66, floor)


def _step(most: int) -> int:
    """The distance between two lines of the scale: 1, 2 or 5 times a power of ten, at most five lines.

    >>> [_step(n) for n in (0, 4, 9, 80, 371)]
    [1, 1, 2, 20, 100]
    """
    step, place = 1, 0
    while most / step > 5:
        place += 1
        step = (1, 2, 5)[place % 3] * 10 ** (place // 3)
    return step


def _column(given: tuple[str, str, Sequence[tuple[str, int]]], x: float, floor: float, scale: float) -> Column:
    name, day, parts = given
    bars: list[Bar] = []
    at = floor
    for key, count in parts:
        if count:
            height = count * scale
            at -= height
            bars.append(Bar(key, count, round(at, 1), round(height, 1), height >= LEGIBLE))
    total = sum(n for _, n in parts)
    return Column(_lines(name), day, round(x, 1), round(x + WIDTH / 2, 1), total, round(at, 1), tuple(bars))


def _lines(name: str) -> tuple[str, ...]:
    """A name in at most two lines of about sixteen letters.

    >>> _lines("Consolidated document 1"), _lines("Zero draft")
    (('Consolidated', 'document 1'), ('Zero draft',))
    """
    words, lines = name.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > 15:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines) if len(lines) <= 2 else (lines[0], lines[1][:13] + " …")

"""The lines of a page in the order in which they are read: tables cell by cell, columns one after the other."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .columns import Characters, Look
from .contents import contents_rows
from .drawings import Drawings
from .grids import Grid, grids_of
from .gutters import Stretch, stretches_of, usual_step
from .lines import Line, merged, split_at

__all__ = ["Setting", "in_order"]

_SPARSE = 0.6  # a column with this share of the pieces of the fullest one is sparse
_LONG_COLUMNS = 8  # rows in columns without a row of a table in sight: columns of running text


@dataclass(frozen=True, slots=True)
class Setting:
    """What every step needs of the document: its characters and their looks."""

    characters: Characters
    looks: list[Look]


def in_order(rows: list[list[Line]], drawings: Drawings, setting: Setting, tables: Iterator[int]) -> list[Line]:
    """The lines of one page in reading order; `tables` numbers the tables of the document."""
    lines: list[tuple[float, list[Line]]] = []
    for grid in grids_of(drawings):
        inside = [p for row in rows for p in row if grid.holds((p.box[0] + p.box[2]) / 2, (p.box[1] + p.box[3]) / 2)]
        cells = _ruled(inside, grid, setting)
        if len({column for _, column in cells}) > 1:
            taken = {id(piece) for piece in inside}
            rows = [kept for row in rows if (kept := [p for p in row if id(p) not in taken])]
            lines.append((grid.box[1], _table(cells, next(tables), setting)))
    for top, part in _open_rows(rows, setting, tables):
        lines.append((top, part))
    return [line for _, part in sorted(lines, key=lambda pair: pair[0]) for line in part]


def _ruled(inside: list[Line], grid: Grid, setting: Setting) -> dict[tuple[int, int], list[Line]]:
    cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for whole in inside:
        for piece in _cut(whole, grid.walls((whole.box[1] + whole.box[3]) / 2), setting):
            place = grid.cell(piece.box[0] + 1, (piece.box[1] + piece.box[3]) / 2)
            cells[place].append(piece)
    return cells


def _cut(piece: Line, walls: list[float], setting: Setting) -> list[Line]:
    parts = [piece]
    for wall in walls:
        if parts[-1].box[0] < wall - 1 and parts[-1].box[2] > wall + 1:
            parts[-1:] = split_at(parts[-1], wall, setting.characters, setting.looks)
    return parts


def _table(cells: dict[tuple[int, int], list[Line]], table: int, setting: Setting) -> list[Line]:
    lines: list[Line] = []
    for row, column in sorted(cells):
        for line in _stacked(cells[row, column], setting):
            lines.append(replace(line, cell=(table, row, column)))
    return lines


def _stacked(pieces: list[Line], setting: Setting) -> list[Line]:
    """The pieces of one cell as lines from top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.box[0])):
        if rows and abs(rows[-1][0].baseline - piece.baseline) < 0.5 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [merged(sorted(row, key=lambda p: p.box[0]), setting.characters) for row in rows]


def _open_rows(rows: list[list[Line]], setting: Setting, tables: Iterator[int]) -> Iterator[tuple[float, list[Line]]]:
    listed = contents_rows(rows)
    number = 0
    for stretch in stretches_of(rows, listed):
        yield from _plain(rows, range(number, stretch.first), listed, setting)
        part = rows[stretch.first : stretch.last]
        yield part[0][0].box[1], _columns(part, stretch, setting, tables)
        number = stretch.last
    yield from _plain(rows, range(number, len(rows)), listed, setting)


def _plain(
    rows: list[list[Line]], numbers: range, listed: set[int], setting: Setting
) -> Iterator[tuple[float, list[Line]]]:
    for number in numbers:
        line = merged(rows[number], setting.characters)
        yield rows[number][0].box[1], [replace(line, style="contents") if number in listed else line]


def _columns(part: list[list[Line]], stretch: Stretch, setting: Setting, tables: Iterator[int]) -> list[Line]:
    """Rows in columns: the cells of a table row by row, or running text column by column."""
    columns = [_by_column(row, stretch.edges, setting) for row in part]
    breaks = _row_breaks(columns)
    if len(breaks) == 1 and len(part) >= _LONG_COLUMNS:
        count = len(stretch.edges) + 1
        pieces = [[p for row in columns for c, p in row if c == column] for column in range(count)]
        return [line for column in pieces for line in _stacked(column, setting)]
    cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for row, (first, last) in enumerate(itertools.pairwise([*breaks, len(part)]), 1):
        for column, piece in itertools.chain.from_iterable(columns[first:last]):
            cells[row, column + 1].append(piece)
    return _table(cells, next(tables), setting)


def _by_column(row: list[Line], edges: tuple[float, ...], setting: Setting) -> list[tuple[int, Line]]:
    walls = [edge - 1 for edge in edges]
    pieces = [piece for whole in row for piece in _cut(whole, walls, setting)]
    return [(sum(piece.box[0] >= wall - 2 for wall in walls), piece) for piece in pieces]


def _row_breaks(columns: list[list[tuple[int, Line]]]) -> list[int]:
    """The rows at which a row of the table begins: after a step that is wide for every column, and, in a table with a
    sparse column, where every column has something while the row above has not."""
    down: dict[int, list[float]] = defaultdict(list)
    for column, piece in itertools.chain.from_iterable(columns):
        down[column].append(piece.baseline)
    pitch = min(usual_step(places) for places in down.values())
    bases = [row[0][1].baseline for row in columns]
    wide = {n + 1 for n, (above, below) in enumerate(itertools.pairwise(bases)) if below - above > 1.3 * pitch}
    filled = [len({column for column, _ in row}) for row in columns]
    sparse = min(map(len, down.values())) <= _SPARSE * max(map(len, down.values()))
    full = {n for n in range(1, len(filled)) if sparse and filled[n] == len(down) > filled[n - 1]}
    return sorted({0} | wide | full)

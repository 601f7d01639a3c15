"""Two drafts side by side: what one newly catches and what it releases, counted over every scenario, with witnesses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..expressions import Compared, Term, Value
from ..records import OUTCOMES
from ..traces import Answer, Program, program
from .coding import Node
from .counting import Scale, counted, depends_on, scale_of
from .drawing import Diagrams, disjunction
from .replays import replayed
from .witnesses import Profile, class_around, facts_of, plainest

__all__ = ["Contrast", "Likeness", "Witness", "caught_in", "contrast", "released_in", "tallied", "transitions"]

MUST = OUTCOMES.index("MUST")
OPEN_BELOW = 7
Matrix = tuple[tuple[int, ...], ...]
"""Six rows (the outcome before) of six numbers (the outcome after), by code (`OUTCOMES`)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A class of scenarios that change alike: whatever else is so. `count` scenarios lie in it, `new` of them in no class
    before it; `before` and `after` are outcome codes."""

    facts: tuple[Compared, ...]
    count: int
    new: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Witness:
    """The plainest scenario that changes so: each fact with a value, and `needed`, the few conditions that make the change,
    whatever else is so. Readings stand among the facts under their names. `answers` are the interpreter's, before and after
    (`traces.divergence` shows where they part)."""

    facts: tuple[tuple[Term, Value], ...]
    needed: tuple[Compared, ...]
    profile: Profile
    before: int
    after: int
    answers: tuple[Answer, Answer]


@dataclass(frozen=True, slots=True)
class Contrast:
    """What changes between two drafts in a question. `matrix` counts abstract scenarios by outcome before and after, of
    `scenarios` in all (a scenario is one value of each fact as far as the rules tell values apart, in one reading); `concrete`
    the same over the cells of a world where one was given. `caught` becomes MUST, `released` was MUST. `in_every_reading` and
    `in_some_reading` count scenarios without their reading, as (caught, released); `by_power` those of each measure."""

    before: str
    after: str
    question: tuple[str, str]
    scenarios: int
    matrix: Matrix
    concrete: Matrix | None
    in_every_reading: tuple[int, int]
    in_some_reading: tuple[int, int]
    turns_on: tuple[Term, ...]
    by_power: tuple[tuple[Compared, int, int], ...]
    classes: tuple[Likeness, ...]
    witnesses: tuple[Witness, ...]


def caught_in(matrix: Sequence[Sequence[int]]) -> int:
    """How many become MUST that were not."""
    return sum(row[MUST] for code, row in enumerate(matrix) if code != MUST)


def released_in(matrix: Sequence[Sequence[int]]) -> int:
    """How many were MUST and are not any more."""
    return sum(number for code, number in enumerate(matrix[MUST]) if code != MUST)


def transitions(
    diagrams: Diagrams, before: int, after: int, question: tuple[str, str] | None = None, *, within: Node = None
) -> Matrix:
    """How many scenarios go from each outcome to each other, exactly; `before` and `after` are logics by index.

    Guarantees: the numbers add up to all valid scenarios (inside `within`, where given); two drafts that do the same leave
    everything off the diagonal nought.
    """
    cells, scale = _cells(diagrams, (before, after), question, within)
    return _matrix(cells, scale)


def _matrix(cells: Sequence[Sequence[Node]], scale: Scale) -> Matrix:
    return tuple(tuple(counted(scale, cell) for cell in row) for row in cells)


def _cells(
    diagrams: Diagrams, logics: tuple[int, int], question: tuple[str, str] | None, within: Node
) -> tuple[list[list[Node]], Scale]:
    asked = question or diagrams.lowered.logics[logics[1]].variant.instrument.question
    before, after = (diagrams.question(one, asked) for one in logics)
    if within is not None:
        before = tuple(one & within for one in before)
    scale = scale_of(diagrams, (*before, *after))
    return [[one & other for other in after] for one in before], scale


def contrast(
    diagrams: Diagrams,
    before: int,
    after: int,
    question: tuple[str, str] | None = None,
    *,
    within: Node = None,
    concrete: tuple[ArrayLike, ArrayLike, ArrayLike] | None = None,
    classes: int = 6,
) -> Contrast:
    """What a draft catches and releases beside another, exactly: counts, classes, the plainest witness of each change.

    `question` defaults to the instrument's own; `within` narrows to scenarios of a diagram (`chosen`). `concrete` gives the
    outcome before, after, and the number of cells of each profile of a world. `classes` is how many are named a change.
    """
    cells, scale = _cells(diagrams, (before, after), question, within)
    matrix = _matrix(cells, scale)
    moved = [(i, j) for i in range(6) for j in range(6) if i != j and MUST in (i, j) and matrix[i][j]]
    asked = question or diagrams.lowered.logics[after].variant.instrument.question
    likes = [(code, _likenesses(scale, cells[code[0]][code[1]], classes)) for code in moved]
    logics = diagrams.lowered.logics
    orders = [program(logics[one], diagrams.lowered, asked) for one in (before, after)] if moved else []
    seen = [_witness(scale, cells[i][j], (i, j), orders) for i, j in moved]
    every, some = _over_readings(diagrams, cells)
    return Contrast(
        logics[before].variant.id,
        logics[after].variant.id,
        asked,
        counted(scale, diagrams.bdd.true if within is None else within),
        matrix,
        tallied(*concrete) if concrete else None,
        every,
        some,
        _turns_on(scale, cells),
        tuple(_by_power(scale, _moves(diagrams, cells))),
        tuple(Likeness(*one, *codes) for codes, found in likes for one in found),
        tuple(seen),
    )


def tallied(before: ArrayLike, after: ArrayLike, cells: ArrayLike) -> Matrix:
    """The same matrix over a world: outcome codes before and after by profile, and how many cells each profile stands for.

    Codes as `profiles` keeps them: what is added for an open definition is left aside, and so are cells in which an unknown
    fact leaves more than one outcome, or which no world holds: the sum is then less than all cells.
    """
    codes = [np.asarray(one, np.int64) & OPEN_BELOW for one in (before, after)]
    settled = (codes[0] < 6) & (codes[1] < 6)
    sums = np.zeros(36, np.int64)
    np.add.at(sums, (codes[0] * 6 + codes[1])[settled], np.asarray(cells, np.int64)[settled])
    return tuple(tuple(int(number) for number in row) for row in sums.reshape(6, 6))


def _turns_on(scale: Scale, cells: Sequence[Sequence[Node]]) -> tuple[Term, ...]:
    """The facts on which it depends whether, and how, a scenario changes."""
    moved = [cell for i, row in enumerate(cells) for j, cell in enumerate(row) if i != j]
    changed = disjunction(scale.diagrams.bdd, moved)
    return depends_on(scale, (changed, *_moves(scale.diagrams, cells)))


def _moves(diagrams: Diagrams, cells: Sequence[Sequence[Node]]) -> tuple[Node, Node]:
    """Where something is caught, and where something is released."""
    caught = disjunction(diagrams.bdd, [row[MUST] for code, row in enumerate(cells) if code != MUST])
    return caught, disjunction(diagrams.bdd, [cell for code, cell in enumerate(cells[MUST]) if code != MUST])


def _by_power(scale: Scale, moves: tuple[Node, Node]) -> Iterator[tuple[Compared, int, int]]:
    """What is caught and released of each measure, or other choice of scope "power", that the difference turns on."""
    lowered = scale.diagrams.lowered
    for nth in scale.groups:
        group = lowered.groups[nth]
        if group.fact.scope == "power" and group.fact.kind == "choice":
            for atom in group.atoms:
                caught, released = (counted(scale, one & scale.diagrams.variables[atom]) for one in moves)
                yield Compared(group.term, "is", lowered.atoms[atom].value), caught, released


def _over_readings(diagrams: Diagrams, cells: Sequence[Sequence[Node]]) -> tuple[tuple[int, int], tuple[int, int]]:
    readings = [nth for nth, group in enumerate(diagrams.lowered.groups) if group.fact.scope == "reading"]
    moves = _moves(diagrams, cells)
    every = tuple(_projected(diagrams, node, readings, "every") for node in moves)
    some = tuple(_projected(diagrams, node, readings, "some") for node in moves)
    return (every[0], every[1]), (some[0], some[1])


def _projected(diagrams: Diagrams, node: Node, readings: Sequence[int], how: str) -> int:
    """How many scenarios lie in a diagram in every, or in some, reading, each counted once whatever its readings."""
    names = [name for nth in readings for name in diagrams.names[nth]]
    proper = diagrams.bdd.true
    ways = 1
    for nth in readings:
        proper &= disjunction(diagrams.bdd, [diagrams.variables[atom] for atom in diagrams.lowered.groups[nth].atoms])
        ways *= len(diagrams.lowered.groups[nth].atoms)
    if names:
        some = diagrams.bdd.exist(names, node & proper)
        node = some if how == "some" else ~diagrams.bdd.exist(names, ~node & proper)
    return counted(scale_of(diagrams, (node,)), node) // ways


def _witness(scale: Scale, cell: Node, codes: tuple[int, int], orders: Sequence[Program]) -> Witness:
    """The plainest witness of one change, sent through the interpreter under both drafts."""
    lowered = scale.diagrams.lowered
    profile = plainest(scale.diagrams, cell)
    assert profile is not None
    needed, _ = class_around(scale, cell, profile)
    facts = facts_of(lowered, profile)
    before, after = (replayed(one, facts) for one in orders)
    return Witness(facts, needed, profile, *codes, (before, after))


def _likenesses(scale: Scale, cell: Node, limit: int) -> list[tuple[tuple[Compared, ...], int, int]]:
    """The classes of one change, the widest first: conditions, scenarios in it, scenarios in none before it."""
    left = cell
    likes = []
    for facts, node, count in sorted(_classes(scale, cell, limit), key=lambda one: -one[2]):
        new = counted(scale, node & left)
        left &= ~node
        if new:
            likes.append((facts, count, new))
    return likes


def _classes(scale: Scale, cell: Node, limit: int) -> list[tuple[tuple[Compared, ...], Node, int]]:
    """The plainest scenario not yet in a class, the widest class around it, and so on until all are in one or enough named."""
    left = cell & scale.proper
    found: list[tuple[tuple[Compared, ...], Node, int]] = []
    while len(found) < limit and (profile := plainest(scale.diagrams, left)) is not None:
        facts, node = class_around(scale, cell, profile)
        found.append((facts, node, counted(scale, node)))
        left &= ~node
    return found

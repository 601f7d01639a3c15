"""Truth tables of the rules of one draft: every scenario of the few facts a question stands on, at once.

Each fact is one axis of an array: two states of a yes/no fact, one a choice, one more than the cuts of a number or a date. A
condition is an array over the axes it needs, so groups (exactly one choice, cuts that grow) hold by construction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from ...expressions import Compared, Expr, Not, Value
from ...lowering import Formula, Group, Logic, Lowered, Step

__all__ = ["CELLS", "Table", "Witness", "states_of"]

CELLS = 1 << 22
"""The most scenarios that are laid out at once; with more, the facts of some domains are left out, or nothing is said."""

Cells = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Witness:
    """A scenario as conditions on its facts; facts that make no difference are left out."""

    conditions: tuple[Expr, ...]


def states_of(group: Group) -> int:
    """How many states the facts of a group have between them."""
    if group.fact.kind == "choice":
        return len(group.atoms)
    return len(group.atoms) + 1


@dataclass(slots=True)
class Table:
    """One logic over the axes of some facts. `whole` is False where domains had to be left out."""

    lowered: Lowered
    logic: Logic
    axes: tuple[int, ...] = ()
    whole: bool = True
    possible: Cells = field(default_factory=lambda: np.ones((), dtype=np.bool_))
    _sides: dict[int, tuple[Cells, Cells]] = field(default_factory=dict)
    _codes: dict[int, NDArray[np.int8]] = field(default_factory=dict)

    @staticmethod
    def over(lowered: Lowered, logic: Logic, formulas: Iterable[Formula]) -> Table | None:
        """The table of all that some formulas stand on; None where it would be too large."""
        where = {atom: nth for nth, group in enumerate(lowered.groups) for atom in group.atoms}
        axes = {where[one] for formula in formulas for one in _atoms(formula, logic)}
        domains = [{where[one] for one in _atoms(formula, logic)} for formula in lowered.domains]
        taken: set[int] = set()
        whole, grew = True, True
        if _cells(lowered, axes) > CELLS:
            return None
        while grew:
            grew = False
            for nth, needed in enumerate(domains):
                if nth in taken or not needed & axes:
                    continue
                if _cells(lowered, axes | needed) > CELLS:
                    whole = False
                    continue
                taken.add(nth)
                grew = grew or not needed <= axes
                axes |= needed
        made = Table(lowered, logic, tuple(sorted(axes)), whole)
        for nth in taken:
            made.possible = made.possible & made.cells(lowered.domains[nth])
        return made

    def cells(self, formula: Formula) -> Cells:
        """Where a formula is true."""
        word = formula[0]
        if word in ("true", "false"):
            return np.asarray(word == "true")
        if word in ("atom", "not"):
            found = self._atom(formula[1])
            return found if word == "atom" else np.logical_not(found)
        if word == "held":
            yes, no = self.sides(formula[1])
            return (yes & ~no) if formula[2] else (no & ~yes)
        if word in ("is", "is not"):
            same: Cells = self.codes(formula[1]) == formula[2]
            return same if word == "is" else ~same
        found = self.cells(formula[1][0])
        for one in formula[1][1:]:
            found = found & self.cells(one) if word == "and" else found | self.cells(one)
        return found

    def _atom(self, atom: int) -> Cells:
        for axis, nth in enumerate(self.axes):
            group = self.lowered.groups[nth]
            if atom in group.atoms:
                place, states = group.atoms.index(atom), np.arange(states_of(group))
                found: Cells = np.asarray(states == place if group.fact.kind == "choice" else states > place)
                shape = [-1 if one == axis else 1 for one in range(len(self.axes))]
                return np.asarray(found.reshape(shape), dtype=np.bool_)
        raise ValueError(f"atom {atom} is on no axis of this table")

    def holding(self, step: Step, only: Collection[int] | None = None) -> dict[int, Cells]:
        """Where each rule of a step holds: it applies, and none that holds beats it; `only` some, with those that beat them."""
        found: dict[int, Cells] = {}
        for nth, one in enumerate(step.rules):
            if only is None or nth in only:
                here = self.cells(one.when)
                for other in one.beaten_by:
                    here = here & ~found[other]
                found[nth] = here
        return found

    def sides(self, nth: int) -> tuple[Cells, Cells]:
        """Where a definition comes out yes and where it comes out no."""
        if nth not in self._sides:
            step = self.logic.steps[nth]
            yes = no = np.asarray(False)
            for one, here in zip(step.rules, self.holding(step).values(), strict=True):
                if isinstance(one.rule.concludes, tuple):
                    yes, no = (yes | here, no) if one.rule.concludes[1] else (yes, no | here)
            if step.otherwise is not None:
                rest = ~(yes | no)
                yes, no = (yes | rest, no) if step.otherwise else (yes, no | rest)
            self._sides[nth] = yes, no
        return self._sides[nth]

    def codes(self, nth: int) -> NDArray[np.int8]:
        """What a question comes to, as the code of its outcome."""
        if nth not in self._codes:
            step = self.logic.steps[nth]
            on = {word: np.asarray(False) for word in ("must", "must_not", "may_refuse", "may")}
            for one, here in zip(step.rules, self.holding(step).values(), strict=True):
                modality = getattr(one.rule.concludes, "modality", "")
                if modality in on:
                    on[modality] = on[modality] | here
            code = np.where(on["may_refuse"], 2, np.where(on["may"], 1, 0))
            code = np.where(on["must"], np.where(on["must_not"], 5, 3), np.where(on["must_not"], 4, code))
            self._codes[nth] = code.astype(np.int8)
        return self._codes[nth]

    def witness(self, hits: Cells) -> Witness | None:
        """The plainest possible scenario among some, in which only what matters is said; None where none is possible."""
        shape = [states_of(self.lowered.groups[one]) for one in self.axes]
        real = np.broadcast_to(hits & self.possible, shape)
        if not real.any():
            return None
        cost = np.zeros((1,) * len(shape), dtype=np.int16)
        for axis, nth in enumerate(self.axes):
            cost = cost + self._cost(axis, nth)
        best = int(np.argmin(np.where(real, np.broadcast_to(cost, shape), 30_000)))
        at: list[int | slice] = [int(one) for one in np.unravel_index(best, shape)] if shape else []
        always = np.broadcast_to(hits | ~self.possible, shape)
        for axis in range(len(shape)):
            kept = at[axis]
            at[axis] = slice(None)
            if not always[tuple(at)].all():
                at[axis] = kept
        said = [self._state(self.axes[axis], one) for axis, one in enumerate(at) if isinstance(one, int)]
        return Witness(tuple(one for some in said for one in some))

    def _cost(self, axis: int, nth: int) -> NDArray[np.int16]:
        """What a state of a fact costs a plain scenario: nothing for the first, more for those after."""
        group = self.lowered.groups[nth]
        states = np.arange(states_of(group), dtype=np.int16)
        dear = np.minimum(states, 1) if group.fact.kind == "choice" else states
        return dear.reshape([-1 if one == axis else 1 for one in range(len(self.axes))])

    def _state(self, nth: int, state: int) -> Sequence[Expr]:
        group = self.lowered.groups[nth]
        values: list[Value] = [self.lowered.atoms[one].value for one in group.atoms]
        if group.fact.kind == "choice":
            return [Compared(group.term, "is", values[state])]
        if group.fact.kind == "yes/no":
            given = Compared(group.term, "is", True)
            return [given if state else Not(given)]
        low = [Compared(group.term, ">=", values[state - 1])] if state else []
        return [*low, *([Compared(group.term, "<", values[state])] if state < len(values) else [])]


def _cells(lowered: Lowered, axes: Iterable[int]) -> int:
    return prod(states_of(lowered.groups[one]) for one in axes)


def _atoms(formula: Formula, logic: Logic, seen: set[int] | None = None) -> set[int]:
    """The atoms that a formula stands on, through the steps it asks."""
    seen = set() if seen is None else seen
    word = formula[0]
    if word in ("atom", "not"):
        return {formula[1]}
    if word in ("and", "or"):
        return {one for inner in formula[1] for one in _atoms(inner, logic, seen)}
    if word in ("held", "is", "is not") and formula[1] not in seen:
        seen.add(formula[1])
        return {one for rule in logic.steps[formula[1]].rules for one in _atoms(rule.when, logic, seen)}
    return set()

"""The smallest sets of changes that make a property hold, over every draft that the changes can make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..changing import Change, Changing, spelled
from ..expressions import Expr
from ..lowering import Formula, lower
from .coding import Node
from .counting import counted, scale_of
from .drawing import Diagrams, diagrams_of, drawn_formula, drawn_steps
from .properties import formula_under
from .witnesses import cheapest, plainest

__all__ = ["Open", "at_once", "duties", "opened", "sets_that_hold"]

SYMBOLIC = 16
"""So many changes are left open at once; of more, drafts are tried one after another, each ruled out with all that fail alike."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open draft as diagrams, and a property of it as a formula; `flags` the variables of its changes that some rule
    turns on, by change."""

    changing: Changing
    diagrams: Diagrams
    formula: Formula
    flags: Mapping[Change, str]


def opened(changing: Changing, expr: Expr) -> Open:
    """An open draft and a property, ready to be asked which changes make it hold."""
    wanted = spelled(expr, changing)
    diagrams = diagrams_of(lower([changing.variant], [wanted]), drawn=False)
    names = {
        group.term: names[0] for group, names in zip(diagrams.lowered.groups, diagrams.names, strict=True) if names
    }
    flags = {one: names[one.term] for one in changing.changes if one.term in names}
    return Open(changing, diagrams, formula_under(diagrams.lowered, 0, wanted), flags)


def sets_that_hold(of: Open, *, most: int = 3, number: int = 8) -> tuple[tuple[Change, ...], ...]:
    """The smallest sets of changes with which the property holds in every scenario and reading, the fewest changes first.

    Guarantees: none has more than `most` changes, none contains another, and of those that fit no smaller one is missing
    (`number` sets at most).
    """
    bdd = of.diagrams.bdd
    costs = dict.fromkeys(of.flags.values(), 1)
    left = _possible(of)
    if len(of.flags) <= SYMBOLIC:
        left &= at_once(of)
    found: list[tuple[Change, ...]] = []
    while left != bdd.false and len(found) < number:
        path = cheapest(of.diagrams, left, costs)
        made = tuple(one for one, name in of.flags.items() if path.get(name))
        if len(made) > most:
            break
        fails = _fails(of, made)
        if fails is not None:
            left &= _holding_there(of, fails)
            continue
        found.append(made)
        left &= ~bdd.cube({of.flags[one]: True for one in made})
    return tuple(found)


def at_once(of: Open) -> Node:
    """The sets of changes with which the property holds, as one diagram over all drafts that can be made."""
    bdd = of.diagrams.bdd
    true = _formula(of, of.diagrams.variables)
    flags = set(of.flags.values())
    names = [name for group in of.diagrams.names for name in group if name not in flags]
    return ~bdd.exist(names, of.diagrams.valid & ~true)


def _possible(of: Open) -> Node:
    """Where of the changes that exclude each other one at most is made."""
    bdd = of.diagrams.bdd
    possible = bdd.true
    for group in of.changing.exclusive:
        names = [of.flags[one] for one in group if one in of.flags]
        for nth, name in enumerate(names):
            for other in names[nth + 1 :]:
                possible &= ~(bdd.var(name) & bdd.var(other))
    return possible


def _formula(of: Open, variables: tuple[Node, ...]) -> Node:
    steps = drawn_steps(of.diagrams.bdd, of.diagrams.lowered.logics[0], variables)
    return drawn_formula(of.diagrams.bdd, of.formula, variables, steps)


def _fixed(of: Open, made: tuple[Change, ...]) -> tuple[Node, ...]:
    """The atoms of the open draft where these changes are made and no others."""
    bdd = of.diagrams.bdd
    given = {one.term: bdd.true if one in made else bdd.false for one in of.flags}
    return tuple(
        given.get(atom.term, node) for atom, node in zip(of.diagrams.lowered.atoms, of.diagrams.variables, strict=True)
    )


def _fails(of: Open, made: tuple[Change, ...]) -> tuple[bool, ...] | None:
    """The plainest scenario in which the property fails with these changes; None where it holds."""
    bad = ~_formula(of, _fixed(of, made))
    return plainest(of.diagrams, bad)


def _holding_there(of: Open, profile: tuple[bool, ...]) -> Node:
    """The sets of changes with which the property holds in one scenario."""
    bdd, flags = of.diagrams.bdd, {one.term for one in of.flags}
    variables = tuple(
        node if atom.term in flags else (bdd.true if profile[nth] else bdd.false)
        for nth, (atom, node) in enumerate(zip(of.diagrams.lowered.atoms, of.diagrams.variables, strict=True))
    )
    return _formula(of, variables)


def duties(of: Open, made: tuple[Change, ...]) -> int:
    """In how many scenarios the instrument's question binds (MUST) with these changes made."""
    question = of.changing.of.instrument.question
    step = of.diagrams.lowered.logics[0].step(question)
    if step is None:
        return 0
    steps = drawn_steps(of.diagrams.bdd, of.diagrams.lowered.logics[0], _fixed(of, made))
    must = steps[step].outcomes[3]
    return counted(scale_of(of.diagrams, (must,)), must) >> len(of.flags)

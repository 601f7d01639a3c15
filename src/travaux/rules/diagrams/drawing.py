"""Rules as decision diagrams: for every scenario at once, what each definition and each question comes to.

A diagram is canonical: two drafts do the same in a matter if and only if their diagrams are one and the same, and how many
scenarios lie in a difference is read off without listing one. `dd` draws with CUDD where its wheel holds it, else in Python.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import TravauxError
from ..lowering import Formula, Logic, Lowered, Step
from ..records import OUTCOMES
from .coding import Node, atoms_at, names_of, proper
from .ordering import order_of

__all__ = ["Diagrams", "Drawn", "Node", "arms", "diagrams_of", "disjunction", "drawn_formula", "drawn_steps", "manner"]

MEMORY = 2**26


@dataclass(frozen=True, slots=True)
class Drawn:
    """One step as diagrams: of a definition where the `yes` and the `no` side stand; of a question where each outcome is, by
    its code (`OUTCOMES`), and `yes` where it binds (MUST)."""

    step: Step
    yes: Node
    no: Node
    outcomes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagrams:
    """The diagrams of variants over one table of atoms. `order` the groups as they are asked; `names` by group the variables
    that code its value; `variables` by atom where it is true; `valid` where every fact has a value that it can have and every
    domain holds; `steps` by logic, then by step."""

    lowered: Lowered
    bdd: Any
    order: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]
    variables: tuple[Node, ...]
    valid: Node
    steps: tuple[tuple[Drawn, ...], ...]

    def question(self, logic: int, subject: tuple[str, str]) -> tuple[Node, ...]:
        """Where each outcome of a question is, by code; everywhere NOT COVERED where no rule is about it."""
        step = self.lowered.logics[logic].step(subject)
        if step is not None:
            return self.steps[logic][step].outcomes
        return (self.bdd.true, *[self.bdd.false] * (len(OUTCOMES) - 1))


def diagrams_of(lowered: Lowered, *, plain: bool = False, drawn: bool = True) -> Diagrams:
    """The diagrams of all variants of a lowered instrument; `plain` draws in Python also where CUDD is at hand; not
    `drawn`, the steps are left to the caller (`drawn_steps`).

    Raises `TravauxError` `missing_extra` where `dd` is not installed.
    """
    bdd = _manager(plain)
    order = order_of(lowered)
    names = tuple(names_of(nth, group) for nth, group in enumerate(lowered.groups))
    bdd.declare(*(name for nth in order for name in names[nth]))
    variables = _variables(bdd, lowered, names)
    valid = bdd.true
    for nth in reversed(order):
        valid &= proper(bdd, names[nth], lowered.groups[nth])
    for formula in lowered.domains:
        valid &= drawn_formula(bdd, formula, variables, ())
    steps = tuple(drawn_steps(bdd, logic, variables) for logic in lowered.logics) if drawn else ()
    return Diagrams(lowered, bdd, order, names, variables, valid, steps)


def _variables(bdd: Any, lowered: Lowered, names: Sequence[Sequence[str]]) -> tuple[Node, ...]:
    found = {
        atom: node
        for nth, group in enumerate(lowered.groups)
        for atom, node in zip(group.atoms, atoms_at(bdd, names[nth], group), strict=True)
    }
    return tuple(found[nth] for nth in range(len(lowered.atoms)))


def manner(diagrams: Diagrams) -> str:
    """What draws: "cudd", or "autoref" in Python."""
    return str(type(diagrams.bdd).__module__).rsplit(".", 1)[-1]


def _manager(plain: bool) -> Any:
    try:
        if plain:
            raise ImportError
        from dd import cudd
    except ImportError:
        return _manager_in_python()
    bdd = cudd.BDD(memory_estimate=MEMORY)
    bdd.configure(reordering=False)
    return bdd


def _manager_in_python() -> Any:
    try:
        from dd import autoref
    except ImportError:
        what = "Exact differences and proofs are drawn as decision diagrams, and the package for them is not installed."
        raise TravauxError("missing_extra", what, try_this="pip install 'travaux[rules]'") from None
    return autoref.BDD()


def arms(node: Node) -> tuple[Node, Node]:
    """The diagram where the fact it asks first is not so, and where it is."""
    return (~node.low, ~node.high) if node.negated else (node.low, node.high)


def disjunction(bdd: Any, nodes: Sequence[Node]) -> Node:
    """Where one of the diagrams is true."""
    found = bdd.false
    for one in nodes:
        found |= one
    return found


def drawn_formula(bdd: Any, formula: Formula, variables: Sequence[Node], drawn: Sequence[Drawn]) -> Node:
    """A formula as a diagram, over the steps drawn before it."""
    kind = formula[0]
    if kind == "atom":
        return variables[formula[1]]
    if kind == "not":
        return ~variables[formula[1]]
    if kind == "and":
        found = bdd.true
        for one in formula[1]:
            found &= drawn_formula(bdd, one, variables, drawn)
        return found
    if kind == "or":
        return disjunction(bdd, [drawn_formula(bdd, one, variables, drawn) for one in formula[1]])
    if kind == "held":
        step = drawn[formula[1]]
        return step.yes & ~step.no if formula[2] else step.no & ~step.yes
    if kind in ("is", "is not"):
        outcome = drawn[formula[1]].outcomes[formula[2]]
        return outcome if kind == "is" else ~outcome
    return bdd.true if kind == "true" else bdd.false


def drawn_steps(
    bdd: Any,
    logic: Logic,
    variables: Sequence[Node],
    instead: Mapping[str, Node] | None = None,
    *,
    only: Container[int] | None = None,
) -> tuple[Drawn, ...]:
    """The steps of a logic as diagrams; a rule named in `instead` applies where that is true, whatever it says itself. With
    `only`, all steps but these are left empty."""
    drawn: list[Drawn] = []
    for nth, step in enumerate(logic.steps):
        if only is not None and nth not in only:
            drawn.append(Drawn(step, bdd.false, bdd.false))
            continue
        holding = _holding(bdd, step, (variables, drawn), instead or {})
        drawn.append(_question(bdd, step, holding) if isinstance(step.subject, tuple) else _sides(bdd, step, holding))
    return tuple(drawn)


def _holding(
    bdd: Any, step: Step, known: tuple[Sequence[Node], Sequence[Drawn]], instead: Mapping[str, Node]
) -> list[Node]:
    """Where each rule of a step holds: it applies and none that holds beats it."""
    holding: list[Node] = []
    for ruled in step.rules:
        given = instead.get(ruled.rule.id)
        holds = drawn_formula(bdd, ruled.when, *known) if given is None else given
        for other in ruled.beaten_by:
            holds &= ~holding[other]
        holding.append(holds)
    return holding


def _sides(bdd: Any, step: Step, holding: Sequence[Node]) -> Drawn:
    sides = [bdd.false, bdd.false]
    for ruled, holds in zip(step.rules, holding, strict=True):
        if ruled.rule.concludes is not None:
            assert isinstance(ruled.rule.concludes, tuple)
            sides[not ruled.rule.concludes[1]] |= holds
    if step.otherwise is not None:
        sides[not step.otherwise] |= ~(sides[0] | sides[1])
    return Drawn(step, sides[0], sides[1])


_BITS = {"must": 0, "must_not": 1, "may_refuse": 2, "may": 3}


def _question(bdd: Any, step: Step, holding: Sequence[Node]) -> Drawn:
    bits = [bdd.false] * 4
    for ruled, holds in zip(step.rules, holding, strict=True):
        norm = ruled.rule.concludes
        if norm is not None:
            assert not isinstance(norm, tuple)
            bits[_BITS[norm.modality]] |= holds
    must, must_not, ground, may = bits
    neither = ~must & ~must_not
    refusable = neither & ground
    free = neither & ~ground
    outcomes = (free & ~may, free & may, refusable, must & ~must_not, must_not & ~must, must & must_not)
    return Drawn(step, outcomes[3], outcomes[4], outcomes)

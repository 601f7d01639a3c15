"""What still decides a case of which not all is known, read off the diagrams of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from ..expressions import Term, Value
from ..lowering import Group
from ..records import OUTCOMES
from .coding import Node
from .counting import depends_on, scale_of
from .drawing import Diagrams

__all__ = ["known_in", "matters"]


def matters(
    diagrams: Diagrams, logic: int, facts: Iterable[tuple[Term, Value]], question: tuple[str, str] | None = None
) -> tuple[tuple[str, ...], tuple[Term, ...]]:
    """The outcomes that can still come of a case, and the facts that still decide between them; readings are facts too.

    A fact decides where two scenarios that the domains allow differ in nothing else and come to different outcomes.
    Guarantees: the outcomes are those of `traces.ask`, and every fact named is among those of `traces.matter`, which leaves
    the domains aside when it looks for facts.
    """
    asked = question or diagrams.lowered.logics[logic].variant.instrument.question
    known = known_in(diagrams, facts)
    outcomes = [one & known for one in diagrams.question(logic, asked)]
    reachable = tuple(
        word for word, one in zip(OUTCOMES, outcomes, strict=True) if one & diagrams.valid != diagrams.bdd.false
    )
    given = {term for term, _ in facts}
    scale = scale_of(diagrams, outcomes)
    return reachable, tuple(term for term in depends_on(scale, outcomes) if term not in given)


def known_in(diagrams: Diagrams, facts: Iterable[tuple[Term, Value]]) -> Node:
    """The scenarios that have these facts; facts that no rule asks about are left aside."""
    given = dict(facts)
    node = diagrams.bdd.true
    for group in diagrams.lowered.groups:
        if group.term in given:
            for atom in group.atoms:
                so = _is_so(diagrams, group, atom, given[group.term])
                node &= diagrams.variables[atom] if so else ~diagrams.variables[atom]
    return node


def _is_so(diagrams: Diagrams, group: Group, atom: int, value: Value) -> bool:
    asked = diagrams.lowered.atoms[atom]
    if asked.op == ">=":
        return bool(value >= asked.value)  # type: ignore[operator]
    return value == asked.value

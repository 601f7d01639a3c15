"""Gaps and conflicts over all scenarios: where a definition says nothing or both, and where two norms collide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..expressions import Compared, Norm, Term, Value
from ..records import OUTCOMES
from .coding import Node
from .counting import counted, scale_of
from .drawing import Diagrams, Drawn, drawn_formula
from .witnesses import class_around, facts_of, plainest

__all__ = ["Opening", "openings"]

CONFLICT = OUTCOMES.index("CONFLICT")


@dataclass(frozen=True, slots=True)
class Opening:
    """A `kind` "gap" or "conflict" of a definition, or "norm conflict" of a question (must and must not at once), under a draft.

    It stands in `count` scenarios; `facts` is the plainest of them, `needed` the few conditions that make it, whatever else is
    so; `rules` those that hold there on either side of a conflict, and of a gap those that might have spoken.
    """

    kind: str
    draft: str
    subject: str | tuple[str, str]
    count: int
    facts: tuple[tuple[Term, Value], ...]
    needed: tuple[Compared, ...]
    rules: tuple[str, ...]


def openings(diagrams: Diagrams) -> tuple[Opening, ...]:
    """Every gap and every conflict of every draft, exactly, with its plainest scenario; in the order of the steps.

    Guarantees: what is not listed comes out one way in every valid scenario and every reading.
    """
    return tuple(one for logic in range(len(diagrams.lowered.logics)) for one in _of_draft(diagrams, logic))


def _of_draft(diagrams: Diagrams, logic: int) -> Iterator[Opening]:
    for nth, drawn in enumerate(diagrams.steps[logic]):
        for kind, node in _open(drawn):
            within = node & diagrams.valid
            if within != diagrams.bdd.false:
                yield _opening(diagrams, (logic, nth), kind, node)


def _open(drawn: Drawn) -> tuple[tuple[str, Node], ...]:
    if drawn.outcomes:
        return (("norm conflict", drawn.outcomes[CONFLICT]),)
    return ("gap", ~drawn.yes & ~drawn.no), ("conflict", drawn.yes & drawn.no)


def _opening(diagrams: Diagrams, place: tuple[int, int], kind: str, node: Node) -> Opening:
    logic, nth = place
    scale = scale_of(diagrams, (node,))
    profile = plainest(diagrams, node)
    assert profile is not None
    needed, _ = class_around(scale, node, profile)
    one = diagrams.lowered.logics[logic]
    rules = tuple(_speaking(diagrams, place, kind, tuple(profile)))
    facts = facts_of(diagrams.lowered, profile)
    return Opening(kind, one.variant.id, one.steps[nth].subject, counted(scale, node), facts, needed, rules)


def _speaking(diagrams: Diagrams, place: tuple[int, int], kind: str, profile: tuple[bool, ...]) -> Iterator[str]:
    """The rules that hold in the plainest scenario; of a gap all that conclude."""
    logic, nth = place
    step = diagrams.lowered.logics[logic].steps[nth]
    here = diagrams.valid
    for atom, so in enumerate(profile):
        here &= diagrams.variables[atom] if so else ~diagrams.variables[atom]
    holding: list[bool] = []
    for ruled in step.rules:
        applies = drawn_formula(diagrams.bdd, ruled.when, diagrams.variables, diagrams.steps[logic])
        held = here & applies != diagrams.bdd.false and not any(holding[other] for other in ruled.beaten_by)
        holding.append(held)
        if ruled.rule.concludes is not None and (kind == "gap" or (held and _clashes(ruled.rule.concludes))):
            yield ruled.rule.id


def _clashes(concluded: tuple[str, bool] | Norm) -> bool:
    return not isinstance(concluded, Norm) or concluded.modality in ("must", "must_not")

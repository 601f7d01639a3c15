"""One request, answered by walking the rules: the slow twin that the fast ways must agree with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..expressions import Norm, Value
from ..lowering import Atom, Formula, Logic, Lowered, Step
from ..worlds.world import World, cell

__all__ = ["Outcome", "answered", "truths"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one request comes to: `code` as in `records.OUTCOMES`, `open` where a definition that it needs is in gap or
    conflict, `rule` the first rule that gives the outcome ("" for NOT COVERED)."""

    code: int
    open: bool
    rule: str


@dataclass(slots=True)
class _Walk:
    """A walk through one draft's steps with the answers found so far."""

    logic: Logic
    true: Callable[[int], bool]
    sides: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    open: dict[int, bool] = field(default_factory=dict)


def answered(logic: Logic, question: tuple[str, str], true: Callable[[int], bool]) -> Outcome:
    """The outcome of a question under one draft; `true` tells of each atom, by index, whether it is so."""
    nth = logic.step(question)
    return Outcome(0, False, "") if nth is None else _question(_Walk(logic, true), nth)


def truths(
    lowered: Lowered, world: World, place: tuple[int, int, int, int], readings: Mapping[str, str] | None = None
) -> tuple[bool | None, ...]:
    """What each atom is for one request (A, B, act, power by index); None where the world does not know."""
    return tuple(_truth(one, world, place, readings or {}) for one in lowered.atoms)


def _truth(atom: Atom, world: World, place: tuple[int, int, int, int], readings: Mapping[str, str]) -> bool | None:
    found: Value | None = readings.get(atom.term.fact) if atom.scope == "reading" else cell(world, atom.term, place)
    if found is None:
        return None
    return found == atom.value if atom.op == "is" else found >= atom.value  # type: ignore[operator]


def _held(walk: _Walk, step: Step) -> list[bool]:
    held: list[bool] = []
    for one in step.rules:
        held.append(_holds(walk, one.when) and not any(held[other] for other in one.beaten_by))
    return held


def _sides(walk: _Walk, nth: int) -> tuple[bool, bool]:
    if nth not in walk.sides:
        step = walk.logic.steps[nth]
        said = {
            one.rule.concludes[1]
            for one, holds in zip(step.rules, _held(walk, step), strict=True)
            if holds and isinstance(one.rule.concludes, tuple)
        }
        if not said and step.otherwise is not None:
            said = {step.otherwise}
        walk.sides[nth] = True in said, False in said
        walk.open[nth] = len(said) != 1
    return walk.sides[nth]


def _question(walk: _Walk, nth: int) -> Outcome:
    if nth not in walk.outcomes:
        step = walk.logic.steps[nth]
        held = [
            (one.rule.concludes.modality, one.rule.id)
            for one, holds in zip(step.rules, _held(walk, step), strict=True)
            if holds and isinstance(one.rule.concludes, Norm)
        ]
        norms = {modality for modality, _ in held}
        code, modality = next((code, word) for code, word, needs in _ORDER if needs <= norms)
        rule = next((rule for one, rule in held if one == modality), "")
        walk.outcomes[nth] = Outcome(code, any(_open(walk, one) for one in _below(walk, nth)), rule)
    return walk.outcomes[nth]


_ORDER: tuple[tuple[int, str, set[str]], ...] = (
    (5, "must", {"must", "must_not"}),
    (3, "must", {"must"}),
    (4, "must_not", {"must_not"}),
    (2, "may_refuse", {"may_refuse"}),
    (1, "may", {"may"}),
    (0, "", set()),
)


def _below(walk: _Walk, nth: int) -> set[int]:
    found: set[int] = set()

    def look(one: Formula) -> None:
        if one[0] in ("and", "or"):
            for part in one[1]:
                look(part)
        elif one[0] in ("held", "is", "is not"):
            found.add(one[1])

    for rule in walk.logic.steps[nth].rules:
        look(rule.when)
    return found


def _open(walk: _Walk, nth: int) -> bool:
    below = any(_open(walk, one) for one in _below(walk, nth))
    if isinstance(walk.logic.steps[nth].subject, tuple):
        return below
    _sides(walk, nth)
    return walk.open[nth] or below


def _holds(walk: _Walk, one: Formula) -> bool:
    word = one[0]
    if word in ("true", "false"):
        return bool(word == "true")
    if word in ("atom", "not"):
        return walk.true(one[1]) is (word == "atom")
    if word in ("and", "or"):
        return (all if word == "and" else any)(_holds(walk, part) for part in one[1])
    if word == "held":
        yes, no = _sides(walk, one[1])
        return (yes and not no) if one[2] else (no and not yes)
    return (_question(walk, one[1]).code == one[2]) is (word == "is")

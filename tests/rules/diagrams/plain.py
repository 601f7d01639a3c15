"""The plain twin of diagrams: every scenario listed, each evaluated by itself, word for word as the semantics are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from travaux.rules import Logic, Lowered
from travaux.rules.lowering import Formula

Profile = tuple[bool, ...]


def profiles(lowered: Lowered) -> Iterator[Profile]:
    """Every valid scenario over the atoms: one choice of each, cuts one after another, all domains true."""
    order = [atom for group in lowered.groups for atom in group.atoms]
    for parts in product(*(_values(group.fact.kind, len(group.atoms)) for group in lowered.groups)):
        bits = dict(zip(order, (bit for part in parts for bit in part), strict=True))
        profile = tuple(bits[nth] for nth in range(len(order)))
        if all(true(formula, profile, []) for formula in lowered.domains):
            yield profile


def _values(kind: str, size: int) -> list[tuple[bool, ...]]:
    if kind == "yes/no":
        return [(False,), (True,)]
    if kind == "choice":
        return [tuple(nth == one for nth in range(size)) for one in range(size)]
    return [tuple(nth < passed for nth in range(size)) for passed in range(size + 1)]


def true(formula: Formula, profile: Profile, found: list[object]) -> bool:
    """Whether a formula is true of a profile, over what the steps before came to."""
    kind = formula[0]
    if kind == "atom":
        return profile[formula[1]]
    if kind == "not":
        return not profile[formula[1]]
    if kind == "and":
        return all(true(one, profile, found) for one in formula[1])
    if kind == "or":
        return any(true(one, profile, found) for one in formula[1])
    if kind == "held":
        return found[formula[1]] == ((True, False) if formula[2] else (False, True))
    if kind in ("is", "is not"):
        return (found[formula[1]] == formula[2]) is (kind == "is")
    return kind == "true"


def outcomes(logic: Logic, profile: Profile) -> list[object]:
    """What each step comes to: (yes side, no side) of a definition, the code of the outcome of a question."""
    found: list[object] = []
    for step in logic.steps:
        holds: list[bool] = []
        for ruled in step.rules:
            applies = true(ruled.when, profile, found)
            holds.append(applies and not any(holds[other] for other in ruled.beaten_by))
        concluded = [
            one.rule.concludes for one, held in zip(step.rules, holds, strict=True) if held and one.rule.concludes
        ]
        if isinstance(step.subject, tuple):
            found.append(_code({norm.modality for norm in concluded}))
        else:
            sides = {side for _, side in concluded}
            if not sides and step.otherwise is not None:
                sides = {step.otherwise}
            found.append((True in sides, False in sides))
    return found


def _code(said: set[str]) -> int:
    if "must" in said:
        return 5 if "must_not" in said else 3
    if "must_not" in said:
        return 4
    return 2 if "may_refuse" in said else 1 if "may" in said else 0

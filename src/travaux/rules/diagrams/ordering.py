"""In which order a diagram asks about the facts: what few rules turn on last, what all turn on first, each fact in one piece."""

from __future__ import annotations

from collections.abc import Iterator

from ..lowering import Formula, Lowered, Step

__all__ = ["SCOPES_FIRST", "atoms_in", "order_of"]

SCOPES_FIRST = ("reading", "draft", "power")
"""Facts of these scopes split the rules into cases and are asked first; the others follow as the questions need them."""


def order_of(lowered: Lowered) -> tuple[int, ...]:
    """The groups by index, in the order of asking: readings, the draft, the measure, then as the questions come upon them.

    Guarantees: every group once; the same logic gives the same order. A static order matters: without it a diagram of the same
    rules was two hundred times as large (design/RULES.md, section 5).
    """
    group_of = {atom: nth for nth, group in enumerate(lowered.groups) for atom in group.atoms}
    met: dict[int, None] = {}
    for logic in lowered.logics:
        for step in range(len(logic.steps) - 1, -1, -1):
            met.update((group_of[atom], None) for atom in _met(logic.steps, step, set()))
    for formula in lowered.domains:
        met.update((group_of[atom], None) for atom in atoms_in(formula))
    everything = dict.fromkeys((*met, *range(len(lowered.groups))))
    return tuple(sorted(everything, key=lambda nth: _rank(lowered, nth)))


def _rank(lowered: Lowered, group: int) -> int:
    scope = lowered.atoms[lowered.groups[group].atoms[0]].scope if lowered.groups[group].atoms else "power"
    return SCOPES_FIRST.index(scope) if scope in SCOPES_FIRST else len(SCOPES_FIRST)


def _met(steps: tuple[Step, ...], nth: int, seen: set[int]) -> Iterator[int]:
    """The atoms below a step, in the order in which its rules and what they need ask for them."""
    if nth in seen:
        return
    seen.add(nth)
    for ruled in steps[nth].rules:
        for kind, index in _leaves(ruled.when):
            if kind in ("atom", "not"):
                yield index
            else:
                yield from _met(steps, index, seen)


def _leaves(formula: Formula) -> Iterator[tuple[str, int]]:
    kind = formula[0]
    if kind in ("and", "or"):
        for one in formula[1]:
            yield from _leaves(one)
    elif kind not in ("true", "false"):
        yield kind, formula[1]


def atoms_in(formula: Formula) -> Iterator[int]:
    """The atoms that a formula asks about itself, without those of the steps that it needs."""
    return (index for kind, index in _leaves(formula) if kind in ("atom", "not"))

"""In which order a diagram asks about the facts: what rules ask together stands near, each fact in one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lowering import Formula, Lowered, Step

__all__ = ["atoms_in", "order_of"]

ROUNDS = 30


def order_of(lowered: Lowered) -> tuple[int, ...]:
    """The groups by index, in the order of asking.

    First as the questions come upon them, from the last step down; then each is drawn towards the middle of the steps that it
    has a part in, over and over, and of the orders met that one is kept in which the steps reach least far (the FORCE heuristic
    of Aloul, Markov and Sakallah, 2003).
    Guarantees: every group once; the same logic gives the same order. The order matters: one that asks about readings first
    made the diagrams of a real rule set four times as large, and drawing in Python cannot put it right afterwards.
    """
    order = _as_met(lowered)
    steps = tuple(dict.fromkeys(one for one in _together(lowered) if len(one) > 1))
    best, least = order, _reach(order, steps)
    for _ in range(ROUNDS):
        order = _drawn_together(order, steps)
        reach = _reach(order, steps)
        if reach < least:
            best, least = order, reach
    return tuple(best)


def _as_met(lowered: Lowered) -> list[int]:
    group_of = _group_of(lowered)
    met: dict[int, None] = {}
    for logic in lowered.logics:
        seen: set[int] = set()
        for step in range(len(logic.steps) - 1, -1, -1):
            met.update((group_of[atom], None) for atom in _met(logic.steps, step, seen))
    return list(dict.fromkeys((*met, *range(len(lowered.groups)))))


def _group_of(lowered: Lowered) -> dict[int, int]:
    return {atom: nth for nth, group in enumerate(lowered.groups) for atom in group.atoms}


def _together(lowered: Lowered) -> Iterator[frozenset[int]]:
    """The groups that have a part in one step, with all that it needs, and those that a domain ties."""
    group_of = _group_of(lowered)
    for logic in lowered.logics:
        under: list[frozenset[int]] = []
        for step in logic.steps:
            leaves = [leaf for ruled in step.rules for leaf in _leaves(ruled.when)]
            own = {group_of[index] for kind, index in leaves if kind in ("atom", "not")}
            under.append(frozenset(own).union(*(under[index] for kind, index in leaves if kind not in ("atom", "not"))))
        yield from under
    for formula in lowered.domains:
        yield frozenset(group_of[atom] for atom in atoms_in(formula))


def _drawn_together(order: Sequence[int], steps: Sequence[frozenset[int]]) -> list[int]:
    place = {group: nth for nth, group in enumerate(order)}
    middles: dict[int, list[float]] = {group: [] for group in order}
    for step in steps:
        middle = sum(place[group] for group in step) / len(step)
        for group in step:
            middles[group].append(middle)
    return sorted(
        order, key=lambda group: sum(middles[group]) / len(middles[group]) if middles[group] else place[group]
    )


def _reach(order: Sequence[int], steps: Sequence[frozenset[int]]) -> int:
    place = {group: nth for nth, group in enumerate(order)}
    return sum(max(place[group] for group in step) - min(place[group] for group in step) for step in steps)


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

"""How many scenarios lie in a diagram, as whole numbers of any size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..expressions import Term
from ..lowering import Lowered
from .coding import Node, values_of
from .drawing import Diagrams, arms, manner
from .ordering import atoms_in

__all__ = ["Scale", "counted", "depends_on", "groups_under", "scale_of", "scenarios"]

EXACT = 53
"""CUDD counts in floating numbers: whole up to two to this power."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What counting goes over: the groups that some diagrams turn on and all that domains tie to them; `proper` where these are
    as they can be; each scenario of them stands for `each` whole ones."""

    diagrams: Diagrams
    groups: tuple[int, ...]
    proper: Node
    each: int


def groups_under(diagrams: Diagrams, nodes: Iterable[Node]) -> set[int]:
    """The groups that diagrams turn on."""
    names = set().union(*(diagrams.bdd.support(node) for node in nodes))
    return {nth for nth, own in enumerate(diagrams.names) if not names.isdisjoint(own)}


def scale_of(diagrams: Diagrams, nodes: Iterable[Node]) -> Scale:
    """A scale on which all these diagrams can be counted: as few groups as they allow."""
    ties = _ties(diagrams.lowered)
    kept = groups_under(diagrams, nodes)
    for tie in ties:
        if tie & kept:
            kept |= tie
    proper = diagrams.valid
    left = [nth for nth in range(len(diagrams.lowered.groups)) if nth not in kept]
    names = [name for nth in left for name in diagrams.names[nth]]
    proper = diagrams.bdd.exist(names, proper) if names else proper
    return Scale(diagrams, tuple(sorted(kept)), proper, _beside(diagrams, left, ties))


def _beside(diagrams: Diagrams, left: list[int], ties: list[set[int]]) -> int:
    """How many scenarios the facts have that are not counted over: a product over what no domain ties together."""
    product = 1
    tied = [tie for tie in ties if tie & set(left)]
    for tie in tied:
        names = [name for nth, own in enumerate(diagrams.names) if nth not in tie for name in own]
        product *= _count(diagrams, diagrams.bdd.exist(names, diagrams.valid), sorted(tie))
    for nth in set(left) - set().union(*tied):
        product *= values_of(diagrams.lowered.groups[nth])
    return product


def _ties(lowered: Lowered) -> list[set[int]]:
    """The groups that domains tie together, each group in one set at most."""
    group_of = {atom: nth for nth, group in enumerate(lowered.groups) for atom in group.atoms}
    ties: list[set[int]] = []
    for formula in lowered.domains:
        tie = {group_of[atom] for atom in atoms_in(formula)}
        for other in [one for one in ties if one & tie]:
            ties.remove(other)
            tie |= other
        if tie:
            ties.append(tie)
    return ties


def counted(scale: Scale, node: Node) -> int:
    """How many valid scenarios lie in a diagram, exactly; it must turn on groups of the scale only."""
    return _count(scale.diagrams, node & scale.proper, scale.groups) * scale.each


def depends_on(scale: Scale, nodes: Iterable[Node]) -> tuple[Term, ...]:
    """The facts that decide, somewhere, whether a scenario lies in one of these diagrams: two valid scenarios that differ in
    that fact alone, one in, one out."""
    diagrams, proper = scale.diagrams, scale.proper
    deciding: set[int] = set()
    for node in nodes:
        inside, outside = node & proper, proper & ~node
        for nth in groups_under(diagrams, (node,)) - deciding:
            names = diagrams.names[nth]
            if diagrams.bdd.exist(names, inside) & diagrams.bdd.exist(names, outside) != diagrams.bdd.false:
                deciding.add(nth)
    return tuple(diagrams.lowered.groups[nth].term for nth in sorted(deciding))


def scenarios(diagrams: Diagrams) -> int:
    """How many valid scenarios there are."""
    scale = scale_of(diagrams, ())
    return counted(scale, diagrams.bdd.true)


def _count(diagrams: Diagrams, node: Node, groups: Iterable[int]) -> int:
    names = [name for nth in groups for name in diagrams.names[nth]]
    if len(names) <= EXACT or manner(diagrams) != "cudd":
        return int(diagrams.bdd.count(node, nvars=len(names)))
    place = {name: nth for nth, name in enumerate(sorted(names, key=diagrams.bdd.level_of_var))}
    return _walked(diagrams.bdd, node, place)


def _walked(bdd: Any, node: Node, place: dict[str, int]) -> int:
    """The same count in whole numbers of Python, node by node."""
    known = {bdd.true: 1, bdd.false: 0}
    return _below(node, place, known) << _level(node, place)


def _level(node: Node, place: dict[str, int]) -> int:
    return len(place) if node.var is None else place[node.var]


def _below(node: Node, place: dict[str, int], known: dict[Node, int]) -> int:
    if node not in known:
        here = _level(node, place) + 1
        known[node] = sum(_below(arm, place, known) << (_level(arm, place) - here) for arm in arms(node))
    return known[node]

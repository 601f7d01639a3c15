"""The plainest scenario in a diagram, and the widest class of scenarios around it that is in the diagram too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..expressions import Compared, Term, Value
from ..lowering import Group, Lowered
from .coding import Node, code_of, values_of
from .counting import Scale
from .drawing import Diagrams, arms, disjunction

__all__ = ["Profile", "cheapest", "class_around", "facts_of", "literals", "plainest"]

Profile = tuple[bool, ...]
"""A scenario as one yes or no an atom."""

TRUE_FACT, HIGHER_CUT, OTHER_CHOICE = 20, 10, 1


def plainest(diagrams: Diagrams, node: Node) -> Profile | None:
    """The scenario in a diagram with the fewest facts that are so, the lowest numbers and the first choices; None of nothing.

    Guarantees: valid, in the diagram, and no other is plainer; among equals the same one each time.
    """
    within = node & diagrams.valid
    if within == diagrams.bdd.false:
        return None
    return _profile(diagrams, cheapest(diagrams, within, _costs(diagrams)))


def _costs(diagrams: Diagrams) -> dict[str, int]:
    costs: dict[str, int] = {}
    for names, group in zip(diagrams.names, diagrams.lowered.groups, strict=True):
        dear = {"yes/no": TRUE_FACT, "choice": OTHER_CHOICE}.get(group.fact.kind, HIGHER_CUT)
        costs |= {name: dear << bit for bit, name in enumerate(reversed(names))}
    return costs


def _profile(diagrams: Diagrams, chosen: Mapping[str, bool]) -> Profile:
    bits = [False] * len(diagrams.lowered.atoms)
    for names, group in zip(diagrams.names, diagrams.lowered.groups, strict=True):
        value = code_of(names, chosen)
        for nth, atom in enumerate(group.atoms):
            bits[atom] = nth == value if group.fact.kind == "choice" else nth < value
    return tuple(bits)


def cheapest(diagrams: Diagrams, node: Node, costs: Mapping[str, int]) -> dict[str, bool]:
    """The cheapest way through a diagram (not the empty one) to true, by variable; what it passes over is cheapest not so."""
    chosen: dict[str, bool] = {}
    prices: dict[Node, int | None] = {diagrams.bdd.true: 0, diagrams.bdd.false: None}
    _price(node, costs, prices)
    while node != diagrams.bdd.true:
        low, high = arms(node)
        down, up = prices[low], prices[high]
        taken = down is None or (up is not None and up + costs[node.var] < down)
        chosen[node.var] = taken
        node = high if taken else low
    return chosen


def _price(node: Node, costs: Mapping[str, int], prices: dict[Node, int | None]) -> int | None:
    """What the cheapest way from a node to true costs; None where none leads there."""
    if node not in prices:
        low, high = (_price(arm, costs, prices) for arm in arms(node))
        dear = None if high is None else high + costs[node.var]
        prices[node] = dear if low is None else low if dear is None else min(low, dear)
    return prices[node]


def _value_in(group: Group, profile: Profile) -> int:
    bits = [profile[atom] for atom in group.atoms]
    return bits.index(True) if group.fact.kind == "choice" else sum(bits)


@dataclass(frozen=True, slots=True)
class _Span:
    """The values of a fact that a class allows: all between two of them, or a set of choices."""

    group: Group
    allowed: frozenset[int]

    def node(self, diagrams: Diagrams) -> Node:
        bdd, at = diagrams.bdd, [diagrams.variables[atom] for atom in self.group.atoms]
        if self.group.fact.kind == "choice":
            return disjunction(bdd, [at[one] for one in sorted(self.allowed)])
        low, high = min(self.allowed), max(self.allowed)
        node = at[low - 1] if low else bdd.true
        return node & ~at[high] if high < len(at) else node


def class_around(scale: Scale, node: Node, profile: Profile) -> tuple[tuple[Compared, ...], Node]:
    """A widest class of scenarios around one that lies wholly in a diagram, as few conditions, and as a diagram.

    `profile` must lie in `node`. Conditions that are not needed are dropped, those on facts that are not so first; what is
    left cannot be widened by any one value (a prime class). Conditions come in the order of the facts.
    """
    diagrams = scale.diagrams
    groups = [diagrams.lowered.groups[nth] for nth in scale.groups]
    order = sorted(groups, key=lambda group: _value_in(group, profile) > 0)
    spans = [_Span(group, frozenset({_value_in(group, profile)})) for group in order]
    under = [scale.proper & ~node]  # the bad scenarios under the conditions of all later spans, the last span first
    for span in reversed(spans[1:]):
        under.append(under[-1] & span.node(diagrams))
    kept, left = diagrams.bdd.true, []
    for nth, span in enumerate(spans):
        wide = _widened(diagrams, span, under[-1 - nth] & kept)
        if len(wide.allowed) < values_of(span.group):
            kept &= wide.node(diagrams)
            left.append(wide)
    left.sort(key=lambda span: span.group.atoms)
    return tuple(part for span in left for part in literals(diagrams.lowered, span.group, span.allowed)), kept


def _widened(diagrams: Diagrams, span: _Span, others: Node) -> _Span:
    """As many values of one fact as keep clear of `others`, the bad scenarios under all other conditions."""
    false, size = diagrams.bdd.false, values_of(span.group)
    if others == false:
        return _Span(span.group, frozenset(range(size)))
    allowed = set(span.allowed)
    if span.group.fact.kind == "choice":
        atoms = span.group.atoms
        allowed |= {one for one in range(size) if others & diagrams.variables[atoms[one]] == false}
        return _Span(span.group, frozenset(allowed))
    for steps in (range(min(allowed) - 1, -1, -1), range(max(allowed) + 1, size)):
        for one in steps:
            if others & _Span(span.group, frozenset({one})).node(diagrams) != false:
                break
            allowed.add(one)
    return _Span(span.group, frozenset(allowed))


def literals(lowered: Lowered, group: Group, allowed: frozenset[int]) -> tuple[Compared, ...]:
    """Conditions that allow these values of a fact and no others, as they would be written."""
    term, fact = group.term, group.fact
    if fact.kind == "yes/no":
        return (Compared(term, "is", 1 in allowed),)
    if fact.kind == "choice":
        named = tuple(fact.choices[one] for one in sorted(allowed))
        if len(named) == 1:
            return (Compared(term, "is", named[0]),)
        if len(named) == len(fact.choices) - 1:
            return (Compared(term, "is not", next(one for one in fact.choices if one not in named)),)
        return (Compared(term, "in", named),)
    cuts = [lowered.atoms[atom].value for atom in group.atoms]
    low, high = min(allowed), max(allowed)
    at_least = (Compared(term, ">=", cuts[low - 1]),) if low else ()
    return (*at_least, Compared(term, "<", cuts[high])) if high < len(cuts) else at_least


def facts_of(lowered: Lowered, profile: Profile) -> tuple[tuple[Term, Value], ...]:
    """A scenario as a value for each fact: of a number the lowest that passes the same cuts, or nought below them all."""
    return tuple((group.term, _valued(lowered, group, profile)) for group in lowered.groups)


def _valued(lowered: Lowered, group: Group, profile: Profile) -> Value:
    value = _value_in(group, profile)
    if group.fact.kind == "yes/no":
        return bool(value)
    if group.fact.kind == "choice":
        return group.fact.choices[value]
    return _number(tuple(lowered.atoms[atom].value for atom in group.atoms), value)


def _number(cuts: Sequence[Value], passed: int) -> Value:
    if passed:
        return cuts[passed - 1]
    first = cuts[0]
    if isinstance(first, date):
        return first - timedelta(days=1)
    return 0 if int(first) > 0 else int(first) - 1

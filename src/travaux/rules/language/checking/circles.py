"""Rules, definitions and drafts that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...expressions import Held, Said, parts
from ...records import Rule
from .named import said
from .spots import Spot, Spots, subject_of

__all__ = ["check_circles", "check_drafts", "circle"]

Subject = str | tuple[str, str]


def circle(leads_to: Mapping[Subject, Iterable[Subject]]) -> tuple[Subject, ...]:
    """The first circle of a graph, beginning and ending with the same; none: empty.

    >>> circle({"a": ["b"], "b": ["c"], "c": ["b"]})
    ('b', 'c', 'b')
    """
    done: set[Subject] = set()
    way: list[Subject] = []

    def visit(one: Subject) -> tuple[Subject, ...]:
        if one in way:
            return (*way[way.index(one) :], one)
        if one in done or one not in leads_to:
            return ()
        way.append(one)
        for other in leads_to[one]:
            found = visit(other)
            if found:
                return found
        done.add(way.pop())
        return ()

    for one in leads_to:
        found = visit(one)
        if found:
            return found
    return ()


def check_drafts(spots: Spots) -> bool:
    """Whether the drafts go on from one another without coming back; where they do come back it is said."""
    by_id = {one.id: one for one in spots.instrument.patches}
    found = circle({one.id: [one.base] if one.base else [] for one in by_id.values()})
    if not found:
        return True
    last = by_id[str(found[-2])]
    what = f"The draft {last.id} goes on from itself: {' from '.join(str(one) for one in found)}."
    hint = "let one of them go on from none."
    spots.add("circular_drafts", what, Spot(last, "from"), try_this=hint)
    return False


def check_circles(spots: Spots, rules: Sequence[Rule]) -> bool:
    """Whether the rules of one draft can be put in order; circles of `beats` and of definitions are said."""
    return _beats(spots, rules) and _needs(spots, rules)


def _beats(spots: Spots, rules: Sequence[Rule]) -> bool:
    there = {one.id: one for one in spots.instrument.rules} | {one.id: one for one in rules}
    standing = {one.id for one in rules}
    found = circle({one.id: [other for other in one.beats if other in standing] for one in rules})
    if not found:
        return True
    last = there[str(found[-2])]
    what = f"These rules beat each other in a circle: {' -> '.join(str(one) for one in found)}."
    hint = "the exception beats the rule, and not the other way round: take one `beats` out."
    spots.add("circular_rules", what, Spot(last, "beats", str(found[-1])), try_this=hint)
    return False


def _needs(spots: Spots, rules: Sequence[Rule]) -> bool:
    graph: dict[Subject, list[Subject]] = {}
    for rule in rules:
        subject = subject_of(rule) or _beaten_subject(rule, rules)
        if subject is not None:
            graph.setdefault(subject, []).extend(_asked(rule))
    found = circle(graph)
    if not found:
        return True
    last, first = found[-2], found[-1]
    rule = next(
        one for one in rules if (subject_of(one) or _beaten_subject(one, rules)) == last and first in _asked(one)
    )
    names = " needs ".join(said(one) for one in found)
    words = first if isinstance(first, str) else ""
    hint = "let one of them stand on facts alone."
    spots.add("circular_rules", f"What is defined needs itself: {names}.", Spot(rule, "when", words), try_this=hint)
    return False


def _asked(rule: Rule) -> list[Subject]:
    """What a rule's condition asks of other rules."""
    found: list[Subject] = [one.name for one in parts(rule.when) if isinstance(one, Held)]
    return found + [one.norm.subject for one in parts(rule.when) if isinstance(one, Said)]


def _beaten_subject(rule: Rule, rules: Sequence[Rule]) -> Subject | None:
    """What a defeater is about: that of the first with a conclusion that it beats."""
    by_id = {one.id: one for one in rules}
    seen: set[str] = set()
    while rule.concludes is None and rule.id not in seen:
        seen.add(rule.id)
        beaten = next((by_id[one] for one in rule.beats if one in by_id), None)
        if beaten is None:
            return None
        rule = beaten
    return subject_of(rule)

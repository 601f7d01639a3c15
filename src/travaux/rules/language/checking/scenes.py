"""Scenarios against what is taken to hold of the world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ...expressions import Any, Compared, Expr, Held, Named, Not, Said, Term, Value, parts
from ...records import Case, Domain, Instrument
from ...variants import parameter_at
from ..names import fact_called, names_of
from ..written import written
from .spots import Spot, Spots

__all__ = ["check_cases", "impossible"]

Given = Mapping[Term, Value]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of a scenario, and what parameters are."""

    known: Given
    parameters: Mapping[str, Value | tuple[Value, ...]]


def impossible(
    facts: Iterable[tuple[Term, Value]], instrument: Instrument, others: str = "unknown"
) -> tuple[Domain, ...]:
    """The domains that a scenario is against: "no offence, no penalty".

    Facts not given are unknown; with `others` "no", yes/no facts are not so and numbers are 0.

    >>> from travaux.rules import Fact
    >>> offence, prison = Fact("offence", "party, act", "yes/no"), Fact("penalty", "party, act", "number", "", "years")
    >>> a = "A", "act"
    >>> no_offence = Any((Compared(Term("offence", a), "is", True), Compared(Term("penalty", a), "<", 1)))
    >>> made = Instrument("m", facts=(offence, prison), domains=(Domain("no_offence_no_penalty", no_offence),))
    >>> [one.id for one in impossible([(Term("offence", a), False), (Term("penalty", a), 5)], made)]
    ['no_offence_no_penalty']
    """
    given = dict(facts)
    return tuple(
        one for one in instrument.domains if _true(one.formula, _with(one, given, instrument, others)) is False
    )


def _with(domain: Domain, given: Given, of: Instrument, others: str) -> _Scene:
    known = dict(given)
    names = names_of(of)
    if others == "no":
        for part in parts(domain.formula):
            if isinstance(part, Compared) and part.term not in known:
                fact = fact_called(part.term.fact, names)
                if fact is not None and fact.kind in ("yes/no", "number"):
                    known[part.term] = False if fact.kind == "yes/no" else 0
    return _Scene(known, {one.name: parameter_at(one, None) for one in of.parameters})


def _compared(part: Compared, scene: _Scene) -> bool | None:
    """Whether a fact compares so; None where it is unknown."""
    if part.term not in scene.known:
        return None
    mine = scene.known[part.term]
    value = scene.parameters[part.value.name] if isinstance(part.value, Named) else part.value
    if part.op == "in" or isinstance(value, tuple):
        return mine in (value if isinstance(value, tuple) else (value,))
    if part.op in ("is", "is not"):
        return (mine == value) is (part.op == "is")
    return _ordered(mine, part.op, value)


def _ordered(mine: Value, op: str, value: Value) -> bool:
    left = mine.toordinal() if isinstance(mine, date) else int(mine)
    right = value.toordinal() if isinstance(value, date) else int(value)
    return {">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right}[op]


def _true(expr: Expr, scene: _Scene) -> bool | None:
    """Whether a condition is true, false, or neither for want of facts."""
    if isinstance(expr, Compared):
        return _compared(expr, scene)
    if isinstance(expr, (Held, Said)):
        return None
    if isinstance(expr, Not):
        inner = _true(expr.of, scene)
        return None if inner is None else not inner
    final = isinstance(expr, Any)
    found = [_true(one, scene) for one in expr.of]
    if final in found:
        return final
    return None if None in found else not final


def check_cases(spots: Spots) -> None:
    """The cases whose facts cannot be together: "an act with a penalty and no offence"."""
    of = spots.instrument
    for case in of.cases:
        for domain in impossible(case.facts, of):
            _say(spots, case, domain)
        certain = {one.id for one in impossible(case.facts, of)}
        for domain in impossible(case.facts, of, case.others):
            if domain.id not in certain:
                _say_others(spots, case, domain)


def _say(spots: Spots, case: Case, domain: Domain) -> None:
    terms = {part.term for part in parts(domain.formula) if isinstance(part, Compared)}
    mine = [term for term, _ in case.facts if term in terms]
    what = f"The facts of {case.id} cannot be together: {_meaning(domain, spots.instrument)}."
    hint = f"change {' or '.join(str(one) for one in mine)}, or the domain {domain.id}."
    words = str(mine[-1]) if mine else ""
    spots.add("impossible_facts", what, Spot(case, "facts", words), try_this=hint)


def _say_others(spots: Spots, case: Case, domain: Domain) -> None:
    missing = [
        part.term for part in parts(domain.formula) if isinstance(part, Compared) and part.term not in dict(case.facts)
    ]
    named = ", ".join(dict.fromkeys(str(one) for one in missing))
    what = f"With all other facts taken as no, {case.id} cannot be: {_meaning(domain, spots.instrument)}."
    hint = f"say what {named} is, or write `others unknown`."
    spots.add("impossible_facts", what, Spot(case, "others"), try_this=hint, severity="warning")


def _meaning(domain: Domain, of: Instrument) -> str:
    """What a domain says, in its own words if it has any."""
    return (domain.means or written(domain.formula, of)).rstrip(".")

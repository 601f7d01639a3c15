"""Scenarios: what is known of the world in one case, checked against the facts that an instrument declares."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from ...errors import TravauxError
from ..expressions import Term, Value
from ..lowering import Group, Lowered
from ..records import Fact, Instrument

__all__ = ["Option", "Scenario", "known_atoms", "options_of", "scenario"]

_PARTIES = {"draft": 0, "power": 0, "act": 1, "party": 1, "party, act": 2, "A, B": 2}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is known: `facts` pairs (term, value), in the order given, readings among them; all that is not named is unknown."""

    facts: tuple[tuple[Term, Value], ...] = ()

    def value(self, term: Term) -> Value | None:
        """What is known of one fact; None where it is unknown."""
        return next((value for known, value in self.facts if known == term), None)

    def with_facts(self, facts: Iterable[tuple[Term, Value]]) -> Scenario:
        """The scenario with more known; what is given later stands."""
        return Scenario(tuple({**dict(self.facts), **dict(facts)}.items()))


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that an unknown fact may be: `value` stands for all that no rule tells apart; its atoms."""

    value: Value
    true: int
    false: int
    below: Value | None = None  # for numbers and dates: the next cut; None where there is none


def scenario(
    instrument: Instrument,
    facts: Mapping[Term, Value] | Iterable[tuple[Term, Value]] = (),
    readings: Mapping[str, str] | Iterable[tuple[str, str]] = (),
) -> Scenario:
    """A scenario of an instrument: facts and readings that are known, each checked against what the instrument declares.

    Raises `TravauxError` `unknown_fact` for a fact or reading that is not there, `wrong_scope` for a fact of somebody else,
    `wrong_value` for a value of another kind.
    """
    declared = {one.name: one for one in instrument.facts}
    known: dict[Term, Value] = {}
    for term, value in dict(facts).items():
        fact = declared.get(term.fact)
        if fact is None:
            raise _unknown(term.fact, "fact", declared)
        known[term] = _checked(fact, term, value)
    choices = {one.name: one.choices for one in instrument.readings}
    for name, choice in dict(readings).items():
        if name not in choices:
            raise _unknown(name, "reading", choices)
        if choice not in choices[name]:
            raise _wrong(name, choice, f"one of {', '.join(choices[name])}")
        known[Term(name)] = choice
    return Scenario(tuple(known.items()))


def _unknown(name: str, what: str, known: Iterable[str]) -> TravauxError:
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names) or 'none'}."
    return TravauxError("unknown_fact", f"There is no {what} {name!r}.", try_this=hint)


def _wrong(name: str, value: Value, wanted: str) -> TravauxError:
    return TravauxError("wrong_value", f"{name} cannot be {value!r}.", try_this=f"give {wanted}.")


def _checked(fact: Fact, term: Term, value: Value) -> Value:
    if len(term.args) != _PARTIES.get(fact.scope, len(term.args)):
        what = f"The fact {fact.name!r} is about {fact.scope}, not about {', '.join(term.args) or 'nothing'}."
        raise TravauxError("wrong_scope", what, try_this=f"write {fact.name}({fact.scope}) with A or B for the party.")
    if fact.kind == "yes/no" and not isinstance(value, bool):
        raise _wrong(str(term), value, "yes or no (True or False)")
    if fact.kind == "number" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise _wrong(str(term), value, f"a number of {fact.unit or 'whole units'}")
    if fact.kind == "date" and not isinstance(value, date):
        raise _wrong(str(term), value, "a date")
    if fact.kind == "choice" and value not in fact.choices:
        raise _wrong(str(term), value, f"one of {', '.join(fact.choices)}")
    return value


def options_of(group: Group, lowered: Lowered) -> tuple[Option, ...]:
    """What a fact may be, as far as any rule tells it apart: no before yes, low before high, choices in the order declared."""
    bits = [1 << nth for nth in group.atoms]
    every = sum(bits)
    if group.fact.kind == "yes/no":
        return Option(False, 0, every), Option(True, every, 0)
    cuts = [lowered.atoms[nth].value for nth in group.atoms]
    if group.fact.kind == "choice":
        return tuple(Option(value, bit, every ^ bit) for value, bit in zip(cuts, bits, strict=True))
    found = []
    for count in range(len(cuts) + 1):
        true = sum(bits[:count])
        value = cuts[count - 1] if count else _under(cuts[0])
        found.append(Option(value, true, every ^ true, cuts[count] if count < len(cuts) else None))
    return tuple(found)


def _under(cut: Value) -> Value:
    """A value below the lowest cut: 0 where that is lower."""
    if isinstance(cut, date):
        return date.fromordinal(cut.toordinal() - 1)
    number = int(cut)
    return 0 if number > 0 else number - 1


def known_atoms(lowered: Lowered, scenario: Scenario) -> tuple[int, int]:
    """The atoms that a scenario makes true and those it makes false, as two integers with one bit an atom."""
    known = dict(scenario.facts)
    true = false = 0
    for group in lowered.groups:
        value = known.get(group.term)
        if value is None:
            continue
        held = _held(group, lowered, value)
        for nth in group.atoms:
            if nth in held:
                true |= 1 << nth
            else:
                false |= 1 << nth
    return true, false


def _held(group: Group, lowered: Lowered, value: Value) -> tuple[int, ...]:
    if group.fact.kind == "yes/no":
        return group.atoms if value else ()
    values = [lowered.atoms[nth].value for nth in group.atoms]
    if group.fact.kind == "choice":
        return (group.atoms[values.index(value)],)
    return group.atoms[: bisect_right(values, value)]

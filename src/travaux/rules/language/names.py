"""The names that rule files declare, and what each may be said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..expressions import Term, Value
from ..records import Defined, Fact, Instrument, Parameter, Reading
from .places import Span, Wrong, near
from .tokens import Cursor

__all__ = ["ROLES", "Names", "args_of", "fact_called", "names_of", "value_of"]

ROLES = ("A", "B", "provider", "person")
"""Who can be told to do something: the party that asks, the party that is asked, a provider, a person."""

ARGS = {
    "draft": (),
    "power": (),
    "reading": (),
    "act": ("act",),
    "party": ("A",),
    "party, act": ("A", "act"),
    "A, B": ("A", "B"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Facts, definitions, parameters and readings by their names; a reading is asked about as a fact of the draft is."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    definitions: Mapping[str, Defined] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)

    def all(self) -> tuple[str, ...]:
        """Every name that a condition may use."""
        return (*self.facts, *self.definitions, *self.readings)


def names_of(instrument: Instrument) -> Names:
    """The names of an instrument."""
    return Names(
        {one.name: one for one in instrument.facts},
        {one.name: one for one in instrument.definitions},
        {one.name: one for one in instrument.parameters},
        {one.name: one for one in instrument.readings},
    )


def fact_called(name: str, names: Names) -> Fact | None:
    """The fact of a name, a reading as a choice; None where there is none."""
    reading = names.readings.get(name)
    if reading is not None and name not in names.facts:
        return Fact(name, "reading", "choice", reading.question, choices=reading.choices)
    return names.facts.get(name)


def args_of(fact: Fact) -> str:
    """How a fact is written with what it is about: "penalty(A, act)"."""
    return str(Term(fact.name, ARGS[fact.scope]))


def term(cursor: Cursor, fact: Fact, begun: int) -> Term:
    """A fact with its args, its name just read; `begun` the number of that token. Args that do not fit are refused."""
    given: tuple[str, ...] = ()
    if cursor.take("("):
        given = tuple(one.text for one in cursor.names("what the fact is about"))
        cursor.need(")", "after what the fact is about", "close it with ).")
    if _fits(fact, given):
        return Term(fact.name, given)
    span = cursor.span_from(begun)
    raise Wrong("wrong_scope", _misfit(fact, given), span, f"write {_instead(fact, given)}.")


def _fits(fact: Fact, given: Sequence[str]) -> bool:
    wanted = ARGS[fact.scope]
    if fact.scope in ("party", "party, act"):
        return len(given) == len(wanted) and given[0] in ("A", "B") and tuple(given[1:]) == wanted[1:]
    return tuple(given) == wanted


_ABOUT = {
    "draft": "the draft",
    "power": "the measure that is asked for",
    "reading": "how a text is read",
    "act": "the act",
    "party": "a party",
    "party, act": "a party and the act",
    "A, B": "the two parties",
}


def _misfit(fact: Fact, given: Sequence[str]) -> str:
    said = f"not of {', '.join(given)}" if given else "and stands here without"
    return f"{fact.name} is said of {_ABOUT[fact.scope]}, {said}."


def _instead(fact: Fact, given: Sequence[str]) -> str:
    party = next((one for one in given if one in ("A", "B")), "")
    if fact.scope in ("party", "party, act") and not party:
        args = ARGS[fact.scope][1:]
        return " or ".join(str(Term(fact.name, (one, *args))) for one in ("A", "B"))
    if party and fact.scope != "A, B":
        return str(Term(fact.name, tuple(party if one == "A" else one for one in ARGS[fact.scope])))
    return args_of(fact)


def value_of(cursor: Cursor, fact: Fact) -> Value:
    """The next token or tokens as a value of a fact: yes, a number with its unit, a day, or one of its choices."""
    if fact.kind == "yes/no":
        return yes_or_no(cursor)
    if fact.kind == "number":
        number = int(
            cursor.next("number", f"a number{_of(fact.unit)}", f"write it as {f'4 {fact.unit}'.strip()}.").text
        )
        unit_of(cursor, fact.unit, fact.name)
        return number
    if fact.kind == "date":
        return cursor.day()
    at, word = cursor.here(), cursor.next("name", f"one of {', '.join(fact.choices)}").text
    if word not in fact.choices:
        what = f"{word!r} is no {'answer' if fact.scope == 'reading' else 'value'} of {fact.name}."
        raise Wrong("unknown_choice", what, at, near(word, fact.choices))
    return word


def yes_or_no(cursor: Cursor) -> bool:
    """The next word, which must be yes or no."""
    for word, value in (("yes", True), ("no", False)):
        if cursor.take(word):
            return value
    raise cursor.wanted("yes or no", "write yes or no.")


def unit_of(cursor: Cursor, unit: str, name: str) -> None:
    """Pass over the unit after a number; one that is not that of the fact is refused."""
    if cursor.kind() != "name" or cursor.peek() in ("and", "or", "from", "with", "where", "because"):
        return
    at, word = cursor.here(), cursor.next("name", "a unit").text
    if not same_unit(word, unit):
        what = f"{name} is counted in {unit}, not in {word}." if unit else f"{name} has no unit."
        raise Wrong("wrong_unit", what, at, f"write the number {'with ' + unit if unit else 'alone'}.")


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same but for the plural: year, years."""
    return one.removesuffix("s") == other.removesuffix("s")


def _of(unit: str) -> str:
    return f" of {unit}" if unit else ""


def unknown(name: str, span: Span, names: Names, what: str = "fact or definition") -> Wrong:
    """The refusal of a name that nothing declares."""
    if name in names.parameters:
        said = f"{name} is a parameter: it is a value, and says nothing alone."
        return Wrong("parameter_alone", said, span, f"compare a fact with it, as in `fact >= {name}`.")
    return Wrong("unknown_name", f"There is no {what} {name!r}.", span, near(name, names.all()))

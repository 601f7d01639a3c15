"""The form that asks about a case: a question for each fact that some rule turns on, and the case that a filled form tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..errors import TravauxError
from ..publishing.ruled import Question
from ..rules import Fact, Group, Instrument, Lowered, Term
from ..rules.expressions import Value
from ..rules.language.plain import about, spaced
from ..rules.traces import Option, Scenario, options_of, scenario

__all__ = ["chosen_in", "form_of", "told_by"]

GROUPS = {
    "power": "What is asked",
    "act": "The act",
    "party": "The states",
    "party, act": "The states and the act",
    "A, B": "Between the two",
    "draft": "The treaty",
    "reading": "How it is read",
}
"""The parts of the form by what a fact is about, in the order they are asked."""


def form_of(lowered: Lowered) -> tuple[Question, ...]:
    """A question for each fact and reading that some rule turns on, those of one part together."""
    order = list(GROUPS)
    groups = sorted(lowered.groups, key=lambda one: (order.index(one.fact.scope), one.term))
    return tuple(
        Question(str(one.term), _asked(one), tuple(_choices(one, lowered)), GROUPS[one.fact.scope]) for one in groups
    )


def _asked(group: Group) -> str:
    means = about(group.fact, group.term) if group.fact.means else spaced(group.term.fact)
    return means[:1].upper() + means[1:]


def _choices(group: Group, lowered: Lowered) -> Iterator[tuple[str, str]]:
    for option in options_of(group, lowered):
        yield value_written(option.value), _said(option, group.fact)


def value_written(value: Value) -> str:
    """A value as the form and its address carry it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(option: Option, fact: Fact) -> str:
    """What can be chosen, in words: of a number, the range that no rule tells apart."""
    value, unit = option.value, f" {fact.unit}" if fact.unit else ""
    if fact.kind in ("yes/no", "choice"):
        return value_written(value) if fact.kind == "yes/no" else spaced(str(value))
    if fact.kind == "date":
        return f"on or after {value}" if option.true else f"before {option.below}"
    if option.below is None:
        return f"{value}{unit} or more"
    if not option.true:
        return f"less than {option.below}{unit}"
    last = int(str(option.below)) - 1
    return f"{value}{unit}" if last == value else f"{value} to {last}{unit}"


def chosen_in(facts: Iterable[tuple[Term, Value]]) -> tuple[tuple[str, str], ...]:
    """A case as the form carries it: (name, value)."""
    return tuple((str(term), value_written(value)) for term, value in facts)


def told_by(filled: Mapping[str, str], lowered: Lowered, instrument: Instrument) -> Scenario:
    """The case that a filled form tells; what is left empty stays unknown.

    Raises `TravauxError` `unknown_fact` and `wrong_value` for what the form does not have.
    """
    groups = {str(one.term): one for one in lowered.groups}
    facts: dict[Term, Value] = {}
    readings: dict[str, str] = {}
    for name, written in filled.items():
        if not written:
            continue
        if name not in groups:
            raise TravauxError("unknown_fact", f"No rule asks about {name!r}.", try_this="choose from the form.")
        group = groups[name]
        value = _value(written, group)
        if group.fact.scope == "reading":
            readings[group.term.fact] = written
        else:
            facts[group.term] = value
    return scenario(instrument, facts, readings)


def _value(written: str, group: Group) -> Value:
    kind = group.fact.kind
    try:
        if kind == "yes/no":
            return {"yes": True, "no": False}[written]
        if kind == "number":
            return int(written)
        if kind == "date":
            return date.fromisoformat(written)
    except (KeyError, ValueError):
        what = f"{group.term} cannot be {written!r}."
        raise TravauxError("wrong_value", what, try_this="choose from the form.") from None
    return written

"""Conditions, values and scenarios as they are written in the language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..expressions import All, Any, Compared, Expr, Held, Named, Norm, Not, Said, Term, Value
from ..records import Instrument
from .names import fact_called, names_of

__all__ = ["written", "written_facts", "written_norm", "written_setting"]

MODALITY = {
    "must": "must",
    "must_not": "must not",
    "may": "may",
    "may_refuse": "may refuse to",
    "covered": "covered",
    "conflict": "conflict",
}


def written(expr: Expr, instrument: Instrument | None = None) -> str:
    """A condition in the language, on one line; with the instrument, numbers have their units. Reading it gives it back.

    >>> written(All((Held("serious_crime"), Any((Compared(Term("penalty", ("A", "act")), ">=", 4), Not(Held("minor")))))))
    'serious_crime and (penalty(A, act) >= 4 or not minor)'
    """
    if isinstance(expr, (All, Any)):
        return _row(expr, instrument)
    if isinstance(expr, Not):
        if isinstance(expr.of, Said) and expr.of.norm.modality == "covered":
            return f"{expr.of.norm.role} not covered {expr.of.norm.action}"
        return f"not {_part(expr.of, instrument)}"
    if isinstance(expr, Held):
        return expr.name
    if isinstance(expr, Said):
        return written_norm(expr.norm)
    return _compared(expr, instrument)


def _row(expr: All | Any, instrument: Instrument | None) -> str:
    if not expr.of:
        return "always" if isinstance(expr, All) else "never"
    word = " and " if isinstance(expr, All) else " or "
    return word.join(_part(one, instrument) for one in expr.of)


def _part(expr: Expr, instrument: Instrument | None) -> str:
    text = written(expr, instrument)
    return f"({text})" if isinstance(expr, (All, Any)) and len(expr.of) > 1 else text


def written_norm(norm: Norm) -> str:
    """A norm in the language: "B may refuse to assist"."""
    return f"{norm.role} {MODALITY[norm.modality]} {norm.action}"


def _compared(expr: Compared, instrument: Instrument | None) -> str:
    if expr.op == "is" and expr.value is True:
        return str(expr.term)
    unit = _unit(expr.term, instrument)
    if isinstance(expr.value, tuple):
        listed = ", ".join(_value(one, unit) for one in expr.value)
        return f"{expr.term} {expr.op} ({listed})"
    return f"{expr.term} {expr.op} {_value(expr.value, unit)}"


def _unit(term: Term, instrument: Instrument | None) -> str:
    fact = fact_called(term.fact, names_of(instrument)) if instrument else None
    return fact.unit if fact else ""


def _value(value: Value | Named, unit: str = "") -> str:
    if isinstance(value, Named):
        return value.name
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value} {unit}".strip()
    return value.isoformat() if isinstance(value, date) else value


def written_setting(value: Value | tuple[Value, ...], unit: str = "") -> str:
    """The value of a parameter in the language: "4 years", "preservation, production"."""
    return ", ".join(_value(one, unit) for one in (value if isinstance(value, tuple) else (value,)))


def written_facts(facts: Iterable[tuple[Term, Value]], instrument: Instrument | None = None) -> str:
    """A scenario in the language, as `parse_facts` reads it.

    >>> written_facts([(Term("kept", ("B", "act")), False), (Term("penalty", ("A", "act")), 5)])
    'not kept(B, act); penalty(A, act) = 5'
    """
    return "; ".join(_fact(term, value, instrument) for term, value in facts)


def _fact(term: Term, value: Value, instrument: Instrument | None) -> str:
    if isinstance(value, bool):
        return str(term) if value else f"not {term}"
    if isinstance(value, str):
        return f"{term} is {value}"
    return f"{term} = {_value(value, _unit(term, instrument))}"

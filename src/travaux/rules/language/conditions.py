"""Conditions as they are written, read into expressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..expressions import ALWAYS, All, Any, Compared, Expr, Held, Named, Norm, Not, Said, Term, Value
from ..records import Fact, Parameter
from .names import ROLES, Names, fact_called, same_unit, term, unknown, value_of
from .places import Wrong, near
from .tokens import Cursor

__all__ = ["condition", "norm", "outcome_said"]

SIGNS = (">=", "<=", ">", "<")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def condition(cursor: Cursor, names: Names) -> Expr:
    """The condition at the cursor: `or` binds least, then `and`, then `not`."""
    return _either(cursor, names)


def _either(cursor: Cursor, names: Names) -> Expr:
    return _row(cursor, names, "or", _both)


def _both(cursor: Cursor, names: Names) -> Expr:
    return _row(cursor, names, "and", _negated)


def _row(cursor: Cursor, names: Names, word: str, inner: Callable[[Cursor, Names], Expr]) -> Expr:
    found = [inner(cursor, names)]
    while cursor.take(word):
        found.append(inner(cursor, names))
    if len(found) == 1:
        return found[0]
    return All(tuple(found)) if word == "and" else Any(tuple(found))


def _negated(cursor: Cursor, names: Names) -> Expr:
    if cursor.take("not"):
        return Not(_negated(cursor, names))
    return _atom(cursor, names)


def _atom(cursor: Cursor, names: Names) -> Expr:
    if cursor.take("("):
        inner = _either(cursor, names)
        cursor.need(")", "", "close the bracket with ).")
        return inner
    if cursor.take("always"):
        return ALWAYS
    if cursor.take("never"):
        return Any(())
    if cursor.peek() in ROLES and cursor.peek(1) in ("must", "may", "covered", "conflict", "not"):
        return outcome_said(cursor)
    begun = cursor.nth
    name = cursor.next("name", "a fact, a definition or a norm", "as in offence(A, act), or B must assist.")
    fact = fact_called(name.text, names)
    if fact is not None:
        return _compared(cursor, names, fact, begun)
    if name.text in names.definitions:
        if cursor.peek() == "(":
            what = f"{name.text} is a definition: it stands alone."
            raise Wrong("wrong_scope", what, name.at, f"write {name.text}.")
        return Held(name.text)
    raise unknown(name.text, name.at, names)


def outcome_said(cursor: Cursor) -> Expr:
    """What a norm comes to, at the cursor: a norm, or `B not covered assist`."""
    if cursor.peek(1) == "not" and cursor.peek(2) == "covered":
        role = cursor.next("name", "a party").text
        cursor.take("not", "covered")
        return Not(Said(Norm(role, cursor.next("name", "an action").text, "covered")))
    return Said(norm(cursor))


def norm(cursor: Cursor) -> Norm:
    """The norm at the cursor: `B must assist`, `B must not assist`, `A may ask`, `B may refuse to assist`.

    Also what norms come to: `B covered assist`, `B conflict assist`.
    """
    role = cursor.next("name", "A, B, provider or person")
    if role.text not in ROLES:
        what = f"{role.text!r} is nobody who can be told to do something."
        raise Wrong("unknown_party", what, role.at, near(role.text, ROLES))
    modality = _modality(cursor)
    return Norm(role.text, cursor.next("name", "an action", "as in B must assist.").text, modality)


def _modality(cursor: Cursor) -> str:
    if cursor.take("must", "not"):
        return "must_not"
    if cursor.take("may", "refuse"):
        cursor.take("to")
        return "may_refuse"
    if cursor.peek() == "may" and cursor.peek(1) == "not":
        what = "`may not` can mean two things."
        raise Wrong("may_not", what, cursor.here(), "write `must not`, or `may refuse to`.")
    for word in ("must", "may", "covered", "conflict"):
        if cursor.take(word):
            return word
    raise cursor.wanted("must, must not, may or may refuse to")


def _compared(cursor: Cursor, names: Names, fact: Fact, begun: int) -> Expr:
    of = term(cursor, fact, begun)
    operator = _operator(cursor)
    if not operator:
        return _alone(cursor, fact, of, begun)
    if operator in SIGNS and fact.kind in ("yes/no", "choice"):
        what = f"{fact.name} is no number and no day: {operator} does not fit."
        raise Wrong("wrong_comparison", what, cursor.span_from(begun), "compare it with `is` or `in`.")
    if operator in ("in", "not in"):
        found: Expr = Compared(of, "in", _list(cursor, names, fact))
        return Not(found) if operator == "not in" else found
    return Compared(of, operator, _single(cursor, names, fact))


def _alone(cursor: Cursor, fact: Fact, of: Term, begun: int) -> Expr:
    if fact.kind == "yes/no":
        return Compared(of, "is", True)
    what = f"{of} is {'a number' if fact.kind == 'number' else 'a day' if fact.kind == 'date' else 'a choice'}, not yes or no."
    hint = f"compare it, as in `{of} is {fact.choices[0]}`." if fact.choices else f"compare it, as in `{of} >= ...`."
    raise Wrong("not_compared", what, cursor.span_from(begun), hint)


def _operator(cursor: Cursor) -> str:
    if cursor.take("is", "not"):
        return "is not"
    if cursor.take("not", "in"):
        return "not in"
    for word in ("is", "in", *SIGNS):
        if cursor.take(word):
            return word
    return "is" if cursor.take("=") else ""


def _list(cursor: Cursor, names: Names, fact: Fact) -> Named | tuple[Value, ...]:
    if not cursor.take("("):
        return _parameter(cursor, names, fact)
    found = [value_of(cursor, fact)]
    while cursor.take(","):
        found.append(value_of(cursor, fact))
    cursor.need(")", "after the last of the list", "close the list with ).")
    return tuple(found)


def _single(cursor: Cursor, names: Names, fact: Fact) -> Value | Named:
    name = cursor.peek()
    if cursor.kind() == "name" and name in names.parameters and name not in fact.choices:
        return _parameter(cursor, names, fact)
    if cursor.kind() == "name" and fact.kind in ("number", "date"):
        raise _no_value(cursor, names, fact)
    return value_of(cursor, fact)


def _no_value(cursor: Cursor, names: Names, fact: Fact) -> Wrong:
    """The refusal of a name where a number or a day is wanted."""
    word, at = cursor.peek(), cursor.here()
    if word in names.all():
        what = f"{fact.name} is compared with a value or a parameter, not with {word}."
        return Wrong("wrong_comparison", what, at, f"write a {fact.kind}, or make a parameter of it.")
    if word in NUMBERS:
        what = f"Here a number is wanted, not {word!r}."
        return Wrong("not_understood", what, at, f"write {NUMBERS.index(word)}.")
    example = f"4 {fact.unit}".strip() if fact.kind == "number" else "2024-08-07"
    hint = near(word, names.parameters, "") or ""
    hint = hint if hint.startswith("did you") else f"write a {fact.kind}, as in {example}."
    return Wrong("unknown_name", f"There is no parameter {word!r}.", at, hint)


def _parameter(cursor: Cursor, names: Names, fact: Fact) -> Named:
    name = cursor.next("name", "a parameter, or a list in brackets")
    parameter = names.parameters.get(name.text)
    if parameter is None:
        what = f"There is no parameter {name.text!r}."
        raise Wrong("unknown_name", what, name.at, near(name.text, names.parameters, "write a list as (a, b)."))
    trouble = misfit(parameter, fact)
    if trouble:
        raise Wrong("wrong_value", trouble, name.at, f"compare {fact.name} with a value of its own kind and unit.")
    return Named(name.text)


def misfit(parameter: Parameter, fact: Fact) -> str:
    """Why a fact cannot be compared with a parameter; "" where it can."""
    kind = {"yes/no": bool, "number": int, "date": date, "choice": str}[fact.kind]
    values = [one for _, given in parameter.values for one in (given if isinstance(given, tuple) else (given,))]
    strange = [one for one in values if type(one) is not kind]
    if strange:
        return f"{fact.name} is a {fact.kind} fact, and {parameter.name} holds {strange[0]}."
    outside = [one for one in values if fact.kind == "choice" and one not in fact.choices]
    if outside:
        return f"{parameter.name} holds {outside[0]!r}, which is no value of {fact.name}."
    if fact.kind == "number" and fact.unit and parameter.unit and not same_unit(fact.unit, parameter.unit):
        return f"{fact.name} is counted in {fact.unit}, and {parameter.name} in {parameter.unit}."
    return ""

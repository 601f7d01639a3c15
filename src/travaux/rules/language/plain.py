"""Conditions and scenarios in plain English, made from what each fact is said to mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ..expressions import All, Any, Compared, Expr, Held, Named, Norm, Not, Said, Term, Value
from ..records import Fact, Instrument
from .names import fact_called, names_of
from .written import written

__all__ = ["facts_in_words", "in_words", "norm_in_words"]

COMPARISONS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than", "is": "", "is not": "not"}
OPPOSITE = {">=": "<", "<=": ">", ">": "<=", "<": ">=", "is": "is not", "is not": "is"}
NORMS = {
    "must": "{role} must {action}",
    "must_not": "{role} must not {action}",
    "may": "{role} may {action} and need not",
    "may_refuse": "{role} may refuse to {action}",
    "covered": "the text says what {role} is to do ({action})",
    "conflict": "{role} both must and must not {action}",
}

_VERB = re.compile(r"\b(is|are|was|were|has been|have been|can|could|would|will)\b(?! not\b)")
_DENIED = re.compile(r"\b(is|are|was|were|can|could|would|will|must) not\b")
_CLAUSE = re.compile(r"\b(that|which|who|whose|where|when|if|whether|what)\b")


def in_words(expr: Expr, instrument: Instrument) -> str:
    """A condition in plain English: facts by what they mean with A and B put in, definitions by their names in marks.

    >>> from travaux.rules import Fact
    >>> umbrellas = Instrument("umbrellas", facts=(Fact("kept", "party, act", "yes/no", "the act is an offence in the party"),))
    >>> in_words(Not(Compared(Term("kept", ("B", "act")), "is", True)), umbrellas)
    'the act is not an offence in B'
    """
    return _said(expr, instrument, True, 0)


def _said(expr: Expr, of: Instrument, yes: bool, depth: int) -> str:
    if isinstance(expr, Not):
        if isinstance(expr.of, Any) and expr.of.of:
            return _row(All(tuple(Not(one) for one in expr.of.of)), of, depth)
        if isinstance(expr.of, All) and len(expr.of.of) > 1:
            return _not_all(expr.of, of, depth)
        return _said(expr.of, of, not yes, depth)
    if isinstance(expr, (All, Any)):
        return _row(expr, of, depth)
    if isinstance(expr, Held):
        return f"“{spaced(expr.name)}” is {'' if yes else 'not '}met"
    if isinstance(expr, Said):
        return norm_in_words(expr.norm, yes=yes)
    return _compared(expr, of, yes)


def _row(expr: All | Any, of: Instrument, depth: int) -> str:
    if not expr.of:
        return "always" if isinstance(expr, All) else "never"
    inner = [_said(one, of, True, depth + 1) for one in expr.of]
    if len(inner) == 1:
        return inner[0]
    word = "and" if isinstance(expr, All) else "or"
    mark = ("both " if isinstance(expr, All) else "either ") if depth and len(inner) == 2 else ""
    joined = (
        f", {word} ".join(inner) if any(isinstance(one, (All, Any)) for one in expr.of) else f" {word} ".join(inner)
    )
    return f"({mark}{joined})" if depth > 1 else f"{mark}{joined}"


def _not_all(expr: All, of: Instrument, depth: int) -> str:
    inner = [_said(one, of, True, 1) for one in expr.of]
    said = f"not both {inner[0]} and {inner[1]}" if len(inner) == 2 else f"not all at once: {'; '.join(inner)}"
    return f"({said})" if depth else said


def norm_in_words(norm: Norm, *, yes: bool = True) -> str:
    """A norm in plain English: "B may refuse to assist"; `yes` False: that it does not come out so."""
    said = NORMS[norm.modality].format(role=norm.role, action=spaced(norm.action))
    if yes:
        return said
    if norm.modality == "covered":
        return f"the text does not say what {norm.role} is to do ({spaced(norm.action)})"
    return f"it is not so that {said}"


def _compared(expr: Compared, of: Instrument, yes: bool) -> str:
    fact = fact_called(expr.term.fact, names_of(of))
    if fact is None:
        return written(expr if yes else Not(expr), of)
    if fact.kind == "yes/no":
        true = (expr.value is not False) is (expr.op != "is not")
        return _stated(fact, expr.term, true is yes)
    return _valued(expr, fact, of, yes)


def _stated(fact: Fact, term: Term, yes: bool) -> str:
    """A yes/no fact, or its opposite, in the words of what it means."""
    means = about(fact, term)
    return means if yes else _opposite(means)


def _opposite(means: str) -> str:
    """The opposite of a sentence where its first verb shows how; else the sentence after "it is not so that"."""
    denied = _DENIED.search(means)
    verb = _VERB.search(means)
    clause = _CLAUSE.search(means)
    if verb and (clause is None or verb.end() <= clause.start()):
        return f"{means[: verb.end()]} not{means[verb.end() :]}".replace("has been not", "has not been")
    if denied and (clause is None or denied.end() <= clause.start()):
        return f"{means[: denied.end(1)]}{means[denied.end() :]}"
    return f"it is not so that {means}"


def about(fact: Fact, term: Term) -> str:
    """What a fact means with its party put in: "the act is an offence under B's law"."""
    if not fact.means:
        return str(term)
    means = fact.means.rstrip(".")
    party = next((one for one in term.args if one in ("A", "B")), "")
    if fact.scope in ("party", "party, act") and party:
        means = re.sub(r"\b[Tt]he [Pp]arty\b", party, means)
    return (
        means[:1].lower() + means[1:]
        if means[:2] not in ("A ", "B ", "A'", "B'") and not means[1:2].isupper()
        else means
    )


def _valued(expr: Compared, fact: Fact, of: Instrument, yes: bool) -> str:
    subject = _measured(about(fact, expr.term), fact)
    if fact.scope == "reading":
        yes = yes is (expr.op != "is not")
        value = _value(expr.value, fact, of)
        return f"“{spaced(fact.name)}” is {'' if yes else 'not '}read as {value}"
    if expr.op == "in":
        return f"{subject} is {'' if yes else 'not '}{_listed(expr, fact, of)}"
    op = expr.op if yes else OPPOSITE[expr.op]
    words = COMPARISONS[op]
    if fact.kind == "date" and op not in ("is", "is not"):
        words = {">=": "on or after", "<=": "on or before", ">": "after", "<": "before"}[op]
    value = _value(expr.value, fact, of)
    return " ".join(f"{subject} is {words} {value}".split())


def _measured(means: str, fact: Fact) -> str:
    """What a fact means without what is added about its values: "; 0 where it has none", ", in whole years"."""
    return (
        re.sub(rf",? in (whole )?{re.escape(fact.unit)}$", "", means.split(";")[0].strip())
        if fact.unit
        else means.split(";")[0]
    )


def _listed(expr: Compared, fact: Fact, of: Instrument) -> str:
    if isinstance(expr.value, tuple):
        return " or ".join(_value(one, fact, of) for one in expr.value)
    return f"one of {_value(expr.value, fact, of)}"


def _value(value: Value | Named | tuple[Value, ...], fact: Fact, of: Instrument) -> str:
    if isinstance(value, Named):
        parameter = names_of(of).parameters.get(value.name)
        now = parameter.values[-1][1] if parameter else ()
        shown = _value(now, fact, of)
        return f"{spaced(value.name)} ({shown})" if shown else spaced(value.name)
    if isinstance(value, tuple):
        return ", ".join(_value(one, fact, of) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        unit = fact.unit.removesuffix("s") if value == 1 else fact.unit
        return f"{value} {unit}".strip()
    return value.isoformat() if isinstance(value, date) else spaced(value)


def spaced(name: str) -> str:
    """A name as words: serious_crime, serious crime."""
    return name.replace("_", " ")


def facts_in_words(facts: Iterable[tuple[Term, Value]], instrument: Instrument) -> tuple[str, ...]:
    """A scenario in plain English, a sentence a fact.

    >>> from travaux.rules import Fact
    >>> prison = Fact("penalty", "party, act", "number", "the highest sentence under the party's law", "years")
    >>> facts_in_words([(Term("penalty", ("A", "act")), 5)], Instrument("umbrellas", facts=(prison,)))
    ("the highest sentence under A's law is 5 years",)
    """
    return tuple(in_words(Compared(term, "is", value), instrument) for term, value in facts)

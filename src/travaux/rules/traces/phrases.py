"""Facts, reasons and outcomes in plain words, with the party named: what stories are put together from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...text import print_citation
from ..expressions import Term, Value
from ..records import Instrument
from .answers import Reason
from .scenarios import Option

__all__ = [
    "cited", "fact_in_words", "named", "norm_in_words", "notion_in_words", "option_in_words",
    "reason_in_words", "reasons_in_words",
]  # fmt: skip

_NORMS = {
    "MUST": "{} must {}",
    "MUST NOT": "{} must not {}",
    "MAY": "{} may {}",
    "MAY REFUSE": "{} may refuse to {}",
    "CONFLICT": "{} both must and must not {}",
    "NOT COVERED": "the instrument says nothing on whether {} must {}",
}


def norm_in_words(question: tuple[str, str], outcome: str) -> str:
    """What a party is to do: "B may refuse to assist".

    >>> norm_in_words(("B", "assist"), "MAY REFUSE")
    'B may refuse to assist'
    """
    return _NORMS[outcome].format(question[0], question[1].replace("_", " "))


def cited(address: str) -> str:
    """An address as people cite it, one of another instrument after its name; as it stands where it is none.

    >>> cited("art_40__para_8"), cited("iccpr_art_19")
    ('Article 40 (8)', 'ICCPR Article 19')
    """
    try:
        return print_citation(address)
    except ValueError:
        name, art, number = address.partition("_art_")
        return f"{named(name).upper()} {cited('art_' + number)}" if art and name else address


def fact_in_words(instrument: Instrument, term: Term, op: str, value: Value, *, is_so: bool = True) -> str:
    """What is so of a fact: "the act is an offence under B's law", "the highest sentence ... is less than 4 years"."""
    fact = next((one for one in instrument.facts if one.name == term.fact), None)
    if fact is None:
        return f"the reading of {named(term.fact)} is {'' if is_so else 'not '}{named(str(value))}"
    means = _of(fact.means.partition(";")[0] or named(fact.name), term)
    if fact.kind == "yes/no":
        return means if is_so is (value is not False) else f"it is not so that {means}"
    if fact.kind == "choice":
        return f"{_choice(fact.name, term)} is {'' if is_so else 'not '}{named(str(value))}"
    bound = {True: "or more", False: "less than"} if fact.kind == "number" else {True: "or later", False: "before"}
    number = _count(value, fact.unit)
    if op == "is":
        return f"{means} is {number}"
    return f"{means} is {number} {bound[True]}" if is_so else f"{means} is {bound[False]} {number}"


def _of(means: str, term: Term) -> str:
    """The words of a fact with the party named: "the party's law" of B is "B's law"."""
    party = next((arg for arg in term.args if arg in ("A", "B")), None)
    if party is None or len(set(term.args) & {"A", "B"}) != 1:
        return means
    named = means.replace("the party", party).replace("The party", party)
    return named if named != means else f"({party}) {means}"


def _choice(name: str, term: Term) -> str:
    party = next((arg for arg in term.args if arg in ("A", "B")), None)
    return f"{party}'s {named(name)}" if party else f"the {named(name)}"


def named(name: str) -> str:
    """A name as words: the signs that join it are blanks."""
    return name.replace("_", " ")


def _printed(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _count(value: Value, unit: str) -> str:
    """A number with its unit: "4 years", "1 year"."""
    return f"{_printed(value)} {unit.removesuffix('s') if value == 1 else unit}".strip()


def reason_in_words(instrument: Instrument, reason: Reason) -> str:
    """One thing that a condition turned on, in words, with what the case has where that says more."""
    if reason.term is None:
        return _subject_in_words(reason)
    assert reason.value is not None
    words = fact_in_words(instrument, reason.term, reason.op, reason.value, is_so=reason.is_so)
    given = reason.given
    if isinstance(given, bool) or given is None or given == reason.value:
        return words
    unit = next((one.unit for one in instrument.facts if one.name == reason.term.fact), "")
    return f"{words} (it is {named(_count(given, unit))})"


def reasons_in_words(instrument: Instrument, reasons: Iterable[Reason]) -> str:
    """Several things in one clause; of a choice that is none of several what it is, once."""
    reasons = tuple(reasons)
    choices = {fact.name for fact in instrument.facts if fact.kind == "choice"}
    barred = [one.term for one in reasons if one.term and one.term.fact in choices and not one.is_so and one.given]
    told = []
    for one in reasons:
        if one.term and one.given and barred.count(one.term) > 1:
            told.append(fact_in_words(instrument, one.term, "is", one.given))
        else:
            told.append(reason_in_words(instrument, one))
    return " and ".join(dict.fromkeys(told))


def _subject_in_words(reason: Reason) -> str:
    if isinstance(reason.subject, tuple):
        return norm_in_words(reason.subject, reason.found)
    return notion_in_words(str(reason.subject), reason.found)


_FOUND = {
    "yes": "is met",
    "no": "is not met",
    "gap": "is left open: no rule says yes or no",
    "conflict": "is in conflict: one rule says yes and another no",
}


def notion_in_words(name: str, found: str = "") -> str:
    """A definition by its name, and what it came to where that is given.

    >>> notion_in_words("serious_crime", "no")
    '"serious crime" is not met'
    """
    return f'"{named(name)}" {_FOUND[found]}' if found else f'"{named(name)}"'


def option_in_words(option: Option) -> str:
    """What a fact may be: "yes", "showing", "less than 4", "4 or more".

    >>> option_in_words(Option(3, 1, 2, 4)), option_in_words(Option(0, 0, 3, 3))
    ('3 or more, less than 4', 'less than 3')
    """
    if isinstance(option.value, (bool, str)):
        return named(_printed(option.value))
    if not option.true and option.below is not None:
        return f"less than {_printed(option.below)}"
    more = f"{_printed(option.value)} or more"
    return more if option.below is None else f"{more}, less than {_printed(option.below)}"

"""An answer told in plain sentences: what decided, what gave way, what did not apply and why, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...text import print_citation
from ..expressions import Term, Value
from ..records import Article, Instrument
from .answers import Answer, Decided, Reason, Weighed
from .asking import Asked

__all__ = [
    "LIMITS", "cited", "fact_in_words", "limits_of", "norm_in_words", "notion_in_words", "open_story", "reason_in_words",
    "rule_in_words", "step_in_words", "story", "to_check",
]  # fmt: skip

LIMITS = (
    "This is what the wording implies under the readings and the facts stated; it is not legal advice.",
    'Facts about a state are as they were given: what is not known stays unknown, and "may" is not "will".',
)

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
    """An address as people cite it; as it stands where it is none.

    >>> cited("art_40__para_8")
    'Article 40 (8)'
    """
    try:
        return print_citation(address)
    except ValueError:
        return address


def fact_in_words(instrument: Instrument, term: Term, op: str, value: Value, *, is_so: bool = True) -> str:
    """What is so of a fact: "the act is an offence under B's law", "the highest sentence ... is less than 4 years"."""
    fact = next((one for one in instrument.facts if one.name == term.fact), None)
    if fact is None:
        return f"the reading of {_named(term.fact)} is {'' if is_so else 'not '}{_named(str(value))}"
    means = _of(fact.means or _named(fact.name), term)
    if fact.kind == "yes/no":
        return means if is_so is (value is not False) else f"it is not so that {means}"
    if fact.kind == "choice":
        return f"{_choice(fact.name, term)} is {'' if is_so else 'not '}{_named(str(value))}"
    bound = {True: "or more", False: "less than"} if fact.kind == "number" else {True: "or later", False: "before"}
    number = f"{_printed(value)} {fact.unit}".strip()
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
    return f"{party}'s {_named(name)}" if party else f"the {_named(name)}"


def _named(name: str) -> str:
    return name.replace("_", " ")


def _printed(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


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
    return f"{words} (it is {_named(_printed(given))}{' ' + unit if unit else ''})"


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
    return f'"{_named(name)}" {_FOUND[found]}' if found else f'"{_named(name)}"'


def rule_in_words(instrument: Instrument, answer: Answer, one: Weighed) -> str:
    """What became of one rule, with its article, its sentence and the reason."""
    place = f"{cited(one.rule.article)}: " if one.rule.article else ""
    says = (one.rule.says or _named(one.rule.id)).rstrip(".")
    why = " and ".join(reason_in_words(instrument, reason) for reason in one.because)
    if one.state == "not applicable":
        return f'{place}"{says}" does not apply, because {why or "its condition never holds"}.'
    because = f", because {why}" if why else ""
    if one.state == "holds":
        return f'{place}"{says}" applies{because}.'
    return f'{place}"{says}" applies{because}, but gives way to {_rules(answer, one.by)}.'


def _rules(answer: Answer, names: Iterable[str]) -> str:
    known = {one.rule.id: one.rule for one in answer.rules}
    return " and ".join(
        f"{cited(known[name].article)} ({_named(name)})" if known[name].article else _named(name) for name in names
    )


def step_in_words(instrument: Instrument, answer: Answer, step: Decided) -> tuple[str, ...]:
    """One step told: each rule that says something on it, then what it comes to."""
    told = [rule_in_words(instrument, answer, one) for one in _telling(step)]
    if isinstance(step.subject, tuple):
        return (*told, f"So {norm_in_words(step.subject, step.found)}.")
    so = "So" if told else "No rule speaks, so"
    otherwise = " (as it is where no rule speaks)" if step.otherwise and step.found in ("yes", "no") and told else ""
    return (*told, f"{so} {notion_in_words(step.subject, step.found)}{otherwise}.")


def _telling(step: Decided) -> tuple[Weighed, ...]:
    """The rules worth telling: all that apply; those that would have beaten one that holds; where none applies, all."""
    applying = tuple(one for one in step.rules if one.state != "not applicable")
    if not applying:
        return step.rules
    held = {one.rule.id for one in step.holding}
    return tuple(one for one in step.rules if one.state != "not applicable" or held & set(one.rule.beats))


def _on_the_way(answer: Answer) -> tuple[Decided, ...]:
    """The steps that the rules told of the question rest on, in order, the question last."""
    wanted = {answer.question}
    for step in reversed(answer.steps):
        if step.subject in wanted:
            wanted.update(
                reason.subject  # type: ignore[misc]
                for one in _telling(step)
                for reason in one.because
                if reason.subject is not None
            )
    return tuple(step for step in answer.steps if step.subject in wanted)


def story(instrument: Instrument, answer: Answer) -> tuple[str, ...]:
    """A full answer in sentences: the outcome, the way to it, what is open, what was assumed, the limits, what is to check.

    Guarantees: the first sentence is the outcome; `LIMITS` always stand at the end; every article that the way rests on and
    that nobody has checked against the official text is named.
    """
    told = [f"{answer.outcome}: {norm_in_words(answer.question, answer.outcome)}."]
    for step in _on_the_way(answer):
        told += step_in_words(instrument, answer, step)
    if not answer.steps:
        told.append("No rule of this draft speaks on the question.")
    return tuple(told) + limits_of(instrument, (answer,))


def open_story(instrument: Instrument, asked: Asked) -> tuple[str, ...]:
    """An answer with unknown facts in sentences: what can come, what decides, and the story of one example of each outcome."""
    if asked.outcome is not None:
        return story(instrument, asked.answers[0])
    words = " or ".join(f"{outcome} ({norm_in_words(asked.question, outcome)})" for outcome in asked.reachable)
    told = [f"{'It depends' if asked.complete else 'It depends; at least these can come'}: {words}."]
    for one in asked.depends_on:
        ways = "; ".join(
            f"{_option(one.term, option.value, option.below)}: {' or '.join(left)}" for option, left in one.options
        )
        told.append(
            f"It depends on {one.term}" + (f" ({one.means})" if one.means else "") + (f": {ways}." if ways else ".")
        )
    told += _readings(asked)
    for answer in asked.answers:
        told.append(f"For example, {answer.outcome} where {_assumed(instrument, answer)}:")
        for step in _on_the_way(answer):
            told += step_in_words(instrument, answer, step)
    return tuple(told) + limits_of(instrument, asked.answers)


def _readings(asked: Asked) -> list[str]:
    told = []
    for outcome, within in asked.readings:
        ways = " or ".join(" and ".join(f"{_named(name)} is {_named(value)}" for name, value in one) for one in within)
        told.append(f"{outcome} can come {'where ' + ways if within else 'in every reading'}.")
    return told


def _option(term: Term, value: Value, below: Value | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if below is None:
        return _named(_printed(value)) + (" or more" if not isinstance(value, str) else "")
    return f"{_printed(value)} or more, less than {_printed(below)}"


def _assumed(instrument: Instrument, answer: Answer) -> str:
    if not answer.assumed:
        return "nothing more is known"
    return " and ".join(fact_in_words(instrument, term, "is", value) for term, value in answer.assumed)


def limits_of(instrument: Instrument, answers: Iterable[Answer]) -> tuple[str, ...]:
    """What answers rest on, in sentences: open notions, facts taken for granted, readings, domains, limits, articles to check."""
    answers = tuple(answers)
    told = [
        f"Left open by the text here: {notion_in_words(name)}."
        for name in dict.fromkeys(name for one in answers for name in one.open)
    ]
    chosen = dict.fromkeys(reading for one in answers for reading in one.readings)
    if chosen and len(answers) == 1:
        told.append(f"In this reading: {'; '.join(f'{_named(name)} is {_named(value)}' for name, value in chosen)}.")
    if instrument.domains:
        held = "; ".join((one.means or _named(one.id)).rstrip(".") for one in instrument.domains)
        told.append(f"Taken to hold of the world: {held}.")
    told += LIMITS
    unchecked = to_check(instrument, answers)
    if unchecked:
        told.append(f"To be checked against the official text: {', '.join(cited(one.address) for one in unchecked)}.")
    return tuple(told)


def to_check(instrument: Instrument, answers: Iterable[Answer]) -> tuple[Article, ...]:
    """The articles that answers rest on and that nobody has checked against the official text, in the order of the file."""
    rest_on = {
        one.rule.article
        for answer in answers
        for step in _on_the_way(answer)
        for one in _telling(step)
        if one.rule.article
    }
    return tuple(one for one in instrument.articles if one.address in rest_on and one.status != "verified")

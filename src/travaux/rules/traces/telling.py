"""An answer told in plain sentences: what decided, what gave way, what did not apply and why, and what all of it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Article, Instrument
from .answers import Answer, Decided, Reason, Weighed
from .asking import Asked
from .phrases import (
    cited,
    fact_in_words,
    named,
    norm_in_words,
    notion_in_words,
    option_in_words,
    reasons_in_words,
)

__all__ = ["LIMITS", "limits_of", "open_story", "rule_in_words", "step_in_words", "story", "to_check"]

LIMITS = (
    "This is what the wording implies under the readings and the facts stated; it is not legal advice.",
    'Facts about a state are as they were given: what is not known stays unknown, and "may" is not "will".',
)


def rule_in_words(instrument: Instrument, answer: Answer, one: Weighed) -> str:
    """What became of one rule, with its article, its sentence and the reason."""
    place = f"{cited(one.rule.article)}: " if one.rule.article else ""
    says = (one.rule.says or named(one.rule.id)).rstrip(".")
    why = reasons_in_words(instrument, one.because)
    if one.state == "not applicable":
        return f'{place}"{says}" does not apply, because {why or "its condition never holds"}.'
    because = f", because {why}" if why else ""
    if one.state == "holds":
        return f'{place}"{says}" applies{because}.'
    return f'{place}"{says}" applies{because}, but gives way to {_rules(answer, one.by)}.'


def _rules(answer: Answer, names: Iterable[str]) -> str:
    known = {one.rule.id: one.rule for one in answer.rules}
    return " and ".join(
        f"{cited(known[name].article)} ({named(name)})" if known[name].article else named(name) for name in names
    )


def step_in_words(instrument: Instrument, answer: Answer, step: Decided) -> tuple[str, ...]:
    """One step told: each rule that says something on it, then what it comes to."""
    told = _told(instrument, answer, _telling(step))
    if isinstance(step.subject, tuple):
        return (*told, f"So {norm_in_words(step.subject, step.found)}.")
    so = "So" if told else "No rule speaks, so"
    otherwise = " (as it is where no rule speaks)" if step.otherwise and step.found in ("yes", "no") and told else ""
    return (*told, f"{so} {notion_in_words(step.subject, step.found)}{otherwise}.")


def _told(instrument: Instrument, answer: Answer, rules: tuple[Weighed, ...]) -> list[str]:
    """Rules in sentences, those that do not apply for one and the same reason in one."""
    alike: dict[tuple[Reason, ...], list[Weighed]] = {}
    for one in rules:
        if one.state == "not applicable":
            alike.setdefault(one.because, []).append(one)
    told = []
    for one in rules:
        same = alike.get(one.because, [one]) if one.state == "not applicable" else [one]
        if len(same) == 1:
            told.append(rule_in_words(instrument, answer, one))
        elif same[0] is one:
            told.append(_idle(instrument, same))
    return told


def _idle(instrument: Instrument, rules: list[Weighed]) -> str:
    articles = dict.fromkeys(cited(one.rule.article) for one in rules if one.rule.article)
    why = reasons_in_words(instrument, rules[0].because)
    place = f" ({', '.join(articles)})" if articles else ""
    return f"{len(rules)} rules{place} do not apply, because {why or 'their conditions never hold'}."


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
    told += _depends(asked)
    told += _readings(asked)
    for answer in asked.answers:
        told.append(f"For example, {answer.outcome} where {_assumed(instrument, answer)}:")
        for step in _on_the_way(answer):
            told += step_in_words(instrument, answer, step)
    return tuple(told) + limits_of(instrument, asked.answers)


def _depends(asked: Asked) -> list[str]:
    """The facts that decide: those that leave something else for each thing they may be, then those that do so together."""
    alone = [one for one in asked.depends_on if len({left for _, left in one.options}) > 1]
    told = []
    for one in alone:
        ways = "; ".join(f"{option_in_words(option)}: {' or '.join(left)}" for option, left in one.options)
        told.append(f"It depends on {one.term}{f' ({one.means})' if one.means else ''}: {ways}.")
    rest = [str(one.term) for one in asked.depends_on if one not in alone]
    if rest:
        told.append(f"It depends{' also' if alone else ''}, taken together, on {', '.join(rest)}.")
    return told


def _readings(asked: Asked) -> list[str]:
    told = []
    for outcome, within in asked.readings:
        ways = " or ".join(" and ".join(f"{named(name)} is {named(value)}" for name, value in one) for one in within)
        told.append(f"{outcome} can come {'where ' + ways if within else 'in every reading'}.")
    return told


def _assumed(instrument: Instrument, answer: Answer) -> str:
    """The facts taken for granted that the way to the answer looked at, those that are no in one word."""
    looked_at = {
        reason.term for step in _on_the_way(answer) for one in _telling(step) for reason in one.because if reason.term
    }
    taken = [(term, value) for term, value in answer.assumed if term in looked_at]
    told = [fact_in_words(instrument, term, "is", value) for term, value in taken if value is not False]
    if len(told) < len(taken):
        told.append("all else that is asked is no" if told else "all that is asked is no")
    return " and ".join(told) or "nothing more is known"


def limits_of(instrument: Instrument, answers: Iterable[Answer]) -> tuple[str, ...]:
    """What answers rest on, in sentences: open notions, facts taken for granted, readings, domains, limits, articles to check."""
    answers = tuple(answers)
    told = [
        f"Left open by the text here: {notion_in_words(name)}."
        for name in dict.fromkeys(name for one in answers for name in one.open)
    ]
    chosen = dict.fromkeys(reading for one in answers for reading in one.readings)
    if chosen and len(answers) == 1:
        told.append(f"In this reading: {'; '.join(f'{named(name)} is {named(value)}' for name, value in chosen)}.")
    if instrument.domains:
        held = "; ".join((one.means or named(one.id)).rstrip(".") for one in instrument.domains)
        told.append(f"Taken to hold of the world: {held}.")
    told += LIMITS
    unchecked = dict.fromkeys(cited(one.address) for one in to_check(instrument, answers))
    if unchecked:
        told.append(f"To be checked against the official text: {', '.join(unchecked)}.")
    return tuple(told)


def to_check(instrument: Instrument, answers: Iterable[Answer]) -> tuple[Article, ...]:
    """The articles that answers rest on, as they stand in the draft of each, that nobody has checked against the official
    text, in the order of the file."""
    found: set[tuple[str, str]] = set()
    for answer in answers:
        for address in {one.rule.article for step in _on_the_way(answer) for one in _telling(step)} - {""}:
            article = answer.article(address)
            if article is not None and article.status != "verified":
                found.add((article.address, article.words))
    return tuple(one for one in instrument.articles if (one.address, one.words) in found)

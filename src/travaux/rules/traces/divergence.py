"""Where the ways of two drafts part in one case: the first step that comes out otherwise, why, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Instrument
from .answers import Answer, Decided, Weighed
from .phrases import cited, norm_in_words, notion_in_words, reasons_in_words
from .telling import limits_of

__all__ = ["Divergence", "Parted", "Step", "divergence", "divergence_story"]


@dataclass(frozen=True, slots=True)
class Parted:
    """One rule that fares otherwise in the two drafts; None where the rule is not in that draft."""

    before: Weighed | None
    after: Weighed | None

    @property
    def rule(self) -> str:
        """The name of the rule."""
        one = self.before or self.after
        return one.rule.id if one else ""


@dataclass(frozen=True, slots=True)
class Step:
    """A definition or a question whose rules fare otherwise: what it came to in both drafts (None: not asked there)."""

    subject: str | tuple[str, str]
    before: str | None
    after: str | None
    rules: tuple[Parted, ...]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Two answers to one case side by side: `steps` from the first where they part to the question, each resting on those
    before it; none where the ways are the same."""

    before: Answer
    after: Answer
    steps: tuple[Step, ...]

    @property
    def at(self) -> Step | None:
        """Where the ways part."""
        return self.steps[0] if self.steps else None


def divergence(before: Answer, after: Answer) -> Divergence:
    """The first step where two answers to one question part, and what follows from it, up to the question.

    Raises ValueError for answers to different questions. Guarantees: where the outcomes differ there is at least one step, and
    the last is the question.
    """
    if before.question != after.question:
        raise ValueError(f"answers to different questions: {before.question} and {after.question}")
    parted = {}
    for subject in _subjects(before, after):
        step = _parted(subject, before.step(subject), after.step(subject))
        if step.rules or step.before != step.after:
            parted[subject] = step
    wanted = _behind(before.question, parted)
    return Divergence(before, after, tuple(step for subject, step in parted.items() if subject in wanted))


def _subjects(before: Answer, after: Answer) -> list[str | tuple[str, str]]:
    """The subjects of both, in an order in which each stands after those it rests on in either."""
    order: list[str | tuple[str, str]] = [step.subject for step in after.steps]
    place = 0
    for step in before.steps:
        if step.subject in order:
            place = max(place, order.index(step.subject) + 1)
        else:
            order.insert(place, step.subject)
            place += 1
    return order


def _parted(subject: str | tuple[str, str], before: Decided | None, after: Decided | None) -> Step:
    old = {one.rule.id: one for one in before.rules} if before else {}
    new = {one.rule.id: one for one in after.rules} if after else {}
    rules = tuple(
        Parted(old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if _other(old.get(name), new.get(name))
    )
    return Step(subject, before.found if before else None, after.found if after else None, rules)


def _other(before: Weighed | None, after: Weighed | None) -> bool:
    """Whether a rule fares otherwise: a rule that is not there fares like one that does not apply."""
    old = before.state if before else "not applicable"
    new = after.state if after else "not applicable"
    return old != new


def _behind(question: tuple[str, str], parted: dict[str | tuple[str, str], Step]) -> set[str | tuple[str, str]]:
    """The steps that part and that the question rests on, through rules that fare otherwise."""
    wanted: set[str | tuple[str, str]] = set()
    waiting: list[str | tuple[str, str]] = [question]
    while waiting:
        subject = waiting.pop()
        if subject in wanted or subject not in parted:
            continue
        wanted.add(subject)
        for one in parted[subject].rules:
            for weighed in (one.before, one.after):
                waiting += [reason.subject for reason in (weighed.because if weighed else ()) if reason.subject]
    return wanted


def divergence_story(instrument: Instrument, parted: Divergence) -> tuple[str, ...]:
    """Where two drafts part in one case, in sentences: the outcomes, each step that comes out otherwise and why, the limits.

    Guarantees: as `story`, the limits and the articles to check stand at the end.
    """
    before, after = parted.before, parted.after
    old, new = _names(parted)
    told = [
        f"{old}: {before.outcome} ({norm_in_words(before.question, before.outcome)}). "
        f"{new}: {after.outcome} ({norm_in_words(after.question, after.outcome)})."
    ]
    if not parted.steps:
        told.append(f"Every rule fares alike in {old} and {new}.")
    for nth, step in enumerate(parted.steps):
        told += _step(instrument, parted, step, first=nth == 0)
    return tuple(told) + limits_of(instrument, (before, after))


def _step(instrument: Instrument, parted: Divergence, step: Step, *, first: bool) -> list[str]:
    names = _names(parted)
    head = "The ways part at" if first else "What follows:"
    told = [f"{head} {_subject(step)}."]
    told += [_fares(instrument, parted, one) for one in step.rules]
    if step.before != step.after:
        old, new = _came(step, step.before), _came(step, step.after)
        told.append(f"So {old} in {names[0]}, and {new} in {names[1]}.")
    return told


def _subject(step: Step) -> str:
    if isinstance(step.subject, tuple):
        return f"what {step.subject[0]} is to do"
    articles = dict.fromkeys(
        cited(one.rule.article)
        for parted in step.rules
        for one in (parted.before, parted.after)
        if one and one.rule.article
    )
    return notion_in_words(step.subject) + (f" ({', '.join(articles)})" if articles else "")


def _came(step: Step, found: str | None) -> str:
    if isinstance(step.subject, tuple):
        return norm_in_words(step.subject, found or "NOT COVERED")
    return notion_in_words(step.subject, found or "") if found else f"{notion_in_words(step.subject)} is not asked"


def _fares(instrument: Instrument, parted: Divergence, one: Parted) -> str:
    """How one rule fares in both drafts, and why it fares otherwise."""
    known = one.before or one.after
    assert known is not None
    says = f'"{(known.rule.says or known.rule.id.replace("_", " ")).rstrip(".")}"'
    rule = f"{cited(known.rule.article)} ({says})" if known.rule.article else says
    old = _state(instrument, parted.before, one.before, one.after)
    new = _state(instrument, parted.after, one.after, one.before)
    names = _names(parted)
    return f"In {names[0]}, {rule} {old}; in {names[1]} it {new}."


def _names(parted: Divergence) -> tuple[str, str]:
    return parted.before.draft or "the first", parted.after.draft or "the second"


def _why(instrument: Instrument, one: Weighed, other: Weighed | None) -> str:
    """Why a rule fares as it does, as far as the other draft differs in it."""
    against = {reason.subject or reason.term for reason in other.because} if other else set()
    differing = [reason for reason in one.because if (reason.subject or reason.term) in against]
    return reasons_in_words(instrument, differing or one.because)


def _state(instrument: Instrument, answer: Answer, one: Weighed | None, other: Weighed | None) -> str:
    if one is None:
        return "does not stand"
    why = _why(instrument, one, other)
    because = f", because {why}" if why else ""
    if one.state == "beaten":
        rules = {other.rule.id: other.rule for other in answer.rules}
        by = " and ".join(cited(rules[name].article) or name.replace("_", " ") for name in one.by)
        return f"applies but gives way to {by}"
    return f"applies{because}" if one.state == "holds" else f"does not apply{because}"

"""Answers, cases and divergences as plain dicts and lists, with the keys that `travaux rules ... --json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..expressions import Term, Value
from ..records import Instrument
from .answers import Answer, Decided, Reason, Weighed
from .asking import Asked, Deciding
from .cases import CaseRun, Coverage
from .divergence import Divergence, Parted, Step, divergence_story
from .phrases import cited, reason_in_words
from .scenarios import Option
from .telling import LIMITS, open_story, to_check

__all__ = [
    "answer_record", "asked_record", "assumptions_of", "case_records", "divergence_record", "facts_record", "matter_record",
]  # fmt: skip

Record = dict[str, object]


def asked_record(instrument: Instrument, asked: Asked) -> Record:
    """The answer to a case: `travaux/rules-ask/1`.

    `outcome`, `covered` and `modality` are None where more than one outcome can come; then each is in `examples`, and
    `reasons`, `beaten` and `not_applicable` are those of the first. A case that no world can hold has no outcome at all.
    """
    first = asked.answers[0] if asked.answers else None
    settled = first if asked.outcome is not None else None
    return {
        "schema": "travaux/rules-ask/1",
        "instrument": instrument.id,
        "draft": asked.draft,
        "question": " ".join(asked.question),
        "outcome": asked.outcome,
        "covered": settled.covered if settled else None,
        "modality": modality_record(settled) if settled else None,
        "reasons": [reason_record(first, one) for one in first.reasons] if first else [],
        "beaten": [beaten_record(first, one) for one in first.beaten] if first else [],
        "not_applicable": [idle_record(instrument, one) for one in first.not_applicable] if first else [],
        "open": list(first.open) if first else [],
        "reachable": list(asked.reachable),
        "complete": asked.complete,
        "depends_on": [deciding_record(one) for one in asked.depends_on],
        "readings": [readings_record(outcome, within) for outcome, within in asked.readings],
        "examples": [answer_record(instrument, one) for one in asked.answers],
        "story": list(open_story(instrument, asked)),
        "assumptions": assumptions_of(instrument, asked.answers),
    }


def answer_record(instrument: Instrument, answer: Answer) -> Record:
    """One full answer with its whole way."""
    return {
        "draft": answer.draft,
        "outcome": answer.outcome,
        "covered": answer.covered,
        "modality": modality_record(answer),
        "facts": facts_record(answer.scenario.facts),
        "assumed": facts_record(answer.assumed),
        "reasons": [reason_record(answer, one) for one in answer.reasons],
        "steps": [step_record(instrument, answer, step) for step in answer.steps],
        "open": list(answer.open),
    }


def modality_record(answer: Answer) -> Record:
    """The four bits of a question: what some rule that holds says."""
    return dict(zip(("must", "must_not", "may_refuse", "may"), answer.bits, strict=True))


def reason_record(answer: Answer, one: Weighed) -> Record:
    """A rule that brings the outcome about, with the address and the words of its article."""
    article = answer.article(one.rule.article)
    return {
        "rule": one.rule.id,
        "address": one.rule.article,
        "citation": cited(one.rule.article) if one.rule.article else "",
        "quote": article.words if article else "",
        "quoted": article.quoted if article else False,
        "says": one.rule.says,
        "source": article.source if article else "",
        "status": article.status if article else "unverified",
    }


def beaten_record(answer: Answer, one: Weighed) -> Record:
    """A rule that applies and gives way, and the rules it gives way to."""
    return {"rule": one.rule.id, "address": one.rule.article, "by": list(one.by)}


def idle_record(instrument: Instrument, one: Weighed) -> Record:
    """A rule that does not apply, and what kept it from applying."""
    because = [_because(instrument, reason) for reason in one.because]
    return {"rule": one.rule.id, "address": one.rule.article, "because": because}


def _because(instrument: Instrument, reason: Reason) -> Record:
    about = str(reason.term) if reason.term else " ".join(_names(reason.subject))
    return {"about": about, "is_so": reason.is_so, "words": reason_in_words(instrument, reason)}


def _names(subject: str | tuple[str, str] | None) -> tuple[str, ...]:
    return subject if isinstance(subject, tuple) else (str(subject),)


def step_record(instrument: Instrument, answer: Answer, step: Decided) -> Record:
    """A definition or a question with what it came to and every rule of it."""
    return {
        "subject": " ".join(_names(step.subject)),
        "found": step.found,
        "otherwise": step.otherwise,
        "rules": [weighed_record(instrument, one) for one in step.rules],
    }


def weighed_record(instrument: Instrument, one: Weighed) -> Record:
    """One rule in one case."""
    because = [_because(instrument, reason) for reason in one.because]
    return {
        "rule": one.rule.id,
        "address": one.rule.article,
        "state": one.state,
        "by": list(one.by),
        "because": because,
    }


def deciding_record(one: Deciding) -> Record:
    """A fact that still decides, and what is left for each thing it may be."""
    options = [_option(option, left) for option, left in one.options]
    return {"fact": str(one.term), "means": one.means, "options": options}


def _option(option: Option, left: tuple[str, ...]) -> Record:
    return {"value": _plain(option.value), "below": _plain(option.below), "reachable": list(left)}


def readings_record(outcome: str, within: Iterable[tuple[tuple[str, str], ...]]) -> Record:
    """The readings in which an outcome can come; `every` where it can in all."""
    listed = [dict(one) for one in within]
    return {"outcome": outcome, "every": not listed, "readings": listed}


def matter_record(instrument: Instrument, asked: Asked) -> Record:
    """The facts that still decide: `travaux/rules-matter/1`."""
    return {
        "schema": "travaux/rules-matter/1",
        "instrument": instrument.id,
        "draft": asked.draft,
        "question": " ".join(asked.question),
        "reachable": list(asked.reachable),
        "complete": asked.complete,
        "facts": [deciding_record(one) for one in asked.depends_on],
        "assumptions": assumptions_of(instrument, asked.answers),
    }


def facts_record(facts: Iterable[tuple[Term, Value]]) -> Record:
    """Facts by the way they are written."""
    return {str(term): _plain(value) for term, value in facts}


def _plain(value: Value | None) -> object:
    return value.isoformat() if isinstance(value, date) else value


def divergence_record(instrument: Instrument, parted: Divergence) -> Record:
    """Where two drafts part in one case, and what follows."""
    return {
        "before": parted.before.draft,
        "after": parted.after.draft,
        "outcomes": [parted.before.outcome, parted.after.outcome],
        "diverges_at": parted_record(instrument, parted.at) if parted.at else None,
        "then": [parted_record(instrument, step) for step in parted.steps[1:]],
        "story": list(divergence_story(instrument, parted)),
    }


def parted_record(instrument: Instrument, step: Step) -> Record:
    """A step that comes out otherwise, with the rules that fare otherwise in it."""
    return {
        "subject": " ".join(_names(step.subject)),
        "before": step.before,
        "after": step.after,
        "rules": [_fares(instrument, one) for one in step.rules],
    }


def _fares(instrument: Instrument, one: Parted) -> Record:
    known = one.before or one.after
    return {
        "rule": one.rule,
        "address": known.rule.article if known else "",
        "before": weighed_record(instrument, one.before) if one.before else None,
        "after": weighed_record(instrument, one.after) if one.after else None,
    }


def case_records(instrument: Instrument, runs: Sequence[CaseRun], rules: Sequence[Coverage]) -> Record:
    """The cases of an instrument run: `travaux/rules-cases/1`; `never_held` and `never_beaten` are rules no case has tried so."""
    return {
        "schema": "travaux/rules-cases/1",
        "instrument": instrument.id,
        "passed": sum(run.passes for run in runs),
        "failed": sum(not run.passes for run in runs),
        "runs": [_run(run) for run in runs],
        "never_held": [one.rule for one in rules if not one.held],
        "never_beaten": [one.rule for one in rules if one.beatable and not one.beaten],
        "assumptions": assumptions_of(instrument, [answer for run in runs for answer in run.asked.answers]),
    }


def _run(run: CaseRun) -> Record:
    return {
        "case": run.case.id,
        "title": run.case.title,
        "draft": run.draft,
        "question": " ".join(run.expected.norm),
        "readings": dict(run.expected.readings),
        "expected": run.expected.outcome,
        "because": run.expected.because,
        "reachable": list(run.asked.reachable),
        "passes": run.passes,
        "depends_on": [str(one.term) for one in run.asked.depends_on],
        "line": run.expected.at.line,
        "file": run.expected.at.file,
    }


def assumptions_of(instrument: Instrument, answers: Iterable[Answer]) -> Record:
    """What answers rest on: domains, limits, and the articles nobody has checked against the official text."""
    return {
        "domains": [one.means or one.id for one in instrument.domains],
        "limits": list(LIMITS),
        "to_check": [
            {"address": one.address, "citation": cited(one.address), "confidence": one.confidence, "source": one.source}
            for one in to_check(instrument, answers)
        ],
    }

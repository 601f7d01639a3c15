"""What the rules beside a negotiation, or of an instrument that comes with the product, say: for the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..publishing.ruled import (
    Answered,
    Cell,
    FindingShown,
    Ruled,
    Scenario,
)
from ..rules import (
    Case,
    Instrument,
    Variant,
)
from ..rules.language import Finding, checked, facts_in_words, in_words
from ..rules.links import Link
from ..rules.traces import (
    Answer,
    Asked,
    fill,
    open_story,
    scenario_of,
    story,
    to_check,
)
from ..rules.traces import Scenario as Told
from ..rules.traces.telling import limits_of
from .contrasted import exact
from .questions import chosen_in, form_of
from .rule_articles import draft_shown
from .rule_sets import Set, set_of
from .ruled_words import wonders

__all__ = ["answered", "completed", "ruled_of"]

Links = Mapping[str, Sequence[Link]]
"""By the id of a draft the articles of its rules beside its words."""


def completed(of: Set, told: Told, others: str) -> Told:
    """A case in which what is not named is taken not to be so (`others` "no"), or stays unknown."""
    return fill(told, of.lowered) if others == "no" else told


def ruled_of(instrument: Instrument, links: Links | None = None) -> Ruled:
    """Everything the pages of a rule set show. What needs a package that is not installed is left out, and said."""
    of = set_of(instrument)
    contrasts, proofs, lacking = exact(of)
    patches = {one.id: one for one in instrument.patches}
    drafts = tuple(draft_shown(one, patches.get(one.id), (links or {}).get(one.id, ())) for one in of.variants)
    scenarios, rested = _scenarios(of)
    return Ruled(
        instrument.id,
        instrument.title or instrument.id,
        _question_in_words(instrument.question),
        drafts,
        scenarios,
        proofs,
        contrasts,
        tuple(_finding(one) for one in checked(instrument)),
        form_of(of.lowered),
        tuple(one.means or in_words(one.formula, instrument) for one in instrument.domains),
        (*limits_of(instrument, rested), *lacking),
        instrument.notes,
    )


def answered(
    of: Set, told: Told, drafts: Sequence[str] = (), question: tuple[str, str] | None = None
) -> tuple[Answered, ...]:
    """The answer to a case under each of these drafts, or all, in words."""
    names = drafts or [one.id for one in of.variants]
    return tuple(_answered(of.instrument, of.asked(one, told, question)) for one in names)


def _answered(instrument: Instrument, asked: Asked) -> Answered:
    told = open_story(instrument, asked) if asked.outcome is None else story(instrument, asked.answers[0])
    check = tuple(
        f"{one.address}{f' ({one.heading})' if one.heading else ''}" for one in to_check(instrument, asked.answers)
    )
    return Answered(asked.draft, asked.reachable, _depends(instrument, asked), told, check)


def _depends(instrument: Instrument, asked: Asked) -> tuple[str, ...]:
    return tuple(wonders(instrument, one.term) for one in asked.depends_on)


def _question_in_words(question: tuple[str, str]) -> str:
    return f"What must {question[0]} do ({question[1].replace('_', ' ')})?"


def _scenarios(of: Set) -> tuple[tuple[Scenario, ...], tuple[Answer, ...]]:
    """The cases with a cell for each draft, and the answers that they rest on."""
    shown, rested = [], []
    for case in of.instrument.cases:
        questions = tuple(dict.fromkeys(one.norm for one in case.expects)) or (of.instrument.question,)
        for question in questions:
            cells = [_cell(of, case, question, draft) for draft in of.variants]
            rested += [answer for _, asked in cells for answer in asked.answers]
            said = "" if question == of.instrument.question else _question_in_words(question)
            shown.append(
                Scenario(
                    case.id,
                    case.title or case.id,
                    said,
                    facts_in_words(case.facts, of.instrument),
                    case.concern,
                    tuple(cell for cell, _ in cells),
                    (*chosen_in(case.facts), ("others", case.others)),
                )
            )
    return tuple(shown), tuple(rested)


def _cell(of: Set, case: Case, question: tuple[str, str], draft: Variant) -> tuple[Cell, Asked]:
    expected = next(
        (
            one
            for one in case.expects
            if one.norm == question
            and not one.amendments
            and not one.readings
            and (draft.id in one.drafts or not one.drafts)
        ),
        None,
    )
    asked = of.asked(draft.id, scenario_of(case, draft, of.lowered, expected), question)
    cell = Cell(
        asked.reachable,
        expected.outcome if expected else "",
        expected.because if expected else "",
        _depends(of.instrument, asked),
    )
    return cell, asked


def _finding(one: Finding) -> FindingShown:
    where = f"{one.at.file.rpartition('/')[2]}, line {one.at.line}" if one.at.line else one.at.file
    return FindingShown(one.severity, one.message, where, one.try_this)

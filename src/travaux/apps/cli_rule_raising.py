"""The command that raises a number of a draft in thought: raising."""

from __future__ import annotations

from typing import Annotated

import typer

from ..errors import TravauxError
from ..rules import Instrument
from ..rules.exporting import monotony_record
from ..rules.language import facts_in_words
from ..rules.monotony import Monotony, Step, monotony
from .cli_rules import AsJson, Drafts, Question, Rules, With
from .rule_sources import asked_variants, question_of, rules_in
from .terminal import answer, line

__all__ = ["raising"]


def raising(
    rules: Rules,
    parameter: Annotated[str, typer.Argument(metavar="PARAMETER", help="The number that is raised.")],
    draft: Drafts = None,
    amendment: With = None,
    question: Question = None,
    as_json: AsJson = False,
) -> None:
    """Prove whether raising a number of a draft can ever add a duty, or take one away, at any value.

    \b
    Example:
      travaux rules raising cybercrime serious_years --draft V5
    """
    instrument = rules_in(rules)
    known = [one.name for one in instrument.parameters]
    if parameter not in known:
        hint = f"one of: {', '.join(known) or 'none yet'}."
        raise TravauxError("unknown_parameter", f"No parameter is called {parameter!r}.", where=rules, try_this=hint)
    variants = asked_variants(instrument, draft, amendment)
    if any(not isinstance(one.parameters[parameter], int) for one in variants):
        raise TravauxError("unknown_parameter", f"{parameter} is no number.", where=rules, try_this="name one that is.")
    found = [monotony(one, parameter, question_of(instrument, question)) for one in variants]
    if as_json:
        answer("rules-raising", {"drafts": [monotony_record(instrument, one) for one in found]})
        return
    for each in found:
        _print_raising(instrument, each)


def _print_raising(instrument: Instrument, found: Monotony) -> None:
    line((found.draft, "bold"), f"  raising {found.parameter}, proved for every value by {' and '.join(found.engines)}")
    for verb, step in (("adds", found.adds), ("takes away", found.removes)):
        line(
            f"  {'never ' if step is None else ''}{verb} a duty"
            + (f", as from {step.before} to {step.after} where" if step else "")
        )
        if step is not None:
            _print_facts(instrument, step)


def _print_facts(instrument: Instrument, step: Step) -> None:
    readings = {one.name for one in instrument.readings}
    so = [(term, value) for term, value in step.facts if term.fact not in readings and value not in (False, 0)]
    for said in facts_in_words(so, instrument):
        line((f"    {said}", "dim"))

"""The commands that change rules in thought, and that hand them to other programs: repair, raising, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import TravauxError
from ..rules import Instrument, lower
from ..rules.changing import changes_of
from ..rules.exporting import (
    change_in_words,
    clingo_program,
    instrument_json,
    legalruleml,
    monotony_record,
    repairs_record,
    sql_query,
    sql_table,
)
from ..rules.language import facts_in_words
from ..rules.monotony import Monotony, Step, monotony
from ..rules.repairing import Repairs
from ..rules.repairing import repair as repaired
from .cli_rules import AsJson, Drafts, Question, Rules, With
from .rule_sources import asked_variants, property_of, question_of, rules_in
from .terminal import answer, line

__all__ = ["export", "raising", "repair"]

FORMS = ("json", "clingo", "sql", "legalruleml")


def repair(
    rules: Rules,
    name: Annotated[str, typer.Argument(metavar="PROPERTY", help="The property to restore.")],
    draft: Drafts = None,
    amendment: With = None,
    repeals: Annotated[bool, typer.Option("--repeals", help="Think of repealing any rule as well.")] = False,
    most: Annotated[int, typer.Option("--most", metavar="N", help="At most so many changes.", min=1, max=6)] = 3,
    as_json: AsJson = False,
) -> None:
    """Find the smallest sets of changes with which a property holds: declared amendments, other numbers, repeals.

    Each is proved again on the draft that it makes. Exit 1 where none was found for some draft.

    \b
    Example:
      travaux rules repair cybercrime expression_never_a_duty --draft V5
    """
    instrument = rules_in(rules)
    asked = property_of(instrument, name)
    found = []
    for one in asked_variants(instrument, draft, amendment):
        changes = [change for change in changes_of(one, asked.formula) if repeals or change.kind != "repeal"]
        found.append(repaired(asked, one, changes, most=most))
    if as_json:
        answer("rules-repair", {"drafts": [repairs_record(instrument, one) for one in found]})
    else:
        line((asked.title or asked.id, "bold"))
        for each in found:
            _print_repairs(instrument, each, most)
    if not all(one.repairs for one in found):
        raise typer.Exit(1)


def _print_repairs(instrument: Instrument, found: Repairs, most: int) -> None:
    line("")
    line((found.draft, "bold"), f"  {found.tried} changes thought of, confirmed by {' and '.join(found.engines)}")
    if found.against:
        line(("  engines differ: this is a fault of the program", "bold red"))
    if not found.repairs:
        line(f"  no {most} of them or fewer restore it")
    for one in found.repairs:
        if not one.changes:
            line("  it holds as it stands")
            continue
        line("  " + "; and ".join(change_in_words(instrument, change) for change in one.changes))
        if one.proof.never and one.duties:
            line(("    it then holds for want of a case", "dim"))
        left = f"{100 * one.duties / found.duties:.0f} %" if found.duties else "none"
        line(
            (
                "    " + ("no duty is left at all" if not one.duties else f"duties in {left} of the scenarios of now"),
                "dim",
            )
        )


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


def export(
    rules: Rules,
    form: Annotated[str, typer.Argument(metavar="FORM", help=f"One of {', '.join(FORMS)}.")],
    draft: Drafts = None,
    amendment: With = None,
    output: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write it. [stdout]", show_default=False),
    ] = None,
) -> None:
    """Hand rules to another program: whole as JSON, or one draft as a clingo program, SQL, or LegalRuleML.

    \b
    Examples:
      travaux rules export cybercrime json -o cybercrime.json
      travaux rules export cybercrime clingo --draft V5 | clingo --models 5
    """
    instrument = rules_in(rules)
    if form not in FORMS:
        raise TravauxError("unknown_form", f"There is no form {form!r}.", try_this=f"one of: {', '.join(FORMS)}.")
    lowered = lower(asked_variants(instrument, draft, amendment))
    if form != "json" and len(lowered.logics) > 1:
        names = ", ".join(one.variant.id for one in lowered.logics)
        raise TravauxError(
            "unknown_form", f"{form} holds one draft.", where=rules, try_this=f"--draft, one of: {names}."
        )
    if form == "json":
        text = instrument_json(lowered)
    elif form == "clingo":
        text = clingo_program(lowered)
    elif form == "sql":
        text = f"{sql_table(lowered)}\n{sql_query(lowered)}"
    else:
        text = legalruleml(lowered.logics[0].variant)
    if output is None:
        typer.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8")
    line(f"{output} written, {len(text):,} characters")

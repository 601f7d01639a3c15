"""The commands under `travaux rules` that answer about one case or one draft: ask, matter, contrast, prove."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from ..errors import TravauxError
from ..rules import OUTCOMES, Instrument, Property
from ..rules.contrasting import contrast_in_world
from ..rules.diagrams import Contrast, caught_in, diagrams_of, released_in
from ..rules.diagrams import contrast as contrasted
from ..rules.diagrams.proofs import Proof
from ..rules.language import facts_in_words, in_words, parse_facts
from ..rules.profiles import folded_world
from ..rules.proving import prove as proved
from ..rules.traces import Asked, Scenario, asked_record, matter_record, open_story, scenario, story
from ..steps.contrasted import both, conditions, parting
from ..steps.rule_sets import Set, set_of
from ..steps.ruled import completed
from .rule_answers import contrast_answer, prove_answer
from .rule_sources import asked_variants, case_named, norm_of, property_of, question_of, rules_in, world_in
from .terminal import aligned, answer, columns, line, prose

__all__ = [
    "AsJson",
    "Drafts",
    "Question",
    "Readings",
    "Rules",
    "With",
    "ask",
    "contrast",
    "matter",
    "prove",
    "readings_in",
]

COLOURS = {
    "MUST": "red", "MAY REFUSE": "yellow", "MAY": "green", "MUST NOT": "blue", "NOT COVERED": "dim", "CONFLICT": "magenta",
}  # fmt: skip

Rules = Annotated[
    str,
    typer.Argument(
        metavar="RULES", help="A folder or file of rules, a negotiation, or a bundled name.", show_default=False
    ),
]
Facts = Annotated[
    str | None,
    typer.Option("--facts", metavar="F", help='"offence(A, act); penalty(A, act) = 5 years; ..."', show_default=False),
]
Known = Annotated[
    str | None, typer.Option("--case", metavar="ID", help="A case of the rules, by name.", show_default=False)
]
Drafts = Annotated[
    list[str] | None, typer.Option("--draft", metavar="D", help="A draft; again for more. [All.]", show_default=False)
]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="A", help="An amendment laid over each draft.", show_default=False),
]
Question = Annotated[
    str | None,
    typer.Option(
        "--question", metavar="Q", help='Who is to do what: "B assist". [The rules\' own.]', show_default=False
    ),
]
Readings = Annotated[
    list[str] | None,
    typer.Option("--reading", metavar="R", help='A reading chosen: "endeavour is duty".', show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]

Before = Annotated[str, typer.Argument(metavar="BEFORE", help="A draft.", show_default=False)]
After = Annotated[
    str, typer.Argument(metavar="AFTER", help="Another, or the same with amendments.", show_default=False)
]
InWorld = Annotated[
    str | None,
    typer.Option("--world", metavar="W", help="Count requests of a world too, as map does.", show_default=False),
]


def ask(
    rules: Rules,
    facts: Facts = None,
    case: Known = None,
    draft: Drafts = None,
    amendment: With = None,
    question: Question = None,
    reading: Readings = None,
    as_json: AsJson = False,
) -> None:
    """Ask what follows in a case: must, may refuse, may, must not, not covered; and why, article by article.

    What is not said stays unknown; the answer then says what it hangs on. With one --draft the whole reasoning is shown.

    \b
    Examples:
      travaux rules ask cybercrime --case leader_online
      travaux rules ask cybercrime --draft V5 --facts "offence(A, act); not offence(B, act); measure is production"
    """
    instrument = rules_in(rules)
    told = told_in(instrument, facts, case, reading)
    about = question_of(instrument, question)
    others = case_named(instrument, case).others if case else "unknown"
    answers = _answers(set_of(instrument, asked_variants(instrument, draft, amendment)), told, others, about)
    if as_json:
        answer("rules-ask", {"answers": [asked_record(instrument, one) for one in answers]})
        return
    _print_facts(instrument, told, case, others)
    columns([_row(one) for one in answers], "bold", "", "dim")
    if len(answers) == 1:
        _print_story(instrument, answers[0])


def matter(
    rules: Rules,
    facts: Facts = None,
    case: Known = None,
    draft: Drafts = None,
    amendment: With = None,
    question: Question = None,
    reading: Readings = None,
    as_json: AsJson = False,
) -> None:
    """Show which facts still decide a case, and what is left for each thing they may be.

    \b
    Example:
      travaux rules matter cybercrime --draft V5 --facts "offence(A, act); measure is production"
    """
    instrument = rules_in(rules)
    told = told_in(instrument, facts, case, reading)
    about = question_of(instrument, question)
    others = case_named(instrument, case).others if case else "unknown"
    answers = _answers(set_of(instrument, asked_variants(instrument, draft, amendment)), told, others, about)
    if as_json:
        answer("rules-matter", {"answers": [matter_record(instrument, one) for one in answers]})
        return
    for one in answers:
        line((one.draft or instrument.id, "bold"), "  ", *_outcomes(one.reachable))
        for fact in one.depends_on:
            line("  ", str(fact.term), ("  " + (fact.means or ""), "dim"))
            for option, left in fact.options:
                line(f"      {_option(option.value)}: ", *_outcomes(left))
        if not one.depends_on:
            line("  Nothing more: the outcome is settled.")


def contrast(
    rules: Rules,
    before: Before,
    after: After,
    amendment: With = None,
    question: Question = None,
    reading: Readings = None,
    world: InWorld = None,
    as_json: AsJson = False,
) -> None:
    """Show what a draft newly catches and what it releases beside another: counted exactly, with the simplest cases.

    Amendments are laid over the second draft.

    \b
    Examples:
      travaux rules contrast cybercrime V3 V2
      travaux rules contrast cybercrime V5 V5 --with delete_article_4
    """
    instrument = rules_in(rules)
    one = (*asked_variants(instrument, [before], None), *asked_variants(instrument, [after], amendment))
    of = set_of(instrument, one)
    about = question_of(instrument, question)
    of_world = ""
    if world is None:
        found = contrasted(diagrams_of(of.lowered), 0, 1, about)
    else:
        place = world_in(instrument, world, seed=1, states=193, acts=60)
        of_world = place.label
        found = contrast_in_world(
            diagrams_of(of.lowered), 0, 1, folded_world(of.lowered, place, about, readings_in(reading))
        )
    if as_json:
        answer("rules-contrast", contrast_answer(of, found))
        return
    _print_contrast(of, found, of_world)


def prove(
    rules: Rules,
    name: Annotated[str | None, typer.Argument(metavar="PROPERTY", help="Its name. [All.]", show_default=False)] = None,
    draft: Drafts = None,
    amendment: With = None,
    as_json: AsJson = False,
) -> None:
    """Prove a property over every scenario and every reading, or show the simplest case where it fails.

    Exit 1 where it does not hold under every draft asked about.

    \b
    Example:
      travaux rules prove cybercrime no_duty_without_dual_criminality --draft V5
    """
    instrument = rules_in(rules)
    asked = (property_of(instrument, name),) if name else instrument.properties
    if not asked:
        what = "No property is written in these rules."
        raise TravauxError("unknown_property", what, where=rules, try_this='write one: property NAME, then never "..."')
    variants = asked_variants(instrument, draft, amendment)
    of = set_of(instrument, variants)
    found = [(one, proved(one, variants)) for one in asked]
    if as_json:
        answer("rules-prove", prove_answer(of, found))
    else:
        for one, proofs in found:
            _print_property(instrument, one)
            for proof in proofs:
                _print_proof(of, proof)
    if not all(proof.holds for _, proofs in found for proof in proofs):
        raise typer.Exit(1)


def _print_contrast(of: Set, found: Contrast, of_world: str) -> None:
    line((f"{found.before} to {found.after}", "bold"), f": {norm_of(found.question)}")
    line(f"{caught_in(found.matrix):,} scenarios become a duty, {released_in(found.matrix):,} cease to be one, ",
         f"of {found.scenarios:,} abstract scenarios.")  # fmt: skip
    if found.concrete is not None:
        caught, released = caught_in(found.concrete), released_in(found.concrete)
        line(
            f"In the world asked about ({of_world}) {caught:,} requests become a duty and {released:,} cease to be one."
        )
    for part, caught, released in found.by_power:
        line(("  " + in_words(part, of.instrument), "dim"), f": {caught:,} and {released:,}")
    moved = [
        (OUTCOMES[a], "->", OUTCOMES[b], f"{n:,}")
        for a, row in enumerate(found.matrix)
        for b, n in enumerate(row)
        if n and a != b
    ]
    if moved:
        columns(aligned(moved), "", "dim", "", "bold")
    for witness in found.witnesses:
        line("")
        line(*_outcomes([OUTCOMES[witness.before]]), " -> ", *_outcomes([OUTCOMES[witness.after]]), " where")
        for condition in conditions(of.instrument, witness.needed):
            line(f"    {condition}")
        for said in parting(of, *both(of, found, witness)):
            line("    ", (said, "dim"))
    if found.turns_on:
        line("")
        line("It turns on ", ", ".join(str(term) for term in found.turns_on) + ".")


def told_in(instrument: Instrument, facts: str | None, case: str | None, readings: Sequence[str] | None) -> Scenario:
    """The case that options tell: the facts of a named case, with those typed beside it laid over, and readings chosen."""
    known = dict(case_named(instrument, case).facts) if case else {}
    known |= dict(parse_facts(facts, instrument)) if facts else {}
    return scenario(instrument, known, readings_in(readings))


def readings_in(readings: Sequence[str] | None) -> dict[str, str]:
    """Readings chosen as people type them: "endeavour is duty"."""
    pairs = (one.partition(" is ") for one in readings or ())
    return {name.strip(): choice.strip().replace(" ", "_") for name, _, choice in pairs}


def _answers(of: Set, told: Scenario, others: str, about: tuple[str, str]) -> list[Asked]:
    """The answer under each draft; `others` says what becomes of facts that the case does not name."""
    return [of.asked(one.id, completed(of, told, others), about) for one in of.variants]


def _print_facts(instrument: Instrument, told: Scenario, case: str | None, others: str) -> None:
    if case:
        line((case_named(instrument, case).title or case, "bold"))
    readings = {one.name for one in instrument.readings}
    for said in facts_in_words([one for one in told.facts if one[0].fact not in readings], instrument):
        line(f"  {said}")
    for term, value in told.facts:
        if term.fact in readings:
            line(f"  read so: {term.fact.replace('_', ' ')} is {str(value).replace('_', ' ')}")
    if others == "no":
        line(("  all that is not named is taken not to be so; how lawyers read the text stays open", "dim"))
    line("")


def _row(one: Asked) -> tuple[str, str, str]:
    hangs = ", ".join(str(fact.term) for fact in one.depends_on)
    least = "" if one.complete else "at least "
    return one.draft or "-", least + " or ".join(one.reachable), f"hangs on {hangs}" if hangs else ""


def _print_story(instrument: Instrument, asked: Asked) -> None:
    line("")
    told = story(instrument, asked.answers[0]) if asked.outcome else open_story(instrument, asked)
    for said in told:
        prose(said)


def _outcomes(words: Iterable[str]) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for word in words:
        parts += [" or "] if parts else []
        parts.append((word, COLOURS[word]))
    return parts


def _option(value: object) -> str:
    return {"True": "yes", "False": "no"}.get(str(value), str(value).replace("_", " "))


def _print_property(instrument: Instrument, one: Property) -> None:
    line((one.title or one.id, "bold"))
    line("  ", (in_words(one.formula, instrument), "dim"))


def _print_proof(of: Set, proof: Proof) -> None:
    engines = " and ".join(proof.engines) + (f", against {' and '.join(proof.against)}" if proof.against else "")
    name = (f"  {proof.draft or '-'}  ", "bold")
    if proof.holds:
        why = "it never arises" if proof.never else ", ".join(proof.addresses) or "whatever the rules say"
        line(name, ("proved", "green"), f": {why} ", (f"({engines})", "dim"))
        return
    line(name, ("fails", "red"), " where ", (f"({engines})", "dim"))
    assert proof.counterexample is not None
    for condition in conditions(of.instrument, proof.counterexample.needed):
        line(f"      {condition}")
    for readings in proof.holds_in:
        line("      it holds where ", ", ".join(f"{a} is {b}".replace("_", " ") for a, b in readings))

"""What the rules beside a negotiation, or of an instrument that comes with the product, say: for the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..errors import TravauxError
from ..publishing.ruled import (
    Answered,
    ArticleShown,
    Cell,
    Class,
    Contrasted,
    DraftShown,
    FindingShown,
    ProofCell,
    Ruled,
    RuleShown,
    Scenario,
    Witness,
)
from ..publishing.ruled import Proof as Proved
from ..rules import (
    OUTCOMES,
    Article,
    Case,
    Instrument,
    Lowered,
    Norm,
    Patch,
    Rule,
    Term,
    Variant,
    drafts_of,
    lower,
    variant,
)
from ..rules.diagrams import Contrast, Diagrams, Likeness, caught_in, contrast, diagrams_of, released_in
from ..rules.diagrams import Witness as Plainest
from ..rules.diagrams.proofs import Proof
from ..rules.diagrams.replays import replay
from ..rules.expressions import Compared
from ..rules.language import Finding, checked, facts_in_words, in_words, written
from ..rules.links import Link
from ..rules.proving import prove_each
from ..rules.traces import (
    Answer,
    Asked,
    Program,
    asked_of,
    divergence,
    divergence_story,
    fact_in_words,
    fill,
    norm_in_words,
    open_story,
    program,
    scenario_of,
    story,
    to_check,
)
from ..rules.traces import Scenario as Told
from ..rules.traces.telling import limits_of
from .questions import chosen_in, form_of

__all__ = [
    "Set",
    "answered",
    "both",
    "completed",
    "conditions",
    "contrasted",
    "draft_shown",
    "parting",
    "ruled_of",
    "set_of",
]

MOST = 6
"""Contrasts are shown of drafts that follow one another, and from the first to the last; so many witnesses and classes each."""

Links = Mapping[str, Sequence[Link]]
"""By the id of a draft the articles of its rules beside its words."""


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """A rule set ready to answer: its drafts in the order written, over one table of atoms, and what each was compiled to."""

    instrument: Instrument
    variants: tuple[Variant, ...]
    lowered: Lowered
    programs: dict[tuple[str, tuple[str, str]], Program] = field(default_factory=dict)

    def asked(self, draft: str, told: Told, question: tuple[str, str] | None = None) -> Asked:
        """What can come of a case under a draft."""
        about = question or self.instrument.question
        if (draft, about) not in self.programs:
            logic = next(one for one in self.lowered.logics if one.variant.id == draft)
            self.programs[draft, about] = program(logic, self.lowered, about)
        return asked_of(self.programs[draft, about], told)


def set_of(instrument: Instrument, variants: Sequence[Variant] = ()) -> Set:
    """A rule set with these variants of it, or all its drafts."""
    chosen = tuple(variants) or tuple(variant(instrument, one) for one in drafts_of(instrument))
    return Set(instrument, chosen, lower(chosen, [one.formula for one in instrument.properties]))


def completed(of: Set, told: Told, others: str) -> Told:
    """A case in which what is not named is taken not to be so (`others` "no"), or stays unknown."""
    return fill(told, of.lowered) if others == "no" else told


def ruled_of(instrument: Instrument, links: Links | None = None) -> Ruled:
    """Everything the pages of a rule set show. What needs a package that is not installed is left out, and said."""
    of = set_of(instrument)
    contrasts, proofs, lacking = _exact(of)
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
    return tuple(_wonders(instrument, one.term) for one in asked.depends_on)


def _wonders(instrument: Instrument, term: Term) -> str:
    """A fact that still decides, as a reader asks about it."""
    fact = next((one for one in instrument.facts if one.name == term.fact), None)
    if fact is None:
        reading = next(one for one in instrument.readings if one.name == term.fact)
        return reading.question or term.fact.replace("_", " ")
    if fact.kind == "yes/no":
        return f"whether {fact_in_words(instrument, term, 'is', True)}"
    return fact.means.replace("the party", term.args[0] if term.args else "the party") or str(term)


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


def _exact(of: Set) -> tuple[tuple[Contrasted, ...], tuple[Proved, ...], tuple[str, ...]]:
    """Contrasts and proofs; where the package that draws them is missing, a sentence that says so."""
    try:
        diagrams = diagrams_of(of.lowered)
    except TravauxError as missing:
        return (), (), (f"{missing.what} Try: {missing.try_this}",)
    rows = prove_each(of.instrument.properties, of.variants)
    proofs = tuple(
        Proved(
            asked.id,
            asked.title or asked.id.replace("_", " "),
            in_words(asked.formula, of.instrument),
            asked.note,
            tuple(_proof(of, row[nth]) for row in rows),
        )
        for nth, asked in enumerate(of.instrument.properties)
    )
    return tuple(_contrasts(of, diagrams)), proofs, ()


def _contrasts(of: Set, diagrams: Diagrams) -> Iterator[Contrasted]:
    ids = [one.id for one in of.variants]
    lines = {one.id: one.base for one in of.instrument.patches if one.kind == "draft"}
    pairs = [(lines[one], one) for one in ids if lines.get(one) in ids] or list(pairwise(ids))
    ends = [(ids[0], ids[-1])] if len(ids) > 2 else []
    for before, after in dict.fromkeys((*pairs, *pairwise(ids), *ends)):
        yield contrasted(of, contrast(diagrams, ids.index(before), ids.index(after)))


def contrasted(of: Set, one: Contrast) -> Contrasted:
    """A contrast in words, each witness with its two lines of reasoning and where they part."""
    return Contrasted(
        one.before,
        one.after,
        one.scenarios,
        caught_in(one.matrix),
        released_in(one.matrix),
        tuple(
            (OUTCOMES[a], OUTCOMES[b], number)
            for a, row in enumerate(one.matrix)
            for b, number in enumerate(row)
            if number
        ),
        tuple(_class(of.instrument, like) for like in one.classes),
        tuple(_witness(of, one, found) for found in one.witnesses),
        tuple(_wonders(of.instrument, term) for term in one.turns_on),
    )


def _class(instrument: Instrument, like: Likeness) -> Class:
    return Class(conditions(instrument, like.facts), like.count, OUTCOMES[like.before], OUTCOMES[like.after])


def _witness(of: Set, one: Contrast, found: Plainest) -> Witness:
    before, after = both(of, one, found)
    return Witness(
        conditions(of.instrument, found.needed),
        OUTCOMES[found.before],
        OUTCOMES[found.after],
        " ".join(parting(of, before, after)),
        story(of.instrument, before),
        story(of.instrument, after),
        (*chosen_in(found.facts), ("others", "unknown")),
    )


def both(of: Set, one: Contrast, found: Plainest) -> tuple[Answer, Answer]:
    """The answers of both drafts in the case that a contrast found, by the interpreter."""
    places = {logic.variant.id: nth for nth, logic in enumerate(of.lowered.logics)}
    before, after = places[one.before], places[one.after]
    if one.before == one.after:
        before, after = 0, 1
    return (
        replay(of.lowered, before, found.facts, one.question),
        replay(of.lowered, after, found.facts, one.question),
    )


def parting(of: Set, before: Answer, after: Answer) -> tuple[str, ...]:
    """Where the two lines of reasoning part, in a sentence or two."""
    return divergence_story(of.instrument, divergence(before, after))[1:3]


def conditions(instrument: Instrument, parts: Sequence[Compared]) -> tuple[str, ...]:
    """Conditions in words, what is so before what is not so; "always" where there is none."""
    ordered = sorted(parts, key=lambda part: part.value is False or part.op in ("<", "is not"))
    words = tuple(
        in_words(part, instrument) if _is_fact(instrument, part.term) else _read(part.term, part.value)
        for part in ordered
    )
    return words or ("always",)


def _is_fact(instrument: Instrument, term: Term) -> bool:
    return any(one.name == term.fact for one in instrument.facts)


def _read(term: Term, value: object) -> str:
    return f"{term.fact.replace('_', ' ')} is read as {str(value).replace('_', ' ')}"


def _proof(of: Set, found: Proof) -> ProofCell:
    if found.holds:
        verdict = "vacuous" if found.never else "holds"
        return ProofCell(verdict, found.engines, found.addresses)
    assert found.counterexample is not None
    asked = of.asked(found.draft, Told(found.counterexample.facts))
    needed = conditions(of.instrument, found.counterexample.needed)
    return ProofCell("fails", found.engines, (), needed, story(of.instrument, asked.answers[0]))


def draft_shown(one: Variant, patch: Patch | None, links: Sequence[Link] = ()) -> DraftShown:
    """A draft with its articles and, where its text is held, how the words stand."""
    instrument = one.instrument
    linked = {link.article.address: link for link in links}
    by_article: dict[str, list[Rule]] = {}
    for rule in one.rules:
        by_article.setdefault(rule.article, []).append(rule)
    articles = [
        _article(one, article, by_article[article.address], linked.get(article.address))
        for article in _in_force(one)
        if article.address in by_article
    ]
    date = patch.date.isoformat() if patch and patch.date else ""
    title = patch.title if patch else instrument.title
    return DraftShown(
        one.id, title or one.id, date, patch.document if patch else "", patch.note if patch else "", tuple(articles)
    )


def _in_force(one: Variant) -> Iterator[Article]:
    """The articles of a draft, each address once: a wording that names one of its patches before one that names none."""
    laid = set(one.patches)
    taken = set()
    for article in one.instrument.articles:
        named = [a for a in one.instrument.articles if a.address == article.address and laid & set(a.drafts)]
        if article.address in taken or (article.drafts and not laid & set(article.drafts)):
            continue
        taken.add(article.address)
        yield named[-1] if named else article


def _article(one: Variant, article: Article, rules: Sequence[Rule], link: Link | None) -> ArticleShown:
    return ArticleShown(
        article.address,
        article.heading or article.address,
        article.words,
        article.quoted,
        article.source,
        article.date.isoformat() if article.date else "",
        article.confidence,
        article.status != "verified",
        tuple(_rule(one.instrument, rule) for rule in rules),
        link.state if link else "",
        link.words if link and link.state == "stale" else "",
        (link.document, link.address or "") if link else ("", ""),
    )


def _rule(instrument: Instrument, rule: Rule) -> RuleShown:
    return RuleShown(
        rule.id,
        rule.kind,
        _concluded(rule),
        rule.says,
        in_words(rule.when, instrument),
        written(rule.when, instrument),
        rule.beats,
        f"{rule.reading[0].replace('_', ' ')} is {rule.reading[1].replace('_', ' ')}" if rule.reading else "",
    )


_CONCLUDED = {"must": "MUST", "must_not": "MUST NOT", "may": "MAY", "may_refuse": "MAY REFUSE"}


def _concluded(rule: Rule) -> str:
    if rule.concludes is None:
        return "sets another rule aside"
    if isinstance(rule.concludes, Norm):
        return norm_in_words(rule.concludes.subject, _CONCLUDED[rule.concludes.modality])
    name, yes = rule.concludes
    return f"{name.replace('_', ' ')}{'' if yes else ': no'}"


def _finding(one: Finding) -> FindingShown:
    where = f"{one.at.file.rpartition('/')[2]}, line {one.at.line}" if one.at.line else one.at.file
    return FindingShown(one.severity, one.message, where, one.try_this)

"""Names: given twice, not known, of the wrong kind, never used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ...expressions import Compared, Expr, Held, Named, Norm, Not, Said, Term, parts
from ...records import Domain, Instrument, Patch, Property, Rule
from ..conditions import misfit
from ..names import ARGS, fact_called, names_of
from ..places import near
from ..written import written
from .spots import Record, Spot, Spots, keyword_of, name_of, subject_of

__all__ = ["check_names", "check_rules", "conditions_of"]

MANY = 6
"""How many names that nothing asks for are said one by one."""

FITS = {
    "definition": ("definition",),
    "exception": ("definition", "must", "must_not", "may", "may_refuse"),
    "defeater": ("nothing",),
    "duty": ("must",),
    "prohibition": ("must_not",),
    "permission": ("may",),
    "power": ("may",),
    "ground": ("may_refuse",),
}
SHAPES = {
    "definition": "a definition, as in `serious_crime`",
    "must": "a duty, as in `B must assist`",
    "must_not": "a prohibition, as in `B must not assist`",
    "may": "a permission, as in `B may assist`",
    "may_refuse": "a ground, as in `B may refuse to assist`",
    "nothing": "`nothing`",
}


def conditions_of(instrument: Instrument) -> Iterator[tuple[Rule | Domain | Property, str, Expr]]:
    """Every condition of the rules, domains and properties, with the field it stands in ("" where that is one of two)."""
    for rule in instrument.rules:
        yield rule, "when", rule.when
    for domain in instrument.domains:
        yield domain, "holds", domain.formula
    for one in instrument.properties:
        yield one, "never" if isinstance(one.formula, Not) else "always", one.formula


def check_names(spots: Spots) -> None:
    """Whatever is said of names that are not there, or are there twice."""
    of = spots.instrument
    shared: tuple[Record, ...] = (*of.facts, *of.parameters, *of.definitions, *of.readings)
    for records in (shared, of.rules, of.patches, of.domains, of.properties, of.cases):
        _once(spots, records)
    for record, field, expr in conditions_of(of):
        _condition(spots, record, field, expr)
    for rule in of.rules:
        _rule(spots, rule)
    for patch in of.patches:
        _patch(spots, patch)
    _cases(spots)
    _articles(spots)


def _once(spots: Spots, records: Iterable[Record]) -> None:
    seen: dict[str, Record] = {}
    for one in records:
        name = name_of(one)
        if name in seen:
            first = seen[name]
            what = f"The {keyword_of(one)} {name} has a name that the {keyword_of(first)} in line {first.at.line} has."
            spots.add("said_twice", what, Spot(one, nth=0), try_this="give one of them another name.")
        seen.setdefault(name, one)


def _condition(spots: Spots, record: Rule | Domain | Property, field: str, expr: Expr) -> None:
    """The names of a condition made in memory; those of a file are looked up when it is read."""
    names = names_of(spots.instrument)
    for part in parts(expr):
        if isinstance(part, Held) and part.name not in names.definitions:
            what = f"There is no definition {part.name!r}."
            hint = near(part.name, names.definitions)
            spots.add("unknown_name", what, Spot(record, field, part.name), try_this=hint)
        elif isinstance(part, Compared):
            _fact(spots, record, field, part)
        elif isinstance(part, Said) and part.norm.subject not in _questions(spots.instrument):
            subject = " ".join(part.norm.subject)
            known = [" ".join(one) for one in _questions(spots.instrument)]
            what = f"No rule says what is to be done: {subject}."
            spots.add("no_such_question", what, Spot(record, field, part.norm.action), try_this=near(subject, known))


def _questions(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    found = [one.concludes.subject for one in instrument.rules if isinstance(one.concludes, Norm)]
    return tuple(dict.fromkeys(found))


def _fact(spots: Spots, record: Rule | Domain | Property, field: str, part: Compared) -> None:
    names = names_of(spots.instrument)
    fact = fact_called(part.term.fact, names)
    spot = Spot(record, field, str(part.term))
    if fact is None:
        what = f"There is no fact {part.term.fact!r}."
        spots.add("unknown_name", what, spot, try_this=near(part.term.fact, names.all()))
        return
    if not fits(part.term, fact.scope):
        hint = f"write {Term(fact.name, ARGS[fact.scope])}."
        spots.add(
            "wrong_scope", f"{part.term} does not fit: {fact.name} is said of ({fact.scope}).", spot, try_this=hint
        )
    if isinstance(part.value, Named):
        parameter = names.parameters.get(part.value.name)
        if parameter is None:
            what = f"There is no parameter {part.value.name!r}."
            spots.add("unknown_name", what, spot, try_this=near(part.value.name, names.parameters))
        elif misfit(parameter, fact):
            spots.add("wrong_value", misfit(parameter, fact), spot, try_this="compare like with like.")


def fits(term: Term, scope: str) -> bool:
    """Whether a term is about what its fact is about."""
    wanted = ARGS[scope]
    if scope in ("party", "party, act"):
        return len(term.args) == len(wanted) and term.args[0] in ("A", "B") and term.args[1:] == wanted[1:]
    return term.args == wanted


def _rule(spots: Spots, rule: Rule) -> None:
    by_id = {one.id: one for one in spots.instrument.rules}
    for beaten in rule.beats:
        spot = Spot(rule, "beats", beaten)
        if beaten not in by_id:
            what = f"There is no rule {beaten!r} to beat."
            spots.add("unknown_name", what, spot, try_this=near(beaten, by_id))
        elif beaten == rule.id:
            spots.add("circular_rules", f"The rule {rule.id} beats itself.", spot, try_this="take it out.")
        else:
            _same_subject(spots, rule, by_id[beaten])
    patches = [one.id for one in spots.instrument.patches]
    for one in rule.only_in:
        if one not in patches:
            what = f"There is no draft or amendment {one!r}."
            hint = near(one, patches) or f"declare it with `draft {one}` or `amendment {one}`."
            spots.add("unknown_draft", what, Spot(rule, "only in", one), try_this=hint)
    _conclusion(spots, rule)


def _same_subject(spots: Spots, rule: Rule, other: Rule) -> None:
    mine, theirs = subject_of(rule), subject_of(other)
    if mine is None or theirs is None or mine == theirs:
        return
    what = f"{rule.id} is about {said(mine)} and {other.id} about {said(theirs)}: one does not beat the other."
    hint = "beat a rule on the same subject, or put its condition under `when`."
    spots.add("other_subject", what, Spot(rule, "beats", other.id), try_this=hint)


def said(subject: str | tuple[str, str]) -> str:
    """What a rule is about, in words: "serious_crime", "what B is to do (assist)"."""
    return subject if isinstance(subject, str) else f"what {subject[0]} is to do ({subject[1]})"


def _conclusion(spots: Spots, rule: Rule) -> None:
    shape = "nothing"
    if rule.concludes is not None:
        shape = rule.concludes.modality if isinstance(rule.concludes, Norm) else "definition"
    names = [one.name for one in spots.instrument.definitions]
    if isinstance(rule.concludes, tuple) and rule.concludes[0] not in names:
        what = f"There is no definition {rule.concludes[0]!r}."
        spot = Spot(rule, "concludes", rule.concludes[0])
        spots.add("unknown_name", what, spot, try_this=near(rule.concludes[0], names))
    elif shape not in FITS[rule.kind]:
        kinds = [kind for kind, shapes in FITS.items() if shape in shapes]
        what = f"A rule of the kind {rule.kind} concludes {SHAPES[FITS[rule.kind][0]]}."
        hint = f"change what it concludes, or make its kind {' or '.join(kinds)}." if kinds else "change it."
        spots.add("kind_does_not_fit", what, Spot(rule, "concludes"), try_this=hint)


def _patch(spots: Spots, patch: Patch) -> None:
    of = spots.instrument
    drafts = [one.id for one in of.patches if one.kind == "draft"]
    if patch.base and patch.base not in drafts:
        what = f"There is no draft {patch.base!r} to go on from."
        spots.add("unknown_draft", what, Spot(patch, "from", patch.base), try_this=near(patch.base, drafts))
    rules = [one.id for one in of.rules]
    parameters = [one.name for one in of.parameters]
    named = [("repeals", one, rules, "rule") for one in patch.repeals]
    named += [("replaces", one, rules, "rule") for pair in patch.replaces for one in pair]
    named += [("sets", one, parameters, "parameter") for one, _ in patch.sets]
    for field, name, known, what in named:
        if name not in known:
            spots.add(
                "unknown_name", f"There is no {what} {name!r}.", Spot(patch, field, name), try_this=near(name, known)
            )


def _cases(spots: Spots) -> None:
    of = spots.instrument
    drafts = [one.id for one in of.patches if one.kind == "draft"]
    laid = [one.id for one in of.patches if one.kind != "draft"]
    for case in of.cases:
        for nth, expected in enumerate(case.expects):
            for one in expected.drafts:
                if one not in drafts:
                    what = f"There is no draft {one!r}."
                    spots.add("unknown_draft", what, Spot(case, "expect", one, nth), try_this=near(one, drafts))
            for one in expected.amendments:
                if one not in laid:
                    what = f"There is no amendment {one!r}."
                    hint = near(one, laid) or f"declare it with `amendment {one}`."
                    spots.add("unknown_draft", what, Spot(case, "expect", one, nth), try_this=hint)
            if expected.norm not in _questions(of):
                what = f"No rule says what {expected.norm[0]} is to do: {expected.norm[1]}."
                known = [" ".join(one) for one in _questions(of)]
                spot = Spot(case, "expect", expected.norm[1], nth)
                hint = near(" ".join(expected.norm), known)
                spots.add("no_such_question", what, spot, try_this=hint, severity="warning")


def _articles(spots: Spots) -> None:
    drafts = [one.id for one in spots.instrument.patches]
    seen: dict[str, list[tuple[str, ...]]] = {}
    for one in spots.instrument.articles:
        before = seen.setdefault(one.address, [])
        if any(not one.drafts or not other or set(other) & set(one.drafts) for other in before):
            what = f"The provision {one.address} stands here a second time."
            hint = "put its rules under the first, or say with `drafts` in which each wording stands."
            spots.note("said_twice", what, one, try_this=hint)
        before.append(one.drafts)
        for draft in one.drafts:
            if draft not in drafts:
                what = f"There is no draft {draft!r}."
                spots.note("unknown_draft", what, one, try_this=near(draft, drafts))


def check_rules(spots: Spots) -> None:
    """What is said and leads nowhere: names never used, rules under no article, articles without a source."""
    of = spots.instrument
    for article in of.articles:
        if not article.source or article.date is None:
            missing = " and ".join(
                word for word, there in (("source", article.source), ("date", article.date)) if not there
            )
            hint = "say under the heading where the words can be checked: `- source: ...` and `- date: ...`."
            what = f"The provision {article.address} has no {missing}."
            spots.note("no_source", what, article, try_this=hint, severity="warning")
    for rule in of.rules:
        if not rule.article:
            hint = "put it under a heading with the provision's address, as in `## art_4__para_2`."
            what = f"The rule {rule.id} stands under no article."
            spots.add("no_article", what, Spot(rule, nth=0), try_this=hint, severity="warning")
        _grounds(spots, rule)
    for one in of.properties:
        if not any(isinstance(part, (Compared, Held, Said)) for part in parts(one.formula)):
            what = f"The property {one.id} speaks of nothing."
            hint = "name a fact, a definition or a norm."
            spots.add("says_nothing", what, Spot(one), try_this=hint)
    _unused(spots)
    for record, field, expr in conditions_of(of):
        _mixed(spots, record, field, expr)


def _mixed(spots: Spots, record: Rule | Domain | Property, field: str, expr: Expr) -> None:
    """`and` beside `or` with no brackets: readers differ in what they take it for."""
    tokens = spots.tokens(record, field)
    joints: list[str] = [""]
    for one in tokens:
        if one.kind == "sign" and one.text in "()":
            joints = [*joints, ""] if one.text == "(" else joints[:-1]
        elif one.kind == "name" and one.text in ("and", "or"):
            if joints[-1] and joints[-1] != one.text:
                meant = expr.of if field == "never" and isinstance(expr, Not) else expr
                hint = f"put brackets: {written(meant, spots.instrument)}"
                what = "`and` binds closer than `or` here, and readers may take it otherwise."
                spots.add("and_or", what, Spot(record, field), try_this=hint, severity="note")
                return
            joints[-1] = one.text


def _grounds(spots: Spots, rule: Rule) -> None:
    if rule.kind == "defeater" and not rule.beats:
        hint = "say under `beats` which rule it stops."
        spots.add("beats_nothing", f"The defeater {rule.id} beats no rule.", Spot(rule), try_this=hint)
    if rule.kind != "ground" or not isinstance(rule.concludes, Norm):
        return
    duties = [one.id for one in spots.instrument.rules if one.kind == "duty" and subject_of(one) == subject_of(rule)]
    if duties and not set(duties) & set(rule.beats):
        what = f"The ground {rule.id} beats no duty, so the duty stands beside it."
        hint = f"add `beats {', '.join(duties[:3])}`."
        spots.add("beats_no_duty", what, Spot(rule), try_this=hint, severity="warning")


def _unused(spots: Spots) -> None:
    of = spots.instrument
    used: set[str] = set()
    for _, _, expr in conditions_of(of):
        for part in parts(expr):
            if isinstance(part, Compared):
                used |= {part.term.fact, part.value.name if isinstance(part.value, Named) else ""}
            elif isinstance(part, Held):
                used.add(part.name)
    used |= {one.reading[0] for one in of.rules if one.reading}
    ruled = {one.concludes[0] for one in of.rules if isinstance(one.concludes, tuple)}
    for one in of.definitions:
        if one.name not in ruled and one.otherwise is None:
            hint = "write a rule that concludes it, or say what it is `otherwise`."
            spots.add("no_rule", f"No rule decides the definition {one.name}.", Spot(one), try_this=hint)
    _idle(spots, [*of.facts, *of.parameters, *of.definitions, *of.readings], used)


def _idle(spots: Spots, records: Sequence[Record], used: set[str]) -> None:
    files = spots.instrument.files
    own = Path(files[-1]).parent if files else Path()
    mine = [one for one in records if not one.at.file or Path(one.at.file).parent == own]
    idle = [one for one in mine if name_of(one) not in used]
    if len(idle) > MANY:
        what = f"Nothing asks for {len(idle)} names, {', '.join(name_of(one) for one in idle[:MANY])} among them."
        hint = "use them, take them out, or leave them for the instruments that use this folder."
        spots.add("never_used", what, Spot(idle[0]), try_this=hint, severity="note")
        return
    for one in idle:
        what = f"Nothing asks for the {keyword_of(one)} {name_of(one)}."
        spots.add("never_used", what, Spot(one), try_this="use it or take it out.", severity="note")

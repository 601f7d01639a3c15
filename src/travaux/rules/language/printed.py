"""An instrument made in memory as one rule file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..expressions import ALWAYS, Expr, Norm, Not
from ..records import (
    Article,
    Case,
    Defined,
    Domain,
    Expected,
    Fact,
    Instrument,
    Parameter,
    Patch,
    Property,
    Reading,
    Rule,
)
from .articles import OURS
from .layout import formatted
from .written import written, written_facts, written_norm, written_setting

__all__ = ["printed"]

Lines = Iterator[tuple[str, str]]


def printed(instrument: Instrument) -> str:
    """The instrument as one file in the canonical layout; reading it gives the same records, places apart.

    Rules come under their articles, so that those of one article are read one after another.
    """
    return formatted("".join(f"{line}\n" for line in _lines(instrument)))


def _lines(of: Instrument) -> Iterator[str]:
    if of.title:
        yield f"# {of.title}"
    yield f"- instrument: {of.id}"
    yield f"- question: {' '.join(of.question)}"
    yield from (f"- note: {one}" for one in of.notes)
    yield from _fence([*(of.facts), *of.parameters, *of.definitions, *of.readings], of)
    yield from _fence([one for one in of.rules if not one.article], of)
    for article in of.articles:
        yield from _article(article)
        yield from _fence([one for one in of.rules if one.article == article.address], of)
    if of.articles:
        yield from ("", "## Drafts, properties and cases")
    yield from _fence([*of.domains, *of.properties, *of.patches, *of.cases], of)


def _article(of: Article) -> Iterator[str]:
    yield from ("", f"## {of.address} {of.heading}".rstrip())
    if of.words:
        yield f"> “{of.words}”" if of.quoted else f"> {OURS} {of.words}"
    said = {
        "source": of.source,
        "date": of.date.isoformat() if of.date else "",
        "confidence": of.confidence,
        "status": of.status,
        "document": of.document,
        "fingerprint": of.fingerprint,
        "drafts": ", ".join(of.drafts),
    }
    yield from (f"- {key}: {value}" for key, value in said.items() if value)


Record = Fact | Parameter | Defined | Reading | Rule | Domain | Property | Patch | Case


def _fence(records: Iterable[Record], of: Instrument) -> Iterator[str]:
    listed = list(records)
    if not listed:
        return
    yield from ("", "```rules")
    for nth, one in enumerate(listed):
        if nth:
            yield ""
        head, fields = _block(one, of)
        yield head
        yield from (f"    {name} {value}" for name, value in fields if value)
    yield "```"


def _block(one: Record, of: Instrument) -> tuple[str, Lines]:
    if isinstance(one, Fact):
        return f"fact {one.name}({one.scope})", _fact(one)
    if isinstance(one, Parameter):
        return f"parameter {one.name}", _parameter(one)
    if isinstance(one, Defined):
        return f"definition {one.name}", _definition(one)
    if isinstance(one, Reading):
        said = [("choices", ", ".join(one.choices)), ("question", _text(one.question))]
        return f"reading {one.name}", iter(said)
    if isinstance(one, Rule):
        return f"rule {one.id}", _rule(one, of)
    if isinstance(one, Domain):
        return f"domain {one.id}", iter([("holds", written(one.formula, of)), ("means", _text(one.means))])
    if isinstance(one, Property):
        return f"property {one.id}", _property(one, of)
    if isinstance(one, Patch):
        return f"{one.kind} {one.id}", _patch(one, of)
    return f"case {one.id}", _case(one, of)


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if text else ""


def _fact(one: Fact) -> Lines:
    kind = one.kind
    if one.kind == "number" and one.unit:
        kind = f"number of {one.unit}"
    elif one.kind == "choice":
        kind = f"one of {', '.join(one.choices)}"
    yield "type", kind
    yield "means", _text(one.means)


def _parameter(one: Parameter) -> Lines:
    for start, value in one.values:
        since = f" from {start.isoformat()}" if start else ""
        yield "value", written_setting(value, one.unit) + since
    yield "means", _text(one.means)


def _definition(one: Defined) -> Lines:
    yield "means", _text(one.means)
    if one.otherwise is not None:
        yield "otherwise", "yes" if one.otherwise else "no"


def _rule(one: Rule, of: Instrument) -> Lines:
    yield "kind", one.kind
    yield "concludes", _conclusion(one)
    yield "when", written(one.when, of) if one.when != ALWAYS else ""
    yield "beats", ", ".join(one.beats)
    yield "reading", " is ".join(one.reading) if one.reading else ""
    yield "only in", ", ".join(one.only_in)
    yield "says", _text(one.says)


def _conclusion(one: Rule) -> str:
    if one.concludes is None:
        return "nothing"
    if isinstance(one.concludes, Norm):
        return written_norm(one.concludes)
    name, yes = one.concludes
    return name if yes else f"not {name}"


def _property(one: Property, of: Instrument) -> Lines:
    yield _said(one.formula, of)
    yield "title", _text(one.title)
    yield "note", _text(one.note)


def _said(formula: Expr, of: Instrument) -> tuple[str, str]:
    if isinstance(formula, Not):
        return "never", written(formula.of, of)
    return "always", written(formula, of)


def _patch(one: Patch, of: Instrument) -> Lines:
    units = {parameter.name: parameter.unit for parameter in of.parameters}
    yield "title", _text(one.title)
    yield "from", one.base
    yield "date", one.date.isoformat() if one.date else ""
    yield "document", _text(one.document)
    for name, value in one.sets:
        yield "sets", f"{name} = {written_setting(value, units.get(name, ''))}"
    yield "repeals", ", ".join(one.repeals)
    for old, new in one.replaces:
        yield "replaces", f"{old} by {new}"
    yield "note", _text(one.note)


def _case(one: Case, of: Instrument) -> Lines:
    yield "title", _text(one.title)
    yield "facts", written_facts(one.facts, of)
    yield "others", one.others
    yield "concern", _text(one.concern)
    for expected in one.expects:
        yield "expect", _expected(expected)


def _expected(one: Expected) -> str:
    head = ", ".join(one.drafts)
    if one.amendments:
        head += f" with {', '.join(one.amendments)}"
    if one.readings:
        head += f" where {', '.join(' is '.join(reading) for reading in one.readings)}"
    role, action = one.norm
    because = f" because {_text(one.because)}" if one.because else ""
    outcome = OUTCOME[one.outcome]
    return f"{head.strip()}{': ' if head else ''}{role} {outcome} {action}{because}"


OUTCOME = {
    "NOT COVERED": "not covered",
    "MAY": "may",
    "MAY REFUSE": "may refuse to",
    "MUST": "must",
    "MUST NOT": "must not",
    "CONFLICT": "conflict",
}

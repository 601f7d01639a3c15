"""Scenarios as they are written: the facts of a case, what is expected of it, and facts typed on a line."""

from __future__ import annotations

from ..expressions import Norm, Not, Said, Term, Value
from ..records import OUTCOMES, Case, Expected, Fact, Instrument, Place
from .blocks import Block, Field
from .conditions import outcome_said
from .declared import name_of, text_of
from .names import Names, fact_called, names_of, term, unknown, value_of
from .places import Source, Span, Wrong, refusal
from .ruled import reading_at
from .tokens import Cursor, Piece, tokens_of

__all__ = ["case_of", "facts_at", "parse_facts"]

OUTCOME = {
    "not covered": "NOT COVERED",
    "may": "MAY",
    "may_refuse": "MAY REFUSE",
    "must": "MUST",
    "must_not": "MUST NOT",
    "conflict": "CONFLICT",
}


def parse_facts(text: str, instrument: Instrument) -> tuple[tuple[Term, Value], ...]:
    """Facts typed on a line or on several, with semicolons between them, as pairs of a term and its value.

    Raises `TravauxError` with the line and a caret under the words: `unknown_name`, `wrong_scope`, `wrong_unit`, ...

    >>> from travaux.rules import Fact, Instrument
    >>> made = Instrument("lost_umbrellas", facts=(Fact("kept", "party, act", "yes/no"),))
    >>> parse_facts("not kept(B, act)", made)
    ((Term(fact='kept', args=('B', 'act')), False),)
    """
    source = Source("", text)
    pieces = [Piece(nth, 1, line) for nth, line in enumerate(source.lines(), 1)]
    try:
        cursor = Cursor(tokens_of(pieces), Span(len(pieces), len(pieces[-1].text) + 1, len(pieces[-1].text) + 2))
        found = facts_at(cursor, names_of(instrument))
        cursor.finish("put a semicolon between two facts.")
    except Wrong as wrong:
        raise refusal([source.finding(wrong)]) from None
    return found


def facts_at(cursor: Cursor, names: Names) -> tuple[tuple[Term, Value], ...]:
    """The facts at the cursor, each said once."""
    found: dict[Term, Value] = {}
    while cursor.kind():
        begun = cursor.nth
        of, value = _fact(cursor, names)
        if of in found:
            raise Wrong("said_twice", f"{of} is said twice.", cursor.span_from(begun), "keep one of them.")
        found[of] = value
        if not cursor.take(";"):
            break
    return tuple(found.items())


def _fact(cursor: Cursor, names: Names) -> tuple[Term, Value]:
    yes = not cursor.take("not")
    begun = cursor.nth
    name = cursor.next("name", "a fact", "as in `not offence(B, act)`.")
    fact = fact_called(name.text, names)
    if fact is None:
        if name.text in names.definitions:
            what = f"{name.text} is a definition: rules decide it, a case does not."
            raise Wrong("not_a_fact", what, name.at, "give the facts that it stands on.")
        raise unknown(name.text, name.at, names, "fact")
    of = term(cursor, fact, begun)
    if cursor.take("=") or cursor.take("is"):
        yes = yes is not cursor.take("not")
        if not yes and fact.kind != "yes/no":
            what = f"That {of} is not something is not enough."
            raise Wrong("not_said", what, cursor.span_from(begun), f"say what it is, as in `{_example(of, fact)}`.")
        value = value_of(cursor, fact)
        return of, (value is yes) if fact.kind == "yes/no" else value
    if fact.kind != "yes/no":
        what = f"{of} has no value."
        raise Wrong("not_said", what, cursor.span_from(begun), f"say what it is, as in `{_example(of, fact)}`.")
    return of, yes


def _example(of: Term, fact: Fact) -> str:
    """How a fact is given a value."""
    if fact.choices:
        return f"{of} is {fact.choices[0]}"
    return f"{of} = {'2024-08-07' if fact.kind == 'date' else f'4 {fact.unit}'.strip()}"


def case_of(block: Block, names: Names, place: Place, source: Source) -> Case:
    """The record of a case. Raises `Wrong` at the words that cannot be read."""
    token, head = name_of(block)
    head.finish("a name is one word; join its parts with _.")
    facts: tuple[tuple[Term, Value], ...] = ()
    for one in block.all("facts"):
        cursor = block.cursor(one)
        facts = facts_at(cursor, names)
        cursor.finish("put a semicolon between two facts.")
    expects = tuple(_expected(block, one, names, source) for one in block.all("expect"))
    return Case(token.text, text_of(block, "title"), facts, _others(block), expects, text_of(block, "concern"), place)


def _others(block: Block) -> str:
    for one in block.all("others"):
        cursor = block.cursor(one)
        for word in ("no", "unknown"):
            if cursor.take(word):
                cursor.finish()
                return word
        raise cursor.wanted("no or unknown", "write no or unknown.")
    return "unknown"


def _expected(block: Block, wanted: Field, names: Names, source: Source) -> Expected:
    cursor = block.cursor(wanted)
    drafts: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    readings: list[tuple[str, str]] = []
    if any(one.kind == "sign" and one.text == ":" for one in cursor.tokens):
        if cursor.peek() not in (":", "with", "where"):
            drafts = tuple(one.text for one in cursor.names("a draft"))
        if cursor.take("with"):
            amendments = tuple(one.text for one in cursor.names("an amendment"))
        if cursor.take("where"):
            readings.append(reading_at(cursor, names))
            while cursor.take(","):
                readings.append(reading_at(cursor, names))
        cursor.need(":", "and what is expected", "write it as `V1, V2: B must assist`.")
    norm, outcome = _outcome(cursor)
    because = cursor.next("text", "a reason in quotation marks").text if cursor.take("because") else ""
    cursor.finish('give the reason as because "...".')
    return Expected(drafts, norm, outcome, amendments, tuple(readings), because, source.place(wanted.at))


def _outcome(cursor: Cursor) -> tuple[tuple[str, str], str]:
    begun = cursor.nth
    said = outcome_said(cursor)
    if isinstance(said, Not):
        assert isinstance(said.of, Said)
        return said.of.norm.subject, OUTCOME["not covered"]
    assert isinstance(said, Said)
    norm: Norm = said.norm
    if norm.modality not in OUTCOME:
        what = "That something is covered is not one outcome."
        raise Wrong("wrong_conclusion", what, cursor.span_from(begun), f"expect one of {', '.join(OUTCOMES)}.")
    return norm.subject, OUTCOME[norm.modality]

"""Who backs which words where: gathered from what documents print and from what was said in the room."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ..history import Dated
from ..text import Span
from ..text.notation import Attribution, Bracket, Notation, Proposal, Remark, address_of
from ..text.notation.owners import Owners
from .asked import asked_for
from .records import Named, Stance
from .statements import Statement

__all__ = ["Resolver", "gather"]

Said = Callable[[Span], str]
"""The wording of a span of a text."""
Resolver = Callable[[str, str], Sequence[Named]]
"""Everyone a printed label names at a date (`resolve_list` of the parties)."""
DEEPEST = 20
"""Levels of brackets in a wording that are shown without their labels; what lies deeper is shown as printed."""
_FOOTNOTED = re.compile(r"([A-Z]{2})\d{1,2}")


def gather(
    documents: Iterable[tuple[Dated, Notation]], resolve: Resolver, statements: Iterable[Statement] = ()
) -> tuple[Stance, ...]:
    """Every stance that documents print and statements tell, in the order of the days they were taken.

    One stance for each party of a label: a group stays a group, and a state that speaks for one has `on_behalf_of`. A name
    that cannot be resolved is kept as printed, with kind "unknown" and whom it could mean. The author of a tracked change is a
    "typist" and the Chair a "chair": neither is ever read as a party. Documents are given with what notation found in them.

    Guarantees: a label gives at least one stance, nothing is dropped; every stance has its document, and its words in it where
    they are printed.
    """
    out = [one for dated, notation in documents for one in _printed(dated, notation, resolve)]
    told = tuple(statements)
    later = {said.corrects: said.id or said.date for said in told if said.corrects}
    out += [replace(one, corrected_by=later.get(one.id or "")) for said in told for one in _told(said, resolve)]
    return tuple(sorted(out, key=lambda one: one.date))


def _printed(dated: Dated, notation: Notation, resolve: Resolver) -> Iterator[Stance]:
    said = _without_labels(dated, notation)
    for bracket in notation.brackets:
        if bracket.attributions or any(option.attributions for option in bracket.options):
            yield from _of_bracket(dated, bracket, said, resolve)
    for proposal in notation.proposals:
        yield from _of_proposal(dated, proposal, resolve)
    if notation.voice is not None and notation.voice.form == "heading" and not notation.proposals:
        about = (dated.label or dated.text.facts.title or "the whole text", "", notation.voice.span)
        yield from _stances(dated, notation.voice, about, resolve)
    owners = Owners(dated.text)
    for remark in notation.remarks:
        yield from _of_remark(dated, remark, owners.address(remark.span[0]), resolve)


def _of_bracket(dated: Dated, bracket: Bracket, said: Said, resolve: Resolver) -> Iterator[Stance]:
    whole = " / ".join(said(option.span) for option in bracket.options)
    for one in bracket.attributions:
        yield from _stances(dated, one, (whole, bracket.address, bracket.span), resolve)
    for option in bracket.options:
        for one in option.attributions:
            place = option.span if option.span[0] < option.span[1] else bracket.span
            yield from _stances(dated, one, (said(option.span), bracket.address, place), resolve)


def _of_proposal(dated: Dated, proposal: Proposal, resolve: Resolver) -> Iterator[Stance]:
    for asked in asked_for(proposal, dated.text.words.text(*proposal.span)):
        about = (asked.option, asked.address, proposal.span)
        yield from _stances(dated, replace(proposal.attribution, verb=asked.verb), about, resolve)
        for one in proposal.others:
            yield from _stances(dated, one, about, resolve)


def _of_remark(dated: Dated, remark: Remark, address: str, resolve: Resolver) -> Iterator[Stance]:
    day = (remark.date or dated.date)[:10]
    for one in remark.attributions:
        for stance in _stances(dated, one, (_wording(dated, remark.span), address, remark.span), resolve):
            yield replace(stance, date=day, quote=remark.said or None, source=_typed(remark))


def _typed(remark: Remark) -> str | None:
    return f"typed by {remark.author}" if remark.author else None


def _stances(dated: Dated, one: Attribution, about: tuple[str, str, Span], resolve: Resolver) -> Iterator[Stance]:
    option, address, span = about
    for named in _named(one, dated.date, resolve):
        yield Stance(
            named.code or named.printed,
            one.label,
            one.verb,
            option,
            address,
            dated.symbol,
            dated.date,
            named.on_behalf_of,
            dated.published,
            dated.text.words.page(span[0]),
            span,
            "reported" if dated.kind == "report" else "official",
            form=one.form,
            kind=named.kind,
            candidates=named.candidates,
            why=named.why,
        )


def _named(one: Attribution, date: str, resolve: Resolver) -> Sequence[Named]:
    if one.form == "tracked":
        return (Named(one.label, "typist", None, why="typed the change; who asked for it is not said"),)
    if one.form == "chair":
        return (Named(one.label, "chair", None, why="leads the talks"),)
    found = [_without_footnote(named, date, resolve) for named in resolve(one.label, date)]
    return found or (Named(one.label, "unknown", None),)


def _without_footnote(named: Named, date: str, resolve: Resolver) -> Named:
    """A two-letter code with the number of a footnote glued to it is the code."""
    match = _FOOTNOTED.fullmatch(named.printed) if named.code is None else None
    again = tuple(resolve(match[1], date)) if match else ()
    if len(again) == 1 and again[0].code:
        return replace(again[0], printed=named.printed, why=f"{again[0].why}; the number is a footnote’s")
    return named


def _wording(dated: Dated, span: Span) -> str:
    return " ".join(dated.text.words.text(*span).split()) if span[0] < span[1] else ""


def _without_labels(dated: Dated, notation: Notation) -> Said:
    """The wording of a span with the brackets in it as bare choices: their signs and words, without the labels."""
    brackets = notation.brackets
    starts = [bracket.span[0] for bracket in brackets]
    text = dated.text.words.text

    def said(span: Span) -> str:
        return " ".join(bare(span, 0).split())

    def bare(span: Span, depth: int) -> str:
        at, out, index = span[0], list[str](), bisect_left(starts, span[0])
        last = bisect_left(starts, span[1]) if depth < DEEPEST else index
        while index < last:
            inner = brackets[index]
            if inner.span[0] >= at and inner.span[1] <= span[1] and inner.span != span:
                wordings = [bare(option.span, depth + 1).strip() for option in inner.options]
                out += [text(at, inner.span[0]), _choice(inner, wordings)]
                at = inner.span[1]
                index = bisect_left(starts, at, index + 1)
            else:
                index += 1
        return "".join([*out, text(at, span[1])])

    return said


def _choice(bracket: Bracket, wordings: Sequence[str]) -> str:
    """A choice as it is printed: rival brackets side by side, or the sides of a slash in one."""
    together = "][" if bracket.first != bracket.span else " / "
    return f"[{together.join(wordings)}]"


def _told(said: Statement, resolve: Resolver) -> Iterator[Stance]:
    for named in tuple(resolve(said.party, said.date)) or (Named(said.party, "unknown", None),):
        behalf = tuple(resolve(said.on_behalf_of, said.date)) if said.on_behalf_of else ()
        group = (behalf[0].code or said.on_behalf_of) if behalf else said.on_behalf_of
        yield Stance(
            named.code or named.printed,
            f"{said.party} on behalf of {said.on_behalf_of}" if said.on_behalf_of else said.party,
            said.verb,
            said.option,
            address_of(said.article) or said.article,
            said.document or "",
            said.date,
            group or named.on_behalf_of,
            said.published,
            confidence=said.confidence,
            at=said.at,
            quote=said.quote,
            source=said.source,
            form="statement",
            kind=named.kind,
            candidates=named.candidates,
            issue=said.issue,
            id=said.id,
            confirms=said.confirms,
            corrects=said.corrects,
            meeting=said.meeting,
            why=named.why,
        )

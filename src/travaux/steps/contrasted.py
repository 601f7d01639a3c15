"""Contrasts and proofs in words, for the pages and the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..errors import TravauxError
from ..publishing.ruled import (
    Class,
    Contrasted,
    ProofCell,
    Witness,
)
from ..publishing.ruled import Proof as Proved
from ..rules import (
    OUTCOMES,
    Instrument,
    Term,
)
from ..rules.diagrams import Contrast, Diagrams, Likeness, caught_in, contrast, diagrams_of, released_in
from ..rules.diagrams import Witness as Plainest
from ..rules.diagrams.proofs import Proof
from ..rules.diagrams.replays import replay
from ..rules.expressions import Compared
from ..rules.language import in_words
from ..rules.proving import prove_each
from ..rules.traces import (
    Answer,
    divergence,
    divergence_story,
    story,
)
from ..rules.traces import Scenario as Told
from .questions import chosen_in
from .rule_sets import Set
from .ruled_words import wonders

__all__ = ["both", "conditions", "contrasted", "exact", "parting"]


def exact(of: Set) -> tuple[tuple[Contrasted, ...], tuple[Proved, ...], tuple[str, ...]]:
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
    return tuple(contrasts_of(of, diagrams)), proofs, ()


def contrasts_of(of: Set, diagrams: Diagrams) -> Iterator[Contrasted]:
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
        tuple(wonders(of.instrument, term) for term in one.turns_on),
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

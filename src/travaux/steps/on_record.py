"""What is on record in a negotiation: what signs say, who wants what, who asked for which change, what came back, what is met.

Each function is one question; `found_in` asks them all, for the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import Doubt
from ..history import (
    Copy,
    Credit,
    Dated,
    Echo,
    Left,
    Lives,
    Request,
    Return,
    Revision,
    Standing,
    Taken,
    copies,
    credit,
    draft_spoken_of,
    echoes,
    lives_of,
    requests,
    residue,
    returns,
    uptake,
)
from ..history import trace as traced
from ..history.asking.tracked import from_tracked
from ..history.open_points import OpenPoints, open_points
from ..positions import Stance, gather
from ..positions.demands import Checked, check
from ..text.notation import Notation
from .beside import beside_of
from .gathered import Found
from .labelled import labels_over
from .lineage import succession
from .material import Material
from .noted import who_is
from .spoken import spoken_on
from .written import demands_in, told_in

__all__ = [
    "asked_in",
    "checked_in",
    "copies_in",
    "credits_in",
    "echoes_in",
    "found_in",
    "lives_in",
    "open_in",
    "residue_in",
    "returns_in",
    "stances_in",
    "unheard_in",
    "uptake_in",
]

LEAST = 8
"""Words of a return, at least, where nothing else is asked for."""

Link = tuple[str, str]


def stances_in(material: Material) -> tuple[Stance, ...]:
    """Who wants what, by what documents print and statements tell; spans count in the documents as they stand."""
    noted = material.notations(material.printed)
    told = told_in(material.papers).statements
    return gather([(one, noted[one.symbol]) for one in material.printed], who_is(material.parties), told)


def checked_in(material: Material, notations: Mapping[str, Notation] | None = None) -> Checked:
    """Each demand against each draft."""
    said = notations or material.notations(material.drafts)
    demands = demands_in(material.papers)
    beside = beside_of(material)
    if beside is None:
        return check(demands, material.drafts, material.comparisons, said, printed=material.printed)
    return check(demands, material.drafts, material.comparisons, said, printed=material.printed, proved=beside.proved)


def open_in(material: Material, notations: Mapping[str, Notation] | None = None) -> OpenPoints:
    """The brackets of every draft with their age, what closed and what opened; labels are taken apart by the names known."""
    who = who_is(material.parties)
    said = notations or material.notations(material.drafts)
    return open_points(
        material.drafts, material.comparisons, said, lambda label: [one.printed for one in who(label, None)]
    )


def lives_in(material: Material, notations: Mapping[str, Notation] | None = None) -> Lives:
    """The life of every word, under the printed label it came with."""
    return lives_of(material.dated, labels_over(notations or material.notations(material.dated)))


def returns_in(material: Material, lives: Lives, least: int = LEAST) -> tuple[Return, ...]:
    """The language that was dropped and came back, with who asked for it, and whether an instrument on the shelf says it."""
    return returns(lives, least, {one.symbol: one.text for one in material.shelf.instruments})


def echoes_in(material: Material, symbol: str) -> tuple[Echo, ...]:
    """Which provisions of a draft repeat provisions of the instruments on the shelf, and where they depart from them."""
    draft = next(one for one in material.drafts if one.symbol == symbol)
    return echoes(draft, material.shelf.instruments)


def copies_in(material: Material) -> tuple[Copy, ...]:
    """Requests of different labels that ask for the same words."""
    return copies(asked_in(material, material.notations(material.dated)))


def uptake_in(material: Material, asked: Sequence[Request]) -> tuple[Taken, ...]:
    """How much of what each label asked for stands in each later draft."""
    return uptake(asked, material.drafts, Standing.of(material.comparisons))


def asked_in(material: Material, notations: Mapping[str, Notation]) -> tuple[Request, ...]:
    """What all documents ask for, document by document, and (form "tracked") who typed which change into one."""
    asked = [one for dated in material.dated for one in _asked(dated, notations[dated.symbol], material)]
    return (*asked, *(one for dated in material.printed for one in from_tracked(dated)))


def credits_in(
    material: Material, notations: Mapping[str, Notation] | None = None, asked: Sequence[Request] | None = None
) -> dict[Link, tuple[Credit, ...]]:
    """Who asked for each change between drafts that follow one another."""
    said = notations or material.notations(material.dated)
    asked = asked_in(material, said) if asked is None else asked
    standing = Standing.of(material.comparisons)
    by_symbol = {one.symbol: one for one in material.drafts}
    out: dict[Link, tuple[Credit, ...]] = {}
    for before, after in succession(tuple(material.comparisons)):
        signs = said.get(before), said.get(after)
        beside = tuple(by_symbol[b] for b, a in succession(tuple(material.comparisons)) if a == after and b != before)
        revision = Revision(by_symbol[before], by_symbol[after], material.comparisons[before, after], signs, beside)
        out[before, after] = credit(revision, asked, standing)
    return out


def _asked(dated: Dated, said: Notation, material: Material) -> tuple[Request, ...]:
    return requests(dated, said, draft_spoken_of(dated, material.drafts))


def residue_in(credits: Mapping[Link, tuple[Credit, ...]]) -> tuple[Left, ...]:
    """The changes nobody on the record asked for, comparison by comparison, the heaviest first in each."""
    return tuple(left for each in credits.values() for left in residue(each))


def unheard_in(credits: Mapping[Link, tuple[Credit, ...]]) -> frozenset[Link]:
    """The comparisons for which no request is on record at all, near or far: there nobody can tell what was asked for."""
    heard = (link for link, each in credits.items() if any(one.asked_by or one.near or one.opposed for one in each))
    return frozenset(credits).difference(heard)


def found_in(
    material: Material, lives: Lives | None = None, credits: Mapping[Link, tuple[Credit, ...]] | None = None
) -> Found:
    """Everything that is on record; `lives` and `credits` where they are known already."""
    notations = material.notations(material.dated)
    lives = lives if lives is not None else lives_in(material, notations)
    asked = asked_in(material, notations)
    credits = credits if credits is not None else credits_in(material, notations, asked)
    bracketed = open_in(material, notations)
    since: dict[str, dict[tuple[int, int], str]] = {}
    for one in bracketed.points:
        since.setdefault(one.draft, {})[one.span] = one.first_in
    stances = stances_in(material)
    checked = checked_in(material, notations) if material.papers.demands else None
    return Found(
        material.dated,
        material.comparisons,
        {one.symbol: notations[one.symbol] for one in material.drafts},
        since,
        stances,
        {one.symbol: traced(lives, one.symbol) for one in material.drafts},
        returns_in(material, lives),
        credits,
        residue_in(credits),
        uptake_in(material, asked),
        checked,
        material.parties,
        bracketed,
        {one.symbol: spoken_on(material, one.symbol, stances) for one in material.drafts},
        (*lives.doubts, *_doubts_of(material, notations), *(checked.doubts if checked else ())),
    )


def _doubts_of(material: Material, notations: Mapping[str, Notation]) -> Iterator[Doubt]:
    """What is odd about the papers that people keep: corrections that fit nothing, statements without a source."""
    for symbol in material.overrides:
        said = (one for one in notations[symbol].doubts if one.code == "override_fits_none")
        yield from (replace(one, message=f"{symbol}: {one.message}") for one in said)
    yield from told_in(material.papers).doubts
    yield from material.shelf.doubts

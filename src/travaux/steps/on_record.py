"""What is on record in a negotiation: what signs say, who wants what, who asked for which change, what came back, what is met.

Each function is one question; `found_in` asks them all, for the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..errors import Doubt
from ..history import Credit, Dated, Left, Request, Revision, Standing, credit, draft_spoken_of, requests, residue
from ..history import trace as traced
from ..history.open_points import OpenPoints, open_points
from ..history.returning import returns
from ..positions import Stance, gather
from ..positions.demands import Checked, check
from ..text.notation import Notation
from .dated import lives_of
from .gathered import Found
from .lineage import succession
from .material import Material
from .noted import who_is
from .spoken import spoken_on
from .written import demands_in, told_in

__all__ = ["checked_in", "credits_in", "found_in", "open_in", "residue_in", "stances_in"]

Link = tuple[str, str]


def stances_in(material: Material) -> tuple[Stance, ...]:
    """Who wants what, by what documents print and statements tell; spans count in the documents as they stand."""
    noted = material.notations(material.printed)
    told = told_in(material.papers).statements
    return gather([(one, noted[one.symbol]) for one in material.printed], who_is(material.parties), told)


def checked_in(material: Material, notations: Mapping[str, Notation] | None = None) -> Checked:
    """Each demand against each draft."""
    said = notations or material.notations(material.drafts)
    return check(demands_in(material.papers), material.drafts, material.comparisons, said)


def open_in(material: Material, notations: Mapping[str, Notation] | None = None) -> OpenPoints:
    """The brackets of every draft with their age, what closed and what opened; labels are taken apart by the names known."""
    who = who_is(material.parties)
    said = notations or material.notations(material.drafts)
    return open_points(
        material.drafts, material.comparisons, said, lambda label: [one.printed for one in who(label, None)]
    )


def credits_in(material: Material, notations: Mapping[str, Notation] | None = None) -> dict[Link, tuple[Credit, ...]]:
    """Who asked for each change between drafts that follow one another."""
    said = notations or material.notations(material.dated)
    asked = [one for dated in material.dated for one in _asked(dated, said[dated.symbol], material)]
    standing = Standing.of(material.comparisons)
    by_symbol = {one.symbol: one for one in material.drafts}
    out: dict[Link, tuple[Credit, ...]] = {}
    for before, after in succession(tuple(material.comparisons)):
        signs = said.get(before), said.get(after)
        revision = Revision(by_symbol[before], by_symbol[after], material.comparisons[before, after], signs)
        out[before, after] = credit(revision, asked, standing)
    return out


def _asked(dated: Dated, said: Notation, material: Material) -> tuple[Request, ...]:
    return requests(dated, said, draft_spoken_of(dated, material.drafts))


def residue_in(credits: Mapping[Link, tuple[Credit, ...]]) -> tuple[Left, ...]:
    """The changes nobody on the record asked for, comparison by comparison, the heaviest first in each."""
    return tuple(left for each in credits.values() for left in residue(each))


def found_in(material: Material) -> Found:
    """Everything that is on record."""
    notations = material.notations(material.dated)
    lives = lives_of(material.dated)
    credits = credits_in(material, notations)
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
        returns(lives),
        credits,
        residue_in(credits),
        (),
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

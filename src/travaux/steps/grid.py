"""Who wants what as a grid: stances gathered under the provision they are about, wherever it stands now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..history import Dated
from ..positions import Stance, turns
from ..positions.parties import Parties, curated
from ..publishing.record import Actor, Grid, Issue, Voice
from .placed import Places
from .voices import stated

__all__ = ["grid_of"]

Place = tuple[str, str]
RANKS = {
    "group": 0,
    "state": 1,
    "former": 1,
    "observer": 2,
    "area": 2,
    "officer": 3,
    "chair": 3,
    "organisation": 4,
}
"""Groups first, then states, observers, officers, organisations; names that mean nobody known stand last."""


def grid_of(stances: Iterable[Stance], places: Places, dated: Iterable[Dated], parties: Parties | None = None) -> Grid:
    """The grid of a negotiation: groups, states, others, in each those who spoke most first; issues in the order of the text.

    A state that speaks for a group gives the group's word; a change of mind says what makes it one.

    Guarantees: every stance but those of typists stands in one cell, oldest first; a group's word stands under the group alone.
    """
    cells: dict[tuple[Place, str], list[Voice]] = defaultdict(list)
    published = {one.symbol: one.published for one in dated}
    kept = tuple(stances)
    turned = {turn.after: turn.why for turn in turns(kept)}
    for one in sorted(kept, key=lambda s: (s.date, s.document)):
        if one.kind != "typist":
            voice = replace(stated(one, published, parties), turned=turned.get(one, ""))
            holder = one.on_behalf_of or voice.code or voice.label
            cells[places.now(one.document, one.address, one.date), holder].append(voice)
    actors = _actors(cells, parties or curated())
    ranked = sorted({place for place, _ in cells}, key=lambda place: (places.article(place), _natural(place[1])))
    at = {place: n for n, place in enumerate(ranked)}
    found = tuple((at[place], code, tuple(voices)) for (place, code), voices in cells.items())
    return Grid(actors, tuple(_issue(place, places) for place in ranked), tuple(sorted(found, key=lambda c: c[:2])))


def _issue(place: Place, places: Places) -> Issue:
    number = places.article(place)
    born = places.articles[number].born if number < len(places.articles) else ("", "")
    return Issue(place[1], places.heading(place), None, born, place[0])


def _actors(cells: Mapping[tuple[Place, str], list[Voice]], table: Parties) -> tuple[Actor, ...]:
    """Everyone who spoke: groups first, in each kind by how often."""
    spoken = Counter[str]()
    known: dict[str, Voice] = {}
    for (_, code), voices in cells.items():
        spoken[code] += len(voices)
        known.setdefault(code, voices[0])
    actors = [_actor(code, voice, known, table) for code, voice in known.items()]
    return tuple(sorted(actors, key=lambda a: (RANKS.get(a.kind, 9), -spoken[a.code], a.code)))


def _actor(code: str, voice: Voice, known: Mapping[str, Voice], table: Parties) -> Actor:
    entry = table.entries.get(code)
    groups = tuple(g for g in known if any(m.member == code for m in table.memberships.get(g, ())))
    if entry is not None:
        return Actor(code, entry.name, entry.kind, groups)
    return Actor(code, voice.name or voice.label, voice.kind, groups)


def _natural(address: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts numbers in an address as numbers."""
    parts = address.replace("__", "_").split("_")
    return tuple((int(p), "") if p.isdecimal() else (10**9, p) for p in parts)

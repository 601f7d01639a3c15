"""Who wants what as a grid: stances gathered under the provision they are about, wherever it stands now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from ..positions import Stance
from ..positions.parties import Parties, curated
from ..publishing.record import Actor, Article, Grid, Issue, Voice
from .voices import stated

__all__ = ["grid_of"]

Place = tuple[str, str]
KINDS = ("group", "state", "observer", "area", "former", "organisation", "officer", "unknown")


def grid_of(
    stances: Iterable[Stance],
    onward: Callable[[str, str], Place],
    articles: Iterable[Article],
    *,
    published: Mapping[str, str | None],
    parties: Parties | None = None,
    headings: Callable[[str, str], str] = lambda draft, address: "",
) -> Grid:
    """The grid of a negotiation: groups first, then those who spoke most; issues in the order of the newest text.

    `onward` gives for a stance's document and address the draft and the address where the provision stands last; `headings`
    the heading of the article a place lies in. Guarantees: every stance stands in one cell, oldest first; a group's word
    stands under the group alone.
    """
    cells: dict[tuple[Place, str], list[Voice]] = defaultdict(list)
    for one in sorted(stances, key=lambda s: (s.date, s.document)):
        voice = stated(one, published, parties)
        cells[onward(one.document, one.address), voice.code or voice.label].append(voice)
    actors = _actors(cells, parties or curated())
    places = _in_order({place for place, _ in cells}, tuple(articles))
    issues = tuple(Issue(address, headings(draft, address), None, born, draft) for (draft, address), born in places)
    at = {place: n for n, (place, _) in enumerate(places)}
    found = tuple((at[place], code, tuple(voices)) for (place, code), voices in cells.items())
    return Grid(actors, issues, tuple(sorted(found, key=lambda c: (c[0], c[1]))))


def _actors(cells: Mapping[tuple[Place, str], list[Voice]], table: Parties) -> tuple[Actor, ...]:
    """Everyone who spoke: groups first, then by how often."""
    spoken = Counter[str]()
    known: dict[str, Voice] = {}
    for (_, code), voices in cells.items():
        spoken[code] += len(voices)
        known.setdefault(code, voices[0])
    groups = {
        code: tuple(g for g in known if any(m.member == code for m in table.memberships.get(g, ()))) for code in known
    }
    order = sorted(known, key=lambda code: (known[code].kind != "group", -spoken[code], code))
    return tuple(Actor(code, known[code].name or known[code].label, known[code].kind, groups[code]) for code in order)


def _in_order(places: set[Place], articles: tuple[Article, ...]) -> list[tuple[Place, Place]]:
    """Places with the birth of their article, in the order of the articles and then of their addresses."""
    homes = {(v.document, v.address): n for n, a in enumerate(articles) for v in a.versions if v.address}

    def home(place: Place) -> int:
        draft, address = place
        steps = address.split("__")
        heads = ("__".join(steps[:end]) for end in range(len(steps), 0, -1))
        return next((homes[draft, head] for head in heads if (draft, head) in homes), len(articles))

    ranked = sorted(places, key=lambda place: (home(place), _natural(place[1])))
    return [(place, articles[home(place)].born if home(place) < len(articles) else ("", "")) for place in ranked]


def _natural(address: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts numbers in an address as numbers."""
    parts = address.replace("__", "_").split("_")
    return tuple((int(p), "") if p.isdecimal() else (10**9, p) for p in parts)

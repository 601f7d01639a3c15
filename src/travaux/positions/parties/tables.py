"""The project's own table of states, groups and organisations: what is known of each name and when it held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from .folding import fold

__all__ = ["Entry", "Membership", "Parties", "Sense", "curated"]

RANKS = {
    "short": 0,
    "formal": 1,
    "variant": 2,
    "acronym": 2,
    "capitals": 2,
    "code": 2,
    "former": 3,
    "shared": 4,
    "typo": 5,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of the table: its code, kind (state, former, observer, area, group, organisation, officer), the name it is
    shown by, its formal name, its two-letter code, and the days between which it existed (ISO; None: open)."""

    code: str
    kind: str
    name: str
    formal: str = ""
    iso2: str = ""
    since: str | None = None
    until: str | None = None
    confidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: the code meant, how the name is used (short, formal, variant, former, acronym, capitals, code,
    shared, typo), and from which day to before which day it was the name."""

    code: str
    name: str
    use: str
    since: str | None = None
    until: str | None = None

    def holds(self, date: str | None) -> bool:
        """Whether it is a name at the date; without a date, whether it is one still."""
        if date is None:
            return self.until is None
        return (self.since is None or self.since <= date) and (self.until is None or date < self.until)


@dataclass(frozen=True, slots=True)
class Membership:
    """One member of a group, from which day to before which day (None: not bounded, or not known)."""

    group: str
    member: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Names looked up: `entries` by code, `names` by folded name, `capitals` by the letters of a code, `memberships` by group.

    Guarantee: looking up never changes it; a negotiation's own file gives another one (`read_parties`).
    """

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[Sense, ...]]
    capitals: Mapping[str, tuple[Sense, ...]]
    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def curated() -> Parties:
    """The table that comes with travaux, read once, when first asked for.

    >>> curated().entries["NAM"].name, curated().capitals["NA"][0].code
    ('Namibia', 'NAM')
    """
    entries = {e.code: e for e in (*states(), *groups())}
    names: dict[str, list[Sense]] = {}
    capitals: dict[str, list[Sense]] = {}
    for sense in (*own_names(entries), *listed("names.tsv"), *listed("group_names.tsv")):
        put(sense, names, capitals)
    return Parties(entries, sealed(names), sealed(capitals), waves())


def rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath("tables", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.split("\n")[1:] if line and not line.startswith("#"))


def states() -> Iterator[Entry]:
    for code, iso2, kind, since, until, name, formal in rows("states.tsv"):
        yield Entry(code, kind, name, formal or name, iso2, since or None, until or None)


def groups() -> Iterator[Entry]:
    for code, name, confidence, source in rows("groups.tsv"):
        yield Entry(code, "group", name, name, confidence=confidence, source=source)


def listed(name: str) -> Iterator[Sense]:
    for code, use, since, until, printed in rows(name):
        yield Sense(code, printed, use, since or None, until or None)


def own_names(entries: Mapping[str, Entry]) -> Iterator[Sense]:
    """The names and codes that an entry itself bears; a former state's hold while it existed."""
    for e in entries.values():
        yield Sense(e.code, e.name, "short", e.since, e.until)
        if fold(e.formal) != fold(e.name):
            yield Sense(e.code, e.formal, "formal", e.since, e.until)
        if e.kind in ("group", "organisation", "officer"):
            continue
        for code in (e.code, e.iso2) if e.iso2 else (e.code,):
            yield Sense(e.code, code, "code", e.since, e.until)


def put(sense: Sense, names: dict[str, list[Sense]], capitals: dict[str, list[Sense]]) -> None:
    if sense.use in ("code", "capitals"):
        capitals.setdefault(sense.name.replace(".", "").replace(" ", ""), []).append(sense)
        return
    for key in keys(sense):
        names.setdefault(key, []).append(sense)


INVERTED = re.compile(r"(?P<kind>.+ of) (?:the )?(?P<place>[^ ]+(?: [A-Z][^ ]+)*)")


def keys(sense: Sense) -> tuple[str, ...]:
    """The folded name, and for "Republic of X" also "X, Republic of" and "X (Republic of)"."""
    found = INVERTED.fullmatch(sense.name) if sense.use in ("formal", "former") else None
    if not found:
        return (fold(sense.name),)
    kind, place = fold(found["kind"]), fold(found["place"])
    return (fold(sense.name), f"{place}, {kind}", f"{place} {kind}")


def sealed(table: Mapping[str, list[Sense]]) -> dict[str, tuple[Sense, ...]]:
    return {key: tuple(sorted(senses, key=rank)) for key, senses in table.items()}


def rank(sense: Sense) -> int:
    return RANKS[sense.use]


def waves() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for group, since, until, codes in rows("memberships.tsv"):
        for code in codes.split():
            found.setdefault(group, []).append(Membership(group, code, since or None, until or None))
    return {group: tuple(each) for group, each in found.items()}

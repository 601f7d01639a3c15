"""The project's own table of states, groups and organisations: what is known of each name and when it held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from .folding import fold, letters

__all__ = ["Entry", "Membership", "Parties", "Sense", "curated"]

RANKS = {"short": 0, "formal": 1, "former": 3, "shared": 4, "typo": 5}
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
CODED = ("state", "former", "observer", "area")


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of the table: its code, the name it is shown by, its formal name and its two-letter code.

    `kind` is state, former, observer, area (a code that is no member or observer of the United Nations), group, organisation,
    officer (chair, facilitator, secretariat), place (where meetings are held) or unnamed ("several delegations"); `since` and
    `until` are ISO days (None: open). For a group, `confidence` says how much of its membership is held: full (with days),
    current (without days of joining), partial or unknown; `source` and `note` say from where and what is missing.
    """

    code: str
    kind: str
    name: str
    formal: str = ""
    iso2: str = ""
    since: str | None = None
    until: str | None = None
    confidence: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: the code meant, the name as the table writes it, and from which day to before which day it held.

    `use` is short, formal, variant, former, shared (of several at once), typo, acronym (in any case), capitals, exact or code
    (letter for letter), own (of a negotiation's file), or translated; `languages` those in which it is said so.
    """

    code: str
    name: str
    use: str
    since: str | None = None
    until: str | None = None
    languages: str = ""

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
    """Names looked up: entries by code, meanings by folded name or by exact letters, members by group, translations by name.

    Guarantee: looking up never changes it; a negotiation's own file gives another one (`read_parties`).
    """

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[Sense, ...]]
    exact: Mapping[str, tuple[Sense, ...]]
    memberships: Mapping[str, tuple[Membership, ...]]
    translated: Mapping[str, str]


@lru_cache(maxsize=1)
def curated() -> Parties:
    """The table that comes with travaux, read once, when first asked for.

    >>> curated().entries["NAM"].name, curated().exact["NA"][0].code
    ('Namibia', 'NAM')
    """
    entries = {e.code: e for e in (*states(), *groups(), *others())}
    written = (*own_names(entries), *also(), *listed("names.tsv"), *listed("group_names.tsv"), *formal(entries))
    names, exact = indexed(written)
    return Parties(entries, names, exact, waves(), translations())


def rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath("tables", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.split("\n")[1:] if line and not line.startswith("#"))


def states() -> Iterator[Entry]:
    for code, iso2, kind, since, until, name, formal in rows("states.tsv"):
        yield Entry(code, kind, name, formal or name, iso2, since or None, until or None)


def groups() -> Iterator[Entry]:
    for code, name, since, until, confidence, source, note in rows("groups.tsv"):
        days = (since or None, until or None)
        yield Entry(code, "group", name, "", "", *days, confidence=confidence, source=source, note=note)


def others() -> Iterator[Entry]:
    return (Entry(code, kind, name) for code, kind, name, _ in rows("others.tsv"))


def also() -> Iterator[Sense]:
    for code, _, _, names in rows("others.tsv"):
        yield from (Sense(code, name, use_of(name)) for name in names.split(";") if name)


def formal(entries: Mapping[str, Entry]) -> Iterator[Sense]:
    """The formal names in the other five languages of the United Nations; for former States the short ones too."""
    for code, *each in rows("formal.tsv"):
        days = lifetime(entries[code])
        for language, names in zip(("fr", "es", "ru", "zh", "ar"), each, strict=True):
            bare = [without for name in names.split(";") for without in (name, *without_article(name))]
            yield from (Sense(code, name, use_of(name), *days, language) for name in bare)


def without_article(name: str) -> tuple[str, ...]:
    """A Spanish or French formal name without the article before the place: "República de Paraguay"."""
    bare = re.sub(r"\b(?:del|de las?|du|des) (?=[A-ZÀ-Þ])", "de ", name)
    return (bare,) if bare != name else ()


def listed(name: str) -> Iterator[Sense]:
    for code, use, since, until, printed in rows(name):
        yield Sense(code, printed, use, since or None, until or None)


def translations() -> dict[str, str]:
    """For each folded name in another language, its codes and languages, still one string: "COD COG\\tda fr"."""
    text = resources.files(__package__).joinpath("tables", "translated.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n")[1:] if line)


def use_of(name: str) -> str:
    """How a name without further word is used: letters that stand for one ("ELI") count in capitals only."""
    return "capitals" if name.isupper() and name.isascii() and " " not in name else "variant"


def own_names(entries: Mapping[str, Entry]) -> Iterator[Sense]:
    """The names and codes that an entry itself bears; a former state's hold while it existed."""
    for e in entries.values():
        days = lifetime(e)
        yield Sense(e.code, e.name, "short" if use_of(e.name) == "variant" else "capitals", *days)
        if e.formal and fold(e.formal) != fold(e.name):
            yield Sense(e.code, e.formal, "formal", *days)
        if e.kind in CODED:
            yield from (Sense(e.code, code, "code", *days) for code in (e.code, e.iso2) if code)


def lifetime(entry: Entry) -> tuple[str | None, str | None]:
    return (entry.since, entry.until) if entry.kind == "former" else (None, None)


def indexed(senses: tuple[Sense, ...]) -> tuple[dict[str, tuple[Sense, ...]], dict[str, tuple[Sense, ...]]]:
    """The meanings by folded name, and those that count letter for letter by their letters."""
    names: dict[str, list[Sense]] = {}
    exact: dict[str, list[Sense]] = {}
    for sense in senses:
        if sense.use in ("code", "capitals", "exact"):
            exact.setdefault(letters(sense.name), []).append(sense)
            continue
        for key in keys(sense):
            names.setdefault(key, []).append(sense)
    return sealed(names), sealed(exact)


INVERTED = re.compile(r"(?P<kind>.+ of) (?:the )?(?P<place>[A-ZÀ-Þ][^ ]*(?: [A-Z][^ ]+)*)")


def keys(sense: Sense) -> tuple[str, ...]:
    """The folded name, and for "Republic of X" also "X, Republic of", "X (Republic of)" and each with "Rep."."""
    found = INVERTED.fullmatch(sense.name) if " of " in sense.name else None
    if not found:
        return (fold(sense.name),)
    kind, place, whole = fold(found["kind"]), fold(found["place"]), fold(sense.name)
    spelt = (whole, f"{place}, {kind}", f"{place} {kind}")
    return (*spelt, *(name.replace("republic", "rep") for name in spelt)) if "republic" in kind else spelt


def sealed(table: Mapping[str, list[Sense]]) -> dict[str, tuple[Sense, ...]]:
    return {key: tuple(sorted(senses, key=lambda s: RANKS.get(s.use, 2))) for key, senses in table.items()}


def waves() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for group, since, until, codes in rows("memberships.tsv"):
        for code in codes.split():
            found.setdefault(group, []).append(Membership(group, code, since or None, until or None))
    return {group: tuple(each) for group, each in found.items()}

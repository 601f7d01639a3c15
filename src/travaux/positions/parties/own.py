"""A negotiation's own parties: a small TOML file that adds to the table, or overrules it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...errors import TravauxError
from ...pointing import Pointer
from .tables import CODED, DAY, Entry, Membership, Parties, Sense, curated, indexed

__all__ = ["read_parties"]

SECTIONS = {"parties": "state", "groups": "group", "stakeholders": "organisation", "others": "officer"}
FIELDS = ("name", "formal", "also", "members", "since", "until", "source", "note", "kind")
KINDS = ("state", "observer", "area", "former", "group", "organisation", "officer", "unnamed", "place")
ORGANISATIONS = ("civil_society", "organisations", "industry", "observers")
TITLED = re.compile(r"(?P<person>.+?)\s*\([^()]+\)")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """One line of the file: the entry it makes, the names it gives it, and its members where it says any."""

    entry: Entry
    senses: tuple[Sense, ...]
    members: tuple[Membership, ...] | None


def read_parties(toml: str, where: str = "parties.toml") -> Parties:
    """The table with a negotiation's own parties, groups, stakeholders and others (chair, facilitator) laid over it.

    `CODE = "Name"`, or `CODE = { name, formal, also = [names], members = [codes], since, until, source, note, kind }`; a
    member may be `{ party, since, until }`. Codes that ISO 3166 leaves to users (XA, QM) are free; a code of the table (GBR, GB,
    EU) without `name` is given further names or other members. What the file says of a name holds, whatever the table says.

    >>> own = read_parties('[parties]\\nXA = "Astrevane"\\n[groups.LIT]\\nname = "Littoral Group"\\nmembers = ["XA"]')
    >>> own.entries["XA"].name, own.memberships["LIT"][0].member
    ('Astrevane', 'XA')

    TravauxError, with line, column and what to write: `unreadable_toml`, `wrong_parties` (an unknown section or field, an entry
    without a name, a member that is no party).
    """
    source = toml.replace("\r\n", "\n")
    pointer = Pointer(where, source, "parties", "wrong_parties")
    try:
        listing = tomllib.loads(source)
    except tomllib.TOMLDecodeError as trouble:
        raise pointer.not_toml(trouble) from None
    table = curated()
    every = tuple(each_given(listing, table, pointer))
    entries = {**table.entries, **{one.entry.code: one.entry for one in every}}
    memberships = {**table.memberships, **{one.entry.code: one.members for one in every if one.members is not None}}
    for one in every:
        check_members(one, entries, pointer)
    names, exact = indexed(tuple(sense for one in every for sense in one.senses))
    return Parties(entries, {**table.names, **names}, {**table.exact, **exact}, memberships, table.translated)


def each_given(listing: Row, table: Parties, pointer: Pointer) -> Iterator[Given]:
    for section, rows in listing.items():
        if section not in SECTIONS or not isinstance(rows, dict):
            hint = f"the sections are {', '.join(f'[{name}]' for name in SECTIONS)}."
            raise pointer.refusal(section, None, f"There is no section {section}.", hint, at_key=True)
        for key, value in rows.items():
            yield given(key, section, fields_of(key, value, pointer), table, pointer=pointer)


def fields_of(key: str, value: Any, pointer: Pointer) -> Row:
    """What is said of a code; a bare text is its name."""
    said = {"name": value} if isinstance(value, str) else value
    if not isinstance(said, dict):
        raise pointer.refusal(key, None, f"{key} is given no name.", f'{key} = "Its Name"')
    strange = [name for name in said if name not in FIELDS]
    if strange:
        raise pointer.refusal(
            strange[0], None, f"{strange[0]} is no field of a party.", f"fields: {', '.join(FIELDS)}."
        )
    return said


def given(key: str, section: str, said: Row, table: Parties, *, pointer: Pointer) -> Given:
    known = existing(key, section, table)
    kind = said.get("kind") or ("organisation" if key in ORGANISATIONS else SECTIONS[section])
    if kind not in KINDS:
        raise pointer.refusal("kind", None, f"{kind} is no kind of party.", f"kinds: {', '.join(KINDS)}.")
    if known is None and not isinstance(said.get("name"), str):
        raise pointer.refusal(key, None, f"{key} has no name.", f'{key} = {{ name = "Its Name" }}')
    entry = known or Entry(key.upper() if section == "others" else key, kind, said["name"])
    days = {name: day(said[name], name, pointer) for name in ("since", "until") if name in said}
    words = {name: str(said[name]) for name in ("name", "formal", "source", "note") if name in said}
    entry = replace(entry, **words, **days)
    return Given(entry, tuple(senses(key, section, entry, said)), joined(entry.code, said, pointer))


def existing(key: str, section: str, table: Parties) -> Entry | None:
    """The entry of the table that a code stands for, by its own code or by ISO 3166 alpha-2, where it is of that section."""
    of_states = [s.code for s in table.exact.get(key, ()) if s.use == "code"] if section == "parties" else []
    found = table.entries.get(of_states[0] if of_states else key)
    kinds = {"groups": ("group",), "stakeholders": ("organisation",), "parties": CODED, "others": ()}[section]
    return found if found and found.kind in kinds else None


def senses(key: str, section: str, entry: Entry, said: Row) -> Iterator[Sense]:
    """The code letter for letter, every name given, a person without the country in brackets, and the role of an officer."""
    yield Sense(entry.code, key, "capitals")
    names = [*(said[name] for name in ("name", "formal") if name in said), *also(said)]
    yield from (Sense(entry.code, str(name), "own") for name in names)
    if section == "others":
        yield Sense(entry.code, key.replace("_", " "), "own")
        person = TITLED.fullmatch(entry.name)
        if person:
            yield Sense(entry.code, person["person"], "own")


def also(said: Row) -> list[Any]:
    names = said.get("also", ())
    return [names] if isinstance(names, str) else list(names)


def joined(code: str, said: Row, pointer: Pointer) -> tuple[Membership, ...] | None:
    if "members" not in said:
        return None
    found = []
    for member in said["members"]:
        row = {"party": member} if isinstance(member, str) else member
        if not isinstance(row, dict) or not isinstance(row.get("party"), str):
            raise pointer.refusal("members", None, f"A member of {code} has no code.", 'members = ["XA", "XB"]')
        days = (day(row[name], name, pointer) if name in row else None for name in ("since", "until"))
        found.append(Membership(code, row["party"], *days))
    return tuple(found)


def check_members(one: Given, entries: Mapping[str, Entry], pointer: Pointer) -> None:
    for member in one.members or ():
        if member.member not in entries:
            hint = f'add  {member.member} = "Its Name"  under [parties], or write its three-letter code.'
            raise pointer.refusal("members", None, f"{member.member}, a member of {one.entry.code}, is no party.", hint)


def day(value: Any, name: str, pointer: Pointer) -> str:
    """An ISO day, from a text or from a date of TOML."""
    written = value.isoformat() if isinstance(value, date) else str(value)
    if not DAY.fullmatch(written):
        raise wrong_day(name, written, pointer)
    return written


def wrong_day(name: str, written: str, pointer: Pointer) -> TravauxError:
    return pointer.refusal(name, None, f"{written} is no day.", f'{name} = "2024-08-08"')

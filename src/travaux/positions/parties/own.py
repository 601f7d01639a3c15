"""A negotiation's own parties: a small TOML file that adds to the table, or overrules it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ...errors import TravauxError
from .tables import Entry, Membership, Parties, Sense, curated, indexed

__all__ = ["read_parties"]

KINDS = {"parties": "state", "groups": "group", "stakeholders": "organisation"}


def read_parties(toml: str, where: str = "parties.toml") -> Parties:
    """The table with a negotiation's own parties, groups, others and stakeholders laid over it.

    A code or name given there is what it says there, whatever the table says. Codes that ISO 3166 leaves to users (XA, QM) are
    free. TravauxError `unreadable_toml`, `wrong_parties`.

    >>> own = read_parties('[parties]\\nXA = "Astrevane"\\n[groups.LIT]\\nname = "Littoral Group"\\nmembers = ["XA"]')
    >>> own.entries["XA"].name, own.memberships["LIT"][0].member
    ('Astrevane', 'XA')
    """
    listing = opened(toml, where)
    table = curated()
    entries, memberships = dict(table.entries), dict(table.memberships)
    senses: list[Sense] = []
    for entry, own in given(listing, where):
        entries[entry.code] = entry
        senses.extend(own)
    for code, group in listing.get("groups", {}).items():
        memberships[code] = tuple(joined(code, group, where))
    names, exact = indexed(tuple(senses))
    return Parties(entries, {**table.names, **names}, {**table.exact, **exact}, memberships, table.translated)


def opened(toml: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise TravauxError("unreadable_toml", str(error), where=where, try_this="Write it as TOML.") from None


def given(listing: Mapping[str, Any], where: str) -> Iterator[tuple[Entry, tuple[Sense, ...]]]:
    for section, kind in KINDS.items():
        for code, value in listing.get(section, {}).items():
            yield described(code, kind, value, where)
    for role, value in listing.get("others", {}).items():
        kind = "organisation" if role in ("civil_society", "organisations") else "officer"
        entry, senses = described(role.upper(), kind, value, where)
        yield entry, (*senses, Sense(entry.code, role.replace("_", " "), "variant"))


def described(code: str, kind: str, value: Any, where: str) -> tuple[Entry, tuple[Sense, ...]]:
    fields: Mapping[str, Any] = {"name": value} if isinstance(value, str) else value
    if not isinstance(fields, Mapping) or not isinstance(fields.get("name"), str):
        raise TravauxError("wrong_parties", f"{code} has no name.", where=where, try_this=f'{code} = "Its Name"')
    entry = Entry(
        code, kind, fields["name"], fields.get("formal", ""), since=fields.get("since"), until=fields.get("until")
    )
    names = (entry.name, *([entry.formal] if entry.formal else []), *fields.get("also", ()))
    return entry, (Sense(code, code, "capitals"), *(Sense(code, name, "variant") for name in names))


def joined(code: str, group: Any, where: str) -> Iterator[Membership]:
    for member in group.get("members", ()) if isinstance(group, Mapping) else ():
        if isinstance(member, str):
            yield Membership(code, member)
        elif isinstance(member, Mapping) and isinstance(member.get("party"), str):
            yield Membership(code, member["party"], member.get("since"), member.get("until"))
        else:
            raise TravauxError(
                "wrong_parties", f"A member of {code} has no code.", where=where, try_this='members = ["XA"]'
            )

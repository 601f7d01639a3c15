"""Who was in a group on a day: asked for by name, never done silently."""

from __future__ import annotations

from .tables import Parties, curated

__all__ = ["members"]


def members(group: str, date: str | None = None, parties: Parties | None = None) -> tuple[str, ...]:
    """The codes of the members of a group on a day (ISO; None: today), in alphabetical order.

    Empty before the group was founded and where no member is held; `Entry.confidence` says how far the list can be trusted
    ("current": right today, days of joining not held).

    >>> len(members("EU", "2020-01-31")), len(members("EU", "2020-02-01")), len(members("EU", "2003-01-01"))
    (28, 27, 15)

    ValueError: a code that is no group.
    """
    table = parties or curated()
    entry = table.entries.get(group)
    if entry is None or entry.kind != "group":
        raise ValueError(f"{group!r} is no group of the table")
    if date is not None and not held(entry.since, entry.until, date):
        return ()
    return tuple(sorted({m.member for m in table.memberships.get(group, ()) if held(m.since, m.until, date)}))


def held(since: str | None, until: str | None, date: str | None) -> bool:
    if date is None:
        return until is None
    return (since is None or since <= date) and (until is None or date < until)

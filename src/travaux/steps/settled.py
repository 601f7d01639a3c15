"""A draft as a party or a group would have it: what it said itself, then what its groups said."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..errors import TravauxError
from ..positions import members, resolve
from ..positions.parties import Parties, curated
from ..text.notation import Attribution, Favours, Settled, favours_by, first_of, settle_as
from .noted import Noted, Who
from .spoken import Spoken, favours_by_stances

__all__ = ["code_of", "favours_of", "groups_of", "settled_as"]


def settled_as(
    noted: Noted,
    party: str,
    who: Who,
    *,
    date: str | None,
    parties: Parties | None,
    spoken: Spoken | None = None,
) -> Settled:
    """The text as a party would have it at a date; a name that means nobody or several is refused."""
    favours = favours_of(party, who, date=date, parties=parties, spoken=spoken)
    return settle_as(noted.text, noted.notation, favours)


def favours_of(
    party: str, who: Who, *, date: str | None, parties: Parties | None, spoken: Spoken | None = None
) -> Favours:
    """What a party wants: its own word, as printed in the draft, then as said elsewhere; where it has none, that of its groups
    of the day, likewise."""
    code = code_of(party, date, parties)
    asked: list[Favours] = []
    for codes in (frozenset((code,)), groups_of(code, date, parties)):
        asked.append(favours_by(_backs(codes, who, date)))
        asked += [favours_by_stances(spoken, codes)] if spoken is not None else []
    return first_of(*asked)


def groups_of(code: str, date: str | None, parties: Parties | None) -> frozenset[str]:
    """The groups that a party was a member of on a day.

    >>> "EU" in groups_of("FRA", "2024-08-08", None), "EU" in groups_of("GBR", "2024-08-08", None)
    (True, False)
    """
    table = parties or curated()
    return frozenset(group for group in table.memberships if group != code and code in members(group, date, table))


def _backs(codes: frozenset[str], who: Who, date: str | None) -> Callable[[Attribution], bool]:
    """Whether a label speaks for one of some codes; who speaks for a group gives the group's word, not its own."""
    known = lru_cache(maxsize=None)(who)
    return lambda said: (
        said.form not in ("tracked", "chair")
        and any((one.on_behalf_of or one.code) in codes for one in known(said.label, date))
    )


def code_of(party: str, date: str | None, parties: Parties | None) -> str:
    """The code that a name means at a date; a name that means nobody, or several, is refused."""
    named = resolve(party, date, parties)
    if named.code is not None:
        return named.code
    what = f"{party!r} names nobody that is known."
    hint = 'write it as printed, or as a code; add it to parties.toml: XA = "Astrevane"'
    if named.candidates:
        what, hint = (
            f"{party!r} may be {' or '.join(named.candidates)}.",
            f"write which: {' or '.join(named.candidates)}",
        )
    where = f"on {date}" if date else ""
    raise TravauxError("unknown_party", what, where=where, try_this=hint)

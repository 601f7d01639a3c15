"""A label with several names in it, taken apart without breaking a name: "G77 and China, Norway" are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..records import Named
from .membership import members
from .resolving import known, resolve
from .tables import Parties, curated

__all__ = ["resolve_list"]

PARTING = re.compile(
    r"\s*(?:(?P<behalf>,?\s*\b(?:on|in|and)?\s*behalf\s+of(?:\s+of)?\b|,?\s*\bau\s+nom\s+d[eu]s?\b|,?\s*\ben\s+nombre\s+del?\b)"
    r"|//|/|;|,\s*(?:and\b|et\b|y\b)?|[、，،；]|\+|\n|\s&\s|&|\b(?:and|et|y|as well as|jointly with|together with)\b|\s(?:и|و)\s?)\s*",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"\s*[-–—\[(]*\s*(?:(?:led|proposed|proposal|submitted|submission|supported|statement|text|intervention)\s+(?:by|of|from)"
    r"|(?:the\s+)?delegations?\s+of)\s+",
    re.IGNORECASE,
)
LONGEST = 8


def resolve_list(label: str, date: str | None = None, parties: Parties | None = None) -> tuple[Named, ...]:
    """Everyone a printed label names, in its order; a piece that is no name is there as unknown, nothing is dropped.

    >>> [n.code for n in resolve_list("G77 and China, Norway/US")]
    ['G77', 'NOR', 'USA']
    >>> [(n.code, n.on_behalf_of) for n in resolve_list("Palau on behalf of Pacific Small Island Developing States")]
    [('PLW', 'PSIDS')]
    >>> [n.code for n in resolve_list("Trinidad and Tobago and Antigua and Barbuda")]
    ['TTO', 'ATG']

    Guarantees: every word of the label but the separators is in one `printed`; a name that holds "and", a comma or a slash
    is never broken; a group stays a group.
    """
    table = parties or curated()
    lead = LEADING.match(label)
    text = label[lead.end() :] if lead else label
    found: list[Named] = []
    waiting: list[int] = []
    for printed, behalf in pieces(text, table):
        named = resolve(printed, date, table)
        if behalf and found:
            waiting = speakers(found, named, date, table)
        spoken_for = waiting and (behalf or named.kind == "group")
        if spoken_for and behalf:
            for i in waiting:
                found[i] = replace(found[i], on_behalf_of=named.code or named.printed)
            continue
        if spoken_for:
            found.extend(replace(found[i], on_behalf_of=named.code) for i in tuple(waiting))
            continue
        found.append(named)
    return tuple(found)


def speakers(found: list[Named], group: Named, date: str | None, table: Parties) -> list[int]:
    """Which of the names before "on behalf of" speak: the last, and those right before it that are members of the group."""
    chosen = [len(found) - 1]
    if group.kind != "group" or group.code is None:
        return chosen
    inside = members(group.code, date, table)
    for i in range(len(found) - 2, -1, -1):
        if found[i].on_behalf_of is not None or found[i].code not in inside:
            break
        chosen.insert(0, i)
    return chosen


def pieces(text: str, table: Parties) -> Iterator[tuple[str, bool]]:
    """The names of a label, longest known first, each with whether "on behalf of" stands before it."""
    cuts = [(m.start(), m.end(), m["behalf"] is not None) for m in PARTING.finditer(text)]
    starts = [0, *(end for _, end, _ in cuts)]
    ends = [*(start for start, _, _ in cuts), len(text)]
    behalf = [False, *(b for _, _, b in cuts)]
    i = 0
    while i < len(starts):
        j = longest(text, starts, ends, i, table)
        printed = (
            text[starts[i] : ends[j]].strip(" []():.-–—\n\t\u00a0") if j == i else text[starts[i] : ends[j]].strip()
        )
        if printed:
            yield (text[starts[i] : ends[j]].strip() if known(text[starts[i] : ends[j]], table) else printed), behalf[i]
        i = j + 1


def longest(text: str, starts: list[int], ends: list[int], first: int, table: Parties) -> int:
    for j in range(min(len(starts), first + LONGEST) - 1, first, -1):
        if known(text[starts[first] : ends[j]], table):
            return j
    return first

"""Whom the title of a paper names: "26 April Kuwait Intervention On Behalf Of Gcc" is Kuwait speaking for the group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..records import Named
from .folding import fold
from .resolving import decided
from .tables import Parties, Sense, curated

__all__ = ["resolve_title"]

WORD = re.compile(r"[^\s,;:/()\[\]|]+")
BEHALF = re.compile(r"\W*(?:\w+\W+){0,3}?behalf\s+of(?:\s+of)?(?:\s+the)?(?:\s+\d+)?\W*", re.IGNORECASE)
OWNERS = re.compile(r"['’][sS]$")
NAMES = ("state", "former", "observer", "area", "group")
LONGEST = 10
Found = tuple[int, int, Named]


def resolve_title(title: str, date: str | None = None, parties: Parties | None = None) -> tuple[Named, ...]:
    """The states and groups that stand in the title of a paper, in its order; what else the title says is left out.

    A title is no label: whole words of it are looked up as names of the table (no codes, no other languages, no organisations),
    the longest first. Use it to say who may have handed a paper in, and let a person confirm it.

    >>> [(n.code, n.on_behalf_of) for n in resolve_title("26 April Kuwait Intervention On Behalf Of Gcc Contact Group 2")]
    [('KWT', 'GCC')]
    >>> resolve_title("Contact Group One Provisions")
    ()

    Guarantee: what is not in the table is not found; two meanings are candidates here too.
    """
    table = parties or curated()
    found = tuple(scanned(title, date, table))
    out: list[Named] = []
    skip = False
    for i, (start, end, named) in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if skip:
            skip = False
        elif after and BEHALF.fullmatch(title[end : after[0]]):
            out.append(replace(named, printed=title[start : after[1]], on_behalf_of=after[2].code or after[2].printed))
            skip = True
        else:
            out.append(named)
    return tuple(out)


def scanned(title: str, date: str | None, table: Parties) -> Iterator[Found]:
    """The names of a title with their places, the longest first at each word."""
    words = [(m.start(), m.end()) for m in WORD.finditer(title)]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + LONGEST) - 1, i - 1, -1):
            printed = title[words[i][0] : words[j][1]]
            senses = meanings(printed, table)
            if senses:
                yield words[i][0], words[j][1], decided(printed, senses, date, table)
                i = j
                break
        i += 1


def meanings(printed: str, table: Parties) -> tuple[Sense, ...]:
    """What whole words of a title mean: a name of the table, or the letters of a group in any case but small ("Gcc")."""
    if printed == printed.lower():
        return ()
    found = table.names.get(fold(printed)) or table.names.get(fold(OWNERS.sub("", printed)), ())
    if not found and printed.isalpha() and len(printed) > 2:
        found = tuple(s for s in table.exact.get(printed.upper(), ()) if table.entries[s.code].kind == "group")
    return tuple(s for s in found if table.entries[s.code].kind in NAMES)

"""A label with several names in it, taken apart without breaking a name: "G77 and China, Norway" are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..records import Named
from .membership import members
from .resolving import listed, resolve
from .tables import Parties, curated

__all__ = ["resolve_list"]

BEHALF = (
    r"\b(?:also\s+|speaking\s+)?(?:on\s+|in\s+|and\s+)?behalf\s+of(?:\s+of)?\b",
    r",\s*(?:also\s+|speaking\s+)?for\b",
    r"\bau\s+nom\s+d(?:e\b|u\b|es\b|['’])",
    r"\ben\s+nombre\s+del?\b",
    r"\bот\s+имени\b",
    r"代表",
    r"\s(?:نيابة\s+عن|باسم)\s",
)
AND = (r"\b(?:and|as\s+well\s+as|together\s+with|jointly\s+with|et|y)\b", r"\s[&+]\s", r"\s(?:и|و)\s", "和")
WITH = r"\b(?:(?:supported|seconded|joined|co-?sponsored)\s+by|with\s+the\s+support\s+of)\b"
OR = (WITH, "//", "/", ";", ",", "，", "、", "،", "；", "\n", r"\s\|\s")
PARTING = re.compile(
    rf"(?:(?P<behalf>{'|'.join(BEHALF)})|(?P<also>{'|'.join(AND)})|(?:{'|'.join(OR)}))\s*", re.IGNORECASE
)
BY = r"(?:led|proposed|proposals?|submitted|submission|supported|statement|text|intervention|amendments?)\s+(?:by|of|from)"
LEADING = re.compile(rf"\s*(?:{BY}|(?:the\s+)?delegations?\s+of)\s+", re.IGNORECASE)
LED = re.compile(rf".*\((?:[^()]*\b)?{BY}\s+(?P<names>[^()]+)\)\s*", re.IGNORECASE | re.DOTALL)
EDGES = " \t\n\u00a0\u202f[]:.-–—"
FOR = re.compile(r"(?P<voice>[^()]+?)\s*\((?P<group>[^()]+)\)")
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A name of a label: its words, where they stand, and what joins it to the one before (behalf, also, or, nothing)."""

    printed: str
    start: int
    end: int
    joint: str


def resolve_list(label: str, date: str | None = None, parties: Parties | None = None) -> tuple[Named, ...]:
    """Everyone a printed label names, in its order; a piece that is no name is there as unknown, nothing is dropped.

    Where one speaks for a group, `code` is who speaks and `on_behalf_of` the code of the group (its words as printed where it
    is not known), once for each group.

    >>> [n.code for n in resolve_list("G77 and China, Norway/US")]
    ['G77', 'NOR', 'USA']
    >>> [(n.code, n.on_behalf_of) for n in resolve_list("Palau on behalf of Pacific Small Island Developing States")]
    [('PLW', 'PSIDS')]
    >>> [n.code for n in resolve_list("Trinidad and Tobago and Antigua and Barbuda")]
    ['TTO', 'ATG']

    Guarantees: every word of the label but what joins names, and what stands before "proposed by", is in a `printed`; a name
    that holds "and", a comma or a slash is never broken; a group stays a group.
    """
    table = parties or curated()
    lead, led = LEADING.match(label), LED.fullmatch(label)
    text = label[lead.end() :] if lead else led["names"] if led else label
    found: list[tuple[int, Named]] = []
    voices: tuple[tuple[int, Named], ...] = ()
    kind = ""
    for piece in whole_places(tuple(pieces(text, table)), text, table):
        named = named_as(piece, date, table)
        if piece.joint == "behalf" and found:
            voices = speakers(found, named, date, table)
            del found[len(found) - len(voices) :]
            kind = named.kind
        elif not (voices and named.kind == kind and (piece.joint == "also" or kind != "group")):
            found.append((piece.start, doubtful(named, voices, piece)))
            voices = ()
            continue
        spoken = named.code or piece.printed
        found.extend((i, replace(v, printed=text[i : piece.end].strip(EDGES), on_behalf_of=spoken)) for i, v in voices)
    return tuple(named for _, named in found)


def named_as(piece: Piece, date: str | None, table: Parties) -> Named:
    """Whom a piece names; "Samoa (AOSIS)" is Samoa speaking for the group, "Busan, Republic of Korea" a place."""
    named = resolve(piece.printed, date, table)
    city = resolve(piece.printed.partition(",")[0], date, table) if named.kind == "unknown" else named
    if city.kind == "place":
        return replace(city, printed=piece.printed)
    spoken = FOR.fullmatch(piece.printed) if named.kind == "unknown" else None
    if spoken:
        voice, group = resolve(spoken["voice"], date, table), resolve(spoken["group"], date, table)
        if voice.kind == "state" and group.kind == "group":
            return replace(voice, printed=piece.printed, on_behalf_of=group.code)
    return named


def doubtful(named: Named, voices: tuple[tuple[int, Named], ...], piece: Piece) -> Named:
    if voices and piece.joint == "also":
        return replace(named, why=f"{named.why}; after a group spoken for: it may be spoken for too")
    return named


def speakers(
    found: list[tuple[int, Named]], group: Named, date: str | None, table: Parties
) -> tuple[tuple[int, Named], ...]:
    """Which of the names before "on behalf of" speak: the last, and those right before it that are members of the group."""
    inside = members(group.code, date, table) if group.kind == "group" and group.code else ()
    first = len(found) - 1
    while first > 0 and found[first - 1][1].code in inside and found[first - 1][1].on_behalf_of is None:
        first -= 1
    return tuple(found[first:])


def pieces(text: str, table: Parties) -> Iterator[Piece]:
    """The names of a label, the longest known first; the whole label where it is one name ("AND" alone is Andorra)."""
    whole = (Piece("", 0, len(text), ""),)
    parts = whole if listed(trimmed(text), table) else tuple(parted(text))
    i = 0
    while i < len(parts):
        found = longest(parts[i : i + LONGEST], text, table)
        printed = trimmed(text[parts[i].start : parts[i + found - 1].end])
        if printed:
            yield Piece(printed, parts[i].start, parts[i + found - 1].end, parts[i].joint)
        i += found


def parted(text: str) -> Iterator[Piece]:
    """The label cut at everything that may join names, the empty pieces left out."""
    start, joint = 0, ""
    for cut in PARTING.finditer(text):
        if text[start : cut.start()].strip():
            yield Piece("", start, cut.start(), joint)
            joint = ""
        joint = "behalf" if cut["behalf"] else "also" if cut["also"] and joint != "behalf" else joint or "or"
        start = cut.end()
    if text[start:].strip():
        yield Piece("", start, len(text), joint)


def longest(parts: tuple[Piece, ...], text: str, table: Parties) -> int:
    """How many of the pieces, from the first, are one name of the table; one where no longer name is known."""
    for count in range(len(parts), 1, -1):
        if listed(trimmed(text[parts[0].start : parts[count - 1].end]), table):
            return count
    return 1


def trimmed(words: str) -> str:
    """The words without what may stand around a name, and without a bracket that has no partner."""
    inner = words.strip(EDGES)
    if inner.count("(") > inner.count(")"):
        inner = inner.removesuffix("(").removeprefix("(").strip(EDGES)
    if inner.count(")") > inner.count("("):
        inner = inner.removesuffix(")").removeprefix(")").strip(EDGES)
    return inner


def whole_places(found: tuple[Piece, ...], text: str, table: Parties) -> Iterator[Piece]:
    """The pieces, with a city and its State ("Busan, Republic of Korea") as one: a place names no party."""
    skip = False
    for i, piece in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if skip:
            skip = False
        elif after and after.joint == "or" and resolve(piece.printed, None, table).kind == "place":
            yield Piece(trimmed(text[piece.start : after.end]), piece.start, after.end, piece.joint)
            skip = True
        else:
            yield piece

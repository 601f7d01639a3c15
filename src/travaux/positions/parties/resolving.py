"""A printed name, resolved exactly: one code, or the candidates and why, never a guess."""

from __future__ import annotations

import re

from ..records import Named
from .folding import fold, letters
from .tables import DAY, Entry, Parties, Sense, curated

__all__ = ["known", "resolve"]

ARTICLES = frozenset(("la", "le", "les", "el", "los", "las", "l", "die", "der", "das", "het", "gli", "il", "os", "as"))
OWNER = re.compile(r"(?P<name>.+\w)['’]s\s*", re.DOTALL)
BOTH = re.compile(r"(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)\s*:?")
WORDS = re.compile(r"A[ILMSTU]|AND|ARE|B[EY]|CAN|D[EO]|E[LST]|I[NST]|LAS?|MAR|M[EY]|N[AEO]|PER|RE|S[EIO]|SUR|TO|VI|WHO")
SEATS = (
    ("TWN", "1945-10-24", "1971-10-25", "CHN"),
    ("YUG", "1992-04-27", "2006-06-03", "SCG"),
    ("SCG", "2006-06-03", "9999", "SRB"),
    ("YUG", "2006-06-03", "9999", "SRB"),
)
NOBODY = {
    "place": "a place where meetings are held, not a party",
    "unnamed": "names nobody; parties.toml can say who it was",
}


def resolve(name: str, date: str | None = None, parties: Parties | None = None, *, printed_in: str = "text") -> Named:
    """Whom a printed name means at a date (ISO; None: today): one code, or candidates and why, or unknown.

    `printed_in` is "text"; "codes" where a column or a label holds ISO 3166 codes and nothing else (there NAM is Namibia and
    not the Non-Aligned Movement); "votes" for a file of votes, where a column keeps its name while the seat goes on: Taiwan is
    China to 25 October 1971, Yugoslavia is Serbia today.

    >>> resolve("Côte d’Ivoire").code, resolve("SWAZILAND", "2010-01-01").code, resolve("NA").code
    ('CIV', 'SWZ', 'NAM')
    >>> resolve("Korea").candidates, resolve("Nigerr").kind
    (('KOR', 'PRK'), 'unknown')

    Guarantees: letters are never exchanged, left out or added to make a name fit; a name with two meanings at the date has
    `code` None and lists both. ValueError: a date that is no ISO day, an unknown `printed_in`.
    """
    if date is not None and not DAY.fullmatch(date):
        raise ValueError(f"a date is written 2024-08-08, not {date!r}")
    if printed_in not in ("text", "codes", "votes"):
        raise ValueError(f"printed_in is text, codes or votes, not {printed_in!r}")
    table = parties or curated()
    senses = senses_of(name, table)
    if printed_in != "text":
        senses = of_codes(senses)
    named = decided(name, senses, date, table)
    return seated(named, date, table) if printed_in == "votes" and date else named


def seated(named: Named, date: str, table: Parties) -> Named:
    """In a file of votes a column keeps its name while the seat goes on to another State."""
    for code, since, until, holder in SEATS:
        if named.code == code and since <= date < until:
            entry = table.entries[holder]
            why = f"{named.why}; from {since} to {until} the column of the seat of {entry.name}"
            return Named(named.printed, entry.kind, holder, why=why)
    return named


def known(name: str, parties: Parties | None = None) -> bool:
    """Whether a printed label names a party at whatever date, also where it is ambiguous or nobody in particular.

    Officers and places are no parties: "Secretariat" is a word of many texts. Neither are codes that are words where a line is
    set in capitals ("AND", "TO", "DE"), though `resolve` knows them.

    >>> known("CARICOM"), known("several delegations"), known("Whereas"), known("Secretariat")
    (True, True, False, False)
    """
    table = parties or curated()
    if WORDS.fullmatch(name.strip()):
        return False
    return any(s.use == "own" or table.entries[s.code].kind not in ("officer", "place") for s in senses_of(name, table))


def listed(name: str, table: Parties) -> bool:
    """Whether a name stands in the table at all, be it of a party, an officer or a place."""
    return bool(senses_of(name, table))


def of_codes(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    codes = tuple(s for s in senses if s.use == "code")
    return codes or senses


def senses_of(name: str, table: Parties) -> tuple[Sense, ...]:
    """Every meaning of a name as printed: letter for letter, as a name, in another language; after an article ("la France"),
    as an owner ("Norway's"), as "Long Name (LN)"."""
    found = as_printed(name, table)
    if found or not name.strip():
        return small(name, found, table)
    first, _, rest = fold(name).partition(" ")
    if first in ARTICLES and rest and (found := by_name(rest, table)):
        return small(name, found, table)
    owner = OWNER.fullmatch(name)
    return as_printed(owner["name"], table) if owner else both(name, table)


def as_printed(name: str, table: Parties) -> tuple[Sense, ...]:
    bare = letters(name)
    return (*table.exact.get(bare, ()), *by_name(fold(name), table), *translated(f"={bare}", table))


def small(name: str, found: tuple[Sense, ...], table: Parties) -> tuple[Sense, ...]:
    """The meanings that hold though the name has no capital: nobody's ("several delegations"), the chair's, those of the
    negotiation's own file."""
    if not name.isascii() or name != name.lower() or name == name.upper():
        return found
    return tuple(s for s in found if s.use == "own" or table.entries[s.code].kind in ("officer", "unnamed"))


def by_name(key: str, table: Parties) -> tuple[Sense, ...]:
    return table.names.get(key) or translated(key, table)


def translated(key: str, table: Parties) -> tuple[Sense, ...]:
    line = table.translated.get(key)
    if line is None:
        return ()
    codes, languages = line.split("\t")
    return tuple(Sense(code, key.lstrip("="), "translated", languages=languages) for code in codes.split())


def both(name: str, table: Parties) -> tuple[Sense, ...]:
    """The meanings that a long name and the short one in brackets after it share."""
    found = BOTH.fullmatch(name.strip())
    if not found:
        return ()
    short = {s.code for s in senses_of(found["short"], table)} | {
        s.code for s in senses_of(found["short"].upper(), table)
    }
    return tuple(s for s in senses_of(found["long"], table) if s.code in short)


def decided(name: str, senses: tuple[Sense, ...], date: str | None, table: Parties) -> Named:
    """The one code that the meanings leave at the date, with why; else the candidates."""
    if not senses:
        return Named(name, "unknown", None, why="not in the table of names")
    valid = tuple(s for s in senses if s.holds(date))
    left = tuple(s for s in valid if s.use == "shared") or valid or senses
    codes = tuple(dict.fromkeys(s.code for s in left))
    if not valid and len(codes) > 1 and left[0].use in ("short", "formal"):
        codes = codes[:1]
    if len(codes) > 1:
        when = f" at {date}" if date else ""
        return Named(name, "unknown", None, codes, why=f"means {' or '.join(codes)}{when}")
    entry = table.entries[codes[0]]
    code = None if entry.kind in NOBODY else entry.code
    why = NOBODY.get(entry.kind) or reason(left[0], entry, valid=bool(valid))
    if entry.kind == "group" and date and entry.since and date < entry.since:
        why += f"; it was founded on {entry.since}, after this date"
    return Named(name, entry.kind, code, why=why)


def reason(sense: Sense, entry: Entry, *, valid: bool) -> str:
    said = {"former": "a former name of", "typo": "a known slip for", "code": "a code of"}
    words = f"{said.get(sense.use, 'a name of')} {entry.name}"
    if sense.languages:
        words += f" ({sense.languages})"
    if sense.since or sense.until:
        words += f", from {sense.since}" if sense.since else ""
        words += f", to {sense.until}" if sense.until else ""
    return words if valid else f"{words}: not at this date"

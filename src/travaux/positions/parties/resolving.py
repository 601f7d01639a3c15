"""A printed name, resolved exactly: one code, or the candidates and why, never a guess."""

from __future__ import annotations

import re

from ..records import Named
from .folding import fold, letters
from .tables import Parties, Sense, curated

__all__ = ["known", "resolve"]

ARTICLES = frozenset(
    [
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "i",
        "a",
        "o",
        "os",
        "as",
        "die",
        "der",
        "das",
        "den",
        "de",
        "het",
        "die",
        "l",
    ]
)
BOTH = re.compile(r"(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)\s*:?")
DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def resolve(name: str, date: str | None = None, parties: Parties | None = None) -> Named:
    """Whom a printed name means at a date (ISO; None: today): one code, or candidates and why, or unknown.

    >>> resolve("Côte d’Ivoire").code, resolve("SWAZILAND", "2010-01-01").code, resolve("NA").code
    ('CIV', 'SWZ', 'NAM')
    >>> resolve("Korea").candidates, resolve("Nigerr").kind
    (('KOR', 'PRK'), 'unknown')

    Guarantees: letters are never exchanged, left out or added to make a name fit; a name with two meanings at the date has
    `code` None and lists both. ValueError: a date that is no ISO day.
    """
    if date is not None and not DAY.fullmatch(date):
        raise ValueError(f"a date is written 2024-08-08, not {date!r}")
    table = parties or curated()
    return decided(name, senses_of(name, table), date, table)


def known(name: str, parties: Parties | None = None) -> bool:
    """Whether a printed label is a name of the table, at whatever date, also where it is ambiguous.

    >>> known("CARICOM"), known("Whereas")
    (True, False)
    """
    return bool(senses_of(name, parties or curated()))


def senses_of(name: str, table: Parties) -> tuple[Sense, ...]:
    """Every meaning of a name as printed: as a code, as a name, as a name after an article, as "Long Name (LN)"."""
    found = table.capitals.get(letters(name), ())
    key = fold(name)
    found = (*found, *table.names.get(key, ()))
    if found or not key:
        return found
    first, _, rest = key.partition(" ")
    if first in ARTICLES and rest in table.names:
        return table.names[rest]
    return both(name, table)


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
    valid = [s for s in senses if s.holds(date)]
    left = valid or list(senses)
    codes = tuple(dict.fromkeys(s.code for s in left))
    if not valid and len(codes) > 1 and left[0].use in ("short", "formal"):
        codes = codes[:1]
    if len(codes) > 1:
        return Named(name, "unknown", None, codes, why=f"'{left[0].name}' means {' or '.join(codes)}{at(date)}")
    entry = table.entries[codes[0]]
    return Named(name, entry.kind, entry.code, why=reason(left[0], entry.name, valid=bool(valid)))


def at(date: str | None) -> str:
    return f" at {date}" if date else ""


def reason(sense: Sense, shown: str, *, valid: bool) -> str:
    years = f"{sense.since or '…'} to {sense.until or '…'}" if sense.since or sense.until else ""
    said = {"former": f"a former name of {shown}", "typo": f"a known slip for {shown}", "code": f"a code of {shown}"}
    base = said.get(sense.use, f"a name of {shown}")
    return f"{base} ({years}{'' if valid else ', not at this date'})" if years else base

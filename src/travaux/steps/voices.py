"""Printed labels as the pages name them: who is meant at the date, one voice for each name in a label, a group as the group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..positions import Named, Stance, resolve_list
from ..positions.parties import Entry, Parties, curated
from ..publishing.record import Quote, Voice
from ..text.notation import Attribution
from .spoken import Spoken

__all__ = ["Said", "stated", "voices"]


@dataclass(frozen=True, slots=True)
class Said:
    """Where and when labels were printed: the document, its two days, and the table their names are looked up in (None: the
    project's own). `spoken` is what was said of it elsewhere."""

    document: str
    date: str = ""
    published: str | None = None
    parties: Parties | None = None
    spoken: Spoken | None = None

    @property
    def table(self) -> Parties:
        """The table of names."""
        return self.parties or curated()


def voices(attributions: Iterable[Attribution], said: Said, quote: Quote, option: str = "") -> Iterator[Voice]:
    """One voice for each name in each label, in their order; a name that means nobody known keeps its print.

    >>> where = Said("A/1", "2024-08-08")
    >>> one = Attribution("Norway, Utopia", "support", "prefix", (0, 3))
    >>> [(v.label, v.kind) for v in voices([one], where, Quote("A/1"))]
    [('Norway', 'state'), ('Utopia', 'unknown')]
    """
    for one in attributions:
        if one.form == "chair":
            yield Voice(one.label, one.verb, one.label, "chair", "", option, quote, "", said.date, said.published)
            continue
        for named in resolve_list(one.label, said.date or None, said.parties):
            yield _voice(named, one.verb, said, quote, option=option)


def _voice(named: Named, verb: str, said: Said, quote: Quote, *, option: str) -> Voice:
    entries = said.table.entries
    entry = entries.get(named.code) if named.code else None
    behalf = _shown(named.on_behalf_of, entries)
    return Voice(
        named.printed,
        verb,
        entry.name if entry else "",
        named.kind,
        named.code or "",
        option,
        quote,
        behalf,
        said.date,
        said.published,
    )


def _shown(code: str | None, entries: Mapping[str, Entry]) -> str:
    """The name behind a code, the code itself where the table has none, "" for nobody."""
    return entries[code].name if code and code in entries else code or ""


def stated(stance: Stance, published: Mapping[str, str | None], parties: Parties | None = None) -> Voice:
    """A stance as the pages show it, its span in the document as it stands; `published` gives the day each document came out,
    for a stance that does not say."""
    entries = (parties or curated()).entries
    entry = entries.get(stance.party)
    document, source = stance.document, stance.source or ""
    if not document and source in published:
        document, source = source, ""
    quote = Quote(
        document,
        stance.quote or "",
        stance.span,
        stance.page,
        stance.address,
        True,
        stance.at,
        stance.source or "",
    )
    return Voice(
        stance.label,
        stance.verb,
        entry.name if entry else stance.party,
        entry.kind if entry else stance.kind,
        stance.party,
        stance.option,
        quote,
        _shown(stance.on_behalf_of, entries),
        stance.date,
        stance.published or published.get(document),
        stance.confidence,
    )

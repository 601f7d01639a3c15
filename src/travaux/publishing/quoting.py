"""Where a quote leads: the words in the document they stand in, the printed page, the time in a recording."""

from __future__ import annotations

from dataclasses import dataclass

from .citing import cited
from .evidence import spot_of
from .paths import draft_page
from .record import Quote, Voice
from .stage import Stage
from .visible import odd_as_text

__all__ = ["POINTS", "TOGETHER", "VERBS", "Source", "source", "whose"]

VERBS = {
    "propose": "proposes",
    "support": "supports",
    "oppose": "opposes",
    "delete": "would delete",
    "retain": "would retain",
    "add": "would add",
    "reserve": "reserves its position",
    "flexible": "is flexible",
    "no_objection": "has no objection",
    "will_consider": "will consider",
    "remark": "remarks",
    "carry": "carries the words",
}
"""The verbs of attributions as a reader meets them."""

TOGETHER = {
    **VERBS,
    "propose": "propose",
    "support": "support",
    "oppose": "oppose",
    "reserve": "reserve their position",
    "flexible": "are flexible",
    "no_objection": "have no objection",
    "remark": "remark",
}
"""The same verbs where several speak together."""

POINTS = {
    "alternatives": "rival wordings",
    "optional_phrase": "words that stay or go",
    "in_word": "letters of a word",
    "punctuation": "punctuation",
    "number": "a number",
    "blank": "a blank to fill in",
    "placeholder": "text to come",
    "editor_note": "a note of the editor",
    "whole_provision": "a whole provision",
    "status": "a note of status",
    "omission": "text left out",
    "empty": "no words",
    "no_text": "no provision at all",
}
"""The kinds of open points as a reader meets them."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the link to a quote says, and where it leads from the root of the site ("" where there is nothing to open)."""

    says: str
    href: str


def source(stage: Stage, quote: Quote) -> Source:
    """The link of a quote: the document by its short name, the page, the time in the recording."""
    named = stage.named.get(quote.document)
    page = f"p. {quote.page}" if quote.page else ""
    at = f"at {quote.at}" if quote.at else ""
    if named is None:
        said = odd_as_text(quote.source or quote.document or "not said")
        return Source(", ".join(filter(None, (said, at, page))), "")
    outside = odd_as_text(quote.source) if quote.source else ""
    return Source(", ".join(filter(None, (named.name, page, outside, at))), _place(stage, quote))


def _place(stage: Stage, quote: Quote) -> str:
    """The words themselves, else their provision, else their page, else the document."""
    named = stage.named[quote.document]
    if named.document.text is None:
        return f"index.html#{named.slug}"
    if (spot := spot_of(named.document, quote)) is not None:
        return f"{draft_page(named.slug, stage.page_of(quote.document, spot.span[0]))}#{spot.name}"
    if quote.address and (home := stage.home_of(quote.document, quote.address)):
        return home
    return stage.printed_page(quote.document, quote.page) if quote.page else named.page


def whose(voice: Voice) -> str:
    """Whom a label names, the label itself where that is not known; and for whom a delegation spoke.

    >>> whose(Voice("LIT", "support", "Littoral Group", "group")), whose(Voice("Utopia", "oppose"))
    ('Littoral Group', 'Utopia')
    >>> whose(Voice("XM", "support", "Mirrowen", "state", on_behalf_of="Littoral Group"))
    'Mirrowen for Littoral Group'
    """
    name = odd_as_text(voice.name or voice.label)
    return f"{name} for {odd_as_text(voice.on_behalf_of)}" if voice.on_behalf_of else name


def where(quote: Quote) -> str:
    """The provision of a quote as people cite it, "" where it is not known."""
    return cited(quote.address)

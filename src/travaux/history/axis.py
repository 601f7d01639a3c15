"""The axis of a negotiation: in which order documents are taken in, what each goes on from, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from ..errors import Doubt
from .blocks import Sheet
from .lives import DRAFTS, Entry, Lives, is_draft
from .records import Dated

__all__ = ["basis_of", "carried_doubts", "day_doubts", "in_order", "language_of", "sheet_doubts"]


def in_order(documents: Iterable[Dated]) -> list[Dated]:
    """Documents by the day they were tabled; of one day drafts first, so that no side document is the source of a draft that
    may be older; then as they are given."""
    return sorted(documents, key=lambda one: (one.date, one.kind not in DRAFTS))


def basis_of(lives: Lives, dated: Dated) -> tuple[int, ...]:
    """The entries a document goes on from: the drafts it names (none where it names none), else the last in its language."""
    entries, follows, language = lives.entries, dated.follows or (), language_of(dated)
    named = (
        tuple(n for n, entry in enumerate(entries) if entry.symbol in follows and is_draft(entry)) if follows else ()
    )
    if named or dated.follows == ():
        return named
    for n in range(len(entries) - 1, -1, -1):
        if is_draft(entries[n]) and (not language or entries[n].language in (None, language)):
            return (n,)
    return ()


def language_of(dated: Dated) -> str | None:
    """The language of a document as it is listed, else as its file says."""
    return dated.language or dated.text.facts.language


def day_doubts(lives: Lives, dated: Dated) -> Iterator[Doubt]:
    """What is odd about the day of a document, seen from those before it."""
    for entry in takewhile(lambda one: one.date == dated.date, reversed(lives.entries)):
        if entry.kind in DRAFTS or dated.kind in DRAFTS:
            yield Doubt("equal_dates", f"{entry.symbol} and {dated.symbol} are of one day; taken in this order.")
    if not dated.follows:
        return
    for symbol in sorted(set(dated.follows) - {entry.symbol for entry in lives.entries}):
        yield Doubt("unknown_basis", f"{dated.symbol} is said to go on from {symbol}, which is not there before it.")
    against = max((lives.entries[n].date for n in basis_of(lives, dated)), default=None)
    later = [e for e in lives.entries if is_draft(e) and against and against < e.date < dated.date]
    if dated.kind not in DRAFTS and later:
        said = f"{dated.symbol} is on {', '.join(dated.follows)} and dated after {later[0].symbol}: no word of that draft is its."
        yield Doubt("asked_after", said)


def sheet_doubts(lives: Lives, dated: Dated, sheet: Sheet) -> Iterator[Doubt]:
    """What is odd about what a document says: nothing, the same as another, or another language."""
    if not sheet.spoken:
        yield Doubt("empty_document", f"Nothing is said in {dated.symbol}; no word left with it.")
        return
    if dated.kind in DRAFTS and sheet.numbers in lives.memory.drafts:
        twin = lives.memory.drafts[sheet.numbers]
        yield Doubt("same_words", f"{dated.symbol} says word for word what {twin} says.")
    language = language_of(dated)
    last = next((e for e in reversed(lives.entries) if is_draft(e)), None) if language else None
    if last and language and last.language and language != last.language and dated.kind in DRAFTS:
        yield Doubt(
            "other_language",
            f"{dated.symbol} is in {language}, {last.symbol} in {last.language}: it is traced among the drafts in its language.",
        )


def carried_doubts(lives: Lives, entry: Entry) -> Iterator[Doubt]:
    """Side documents whose words a draft is the first to carry though they became public after it."""
    firsts = [one.first for one in lives.entries]
    seen: dict[int, int] = {}
    for one in entry.entered.tolist():
        number = max(n for n, first in enumerate(firsts) if first <= one)
        seen[number] = seen.get(number, 0) + 1
    for number, words in seen.items():
        source = lives.entries[number]
        if (source.published or "") > entry.date:
            said = (
                f"{entry.symbol} carries {words} words of {source.symbol}, which became public on {source.published}."
            )
            yield Doubt("published_after", said)

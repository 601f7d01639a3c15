"""Documents onto the lives of a negotiation, one by one: what stays is shared, what changed is looked up, what is new is born."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..errors import Doubt
from ..text import Text, Words, tokenise
from ..text.words import Span
from .asides import aside_entry
from .axis import basis_of, carried_doubts, day_doubts, in_order, language_of, sheet_doubts
from .blocks import Sheet, sheet_of_text
from .drafts import draft_entry
from .lives import DRAFTS, Entry, Labels, Lives
from .memory import Memory, keep_place, put
from .records import Dated

__all__ = ["grow", "grow_sheet", "lives_of", "remembered"]

NO_TEXT = Text(Words("", *tokenise("")))


def lives_of(documents: Iterable[Dated], labels: Labels | None = None) -> Lives:
    """The lives of all words of a negotiation. Documents may come in any order; they are taken in by the day they were tabled.

    `labels` gives, for the symbol of a document, printed labels over spans of its words (inner ones last): a word born under
    a label has it as its label, else that of its document.

    >>> from travaux.history import trace
    >>> from travaux.text import parse
    >>> texts = ["1. Parties shall report.", "1. Parties report.", "1. Parties shall report."]
    >>> lives = lives_of(Dated(f"D{n}", "draft", None, parse(said), f"2031-01-0{n}") for n, said in enumerate(texts, 1))
    >>> [(run.text, run.born.document, run.left, run.returned) for run in trace(lives, "D3") if "shall" in run.text]
    [('shall ', 'D1', ('D2',), ('D3',))]
    """
    lives = Lives()
    for dated in in_order(documents):
        lives = grow(lives, dated, (labels or {}).get(dated.symbol, ()))
    return lives


def grow(lives: Lives, dated: Dated, labels: Sequence[tuple[Span, str]] = ()) -> Lives:
    """The lives with one more document; what it has in common with those before it is shared.

    A document of an earlier day than the last is taken in where it belongs, and those after it again. Raises `ValueError` where
    another document has its symbol.

    Guarantees: the lives given stay what they are; no identity is used for another word.
    """
    memory = remembered(lives).memory
    return grow_sheet(replace(lives, memory=memory), dated, sheet_of_text(dated.text, memory.known), labels)


def grow_sheet(lives: Lives, dated: Dated, sheet: Sheet, labels: Sequence[tuple[Span, str]] = ()) -> Lives:
    """The lives with one more document that is laid out in blocks already, by the same words."""
    for entry in lives.entries:
        if entry.symbol == dated.symbol:
            return _twice(lives, entry, sheet)
    lives = remembered(lives)
    if lives.entries and _day(lives.entries[-1]) > (dated.date, dated.kind not in DRAFTS):
        return _regrown(lives, dated, sheet, labels)
    return _taken_in(lives, dated, sheet, labels)


def _day(entry: Entry) -> tuple[str, bool]:
    return entry.date, entry.kind not in DRAFTS


def _taken_in(lives: Lives, dated: Dated, sheet: Sheet, labels: Sequence[tuple[Span, str]]) -> Lives:
    doubts = [*day_doubts(lives, dated), *sheet_doubts(lives, dated, sheet)]
    basis = basis_of(lives, dated)
    if dated.text.facts.language and not dated.language:
        dated = replace(dated, language=language_of(dated))
    make = draft_entry if dated.kind in DRAFTS and sheet.spoken else aside_entry
    lives.memory.documents = -1  # until the entry is whole
    entry = make(lives, dated, sheet, basis)
    doubts += carried_doubts(lives, entry)
    if labels or doubts:
        entry = replace(entry, labels=tuple(labels), doubts=tuple(doubts))
    lives.memory.documents = len(lives.entries) + 1
    if dated.kind in DRAFTS:
        lives.memory.drafts[sheet.numbers] = dated.symbol
    return replace(lives, entries=(*lives.entries, entry))


def _twice(lives: Lives, entry: Entry, sheet: Sheet) -> Lives:
    """A document that is there already: said, and not taken in again."""
    if [block.printed for block in entry.sheet.blocks] != [block.printed for block in sheet.blocks]:
        raise ValueError(f"two documents with the symbol {entry.symbol!r} that say different things")
    return _remarked(lives, Doubt("document_twice", f"{entry.symbol} is there twice; taken once."))


def _remarked(lives: Lives, doubt: Doubt) -> Lives:
    return replace(lives, remarks=(*lives.remarks, doubt))


def _regrown(lives: Lives, dated: Dated, sheet: Sheet, labels: Sequence[tuple[Span, str]]) -> Lives:
    """A document of an earlier day taken in where it belongs, and those after it again."""
    days = [_day(entry) for entry in lives.entries]
    first = bisect_right(days, (dated.date, dated.kind not in DRAFTS))
    last = lives.entries[-1]
    said = f"{dated.symbol} of {dated.date} came after {last.symbol} of {last.date}; put in its place."
    kept = remembered(Lives(lives.entries[:first], lives.remarks, Memory(known=lives.memory.known)))
    again = _taken_in(_remarked(kept, Doubt("came_late", said)), dated, sheet, labels)
    for entry in lives.entries[first:]:
        again = _taken_in(again, dated_of(entry), entry.sheet, entry.labels)
    return again


def dated_of(entry: Entry) -> Dated:
    """What a document was listed as, without its text."""
    return Dated(
        entry.symbol, entry.kind, entry.label, NO_TEXT, entry.date, entry.published, entry.follows, entry.language
    )


def remembered(lives: Lives) -> Lives:
    """The same lives with a memory that can grow: their own where nothing else has grown from it, else one made again."""
    if lives.memory.documents == len(lives.entries):
        return lives
    memory = Memory(known=lives.memory.known)
    for entry in lives.entries:
        for stretch in entry.gone:
            put(memory.gone, stretch.said, stretch.ids)
        for gone in entry.spots:
            keep_place(memory.spots, gone)
        for stretch in entry.asked:
            put(memory.asked, stretch.said, stretch.ids)
        memory.entered.update(entry.entered.tolist())
        if entry.kind in DRAFTS:
            memory.drafts[entry.sheet.numbers] = entry.symbol
        memory.documents += 1
    return replace(lives, memory=memory)

"""A side document among the lives: a proposal, report, compilation or statement, whose words may be new or quoted."""

from __future__ import annotations

import numpy as np

from ..text.words import Ints
from .askers import find_asked
from .blocks import Block, Sheet
from .finding import Seeking, find_again
from .lives import Entry, Lives
from .memory import Shelf, put
from .pieces import NEW, name_new, unknown_spans
from .records import Dated

__all__ = ["ASKS_NOTHING", "aside_entry"]

ASKS_NOTHING = ("redline",)
"""Kinds of side documents that show drafts and ask for nothing: no word of a draft has its origin there."""


def aside_entry(lives: Lives, dated: Dated, sheet: Sheet, basis: tuple[int, ...]) -> Entry:
    """A side document on the axis: what it quotes of the drafts it was made against, of what had left them and of what others
    had asked for keeps its identity, however often it stands; what is new is born here."""
    memory, first = lives.memory, len(lives)
    shelves = (_shelf_of(lives, basis), memory.gone, memory.asked)
    memory.gone.fresh = len(memory.gone.stretches)
    elsewhere = "\0".join([block.said for n in basis for block in lives.entries[n].sheet.spoken])
    shelved = len(memory.asked.stretches)
    births = 0
    quoted: dict[str, list[int]] = {}
    words: list[Ints] = []
    for block in sheet.spoken:
        ids = quoted.get(block.number)
        if ids is None:
            ids = _quoted(block, shelves, bytearray(first + births), elsewhere)
            new = name_new(ids, first + births)
            births += new
            quoted[block.number] = ids
            if new and dated.kind not in ASKS_NOTHING:
                put(memory.asked, block.said, ids)
        words.append(np.array(ids, np.int32))
    memory.standing.extend(bytes(births))
    return Entry(
        dated.symbol,
        dated.kind,
        dated.label,
        dated.date,
        dated.published,
        dated.follows,
        dated.language,
        sheet,
        tuple(words),
        first,
        births,
        basis,
        asked=tuple(memory.asked.stretches[shelved:]),
    )


def _shelf_of(lives: Lives, basis: tuple[int, ...]) -> Shelf:
    """All that the drafts say that a side document was made against."""
    memory = lives.memory
    if memory.whole is None or memory.whole[0] != basis:
        shelf = Shelf()
        for number in basis:
            entry = lives.entries[number]
            for block, ids in zip(entry.sheet.spoken, entry.words, strict=True):
                put(shelf, block.said, ids.tolist())
        memory.whole = basis, shelf
    return memory.whole[1]


def _quoted(block: Block, shelves: tuple[Shelf, ...], nothing: bytearray, elsewhere: str) -> list[int]:
    """The words of a block that are quoted, `NEW` for the others; `nothing` stands: what is quoted
    can be quoted twice."""
    said, ids = block.said, [NEW] * len(block.said)
    for shelf in shelves:
        seeking = Seeking(said, ids, shelf, bytearray(nothing), [0, len(said)], [], elsewhere)
        for span in unknown_spans(ids):
            look = find_asked if shelf is shelves[-1] else find_again
            look(seeking, span)
    return ids

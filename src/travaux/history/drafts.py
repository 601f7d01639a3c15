"""A draft among the lives: what stays of the draft before, what moved, what came back, what was asked for, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from ..text.wordings import FUNCTION_WORDS
from ..text.words import Ints
from .askers import find_asked
from .blocks import Sheet
from .finding import Seeking, find_again
from .lives import Entry, Lives, identities, is_draft
from .memory import Gone, Memory, keep_place, put
from .pieces import Piece, bear, bury, gone_for_good, neighbours, piece_of, refill, unknown_spans
from .records import Dated
from .restoring import put_back
from .staying import gaps_between

__all__ = ["draft_entry"]

LIGHT = (*FUNCTION_WORDS, *".,:;()[]{}<>/-‐‑–—“”‘’'\"…")
"""Words and signs that alone are no evidence of who asked for them."""


def draft_entry(lives: Lives, dated: Dated, sheet: Sheet, basis: tuple[int, ...]) -> Entry:
    """A draft on the axis, from the drafts that it goes on from."""
    memory, first = lives.memory, len(lives)
    before = [lives.entries[n] for n in basis]
    _shelve_branches(lives, basis)
    words, pieces = _laid(before, sheet)
    standing = _standing(lives, basis)
    shelved = memory.gone.fresh = len(memory.gone.stretches)
    found = _fill(memory, pieces, standing, "\0".join([block.said for entry in before for block in entry.sheet.spoken]))
    gone = [one for piece in pieces for one in gone_for_good(piece, standing)]
    for one in gone:
        keep_place(memory.spots, one)
    births = bear(pieces, words, first)
    standing.extend(b"\1" * births)
    memory.stands = (len(lives.entries),)
    left, back, entered = _crossings(lives, pieces, gone, found)
    memory.entered.update(entered.tolist())
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
        left,
        back,
        entered,
        tuple(memory.gone.stretches[shelved:]),
        tuple(gone),
    )


def _laid(before: Sequence[Entry], sheet: Sheet) -> tuple[list[Ints], list[Piece]]:
    """The words of each block where the block stays (else none), and the gaps between."""
    old = [block for entry in before for block in entry.sheet.spoken]
    here = [ids for entry in before for ids in entry.words]
    runs, gaps = gaps_between("".join([entry.sheet.numbers for entry in before]), sheet.numbers)
    words: list[Ints] = [np.zeros(0, np.int32)] * len(sheet.spoken)
    for run in runs:
        words[run.after : run.after + run.length] = here[run.before : run.before + run.length]
    return words, [piece_of(old, here, sheet.spoken, gap) for gap in gaps]


def _fill(memory: Memory, pieces: Sequence[Piece], standing: bytearray, elsewhere: str) -> list[int]:
    """Who the words that came are: moved or returned, staying after all, put back in their place, asked for; returns
    the identities that were found."""
    found: list[int] = []
    for piece in pieces:
        bury(memory.gone, piece, standing)
    for piece in pieces:
        seeking = Seeking(piece.new, piece.ids, memory.gone, standing, piece.edges, found, elsewhere)
        for span in piece.open_spans:
            find_again(seeking, span)
        refill(piece, standing)
        for span in unknown_spans(piece.ids):
            put_back(seeking, span, neighbours(piece.ids, span, piece.beside), memory.spots)
    if memory.asked.stretches:
        light = frozenset(memory.known.words[word] for word in LIGHT if word in memory.known.words)
        for piece in pieces:
            seeking = Seeking(piece.new, piece.ids, memory.asked, standing, piece.edges, found, light=light)
            for span in unknown_spans(piece.ids):
                find_asked(seeking, span)
    return found


def _standing(lives: Lives, basis: tuple[int, ...]) -> bytearray:
    """One byte for each identity: whether it stands in the basis."""
    memory = lives.memory
    if memory.stands != basis or len(memory.standing) != len(lives):
        marks = np.zeros(len(lives), np.uint8)
        for number in basis:
            marks[identities(lives.entries[number])] = 1
        memory.standing = bytearray(marks.tobytes())
    return memory.standing


def _crossings(
    lives: Lives, pieces: Sequence[Piece], gone: Sequence[Gone], found: list[int]
) -> tuple[Ints, Ints, Ints]:
    """The identities that left with a draft, those that came back in it, and those of side documents that it is the first
    draft to carry."""
    left = _sorted(chain.from_iterable([one.ids for one in gone]))
    if not found:
        return left, _sorted(()), _sorted(())
    known = _sorted(set(found).difference(chain.from_iterable([piece.gone for piece in pieces])))
    firsts = np.array([entry.first for entry in lives.entries], np.int64)
    drafts = np.array([is_draft(entry) for entry in lives.entries], bool)
    side = ~drafts[np.searchsorted(firsts, known, side="right") - 1] if len(known) else np.zeros(0, bool)
    fresh = np.array([one not in lives.memory.entered for one in known.tolist()], bool) & side
    return left, known[~fresh], known[fresh]


def _sorted(ids: Iterable[int]) -> Ints:
    return np.array(sorted(ids), np.int32)


def _shelve_branches(lives: Lives, basis: tuple[int, ...]) -> None:
    """Lay what drafts beside the line of this one put on the table where what was asked for lies."""
    if basis == lives.memory.stands:
        return  # the line is that of the last draft, whose branches lie there
    line, todo = set(basis), list(basis)
    while todo:
        above = [n for n in lives.entries[todo.pop()].basis if n not in line]
        line.update(above)
        todo += above
    for number, entry in enumerate(lives.entries):
        if is_draft(entry) and number not in line and number not in lives.memory.shelved:
            lives.memory.shelved.add(number)
            for block, ids in zip(entry.sheet.spoken, entry.words, strict=True):
                if (ids >= entry.first).any():
                    put(lives.memory.asked, block.said, ids.tolist())

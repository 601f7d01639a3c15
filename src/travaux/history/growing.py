"""One more document onto the lives of a negotiation: what stays is shared, what changed is looked up, what is new is born."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from ..text.words import Ints
from .blocks import Sheet, sheet_of_text
from .finding import Seeking, find_again
from .lives import DRAFTS, Entry, Lives, identities
from .pieces import NEW, Piece, bury, neighbours, open_spans, piece_of, refill, remember_spots, unknown_spans
from .records import Dated
from .restoring import put_back
from .staying import gaps_between

__all__ = ["grow", "grown"]


def grow(lives: Lives, dated: Dated) -> Lives:
    """The lives with one more document."""
    return grown(lives, dated, sheet_of_text(dated.text, lives.memory.known))


def grown(lives: Lives, dated: Dated, sheet: Sheet) -> Lives:
    """The lives with one more document that is laid out in blocks already."""
    entry = _draft(lives, dated, sheet)
    lives.memory.documents += 1
    return replace(lives, entries=(*lives.entries, entry))


def _draft(lives: Lives, dated: Dated, sheet: Sheet) -> Entry:
    """A draft, from the one that it goes on from."""
    basis, memory = _basis(lives, dated), lives.memory
    words, pieces = _laid(lives.entries[basis] if basis >= 0 else None, sheet)
    standing = _standing(lives, basis)
    memory.gone.fresh = fresh = len(memory.gone.stretches)
    for piece in pieces:
        bury(memory.gone, piece, standing)
    elsewhere = "\0".join([block.said for block in lives.entries[basis].sheet.spoken]) if basis >= 0 else ""
    for piece in pieces:
        seeking = Seeking(piece.new, piece.ids, memory.gone, standing, piece.edges, elsewhere)
        for span in open_spans(piece):
            find_again(seeking, span)
        refill(piece, standing)
        for span in unknown_spans(piece):
            put_back(seeking, span, neighbours(piece.ids, span, piece.beside), memory.spots)
    for piece in pieces:
        remember_spots(memory.spots, piece, standing)
    births = _bear(sheet, pieces, words, len(lives))
    standing.extend(b"\1" * len(births))
    memory.stands = len(lives.entries)
    left, back = _crossings(pieces, len(lives))
    return Entry(
        dated.symbol,
        dated.kind,
        dated.label,
        dated.date,
        dated.published,
        sheet,
        tuple(words),
        len(lives),
        births,
        left,
        back,
        basis,
        tuple(memory.gone.stretches[fresh:]),
    )


def _laid(before: Entry | None, sheet: Sheet) -> tuple[list[Ints], list[Piece]]:
    """The words of each block where the block stays (else none), and the gaps between."""
    old = before.sheet.spoken if before else ()
    runs, gaps = gaps_between(before.sheet.numbers if before else "", sheet.numbers)
    words: list[Ints] = [np.zeros(0, np.int32)] * len(sheet.spoken)
    here = before.words if before else ()
    for run in runs:
        words[run.after : run.after + run.length] = here[run.before : run.before + run.length]
    return words, [piece_of(old, here, sheet.spoken, gap) for gap in gaps]


def _basis(lives: Lives, dated: Dated) -> int:
    """The entry a draft goes on from: the one it names, else the last draft."""
    drafts = [n for n, entry in enumerate(lives.entries) if entry.kind in DRAFTS]
    named = [n for n in drafts if dated.follows and lives.entries[n].symbol in dated.follows]
    return max(named or drafts, default=-1)


def _standing(lives: Lives, basis: int) -> bytearray:
    """One byte for each identity: whether it stands in the basis."""
    memory = lives.memory
    if memory.stands != basis:
        marks = np.zeros(len(lives), np.uint8)
        if basis >= 0:
            marks[identities(lives.entries[basis])] = 1
        memory.standing = bytearray(marks.tobytes())
    return memory.standing


def _bear(sheet: Sheet, pieces: Sequence[Piece], words: list[Ints], first: int) -> Ints:
    """Give every word that is not known an identity of its own, lay the words of the gaps into their blocks, and return where
    the new ones stand: rows of block, word in the block."""
    births: list[tuple[int, int]] = []
    for piece in pieces:
        at = 0
        for number in range(piece.gap.j1, piece.gap.j2):
            ids = piece.ids[at : at + len(sheet.spoken[number].said)]
            if NEW in ids:
                for word, one in enumerate(ids):
                    if one == NEW:
                        ids[word] = first + len(births)
                        births.append((number, word))
            at += len(ids)
            words[number] = np.array(ids, np.int32)
    return np.array(births, np.int32).reshape(-1, 2)


def _crossings(pieces: Sequence[Piece], first: int) -> tuple[Ints, Ints]:
    """The identities that left with a draft, and those that came back in it."""
    gone = set(chain.from_iterable(piece.gone for piece in pieces))
    come = {one for piece in pieces for one in piece.ids if one != NEW}
    return _sorted(gone - come), _sorted(come - gone)


def _sorted(ids: set[int]) -> Ints:
    return np.array(sorted(ids), np.int32)

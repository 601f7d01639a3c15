"""Where words stand: from the identity of a word to the document, the word and the address at which it was born."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..text import Kind, tokenise
from ..text.words import SAID, Bytes, Ints
from .blocks import Sheet, block_columns
from .lives import Entry, Lives, identities

__all__ = ["Columns", "birth_entries", "birth_words", "columns_laid", "columns_of", "label_at", "spoken_at"]

Columns = tuple[Ints, Bytes, Ints]


@lru_cache(maxsize=64)
def columns_of(sheet: Sheet) -> Columns:
    """The columns of a document, kept while it is asked about."""
    return columns_laid(sheet)


def columns_laid(sheet: Sheet) -> Columns:
    """The words of a document: `starts` (n + 1,) characters, `kinds` (n,), and the block of each (n,)."""
    plain = bool(sheet.joint) and not any(block.kinds for block in sheet.blocks)
    return (_plain_columns(sheet) if plain else None) or _laid_columns(sheet)


def _plain_columns(sheet: Sheet) -> Columns | None:
    """The columns of a document of plain paragraphs, all at once; None where its words are not those of the paragraphs one by
    one (a letter with a mark of its own is one word here and two there)."""
    sizes = np.array([len(block.printed) for block in sheet.blocks], np.int32)
    heads = np.cumsum(sizes + len(sheet.joint), dtype=np.int32) - sizes - len(sheet.joint)
    starts, kinds = tokenise(sheet.joint.join([block.printed for block in sheet.blocks]))
    edges = np.unique(np.concatenate([heads, heads + sizes]))[:-1]
    at = np.searchsorted(starts, edges)
    fresh = starts[at] != edges  # blanks at the edge of a paragraph are a word of their own
    starts, kinds = np.insert(starts, at[fresh], edges[fresh]), np.insert(kinds, at[fresh], np.uint8(Kind.BLANK))
    owner = np.searchsorted(heads, starts[:-1], side="right").astype(np.int32) - 1
    labels = np.array([block.label for block in sheet.blocks], np.int32)
    kinds[(starts[:-1] - heads[owner] < labels[owner]) & (kinds == SAID)] = Kind.LABEL
    said = sum([len(block.said) for block in sheet.spoken])
    return (starts, kinds, owner) if np.count_nonzero(kinds == SAID) == said else None


def _laid_columns(sheet: Sheet) -> Columns:
    """The columns of a document, block by block."""
    starts, kinds, sizes, at = [], [], [], 0
    joint = np.array([at for at in (0,) if sheet.joint], np.int32)  # blank lines between blocks are one word of blanks
    for number, block in enumerate(sheet.blocks):
        inner, kind = block_columns(block)
        last = number == len(sheet.blocks) - 1
        gap = joint[: 0 if last else 1]
        starts += [inner[:-1] + at, gap + at + len(block.printed)]
        kinds += [kind, np.full(len(gap), Kind.BLANK, np.uint8)]
        sizes.append(len(kind) + len(gap))
        at += len(block.printed) + (0 if last else len(sheet.joint))
    starts.append(np.array([at], np.int32))
    owner = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    return np.concatenate(starts).astype(np.int32), np.concatenate([*kinds, np.zeros(0, np.uint8)]), owner


@lru_cache(maxsize=64)
def spoken_at(sheet: Sheet) -> Ints:
    """The word of the document at which each word said stands, (n,)."""
    return np.flatnonzero(columns_of(sheet)[1] == Kind.SAID).astype(np.int32)


def birth_entries(lives: Lives, ids: Ints) -> Ints:
    """The entry in which each identity was born, (n,)."""
    firsts = np.array([entry.first for entry in lives.entries], np.int64)
    return (np.searchsorted(firsts, ids, side="right") - 1).astype(np.int32)


def birth_words(entry: Entry, ids: Ints) -> Ints:
    """The words of a document at which identities that were born in it stood first, (n,)."""
    return spoken_at(entry.sheet)[_first_places(entry)[ids - entry.first]]


@lru_cache(maxsize=64)
def _first_places(entry: Entry) -> Ints:
    """For each identity that was born in a document its first place among the words said there."""
    ids = identities(entry)
    born = np.flatnonzero(ids >= entry.first)
    return born[np.unique(ids[born], return_index=True)[1]].astype(np.int32)


def label_at(entry: Entry, word: int) -> str | None:
    """The printed label over a word of a document, the innermost; that of the document where there is none."""
    over = [label for (start, end), label in entry.labels if start <= word < end]
    return over[-1] if over else entry.label

"""Lives as bytes and back, and any document out of the lives: what documents share is written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from ..errors import Doubt, TravauxError
from ..text.words import Ints, Span
from .blocks import Block, Known, Sheet, printed_source
from .lives import Entry, Lives, entry_of
from .memory import Gone, Memory, Stretch

__all__ = ["VERSION", "freeze_lives", "rebuild", "thaw_lives"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class FrozenBlock:
    """A block: what is said in it by its place among all that is said, the rest as it is."""

    printed: str
    said: int
    kinds: bytes | None
    starts: bytes | None
    label: int


@dataclass(frozen=True, slots=True)
class FrozenWords:
    """Neighbouring words, with the identities beside them where these count."""

    said: str
    ids: bytes
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenEntry:
    """A document: facts, its blocks and the words of each by their place among those of all documents."""

    facts: tuple[str, str, str | None, str, str | None, tuple[str, ...] | None, str | None]
    blocks: bytes
    words: bytes
    addresses: tuple[str, ...]
    joint: str
    numbers: tuple[int, int, tuple[int, ...]]
    columns: tuple[bytes, bytes, bytes]
    gone: tuple[FrozenWords, ...]
    spots: tuple[FrozenWords, ...]
    asked: tuple[FrozenWords, ...]
    labels: tuple[tuple[Span, str], ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is stored of lives."""

    version: int
    words: tuple[str, ...]
    said: tuple[str, ...]
    blocks: tuple[FrozenBlock, ...]
    identities: tuple[bytes, ...]
    entries: tuple[FrozenEntry, ...]
    remarks: tuple[Doubt, ...]


def rebuild(lives: Lives, symbol: str) -> str:
    """A document as it was printed, character for character: words, blanks, signs and labels.

    Raises `ValueError` for a symbol that is no document of these lives.
    """
    return printed_source(lives.entries[entry_of(lives, symbol)].sheet)


def freeze_lives(lives: Lives) -> bytes:
    """Lives as bytes. Guarantees: `thaw_lives` gives lives that trace, return, rebuild and grow as these do."""
    known = lives.memory.known
    said = {name: n for n, name in enumerate(known.numbers)}
    blocks = list({id(block): block for entry in lives.entries for block in entry.sheet.blocks}.values())
    arrays = list({id(ids): ids for entry in lives.entries for ids in entry.words}.values())
    where = {id(one): n for n, one in enumerate(blocks)}, {id(one): n for n, one in enumerate(arrays)}
    return msgspec.msgpack.encode(
        Frozen(
            VERSION,
            tuple(known.words),
            tuple(known.numbers),
            tuple(FrozenBlock(b.printed, said[b.said], b.kinds, b.starts, b.label) for b in blocks),
            tuple(_bytes(ids) for ids in arrays),
            tuple(_frozen(entry, *where) for entry in lives.entries),
            lives.remarks,
        )
    )


def _bytes(ids: Ints | Sequence[int]) -> bytes:
    return np.asarray(ids, "<i4").tobytes()


def _ints(content: bytes) -> Ints:
    return np.frombuffer(content, "<i4").astype(np.int32)


def _frozen(entry: Entry, blocks: dict[int, int], arrays: dict[int, int]) -> FrozenEntry:
    sheet = entry.sheet
    facts = (entry.symbol, entry.kind, entry.label, entry.date, entry.published, entry.follows, entry.language)
    return FrozenEntry(
        facts,
        _bytes([blocks[id(block)] for block in sheet.blocks]),
        _bytes([arrays[id(ids)] for ids in entry.words]),
        sheet.addresses,
        sheet.joint,
        (entry.first, entry.births, entry.basis),
        (_bytes(entry.left), _bytes(entry.back), _bytes(entry.entered)),
        tuple(FrozenWords(one.said, _bytes(one.ids)) for one in entry.gone),
        tuple(FrozenWords(one.said, _bytes(one.ids), (one.ahead, one.behind)) for one in entry.spots),
        tuple(FrozenWords(one.said, _bytes(one.ids)) for one in entry.asked),
        entry.labels,
        entry.doubts,
    )


def thaw_lives(content: bytes) -> Lives:
    """The lives that were frozen. Raises `TravauxError` (`unreadable_lives`) for bytes that are none, or of another version."""
    try:
        frozen = msgspec.msgpack.decode(content, type=Frozen)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise _unreadable(str(error)) from error
    if frozen.version != VERSION:
        raise _unreadable(f"version {frozen.version}, expected {VERSION}")
    known = Known()
    for word in frozen.words:
        known.words[word]
    numbers = [known.numbers[said] for said in frozen.said]
    blocks = [Block(b.printed, frozen.said[b.said], numbers[b.said], b.kinds, b.starts, b.label) for b in frozen.blocks]
    for block in blocks:
        known.blocks[block.printed if block.kinds is None else (block.printed, block.kinds)] = block
    arrays = [_ints(one) for one in frozen.identities]
    return Lives(tuple(_thawed(e, blocks, arrays) for e in frozen.entries), frozen.remarks, Memory(known=known))


def _thawed(one: FrozenEntry, blocks: Sequence[Block], arrays: Sequence[Ints]) -> Entry:
    laid = tuple(blocks[n] for n in _ints(one.blocks).tolist())
    spoken = tuple(block for block in laid if block.said)
    sheet = Sheet(laid, spoken, "".join([block.number for block in spoken]), one.addresses, one.joint)
    left, back, entered = (_ints(column) for column in one.columns)
    return Entry(
        *one.facts,
        sheet,
        tuple(arrays[n] for n in _ints(one.words).tolist()),
        *one.numbers,
        left,
        back,
        entered,
        tuple(Stretch(s.said, _ints(s.ids).tolist()) for s in one.gone),
        tuple(Gone(s.said, _ints(s.ids).tolist(), s.beside[0], s.beside[1]) for s in one.spots),
        tuple(Stretch(s.said, _ints(s.ids).tolist()) for s in one.asked),
        one.labels,
        one.doubts,
    )


def _unreadable(why: str) -> TravauxError:
    return TravauxError(
        "unreadable_lives", f"The stored lives cannot be read: {why}.", try_this="Trace the negotiation again."
    )

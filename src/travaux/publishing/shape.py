"""Runs gathered into blocks (one printed paragraph each) and sections (one article, preamble, part heading each)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ..comparison.changes import Comparison
from ..text.documents import Text
from ..text.provisions import Provision
from ..text.words import Kind
from .outline import HEADS, TEXT, Outline, head_of, level, outline
from .redline import Run, runs

__all__ = ["Block", "Piece", "Redline", "Section", "plain", "redline"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run or a part of one that lies in one provision; `part` is 0 wording, 1 label, 2 heading."""

    run: Run
    part: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the page: its address, in which text (`before` for a struck one), how deep, its pieces.

    `opens` is true where the paragraph begins here, false where it goes on after something that stands between.
    """

    address: str
    side: str
    level: int
    opens: bool
    pieces: tuple[Piece, ...]

    @property
    def touched(self) -> bool:
        """Whether anything changed in it."""
        return any(p.run.change or p.run.carrier for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """One article or other head with what stands under it; `head` is None for words outside every provision; `continued`
    is true for the later part of a section too long for one page."""

    address: str
    side: str
    head: Provision | None
    title: Block | None
    blocks: tuple[Block, ...]
    continued: bool = False

    @property
    def touched(self) -> bool:
        """Whether anything changed in it, the heading included."""
        return any(b.touched for b in (*((self.title,) if self.title else ()), *self.blocks))


@dataclass(frozen=True, slots=True, eq=False)
class Redline:
    """A redline ready to be set: both texts and the sections in the order of the later one."""

    before: Text
    after: Text
    comparison: Comparison
    sections: tuple[Section, ...]


def redline(before: Text, after: Text, comparison: Comparison) -> Redline:
    """Two texts and their comparison as sections of blocks of runs."""
    sides = {"before": outline(before), "after": outline(after)}
    blocks = _blocks(_pieces(runs(before, after, comparison), sides), sides)
    return Redline(before, after, comparison, tuple(_sections(blocks, sides)))


def plain(text: Text) -> Redline:
    """A single draft in the same shape, nothing changed."""
    return redline(text, text, Comparison((), (), {}))


def _side(run: Run) -> str:
    return "before" if run.side == "before" else "after"


def _pieces(stream: Iterable[Run], sides: dict[str, Outline]) -> Iterator[tuple[Piece, int]]:
    """Every run cut where the provision or the part changes, with the provision it lies in. Page furniture stays out."""
    for run in stream:
        laid = sides[_side(run)]
        start, end = run.span
        low, high = np.searchsorted(laid.cuts, [start, end], side="left").tolist()
        bounds = [start, *(c for c in laid.cuts[low:high].tolist() if c > start), end]
        for a, b in pairwise(bounds):
            if a == b and len(bounds) > 2:
                continue
            owner = int(laid.owners[a]) if a < len(laid.owners) else -1
            part = int(laid.parts[a]) if a < len(laid.parts) else TEXT
            yield Piece(replace(run, span=(a, b)), part), owner


Key = tuple[str, int, bool]


def _blocks(pieces: Iterable[tuple[Piece, int]], sides: dict[str, Outline]) -> Iterator[tuple[Key, Block]]:
    """Blocks in order. A struck piece opens its own block where it takes a whole provision, else it stays in the line."""
    key: Key | None = None
    held: list[Piece] = []
    opens = True
    for piece, owner in pieces:
        fresh = _next_key(key, piece, owner, sides)
        if fresh != key:
            if key is not None and held:
                yield key, _block(key, held, opens, sides)
            key, held = fresh, []
            opens = _opens(fresh, piece, sides)
        held.append(piece)
    if key is not None and held:
        yield key, _block(key, held, opens, sides)


def _next_key(key: Key | None, piece: Piece, owner: int, sides: dict[str, Outline]) -> Key:
    """The block a piece belongs to: the one in hand, or one that begins with it."""
    side = _side(piece.run)
    inline = _inline(piece, owner, sides[side])
    if inline and (ahead := _ahead(piece, owner, sides)) is not None:
        return ahead
    if key is None or not (inline or _blank(piece, sides[side])):
        return side, owner, _is_head(piece.run.span[0], owner, sides[side])
    if inline and key[2] and not _is_head(piece.run.span[0], owner, sides[side]):
        return key[0], key[1], False
    return key


def _ahead(piece: Piece, owner: int, sides: dict[str, Outline]) -> Key | None:
    """The paragraph of the later text that opens with struck words: they began their own, or what replaces them begins it."""
    change, after = piece.run.change, sides["after"]
    if change is None or piece.run.ghost or change.after.span[0] >= len(after.owners):
        return None
    at = change.after.span[0]
    other = int(after.owners[at])
    if other < 0 or at > after.wholes[other][0]:
        return None
    replaced = change.after.span[1] > at
    begins = change.before.span[0] <= sides["before"].wholes[owner][0]
    return ("after", other, _is_head(at, other, after)) if replaced or begins else None


def _is_head(at: int, owner: int, laid: Outline) -> bool:
    """Whether a word is printed in the heading of a provision: its label, its title, or a bracket opened before them."""
    if owner < 0 or laid.text.provisions[owner].kind not in HEADS:
        return False
    one = laid.text.provisions[owner]
    end = max(span[1] for span in (one.label, one.heading_span, (0, 0)) if span)
    return at < end


def _opens(key: Key, piece: Piece, sides: dict[str, Outline]) -> bool:
    side, owner, head = key
    if side == "after" and piece.run.side == "before":
        return True
    return head or owner < 0 or piece.run.span[0] <= sides[side].wholes[owner][0]


def _blank(piece: Piece, laid: Outline) -> bool:
    start, end = piece.run.span
    return start < end and bool((laid.text.words.kinds[start:end] == Kind.BLANK).all())


def _inline(piece: Piece, owner: int, laid: Outline) -> bool:
    """Whether a struck piece is part of a line that goes on, and not a whole provision that went."""
    if piece.run.side != "before" or owner < 0:
        return False
    change = piece.run.change
    start, end = change.before.span if change else piece.run.span
    first, last = laid.wholes[owner]
    return not (start <= first and last <= end)


def _block(key: Key, pieces: list[Piece], opens: bool, sides: dict[str, Outline]) -> Block:
    side, owner, _ = key
    text = sides[side].text
    address = text.provisions[owner].address if owner >= 0 else ""
    return Block(address, side, level(text, owner), opens, tuple(pieces))


def _sections(blocks: Iterable[tuple[Key, Block]], sides: dict[str, Outline]) -> Iterator[Section]:
    at: tuple[str, int] | None = None
    title: Block | None = None
    held: list[Block] = []
    for (side, owner, is_head), block in blocks:
        fresh = (side, head_of(sides[side].text, owner))
        if at is None or (fresh != at and (side == "after" or is_head)):
            if at is not None:
                yield _section(at, title, held, sides)
            at, title, held = fresh, None, []
        if is_head and title is None and not held:
            title = block
        else:
            held.append(block)
    if at is not None:
        yield _section(at, title, held, sides)


def _section(at: tuple[str, int], title: Block | None, blocks: list[Block], sides: dict[str, Outline]) -> Section:
    side, index = at
    head = sides[side].text.provisions[index] if index >= 0 else None
    return Section(head.address if head else "", side, head, title, tuple(blocks))

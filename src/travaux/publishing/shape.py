"""Runs gathered into blocks (one printed paragraph each) and sections (one article, preamble, part heading each)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ..comparison.changes import Change, Comparison
from ..text.documents import Text
from ..text.provisions import Provision
from ..text.words import SIGNS, Kind, Span
from .outline import HEADS, TEXT, Outline, head_of, level, outline, words_of
from .redline import Run, runs

__all__ = ["Block", "Piece", "Redline", "Section", "is_note", "is_notes", "plain", "redline"]


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
    is true for what goes on after a page or a struck article that stands between."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Both texts as outlines by side, and for each change the whole stretch of the earlier text that went with it."""

    sides: dict[str, Outline]
    extents: dict[int, Span]


def extents(before: Text, comparison: Comparison) -> dict[int, Span]:
    """For each change the struck stretch it is part of: strikes that touch in both texts are one stretch.

    A dropped paragraph may be several changes (its number, its brackets, its words); it went as a whole all the same.
    """
    struck = [c for c in comparison.changes if c.within is None and c.after.span[0] == c.after.span[1]]
    found = {c.number: c.before.span for c in comparison.changes}
    chain: list[Change] = []
    for change in sorted(struck, key=lambda c: c.before.span):
        if chain and not _touch(before, chain[-1], change):
            chain = []
        chain.append(change)
        span = chain[0].before.span[0], change.before.span[1]
        found.update((c.number, span) for c in chain)
    return found


def _touch(before: Text, one: Change, other: Change) -> bool:
    between = before.words.kinds[one.before.span[1] : other.before.span[0]]
    return one.after.span == other.after.span and bool(np.isin(between, (Kind.BLANK, Kind.ASIDE)).all())


def is_notes(section: Section) -> bool:
    """Whether a section holds the footnotes of a text."""
    return section.head is None and any(is_note(block) for block in section.blocks)


def is_note(block: Block) -> bool:
    """Whether a block is a footnote."""
    return block.address.startswith("fn_")


def redline(before: Text, after: Text, comparison: Comparison) -> Redline:
    """Two texts and their comparison as sections of blocks of runs."""
    laid = Laid({"before": outline(before), "after": outline(after)}, extents(before, comparison))
    blocks = _blocks(_pieces(runs(before, after, comparison), laid.sides), laid)
    return Redline(before, after, comparison, tuple(_sections(blocks, laid.sides)))


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


def _blocks(pieces: Iterable[tuple[Piece, int]], laid: Laid) -> Iterator[tuple[Key, Block]]:
    """Blocks in order. A struck piece opens its own block where it takes a whole provision, else it stays in the line."""
    key: Key | None = None
    held: list[Piece] = []
    opens = True
    for piece, owner in pieces:
        fresh = _next_key(key, piece, owner, laid)
        if fresh != key or (_breaks(piece, fresh, laid.sides) and _says(held, laid.sides)):
            if key is not None and held:
                yield key, _block(key, held, opens, laid.sides)
            key, held = fresh, []
            opens = _opens(fresh, piece, laid.sides)
        held.append(piece)
    if key is not None and held:
        yield key, _block(key, held, opens, laid.sides)


def _next_key(key: Key | None, piece: Piece, owner: int, laid: Laid) -> Key:
    """The block a piece belongs to: the one in hand, or one that begins with it."""
    side, sides = _side(piece.run), laid.sides
    inline = _inline(piece, owner, laid)
    if inline and (ahead := _ahead(piece, owner, sides)) is not None:
        return ahead
    if key is None or not (inline or _slight(piece, key, owner, sides)):
        return side, owner, _is_head(piece.run.span[0], owner, sides[side])
    if inline and key[2] and not _struck_in_head(piece, owner, sides):
        return key[0], key[1], False
    return key


def _breaks(piece: Piece, key: Key, sides: dict[str, Outline]) -> bool:
    """Whether a printed paragraph begins here in the midst of a provision."""
    side = _side(piece.run)
    return side == key[0] and not key[2] and piece.part == TEXT and piece.run.span[0] in sides[side].breaks


def _says(pieces: list[Piece], sides: dict[str, Outline]) -> bool:
    """Whether the pieces of a block hold wording already, and not only a label."""
    return any(p.part == TEXT and words_of(sides[_side(p.run)].text, p.run.span).strip() for p in pieces)


def _slight(piece: Piece, key: Key, owner: int, sides: dict[str, Outline]) -> bool:
    """Whether a piece is too slight to open a block: blanks, or a stop that is left of a sentence that went."""
    laid, (start, end) = sides[_side(piece.run)], piece.run.span
    kinds = laid.text.words.kinds[start:end]
    if start < end and bool((kinds == Kind.BLANK).all()):
        return True
    alone = piece.run.side == "same" and key[0] == "before" and owner >= 0 and start > laid.wholes[owner][0]
    return alone and not any(c.isalnum() or c in SIGNS for c in words_of(laid.text, (start, end)))


def _struck_in_head(piece: Piece, owner: int, sides: dict[str, Outline]) -> bool:
    """Whether struck words stand in a heading: where they stood, or where what replaces them stands."""
    change, after = piece.run.change, sides["after"]
    if _is_head(piece.run.span[0], owner, sides["before"]):
        return True
    at = change.after.span[0] if change else len(after.owners)
    return at < len(after.owners) and _is_head(at, int(after.owners[at]), after)


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


def _inline(piece: Piece, owner: int, laid: Laid) -> bool:
    """Whether a struck piece is part of a line that goes on, and not of a whole provision that went."""
    if piece.run.side != "before" or owner < 0:
        return False
    change = piece.run.change
    start, end = laid.extents[change.number] if change else piece.run.span
    first, last = laid.sides["before"].wholes[owner]
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
    met: set[tuple[str, int]] = set()
    for (side, owner, is_head), block in blocks:
        fresh = (side, head_of(sides[side].text, owner))
        if at is None or (fresh != at and (side == "after" or is_head)):
            if at is not None:
                yield replace(_section(at, title, held, sides), continued=at in met)
                met.add(at)
            at, title, held = fresh, None, []
        if is_head and title is None and not held:
            title = block
        else:
            held.append(block)
    if at is not None:
        yield replace(_section(at, title, held, sides), continued=at in met)


def _section(at: tuple[str, int], title: Block | None, blocks: list[Block], sides: dict[str, Outline]) -> Section:
    side, index = at
    head = sides[side].text.provisions[index] if index >= 0 else None
    return Section(head.address if head else "", side, head, title, tuple(blocks))

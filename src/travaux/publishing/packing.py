"""Long redlines and drafts in pages of a size that a telephone can hold, broken at parts where there are parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..text.words import Ints
from .shape import Block, Redline, Section

__all__ = ["LIMIT", "Packed", "blocks_of", "pack"]

LIMIT = 210_000
"""Characters of HTML for the sections of one page; frame and list of changes come on top."""


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Sections by page, and the page (from 0) on which each change stands and each move left its ghost; `firsts` holds the
    first word of the later text on each page."""

    pages: tuple[tuple[Section, ...], ...]
    changes: dict[int, int]
    ghosts: dict[int, int]
    firsts: tuple[int, ...]


def pack(redline: Redline, limit: int = LIMIT, *, ahead: int = 0) -> Packed:
    """The sections of a redline by page; `ahead` characters stand on the first page before them.

    Guarantees: every section once, in order; no page empty but the only one.
    """
    starts = redline.after.words.starts, redline.before.words.starts
    sections = [part for section in redline.sections for part in _parts(section, starts, limit)]
    weights = [_weight(section, starts) for section in sections]
    pages = _pages(sections, weights, limit, ahead)
    changes: dict[int, int] = {}
    ghosts: dict[int, int] = {}
    for number, page in enumerate(pages):
        for section in page:
            _note(section, number, changes, ghosts)
    return Packed(pages, changes, ghosts, _firsts(pages))


def _firsts(pages: tuple[tuple[Section, ...], ...]) -> tuple[int, ...]:
    firsts: list[int] = []
    for sections in pages:
        runs = (p.run for s in sections for b in blocks_of(s) for p in b.pieces)
        firsts.append(next((r.span[0] for r in runs if r.side != "before"), firsts[-1] if firsts else 0))
    return tuple(firsts)


def blocks_of(section: Section) -> tuple[Block, ...]:
    """All blocks of a section, its heading first."""
    return (*((section.title,) if section.title else ()), *section.blocks)


def _parts(section: Section, starts: tuple[Ints, Ints], limit: int) -> Iterator[Section]:
    """A section in parts that fit a page each; nearly always the section itself."""
    if _weight(section, starts) <= limit:
        yield section
        return
    held: list[Block] = []
    weight, title = 0, section.title
    for block in section.blocks:
        heavy = _block_weight(block, starts)
        if held and weight + heavy > limit:
            yield replace(section, title=title, blocks=tuple(held), continued=title is not section.title)
            held, weight, title = [], 0, None
        held.append(block)
        weight += heavy
    yield replace(section, title=title, blocks=tuple(held), continued=title is not section.title)


def _weight(section: Section, starts: tuple[Ints, Ints]) -> int:
    return 150 + sum(_block_weight(block, starts) for block in blocks_of(section))


def _block_weight(block: Block, starts: tuple[Ints, Ints]) -> int:
    """About how many characters of HTML a block becomes, with its lines in the list of changes."""
    total = 70
    for piece in block.pieces:
        column = starts[1] if piece.run.side == "before" else starts[0]
        total += int(column[piece.run.span[1]]) - int(column[piece.run.span[0]])
        total += 450 if piece.run.change else 0
    return total


def _pages(
    sections: Sequence[Section], weights: Sequence[int], limit: int, ahead: int
) -> tuple[tuple[Section, ...], ...]:
    pages: list[list[Section]] = [[]]
    held = ahead
    for section, weight in zip(sections, weights, strict=True):
        top = section.head is not None and section.head.kind in ("part", "chapter", "annex")
        full = held + weight > limit or (top and held > limit * 0.6)
        if pages[-1] and full:
            pages.append([])
            held = 0
        pages[-1].append(section)
        held += weight
    return tuple(tuple(page) for page in pages)


def _note(section: Section, page: int, changes: dict[int, int], ghosts: dict[int, int]) -> None:
    for block in blocks_of(section):
        for piece in block.pieces:
            run = piece.run
            if run.carrier:
                changes.setdefault(run.carrier.number, page)
            if run.change and run.ghost:
                ghosts.setdefault(run.change.number, page)
            elif run.change:
                changes.setdefault(run.change.number, page)

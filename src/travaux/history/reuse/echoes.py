"""Echoes: which provision of a draft repeats which provision of another instrument, and where it departs from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from ...text import Text
from ..asking.rewriting import provision_words
from ..records import Dated
from .finding import Found, places_of
from .shelf import Shelf

__all__ = ["Departure", "Echo", "echoes"]

ALIKE = 0.6
"""From this likeness on a provision repeats another."""
SHORT = 12
"""Provisions of fewer words are not looked at: they are formulae."""
WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Departure:
    """Words of the draft where it departs from the instrument, and the words that stand there in the instrument ("": none)."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Echo:
    """One provision of a draft and the provision of an instrument it repeats: addresses, likeness (0-1, over words), words they
    share, and each departure in order. `dated_before` is false where the instrument is the younger one: then it is the echo."""

    address: str
    instrument: str
    source: str
    likeness: float
    shared: int
    departures: tuple[Departure, ...]
    dated_before: bool = True


def echoes(draft: Dated, instruments: Sequence[Dated], least: float = ALIKE) -> tuple[Echo, ...]:
    """For each provision of a draft and each instrument the provision that it repeats, where there is one; in the order of
    the draft, the likest instrument first.

    Instruments are plain documents of the shelf: model treaties, sister conventions. A provision of fewer than twelve words
    is not looked at.
    """
    ours = list(_paragraphs(draft.text))
    found = [echo for one in instruments for echo in _of_one(draft, ours, one, least)]
    order = {address: n for n, (address, _) in enumerate(ours)}
    return tuple(sorted(found, key=lambda echo: (order[echo.address], -echo.likeness)))


def _paragraphs(text: Text) -> Iterator[tuple[str, str]]:
    """The provisions of a text with words of their own: (address, words)."""
    for index, one in enumerate(text.provisions):
        if one.kind in ("preface", "footnote", "conclusions"):
            continue
        for n, words in provision_words(text, index)[:1]:
            if n == index and len(WORD.findall(words)) >= SHORT:
                yield one.address, words


def _of_one(draft: Dated, ours: Sequence[tuple[str, str]], instrument: Dated, least: float) -> Iterator[Echo]:
    theirs = list(_paragraphs(instrument.text))
    if not theirs or not ours:
        return
    places = places_of([words for _, words in ours], Shelf.of([words for _, words in theirs]), least / 2)
    for (address, words), place in zip(ours, places, strict=True):
        echo = _echo(address, words, theirs, place) if place is not None else None
        if echo is not None and echo.likeness >= least:
            yield Echo(
                echo.address, instrument.symbol, echo.source, echo.likeness, echo.shared, echo.departures,
                instrument.date <= draft.date,
            )  # fmt: skip


def _echo(address: str, words: str, theirs: Sequence[tuple[str, str]], place: Found) -> Echo | None:
    """A provision held against the one it was found in, word by word as printed."""
    source, other = theirs[place.piece]
    a, b = WORD.findall(words), WORD.findall(other)
    first, then = [word.casefold() for word in a], [word.casefold() for word in b]
    codes = Indel.opcodes(first, then)
    shared = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
    departs = tuple(_departures(a, b, [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]))
    return Echo(address, "", source, round(2 * shared / max(1, len(a) + len(b)), 4), shared, departs)


def _departures(a: list[str], b: list[str], codes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[Departure]:
    """The stretches that differ, what goes and what comes at one place taken together."""
    at, held = 0, [0, 0, 0, 0]
    for tag, i, j, k, m in (*codes, ("equal", len(a), len(a), len(b), len(b))):
        if tag != "equal":
            held = [held[0], j, held[2], m] if at else [i, j, k, m]
            at = 1
        elif at:
            yield Departure(_joined(a[held[0] : held[1]]), _joined(b[held[2] : held[3]]))
            at = 0


def _joined(words: list[str]) -> str:
    return re.sub(r" (?=[,.;:)\]”’])", "", " ".join(words))

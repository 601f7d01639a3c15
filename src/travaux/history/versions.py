"""The legislative history of a provision: all its versions, what was asked for it, what left and what came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..text.words import Ints, Span
from .blocks import printed_source
from .lives import Entry, Lives, entry_of, identities, is_draft
from .places import columns_of, label_at, spoken_at

__all__ = ["Version", "versions"]

ALIKE = 0.15
QUOTED = 8
SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Version:
    """A provision in one document, or what a side document says of it.

    `share` is how much of the two is common with the version before it in the drafts, or how much of a passage of a side
    document quotes the provision (0-1). `new` are its words born there, `back` those that came back, `gone` the words of the
    version before that left with it. `span` are the words of the document, `text` as printed.
    """

    document: str
    kind: str
    date: str
    published: str | None
    label: str | None
    address: str
    span: Span
    text: str
    share: float
    new: int = 0
    back: int = 0
    gone: int = 0


def versions(lives: Lives, address: str, symbol: str) -> tuple[Version, ...]:
    """The history of a provision of a document from first to last: its version in every draft that has one, found by the words
    they share, and between them the passages of side documents that quote it or a word that was ever in it.

    Raises `ValueError` where the document is no draft of these lives or has no such provision.
    """
    at = entry_of(lives, symbol)
    if not is_draft(lives.entries[at]) or not len(_within(lives.entries[at], address)):
        raise ValueError(f"no provision {address!r} in a draft {symbol!r}")
    found = {at: (address, 1.0)}
    _follow(lives, found, at, range(at - 1, -1, -1))
    _follow(lives, found, at, range(at + 1, len(lives.entries)))
    ever = np.unique(
        np.concatenate([identities(lives.entries[n])[_within(lives.entries[n], a)] for n, (a, _) in found.items()])
    )
    out: list[Version] = []
    for number, entry in enumerate(lives.entries):
        if number in found:
            out.append(_version(lives, number, found))
        elif not is_draft(entry):
            out += _passages(entry, ever)
    return tuple(out)


def _follow(lives: Lives, found: dict[int, tuple[str, float]], at: int, others: Sequence[int]) -> None:
    """Find the provision in other drafts, one after the other, each time from the version found last."""
    last = at
    for number in others:
        entry = lives.entries[number]
        if not is_draft(entry):
            continue
        held = identities(lives.entries[last])[_within(lives.entries[last], found[last][0])]
        address, share = _likest(entry, held, found[last][0])
        if share >= ALIKE:
            found[number] = address, share
            last = number


def _within(entry: Entry, address: str) -> Ints:
    """The words said in a provision, by their place among the words said."""
    inside = np.array([a == address or a.startswith(f"{address}__") for a in _addresses(entry)], bool)
    return np.flatnonzero(inside[_blocks(entry)]).astype(np.int32)


def _addresses(entry: Entry) -> list[str]:
    return [entry.sheet.address(n) for n in range(len(entry.sheet.blocks))]


def _blocks(entry: Entry) -> Ints:
    return columns_of(entry.sheet)[2][spoken_at(entry.sheet)]


def _likest(entry: Entry, held: Ints, address: str) -> tuple[str, float]:
    """The provision of a draft that has most in common with some words: twice the common words by all, children included."""
    shared, sizes = _counts(entry, np.isin(identities(entry), held))
    scores = {name: 2 * n / (len(held) + sizes[name]) for name, n in shared.items()}
    best = max(scores, key=lambda name: (scores[name], name == address, -len(name)), default="")
    return best, round(scores.get(best, 0.0), 3)


def _counts(entry: Entry, common: np.ndarray) -> tuple[dict[str, int], dict[str, int]]:
    """For each provision the words that are common and all its words."""
    addresses, blocks = _addresses(entry), _blocks(entry)
    every = np.bincount(blocks, minlength=len(addresses)).tolist()
    some = np.bincount(blocks, weights=common, minlength=len(addresses)).astype(int).tolist()
    shared: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for block, name in enumerate(addresses):
        steps = name.split("__")
        for depth in range(1, len(steps) + 1) if name else ():
            above = "__".join(steps[:depth])
            sizes[above] = sizes.get(above, 0) + every[block]
            if some[block]:
                shared[above] = shared.get(above, 0) + some[block]
    return shared, sizes


def _version(lives: Lives, number: int, found: dict[int, tuple[str, float]]) -> Version:
    entry, (address, share) = lives.entries[number], found[number]
    places = _within(entry, address)
    ids = identities(entry)[places]
    before = max((n for n in found if n < number), default=-1)
    gone = 0
    if before >= 0:
        was = identities(lives.entries[before])[_within(lives.entries[before], found[before][0])]
        gone = int((~np.isin(was, identities(entry))).sum())
    fresh = int((ids >= entry.first).sum())
    back = int(np.isin(ids, entry.back).sum())
    return _told(entry, places, address, share=share, counts=(fresh, back, gone))


def _passages(entry: Entry, ever: Ints) -> Iterator[Version]:
    """The passages of a side document, provision by provision, that quote eight words or a third of what they say."""
    ids = identities(entry)
    carried, blocks = np.isin(ids, ever), _blocks(entry)
    for block in np.unique(blocks[carried]).tolist():
        places = np.flatnonzero(blocks == block).astype(np.int32)
        share = float(carried[places].mean())
        if carried[places].sum() >= QUOTED and share >= SHARE:
            fresh = int((ids[places] >= entry.first).sum())
            yield _told(entry, places, entry.sheet.address(block), share=round(share, 3), counts=(fresh, 0, 0))


def _told(entry: Entry, places: Ints, address: str, *, share: float, counts: tuple[int, int, int]) -> Version:
    words, starts = spoken_at(entry.sheet)[places], columns_of(entry.sheet)[0]
    span = int(words[0]), int(words[-1]) + 1
    text = printed_source(entry.sheet)[int(starts[span[0]]) : int(starts[span[1]])]
    facts = (entry.symbol, entry.kind, entry.date, entry.published, label_at(entry, span[0]))
    return Version(*facts, address, span, text, share, *counts)

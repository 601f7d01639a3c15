"""The same steps the plain way: word by word, with lists, sets and dictionaries. Slow, short, and what the fast ones are held to.

Nothing in the product calls this; tests compare it with the columns on random texts and on real drafts.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Kind, Text
from ..text.words import Span
from .lives import Entry, Lives, identities, is_draft

__all__ = ["plain_blocks", "plain_crossings", "plain_origins", "plain_runs"]


def plain_blocks(text: Text) -> list[list[str]]:
    """The words said in a text, cut where a provision, a heading or a label begins or ends."""
    cuts = {
        edge for one in text.provisions for span in (one.span, one.label, one.heading_span) if span for edge in span
    }
    blocks: list[list[str]] = [[]]
    for index in range(len(text.words)):
        if index in cuts:
            blocks.append([])
        word = text.words[index]
        if word.kind == Kind.SAID:
            blocks[-1].append(word.text)
    return [block for block in blocks if block]


def plain_crossings(lives: Lives, number: int) -> tuple[set[int], set[int], set[int]]:
    """The identities that left with a draft, those that came back, and those of side documents that it is the first to carry."""
    here = _held(lives.entries[number])
    before = set().union(*(_held(lives.entries[n]) for n in lives.entries[number].basis))
    ever = set().union(*(_held(one) for one in lives.entries[:number] if is_draft(one)))
    older = {one for one in here if one < lives.entries[number].first}
    return before - here, (older & ever) - before, older - ever


def _held(entry: Entry) -> set[int]:
    return set(identities(entry).tolist())


def plain_origins(lives: Lives, number: int) -> list[str]:
    """For each word said in a document the first document that shows its identity."""
    first: dict[int, str] = {}
    for entry in lives.entries:
        for one in identities(entry).tolist():
            first.setdefault(one, entry.symbol)
    return [first[one] for one in identities(lives.entries[number]).tolist()]


def plain_runs(stretches: Sequence[Sequence[str]], said: Sequence[str], span: Span) -> list[tuple[int, int]]:
    """Where the words of a span stand in stretches: (stretch, place), in order."""
    wanted = list(said[slice(*span)])
    size = len(wanted)
    return [
        (number, place)
        for number, stretch in enumerate(stretches)
        for place in range(len(stretch) - size + 1)
        if list(stretch[place : place + size]) == wanted
    ]

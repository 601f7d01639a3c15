"""Changes that stand in a Word file as changes: who typed them is printed, who asked for them is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...text import Mark, Text
from ...text.revisions import DELETIONS, INSERTIONS
from ..placing import address_at
from ..records import Dated, Request
from ..wording import said

__all__ = ["from_tracked"]


def from_tracked(dated: Dated) -> Iterator[Request]:
    """One request for each author and provision, with what was typed in and struck out there; its form is "tracked"."""
    text = dated.text
    marks = sorted((m for m in text.marks if m.author and m.kind in DELETIONS | INSERTIONS), key=lambda m: m.span)
    places = address_at(text)
    for (author, address), group in groupby(marks, key=lambda m: (m.author or "", places(m.span[0]))):
        ours = list(group)
        span = (ours[0].span[0], max(m.span[1] for m in ours))
        inserts, strikes = _words(text, ours, INSERTIONS), _words(text, ours, DELETIONS)
        if inserts or strikes:
            yield Request(
                dated.symbol, author, "propose", address, dated.symbol, inserts, strikes, span, dated.date,
                dated.published, form="tracked",
            )  # fmt: skip


def _words(text: Text, marks: list[Mark], kinds: frozenset[str]) -> tuple[str, ...]:
    spans: list[list[int]] = []
    for mark in marks:
        if mark.kind in kinds:
            if spans and spans[-1][1] >= mark.span[0] - 1:
                spans[-1][1] = max(spans[-1][1], mark.span[1])
            else:
                spans.append(list(mark.span))
    return tuple(words for a, b in spans if (words := said(text, (a, b))))

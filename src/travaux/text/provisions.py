"""Provisions: the parts of a draft as spans over its words, each with an Akoma Ntoso address (eId)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .words import Span

__all__ = ["KINDS", "Provision", "children", "find", "own_spans"]

KINDS = (
    "preface",
    "preamble",
    "recital",
    "part",
    "chapter",
    "section",
    "subsection",
    "article",
    "paragraph",
    "subparagraph",
    "point",
    "clause",
    "option",
    "wrapup",
    "conclusions",
    "annex",
    "footnote",
)


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of a draft.

    `address` is its eId (`part_II__art_9bis__para_2__subpara_a`); `kind` one of `KINDS`; `number` the printed number without
    its dress ("9 bis", "2", "a"), None where none is printed. `span` holds everything from the label to the last word of the
    last child; `label` and `heading_span` are inside it. `parent` is the index of the parent in the text's provisions, -1 at
    the top. `heading` is the printed title, blanks folded.

    Guarantees: spans of siblings do not overlap, a child lies in its parent, provisions stand in the order of their spans.
    """

    address: str
    kind: str
    number: str | None
    heading: str | None
    span: Span
    label: Span | None = None
    heading_span: Span | None = None
    parent: int = -1


def children(provisions: Sequence[Provision], index: int) -> Iterator[int]:
    """The indexes of the direct children of a provision, in order (-1 gives the top)."""
    for other in range(index + 1, len(provisions)):
        if index >= 0 and provisions[other].span[0] >= provisions[index].span[1]:
            break
        if provisions[other].parent == index:
            yield other


def own_spans(provisions: Sequence[Provision], index: int) -> tuple[Span, ...]:
    """The words of a provision that belong to none of its children and are neither its label nor its heading.

    >>> own_spans((Provision("art_1", "article", "1", None, (0, 9), label=(0, 3)),), 0)
    ((3, 9),)
    """
    one = provisions[index]
    taken = [span for span in (one.label, one.heading_span) if span is not None]
    taken += [provisions[child].span for child in children(provisions, index)]
    at, spans = one.span[0], []
    for start, end in sorted(taken):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    if at < one.span[1]:
        spans.append((at, one.span[1]))
    return tuple(spans)


def find(provisions: Sequence[Provision], address: str) -> int | None:
    """The index of the provision with this eId, None where there is none."""
    return next((n for n, p in enumerate(provisions) if p.address == address), None)

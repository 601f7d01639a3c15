"""Structure a draft: an ordered list of small passes, each in its own room.

Lines, then the labels that could head them, then the regions without articles, then the outline by the sequence of
numbers, then everything laid over the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from .brackets import bracket_marks, unbalanced
from .documents import Text
from .drafts import Draft
from .footnotes import lay_asides, lay_footnotes, split_words
from .given import gives_addresses, read_given
from .labels import find_labels
from .laying import label_words, lay_cells, lay_doubts, lay_marks, lay_places, lay_provisions
from .lines import Lines, body_end, read_lines, without
from .manuscript import Manuscript
from .outline import Node, Outline
from .placing import read_outline
from .provisions import Provision
from .regions import find_contents, find_furniture, find_regions
from .words import Bytes, Ints, Span, Words, tokenise

__all__ = ["parse"]


def parse(source: str | Manuscript) -> Text:
    """A draft, structured: words with their kinds, the provisions that its printed labels show, marks, footnotes, doubts.

    Guarantees: `write(parse(x)) == x`; every character lies in exactly one word; never raises on text, whatever it says;
    what is odd (a gap in the numbers, a bracket without partner) is a doubt and repairs nothing.

    >>> [p.address for p in parse("Article 3\\n\\n1. Each Party shall report.\\n(a) Yearly;\\n(b) In full.").provisions]
    ['art_3', 'art_3__para_1', 'art_3__para_1__subpara_a', 'art_3__para_1__subpara_b']
    """
    manuscript = source if isinstance(source, Manuscript) else Manuscript(source, ())
    starts, kinds = tokenise(manuscript.source)
    outline, furniture = _outline(source, starts, kinds)
    starts, kinds = split_words(manuscript.marks, starts, kinds)
    places = lay_places(manuscript.places, starts)
    provisions = _provisions(manuscript, outline, starts, kinds)
    brackets = bracket_marks(
        manuscript.source, starts, kinds
    )  # before furniture is set apart: a sign there is a mark too
    lay_asides(manuscript, furniture, starts, kinds)
    notes = lay_footnotes(manuscript, starts, kinds)
    odd = [*outline.doubts, *unbalanced(brackets, manuscript.source, starts, body_end(manuscript))]
    doubts = lay_doubts(odd, provisions, starts, places)
    return Text(
        Words(manuscript.source, starts, kinds, places),
        (*provisions, *notes.provisions),
        (*brackets, *lay_marks(manuscript.marks, starts), *lay_cells(manuscript.blocks, starts)),
        notes.footnotes,
        (*manuscript.doubts, *doubts, *notes.doubts),
        manuscript.facts,
    )


def _outline(source: str | Manuscript, starts: Ints, kinds: Bytes) -> tuple[Outline, list[Span]]:
    """The outline of a draft, and the characters that were heads and feet of its pages."""
    printed = read_lines(source, starts, kinds)
    furniture = find_furniture(printed)
    lines = without(printed, furniture)
    outline = read_given(lines) if gives_addresses(lines) else _read(lines)
    return outline, [(printed.start[n], printed.end[n]) for n in sorted(furniture)]


def _read(lines: Lines) -> Outline:
    """The outline that the printed labels show: contents lists left out, labels, regions, then the sequence of numbers."""
    contents = find_contents(lines)
    labels = find_labels(lines, contents)
    regions = find_regions(lines, labels, contents)
    titles = " ".join(" ".join(lines.text(n) for n in sorted(contents)).lower().split())
    order = tuple(label for line in sorted(labels) for label in labels[line])
    draft = Draft(lines, labels, order, regions, contents, titles, Outline(lines))
    read_outline(draft)
    return draft.outline


def _provisions(manuscript: Manuscript, outline: Outline, starts: Ints, kinds: Bytes) -> list[Provision]:
    """The provisions over words, their labels made label words, double addresses doubted."""
    calls = sorted(mark.span for mark in manuscript.marks if mark.kind == "footnote_reference")
    provisions, doubled = lay_provisions(manuscript.source, outline.nodes, (starts, kinds), calls)
    label_words(outline.nodes, starts, kinds)
    for index in _first_of_runs(doubled, outline.nodes):
        said = f"The address stands twice; this one is {provisions[index].address}."
        outline.doubt("double_address", said, outline.nodes[index].start)
    return provisions


def _first_of_runs(doubled: Sequence[int], nodes: Sequence[Node]) -> list[int]:
    """Of provisions whose address is double, the first under each parent: one doubt a place is enough."""
    first: dict[int, int] = {}
    for index in doubled:
        first.setdefault(nodes[index].parent, index)
    return list(first.values())

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
from .labels import find_labels
from .laying import label_words, lay_doubts, lay_marks, lay_places, lay_provisions
from .lines import Lines, body_end, read_lines
from .manuscript import Facts, Manuscript
from .outline import Node, Outline
from .placing import read_outline
from .regions import find_contents, find_furniture, find_regions
from .words import Words, tokenise

__all__ = ["parse"]


def parse(source: str | Manuscript) -> Text:
    """A draft, structured: words with their kinds, the provisions that its printed labels show, marks, footnotes, doubts.

    Guarantees: `write(parse(x)) == x`; every character lies in exactly one word; never raises on text, whatever it says;
    what is odd (a gap in the numbers, a bracket without partner) is a doubt and repairs nothing.

    >>> [p.address for p in parse("Article 3\\n\\n1. Each Party shall report.\\n(a) Yearly;\\n(b) In full.").provisions]
    ['art_3', 'art_3__para_1', 'art_3__para_1__subpara_a', 'art_3__para_1__subpara_b']
    """
    manuscript = source if isinstance(source, Manuscript) else Manuscript(source, (), facts=Facts())
    text = manuscript.source
    lines = read_lines(source)
    outline, furniture = _read(lines)
    starts, kinds = tokenise(text)
    starts, kinds = split_words(manuscript.marks, starts, kinds)
    calls = sorted(mark.span for mark in manuscript.marks if mark.kind == "footnote_reference")
    provisions, doubled = lay_provisions(text, outline.nodes, (starts, kinds), calls)
    label_words(provisions, kinds)
    lay_asides(manuscript, [(lines.start[n], lines.end[n]) for n in sorted(furniture)], starts, kinds)
    places = lay_places(manuscript.places, starts)
    marks = bracket_marks(text, starts, kinds)
    for index in _first_of_runs(doubled, outline.nodes):
        outline.doubt(
            "double_address",
            f"The address stands twice; this one is {provisions[index].address}.",
            outline.nodes[index].start,
        )
    notes = lay_footnotes(manuscript, starts, kinds, provisions)
    doubts = lay_doubts(
        [*outline.doubts, *unbalanced(marks, text, starts, body_end(manuscript))],
        provisions,
        starts,
        places.pages if places else None,
    )
    return Text(
        Words(text, starts, kinds, places),
        (*provisions, *notes.provisions),
        (*marks, *lay_marks(manuscript.marks, starts)),
        notes.footnotes,
        (*manuscript.doubts, *doubts, *notes.doubts),
        manuscript.facts,
    )


def _first_of_runs(doubled: Sequence[int], nodes: Sequence[Node]) -> list[int]:
    """Of provisions whose address is double, the first under each parent: one doubt a place is enough."""
    first: dict[int, int] = {}
    for index in doubled:
        first.setdefault(nodes[index].parent, index)
    return list(first.values())


def _read(lines: Lines) -> tuple[Outline, frozenset[int]]:
    """The outline of a draft, and the lines that are page furniture."""
    furniture = find_furniture(lines)
    contents = find_contents(lines)
    skipped = furniture | contents
    labels = find_labels(lines, skipped)
    regions = find_regions(lines, labels, skipped)
    titles = " ".join(" ".join(lines.text(n) for n in sorted(contents)).lower().split())
    order = tuple(label for line in sorted(labels) for label in labels[line])
    draft = Draft(lines, labels, order, regions, skipped, titles, Outline(lines))
    read_outline(draft)
    return draft.outline, furniture

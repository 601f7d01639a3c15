"""What is printed on the words besides their wording: bold, strikes made by hand, notes, page turns, spots to link to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from ..text.documents import Text
from ..text.marks import Mark
from ..text.words import Span
from .visible import coded, element, joined, odd_as_text

__all__ = ["NOTHING", "Overlay", "Wrap", "overlay", "worn", "worn_in_redline"]

Wrap = tuple[Span, Markup, Markup]
"""A span of words, the markup that opens it and the markup that closes it."""

_TAGS = {
    "bold": ("<strong>", "</strong>"),
    "italic": ("<em>", "</em>"),
    "underline": ("<u>", "</u>"),
    "superscript": ("<sup>", "</sup>"),
    "highlight": ("<mark>", "</mark>"),
    "strike": ('<s class="out">', "</s>"),
    "deletion": ('<s class="out">', "</s>"),
    "insertion": ('<u class="in">', "</u>"),
}
_TRACKED = {
    "tracked_insertion": ("u", "in", "inserted"),
    "tracked_deletion": ("s", "out", "struck"),
    "tracked_move_from": ("s", "out", "moved away"),
    "tracked_move_to": ("u", "in", "moved here"),
    "comment": ("span", "cm", "comment"),
}


_NONE = Markup("")
_BARE = (_NONE, _NONE, _NONE)


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """Stretches between rising `bounds`, each with the markup that opens it, opens it again in its middle, and closes it;
    and what stands before a word."""

    bounds: Sequence[int] = ()
    wraps: Sequence[tuple[Markup, Markup, Markup]] = ()
    before: Mapping[int, Markup] = field(default_factory=dict)

    def stretches(self, span: Span) -> Iterator[tuple[Span, Markup, Markup, Markup]]:
        """The parts of a span that wear the same: each with what stands before it, its opening and its closing markup."""
        start, end = span
        low, high = bisect_right(self.bounds, start), bisect_left(self.bounds, end)
        for number, (a, b) in enumerate(pairwise([start, *self.bounds[low:high], end])):
            at = low - 1 + number
            first, again, closing = self.wraps[at] if 0 <= at < len(self.wraps) else _BARE
            opening = first if at >= 0 and a == self.bounds[at] else again
            yield (a, b), self.before.get(a, _NONE), opening, closing


NOTHING = Overlay()
"""The overlay of a text on which nothing is printed but its words."""


def worn(marks: Iterable[Mark]) -> Iterator[Wrap]:
    """The markup of the marks that a reader should see; brackets are words and need none."""
    for mark in marks:
        if mark.kind in _TAGS:
            opening, closing = _TAGS[mark.kind]
            yield mark.span, Markup(opening), Markup(closing)  # noqa: S704 - from the table above
        elif mark.kind in _TRACKED:
            yield mark.span, *_tracked(mark)


def _tracked(mark: Mark) -> tuple[Markup, Markup]:
    tag, name, verb = _TRACKED[mark.kind]
    who = " ".join(filter(None, (mark.author, mark.date)))
    note = f"{verb}: {mark.value}" if mark.kind == "comment" and mark.value else verb
    title = odd_as_text(f"{note} ({who})" if who else note)
    opening = Markup('<{0} class="{1}" title="{2}">').format(Markup(tag), name, title)  # noqa: S704
    return opening, Markup("</{}>").format(Markup(tag))  # noqa: S704


def worn_in_redline(text: Text) -> Overlay:
    """The overlay of one side of a redline: marks, and the signs of notes where the text calls them."""
    calls = {n.reference[0]: element("sup", escape(coded(n.sign))) for n in text.footnotes if n.reference}
    return overlay(worn(text.marks), calls)


def overlay(wraps: Iterable[Wrap], before: Mapping[int, Markup]) -> Overlay:
    """An overlay of spans that may cross each other: where they cross, the markup is closed and opened again."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    kept = [w for w in wraps if w[0][0] < w[0][1]]
    for number, ((start, end), _, _) in enumerate(kept):
        opens.setdefault(start, []).append(number)
        closes.setdefault(end, []).append(number)
    bounds = sorted({*opens, *closes, *before})
    openings = [(opening, _without_id(opening)) for _, opening, _ in kept]
    active: dict[int, None] = {}
    worn_here: list[tuple[Markup, Markup, Markup]] = []
    for at in bounds:
        for number in closes.get(at, ()):
            active.pop(number, None)
        active.update(dict.fromkeys(opens.get(at, ())))
        first = joined(openings[n][kept[n][0][0] != at] for n in active)
        again = joined(openings[n][1] for n in active)
        worn_here.append((first, again, joined(kept[n][2] for n in reversed(active))))
    return Overlay(bounds, worn_here, before)


def _without_id(opening: Markup) -> Markup:
    """The opening markup for where a span goes on: an identifier is given only where it begins."""
    head, mark, rest = str(opening).partition(' id="')
    return Markup(head + rest.partition('"')[2]) if mark else opening  # noqa: S704 - a part of markup already safe

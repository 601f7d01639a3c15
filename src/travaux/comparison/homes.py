"""Provisions that changed what holds them without changing sides with anything: the last paragraph of one article that is
the first of the next. In the stream of words nothing moved; for a reader it did, so the words become a passage."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.provisions import Provision
from ..text.words import Span
from .blocks import Said
from .matches import Matching, with_passages
from .passages import Passage
from .relations import Kinship
from .stream import Stream

__all__ = ["with_new_homes"]


def with_new_homes(a: Stream, b: Stream, said: tuple[Said, Said], *, found: Matching, kin: Kinship) -> Matching:
    """The matching with a passage for each moved provision that no passage carries yet."""
    old, new = a.text.provisions, b.text.provisions
    fresh: list[Passage] = []
    done: set[int] = set()
    for q in sorted(kin.moved):
        p = kin.partner[q]
        if new[q].parent in done:
            done.add(q)
        elif kin.shares.in_place(p, q) > 0:
            passage = Passage(_reach(a, said[0], old[p]), _reach(b, said[1], new[q]))
            if _apart(found, fresh, passage):
                fresh.append(passage)
                done.add(q)
    if not fresh:
        return found
    full = with_passages(*said, found, tuple(fresh))
    for number, passage in enumerate(fresh, len(found.passages) + 1):
        _settle(full, number, passage)
    return full


def _reach(stream: Stream, said: Said, provision: Provision) -> Span:
    """The words said of a provision, children included."""
    start, end = stream.kept[said.at].searchsorted(provision.span)
    return int(start), int(end)


def _apart(found: Matching, fresh: Sequence[Passage], passage: Passage) -> bool:
    """Whether a passage lies in one passage before and after, with no other in it, and holds words."""
    (i1, i2), (j1, j2) = passage.before, passage.after
    if i1 >= i2 or j1 >= j2 or any(_overlap(passage, other) for other in fresh):
        return False
    if any(passage.before == other.before or passage.after == other.after for other in found.passages):
        return False
    holder = found.leaves[i1]
    return bool((found.leaves[i1:i2] == holder).all() and (found.arrives[j1:j2] == holder).all())


def _overlap(one: Passage, other: Passage) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x, y in ((one.before, other.before), (one.after, other.after)))


def _settle(found: Matching, number: int, passage: Passage) -> None:
    """Words inside and outside of a passage are no partners any more."""
    from_inside = (found.partner >= passage.before[0]) & (found.partner < passage.before[1])
    found.partner[from_inside != (found.arrives == number)] = -1

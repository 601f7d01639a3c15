"""Footnotes tied to the sign that calls them; page furniture and calls set aside; words cut where a mark begins inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import Doubt
from .laying import words_after, words_at
from .manuscript import Block, CharMark, Manuscript
from .marks import Footnote
from .provisions import Provision
from .words import ASIDE, BLANK, LABEL, SAID, Bytes, Ints, Span

__all__ = ["Notes", "lay_asides", "lay_footnotes", "split_words"]

CUTTING = frozenset(
    ("insertion", "deletion", "tracked_insertion", "tracked_deletion", "tracked_move_from", "tracked_move_to",
     "footnote_reference", "superscript")
)  # fmt: skip
_SIGN = re.compile(r"\s*([*†‡§]+|\d{1,3}|[a-z])(?=\W|$|[A-Z])[.)]?\s*")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a text, a provision for each, and the doubts met with them."""

    footnotes: tuple[Footnote, ...]
    provisions: tuple[Provision, ...]
    doubts: tuple[Doubt, ...]


def split_words(marks: Sequence[CharMark], starts: Ints, kinds: Bytes) -> tuple[Ints, Bytes]:
    """Words cut where a revision or a footnote sign begins or ends inside them: `Agreement1` is a word and a sign."""
    edges = sorted({edge for mark in marks if mark.kind in CUTTING for edge in mark.span})
    if not edges:
        return starts, kinds
    cuts = np.array(edges, np.int64)
    cuts = cuts[starts[np.minimum(starts.searchsorted(cuts), len(starts) - 1)] != cuts]
    cuts = cuts[(cuts > 0) & (cuts < int(starts[-1]))]
    if len(cuts) == 0:
        return starts, kinds
    at = np.searchsorted(starts, cuts)
    return np.insert(starts, at, cuts).astype(np.int32), np.insert(kinds, at, kinds[at - 1])


def lay_asides(manuscript: Manuscript, furniture: Sequence[Span], starts: Ints, kinds: Bytes) -> None:
    """Set page furniture and the signs that call footnotes aside: they are not wording."""
    spans = [b.span for b in manuscript.blocks if b.role == "aside"]
    spans += [m.span for m in manuscript.marks if m.kind == "footnote_reference"]
    spans += furniture
    low, high = words_at(starts, [s[0] for s in spans]), words_after(starts, [s[1] for s in spans])
    for first, last in zip(low.tolist(), high.tolist(), strict=True):
        part = kinds[first:last]
        part[part != BLANK] = ASIDE


def lay_footnotes(manuscript: Manuscript, starts: Ints, kinds: Bytes) -> Notes:
    """The footnotes of a manuscript: a body for each block, tied to the first unused call with its sign."""
    bodies = _bodies(manuscript)
    calls = [m for m in manuscript.marks if m.kind == "footnote_reference"]
    notes: list[Footnote] = []
    provisions: list[Provision] = []
    taken: dict[str, int] = {}
    used: set[int] = set()
    for block, sign, label_end in bodies:
        call = _call_of(sign, calls, used, manuscript.source)
        spans = [(block.span[0], block.span[1]), (block.span[0], label_end)]
        if call is not None:
            spans.append(call.span)
        low = words_at(starts, [s[0] for s in spans]).tolist()
        high = words_after(starts, [s[1] for s in spans]).tolist()
        body, label = (low[0], high[0]), (low[1], high[1])
        notes.append(Footnote(sign, body, (low[2], high[2]) if call is not None else None))
        provisions.append(_provision(sign, body, label if label_end > block.span[0] else None, taken))
        if label_end > block.span[0]:
            part = kinds[label[0] : label[1]]
            part[part == SAID] = LABEL
    lost = [n for n, note in enumerate(notes) if note.reference is None]
    doubts = tuple(
        Doubt(
            "footnote_without_call",
            f"No sign in the text calls footnote {notes[n].sign}.",
            None,
            provisions[n].address,
            notes[n].span,
        )
        for n in lost
    )
    return Notes(tuple(notes), tuple(provisions), doubts)


def _bodies(manuscript: Manuscript) -> list[tuple[Block, str, int]]:
    """Footnote blocks with their sign and the end of it; a block without a sign goes on with the one before."""
    out: list[tuple[Block, str, int]] = []
    for block in manuscript.blocks:
        if block.role != "footnote" or not manuscript.source[block.span[0] : block.span[1]].strip():
            continue
        end = block.label_end
        match = _SIGN.match(manuscript.source, block.span[0], block.span[1])
        if end is not None and end > block.span[0]:
            out.append((block, manuscript.source[block.span[0] : end].strip(" .)(\t\n"), end))
        elif match is not None:
            out.append((block, match[1], match.end(1)))
        elif out:
            last, sign, label_end = out[-1]
            out[-1] = (Block((last.span[0], block.span[1]), "footnote"), sign, label_end)
        else:
            out.append((block, "", block.span[0]))
    return out


def _call_of(sign: str, calls: Sequence[CharMark], used: set[int], source: str) -> CharMark | None:
    for index, call in enumerate(calls):
        value = call.value or source[call.span[0] : call.span[1]].strip()
        if index not in used and value == sign:
            used.add(index)
            return call
    return None


def _provision(sign: str, span: Span, label: Span | None, taken: dict[str, int]) -> Provision:
    name = "fn_" + (re.sub(r"\W", "", sign) or "star" * ("*" in sign) or "nn")
    taken[name] = taken.get(name, 0) + 1
    address = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return Provision(address, "footnote", sign or None, None, span, label)

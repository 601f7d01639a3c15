"""The path from two texts to a comparison."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from ..text.documents import Text
from ..text.words import Kind
from .changes import CHANGE_KINDS, RELATIONS, Change, Comparison, Pair, Place
from .replay import words_of
from .stream import Stream, place_text, stream_of, words_in

__all__ = ["compare"]

Run = tuple[int, int, int]


def compare(before: Text, after: Text) -> Comparison:
    """What differs between two texts: pairs of provisions and numbered changes, in the order of the later text.

    Guarantees: `apply(before, result.changes)` gives the words of `after`; no word is reported twice.
    """
    a, b = stream_of(before), stream_of(after)
    runs, edits = _aligned(a, b)
    pairs = _pairs(a, b, runs)
    changes = tuple(_change(a, b, n, edit) for n, edit in enumerate(edits, 1))
    return Comparison(pairs, changes, _counts(a, b, pairs, changes))


def _aligned(a: Stream, b: Stream) -> tuple[list[Run], list[tuple[int, int, int, int]]]:
    """Runs of words that stay, and the edits between them."""
    number: dict[str, int] = {}
    left, right = ([number.setdefault(w, len(number)) for w in words_in(s.text, s.kept.tolist())] for s in (a, b))
    runs: list[Run] = []
    edits: list[tuple[int, int, int, int]] = []
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            runs.append((op.src_start, op.dest_start, op.src_end - op.src_start))
        elif edits and edits[-1][1] == op.src_start and edits[-1][3] == op.dest_start:
            edits[-1] = (edits[-1][0], op.src_end, edits[-1][2], op.dest_end)
        else:
            edits.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    return runs, edits


def _change(a: Stream, b: Stream, number: int, edit: tuple[int, int, int, int]) -> Change:
    i1, i2, j1, j2 = edit
    return Change(number, _kind(a, b, edit), _place(a, i1, i2), _place(b, j1, j2))


def _kind(a: Stream, b: Stream, edit: tuple[int, int, int, int]) -> str:
    i1, i2, j1, j2 = edit
    gone, come = a.kinds[i1:i2], b.kinds[j1:j2]
    if len(gone) and len(come):
        return "renumber" if (gone == Kind.LABEL).all() and (come == Kind.LABEL).all() else "replace"
    if len(gone):
        return "unbracket" if (gone == Kind.SIGN).all() else "strike"
    return "bracket" if (come == Kind.SIGN).all() else "insert"


def _place(stream: Stream, start: int, end: int) -> Place:
    span = stream.span(start, end)
    return Place(stream.address(start), span, place_text(stream.text, span) if start < end else "")


def _lineage(text: Text, index: int) -> list[int]:
    out = []
    while index >= 0:
        out.append(index)
        index = text.provisions[index].parent
    return out


def _shared(a: Stream, b: Stream, runs: list[Run]) -> tuple[Counter[tuple[int, int]], Counter[int], Counter[int]]:
    """Words that stay by pair of provisions of one kind, and the words of each provision, children included."""
    old, new = a.text.provisions, b.text.provisions
    near: Counter[tuple[int, int]] = Counter()
    for i, j, n in runs:
        near.update(zip(a.owner[i : i + n].tolist(), b.owner[j : j + n].tolist(), strict=True))
    common: Counter[tuple[int, int]] = Counter()
    for (p, q), n in near.items():
        for x in _lineage(a.text, p):
            common.update({(x, y): n for y in _lineage(b.text, q) if old[x].kind == new[y].kind})
    sizes: list[Counter[int]] = [Counter(), Counter()]
    for stream, size in zip((a, b), sizes, strict=True):
        for owner, n in Counter(stream.owner.tolist()).items():
            size.update(dict.fromkeys(_lineage(stream.text, owner), n))
    return common, sizes[0], sizes[1]


def _pairs(a: Stream, b: Stream, runs: list[Run]) -> tuple[Pair, ...]:
    old, new = a.text.provisions, b.text.provisions
    common, before, after = _shared(a, b, runs)
    scored = sorted(((2 * n / (before[p] + after[q]), -q, p) for (p, q), n in common.items()), reverse=True)
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, minus, p in scored:
        if score >= 0.2 and -minus not in partner and p not in taken:
            partner[-minus] = (p, min(1.0, score))
            taken.add(p)
    out = []
    for q, provision in enumerate(new):
        if q not in partner:
            out.append(Pair(None, provision.address, "new", 0.0))
            continue
        p, score = partner[q]
        same = old[p].number == provision.number
        out.append(Pair(old[p].address, provision.address, "same" if same else "renumbered", round(score, 4)))
    return (*out, *(Pair(old[p].address, None, "dropped", 0.0) for p in range(len(old)) if p not in taken))


def _counts(a: Stream, b: Stream, pairs: tuple[Pair, ...], changes: tuple[Change, ...]) -> dict[str, int]:
    kinds, relations = Counter(c.kind for c in changes), Counter(p.relation for p in pairs)
    out = {kind: kinds[kind] for kind in CHANGE_KINDS} | {relation: relations[relation] for relation in RELATIONS}
    worded = [c for c in changes if c.kind in ("insert", "strike", "replace")]
    return out | {
        "words_before": len(a),
        "words_after": len(b),
        "words_struck": sum(len(words_of(c.before.text)) for c in worded),
        "words_inserted": sum(len(words_of(c.after.text)) for c in worded),
        "words_moved": 0,
    }

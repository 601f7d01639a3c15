"""The JSON of `read` and `compare`: names and shapes that programs rely on."""

from __future__ import annotations

from ..comparison import Change, Comparison, Place
from ..errors import Doubt
from ..steps.counted import counts_of
from ..text import Mark, Provision, Text

__all__ = ["comparison_answer", "doubt_answer", "reading_answer"]


def reading_answer(text: Text) -> dict[str, object]:
    """What `travaux read --json` says of a text."""
    return {
        "source": source_answer(text),
        "provisions": [_provision(text, one) for one in text.provisions],
        "marks": [_mark(text, one) for one in text.marks],
        "footnotes": [
            {"sign": n.sign, "span": n.span, "reference": n.reference, "text": text.words.text(*n.span)}
            for n in text.footnotes
        ],
        "counts": counts_of(text),
        "doubts": [doubt_answer(one) for one in text.doubts],
    }


def comparison_answer(before: Text, after: Text, found: Comparison, seconds: float) -> dict[str, object]:
    """What `travaux compare --json` says of two texts."""
    return {
        "before": source_answer(before),
        "after": source_answer(after),
        "provisions": [
            {"before": p.before, "after": p.after, "relation": p.relation, "score": round(p.score, 4)}
            for p in found.pairs
        ],
        "changes": [_change(one) for one in found.changes],
        "counts": dict(found.counts),
        "cpu_seconds": round(seconds, 6),
    }


def source_answer(text: Text) -> dict[str, object]:
    """The facts of a document's file."""
    facts = text.facts
    return {
        "path": facts.path,
        "sha256": facts.sha256,
        "media_type": facts.media_type,
        "language": facts.language,
        "pages": facts.pages,
        "symbol": facts.symbol,
        "title": facts.title,
    }


def _provision(text: Text, one: Provision) -> dict[str, object]:
    return {
        "address": one.address,
        "kind": one.kind,
        "number": one.number,
        "heading": one.heading,
        "text": text.words.text(*one.span).strip(),
        "page": text.words.page(one.span[0]),
        "span": one.span,
    }


def _mark(text: Text, one: Mark) -> dict[str, object]:
    said = {"author": one.author, "date": one.date, "value": one.value}
    known = {name: value for name, value in said.items() if value is not None}
    return {"kind": one.kind, "span": one.span, "page": text.words.page(one.span[0]), **known}


def doubt_answer(one: Doubt) -> dict[str, object]:
    """A doubt: its code, what was met, and where."""
    return {"code": one.code, "message": one.message, "page": one.page, "address": one.address, "span": one.span}


def _change(one: Change) -> dict[str, object]:
    return {
        "number": one.number,
        "kind": one.kind,
        "before": _place(one.before),
        "after": _place(one.after),
        "with": one.within,
        "follows": one.follows,
    }


def _place(one: Place) -> dict[str, object]:
    return {"address": one.address, "span": one.span, "text": one.text}

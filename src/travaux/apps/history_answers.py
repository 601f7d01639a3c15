"""The JSON of `trace`, `returns`, `cite` and `residue`."""

from __future__ import annotations

from ..history import Candidate, Left, TracedRun
from ..history.citations import Cited, Stand
from ..history.returning import Return

__all__ = ["cited_answer", "left_answer", "return_answer", "run_answer"]


def cited_answer(found: Cited) -> dict[str, object]:
    """What `travaux cite --json` says."""
    return {
        "citation": found.citation,
        "from": [_stand(one) for one in found.origin],
        "to": [_stand(one) for one in found.to],
        "chain": [_stand(one) for one in found.chain],
    }


def _stand(one: Stand) -> dict[str, object]:
    return {
        "draft": one.draft,
        "address": one.address,
        "citation": one.citation,
        "relation": one.relation,
        "score": round(one.score, 4),
        "was": one.was,
        "page": one.page,
        "parts": one.parts,
        "said": one.said,
    }


def run_answer(one: TracedRun) -> dict[str, object]:
    """Words of one origin."""
    born = one.born and {
        "document": one.born.document,
        "address": one.born.address,
        "date": one.born.date,
        "published": one.born.published,
        "label": one.born.label,
        "span": one.born.span,
    }
    return {
        "address": one.address,
        "span": one.span,
        "text": one.text,
        "born": born,
        "left": one.left,
        "returned": one.returned,
    }


def return_answer(one: Return) -> dict[str, object]:
    """Language that came back."""
    return {
        "text": one.text,
        "words": one.words,
        "last_in": {"document": one.last_in.document, "address": one.last_in.address, "span": one.last_in.span},
        "dropped_in": one.dropped_in,
        "back_in": {"document": one.back_in.document, "address": one.back_in.address, "span": one.back_in.span},
    }


def left_answer(one: Left) -> dict[str, object]:
    """A change, or a part of it, that nobody on the record asked for."""
    change = one.credit.change
    return {
        "change": {
            "before": one.credit.before,
            "after": one.credit.after,
            "number": change.number,
            "kind": change.kind,
            "address": change.after.address or change.before.address,
            "went": one.credit.went,
            "came": one.credit.came,
        },
        "words": one.words,
        "weight": round(one.weight, 4),
        "reasons": one.reasons,
        "nearest": [_candidate(near) for near in one.nearest],
    }


def _candidate(one: Candidate) -> dict[str, object]:
    asked = one.request
    return {
        "document": asked.document,
        "label": asked.label,
        "verb": asked.verb,
        "address": asked.address,
        "date": asked.date,
        "published": asked.published,
        "span": asked.span,
        "score": round(one.score, 4),
        "why": one.why,
    }

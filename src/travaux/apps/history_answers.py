"""The JSON of `trace`, `returns`, `cite` and `residue`."""

from __future__ import annotations

from collections.abc import Sequence

from ..history import Candidate, Copy, Echo, Left, Reach, Request, Taken, TracedRun
from ..history.citations import Cited, Stand
from ..history.returning import Return

__all__ = [
    "cited_answer",
    "copy_answer",
    "echo_answer",
    "left_answer",
    "reach_answer",
    "return_answer",
    "run_answer",
    "taken_answer",
]


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
        "asked_by": [
            {"document": a.document, "label": a.label, "score": round(a.score, 4), "address": a.where.address}
            for a in one.asked_by
        ],
        "stands_in": one.stands_in,
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


def reach_answer(stand: Stand, reached: Sequence[Reach]) -> dict[str, object]:
    """Everything that reaches a cited provision: what names it, and what names that."""
    by = [
        {"address": r.address, "steps": r.steps, "text": r.reference.text, "leads_to": r.by, "sure": r.reference.sure}
        for r in reached
    ]
    return {"draft": stand.draft, "address": stand.address, "by": by}


def taken_answer(one: Taken) -> dict[str, object]:
    """How much of what a label asked for stands in one draft."""
    articles = [{"article": article, "asked": asked, "taken": taken} for article, asked, taken in one.articles]
    return {
        "label": one.label,
        "draft": one.draft,
        "asked": one.asked,
        "taken": one.taken,
        "lost": one.lost,
        "keeping": one.keeping,
        "kept": one.kept,
        "articles": articles,
    }


def echo_answer(one: Echo) -> dict[str, object]:
    """A provision that repeats one of an instrument on the shelf."""
    return {
        "address": one.address,
        "instrument": one.instrument,
        "source": one.source,
        "likeness": one.likeness,
        "words": one.shared,
        "departures": [{"ours": d.ours, "theirs": d.theirs} for d in one.departures],
        "dated_before": one.dated_before,
    }


def copy_answer(one: Copy) -> dict[str, object]:
    """Two requests of different labels that ask for the same words."""
    return {
        "first": _request(one.first),
        "later": _request(one.later),
        "wording": one.wording,
        "likeness": one.likeness,
        "same_day": one.same_day,
    }


def _request(one: Request) -> dict[str, object]:
    return {
        "document": one.document,
        "label": one.label,
        "verb": one.verb,
        "address": one.address,
        "date": one.date,
        "published": one.published,
        "span": one.span,
    }

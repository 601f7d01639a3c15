"""The JSON of `who` and `check`: stances with their sources, demands with their verdicts."""

from __future__ import annotations

from ..positions import Stance
from ..positions.demands import Answered, Checked, Shift, Verdict
from .answers import doubt_answer

__all__ = ["checked_answer", "stance_answer"]


def stance_answer(one: Stance, stands: str | None) -> dict[str, object]:
    """One stance; `stands` is where its provision stands in the draft that was asked about."""
    return {
        "party": one.party,
        "label": one.label,
        "kind": one.kind,
        "candidates": one.candidates,
        "on_behalf_of": one.on_behalf_of,
        "address": one.address,
        "stands": stands,
        "option": one.option,
        "verb": one.verb,
        "quote": one.quote,
        "document": one.document,
        "page": one.page,
        "span": one.span,
        "date": one.date,
        "published": one.published,
        "confidence": one.confidence,
        "at": one.at,
        "source": one.source,
        "form": one.form,
        "issue": one.issue,
        "id": one.id,
        "confirms": one.confirms,
        "corrects": one.corrects,
    }


def checked_answer(found: Checked) -> dict[str, object]:
    """What `travaux check --json` says."""
    return {
        "demands": [_demand(one) for one in found.demands],
        "regressions": [_turn(one) for one in found.regressions],
        "doubts": [doubt_answer(one) for one in found.doubts],
    }


def _demand(one: Answered) -> dict[str, object]:
    return {
        "id": one.id,
        "owner": one.owner,
        "text": one.text,
        "about": one.about,
        "against": one.against,
        "where": one.where,
        "verdicts": [_verdict(verdict) for verdict in one.verdicts],
        "turns": [_turn(turn) for turn in one.shifts],
    }


def _verdict(one: Verdict) -> dict[str, object]:
    evidence = [
        {"address": e.address, "span": e.span, "page": e.page, "text": e.text, "bracket": e.bracket}
        for e in one.evidence
    ]
    return {"draft": one.draft, "verdict": one.verdict, "address": one.address, "evidence": evidence, "why": one.why}


def _turn(one: Shift) -> dict[str, object]:
    return {
        "demand": one.demand,
        "before": one.before,
        "after": one.after,
        "was": one.was,
        "now": one.now,
        "kind": one.kind,
    }

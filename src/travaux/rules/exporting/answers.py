"""Monotony, gaps and conflicts as plain dicts and lists, with the keys that `travaux rules ... --json` prints."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagrams import Opening
from ..expressions import Term, Value
from ..language import facts_in_words, in_words, written
from ..monotony import Monotony, Step
from ..records import Instrument
from .naming import subject_named, value_named

__all__ = ["monotony_record", "openings_record"]

Record = dict[str, object]


def monotony_record(instrument: Instrument, found: Monotony) -> Record:
    """Whether raising a number adds or removes cases: `travaux/rules-raising/1`."""
    return {
        "schema": "travaux/rules-raising/1",
        "instrument": instrument.id,
        "parameter": found.parameter,
        "draft": found.draft,
        "question": " ".join(found.question),
        "adds": _step(instrument, found.adds),
        "removes": _step(instrument, found.removes),
        "values": list(found.values),
        "engines": list(found.engines),
        "against": list(found.against),
    }


def _step(instrument: Instrument, step: Step | None) -> Record | None:
    if step is None:
        return None
    return {"before": step.before, "after": step.after, **_scenario(instrument, step.facts)}


def openings_record(instrument: Instrument, found: Sequence[Opening]) -> Record:
    """Every gap and every conflict, each with its plainest scenario: `travaux/rules-openings/1`."""
    return {
        "schema": "travaux/rules-openings/1",
        "instrument": instrument.id,
        "openings": [
            {
                "kind": one.kind,
                "draft": one.draft,
                "subject": subject_named(one.subject),
                "count": one.count,
                "rules": list(one.rules),
                "needed": [written(part, instrument) for part in one.needed],
                "words": [in_words(part, instrument) for part in one.needed],
                **_scenario(instrument, one.facts),
            }
            for one in found
        ],
    }


def _scenario(instrument: Instrument, facts: Sequence[tuple[Term, Value]]) -> Record:
    names = {one.name for one in instrument.readings}
    so = [(term, value) for term, value in facts if term.fact not in names and value not in (False, 0)]
    return {
        "scenario": {
            str(term): value if isinstance(value, (bool, int)) else value_named(value) for term, value in facts
        },
        "so": list(facts_in_words(so, instrument)),
    }

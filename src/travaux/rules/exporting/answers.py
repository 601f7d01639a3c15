"""Repairs, monotony, gaps and conflicts as plain dicts and lists, with the keys that `travaux rules ... --json` prints."""

from __future__ import annotations

from collections.abc import Sequence

from ..changing import Change
from ..diagrams import Opening
from ..expressions import Term, Value
from ..language import facts_in_words, in_words, written
from ..monotony import Monotony, Step
from ..records import Instrument
from ..repairing import Repair, Repairs
from .naming import subject_named, value_named

__all__ = ["change_in_words", "monotony_record", "openings_record", "repairs_record"]

Record = dict[str, object]


def change_in_words(instrument: Instrument, change: Change) -> str:
    """A change in plain words: "lay the amendment dual_required (Dual criminality required) over it", "repeal art_9: x"."""
    if change.kind == "set":
        unit = next((one.unit for one in instrument.parameters if one.name == change.id), "")
        value = change.value if isinstance(change.value, tuple) else (change.value,)
        return f"set {change.id} to {', '.join(value_named(one) for one in value if one is not None)} {unit}".strip()
    if change.kind == "repeal":
        rule = next((one for one in instrument.rules if one.id == change.id), None)
        return f"repeal {change.id}" + (f" ({rule.article})" if rule and rule.article else "")
    title = next((one.title for one in instrument.patches if one.id == change.id), "")
    return f"lay {change.id} over it" + (f" ({title})" if title else "")


def repairs_record(instrument: Instrument, found: Repairs) -> Record:
    """What would restore a property: `travaux/rules-repair/1`. `repairs` are lists of change names, `changes` the same in
    full with the proof on the draft that they make."""
    return {
        "schema": "travaux/rules-repair/1",
        "instrument": instrument.id,
        "property": found.property,
        "draft": found.draft,
        "repairs": [[str(one) for one in each.changes] for each in found.repairs],
        "changes": [_repair(instrument, one) for one in found.repairs],
        "tried": found.tried,
        "duties": found.duties,
        "engines": list(found.engines),
        "against": list(found.against),
    }


def _repair(instrument: Instrument, one: Repair) -> Record:
    return {
        "changes": [
            {"kind": change.kind, "id": change.id, "words": change_in_words(instrument, change)}
            for change in one.changes
        ],
        "holds": one.proof.holds,
        "engines": list(one.proof.engines),
        "core": list(one.proof.addresses),
        "duties": one.duties,
    }


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

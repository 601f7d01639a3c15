"""An instrument and its logic as plain records for JSON, whole: another program can read it and answer from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from ..lowering import Group, Logic, Lowered, Step
from ..records import OUTCOMES
from .naming import atom_named, subject_named, value_named

__all__ = ["SCHEMA", "instrument_json", "instrument_record"]

SCHEMA = "travaux/rules-instrument/1"

_READING = {
    "formula": "true, false, [atom, n], [not, n], [and, [...]], [or, [...]], [held, step, yes], [is, step, code], [is not, ...]",
    "rule": "applies where `when` is true; holds where it applies and none of `beaten_by` (places in the step) holds",
    "definition": "yes where a holding rule concludes yes, no likewise; where none concludes, `otherwise`",
    "held": "[held, step, true] where a definition is yes and not no, [held, step, false] where it is no and not yes",
    "question": "code 5 must and must_not, 3 must, 4 must_not, 2 may_refuse, 1 may, else 0",
    "groups": "of a choice one atom is true; of a number or date each cut only where those before it are",
}


def instrument_json(lowered: Lowered) -> str:
    """The same as `instrument_record`, as JSON text."""
    return json.dumps(instrument_record(lowered), ensure_ascii=False, indent=1) + "\n"


def instrument_record(lowered: Lowered) -> dict[str, Any]:
    """Everything that the files of an instrument say, and the logic of its drafts over one table of atoms; `reading` says how
    the logic is to be read. Schema `travaux/rules-instrument/1`."""
    instrument = lowered.logics[0].variant.instrument
    return {
        "schema": SCHEMA,
        "instrument": _plain(instrument),
        "reading": _READING,
        "outcomes": list(OUTCOMES),
        "atoms": [
            {
                "name": atom_named(one),
                "fact": str(one.term),
                "op": one.op,
                "value": _plain(one.value),
                "scope": one.scope,
            }
            for one in lowered.atoms
        ],
        "groups": [_group(one) for one in lowered.groups],
        "domains": [_plain(one) for one in lowered.domains],
        "drafts": [_draft(one) for one in lowered.logics],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"fact": str(group.term), "kind": group.fact.kind, "atoms": list(group.atoms)}


def _draft(logic: Logic) -> dict[str, Any]:
    one = logic.variant
    return {
        "id": one.id,
        "title": one.title,
        "patches": list(one.patches),
        "parameters": {name: _plain(value) for name, value in one.parameters.items()},
        "steps": [_step(step) for step in logic.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    rules = [
        {
            "id": ruled.rule.id,
            "article": ruled.rule.article,
            "concludes": _plain(ruled.rule.concludes),
            "when": _plain(ruled.when),
            "beaten_by": list(ruled.beaten_by),
        }
        for ruled in step.rules
    ]
    kind = "definition" if isinstance(step.subject, str) else "question"
    return {"kind": kind, "subject": subject_named(step.subject), "otherwise": step.otherwise, "rules": rules}


def _plain(value: Any) -> Any:
    """A record as a dict with its kind under "record"; tuples as lists, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"record": type(value).__name__, **{one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value_named(value) if isinstance(value, date) else value

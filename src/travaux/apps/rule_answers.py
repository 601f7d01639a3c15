"""The JSON of the commands about rules that compare and prove."""

from __future__ import annotations

from collections.abc import Sequence

from ..rules import OUTCOMES, Property
from ..rules.diagrams import Contrast, Witness, caught_in, released_in
from ..rules.diagrams.proofs import Proof
from ..rules.language import written
from ..rules.traces import Answer, Scenario, answer_record, assumptions_of, divergence, divergence_record
from ..rules.traces.exchange import facts_record
from ..steps.contrasted import both, conditions
from ..steps.rule_sets import Set

__all__ = ["contrast_answer", "prove_answer"]


def contrast_answer(of: Set, one: Contrast) -> dict[str, object]:
    """A contrast: counts, classes, witnesses with both traces and where they part."""
    counts = {"caught": caught_in(one.matrix), "released": released_in(one.matrix), "scenarios": one.scenarios}
    concrete = one.concrete and {"caught": caught_in(one.concrete), "released": released_in(one.concrete)}
    answers = [both(of, one, found) for found in one.witnesses]
    return {
        "before": one.before,
        "after": one.after,
        "question": " ".join(one.question),
        "abstract": counts,
        "concrete": concrete,
        "in_every_reading": dict(zip(("caught", "released"), one.in_every_reading, strict=True)),
        "in_some_reading": dict(zip(("caught", "released"), one.in_some_reading, strict=True)),
        "transitions": [
            {"before": OUTCOMES[a], "after": OUTCOMES[b], "count": number}
            for a, row in enumerate(one.matrix)
            for b, number in enumerate(row)
            if number
        ],
        "classes": [
            {
                "facts": [written(part, of.instrument) for part in like.facts],
                "words": list(conditions(of.instrument, like.facts)),
                "count": like.count,
                "before": OUTCOMES[like.before],
                "after": OUTCOMES[like.after],
            }
            for like in one.classes
        ],
        "witnesses": [_witness(of, found, *pair) for found, pair in zip(one.witnesses, answers, strict=True)],
        "depends_on": [str(term) for term in one.turns_on],
        "assumptions": assumptions_of(of.instrument, [each for pair in answers for each in pair]),
    }


def _witness(of: Set, found: Witness, before: Answer, after: Answer) -> dict[str, object]:
    return {
        "scenario": facts_record(found.facts),
        "needed": [written(part, of.instrument) for part in found.needed],
        "words": list(conditions(of.instrument, found.needed)),
        "trace_before": answer_record(of.instrument, before),
        "trace_after": answer_record(of.instrument, after),
        "diverges_at": divergence_record(of.instrument, divergence(before, after)),
    }


def prove_answer(of: Set, found: Sequence[tuple[Property, Sequence[Proof]]]) -> dict[str, object]:
    """Properties, each with a proof or a counterexample for every draft."""
    return {
        "proofs": [
            {
                "property": one.id,
                "title": one.title,
                "formula": written(one.formula, of.instrument),
                "drafts": [_proof(of, proof) for proof in proofs],
            }
            for one, proofs in found
        ]
    }


def _proof(of: Set, proof: Proof) -> dict[str, object]:
    return {
        "draft": proof.draft,
        "holds": proof.holds,
        "engines": list(proof.engines),
        "against": list(proof.against),
        "core": list(proof.addresses),
        "rules": list(proof.core),
        "needed": list(proof.needed),
        "vacuous": [written(part, of.instrument) for part in proof.never],
        "scenarios": proof.scenarios,
        "failing": proof.failing,
        "fails_in": [dict(readings) for readings in proof.fails_in],
        "holds_in": [dict(readings) for readings in proof.holds_in],
        "counterexample": _counterexample(of, proof),
    }


def _counterexample(of: Set, proof: Proof) -> dict[str, object] | None:
    case = proof.counterexample
    if case is None:
        return None
    asked = of.asked(proof.draft, Scenario(case.facts))
    return {
        "scenario": facts_record(case.facts),
        "needed": [written(part, of.instrument) for part in case.needed],
        "words": list(conditions(of.instrument, case.needed)),
        "hypothetical": case.hypothetical,
        "trace": [answer_record(of.instrument, one) for one in asked.answers],
    }

"""Why requests come out as they do: for each profile the rule that gives the outcome, and how much each rule decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..expressions import Norm
from .answering import Codes, evaluated, planes_of
from .circuit import Wired
from .counting import Folded, partial_of
from .packing import unpacked

__all__ = ["Reasons", "reasons"]

GIVES = {"may": (1,), "may_refuse": (2,), "must": (3, 5), "must_not": (4, 5)}
"""The outcome codes that a rule of a modality can give."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The rule that gives each profile its outcome.

    `rules` are for each draft the ids of the rules on the question, after "" for none; `codes` (drafts, measures, profiles)
    which of them, the first in the order of the step where several do. `decided` for each draft how many requests each rule
    decides, over all measures.
    """

    drafts: tuple[str, ...]
    rules: tuple[tuple[str, ...], ...]
    codes: Codes
    decided: tuple[tuple[int, ...], ...]


def reasons(under: Folded) -> Reasons:
    """The rule that gives each outcome, for every profile, draft and measure.

    "" where nothing covers the request, and where something of it is unknown: then different rules may give the outcome.
    """
    quotient = under.quotient
    circuit, number = quotient.circuit, quotient.number
    planes = planes_of(circuit, quotient.facets, quotient.digits, quotient.fixed)
    found = evaluated(circuit, planes, [node for one in circuit.drafts for node in one.holds])
    codes = np.zeros(under.codes.shape, np.uint8)
    known = ~partial_of(quotient)
    rules, decided, at = [], [], 0
    for nth, draft in enumerate(circuit.drafts):
        names = ("", *(one.rule.id for one in draft.step.rules)) if draft.step else ("",)
        for place in reversed(range(len(draft.holds))):
            holds = unpacked(found[at + place], len(number)).astype(np.bool_)
            codes[nth][holds & known & _gives(draft, place, under.codes[nth])] = place + 1
        at += len(draft.holds)
        each = [int((codes[nth] == one).sum(axis=0) @ number) for one in range(len(names))]
        rules.append(names)
        decided.append(tuple(one * _repeated(under) for one in each))
    return Reasons(under.drafts, tuple(rules), codes, tuple(decided))


def _gives(draft: Wired, place: int, codes: Codes) -> npt.NDArray[np.bool_]:
    """Where a rule that holds has the modality of the outcome."""
    assert draft.step is not None
    concludes = draft.step.rules[place].rule.concludes
    wanted = GIVES[concludes.modality] if isinstance(concludes, Norm) else ()
    return np.isin(codes & np.uint8(7), wanted)


def _repeated(under: Folded) -> int:
    """How many measures an answer stands for: all, where the rules do not look at the measure."""
    return max(1, len(under.quotient.world.powers)) if under.codes.shape[1] == 1 else 1

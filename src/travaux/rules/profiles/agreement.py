"""The whole world against the authority: each profile walked by the trace interpreter too, and every answer held beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..expressions import Term, Value
from ..lowering import Lowered
from ..traces import Program, Scenario, outcome_of, program, run
from ..worlds.world import World, cell
from .answering import OPEN, planes_of
from .counting import Folded, partial_of
from .packing import unpacked

__all__ = ["Agreement", "agreement", "request"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many answers of profiles were held against the trace interpreter, and those that differ: (draft, measure by index,
    profile by index, code here, code there), each code with its open bit."""

    compared: int
    differing: tuple[tuple[str, int, int, int, int], ...]


def agreement(under: Folded, lowered: Lowered, *, every: int = 1) -> Agreement:
    """The answers of profiles beside those of the trace interpreter, for each draft and measure; one profile in `every`.

    `lowered` is what the world was folded with. Profiles with unknown facts are left out: `traces.ask` answers such cases.
    """
    chosen = np.flatnonzero(~partial_of(under.quotient))[::every]
    programs = [program(logic, lowered, under.question) for logic in lowered.logics]
    measures = under.codes.shape[1]
    differing = []
    for power in range(measures):
        cases = _cases(under, lowered, power, chosen)
        for nth, of in enumerate(programs):
            here = under.codes[nth, power, chosen].tolist()
            there = _walked(of, cases)
            for place, (one, other) in enumerate(zip(here, there, strict=True)):
                if one != other:
                    differing.append((under.drafts[nth], power, int(chosen[place]), one, other))
    return Agreement(len(chosen) * measures * len(programs), tuple(differing))


def request(
    world: World, lowered: Lowered, place: tuple[int, int, int, int], readings: Mapping[str, str] | None = None
) -> Scenario:
    """What a world knows of one request (A, B, act, power by index), as a scenario that `traces` can walk and explain."""
    chosen = dict(readings or {})
    facts: dict[Term, Value] = {}
    for group in lowered.groups:
        value = chosen.get(group.term.fact) if group.fact.scope == "reading" else cell(world, group.term, place)
        if value is not None:
            facts[group.term] = value
    return Scenario(tuple(facts.items()))


def _walked(of: Program, cases: Sequence[int]) -> Iterator[int]:
    definitions = [one.sides for one in of.steps if len(one.sides) == 2]
    for case in cases:
        state = run(of, case)
        unsure = any(
            (bool(state & yes) is yes_on) is (bool(state & no) is no_on) for (yes, yes_on), (no, no_on) in definitions
        )
        yield outcome_of(of, state) + (OPEN if unsure else 0)


def _cases(under: Folded, lowered: Lowered, power: int, chosen: np.ndarray) -> list[int]:
    """Each profile as the interpreter's integer: one bit an atom of `lowered`."""
    quotient = under.quotient
    fixed = [(one, of if of.ndim == 0 else of[power % len(of)]) for one, of in quotient.fixed]
    planes = planes_of(quotient.circuit, quotient.facets, quotient.digits[chosen], fixed)
    place = {atom: nth for nth, atom in enumerate(lowered.atoms)}
    cases = [0] * len(chosen)
    for atom, words in zip(quotient.circuit.atoms, planes, strict=True):
        bit = 1 << place[atom]
        for nth in np.flatnonzero(unpacked(words, len(chosen))[0]).tolist():
            cases[nth] |= bit
    return cases

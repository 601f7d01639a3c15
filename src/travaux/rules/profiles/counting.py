"""How many requests come out how: exact counts over a whole world, by draft, measure and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..lowering import Lowered
from ..worlds.world import World
from .answering import DEPENDS, NONE, OPEN, Codes, codes_of, sets_of
from .circuit import Circuit, wired
from .quotient import Quotient, folded

__all__ = ["Counts", "Folded", "answers_of", "counts", "counts_of", "folded_world", "partial_of"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Folded:
    """A world folded for one question, and the answers of its profiles, each (drafts, measures, profiles).

    `codes` are outcome codes, plus `OPEN`; `DEPENDS` where unknown facts or open readings leave more than one outcome. `sets`
    are then the outcomes that can be, bit by code (None where all is known).
    """

    drafts: tuple[str, ...]
    question: tuple[str, str]
    quotient: Quotient
    codes: Codes
    sets: Codes | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Requests by draft, measure and outcome (`records.OUTCOMES`), each array (drafts, measures, 6).

    `certain` counts requests that come out so whatever the unknown facts are; `possible` those that may. Where all is known
    both are the same; `impossible` (drafts, measures) counts requests that the domains rule out. `open` (drafts, measures)
    counts those for which some definition is in gap or conflict.
    """

    drafts: tuple[str, ...]
    powers: tuple[str, ...]
    question: tuple[str, str]
    certain: Ints
    possible: Ints
    open: Ints
    impossible: Ints
    cells: int
    profiles: int
    world: str


def folded_world(
    lowered: Lowered, world: World, question: tuple[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> Folded:
    """A world folded for a question (default: the instrument's own) and answered for every draft and measure.

    Readings that are not chosen count as unknown facts.
    """
    about = question or lowered.logics[0].variant.instrument.question
    circuit = wired(lowered, about)
    facts = {one.term.fact: one.fact for one in lowered.groups}
    quotient = folded(circuit, world, facts, readings or {})
    codes, sets = answers_of(quotient, circuit)
    return Folded(tuple(one.variant.id for one in lowered.logics), about, quotient, codes, sets)


def answers_of(quotient: Quotient, circuit: Circuit) -> tuple[Codes, Codes | None]:
    """The answers of a network for the profiles of a world, and the sets of outcomes that can be where something is unknown."""
    facets, digits, fixed = quotient.facets, quotient.digits, quotient.fixed
    codes = codes_of(circuit, facets, digits, fixed)
    partial = partial_of(quotient)
    if not partial.any():
        return codes, None
    sets = np.left_shift(np.uint8(1), codes & np.uint8(7))
    sets[..., partial] = sets_of(circuit, facets, digits[partial], fixed)
    told = _SINGLE[sets]
    codes = np.where(partial, told, codes).astype(np.uint8)
    return codes, sets


def _single() -> Codes:
    table = np.full(256, DEPENDS, np.uint8)
    table[0] = NONE
    table[[1, 2, 4, 8, 16, 32]] = range(6)
    return table


_SINGLE = _single()


def partial_of(quotient: Quotient) -> npt.NDArray[np.bool_]:
    """Which profiles have an unknown fact: all, where a fact of the draft, a measure or a reading is unknown."""
    partial = np.zeros(len(quotient.digits), np.bool_)
    for column, one in enumerate(quotient.facets):
        partial |= quotient.digits[:, column] == one.size
    if any((of == one.size).any() for one, of in quotient.fixed):
        partial[:] = True
    return partial


def counts(
    lowered: Lowered, world: World, question: tuple[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> Counts:
    """How many requests come out how, over all ordered pairs of different parties, acts and measures, for every draft.

    >>> from travaux.rules import lower, read_rules, variant
    >>> from travaux.rules.language import bundled_folder
    >>> from travaux.rules.worlds import synthetic
    >>> instrument = read_rules(bundled_folder("cybercrime"))
    >>> lowered = lower([variant(instrument, draft) for draft in ("V1", "V5")])
    >>> found = counts(lowered, synthetic(instrument, parties=5, acts=8))
    >>> found.cells, found.certain.shape, bool((found.certain <= found.possible).all())
    (1600, (2, 10, 6), True)

    Guarantees: exact. Where all facts are known each measure's counts add up to the number of its requests; elsewhere
    `certain` and `possible` enclose what any completion of the unknown facts gives.
    """
    return counts_of(folded_world(lowered, world, question, readings))


def counts_of(under: Folded) -> Counts:
    """The counts of a folded world."""
    world, number = under.quotient.world, under.quotient.number
    shape = (len(under.drafts), max(1, len(world.powers)), len(number))
    tally = _tally(np.broadcast_to(under.codes, shape), number)
    certain = tally[..., :6] + tally[..., OPEN : OPEN + 6]
    possible = certain
    if under.sets is not None:
        sets = np.broadcast_to(under.sets, shape)
        possible = np.stack([((sets >> np.uint8(code)) & np.uint8(1)) @ number for code in range(6)], axis=-1)
    return Counts(
        under.drafts, world.powers, under.question, certain, possible, tally[..., OPEN:].sum(axis=-1), tally[..., NONE],
        world.cells, len(number), world.label,
    )  # fmt: skip


def _tally(codes: Codes, number: Ints) -> Ints:
    weights = number.astype(np.float64)
    rows = [np.bincount(one, weights=weights, minlength=16) for one in codes.reshape(-1, codes.shape[-1])]
    return np.stack(rows).astype(np.int64).reshape(*codes.shape[:2], 16)

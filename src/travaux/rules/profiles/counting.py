"""How many requests come out how: exact counts over a whole world, by draft, measure and outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..lowering import Lowered
from ..worlds.world import World
from .answering import OPEN, Codes, codes_of
from .circuit import wired
from .quotient import Quotient, folded

__all__ = ["Counts", "Folded", "counts", "counts_of", "folded_world"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Folded:
    """A world folded for one question, and the answers of its profiles (drafts, measures, profiles)."""

    drafts: tuple[str, ...]
    question: tuple[str, str]
    quotient: Quotient
    codes: Codes


@dataclass(frozen=True, slots=True)
class Counts:
    """Requests by draft, measure and outcome (`records.OUTCOMES`), each array (drafts, measures, 6).

    `certain` counts requests that come out so whatever the unknown facts are; `possible` those that may. Where all is known
    both are the same. `open` (drafts, measures) counts those for which some definition is in gap or conflict.
    """

    drafts: tuple[str, ...]
    powers: tuple[str, ...]
    question: tuple[str, str]
    certain: Ints
    possible: Ints
    open: Ints
    cells: int
    profiles: int
    world: str


def folded_world(
    lowered: Lowered, world: World, question: tuple[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> Folded:
    """A world folded for a question (default: the instrument's own) and answered for every draft and measure."""
    about = question or lowered.logics[0].variant.instrument.question
    circuit = wired(lowered, about)
    facts = {one.term.fact: one.fact for one in lowered.groups}
    quotient = folded(circuit, world, facts, readings or {})
    codes = codes_of(circuit, quotient.facets, quotient.digits, quotient.fixed)
    return Folded(tuple(one.variant.id for one in lowered.logics), about, quotient, codes)


def counts(
    lowered: Lowered, world: World, question: tuple[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> Counts:
    """How many requests come out how, over all ordered pairs of different parties, acts and measures, for every draft.

    Guarantees: exact; each measure's counts of `certain` add up to the number of requests where all facts are known.
    """
    return counts_of(folded_world(lowered, world, question, readings))


def counts_of(under: Folded) -> Counts:
    """The counts of a folded world."""
    world, number = under.quotient.world, under.quotient.number
    powers = max(1, len(world.powers))
    codes = np.broadcast_to(under.codes, (len(under.drafts), powers, len(number)))
    tally = _tally(codes, number)
    found = tally[..., :6] + tally[..., OPEN : OPEN + 6]
    return Counts(
        under.drafts, world.powers, under.question, found, found, tally[..., OPEN:].sum(axis=-1), world.cells,
        len(number), world.label,
    )  # fmt: skip


def _tally(codes: Codes, number: Ints) -> Ints:
    rows = codes.shape[0] * codes.shape[1]
    flat = codes.reshape(rows, -1).astype(np.int64) + 16 * np.arange(rows)[:, None]
    weights = np.broadcast_to(number.astype(np.float64), flat.shape)
    found = np.bincount(flat.reshape(-1), weights=weights.reshape(-1), minlength=16 * rows)
    return found.astype(np.int64).reshape(*codes.shape[:2], 16)

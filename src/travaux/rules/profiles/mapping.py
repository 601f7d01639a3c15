"""The map of a world: for each party, from how many others it could be made to act, by class of acts and draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..records import OUTCOMES
from .counting import Folded

__all__ = ["Exposure", "exposure", "rows_of"]

Ints = npt.NDArray[np.int64]

LANES = 32


@dataclass(frozen=True, slots=True)
class Exposure:
    """From how many other parties each party could be made to act, and how many it could make act.

    Arrays (drafts, classes, parties); the last class is "any act". `asked` counts, for the party that is asked, the others
    whose request for at least one act of the class comes out as one of `outcomes` by at least one of `powers`; `asking` is the
    same seen from the party that asks. `asked_possible` and `asking_possible` count also those of which unknown facts decide.
    """

    world: str
    parties: tuple[str, ...]
    classes: tuple[str, ...]
    drafts: tuple[str, ...]
    outcomes: tuple[str, ...]
    powers: tuple[str, ...]
    asked: Ints
    asked_possible: Ints
    asking: Ints
    asking_possible: Ints


def exposure(under: Folded, outcomes: Sequence[str] = ("MUST",), powers: Sequence[str] | None = None) -> Exposure:
    """From how many others each party could be made to act, by class of acts and draft.

    `outcomes` are those that count ("MUST"; with "MAY REFUSE" also where it could decline), `powers` the measures (all).
    Raises `ValueError` for an outcome or measure that is not there, or more than 32 drafts.
    """
    world = under.quotient.world
    wanted = [OUTCOMES.index(one) for one in outcomes]
    measures = [world.powers.index(one) for one in (world.powers if powers is None else powers)]
    if len(under.drafts) > LANES:
        raise ValueError("a map has 32 drafts at most")
    lanes = _lanes(under, wanted, measures)
    names = tuple(dict.fromkeys(world.classes or ("act",) * len(world.acts)))
    pairs = _paired(under, lanes, names)
    counted = [_tallied(pairs, nth) for nth in range(2 * len(under.drafts))]
    asked, asking = (np.stack([one[side] for one in counted]) for side in (0, 1))
    half = len(under.drafts)
    return Exposure(
        world.label, world.parties, (*names, "any act"), under.drafts, tuple(outcomes), tuple(powers or world.powers),
        asked[:half], asked[half:], asking[:half], asking[half:],
    )  # fmt: skip


def rows_of(found: Exposure) -> Iterator[dict[str, str | int]]:
    """A map as rows of a table: draft, class of acts, party, and the four counts; every row says what world it is about."""
    for draft, name in enumerate(found.drafts):
        for kind, word in enumerate(found.classes):
            for nth, party in enumerate(found.parties):
                at = (draft, kind, nth)
                yield {
                    "draft": name,
                    "acts": word,
                    "party": party,
                    "asked_by": int(found.asked[at]),
                    "asked_by_at_most": int(found.asked_possible[at]),
                    "can_ask": int(found.asking[at]),
                    "can_ask_at_most": int(found.asking_possible[at]),
                    "world": found.world,
                }


def _lanes(under: Folded, wanted: Sequence[int], measures: Sequence[int]) -> npt.NDArray[np.uint64]:
    """For each profile a bit a draft: comes out so by some measure; and after these, a bit a draft: may come out so."""
    codes = np.take(under.codes, [one % under.codes.shape[1] for one in measures], axis=1)
    sure = np.isin(codes & np.uint8(7), wanted)
    perhaps = sure
    if under.sets is not None:
        mask = np.uint8(sum(1 << one for one in wanted))
        sets = np.take(under.sets, [one % under.sets.shape[1] for one in measures], axis=1)
        perhaps, sure = (sets & mask) != 0, sure | ((sets != 0) & (sets & ~mask == 0))
    bits = np.concatenate((sure.any(axis=1), perhaps.any(axis=1))).astype(np.uint64)
    return np.asarray((bits << np.arange(len(bits), dtype=np.uint64)[:, None]).sum(axis=0), np.uint64)


def _paired(under: Folded, lanes: npt.NDArray[np.uint64], names: Sequence[str]) -> npt.NDArray[np.uint64]:
    """For each class of acts and pair the bits of all its acts together."""
    world, sides = under.quotient.world, under.quotient.sides
    n = len(world.parties)
    table = np.zeros(max(sides.sizes, default=0), np.uint64)
    found = np.zeros((len(names) + 1, n, n), np.uint64)
    place = np.empty((n, n), np.intp)
    for act, name in enumerate(world.classes or ("act",) * len(world.acts)):
        found[names.index(name)] |= sides.told(act, lanes, table).take(sides.places(act, place), mode="clip")
    found[-1] = np.bitwise_or.reduce(found[:-1], axis=0)
    return found


def _tallied(pairs: npt.NDArray[np.uint64], nth: int) -> tuple[Ints, Ints]:
    bits = ((pairs >> np.uint64(nth)) & np.uint64(1)).astype(np.int64)
    return bits.sum(axis=1), bits.sum(axis=2)

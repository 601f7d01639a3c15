"""How much may be asked of whom: for each draft and authority, and each class of requests, the share of all that could be asked
that the wording admits (MUST and MAY REFUSE: what may be refused has to be looked at too)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..profiles import Cube
from ..worlds import World
from .assumptions import Assumptions

__all__ = ["Demand", "demand_from_counts", "demand_from_outcomes", "demand_of_world"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Demand:
    """`admitted`[draft, authority asked, class]: the states that may ask, each counted by the share of acts for which its
    request is admissible (0 to one less than the number of states); `refusable` of the same shape: those of them that may be
    refused; `notes` what is to be said of where the counts come from."""

    drafts: tuple[str, ...]
    authorities: tuple[str, ...]
    classes: tuple[str, ...]
    admitted: Floats
    refusable: Floats
    notes: tuple[str, ...] = ()

    def of_draft(self, draft: str) -> int:
        """The place of a draft. Raises ValueError for one that is not compared."""
        return self.drafts.index(draft)


def demand_from_counts(
    named: tuple[Sequence[str], Sequence[str], Sequence[str]],
    admissible: NDArray[np.generic],
    possible: NDArray[np.generic] | float,
    refusable: NDArray[np.generic] | None = None,
) -> Demand:
    """The demand from counts of admissible requests, `admissible`[draft, asking, asked, class], as profiles give them.

    `named`: drafts, authorities and classes in the order of the axes; `possible` how many there would be were all admissible (a
    number, or an array that fits); `refusable` how many of the admissible may be refused (none where it is not given). A state
    asks nothing of itself. Raises ValueError where shapes do not fit, or more is admissible than possible.

    >>> counts = np.array([[[[0], [3]], [[6], [0]]]])
    >>> demand_from_counts((["V1"], ["XA", "XB"], ["stored_data"]), counts, 6).admitted.tolist()
    [[[1.0], [0.5]]]
    """
    drafts, authorities, classes = (tuple(one) for one in named)
    wanted = (len(drafts), len(authorities), len(authorities), len(classes))
    if admissible.shape != wanted:
        raise ValueError(f"counts of shape {admissible.shape} for drafts, asking, asked, classes {wanted}")
    every = np.broadcast_to(np.asarray(possible, dtype=float), wanted)
    share = _share(admissible, every)
    again = np.zeros_like(share) if refusable is None else _share(refusable, every)
    if bool(np.any(share > 1)) or bool(np.any(again > share)):
        raise ValueError("more is admissible than possible, or more may be refused than is admissible")
    return Demand(drafts, authorities, classes, share.sum(axis=1), again.sum(axis=1))


def _share(counts: NDArray[np.generic], every: Floats) -> Floats:
    share: Floats = np.divide(counts, every, out=np.zeros(counts.shape), where=every > 0)
    states = np.arange(counts.shape[1])
    share[:, states, states, :] = 0.0
    return share


def demand_from_outcomes(
    named: tuple[Sequence[str], Sequence[str], Sequence[str]],
    outcomes: NDArray[np.generic],
    assumed: Assumptions,
) -> Demand:
    """The demand from outcome codes, `outcomes`[draft, asking, asked, act, measure].

    `named`: drafts, authorities and measures. Measures that belong to no class make no work. A class is asked for by each of
    its measures alike.
    """
    drafts, authorities, measures = named
    classes = [one.name for one in assumed.classes]
    places = [assumed.class_of(measure) for measure in measures]
    shape = (*outcomes.shape[:3], len(classes))
    admissible, refusable, possible = np.zeros(shape), np.zeros(shape), np.zeros(len(classes))
    for nth, place in enumerate(places):
        if place is not None:
            asked = outcomes[..., nth]
            admissible[..., place] += np.isin(asked, (2, 3)).sum(axis=3)
            refusable[..., place] += (asked == 2).sum(axis=3)
            possible[place] += asked.shape[3]
    return demand_from_counts((drafts, authorities, classes), admissible, possible, refusable)


def demand_of_world(answers: Cube, assumed: Assumptions) -> Demand:
    """The demand of a world of states, acts and measures, all of whose requests are answered (`profiles.cube`).

    A request whose outcome depends on what is not known is not counted, and the notes say how many those are.
    """
    world = answers.world
    classes = [one.name for one in assumed.classes]
    shape = (len(answers.drafts), len(world.parties), len(world.parties), len(classes))
    admissible, refusable, possible = np.zeros(shape), np.zeros(shape), np.zeros(len(classes))
    depends = 0
    for power, measure in enumerate(world.powers):
        place = assumed.class_of(measure)
        if place is None:
            continue
        possible[place] += len(world.acts)
        for nth, draft in enumerate(answers.drafts):
            codes = answers.codes(draft, power) & 7
            admissible[nth, ..., place] += (codes & 6 == 2).sum(axis=0)
            refusable[nth, ..., place] += (codes == 2).sum(axis=0)
            depends += int((codes == 6).sum())
    found = demand_from_counts((answers.drafts, world.parties, classes), admissible, possible, refusable)
    return replace(found, notes=_notes(world, depends, assumed))


def _notes(world: World, depends: int, assumed: Assumptions) -> tuple[str, ...]:
    kind = "an invented world" if world.synthetic else world.title or "a world"
    told = [f"Counted in {kind}: {len(world.parties)} states and {len(world.acts)} acts, each act as likely."]
    left = [one for one in world.powers if assumed.class_of(one) is None]
    if left:
        told.append(f"Measures that belong to no class make no work: {', '.join(left)}.")
    if depends:
        told.append(f"Not counted: {depends} requests whose outcome depends on facts that are not known.")
    return tuple(told)

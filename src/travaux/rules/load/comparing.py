"""Drafts under the same load: the same requests, the same work, the same people; only what the wording admits is different.

Every request that could come is drawn once (its day, its work, whether it lapses or is sent back) and each draft admits the
part of it that its wording admits: common random numbers, so that what differs between two drafts is the drafts. Each round
draws the rates and the work anew between low and high, the same for all drafts; ranges are over rounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .assumptions import Assumptions, RequestClass
from .demand import Demand
from .queues import Requests, served
from .theory import fluid_backlog, fluid_wait

__all__ = ["Burden", "LoadCompared", "Range", "compare_load"]

Range = tuple[float, float, float]
"""The 5th, the 50th and the 95th of a hundred rounds."""


@dataclass(frozen=True, slots=True)
class Burden:
    """One authority under one draft. Ranges over rounds: `requests` and `work` (days) a year, `wait` the median wait in working
    days, `backlog` unfinished at the end; `over` the share of rounds in which more comes than can be done (then wait and
    backlog are of the fluid: the rest flows into the line), `lapsed` the share of requests that lapse.

    `requests_against`, `work_against` are how many times those of the reference draft (None where it has none in some round);
    `wait_against` days more than under it.
    """

    draft: str
    authority: str
    requests: Range
    work: Range
    wait: Range
    backlog: Range
    over: float
    lapsed: float
    requests_against: Range | None
    work_against: Range | None
    wait_against: Range


@dataclass(frozen=True, slots=True)
class LoadCompared:
    """Drafts compared under the same load; `burdens` by draft, then authority; `reference` the draft they are held against."""

    reference: str
    burdens: tuple[Burden, ...]
    assumptions: tuple[str, ...]

    def burden(self, draft: str, authority: str) -> Burden:
        """The burden of one authority under one draft. Raises StopIteration where there is none."""
        return next(one for one in self.burdens if one.draft == draft and one.authority == authority)


_OURS = (
    "Drafts are compared under the same assumptions; nothing here foretells how many requests will come.",
    "Every round begins with an empty desk. All drafts are given the same requests, work and people.",
    "Only requests that the wording admits (MUST and MAY REFUSE) are counted; what is asked without a ground in it is not.",
    "Where more comes than can be done, wait and backlog are those of a fluid: all that is left over flows into the line.",
)


@dataclass(frozen=True, slots=True)
class _Round:
    """What one authority met in one round under one draft."""

    requests: float
    work: float
    wait: float
    backlog: float
    over: bool
    lapsed: float


def compare_load(
    demand: Demand,
    assumed: Assumptions,
    authorities: Sequence[str] = (),
    *,
    reference: str = "",
    years: float = 2.0,
    rounds: int = 20,
    seed: int = 1,
) -> LoadCompared:
    """What each draft lays on each authority, held against a reference draft (default: the first).

    `authorities`: those wanted (default: all). Guarantees: the same seed gives the same figures; two drafts that admit the same
    have the same figures in every round. Raises ValueError for an authority or a draft that is not there, or no rounds.
    """
    held = demand.of_draft(reference) if reference else 0
    if rounds < 1 or years <= 0:
        raise ValueError("at least one round, of more than no time")
    found = []
    for name in authorities or demand.authorities:
        place = demand.authorities.index(name)
        met = [_round(demand, assumed, place, _drawn(assumed, (seed, nth), years)) for nth in range(rounds)]
        for nth in range(len(demand.drafts)):
            found.append(_burden(demand, place, nth, [(one[nth], one[held]) for one in met]))
    order = {name: nth for nth, name in enumerate(demand.drafts)}
    burdens = tuple(sorted(found, key=lambda one: order[one.draft]))
    return LoadCompared(demand.drafts[held], burdens, (*_OURS, *demand.notes, *assumed.notes))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is the same for all authorities and drafts in a round: for each class requests a year and how many times the work."""

    rates: NDArray[np.float64]
    times: NDArray[np.float64]
    years: float
    seed: tuple[int, int]


def _drawn(assumed: Assumptions, seed: tuple[int, int], years: float) -> _Drawing:
    """Rates and work of one round, drawn between low and high on the scale of logarithms."""
    dice = np.random.default_rng(seed)
    limits = np.log([one.rate for one in assumed.classes])
    rates = np.array([low if low == high else dice.triangular(low, middle, high) for low, middle, high in limits])
    doubt = np.log(assumed.work_doubt)
    return _Drawing(np.exp(rates), np.exp(dice.uniform(-doubt, doubt, len(assumed.classes))), years, seed)


def _round(demand: Demand, assumed: Assumptions, place: int, drawing: _Drawing) -> list[_Round]:
    """One authority in one round, under every draft."""
    dice = np.random.default_rng([*drawing.seed, place])
    years = drawing.years
    days = years * assumed.days_a_year
    most = demand.admitted[:, place, :].max(axis=0)
    expected = most * drawing.rates * years
    drawn = [_requests(assumed.classes[nth], n, (days, drawing.times[nth], dice)) for nth, n in enumerate(expected)]
    order = np.argsort(np.concatenate([one.arrivals for one in drawn]), kind="stable")
    requests = _joined([one.requests for one in drawn], order)
    screening = np.concatenate([one.screening for one in drawn])[order]
    chance = np.concatenate([one.chance for one in drawn])[order]
    kind = np.repeat(np.arange(len(most)), [len(one.arrivals) for one in drawn])[order]
    servers = assumed.staff_at(demand.authorities[place])
    found = []
    for nth in range(len(demand.drafts)):
        admitted, refusable = demand.admitted[nth, place], demand.refusable[nth, place]
        within = chance[:, 0] * most[kind] < admitted[kind]
        refused = (chance[:, 1] * admitted[kind] < refusable[kind]) & (chance[:, 2] < assumed.declined)
        found.append(_met(_only_screened(requests, screening, refused).only(within), servers, years, days))
    return found


@dataclass(frozen=True, slots=True)
class _Drawn:
    arrivals: NDArray[np.float64]
    requests: Requests
    screening: NDArray[np.float64]
    chance: NDArray[np.float64]


def _requests(one: RequestClass, expected: float, drawn: tuple[float, float, np.random.Generator]) -> _Drawn:
    """All requests of a class that could come in a round, under the draft that admits most."""
    days, times, dice = drawn
    count = int(dice.poisson(expected))
    arrivals = np.sort(dice.uniform(0, days, count))
    whole = one.screening + one.execution
    if one.observed:
        work = times * dice.choice(np.asarray(one.observed), count) / whole
    else:
        work = times * dice.lognormal(-(one.spread**2) / 2, one.spread, count)
    again = np.where(dice.uniform(size=count) < one.sent_back, work * whole / 2, 0.0)
    requests = Requests(
        arrivals,
        work * whole,
        np.full(count, one.priority),
        np.full(count, one.expires_after or np.inf),
        again,
        np.full(count, one.away),
    )
    return _Drawn(arrivals, requests, work * one.screening, dice.uniform(size=(count, 3)))


def _joined(parts: list[Requests], order: NDArray[np.intp]) -> Requests:
    columns = ("arrivals", "services", "priority", "patience", "again", "away")
    return Requests(*(np.concatenate([getattr(one, name) for one in parts])[order] for name in columns))


def _only_screened(requests: Requests, screening: NDArray[np.float64], refused: NDArray[np.bool_]) -> Requests:
    """The requests, of which those declined are only screened, and not sent back."""
    services = np.where(refused, screening, requests.services)
    again = np.where(refused, 0.0, requests.again)
    return Requests(requests.arrivals, services, requests.priority, requests.patience, again, requests.away)


def _met(requests: Requests, servers: int, years: float, days: float) -> _Round:
    count = len(requests)
    if not count:
        return _Round(0.0, 0.0, 0.0, 0.0, False, 0.0)
    work = float(requests.services.sum() + requests.again.sum())
    mean, arrivals = work / count, count / days
    if work > servers * days:
        wait, backlog = fluid_wait(arrivals, mean, servers, days), fluid_backlog(arrivals, mean, servers, days)
        return _Round(count / years, work / years, wait, backlog, True, 0.0)
    done = served(requests, servers)
    left = np.count_nonzero(~done.lapsed & ~(done.ends <= days))
    lapsed = float(done.lapsed.mean())
    return _Round(count / years, work / years, float(np.median(done.waits)), float(left), False, lapsed)


def _burden(demand: Demand, place: int, nth: int, met: list[tuple[_Round, _Round]]) -> Burden:
    own = [one for one, _ in met]
    return Burden(
        demand.drafts[nth],
        demand.authorities[place],
        _range([one.requests for one in own]),
        _range([one.work for one in own]),
        _range([one.wait for one in own]),
        _range([one.backlog for one in own]),
        sum(one.over for one in own) / len(own),
        sum(one.lapsed for one in own) / len(own),
        _times([(one.requests, other.requests) for one, other in met]),
        _times([(one.work, other.work) for one, other in met]),
        _range([one.wait - other.wait for one, other in met]),
    )


def _range(values: list[float]) -> Range:
    low, middle, high = np.percentile(values, (5, 50, 95))
    return float(low), float(middle), float(high)


def _times(pairs: list[tuple[float, float]]) -> Range | None:
    """How many times, over rounds; None where the reference has nothing in some round and the other has something."""
    if any(other == 0 and one > 0 for one, other in pairs):
        return None
    return _range([one / other if other else 1.0 for one, other in pairs])

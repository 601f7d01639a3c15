"""Waiting lines: requests that come to an authority, how long each waits, and what is left at the end.

In the order in which they come (`fifo_waits`): the Kiefer-Wolfowitz recursion, which needs for each request only the times at
which the case workers are free next, kept on a heap. With priorities, expiry and requests sent back once (`served`): one pass
over events. Both are pure Python; random numbers are drawn outside, so that two drafts can be given the same.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace

import numpy as np
from numpy.typing import NDArray

__all__ = ["Requests", "Served", "fifo_waits", "lindley_waits", "served"]

Floats = NDArray[np.float64]


def fifo_waits(arrivals: Floats, services: Floats, servers: int) -> Floats:
    """How long each request waits before work on it begins, in the unit of the times given.

    `arrivals` are points in time, growing; `services` the work each takes; `servers` those who work, each on one at a time.
    Raises ValueError without servers, or for arrivals out of order. Guarantees: exact for any arrivals and services; waits
    are never below 0. Source: Kiefer and Wolfowitz, On the theory of queues with many servers (1955).

    >>> fifo_waits(np.array([0.0, 1.0, 2.0]), np.array([5.0, 5.0, 5.0]), 2).tolist()
    [0.0, 0.0, 3.0]
    """
    _checked(arrivals, services, servers)
    free = [float("-inf")] * servers
    heapify(free)
    waits: list[float] = []
    keep = waits.append
    for arrival, service in zip(arrivals.tolist(), services.tolist(), strict=True):
        first = free[0]
        if first > arrival:
            keep(first - arrival)
            heapreplace(free, first + service)
        else:
            keep(0.0)
            heapreplace(free, arrival + service)
    return np.asarray(waits, dtype=float)


def lindley_waits(arrivals: Floats, services: Floats) -> Floats:
    """As `fifo_waits` for one who works alone, in numpy: a running sum and its running least.

    Source: Lindley, The theory of queues with a single server (1952).
    """
    _checked(arrivals, services, 1)
    if not len(arrivals):
        return np.zeros(0)
    steps = np.concatenate(([0.0], services[:-1] - np.diff(arrivals)))
    total = np.cumsum(steps)
    return np.asarray(total - np.minimum(np.minimum.accumulate(total), 0.0), dtype=float)


def _checked(arrivals: Floats, services: Floats, servers: int) -> None:
    if servers < 1:
        raise ValueError(f"{servers} servers: at least one must work")
    if len(arrivals) != len(services):
        raise ValueError(f"{len(arrivals)} arrivals and {len(services)} services")
    if len(arrivals) > 1 and bool(np.any(np.diff(arrivals) < 0)):
        raise ValueError("arrivals out of order")


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests to one authority, one a row, in the order in which they come. Times in days.

    `priority`: lower is taken first; `patience`: how long a request may wait before it lapses (infinite: never); `again`: the
    work after it was sent back once for more (0: not sent back), `away` how long that takes.
    """

    arrivals: Floats
    services: Floats
    priority: NDArray[np.int64]
    patience: Floats
    again: Floats
    away: Floats

    def __len__(self) -> int:
        return len(self.arrivals)

    def only(self, chosen: NDArray[np.bool_]) -> Requests:
        """Those chosen, in order."""
        return Requests(
            self.arrivals[chosen],
            self.services[chosen],
            self.priority[chosen],
            self.patience[chosen],
            self.again[chosen],
            self.away[chosen],
        )


@dataclass(frozen=True, slots=True)
class Served:
    """What became of requests, one a row: `waits` until work first began (for a lapsed one its patience), `ends` when all work
    was done (not a number for a lapsed one), `lapsed`."""

    waits: Floats
    ends: Floats
    lapsed: NDArray[np.bool_]


def served(requests: Requests, servers: int) -> Served:
    """Requests worked on by priority, and within it in the order in which they came; work once begun is not broken off.

    Guarantees: without priorities, patience and requests sent back, the waits are those of `fifo_waits`.
    """
    _checked(requests.arrivals, requests.services, servers)
    line = _Line(requests, servers)
    free, back, waiting, begin = line.free, line.back, line.waiting, line.begin
    arrivals, place, never = requests.arrivals.tolist(), line.place, float("inf")
    nth, count, held = 0, len(arrivals), 0
    while True:
        comes = arrivals[nth] if nth < count else never
        if back and back[0][0] < comes:
            comes = back[0][0]
        if held and free[0] <= comes:  # nobody comes before somebody is free: the first in line is taken
            held -= 1
            begin(next(one for one in waiting if one).popleft(), free[0])
            continue
        if comes == never:
            return line.served()
        if back and back[0][0] == comes:
            one = heappop(back)[1]
        else:
            one, nth = nth, nth + 1
        line.since[one] = comes
        if free[0] <= comes:
            begin(one, comes)
        else:
            held += 1
            waiting[place[one]].append(one)


class _Line:
    """When each who works is free next, who waits by priority, who was sent back and when they come again."""

    def __init__(self, requests: Requests, servers: int) -> None:
        count = len(requests)
        levels, places = np.unique(requests.priority, return_inverse=True)
        self.free = [float("-inf")] * servers
        self.waiting: list[deque[int]] = [deque() for _ in levels]
        self.place: list[int] = places.tolist()
        self.back: list[tuple[float, int]] = []
        self.since = [0.0] * count
        self.work, self.patience = requests.services.tolist(), requests.patience.tolist()
        self.again, self.away = requests.again.tolist(), requests.away.tolist()
        self.waits: list[float] = [-1.0] * count
        self.ends: list[float] = [float("nan")] * count
        self.lapsed = [False] * count

    def begin(self, nth: int, now: float) -> None:
        """Work begins, or the request is found to have lapsed; the first time counts as its wait."""
        waited = now - self.since[nth]
        first = self.waits[nth] < 0
        if first and waited > self.patience[nth]:
            self.lapsed[nth] = True
            self.waits[nth] = self.patience[nth]
            return
        end = now + self.work[nth]
        heapreplace(self.free, end)
        if first:
            self.waits[nth] = waited
            if self.again[nth] > 0:
                self.work[nth] = self.again[nth]
                heappush(self.back, (end + self.away[nth], nth))
                return
        self.ends[nth] = end

    def served(self) -> Served:
        waits = np.asarray(self.waits, dtype=float)
        return Served(waits, np.asarray(self.ends, dtype=float), np.asarray(self.lapsed, dtype=bool))

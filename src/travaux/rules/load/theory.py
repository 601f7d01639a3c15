"""What the theory of waiting lines says where it has a formula: the yardstick that the simulation is held against."""

from __future__ import annotations

__all__ = ["erlang_c", "erlang_wait", "fluid_backlog", "fluid_wait"]


def erlang_c(servers: int, load: float) -> float:
    """The chance that a request has to wait, of requests that come at random to servers with exponential work.

    `load` is arrivals a day times days of work each; below `servers`. Raises ValueError otherwise. Source: Erlang (1917).

    >>> round(erlang_c(11, 10.0), 4)
    0.6821
    """
    if not 0 <= load < servers:
        raise ValueError(f"a load of {load} is not below {servers} servers: the line grows without end")
    blocked = 1.0
    for nth in range(1, servers + 1):
        blocked = load * blocked / (nth + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def erlang_wait(servers: int, arrivals: float, service: float) -> float:
    """The mean wait: `arrivals` a day, `service` days of work each on the mean.

    >>> round(erlang_wait(11, 10.0, 1.0), 4)
    0.6821
    """
    load = arrivals * service
    return erlang_c(servers, load) * service / (servers - load)


def fluid_backlog(arrivals: float, service: float, servers: int, days: float) -> float:
    """How many requests lie unfinished after so many days where more comes than can be done: the rest flows into the line.

    >>> fluid_backlog(3.0, 1.0, 2, 100.0)
    100.0
    """
    return max(0.0, (arrivals - servers / service) * days)


def fluid_wait(arrivals: float, service: float, servers: int, days: float) -> float:
    """The median wait of the requests that come within so many days where more comes than can be done."""
    return fluid_backlog(arrivals, service, servers, days / 2) * service / servers

"""Waiting lines a second, beside simpy, and how near the waits are to Erlang's formula.

    python bench/rules_load.py [--requests 1000000] [--beside 100000]

Requests come at random to eleven servers that are busy nine days in ten (M/M/11): the recursion on a heap, the pass over events
with priorities and expiry, and simpy's `Resource` and `PriorityResource` on the same kind of line. Then drafts compared for 193
authorities. CPU seconds, best of several; simpy's once on fewer requests.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.rules.load import (  # noqa: E402
    Requests,
    assumptions,
    compare_load,
    demand_from_counts,
    erlang_wait,
    fifo_waits,
    served,
)

SERVERS, ARRIVALS = 11, 10.0


def best(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds, the best of several runs."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def drawn(count: int) -> Requests:
    """Requests of three priorities, one in three of which lapses when it waits for five days."""
    dice = np.random.default_rng(1)
    return Requests(
        np.cumsum(dice.exponential(1 / ARRIVALS, count)),
        dice.exponential(1.0, count),
        dice.integers(0, 3, count),
        dice.choice([np.inf, np.inf, 5.0], count),
        np.zeros(count),
        np.zeros(count),
    )


def simpy_line(requests: Requests, *, plain: bool) -> float:
    """Seconds of CPU that simpy takes for the same line."""
    import simpy

    env = simpy.Environment()
    desk = simpy.Resource(env, SERVERS) if plain else simpy.PriorityResource(env, SERVERS)
    arrivals, services = requests.arrivals.tolist(), requests.services.tolist()
    priority, patience = requests.priority.tolist(), requests.patience.tolist()
    waits: list[float] = []

    def request(nth: int):
        with desk.request() if plain else desk.request(priority=priority[nth]) as turn:
            yield turn
            waits.append(env.now - arrivals[nth])
            if plain or waits[-1] <= patience[nth]:
                yield env.timeout(services[nth])

    def source():
        for nth, arrival in enumerate(arrivals):
            yield env.timeout(arrival - env.now)
            env.process(request(nth))

    env.process(source())
    begun = time.process_time()
    env.run()
    return time.process_time() - begun


def ciw_line(count: int) -> float:
    """Requests a second that ciw does of the same kind of line; 0 where it is not installed."""
    try:
        import ciw
    except ImportError:
        return 0.0
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(ARRIVALS)],
        service_distributions=[ciw.dists.Exponential(1.0)],
        number_of_servers=[SERVERS],
    )
    ciw.seed(1)
    line = ciw.Simulation(network)
    begun = time.process_time()
    line.simulate_until_max_customers(count, method="Finish")
    return count / (time.process_time() - begun)


def main() -> None:
    """Time the lines and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--beside", type=int, default=100_000)
    wanted = parser.parse_args()
    requests, few = drawn(wanted.requests), drawn(wanted.beside)

    fifo = wanted.requests / best(lambda: fifo_waits(requests.arrivals, requests.services, SERVERS))
    events = wanted.requests / best(lambda: served(requests, SERVERS))
    print(f"in order:                  {fifo:>12,.0f} requests a second")
    print(f"with priority and expiry:  {events:>12,.0f} requests a second")
    for name, plain, ours in (("Resource", True, fifo), ("PriorityResource", False, events)):
        theirs = wanted.beside / min(simpy_line(few, plain=plain) for _ in range(2))
        print(f"simpy {name:<20} {theirs:>12,.0f} requests a second; ours / theirs {ours / theirs:.1f}")

    theirs = ciw_line(wanted.beside // 2)
    if theirs:
        print(f"ciw                        {theirs:>12,.0f} requests a second; ours / theirs {fifo / theirs:.1f}")

    dice = np.random.default_rng(5)
    count = 4 * wanted.requests
    times, work = np.cumsum(dice.exponential(1 / ARRIVALS, count)), dice.exponential(1.0, count)
    mean, theory = fifo_waits(times, work, SERVERS).mean(), erlang_wait(SERVERS, ARRIVALS, 1.0)
    print(f"mean wait of {count:,}: {mean:.4f}; Erlang {theory:.4f}; {abs(mean / theory - 1):.2%} apart")

    assumed = assumptions()
    states = [f"S{n:03}" for n in range(193)]
    counts = dice.integers(0, 100, (6, 193, 193, len(assumed.classes)))
    named = [f"V{n}" for n in range(1, 7)], states, [one.name for one in assumed.classes]
    demand = demand_from_counts(named, counts, 100)
    took = best(lambda: compare_load(demand, assumed, rounds=5), 1)
    print(f"193 authorities, 6 drafts, 2 years, 5 rounds compared: {took:.1f} s")


if __name__ == "__main__":
    main()

"""Waiting lines held against theory, against each other, and against simpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.rules.load import Requests, erlang_wait, fifo_waits, lindley_waits, served


def poisson(seed: int, count: int, arrivals: float, service: float) -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    return np.cumsum(dice.exponential(1 / arrivals, count)), dice.exponential(service, count)


def plain(arrivals: np.ndarray, services: np.ndarray, **given) -> Requests:
    count = len(arrivals)
    columns = {
        "priority": np.zeros(count, dtype=int),
        "patience": np.full(count, np.inf),
        "again": np.zeros(count),
        "away": np.zeros(count),
    } | given
    return Requests(arrivals, services, **columns)


@pytest.mark.parametrize(("servers", "arrivals"), [(1, 0.7), (3, 2.4), (11, 10.0)])
def test_the_mean_wait_is_that_of_erlang_within_two_in_a_hundred_on_long_runs(servers: int, arrivals: float) -> None:
    times, work = poisson(7, 2_000_000, arrivals, 1.0)
    assert fifo_waits(times, work, servers).mean() == pytest.approx(erlang_wait(servers, arrivals, 1.0), rel=0.02)


def test_requests_under_way_are_arrivals_a_day_times_the_time_each_is_there() -> None:
    times, work = poisson(3, 200_000, 2.4, 1.0)
    ends = times + fifo_waits(times, work, 3) + work
    moments = np.linspace(1000, times[-1] - 1000, 20_000)
    there = np.searchsorted(times, moments) - np.searchsorted(np.sort(ends), moments)
    assert there.mean() == pytest.approx(len(times) / times[-1] * (ends - times).mean(), rel=0.02)


@given(st.integers(0, 1000), st.floats(0.2, 3.0))
def test_one_who_works_alone_waits_alike_by_both_recursions(seed: int, arrivals: float) -> None:
    times, work = poisson(seed, 300, arrivals, 1.0)
    assert np.allclose(fifo_waits(times, work, 1), lindley_waits(times, work))


@given(st.integers(0, 1000), st.integers(1, 6), st.floats(0.2, 8.0))
def test_without_priorities_and_expiry_the_pass_over_events_waits_as_the_recursion(
    seed: int, servers: int, arrivals: float
) -> None:
    times, work = poisson(seed, 200, arrivals, 1.0)
    done = served(plain(times, work), servers)
    assert np.allclose(done.waits, fifo_waits(times, work, servers))
    assert np.allclose(done.ends, times + done.waits + work)


def simulated(requests: Requests, servers: int) -> tuple[np.ndarray, np.ndarray]:
    """The same by simpy, with priorities and expiry: waits and who lapsed."""
    simpy = pytest.importorskip("simpy")
    env = simpy.Environment()
    desk = simpy.PriorityResource(env, capacity=servers)
    waits, lapsed = np.zeros(len(requests)), np.zeros(len(requests), dtype=bool)

    def request(nth: int):
        yield env.timeout(requests.arrivals[nth])
        with desk.request(priority=int(requests.priority[nth])) as turn:
            yield turn
            waits[nth] = env.now - requests.arrivals[nth]
            if waits[nth] > requests.patience[nth]:
                lapsed[nth] = True
                return
            yield env.timeout(requests.services[nth])

    for nth in range(len(requests)):
        env.process(request(nth))
    env.run()
    return waits, lapsed


@pytest.mark.parametrize("seed", range(12))
def test_waits_with_priorities_and_expiry_are_those_of_simpy(seed: int) -> None:
    dice = np.random.default_rng(seed)
    times, work = poisson(seed, 400, 4.0, 1.0)
    requests = plain(times, work, priority=dice.integers(0, 3, 400), patience=dice.choice([np.inf, 2.0, 0.5], 400))
    done = served(requests, 3)
    waits, lapsed = simulated(requests, 3)
    assert (done.lapsed == lapsed).all()
    assert np.allclose(done.waits[~lapsed], waits[~lapsed])
    assert (done.waits[lapsed] == requests.patience[lapsed]).all()


def test_the_urgent_go_first_but_work_begun_is_not_broken_off() -> None:
    requests = plain(np.array([0.0, 1.0, 2.0]), np.array([10.0, 1.0, 1.0]), priority=np.array([1, 1, 0]))
    assert served(requests, 1).waits.tolist() == [0.0, 10.0, 8.0]


def test_a_request_sent_back_comes_again_and_is_done_then() -> None:
    requests = plain(np.array([0.0, 1.0]), np.array([2.0, 2.0]), again=np.array([1.0, 0.0]), away=np.array([5.0, 0.0]))
    assert served(requests, 1).ends.tolist() == [8.0, 4.0]


def test_a_lapsed_request_takes_nobodys_time() -> None:
    requests = plain(np.array([0.0, 1.0, 2.0]), np.array([10.0, 5.0, 1.0]), patience=np.array([np.inf, 3.0, np.inf]))
    done = served(requests, 1)
    assert done.lapsed.tolist() == [False, True, False]
    assert done.waits.tolist() == [0.0, 3.0, 8.0]


# Extradition requests made to Australia, as its Attorney-General's Department reports them year by year: carried forward,
# new, closed in any way, continuing. https://www.ag.gov.au and https://www.transparency.gov.au, annual reports.
AUSTRALIA = {
    "2012-13": (52, 23, 11 + 1 + 0 + 2 + 14, 47),
    "2014-15": (57, 32, 10 + 4 + 1 + 0 + 14, 60),
    "2015-16": (60, 28, 11 + 3 + 1 + 0 + 13, 60),
    "2020-21": (91, 29, 10 + 4 + 1 + 0 + 27, 78),
}


@pytest.mark.parametrize("year", AUSTRALIA)
def test_a_published_year_adds_up_and_the_line_ends_where_it_is_said_to(year: str) -> None:
    begun, new, closed, left = AUSTRALIA[year]
    assert begun + new - closed == left
    ends = []
    for seed in range(200):
        dice = np.random.default_rng(seed)
        times = np.concatenate((np.zeros(begun), np.sort(dice.uniform(0, 1, dice.poisson(new)))))
        done = served(plain(times, dice.exponential(10 / closed, len(times))), 10)
        ends.append(int((~(done.ends <= 1)).sum()))
    assert np.mean(ends) == pytest.approx(left, abs=2.5)


def test_littles_law_gives_about_two_years_for_an_extradition_to_end() -> None:
    under_way = [(begun + left) / 2 for begun, _, _, left in AUSTRALIA.values()]
    closed = [one for _, _, one, _ in AUSTRALIA.values()]
    assert 1.5 < sum(under_way) / sum(closed) < 2.5


@pytest.mark.parametrize(("times", "work", "servers"), [([0.0], [1.0], 0), ([1.0, 0.0], [1.0, 1.0], 1), ([0.0], [], 1)])
def test_a_line_that_cannot_be_is_refused(times: list[float], work: list[float], servers: int) -> None:
    with pytest.raises(ValueError, match=r"server|order|services"):
        fifo_waits(np.array(times), np.array(work), servers)

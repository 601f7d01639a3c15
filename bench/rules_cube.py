#!/usr/bin/env python3
"""What a whole world of requests costs: counts, every answer written out, an edit; beside other tools, and whether all agree.

    PYTHONPATH=src python bench/rules_cube.py [speed] [agreement] [readings] [unknown] [peers]
                                              [--every N] [--openfisca PYTHON] [--seed N]

The drafts V1 to V6 of the cybercrime instrument over an invented world of 193 parties, 200 acts and its ten measures, the
first choice of every reading taken. Seconds are of CPU, best of five (the first beside it). `peers` gives the same rules to
plain numpy, polars and DuckDB over a share of the asking parties, and to OpenFisca (an environment of its own: its licence is
the AGPL) over a million random requests; their answers must be ours, and their time is scaled to the whole. `agreement`
walks every profile, draft and measure with the trace interpreter; `readings` does so for every question and choice of readings.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import rules_peers as peers

from travaux.rules import Instrument, Lowered, Patch, lower, variant
from travaux.rules.language import bundled_folder, read_rules
from travaux.rules.profiles import (
    Counts,
    Folded,
    agreement,
    counts,
    counts_of,
    cube,
    edited,
    exposure,
    folded_world,
    reasons,
)
from travaux.rules.worlds import World, broken, synthetic

DRAFTS = ("V1", "V2", "V3", "V4", "V5", "V6")
SHARES = {"numpy": slice(0, 193, 24), "polars": slice(0, 193, 24), "duckdb": slice(0, 193, 24)}
SAMPLE = 1_000_000


def best(call: Callable[[], Any], rounds: int = 5) -> tuple[float, float, Any]:
    """The best of several rounds, the first, and what came back, in CPU seconds."""
    spent, result = [], None
    for _ in range(rounds):
        start = time.process_time()
        result = call()
        spent.append(time.process_time() - start)
    return min(spent), spent[0], result


def say(what: str, seconds: float, first: float, more: str = "") -> None:
    print(f"{what:58} {seconds * 1e3:9.1f} ms   first {first * 1e3:8.1f} ms   {more}")


def speed(instrument: Instrument, lowered: Lowered, world: World, readings: dict[str, str]) -> float:
    counting, first, found = best(lambda: counts(lowered, world, None, readings))
    answers = world.cells * len(DRAFTS)
    say("exact counts of the whole cube", counting, first, f"{found.profiles:,} profiles, {answers:,} answers")
    whole, first, _ = best(lambda: counts(lower([variant(instrument, one) for one in DRAFTS]), world, None, readings))
    say("the same, rules lowered first", whole, first)
    under = folded_world(lowered, world, None, readings)
    size = len(world.parties) ** 2 * len(world.acts) * len(world.powers) * len(DRAFTS)
    fresh_set, first_set, page = best(lambda: np.full(size, 7, np.uint8))
    set_, _, _ = best(lambda: page.fill(7))
    print(f"{'memset of ' + str(size // 1_000_000) + ' MB, one byte an answer':58} {set_ * 1e3:9.1f} ms, "
          f"fresh memory {fresh_set * 1e3:.1f}, first {first_set * 1e3:.1f}")  # fmt: skip
    for shared in (True, False):
        fresh, first, answered = best(lambda shared=shared: cube(under, shared=shared))
        into, _, _ = best(lambda answered=answered, shared=shared: cube(under, answered.words, shared=shared))
        name = "every answer written out" if shared else "    the same, alike answers not shared"
        more = f"{into / set_:.2f} x memset; fresh memory {fresh * 1e3:.1f}, {fresh / fresh_set:.2f} x, first {first * 1e3:.1f}"
        print(
            f"{name:58} {into * 1e3:9.1f} ms, {more}; {answered.words.nbytes / 1e6:.0f} MB, {len(set(answered.where))} columns"
        )
    editing(instrument, under, answered.words)
    say("the map (others that could make each party act)", *best(lambda: exposure(under))[:2])
    say("the rule that decides, for every profile", *best(lambda: reasons(under))[:2])
    print(json.dumps(dict(zip(DRAFTS, found.certain.sum(axis=1).tolist(), strict=True))))
    return counting


def editing(instrument: Instrument, under: Folded, room: np.ndarray) -> None:
    """One rule of V5 repealed: its 74 million answers again."""
    from dataclasses import replace

    rules = tuple(one for one in instrument.rules if one.id != "refuse_essential_interests")
    changed = replace(instrument, rules=rules)
    room = np.empty((*room.shape[:3], 1), np.uint64)
    room.fill(0)

    def again() -> Folded:
        return edited(under, lower([variant(changed, "V5")]))

    answers, first, _ = best(again)
    say("one rule of a draft edited: answers of all profiles", answers, first)
    say("    and the counts", *best(lambda: counts_of(again()))[:2])
    say("    and all answers of the draft written out", *best(lambda: cube(again(), room))[:2])
    wider = replace(instrument, patches=tuple(_stricter(one) for one in instrument.patches))

    def anew() -> Folded:
        return folded_world(lower([variant(wider, "V2")]), under.quotient.world, None, _readings(instrument))

    say("a threshold set to what no draft asks (5 years): folded anew", *best(lambda: counts_of(anew()))[:2])
    say("    and all answers of the draft written out", *best(lambda: cube(anew(), room))[:2])


def _stricter(patch: Patch) -> Patch:
    from dataclasses import replace

    return replace(patch, sets=(("serious_years", 5),)) if patch.id == "V2" else patch


def _readings(instrument: Instrument) -> dict[str, str]:
    return {one.name: one.choices[0] for one in instrument.readings}


def unknowns(instrument: Instrument, lowered: Lowered, seed: int) -> None:
    """Counts where readings are open, and where facts are unknown."""
    world = synthetic(instrument, seed=seed)
    seconds, first, found = best(lambda: counts(lowered, world), 2)
    say("counts, every reading left open", seconds, first, _range(found))
    for share in (0.02, 0.1):
        world = synthetic(instrument, 60, 40, seed, unknown=share)
        seconds, first, found = best(lambda world=world: counts(lowered, world), 1)
        say(f"counts, {share:.0%} of facts unknown, 60 parties, 40 acts", seconds, first, _range(found))


def _range(found: Counts) -> str:
    low, high = found.certain[4, :, 3].sum(), found.possible[4, :, 3].sum()
    return f"{found.profiles:,} profiles; MUST under {found.drafts[4]}: {low:,} to {high:,}"


def every_reading(instrument: Instrument, lowered: Lowered, world: World, every: int) -> None:
    """All profiles beside the trace interpreter, for every choice of readings and both questions."""
    compared, differing, start = 0, 0, time.process_time()
    questions = sorted(
        {step.subject for logic in lowered.logics for step in logic.steps if isinstance(step.subject, tuple)}
    )
    names = [one.name for one in instrument.readings]
    for chosen in product(*(one.choices for one in instrument.readings)):
        for question in questions:
            under = folded_world(lowered, world, question, dict(zip(names, chosen, strict=True)))
            found = agreement(under, lowered, every=every)
            compared, differing = compared + found.compared, differing + len(found.differing)
    spent = time.process_time() - start
    print(
        f"trace interpreter, {len(questions)} questions, all readings: {compared:,} compared, {differing} differ, {spent:.0f} s"
    )


def compared(name: str, ours: float, lowered: Lowered, world: World, under: Folded, readings: dict[str, str]) -> None:
    """One peer over a share of the asking parties, held against our own answers there."""
    share = SHARES[name]
    asked = len(range(len(world.parties))[share])
    call = {"numpy": peers.numpy_counts, "polars": peers.polars_counts, "duckdb": peers.duckdb_counts}[name]
    seconds, _, found = best(lambda: call(lowered, world, under, readings, share), 2)
    answers = cube(under)
    mine = np.zeros_like(found)
    for draft, one in enumerate(under.drafts):
        for power in range(len(world.powers)):
            codes = answers.codes(one, power)[:, share] & 7
            mine[draft, power] = np.bincount(codes.reshape(-1), minlength=8)[:6]
    whole = seconds * len(world.parties) / asked
    agree = "agrees" if np.array_equal(mine, found) else "DIFFERS"
    part = f"{asked} of {len(world.parties)} askers"
    print(f"{name:12} {seconds:8.2f} s for {part} = {whole:8.1f} s   {whole / ours:6.0f} x   {agree}")


def openfisca(
    python: str, ours: float, lowered: Lowered, world: World, under: Folded, readings: dict[str, str]
) -> None:
    rng = np.random.default_rng(7)
    n, k, p = len(world.parties), len(world.acts), len(world.powers)
    a, act, power = rng.integers(0, n, SAMPLE), rng.integers(0, k, SAMPLE), rng.integers(0, p, SAMPLE)
    b = (a + rng.integers(1, n, SAMPLE)) % n
    index = {
        "A": (a,), "B": (b,), "A, act": (a, act), "B, act": (b, act), "A, B": (a, b), "act": (act,), "power": (power,)
    }  # fmt: skip
    facts, rules = {}, []
    atoms = peers.atoms_of(lowered, world, readings)
    for logic in lowered.logics:
        last = logic.step(under.question)
        assert last is not None
        rules.append(list(peers.lines(logic, last, False)))
        for nth in peers.used(logic, last):
            scope, truth = atoms[nth]
            facts[f"a{nth}"] = truth[index[scope]] if scope in index else np.full(SAMPLE, bool(truth))
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        (at / "rules.json").write_text(json.dumps(rules))
        np.savez(at / "facts.npz", **facts)
        script = Path(__file__).with_name("rules_openfisca.py")
        subprocess.run([python, script, at / "rules.json", at / "facts.npz", at / "out.npz"], check=True)
        told = np.load(at / "out.npz")
        codes, seconds = told["codes"], float(told["spent"])
    answers = cube(under)
    same = all(
        np.array_equal(np.array([answers.codes(one, m)[act[power == m], a[power == m], b[power == m]] & 7 for m in [m]])[0],
                       codes[draft][power == m])
        for draft, one in enumerate(under.drafts) for m in range(p)
    )  # fmt: skip
    whole = seconds * world.cells / SAMPLE
    print(f"{'OpenFisca':12} {seconds:8.2f} s for {SAMPLE:,} x 6 answers = {whole:8.1f} s   {whole / ours:6.0f} x   "
          f"{'agrees' if same else 'DIFFERS'}")  # fmt: skip


def option(name: str, otherwise: str) -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else otherwise


def main() -> None:
    wanted = [one for one in ("speed", "agreement", "peers", "unknown", "readings") if one in sys.argv] or ["speed"]
    instrument = read_rules(bundled_folder("cybercrime"))
    lowered = lower([variant(instrument, one) for one in DRAFTS])
    readings = _readings(instrument)
    world = synthetic(instrument, seed=int(option("--seed", "1")))
    print(world.label, f"{len(instrument.rules)} rules in the files,", "broken:", broken(world, lowered))
    if "speed" in wanted:
        speed(instrument, lowered, world, readings)
    under = folded_world(lowered, world, None, readings)
    if "agreement" in wanted:
        spent, _, found = best(lambda: agreement(under, lowered, every=int(option("--every", "1"))), 1)
        print(f"trace interpreter: {found.compared:,} answers compared, {len(found.differing)} differ, {spent:.1f} s")
    if "unknown" in wanted:
        unknowns(instrument, lowered, int(option("--seed", "1")))
    if "readings" in wanted:
        every_reading(instrument, lowered, world, int(option("--every", "1")))
    if "peers" in wanted:
        ours, _, _ = best(lambda: counts(lowered, world, None, readings))
        print(f"{'travaux':12} {ours:8.3f} s")
        for name in SHARES:
            compared(name, ours, lowered, world, under, readings)
        if python := option("--openfisca", ""):
            openfisca(python, ours, lowered, world, under, readings)


if __name__ == "__main__":
    main()

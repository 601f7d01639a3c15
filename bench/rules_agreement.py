"""Every back end against every other: on random rule sets, on every scenario of each; and on the instruments that are shipped.

    python bench/rules_agreement.py [10000] [--seed 0]

A random rule set has three drafts. Where it has no more than 300 scenarios, all are tried under all of them: the plain semantics,
traces, numpy, diagrams; z3, SQLite, clingo and DuckDB on one in so many (`SELDOM`), since each costs milliseconds to start.
Larger ones are counted by diagrams and sampled. Of a shipped instrument z3 proves that the diagrams and its own encoding of
the records come to the same outcome in every scenario, however many there are; 500 random scenarios of each draft are put to
all back ends as well.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "tests"))

from rules.agreeing import WAYS, differing_somewhere  # noqa: E402
from rules.diagrams.plain import profiles, true  # noqa: E402
from rules.random_rules import DRAFTS, random_instrument  # noqa: E402

from travaux.rules import Lowered, drafts_of, lower, variant  # noqa: E402
from travaux.rules.diagrams import diagrams_of, scenarios  # noqa: E402
from travaux.rules.language import bundled, bundled_folder, read_rules  # noqa: E402

MOST = 300
SELDOM = {"z3": 10, "sqlite": 10, "clingo": 20, "duckdb": 200}


def compared(lowered: Lowered, listed: list[tuple[bool, ...]], ways: list[str], tally: Counter[str]) -> int:
    """How many answers differ from those of the plain semantics."""
    differing = 0
    for logic in range(len(lowered.logics)):
        answers = {way: WAYS[way](lowered, logic, listed) for way in ways}
        for way, found in answers.items():
            tally[way] += len(found)
            differing += sum(a != b for a, b in zip(found, answers["semantics"], strict=True))
    return differing


def random_sets(count: int, seed: int) -> int:
    """Random rule sets, and how many answers differ."""
    tally: Counter[str] = Counter()
    differing = whole = empty = 0
    for nth in range(count):
        known = random_instrument(seed + nth)
        lowered = lower([variant(known, name) for name in DRAFTS])
        number = scenarios(diagrams_of(lowered))
        listed = list(islice(profiles(lowered), MOST))
        differing += number < len(listed) or (number <= MOST and number != len(listed))
        if not listed:
            empty += 1
            continue
        whole += number <= MOST
        ways = [way for way in WAYS if nth % SELDOM.get(way, 1) == 0 and (way != "clingo" or number <= MOST)]
        differing += compared(lowered, listed, ways, tally)
    print(
        f"{count} random rule sets of 3 drafts ({whole} tried in every scenario, {empty} without any): {differing} answers differ"
    )
    print("  answers compared: " + ", ".join(f"{way} {tally[way]:,}" for way in WAYS))
    return differing


def shipped() -> int:
    """The instruments that are shipped, and how many answers differ."""
    differing = 0
    for name in bundled():
        known = read_rules(bundled_folder(name))
        drafts = drafts_of(known)
        lowered = lower([variant(known, one) for one in drafts])
        somewhere = [differing_somewhere(lowered, nth) for nth in range(len(drafts))]
        sample = sampled(lowered, Random(1), 500)
        tally: Counter[str] = Counter()
        found = compared(lowered, sample, [way for way in WAYS if way != "clingo"], tally)
        differing += found + sum(map(len, somewhere))
        number = scenarios(diagrams_of(lowered))
        print(
            f"{name}: {len(drafts)} drafts x {number:,} scenarios, diagrams against z3 by proof: "
            f"{sum(map(len, somewhere))} differ;"
        )
        print(f"  {len(sample)} random scenarios a draft, all back ends but clingo: {found} differ")
    return differing


def sampled(lowered: Lowered, random: Random, count: int) -> list[tuple[bool, ...]]:
    """Random valid scenarios."""
    found: list[tuple[bool, ...]] = []
    while len(found) < count:
        bits = [False] * len(lowered.atoms)
        for group in lowered.groups:
            choice = group.fact.kind == "choice"
            value = random.randrange(len(group.atoms) + (not choice))
            for nth, atom in enumerate(group.atoms):
                bits[atom] = nth == value if choice else nth < value
        if all(true(formula, tuple(bits), []) for formula in lowered.domains):
            found.append(tuple(bits))
    return found


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("count", nargs="?", type=int, default=10_000)
    reader.add_argument("--seed", type=int, default=0)
    options = reader.parse_args()
    begun = time.process_time()
    differing = shipped() + random_sets(options.count, options.seed)
    print(f"{time.process_time() - begun:.0f} s CPU")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()

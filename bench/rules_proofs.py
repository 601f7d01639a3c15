"""Exact differences, witnesses, proofs, cores, repairs and monotony of a shipped instrument, in CPU milliseconds.

    python bench/rules_proofs.py [cybercrime] [--plain]

Every pair of drafts is contrasted, every property proved on every draft by both engines, and repaired where it fails. Diagrams
are drawn once (shown apart); each figure is the best of three runs of the same question on diagrams drawn anew. `--plain`
draws in Python (`dd.autoref`), as where no wheel holds CUDD.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import z3  # noqa: E402, F401

from travaux.rules import Lowered, Property, Variant, drafts_of, lower, variant  # noqa: E402
from travaux.rules.changing import Change, changes_of, changing  # noqa: E402
from travaux.rules.diagrams import Diagrams, contrast, diagrams_of, openings, prove_drawn, scenarios, transitions  # noqa: E402
from travaux.rules.diagrams.properties import failing  # noqa: E402
from travaux.rules.diagrams.repairs import at_once, opened  # noqa: E402
from travaux.rules.diagrams.witnesses import plainest  # noqa: E402
from travaux.rules.language import bundled_folder, read_rules  # noqa: E402
from travaux.rules.monotony import monotony  # noqa: E402
from travaux.rules.proving import prove  # noqa: E402
from travaux.rules.repairing import Repairs, repair  # noqa: E402
from travaux.rules.solver import encode, known_of, opinions  # noqa: E402


def timed(work: Callable[..., object], *given: object) -> float:
    """CPU milliseconds of one run."""
    begun = time.process_time()
    work(*given)
    return 1e3 * (time.process_time() - begun)


def told(name: str, times: Sequence[float]) -> None:
    """One line of the table: how many, the middle, the 95th of a hundred, the slowest."""
    worst = sorted(times)[int(0.95 * (len(times) - 1))]
    print(f"{name:58} {len(times):5} {statistics.median(times):9.2f} {worst:9.2f} {max(times):9.2f}")


def drawn_anew(lowered: Lowered, plain: bool) -> Diagrams:
    """Diagrams with nothing of an earlier question left in them."""
    return diagrams_of(lowered, plain=plain)


def differences(lowered: Lowered, plain: bool) -> None:
    """Counts, whole contrasts and witnesses of every ordered pair of drafts."""
    pairs = list(permutations(range(len(lowered.logics)), 2))
    counts, whole, witnesses = [[] for _ in pairs], [[] for _ in pairs], [[] for _ in pairs]
    for _ in range(3):
        diagrams = drawn_anew(lowered, plain)
        for nth, (a, b) in enumerate(pairs):
            counts[nth].append(timed(transitions, diagrams, a, b))
        for nth, (a, b) in enumerate(pairs):
            question = lowered.logics[b].variant.instrument.question
            caught = diagrams.question(b, question)[3] & ~diagrams.question(a, question)[3]
            witnesses[nth].append(timed(plainest, diagrams, caught))
        for nth, (a, b) in enumerate(pairs):
            whole[nth].append(timed(contrast, diagrams, a, b))
    told("exact difference with counts, a pair of drafts", [min(one) for one in counts])
    told("plainest witness of what is caught", [min(one) for one in witnesses])
    told("whole contrast: classes, witnesses, both traces", [min(one) for one in whole])


def proofs(lowered: Lowered, variants: Sequence[Variant], plain: bool) -> None:
    """Every property on every draft: verdict, verdict with core or counterexample, second opinion."""
    properties = variants[0].instrument.properties
    asked = [(nth, one) for nth in range(len(variants)) for one in properties]
    verdicts, whole, second = [[] for _ in asked], [[] for _ in asked], [[] for _ in asked]
    encoded = [encode(known_of(one.instrument), one) for one in variants]
    first = [timed(opinions, one, [each.formula for each in properties]) for one in encoded]
    holds = 0
    for _ in range(3):
        diagrams = drawn_anew(lowered, plain)
        for nth, (logic, one) in enumerate(asked):
            verdicts[nth].append(timed(failing, diagrams, logic, one.formula))
        for nth, (logic, one) in enumerate(asked):
            found = opinions(encoded[logic], [one.formula])[0]
            second[nth].append(timed(opinions, encoded[logic], [one.formula]))
            whole[nth].append(timed(prove_drawn, diagrams, logic, one, found.rules))
    for logic, one in asked:
        found = prove(one, [variants[logic]])[0]
        assert found.against == (), (one.id, variants[logic].id)
        assert found.counterexample is None or found.counterexample.replayed
        holds += found.holds
    told("proof over all scenarios: the verdict", [min(one) for one in verdicts])
    told("proof with minimal core, or plainest counterexample", [min(one) for one in whole])
    told("second opinion of z3 with its core, rules encoded", [min(one) for one in second])
    told("all properties of a draft by z3, encoding and all", first)
    print(
        f"{len(asked)} proofs: {holds} hold, {len(asked) - holds} fail; both engines agree on all, every counterexample replayed"
    )


def _repaired(found: list[Repairs], asked: Property, of: Variant, few: Sequence[Change]) -> None:
    found.append(repair(asked, of, few))


def repairs(variants: Sequence[Variant]) -> None:
    """Every property that fails, repaired: by declared amendments and values, and by any rule as well."""
    declared, every, symbolic, flags = [], [], [], 0
    for one in variants[:6]:
        few = [change for change in changes_of(one) if change.kind != "repeal"]
        for asked in one.instrument.properties[:8]:
            of = opened(changing(one, few), asked.formula)
            flags = max(flags, len(of.flags))
            symbolic.append(timed(at_once, of))
            found: list[Repairs] = []
            declared.append(timed(_repaired, found, asked, one, few))
            assert found[0].against == ()
            assert all(each.proof.holds and each.proof.against == () for each in found[0].repairs)
        asked = one.instrument.properties[0]
        every.append(timed(repair, asked, one))
    told(f"all 2^{flags} drafts of {flags} open changes at once", symbolic)
    told("repair by amendments and values, both engines, proved", declared)
    told("repair by these and the repeal of any rule", every)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("name", nargs="?", default="cybercrime")
    reader.add_argument("--plain", action="store_true")
    options = reader.parse_args()
    instrument = read_rules(bundled_folder(options.name))
    drafts = drafts_of(instrument)
    variants = [variant(instrument, one) for one in drafts]
    lowered = lower(variants, [one.formula for one in instrument.properties])
    drawing = [timed(lambda: drawn_anew(lowered, options.plain)) for _ in range(3)]
    diagrams = drawn_anew(lowered, options.plain)
    sizes = [sum(node.dag_size for node in diagrams.question(nth, instrument.question)) for nth in range(len(drafts))]
    print(
        f"{instrument.id}: {len(instrument.rules)} rules, {len(drafts)} drafts, {len(lowered.groups)} facts and readings,"
    )
    print(f"{scenarios(diagrams):,} scenarios; diagrams of {sizes} nodes\n")
    print(f"{'CPU ms':58} {'times':>5} {'median':>9} {'95 of 100':>9} {'slowest':>9}")
    told("all drafts drawn", drawing)
    differences(lowered, options.plain)
    told("every gap and conflict of every draft", [timed(lambda: openings(drawn_anew(lowered, options.plain)))])
    proofs(lowered, variants, options.plain)
    if not options.plain:
        repairs(variants)
        numbers = [(one, name) for one in variants for name, value in one.parameters.items() if isinstance(value, int)]
        times = [timed(monotony, one, name) for one, name in numbers]
        told("monotony of a threshold, proved for every value", times)


if __name__ == "__main__":
    main()

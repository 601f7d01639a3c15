"""Full traces a second: one question on a rule set of forty rules and more, in pure Python, beside zen-engine with its trace.

    python bench/rules_traces.py [--rules FOLDER] [--draft V5] [--cases 4000]

The same rules are put to zen-engine (a decision of one expression node: what each rule asks, whether it applies, whether it
holds, each side of each definition, the outcome), the same cases are given to both, and the outcomes must be the same. A full
trace of ours names the outcome, the rules that hold, those beaten and those not applicable, from the values of the facts on;
records with the failed condition of each rule are read from it when somebody asks, and timed beside. CPU seconds, best of five.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.rules import Logic, Lowered, Step, lower, read_rules, variant  # noqa: E402
from travaux.rules.traces import (  # noqa: E402
    Scenario,
    asked_of,
    coding,
    known_atoms,
    options_of,
    program,
    read_answer,
    run,
    trace,
    tracing,
)

BUNDLED = ROOT / "src" / "travaux" / "rules" / "instruments" / "cybercrime"


def best(work: Callable[[], object], times: int = 5) -> float:
    """CPU seconds, the best of several runs."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def asked_in_zen(lowered: Lowered, nth: int) -> str:
    """What one atom asks, over the columns f0, f1 ... of the facts."""
    place = next(place for place, group in enumerate(lowered.groups) if nth in group.atoms)
    value, kind = lowered.atoms[nth].value, lowered.groups[place].fact.kind
    if kind == "yes/no":
        return f"f{place}"
    return f'f{place} == "{value}"' if kind == "choice" else f"f{place} >= {plain(value)}"


def plain(value: object) -> object:
    """A date as a number; all else as it is."""
    return value.toordinal() if isinstance(value, date) else value


def said_in_zen(lowered: Lowered, formula) -> str:
    """A condition as zen-engine reads it."""
    word = formula[0]
    if word in ("and", "or"):
        return "(" + f" {word} ".join(said_in_zen(lowered, one) for one in formula[1]) + ")"
    if word in ("true", "false"):
        return word
    if word in ("atom", "not"):
        asked = asked_in_zen(lowered, formula[1])
        return f"({asked})" if word == "atom" else f"(not ({asked}))"
    if word == "held":
        yes, no = ("y", "n") if formula[2] else ("n", "y")
        return f"($.{yes}{formula[1]} and not $.{no}{formula[1]})"
    return f"($.o{formula[1]} {'==' if word == 'is' else '!='} {formula[2]})"


def step_in_zen(lowered: Lowered, nth: int, step: Step) -> Iterator[tuple[str, str]]:
    """The keys and expressions of one step."""
    sides: dict[object, list[str]] = {}
    for place, ruled in enumerate(step.rules):
        name = f"{nth}x{place}"
        yield f"a{name}", said_in_zen(lowered, ruled.when)
        yield f"h{name}", f"$.a{name}" + "".join(f" and not $.h{nth}x{other}" for other in ruled.beaten_by)
        concludes = ruled.rule.concludes
        key = None if concludes is None else concludes[1] if isinstance(concludes, tuple) else concludes.modality
        sides.setdefault(key, []).append(f"$.h{name}")
    either = {key: " or ".join(held) for key, held in sides.items()}
    if isinstance(step.subject, str):
        yes, no = either.get(True, "false"), either.get(False, "false")
        yield f"y{nth}", f"({yes}) or not ({no})" if step.otherwise is True else yes
        yield f"n{nth}", f"({no}) or not ({yes})" if step.otherwise is False else no
        return
    for key, name in (("must", "m"), ("must_not", "x"), ("may_refuse", "g"), ("may", "p")):
        yield f"{name}{nth}", either.get(key, "false")
    others = f"$.x{nth} ? 4 : ($.g{nth} ? 2 : ($.p{nth} ? 1 : 0))"
    yield f"o{nth}", f"$.m{nth} ? ($.x{nth} ? 5 : 3) : ({others})"


def zen_decision(logic: Logic, lowered: Lowered) -> str:
    """The same rules as one expression node: a0x0 (a rule applies), h0x0 (it holds), y0 and n0 (sides), o0 (outcome)."""
    lines = [line for nth, step in enumerate(logic.steps) for line in step_in_zen(lowered, nth, step)]
    expressions = [{"id": f"e{n}", "key": key, "value": value} for n, (key, value) in enumerate(lines)]
    content = {"expressions": expressions}
    kinds = (("in", "inputNode", {}), ("rules", "expressionNode", content), ("out", "outputNode", {}))
    nodes = [
        {"id": name, "name": name, "type": kind, "content": one, "position": {"x": 0, "y": 0}}
        for name, kind, one in kinds
    ]
    ways = (("in", "rules"), ("rules", "out"))
    edges = [{"id": f"{one}-{two}", "sourceId": one, "targetId": two, "type": "edge"} for one, two in ways]
    return json.dumps({"nodes": nodes, "edges": edges})


def main() -> None:
    """Time the traces of one draft and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=Path, default=BUNDLED)
    parser.add_argument("--draft", default="V5")
    parser.add_argument("--cases", type=int, default=4000)
    wanted = parser.parse_args()
    instrument = read_rules(wanted.rules)
    lowered = lower([variant(instrument, wanted.draft)])
    logic = lowered.logics[0]
    dice = random.Random(1)
    cases = [
        tuple(dice.choice(options_of(group, lowered)).value for group in lowered.groups) for _ in range(wanted.cases)
    ]
    orders = program(logic, lowered)
    reader = tracing(orders, coding(lowered))
    print(
        f"{wanted.draft}: {len(reader.rules)} rules on the way to the answer, {len(lowered.atoms)} atoms, {len(cases):,} cases"
    )

    full = len(cases) / best(lambda: [trace(reader, case) for case in cases])
    scenarios = [Scenario(tuple(zip(reader.coding.terms, case, strict=True))) for case in cases]
    atoms = [known_atoms(lowered, one)[0] for one in scenarios]
    bare = len(cases) / best(lambda: [run(orders, one) for one in atoms])
    pairs = list(zip(atoms, scenarios, strict=True))[:300]
    records = len(pairs) / best(lambda: [read_answer(orders, run(orders, one), case) for one, case in pairs], 3)
    print(f"full traces (facts in, rules by place out): {full:>10,.0f} a second")
    print(f"the integer alone:                          {bare:>10,.0f} a second")
    print(f"records with every failed condition:        {records:>10,.0f} a second")

    open_case = best(lambda: asked_of(orders, Scenario()), 3)
    print(f"ask with nothing known:                     {open_case * 1000:>10.1f} ms")
    partly = [Scenario(one.facts[::2]) for one in scenarios[:50]]
    half = best(lambda: [asked_of(orders, one) for one in partly], 3) / len(partly)
    print(f"ask with half of the facts known:           {half * 1000:>10.1f} ms")
    compare_zen(logic, lowered, cases, reader, full)


def compare_zen(logic, lowered: Lowered, cases, reader, full: float) -> None:
    """The same cases through zen-engine, with its trace and without."""
    try:
        import zen
    except ImportError:
        print("zen-engine is not installed: nothing to compare with")
        return
    decision = zen.ZenEngine().create_decision(zen_decision(logic, lowered))
    some = cases[:1000]
    given = [{f"f{n}": plain(value) for n, value in enumerate(case)} for case in some]
    last = logic.step(reader.program.question)
    wrong = sum(
        decision.evaluate(one)["result"][f"o{last}"] != trace(reader, case)[0]
        for one, case in zip(given, some, strict=True)
    )
    traced = len(some) / best(lambda: [decision.evaluate(one, {"trace": True}) for one in given], 3)
    bare = len(some) / best(lambda: [decision.evaluate(one) for one in given], 3)
    print(f"zen-engine: {traced:,.0f} a second with trace, {bare:,.0f} without; {wrong} of {len(some)} outcomes differ")
    print(f"ours / zen-engine with trace: {full / traced:.1f}")


if __name__ == "__main__":
    main()

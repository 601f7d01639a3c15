"""One draft under two values of a parameter, both left open, by z3."""

from __future__ import annotations

from ..records import OUTCOMES
from ..variants import Variant
from .encoding import encode, known_of

__all__ = ["ever_adds"]

MUST = OUTCOMES.index("MUST")


def ever_adds(variant: Variant, parameter: str, question: tuple[str, str]) -> tuple[bool, bool]:
    """Whether raising a parameter, from any whole number to any higher one, ever adds a case that binds, and whether it ever
    removes one. Raises `TravauxError` `missing_extra` where z3 is not installed."""
    known = known_of(variant.instrument)
    z3 = known.z3
    low, high = z3.Int("the lower value"), z3.Int("the higher value")
    encoded = [encode(known, variant, {parameter: one}) for one in (low, high)]
    before, after = (one.outcome(question) == MUST for one in encoded)
    solver = z3.SimpleSolver()
    solver.add(low < high)
    for one in encoded:
        meaning = [(applies, z3.Bool(f"{applies} {id(one)}")) for applies, _ in one.written.values()]
        world = [one.true(domain.formula) for domain in variant.instrument.domains]
        solver.add(*(z3.substitute(part, *meaning) for part in (*one.meaning(), *world)))
        both = [z3.substitute(side, *meaning) for side in (before, after)]
        before, after = (both[0], after) if one is encoded[0] else (before, both[1])
    solver.add(*known.ranges())
    found = []
    for wanted in (z3.And(after, z3.Not(before)), z3.And(before, z3.Not(after))):
        solver.push()
        solver.add(wanted)
        found.append(solver.check() == z3.sat)
        solver.pop()
    return found[0], found[1]

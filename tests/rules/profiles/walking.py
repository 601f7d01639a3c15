"""Every request of a small world walked by the trace interpreter, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from travaux.rules import Lowered
from travaux.rules.profiles import request
from travaux.rules.traces import Answer, evaluate
from travaux.rules.worlds import World

Place = tuple[int, int, int, int]


def places(of: World) -> Iterator[Place]:
    n = len(of.parties)
    for a, b, act, power in product(range(n), range(n), range(len(of.acts)), range(len(of.powers))):
        if a != b:
            yield a, b, act, power


def walked(
    rules: Lowered, of: World, question: tuple[str, str] | None = None, readings: Mapping[str, str] | None = None
) -> Iterator[tuple[int, Place, Answer]]:
    """(draft by index, request, answer) for all of them."""
    for place in places(of):
        case = request(of, rules, place, readings)
        for draft, logic in enumerate(rules.logics):
            yield draft, place, evaluate(logic, rules, case, question)

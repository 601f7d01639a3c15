"""Whole traces as numbers, for many cases in a row: facts by their place, rules by their place; names are looked up later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..expressions import Term, Value
from ..lowering import Group, Lowered
from ..records import Rule
from .programs import Program, outcome_of, run

__all__ = ["Coding", "Trace", "Tracing", "coding", "trace", "tracing", "values_of"]

Trace = tuple[int, tuple[int, ...], tuple[int, ...], tuple[int, ...], int]
"""The code of the outcome; the rules that hold, those beaten and those not applicable (places in `Tracing.rules`); and the
integer that `programs.run` left, from which `read_answer` tells which rule beat which, and which condition failed."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How the values of facts become atoms: `terms` the facts in order, for each what gives the atoms of a value."""

    terms: tuple[Term, ...]
    atoms: tuple[Callable[[Value], int], ...]


def coding(lowered: Lowered) -> Coding:
    """The coding of the facts that some rule looks at, in the order of the table."""
    groups = lowered.groups
    return Coding(tuple(group.term for group in groups), tuple(_atoms_of(group, lowered) for group in groups))


def _atoms_of(group: Group, lowered: Lowered) -> Callable[[Value], int]:
    bits = [1 << nth for nth in group.atoms]
    if group.fact.kind == "yes/no":
        yes_no: dict[Value, int] = {True: bits[0], False: 0}
        return yes_no.__getitem__
    values = [lowered.atoms[nth].value for nth in group.atoms]
    if group.fact.kind == "choice":
        return dict(zip(values, bits, strict=True)).__getitem__
    return partial(_at_least, values, [sum(bits[:count]) for count in range(len(bits) + 1)])


def _at_least(cuts: list[Value], atoms: list[int], value: Value) -> int:
    return atoms[bisect_right(cuts, value)]


@dataclass(frozen=True, slots=True)
class Tracing:
    """What reads a trace out of its integer: the rules on the way in order, and for each byte of it the rules it names."""

    program: Program
    coding: Coding
    rules: tuple[Rule, ...]
    shift: int
    applies: int
    beatable: int
    size: int
    applying: tuple[tuple[tuple[int, ...], ...], ...]
    holding: tuple[tuple[tuple[int, ...], ...], ...]


def tracing(program: Program, coding: Coding) -> Tracing:
    """The tables for tracing many cases of one question under one draft."""
    steps = program.logic.steps
    rules = tuple(ruled.rule for sides in program.steps for ruled in steps[sides.step].rules)
    applies = [bit for sides in program.steps for bit in sides.applies]
    holds = [bit for sides in program.steps for bit in sides.holds]
    shift = len(program.lowered.atoms)
    size = max((bit.bit_length() for bit in holds), default=shift) - shift
    beatable = sum(bit for bit, held in zip(applies, holds, strict=True) if bit != held)
    return Tracing(
        program,
        coding,
        rules,
        shift,
        sum(applies) >> shift,
        beatable >> shift,
        (size + 7) // 8,
        _tables([bit >> shift for bit in applies], size),
        _tables([bit >> shift for bit in holds], size),
    )


def _tables(bits: Sequence[int], size: int) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """For each byte, and each thing it may be, the places of the bits that are on in it."""
    place = {bit: nth for nth, bit in enumerate(bits)}
    every = range((size + 7) // 8)
    return tuple(
        tuple(
            tuple(
                place[1 << at]
                for at in range(8 * byte, 8 * byte + 8)
                if value >> at - 8 * byte & 1 and 1 << at in place
            )
            for value in range(256)
        )
        for byte in every
    )


def trace(tracing: Tracing, values: Sequence[Value]) -> Trace:
    """The full trace of a case, its facts given in the order of the coding.

    Guarantees: a beatable rule's bit that it holds stands one above its bit that it applies (`programs`), so the rules that
    are beaten are found by one shift.
    """
    atoms = 0
    for of, value in zip(tracing.coding.atoms, values, strict=True):
        atoms |= of(value)
    state = run(tracing.program, atoms)
    bits = state >> tracing.shift
    held, applying = tracing.holding, tracing.applying
    fired = _named(held, bits, tracing.size)
    beaten = _named(applying, bits & tracing.beatable & ~(bits >> 1), tracing.size)
    idle = _named(applying, ~bits & tracing.applies, tracing.size)
    return outcome_of(tracing.program, state), fired, beaten, idle, state


def _named(tables: tuple[tuple[tuple[int, ...], ...], ...], bits: int, size: int) -> tuple[int, ...]:
    found: tuple[int, ...] = ()
    for table, byte in zip(tables, (bits & (1 << 8 * size) - 1).to_bytes(size, "little"), strict=True):
        found += table[byte]
    return found


def values_of(coding: Coding, facts: Mapping[Term, Value]) -> tuple[Value, ...]:
    """The values of a case in the order of the coding. Raises KeyError for a fact that is not given."""
    return tuple(facts[term] for term in coding.terms)

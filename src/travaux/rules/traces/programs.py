"""One draft's logic as a list of orders over the bits of one integer: run once, that integer *is* the full trace.

Bits: one an atom, then one for each rule that applies, each rule that holds, each side of a definition, each modality of a
question. An order is (mask, wanted, bit): where the bits under the mask are as wanted, the bit is turned over. "And" turns
its bit on; "or" stands on from the start and is turned off where every part is false. So all of the rules are weighed in one
short loop, and everything that can be said of the case afterwards is read out of the integer. `plain` is the readable twin.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..lowering import Formula, Logic, Lowered, Ruled, Step

__all__ = ["Program", "Sides", "outcome_of", "program", "run", "subject_of"]

Subject = tuple[str, str]
Literal = tuple[int, bool]
"""A bit, and whether it is to be on (True) or off."""
Order = tuple[int, int, int]

_MODALITY = ("must", "must_not", "may_refuse", "may")


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the trace of one step stands in the integer: for each rule the bit that it applies and the bit that it holds;
    `sides` are yes and no of a definition, or must, must not, may refuse and may of a question."""

    step: int
    applies: tuple[int, ...]
    holds: tuple[int, ...]
    sides: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The orders for one question of one draft. `steps` are those that the question rests on, in order, itself last;
    `reads` the atoms they read; `domains` one literal for each thing taken to hold of the world, made by `domain_orders`."""

    logic: Logic
    lowered: Lowered
    question: Subject
    steps: tuple[Sides, ...]
    start: int
    orders: tuple[Order, ...]
    reads: int
    domains: tuple[Literal, ...]
    domain_orders: tuple[Order, ...]
    domain_start: int


def subject_of(logic: Logic, question: Subject | None) -> Subject:
    """The question asked: the one named, or the instrument's own."""
    return question or logic.variant.instrument.question


def program(logic: Logic, lowered: Lowered, question: Subject | None = None) -> Program:
    """The orders that answer a question (default: the instrument's own) in one draft. Of a question on which no rule speaks
    the steps are none, and the outcome is NOT COVERED."""
    asked = subject_of(logic, question)
    writer = _Writer(len(lowered.atoms))
    last = logic.step(asked)
    cone = _cone(logic, last)
    steps = tuple(writer.step(nth, logic.steps[nth]) for nth in cone)
    orders, start = tuple(writer.orders), writer.start
    reads = writer.read
    writer.orders.clear()
    domains = tuple(writer.literal(one) for one in lowered.domains)
    return Program(
        logic, lowered, asked, steps, start, orders, reads, domains, tuple(writer.orders), writer.start
    )  # fmt: skip


def run(program: Program, atoms: int) -> int:
    """The full trace of one case, as an integer: `atoms` has one bit for each atom that is true."""
    state = atoms | program.start
    for mask, wanted, bit in program.orders:
        if state & mask == wanted:
            state ^= bit
    return state


def outcome_of(program: Program, state: int) -> int:
    """The code of the outcome (a place in `OUTCOMES`) that a trace ends with."""
    if not program.steps:
        return 0
    must, must_not, refuse, may = (bool(state & bit) is on for bit, on in program.steps[-1].sides)
    if must:
        return 5 if must_not else 3
    return 4 if must_not else 2 if refuse else int(may)


def _cone(logic: Logic, last: int | None) -> list[int]:
    """The steps that a step rests on, and itself, in order."""
    wanted = set() if last is None else {last}
    for nth in range(len(logic.steps) - 1, -1, -1):
        if nth in wanted:
            for ruled in logic.steps[nth].rules:
                wanted.update(_steps_in(ruled.when))
    return sorted(wanted)


def _steps_in(formula: Formula) -> set[int]:
    if formula[0] in ("and", "or"):
        return set().union(*(_steps_in(one) for one in formula[1]))
    return {formula[1]} if formula[0] in ("held", "is", "is not") else set()


class _Writer:
    """Writes orders: each formula gets one bit, and formulas that stand twice are weighed once."""

    def __init__(self, atoms: int) -> None:
        self.next = atoms + 1
        self.always = 1 << atoms
        self.start = self.always
        self.read = 0
        self.orders: list[Order] = []
        self.made: dict[object, Literal] = {}
        self.sides: dict[int, tuple[Literal, ...]] = {}

    def bit(self) -> int:
        self.next += 1
        return 1 << (self.next - 1)

    def all_of(self, parts: list[Literal], bit: int = 0) -> Literal:
        """The literal that is true where all parts are; `bit` where it must have its own."""
        parts = list(dict.fromkeys(parts))
        if len(parts) == 1 and not bit:
            return parts[0]
        return self._order(parts, bit or self.bit(), True)

    def any_of(self, parts: list[Literal], bit: int = 0) -> Literal:
        parts = list(dict.fromkeys(parts))
        if len(parts) == 1 and not bit:
            return parts[0]
        return self._order([(one, not on) for one, on in parts], bit or self.bit(), False)

    def _order(self, parts: list[Literal], bit: int, on: bool) -> Literal:
        wanted = sum({one for one, yes in parts if yes})
        against = sum({one for one, yes in parts if not yes})
        if not on:
            self.start |= bit
        never = bool(wanted & against)
        self.orders.append((self.always, 0, bit) if never else (wanted | against, wanted, bit))
        return bit, True

    def literal(self, formula: Formula) -> Literal:
        """The literal of a formula, made once."""
        word: str = formula[0]
        if word in ("atom", "not"):
            self.read |= 1 << formula[1]
            return 1 << formula[1], word == "atom"
        if word in ("true", "false"):
            return self.always, word == "true"
        if formula not in self.made:
            parts = self.parts(formula)
            self.made[formula] = self.any_of(parts) if word in ("or", "is not") else self.all_of(parts)
        return self.made[formula]

    def parts(self, formula: Formula) -> list[Literal]:
        """The literals that "and", "or", "held" or "is" joins."""
        word: str = formula[0]
        if word == "and":
            return [one for part in formula[1] for one in self.conjoined(part)]
        if word == "or":
            return [self.literal(part) for part in formula[1]]
        if word == "held":
            yes, no = self.sides[formula[1]]
            for_it, against = (yes, no) if formula[2] else (no, yes)
            return [for_it, (against[0], not against[1])]
        outcome = _outcome(self.sides[formula[1]], formula[2])
        return outcome if word == "is" else [(bit, not on) for bit, on in outcome]

    def conjoined(self, formula: Formula) -> list[Literal]:
        """The literals of a part of an "and": its own where it is one too."""
        return self.parts(formula) if formula[0] in ("held", "is", "and") else [self.literal(formula)]

    def step(self, nth: int, step: Step) -> Sides:
        applies: list[int] = []
        holds: list[int] = []
        for ruled in step.rules:
            bit = self.applies(ruled)
            applies.append(bit)
            beaters = [(holds[place], False) for place in ruled.beaten_by]
            holds.append(self.all_of([(bit, True), *beaters], self.bit())[0] if beaters else bit)
        if isinstance(step.subject, str):
            sides = self.definition(step, holds)
        else:
            sides = tuple(self.side(step, holds, word) for word in _MODALITY)
        self.sides[nth] = sides
        return Sides(nth, tuple(applies), tuple(holds), sides)

    def applies(self, ruled: Ruled) -> int:
        word = ruled.when[0]
        if word in ("or", "is not"):
            return self.any_of(self.parts(ruled.when), self.bit())[0]
        return self.all_of(self.conjoined(ruled.when), self.bit())[0]

    def definition(self, step: Step, holds: list[int]) -> tuple[Literal, ...]:
        yes = self._concluding(step, holds, True)
        no = self._concluding(step, holds, False)
        if step.otherwise is False:
            no = [*no, _not(self._either(yes))]
        elif step.otherwise is True:
            yes = [*yes, _not(self._either(no))]
        return self._either(yes), self._either(no)

    def _concluding(self, step: Step, holds: list[int], value: bool) -> list[Literal]:
        return [
            (bit, True)
            for ruled, bit in zip(step.rules, holds, strict=True)
            if isinstance(ruled.rule.concludes, tuple) and ruled.rule.concludes[1] is value
        ]

    def side(self, step: Step, holds: list[int], modality: str) -> Literal:
        return self._either(
            [(bit, True) for ruled, bit in zip(step.rules, holds, strict=True) if modality_of(ruled) == modality]
        )

    def _either(self, parts: list[Literal]) -> Literal:
        return self.any_of(parts) if parts else (self.always, False)


def modality_of(ruled: Ruled) -> str:
    """Which modality a rule brings about where it holds: must, must_not, may_refuse or may; "" for a defeater."""
    concludes = ruled.rule.concludes
    return "" if concludes is None or isinstance(concludes, tuple) else concludes.modality


def _not(literal: Literal) -> Literal:
    return literal[0], not literal[1]


def _outcome(sides: tuple[Literal, ...], code: int) -> list[Literal]:
    """The literals that all hold where a question comes to the outcome."""
    must, must_not, refuse, may = sides
    none = [_not(must), _not(must_not)]
    return {
        0: [*none, _not(refuse), _not(may)],
        1: [*none, _not(refuse), may],
        2: [*none, refuse],
        3: [must, _not(must_not)],
        4: [_not(must), must_not],
        5: [must, must_not],
    }[code]

"""A decision diagram of one case: which outcomes can still come, worked out by trying the facts the rules look at, in a
fixed order, and never the same remainder of the rules twice."""

from __future__ import annotations

from collections.abc import Mapping

from ..lowering import Group
from .programs import Order, Program
from .scenarios import Option, options_of

__all__ = ["Diagram", "Full"]

Known = tuple[int, int]
"""Atoms known to be true, atoms known to be false."""


class Full(Exception):
    """The diagram has more places than it may have."""


class Diagram:
    """The cases of one program. `root` goes down from what is known; what it has met is kept for the next."""

    def __init__(self, program: Program, limit: int) -> None:
        self.program, self.limit = program, limit
        self.met: dict[int, Known] = {}
        self.options = [options_of(group, program.lowered) for group in program.lowered.groups]
        self.bits = [sum(1 << nth for nth in group.atoms) for group in program.lowered.groups]
        self.every = sum(self.bits)
        self.writes = {order[2]: order for order in (*program.orders, *program.domain_orders)}
        self.orders = _in_order(self.program, self.writes, self.bits)
        self.known: dict[object, int] = {}
        self.tried: list[tuple[int, tuple[int, ...]]] = []
        self.places: dict[object, int] = {}
        self.unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self.nodes: list[tuple[int, tuple[int, ...]]] = []

    def outcomes(self, known: Known) -> int:
        """The outcomes that completions keeping the domains come to: one bit a code. Raises `Full` at the limit."""
        return self.within(self.root(known), {})

    def root(self, known: Known) -> int:
        """The place from which a case goes on: below 0 where it is settled, else a place in `tried`. Raises `Full`."""
        state = self._weighed(known, True)
        if self._broken(state):
            return -1
        key = self._rest(state, True)
        if not key[1]:
            code = self._code(state)
            self.met.setdefault(code, known)
            return -1 - (1 << code)
        if key not in self.known:
            if len(self.known) >= self.limit:
                raise Full
            nth = self._next(key[1])
            below = tuple(self.root((known[0] | one.true, known[1] | one.false)) for one in self.options[nth])
            self.tried.append((nth, below))
            self.known[key] = len(self.tried) - 1
        return self.known[key]

    def within(self, root: int, chosen: Mapping[int, int]) -> int:
        """The outcomes that can come from a place on where some facts, by their place, are at an option, by its place."""
        found: dict[int, int] = {}

        def reach(place: int) -> int:
            if place < 0:
                return -1 - place
            if place not in found:
                nth, below = self.tried[place]
                ways = (below[chosen[nth]],) if nth in chosen else below
                reached = 0
                for one in ways:
                    reached |= reach(one)
                found[place] = reached
            return found[place]

        return reach(root)

    def named(self, nth: int) -> str:
        """The name of a fact or a reading by its place."""
        return self.program.lowered.groups[nth].term.fact

    def support(self, known: Known) -> tuple[Group, ...]:
        """The facts, not known yet, that the outcome turns on, the domains left aside; in the order they are looked at."""
        seen: set[int] = set()
        try:
            waiting = [self._place(known)]
        except Full:
            return self.open_groups(known)
        used: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place < 0 or place in seen:
                continue
            seen.add(place)
            used.add(self.nodes[place][0])
            waiting.extend(self.nodes[place][1])
        return tuple(self.program.lowered.groups[nth] for nth in self.orders if nth in used)

    def open_groups(self, known: Known) -> tuple[Group, ...]:
        """The facts that the rules still look at."""
        live = self._rest(self._weighed(known, False), False)[1]
        return tuple(self.program.lowered.groups[nth] for nth in self.orders if self.bits[nth] & live)

    def completion(self, known: Known, code: int) -> list[tuple[Group, Option]]:
        """What each open fact is in the first case met that comes to the outcome; those not looked at are at their first."""
        true, false = self.met[code]
        chosen: list[tuple[Group, Option]] = []
        for nth in self.orders:
            if self.bits[nth] & ~(known[0] | known[1]):
                fitting = (one for one in self.options[nth] if not (one.true & false or one.false & true))
                chosen.append((self.program.lowered.groups[nth], next(fitting)))
        return chosen

    def _place(self, known: Known) -> int:
        """The place of a remainder in the reduced diagram of the outcome alone: below 0 an outcome, else a node."""
        state = self._weighed(known, False)
        key = self._rest(state, False)
        if not key[1]:
            return -1 - self._code(state)
        if key not in self.places:
            if len(self.places) >= self.limit:
                raise Full
            nth = self._next(key[1])
            below = tuple(
                self._place((known[0] | option.true, known[1] | option.false)) for option in self.options[nth]
            )
            self.places[key] = below[0] if len(set(below)) == 1 else self._node(nth, below)
        return self.places[key]

    def _node(self, nth: int, below: tuple[int, ...]) -> int:
        found = self.unique.setdefault((nth, below), len(self.nodes))
        if found == len(self.nodes):
            self.nodes.append((nth, below))
        return found

    def _next(self, live: int) -> int:
        return next(nth for nth in self.orders if self.bits[nth] & live)

    def _weighed(self, known: Known, domains: bool) -> Known:
        """All orders with three values: the bits known to be on and those known to be off."""
        true, false = known
        true |= 1 << len(self.program.lowered.atoms)
        orders = (*self.program.orders, *self.program.domain_orders) if domains else self.program.orders
        start = self.program.domain_start
        for mask, wanted, bit in orders:
            against = mask ^ wanted
            if true & against or false & wanted:
                if start & bit:
                    true |= bit
                else:
                    false |= bit
            elif wanted & ~true == 0 and against & ~false == 0:
                if start & bit:
                    false |= bit
                else:
                    true |= bit
        return true, false

    def _broken(self, state: Known) -> bool:
        return any((state[1] if on else state[0]) & bit for bit, on in self.program.domains)

    def _side(self, state: Known, nth: int) -> bool | None:
        bit, on = self.program.steps[-1].sides[nth]
        if not bit & (state[0] | state[1]):
            return None
        return bool(state[0] & bit) is on

    def _roots(self, state: Known) -> list[int]:
        """The sides of the question that still have a say, in the order in which they decide."""
        if not self.program.steps:
            return []
        must, must_not, refuse = (self._side(state, nth) for nth in range(3))
        if must or must_not:
            return [0, 1]
        return [0, 1, 2] if refuse else [0, 1, 2, 3]

    def _code(self, state: Known) -> int:
        if not self.program.steps:
            return 0
        must, must_not, refuse, may = (self._side(state, nth) for nth in range(4))
        if must:
            return 5 if must_not else 3
        return 4 if must_not else 2 if refuse else int(bool(may))

    def _rest(self, state: Known, domains: bool) -> tuple[tuple[object, ...], int]:
        """What is left of the rules, and the atoms they still look at (none: the outcome is settled)."""
        known = state[0] | state[1]
        roots = self._roots(state)
        fixed = tuple((nth, self._side(state, nth)) for nth in roots)
        waiting = [self.program.steps[-1].sides[nth][0] & ~known for nth in roots]
        if domains:
            waiting += [bit & ~known for bit, _ in self.program.domains]
        left: dict[int, tuple[int, int]] = {}
        live = 0
        while waiting:
            bits = waiting.pop()
            live |= bits & self.every
            bits &= ~self.every
            while bits:
                bit = bits & -bits
                bits ^= bit
                if bit not in left:
                    mask, wanted, _ = self.writes[bit]
                    left[bit] = (mask & ~known, wanted & ~known)
                    waiting.append(mask & ~known)
        return (fixed, tuple(sorted(left.items())), live), live


def _in_order(program: Program, writes: dict[int, Order], bits: list[int]) -> list[int]:
    """The facts in the order in which the question looks at them, then those that only domains look at, then those
    that only rules without a say look at."""
    order: list[int] = []
    seen: set[int] = set()

    def visit(bit: int) -> None:
        if bit in seen:
            return
        seen.add(bit)
        for nth, group in enumerate(bits):
            if group & bit and nth not in order:
                order.append(nth)
        mask = writes[bit][0] if bit in writes else 0
        while mask:
            visit(mask & -mask)
            mask &= mask - 1

    for sides in program.steps[-1:]:
        for bit, _ in sides.sides:
            visit(bit)
    for bit, _ in program.domains:
        visit(bit)
    return order + [nth for nth, group in enumerate(bits) if group & program.reads and nth not in order]

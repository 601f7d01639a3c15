"""Rules as one network of and, or, not: what is alike in several drafts stands in it once.

Each draft's logic (`lowering.Logic`) is wired from the question back to the facts it needs; a node is made once for all
drafts. Evaluating the network over packed profiles (64 a word) then answers every draft and every measure in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..expressions import Norm
from ..lowering import Atom, Formula, Logic, Lowered, Step

__all__ = ["Circuit", "Wired", "wired"]

Node = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Wired:
    """The answer of one draft as nodes: the outcome code bit by bit, lowest first; `open` where a definition that the
    question needs is in gap or conflict; `holds` one node a rule of the question, in the step's order; `norms` what the
    question is made of: must, must not, ground, may."""

    code: tuple[int, int, int]
    open: int
    holds: tuple[int, ...]
    norms: tuple[int, int, int, int]
    step: Step | None


@dataclass(frozen=True, slots=True)
class Circuit:
    """Nodes in an order in which each needs only earlier ones: ("false", ()), ("true", ()), ("atom", (index of `atoms`,)),
    ("not", (node,)), ("and", nodes), ("or", nodes); `drafts` the answers, `domains` what is taken to hold of the world.
    The first `needed` atoms are those of the question; the others stand in domains only."""

    nodes: tuple[Node, ...]
    atoms: tuple[Atom, ...]
    drafts: tuple[Wired, ...]
    domains: tuple[int, ...] = ()
    needed: int = 0


FALSE, TRUE = 0, 1


class _Bench:
    """Nodes under way, each made once."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.table = atoms
        self.nodes: list[Node] = []
        self.seen: dict[Node, int] = {}
        self.atoms: dict[Atom, int] = {}
        self.node("false", ())
        self.node("true", ())

    def node(self, word: str, of: tuple[int, ...]) -> int:
        key = (word, of)
        found = self.seen.get(key)
        if found is None:
            found = self.seen[key] = len(self.nodes)
            self.nodes.append(key)
        return found

    def atom(self, nth: int) -> int:
        return self.node("atom", (self.atoms.setdefault(self.table[nth], len(self.atoms)),))

    def joined(self, word: str, parts: Iterable[int]) -> int:
        void, final = (TRUE, FALSE) if word == "and" else (FALSE, TRUE)
        kept = tuple(sorted({one for one in parts if one != void}))
        if final in kept or any(self.opposite(one) in kept for one in kept):
            return final
        if len(kept) < 2:
            return kept[0] if kept else void
        return self.node(word, kept)

    def opposite(self, one: int) -> int:
        """The node that says the contrary where it is there already, else -1."""
        word, of = self.nodes[one]
        return of[0] if word == "not" else self.seen.get(("not", (one,)), -1)

    def inverse(self, one: int) -> int:
        if one in (FALSE, TRUE):
            return TRUE - one
        word, of = self.nodes[one]
        return of[0] if word == "not" else self.node("not", (one,))


class _Draft:
    """One draft's steps, wired as far as they are needed."""

    def __init__(self, logic: Logic, bench: _Bench) -> None:
        self.logic, self.bench = logic, bench
        self.done: dict[int, Wired] = {}
        self.sides: dict[int, tuple[int, int]] = {}
        self.open: dict[int, int] = {}

    def formula(self, one: Formula) -> int:
        word, bench = one[0], self.bench
        if word in ("true", "false"):
            return TRUE if word == "true" else FALSE
        if word == "atom":
            return bench.atom(one[1])
        if word == "not":
            return bench.inverse(bench.atom(one[1]))
        if word in ("and", "or"):
            return bench.joined(word, [self.formula(part) for part in one[1]])
        if word == "held":
            yes, no = self.definition(one[1])
            return bench.joined("and", (yes, bench.inverse(no)) if one[2] else (no, bench.inverse(yes)))
        node = _is_code(bench, self.question(one[1]).code, one[2])
        return node if word == "is" else bench.inverse(node)

    def holds(self, step: Step) -> tuple[int, ...]:
        held: list[int] = []
        for one in step.rules:
            beaten = self.bench.joined("or", [held[nth] for nth in one.beaten_by])
            held.append(self.bench.joined("and", (self.formula(one.when), self.bench.inverse(beaten))))
        return tuple(held)

    def definition(self, nth: int) -> tuple[int, int]:
        if nth not in self.sides:
            step, bench = self.logic.steps[nth], self.bench
            rules = list(zip(step.rules, self.holds(step), strict=True))
            yes, no = (
                bench.joined("or", [node for one, node in rules if _side(one.rule.concludes) is side])
                for side in (True, False)
            )
            neither = bench.inverse(bench.joined("or", (yes, no)))
            if step.otherwise is not None:
                yes, no = (
                    (bench.joined("or", (yes, neither)), no)
                    if step.otherwise
                    else (yes, bench.joined("or", (no, neither)))
                )
            self.sides[nth] = yes, no
            both = bench.joined("and", (yes, no))
            gap = bench.inverse(bench.joined("or", (yes, no)))
            self.open[nth] = bench.joined("or", (both, gap))
        return self.sides[nth]

    def question(self, nth: int) -> Wired:
        if nth not in self.done:
            step, bench = self.logic.steps[nth], self.bench
            held = self.holds(step)
            norms = [
                bench.joined(
                    "or",
                    [
                        node
                        for one, node in zip(step.rules, held, strict=True)
                        if isinstance(one.rule.concludes, Norm) and one.rule.concludes.modality == modality
                    ],
                )
                for modality in ("must", "must_not", "may_refuse", "may")
            ]
            must, must_not, ground, may = norms
            unless = bench.inverse(must_not)
            lifted = bench.joined("and", (may, unless, bench.inverse(ground)))
            low = bench.joined("or", (must, lifted))
            mid = bench.joined("and", (bench.joined("or", (must, ground)), unless))
            unsure = bench.joined("or", [self.open_below(one) for one in _steps_in(step)])
            self.done[nth] = Wired((low, mid, must_not), unsure, held, (must, must_not, ground, may), step)
        return self.done[nth]

    def open_below(self, nth: int) -> int:
        """Where a step, or one that it needs, is in gap or conflict; a question's own conflict is its outcome."""
        step = self.logic.steps[nth]
        if isinstance(step.subject, tuple):
            return self.question(nth).open
        self.definition(nth)
        return self.bench.joined("or", [self.open[nth], *(self.open_below(one) for one in _steps_in(step))])


def _side(concludes: tuple[str, bool] | Norm | None) -> bool | None:
    return concludes[1] if isinstance(concludes, tuple) else None


def _is_code(bench: _Bench, bits: tuple[int, int, int], code: int) -> int:
    return bench.joined("and", [one if code >> nth & 1 else bench.inverse(one) for nth, one in enumerate(bits)])


def _steps_in(step: Step) -> tuple[int, ...]:
    found: dict[int, None] = {}

    def look(one: Formula) -> None:
        if one[0] in ("and", "or"):
            for part in one[1]:
                look(part)
        elif one[0] in ("held", "is", "is not"):
            found[one[1]] = None

    for rule in step.rules:
        look(rule.when)
    return tuple(found)


def wired(lowered: Lowered, question: tuple[str, str]) -> Circuit:
    """The network that answers a question under every draft of `lowered`, with only what the question needs.

    A draft without a rule on the question answers NOT COVERED everywhere.
    """
    bench = _Bench(lowered.atoms)
    drafts = []
    for logic in lowered.logics:
        nth = logic.step(question)
        blank = Wired((FALSE, FALSE, FALSE), FALSE, (), (FALSE,) * 4, None)
        drafts.append(blank if nth is None else _Draft(logic, bench).question(nth))
    used = len(bench.atoms)
    domains = _near(lowered, bench, used)
    return Circuit(tuple(bench.nodes), tuple(bench.atoms), tuple(drafts), domains, used)


def _near(lowered: Lowered, bench: _Bench, used: int) -> tuple[int, ...]:
    """The domains that touch facts of the question, also by way of other domains."""
    group = {nth: one.term for one in lowered.groups for nth in one.atoms}
    facts = {atom.term for atom in list(bench.atoms)[:used]}
    touched = [(one, {group[nth] for nth in _atoms_in(one)}) for one in lowered.domains]
    kept: list[Formula] = []
    grown = True
    while grown:
        grown = False
        for one, terms in touched:
            if one not in kept and terms & facts:
                kept.append(one)
                facts |= terms
                grown = True
    writer = _Draft(Logic(lowered.logics[0].variant, ()), bench)
    return tuple(writer.formula(one) for one in kept)


def _atoms_in(one: Formula) -> tuple[int, ...]:
    if one[0] in ("atom", "not"):
        return (one[1],)
    if one[0] in ("and", "or"):
        return tuple(nth for part in one[1] for nth in _atoms_in(part))
    return ()

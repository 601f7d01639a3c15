"""Rules as plain logic over yes-or-no atoms: what every back end reads.

A number is cut only where some rule compares it, a choice is one atom a value. Conditions are pushed inward until `not`
stands before atoms only. A definition has two sides: it can be held yes and held no; a condition on it counts where one side
holds and the other does not, so a gap or a conflict makes nothing true and is found by itself (Belnap's four values).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any as Anything

from ..errors import TravauxError
from .expressions import All, Any, Compared, Expr, Held, Named, Norm, Not, Said, Term, Value, parts
from .records import Fact, Instrument, Rule
from .variants import Variant

__all__ = ["Atom", "Formula", "Group", "Logic", "Lowered", "Ruled", "Step", "formula_of", "lower"]

Formula = tuple[Anything, ...]
"""("true",) ("false",) ("atom", i) ("not", i) ("held", step, yes or no) ("is", step, outcome code) ("is not", step, outcome code)
("and", formulas) ("or", formulas); atoms and steps by index."""

TRUE: Formula = ("true",)
FALSE: Formula = ("false",)


@dataclass(frozen=True, slots=True)
class Atom:
    """One yes-or-no question about a fact: `op` "is" (a choice, or True of a yes/no fact) or ">=" (a number or a date)."""

    term: Term
    op: str
    value: Value
    scope: str


@dataclass(frozen=True, slots=True)
class Group:
    """All that is asked about one fact. Its atoms: one of a yes/no fact; one a choice, of which exactly one is true; of a
    number or date one a cut, growing, each true only where those before it are."""

    term: Term
    fact: Fact
    atoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule with its condition as a formula; `beaten_by` are places in the step's `rules`."""

    rule: Rule
    when: Formula
    beaten_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A definition, or the question what a party is to do, and its rules, those that beat before those that are beaten.

    `subject` is the definition's name or (role, action); `otherwise` the value of a definition where no rule holds.
    """

    subject: str | tuple[str, str]
    rules: tuple[Ruled, ...]
    otherwise: bool | None = None


@dataclass(frozen=True, slots=True)
class Logic:
    """One variant as steps in an order in which each needs only those before it."""

    variant: Variant
    steps: tuple[Step, ...]

    def step(self, subject: str | tuple[str, str]) -> int | None:
        """The index of a definition or of a question; None where no rule is about it."""
        return next((nth for nth, one in enumerate(self.steps) if one.subject == subject), None)


@dataclass(frozen=True, slots=True)
class Lowered:
    """Variants over one table of atoms, and what is taken to hold of the world (`domains`, each a formula without steps)."""

    atoms: tuple[Atom, ...]
    groups: tuple[Group, ...]
    domains: tuple[Formula, ...]
    logics: tuple[Logic, ...]


def lower(variants: Sequence[Variant], also: Iterable[Expr] = ()) -> Lowered:
    """Variants of one instrument as logic over one table of atoms; `also` are formulas whose atoms are wanted beside.

    Raises `TravauxError` `circular_rules` for definitions that need each other, or rules that beat each other in a circle.
    """
    instrument = variants[0].instrument
    table = _Table(instrument)
    for one in variants:
        for rule in one.rules:
            table.take(rule.when, one)
            if rule.reading:
                table.ask(Compared(Term(rule.reading[0]), "is", rule.reading[1]))
        for expr in (*(domain.formula for domain in instrument.domains), *also):
            table.take(expr, one)
    table.close()
    logics = tuple(_logic(one, table) for one in variants)
    domains = tuple(formula_of(domain.formula, table, variants[0], {}) for domain in instrument.domains)
    return Lowered(table.atoms(), table.groups(), domains, logics)


class _Table:
    """The atoms that the rules ask about, gathered before any formula is made, so that numbers are cut alike everywhere."""

    def __init__(self, instrument: Instrument) -> None:
        self.facts = {fact.name: fact for fact in instrument.facts}
        for reading in instrument.readings:
            self.facts[reading.name] = Fact(
                reading.name, "reading", "choice", reading.question, choices=reading.choices
            )
        self.wanted: dict[Term, set[Value]] = {}
        self.index: dict[tuple[Term, Value], int] = {}

    def take(self, expr: Expr, of: Variant) -> None:
        for part in parts(expr):
            if isinstance(part, Compared):
                self.ask(part, of)

    def ask(self, part: Compared, of: Variant | None = None) -> None:
        cuts = self.wanted.setdefault(part.term, set())
        if self.facts[part.term.fact].kind in ("number", "date"):
            for value in _values(part, of):
                cuts.update(_cuts(part.op, value))

    def close(self) -> None:
        for term, cuts in self.wanted.items():
            fact = self.facts[term.fact]
            values: Iterable[Value] = sorted(cuts)
            if fact.kind == "yes/no":
                values = (True,)
            elif fact.kind == "choice":
                values = fact.choices
            for value in values:
                self.index[term, value] = len(self.index)

    def atoms(self) -> tuple[Atom, ...]:
        return tuple(
            Atom(term, "is" if self.facts[term.fact].kind in ("yes/no", "choice") else ">=", value, _scope(self, term))
            for term, value in self.index
        )

    def groups(self) -> tuple[Group, ...]:
        of: dict[Term, list[int]] = {}
        for (term, _), nth in self.index.items():
            of.setdefault(term, []).append(nth)
        return tuple(Group(term, self.facts[term.fact], tuple(atoms)) for term, atoms in of.items())


def _scope(table: _Table, term: Term) -> str:
    """The scope of a term: as the fact's, with the party named: "A", "B", "A, act", "B, act"."""
    scope = table.facts[term.fact].scope
    return ", ".join(term.args) if scope in ("party", "party, act") else scope


def _values(part: Compared, of: Variant | None) -> tuple[Value, ...]:
    value = part.value
    if isinstance(value, Named):
        assert of is not None
        found = of.parameters[value.name]
        return found if isinstance(found, tuple) else (found,)
    return value if isinstance(value, tuple) else (value,)


def _next(value: Value) -> Value:
    return value + timedelta(days=1) if isinstance(value, date) else int(value) + 1


def _cuts(op: str, value: Value) -> tuple[Value, ...]:
    if op in (">=", "<"):
        return (value,)
    if op in (">", "<="):
        return (_next(value),)
    return (value, _next(value))


def formula_of(
    expr: Expr, table: _Table, of: Variant, steps: dict[str | tuple[str, str], int], *, yes: bool = True
) -> Formula:
    """A condition as a formula (`yes` False: its opposite), in which `not` stands before atoms only."""
    if isinstance(expr, Not):
        return formula_of(expr.of, table, of, steps, yes=not yes)
    if isinstance(expr, (All, Any)):
        inner = tuple(formula_of(one, table, of, steps, yes=yes) for one in expr.of)
        return _joined("and" if isinstance(expr, All) is yes else "or", inner)
    if isinstance(expr, Held):
        if expr.name not in steps:
            return FALSE
        return ("held", steps[expr.name], yes)
    if isinstance(expr, Said):
        return _said(expr.norm, steps, yes)
    return _compared(expr, table, of, yes)


def _joined(word: str, inner: tuple[Formula, ...]) -> Formula:
    void, final = (TRUE, FALSE) if word == "and" else (FALSE, TRUE)
    if final in inner:
        return final
    kept = tuple(dict.fromkeys(one for one in inner if one != void))
    if not kept:
        return void
    return kept[0] if len(kept) == 1 else (word, kept)


_CODES = {"may": 1, "may_refuse": 2, "must": 3, "must_not": 4, "conflict": 5}


def _said(norm: Norm, steps: dict[str | tuple[str, str], int], yes: bool) -> Formula:
    if norm.subject not in steps:
        return FALSE if yes else TRUE
    step = steps[norm.subject]
    if norm.modality == "covered":
        return ("is not" if yes else "is", step, 0)
    return ("is" if yes else "is not", step, _CODES[norm.modality])


def _compared(part: Compared, table: _Table, of: Variant, yes: bool) -> Formula:
    values = _values(part, of)
    if table.facts[part.term.fact].kind in ("yes/no", "choice"):
        if part.op == "is not":
            yes = not yes
        if values in ((True,), (False,)):
            atom = table.index[part.term, True]
            return ("atom" if values[0] is yes else "not", atom)
        inner = tuple(("atom" if yes else "not", table.index[part.term, value]) for value in values)
        return _joined("or" if yes else "and", inner)
    return _joined("or" if yes else "and", tuple(_numbered(part, table, value, yes) for value in values))


def _numbered(part: Compared, table: _Table, value: Value, yes: bool) -> Formula:
    first = table.index.get((part.term, value))
    after = table.index.get((part.term, _next(value)))
    at_least = ("atom" if yes else "not", first)
    below = ("not" if yes else "atom", after)
    if part.op == ">=":
        return at_least
    if part.op == "<":
        return ("not" if yes else "atom", first)
    if part.op == "<=":
        return below
    if part.op == ">":
        return ("atom" if yes else "not", after)
    if part.op == "is not":
        return _joined(
            "and" if not yes else "or", (("not" if yes else "atom", first), ("atom" if yes else "not", after))
        )
    return _joined("and" if yes else "or", (at_least, below))


def _logic(of: Variant, table: _Table) -> Logic:
    subjects = _subjects(of)
    order = _ordered(of, subjects)
    steps = {subject: nth for nth, subject in enumerate(order)}
    otherwise = {one.name: one.otherwise for one in of.instrument.definitions}
    made = tuple(
        Step(
            subject,
            _ruled(of, subjects[subject], table, steps),
            otherwise.get(subject) if isinstance(subject, str) else None,
        )
        for subject in order
    )
    return Logic(of, made)


def _subjects(of: Variant) -> dict[str | tuple[str, str], list[Rule]]:
    """The rules by what they are about, a defeater with those it beats."""
    by_id = {rule.id: rule for rule in of.rules}
    found: dict[str | tuple[str, str], list[Rule]] = {one.name: [] for one in of.instrument.definitions}
    for rule in of.rules:
        about = rule
        while about.concludes is None:
            beaten = next((by_id[one] for one in about.beats if one in by_id), None)
            if beaten is None:
                break
            about = beaten
        if about.concludes is None:
            continue
        subject = about.concludes.subject if isinstance(about.concludes, Norm) else about.concludes[0]
        found.setdefault(subject, []).append(rule)
    return found


def _needs(rules: Iterable[Rule]) -> Iterable[str | tuple[str, str]]:
    for rule in rules:
        for part in parts(rule.when):
            if isinstance(part, Held):
                yield part.name
            elif isinstance(part, Said):
                yield part.norm.subject


def _ordered(of: Variant, subjects: dict[str | tuple[str, str], list[Rule]]) -> list[str | tuple[str, str]]:
    order: list[str | tuple[str, str]] = []
    underway: list[str | tuple[str, str]] = []

    def visit(subject: str | tuple[str, str]) -> None:
        if subject in order or subject not in subjects:
            return
        if subject in underway:
            names = [
                " ".join(one) if isinstance(one, tuple) else one
                for one in (*underway[underway.index(subject) :], subject)
            ]
            raise _circle("define each other in a circle", names, subjects[subject][0])
        underway.append(subject)
        for need in _needs(subjects[subject]):
            visit(need)
        underway.pop()
        order.append(subject)

    for subject in subjects:
        visit(subject)
    return order


def _ruled(of: Variant, rules: list[Rule], table: _Table, steps: dict[str | tuple[str, str], int]) -> tuple[Ruled, ...]:
    order: list[Rule] = []
    underway: list[str] = []

    def visit(rule: Rule) -> None:
        if rule in order:
            return
        if rule.id in underway:
            raise _circle("beat each other in a circle", [*underway[underway.index(rule.id) :], rule.id], rule)
        underway.append(rule.id)
        for other in rules:
            if rule.id in other.beats:
                visit(other)
        underway.pop()
        order.append(rule)

    for rule in rules:
        visit(rule)
    place = {rule.id: nth for nth, rule in enumerate(order)}
    return tuple(
        Ruled(
            rule,
            _guarded(rule, table, of, steps),
            tuple(place[other.id] for other in order if rule.id in other.beats),
        )
        for rule in order
    )


def _guarded(rule: Rule, table: _Table, of: Variant, steps: dict[str | tuple[str, str], int]) -> Formula:
    when = formula_of(rule.when, table, of, steps)
    if rule.reading is None:
        return when
    return _joined("and", (("atom", table.index[Term(rule.reading[0]), rule.reading[1]]), when))


def _circle(how: str, names: Sequence[str], rule: Rule) -> TravauxError:
    where = f"{rule.at.file}, line {rule.at.line}" if rule.at.line else rule.at.file
    what = f"Rules {how}: {' -> '.join(names)}."
    return TravauxError(
        "circular_rules", what, where=where, try_this="let one of them stand on facts alone, or beat none."
    )

"""The rules of a draft for z3, straight from the records: numbers are whole numbers, choices places in a list, dates days.

Nothing is taken over from `lowering` or the diagrams: where both come to one verdict, two independent readings of the same
rules agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any as Anything

from ...errors import TravauxError
from ..expressions import All, Any, Compared, Expr, Held, Named, Norm, Not, Term, Value
from ..records import Fact, Instrument, Rule
from ..variants import Setting, Variant

__all__ = ["Encoded", "Known", "encode", "known_of", "z3_at_hand"]

Subject = str | tuple[str, str]


def z3_at_hand() -> Anything:
    """The package z3; `TravauxError` `missing_extra` where it is not installed."""
    try:
        import z3
    except ImportError:
        what = "The second opinion on a proof comes from z3, and the package for it is not installed."
        raise TravauxError("missing_extra", what, try_this="pip install 'travaux[rules]'") from None
    return z3


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of the world as unknowns of z3, one for each fact that some rule asks about; several drafts may share them."""

    z3: Anything
    instrument: Instrument
    kinds: Mapping[str, Fact]
    unknowns: dict[Term, Anything] = field(default_factory=dict)

    def of(self, term: Term) -> Anything:
        """The unknown for a fact."""
        if term not in self.unknowns:
            kind = self.kinds[term.fact].kind
            self.unknowns[term] = (self.z3.Bool if kind == "yes/no" else self.z3.Int)(str(term))
        return self.unknowns[term]

    def ranges(self) -> list[Anything]:
        """What binds the unknowns: a choice is one of its list."""
        found = []
        for term, unknown in self.unknowns.items():
            if self.kinds[term.fact].kind == "choice":
                found += [unknown >= 0, unknown < len(self.kinds[term.fact].choices)]
        return found

    def told(self, model: Anything) -> tuple[tuple[Term, Value], ...]:
        """The facts of a model of z3 in our words."""
        return tuple((term, self._value(term, model.eval(unknown, True))) for term, unknown in self.unknowns.items())

    def _value(self, term: Term, value: Anything) -> Value:
        fact = self.kinds[term.fact]
        if fact.kind == "yes/no":
            return bool(self.z3.is_true(value))
        number = int(value.as_long())
        if fact.kind == "choice":
            return fact.choices[number]
        return date.fromordinal(max(1, number)) if fact.kind == "date" else number

    def fixed(self, term: Term, value: Value) -> tuple[Anything, Anything]:
        """A fact and its value as a pair for substitution."""
        fact = self.kinds[term.fact]
        if fact.kind == "yes/no":
            return self.of(term), self.z3.BoolVal(bool(value))
        return self.of(term), self.z3.IntVal(self.number(fact, value))

    def number(self, fact: Fact, value: Value) -> int:
        """A value as the whole number that stands for it."""
        if fact.kind == "choice":
            return fact.choices.index(str(value))
        return value.toordinal() if isinstance(value, date) else int(value)


def known_of(instrument: Instrument) -> Known:
    """A world of which nothing is known yet."""
    kinds = {fact.name: fact for fact in instrument.facts}
    for one in instrument.readings:
        kinds[one.name] = Fact(one.name, "reading", "choice", one.question, choices=one.choices)
    return Known(z3_at_hand(), instrument, kinds)


@dataclass(frozen=True, slots=True)
class Encoded:
    """The rules of a draft over a known world. `written` by rule: the unknown "it applies", and its condition as written;
    `settings` are parameters, numbers of z3 where they are left open."""

    known: Known
    variant: Variant
    settings: Mapping[str, Anything]
    written: dict[str, tuple[Anything, Anything]] = field(default_factory=dict)
    sides: dict[Subject, tuple[Anything, ...]] = field(default_factory=dict)

    def true(self, expr: Expr, wanted: bool = True) -> Anything:
        """A condition for z3, or (`wanted` False) its opposite as the rules mean it."""
        z3 = self.known.z3
        if isinstance(expr, Not):
            return self.true(expr.of, not wanted)
        if isinstance(expr, (All, Any)):
            inner = [self.true(one, wanted) for one in expr.of]
            return z3.And(inner) if isinstance(expr, All) is wanted else z3.Or(inner)
        if isinstance(expr, Held):
            yes, no = self.definition(expr.name)
            return z3.And(yes, z3.Not(no)) if wanted else z3.And(no, z3.Not(yes))
        said = self._compared(expr) if isinstance(expr, Compared) else self._said(expr.norm)
        return said if wanted else z3.Not(said)

    def definition(self, name: str) -> tuple[Anything, Anything]:
        """Where a definition is held yes, and where no."""
        if name not in self.sides:
            rules, z3 = _about(self.variant, name), self.known.z3
            holds = self._holding(rules)
            sides = [z3.Or([holds[one.id] for one in rules if one.concludes == (name, side)]) for side in (True, False)]
            defined = next((one for one in self.variant.instrument.definitions if one.name == name), None)
            if defined is not None and defined.otherwise is not None:
                side = 0 if defined.otherwise else 1
                sides[side] = z3.Or(sides[side], z3.Not(z3.Or(*sides)))
            self.sides[name] = tuple(sides)
        yes, no = self.sides[name]
        return yes, no

    def outcome(self, subject: tuple[str, str]) -> Anything:
        """The code of what a question comes to, as a number of z3."""
        if subject not in self.sides:
            rules, z3 = _about(self.variant, subject), self.known.z3
            holds = self._holding(rules)
            must, barred, may, ground = (
                z3.Or([holds[one.id] for one in rules if one.concludes == Norm(*subject, modality)])
                for modality in ("must", "must_not", "may", "may_refuse")
            )
            free = z3.If(ground, 2, z3.If(may, 1, 0))
            code = z3.If(must, z3.If(barred, 5, 3), z3.If(barred, 4, free))
            self.sides[subject] = (code,)
        return self.sides[subject][0]

    def _holding(self, rules: Sequence[Rule]) -> dict[str, Anything]:
        holds: dict[str, Anything] = {}
        for rule in _beating_first(rules):
            beaten = [holds[other.id] for other in rules if rule.id in other.beats]
            holds[rule.id] = self.known.z3.And(self._applies(rule), *(self.known.z3.Not(one) for one in beaten))
        return holds

    def _applies(self, rule: Rule) -> Anything:
        if rule.id not in self.written:
            when = self.true(rule.when)
            if rule.reading is not None:
                read = self._compared(Compared(Term(rule.reading[0]), "is", rule.reading[1]))
                when = self.known.z3.And(read, when)
            self.written[rule.id] = (self.known.z3.Bool(f"{self.variant.id}:{rule.id}"), when)
        return self.written[rule.id][0]

    def _compared(self, part: Compared) -> Anything:
        z3, unknown, fact = self.known.z3, self.known.of(part.term), self.known.kinds[part.term.fact]
        given = self.settings[part.value.name] if isinstance(part.value, Named) else part.value
        values = [
            one if z3.is_expr(one) or fact.kind == "yes/no" else self.known.number(fact, one)
            for one in (given if isinstance(given, tuple) else (given,))
        ]
        if part.op in ("is", "in"):
            return z3.Or([unknown == one for one in values])
        if part.op == "is not":
            return z3.And([unknown != one for one in values])
        (value,) = values
        if part.op == ">=":
            return unknown >= value
        if part.op == ">":
            return unknown > value
        return unknown < value if part.op == "<" else unknown <= value

    def _said(self, norm: Norm) -> Anything:
        code = self.outcome(norm.subject)
        if norm.modality == "covered":
            return code != 0
        return code == {"may": 1, "may_refuse": 2, "must": 3, "must_not": 4, "conflict": 5}[norm.modality]

    def meaning(self) -> list[Anything]:
        """What ties each rule to its condition as written; without it a rule may apply anywhere."""
        return [applies == when for applies, when in self.written.values()]


def encode(known: Known, variant: Variant, settings: Mapping[str, Anything] | None = None) -> Encoded:
    """The rules of a draft over a world; `settings` replace parameters, by numbers of z3 where they are to stay open.

    Conditions are encoded as they are asked for (`true`, `outcome`, `definition`).
    """
    given: dict[str, Setting | Anything] = {**variant.parameters, **(settings or {})}
    return Encoded(known, variant, given)


def _about(variant: Variant, subject: Subject) -> list[Rule]:
    """The rules on a definition or a question, and the defeaters of rules on it."""
    standing = {rule.id: rule for rule in variant.rules}
    found = []
    for rule in variant.rules:
        about: Rule | None = rule
        while about is not None and about.concludes is None:
            about = next((standing[one] for one in about.beats if one in standing), None)
        if about is None or about.concludes is None:
            continue
        concluded = about.concludes.subject if isinstance(about.concludes, Norm) else about.concludes[0]
        if concluded == subject:
            found.append(rule)
    return found


def _beating_first(rules: Sequence[Rule]) -> list[Rule]:
    left, order = list(rules), list[Rule]()
    while left:
        free = [rule for rule in left if not any(rule.id in other.beats for other in left)]
        order += free
        left = [rule for rule in left if rule not in free]
    return order

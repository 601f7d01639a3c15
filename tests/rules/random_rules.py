"""Random rule sets, small enough to try every case: facts of every kind and scope, definitions with and without `otherwise`,
`beats` in layers, defeaters, readings, parameters, domains, drafts that repeal, replace, bring in and set, and amendments.

One maker (`made`), two ways to choose: `random_instrument(seed)` with Python's generator, and the hypothesis strategy
`instruments()`, which shrinks. `cases_of` and `scenarios_of` make random cases for one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from travaux.rules import (
    All,
    Any,
    Compared,
    Defined,
    Domain,
    Fact,
    Held,
    Instrument,
    Lowered,
    Named,
    Norm,
    Not,
    Parameter,
    Patch,
    Property,
    Reading,
    Rule,
    Said,
    Term,
    Variant,
    variant,
)

T = TypeVar("T")

YEARS = (1, 2, 3, 4)
DAYS = (date(2020, 1, 1), date(2022, 6, 1), date(2024, 8, 8))
FACTS = (
    Fact("in_force", "draft", "yes/no"),
    Fact("measure", "power", "choice", choices=("preservation", "production", "interception")),
    Fact("political", "act", "yes/no"),
    Fact("field", "act", "choice", choices=("speech", "fraud")),
    Fact("court", "party", "yes/no"),
    Fact("offence", "party, act", "yes/no"),
    Fact("penalty", "party, act", "number", unit="years"),
    Fact("treaty", "A, B", "yes/no"),
    Fact("since", "party", "date"),
)
MODALITIES = {
    "duty": "must",
    "prohibition": "must_not",
    "permission": "may",
    "ground": "may_refuse",
}


class Chooser(Protocol):
    """What a maker asks: a number between two, one of several, and yes with a chance of so many in ten."""

    def number(self, low: int, high: int) -> int: ...

    def one(self, of: Sequence[T]) -> T: ...


class _Dice:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def number(self, low: int, high: int) -> int:
        return self.dice.randint(low, high)

    def one(self, of: Sequence[T]) -> T:
        return self.dice.choice(of)


class _Drawn:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def number(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def one(self, of: Sequence[T]) -> T:
        return of[self.draw(st.integers(0, len(of) - 1))]


def random_instrument(seed: int, *, rules: int = 12, terms: int = 7) -> Instrument:
    """The random rule set of a seed: at most so many rules, over so many facts."""
    return made(_Dice(seed), rules, terms)


@st.composite
def instruments(draw: st.DrawFn, rules: int = 8, terms: int = 5) -> Instrument:
    """Random rule sets that shrink."""
    return made(_Drawn(draw), rules, terms)


def made(choose: Chooser, rules: int, terms: int) -> Instrument:
    """A rule set, every part of it chosen by `choose`."""
    known = _terms(choose, terms)
    facts = {fact.name: fact for fact in FACTS}
    readings = tuple(
        Reading(f"reading_{n}", ("narrow", "wide")[: choose.number(2, 2)]) for n in range(choose.number(0, 2))
    )
    parameters = _parameters(choose)
    maker = _Maker(choose, known, facts, readings)
    written = maker.rules(choose.number(2, rules))
    domains = tuple(Domain(f"domain_{n}", maker.implication()) for n in range(choose.number(0, 2)))
    patches = maker.patches(written)
    formula = Not(All((Said(Norm("B", "assist", "must")), maker.condition(2, ()))))
    return Instrument(
        "random",
        "A random rule set",
        facts=FACTS,
        parameters=parameters,
        definitions=tuple(maker.definitions),
        readings=readings,
        rules=tuple(maker.written),
        domains=domains,
        properties=(Property("never", formula),),
        patches=patches,
    )


def _terms(choose: Chooser, count: int) -> list[Term]:
    parties = {
        "party": (("A",), ("B",)),
        "party, act": (("A", "act"), ("B", "act")),
        "act": (("act",),),
        "A, B": (("A", "B"),),
    }
    every = [Term(fact.name, args) for fact in FACTS for args in parties.get(fact.scope, ((),))]
    found: list[Term] = []
    for _ in range(choose.number(1, count)):
        term = choose.one(every)
        if term not in found:
            found.append(term)
    return found


def _parameters(choose: Chooser) -> tuple[Parameter, ...]:
    years: tuple[tuple[date | None, int], ...] = ((None, choose.one(YEARS)),)
    if choose.number(0, 1):
        years += ((date(2023, 1, 1), choose.one(YEARS)),)
    listed = choose.one((("preservation",), ("preservation", "production")))
    return Parameter("serious_years", years, "years"), Parameter("open_measures", ((None, listed),))


class _Maker:
    """Makes rules in an order in which conditions look only at definitions and questions made before."""

    def __init__(
        self, choose: Chooser, terms: list[Term], facts: dict[str, Fact], readings: tuple[Reading, ...]
    ) -> None:
        self.choose, self.terms, self.facts, self.readings = choose, terms, facts, readings
        self.definitions: list[Defined] = []
        self.written: list[Rule] = []

    def rules(self, count: int) -> list[Rule]:
        subjects: list[str | tuple[str, str]] = [f"notion_{n}" for n in range(self.choose.number(0, 3))]
        for name in subjects:
            self.definitions.append(Defined(str(name), otherwise=self.choose.one((None, False, True))))
        subjects += [("A", "ask")] * self.choose.number(0, 1) + [("B", "assist")]
        for nth, subject in enumerate(subjects):
            share = max(1, count // len(subjects)) + (count % len(subjects) if nth + 1 == len(subjects) else 0)
            self.about(subject, share, tuple(subjects[:nth]))
        return self.written

    def about(self, subject: str | tuple[str, str], count: int, before: tuple[str | tuple[str, str], ...]) -> None:
        mine: list[Rule] = []
        for _ in range(count):
            beats = tuple(one.id for one in mine if self.choose.number(0, 3) == 0)
            kind, concludes = self.conclusion(subject)
            if beats and self.choose.number(0, 5) == 0:
                kind, concludes = "defeater", None
            reading = None
            if self.readings and self.choose.number(0, 4) == 0:
                one = self.choose.one(self.readings)
                reading = one.name, self.choose.one(one.choices)
            rule = Rule(
                f"rule_{len(self.written)}",
                kind,
                concludes,
                self.condition(self.choose.number(0, 2), before),
                beats,
                reading,
                self.choose.one(((), (), (), ("V1",), ("wider",))),
                says=f"Rule {len(self.written)} speaks.",
                article=f"art_{len(self.written) + 1}",
            )
            mine.append(rule)
            self.written.append(rule)

    def conclusion(self, subject: str | tuple[str, str]) -> tuple[str, tuple[str, bool] | Norm]:
        if isinstance(subject, str):
            return self.choose.one(("definition", "exception")), (subject, bool(self.choose.number(0, 2)))
        if subject[0] == "A":
            return "power", Norm(*subject, "may")
        kind = self.choose.one(tuple(MODALITIES))
        return kind, Norm(*subject, MODALITIES[kind])

    def condition(self, depth: int, before: tuple[str | tuple[str, str], ...]):
        shape = self.choose.number(0, 5) if depth else 0
        if shape in (1, 2):
            return All(tuple(self.condition(depth - 1, before) for _ in range(self.choose.number(0, 3))))
        if shape in (3, 4):
            return Any(tuple(self.condition(depth - 1, before) for _ in range(self.choose.number(1, 3))))
        if shape == 5:
            return Not(self.condition(depth - 1, before))
        if before and self.choose.number(0, 2) == 0:
            subject = self.choose.one(before)
            if isinstance(subject, str):
                return Held(subject)
            return Said(Norm(*subject, self.choose.one(("may", "covered", "must"))))
        return self.compared()

    def compared(self) -> Compared:
        term = self.choose.one(self.terms)
        fact = self.facts[term.fact]
        if fact.kind == "yes/no":
            return Compared(term, "is", self.choose.one((True, False)))
        if fact.kind == "choice":
            op = self.choose.one(("is", "is not", "in"))
            if op == "in":
                named = term.fact == "measure" and self.choose.number(0, 1)
                return Compared(term, op, Named("open_measures") if named else fact.choices[: self.choose.number(1, 2)])
            return Compared(term, op, self.choose.one(fact.choices))
        op = self.choose.one((">=", ">", "<", "<=", "is", "is not"))
        if fact.kind == "number" and self.choose.number(0, 2) == 0:
            return Compared(term, op, Named("serious_years"))
        return Compared(term, op, self.choose.one(YEARS if fact.kind == "number" else DAYS))

    def implication(self):
        return Any((Not(self.compared()), self.compared()))

    def patches(self, written: list[Rule]) -> tuple[Patch, ...]:
        standing = [rule for rule in written if not rule.only_in]
        new: tuple[tuple[str, str], ...] = ()
        if standing and self.choose.number(0, 1):
            old = self.choose.one(standing)
            instead = Rule("instead", old.kind, old.concludes, self.condition(1, ()), old.beats, None, ("never",))
            self.written.append(instead)
            new = ((old.id, "instead"),)
        gone = tuple(rule.id for rule in standing if not new and self.choose.number(0, 4) == 0)
        sets = (("serious_years", self.choose.one(YEARS)),) if self.choose.number(0, 1) else ()
        return (
            Patch("V0", "draft", "The first draft", date=date(2022, 1, 1)),
            Patch("V1", "draft", "The second draft", base="V0", date=date(2024, 1, 1), sets=sets),
            Patch("V2", "draft", "The third draft", base="V1", repeals=gone, replaces=new),
            Patch("wider", "amendment", "A wider wording"),
        )


DRAFTS = ("V0", "V1", "V2")


def variants_of(instrument: Instrument) -> list[Variant]:
    """The drafts of a random rule set, and the last with its amendment laid over it."""
    return [*(variant(instrument, draft) for draft in DRAFTS), variant(instrument, "V2", ["wider"])]


def random_facts(lowered: Lowered, seed: int, *, known: int = 10) -> tuple[tuple[Term, object], ...]:
    """A random case: each fact and reading that the rules look at known with a chance of `known` in ten, at a value that
    lies anywhere between the cuts."""
    from travaux.rules.traces import options_of

    dice = random.Random(seed)
    found = []
    for group in lowered.groups:
        if dice.randint(1, 10) <= known:
            found.append((group.term, dice.choice(options_of(group, lowered)).value))
    return tuple(found)


def holds_everywhere(lowered: Lowered) -> bool:
    """Whether a rule set has no domains: then every case is a case of the world."""
    return not lowered.domains

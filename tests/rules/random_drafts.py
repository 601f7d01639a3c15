"""Random instruments with two or three drafts, for the agreement of diagrams, z3, SQL and clingo with the scenarios listed."""

from __future__ import annotations

from random import Random

from travaux.rules import (
    All,
    Any,
    Compared,
    Defined,
    Domain,
    Fact,
    Held,
    Instrument,
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
)
from travaux.rules.expressions import Expr

MODALITIES = ("must", "must", "must_not", "may", "may_refuse")
SUBJECT = ("B", "assist")


def random_draft_set(seed: int, size: int = 4) -> Instrument:
    """An instrument of `size` yes/no facts, a number, a choice and a reading, some definitions and questions, three drafts."""
    random = Random(seed)
    facts = _facts(random, size)
    terms = tuple(_term(random, fact) for fact in facts)
    names = tuple(f"d{nth}" for nth in range(random.randint(1, 1 + size // 2)))
    rules: list[Rule] = []
    for nth, name in enumerate(names):
        rules += _rules(random, facts, terms, names[:nth], name)
    rules += _rules(random, facts, terms, names, ("A", "use"))
    rules += _rules(random, facts, terms, names, SUBJECT)
    ids = [rule.id for rule in rules]
    return Instrument(
        id=f"random_{seed}",
        question=SUBJECT,
        facts=facts,
        parameters=(Parameter("years", ((None, random.randint(1, 4)),)), Parameter("listed", ((None, ("x", "z")),))),
        definitions=tuple(Defined(name, otherwise=random.choice((None, True, False))) for name in names),
        readings=(Reading("reading", ("broad", "narrow", "odd")),),
        rules=tuple(rules),
        domains=(Domain("domain", Any((_condition(random, facts, terms, (), 1), _condition(random, facts, terms, (), 1)))),),
        properties=(Property("property", Not(All((Said(Norm(*SUBJECT, "must")), _condition(random, facts, terms, names, 1))))),),
        patches=(
            Patch("V1", "draft"),
            Patch("V2", "draft", base="V1", sets=(("years", random.randint(1, 5)),), repeals=(random.choice(ids),)),
            Patch("V3", "draft", base="V1", repeals=tuple(random.sample(ids, min(2, len(ids))))),
            Patch("narrower", "amendment", repeals=(random.choice(ids),)),
            Patch("stricter", "amendment", sets=(("years", 6),)),
        ),
    )


def _facts(random: Random, size: int) -> tuple[Fact, ...]:
    scopes = ("draft", "act", "party, act", "A, B")
    return (
        *(Fact(f"f{nth}", random.choice(scopes), "yes/no") for nth in range(size)),
        Fact("penalty", "party, act", "number", unit="years"),
        Fact("measure", "power", "choice", choices=("x", "y", "z")),
    )


def _term(random: Random, fact: Fact) -> Term:
    args = {"party, act": (random.choice("AB"), "act"), "A, B": ("A", "B"), "act": ("act",)}
    return Term(fact.name, args.get(fact.scope, ()))


def _condition(random: Random, facts: tuple[Fact, ...], terms: tuple[Term, ...], names: tuple[str, ...], depth: int) -> Expr:
    if depth and random.random() < 0.7:
        inner = tuple(_condition(random, facts, terms, names, depth - 1) for _ in range(random.randint(1, 3)))
        made: Expr = random.choice((All, Any))(inner)
        return Not(made) if random.random() < 0.2 else made
    if names and random.random() < 0.4:
        held = Held(random.choice(names))
        return Not(held) if random.random() < 0.3 else held
    nth = random.randrange(len(facts))
    if facts[nth].kind == "yes/no":
        return Compared(terms[nth], "is", random.random() < 0.7)
    if facts[nth].kind == "choice":
        some = (Compared(terms[nth], "in", Named("listed")), Compared(terms[nth], "is not", "y"), Compared(terms[nth], "is", "z"))
        return random.choice(some)
    value = random.choice((Named("years"), random.randint(0, 5)))
    return Compared(terms[nth], random.choice((">=", ">", "<", "<=", "is", "is not")), value)


def _rules(
    random: Random, facts: tuple[Fact, ...], terms: tuple[Term, ...], names: tuple[str, ...], about: str | tuple[str, str]
) -> list[Rule]:
    label = about if isinstance(about, str) else about[1]
    found: list[Rule] = []
    for nth in range(random.randint(1, 4)):
        when = _condition(random, facts, terms, names, 2)
        if about == SUBJECT and random.random() < 0.3:
            when = All((when, Said(Norm("A", "use", random.choice(("must", "may", "covered"))))))
        beats = tuple(one.id for one in found if random.random() < 0.5)
        concludes: tuple[str, bool] | Norm | None = (
            (about, random.random() < 0.6) if isinstance(about, str) else Norm(*about, random.choice(MODALITIES))
        )
        if beats and random.random() < 0.15:
            concludes = None
        reading = ("reading", random.choice(("broad", "narrow"))) if random.random() < 0.2 else None
        found.append(Rule(f"{label}_{nth}", "definition", concludes, when, beats, reading))
    return found

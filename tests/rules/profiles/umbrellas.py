"""An invented instrument about lost umbrellas, and random ones, for the tests of whole worlds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from travaux.rules import (
    ALWAYS,
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
    Reading,
    Rule,
    Said,
    Term,
    lower,
    variant,
)
from travaux.rules.worlds import Column, World, shape_of
from travaux.rules.worlds.domains import kept

FACTS = (
    Fact("measure", "power", "choice", choices=("keep", "look", "open", "return")),
    Fact("wet", "act", "yes/no"),
    Fact("colour", "act", "choice", choices=("black", "red", "clear")),
    Fact("offence", "party, act", "yes/no"),
    Fact("penalty", "party, act", "number", unit="years"),
    Fact("since", "party", "date"),
    Fact("review", "party", "yes/no"),
    Fact("treaty", "A, B", "yes/no"),
    Fact("friends", "A, B", "yes/no"),
)


def so(fact: str, *args: str, op: str = "is", value: object = True) -> Compared:
    return Compared(Term(fact, args), op, value)  # type: ignore[arg-type]


def must(modality: str) -> Norm:
    return Norm("B", "assist", modality)


RULES = (
    Rule(
        "serious_by_penalty", "definition", ("serious", True), so("penalty", "A", "act", op=">=", value=Named("years"))
    ),
    Rule("trifles", "exception", ("serious", False), so("wet", "act"), beats=("serious_by_penalty",)),
    Rule("yet_red", "defeater", None, so("colour", "act", value="red"), beats=("trifles",)),
    Rule("dual_needed", "definition", ("dual", True), Not(so("measure", value="keep"))),
    Rule("dual_waived", "exception", ("dual", False), so("treaty", "A", "B"), beats=("dual_needed",)),
    Rule("odd", "definition", ("odd", True), so("friends", "A", "B")),
    Rule("even", "definition", ("odd", False), so("review", "B")),
    Rule("duty", "duty", must("must"), Held("serious")),
    Rule(
        "no_offence", "ground", must("may_refuse"), All((Held("dual"), Not(so("offence", "B", "act")))), beats=("duty",)
    ),
    Rule("shall_not", "prohibition", must("must_not"), All((so("colour", "act", value="clear"), Not(Held("odd"))))),
    Rule(
        "may_help", "permission", must("may"), so("since", "B", op="<", value=__import__("datetime").date(2020, 1, 1))
    ),
    Rule("may_ask", "power", Norm("A", "request", "may"), Any((Said(must("must")), so("friends", "A", "B")))),
    Rule("effort", "ground", must("may_refuse"), so("wet", "act"), beats=("duty",), reading=("endeavour", "effort")),
    Rule("broad", "duty", must("must"), ALWAYS, only_in=("D3",)),
)

UMBRELLAS = Instrument(
    "umbrellas",
    facts=FACTS,
    parameters=(Parameter("years", ((None, 4),)),),
    definitions=(Defined("serious", otherwise=False), Defined("dual", otherwise=False), Defined("odd")),
    readings=(Reading("endeavour", ("duty", "effort")),),
    rules=RULES,
    domains=(Domain("no_penalty", Any((so("offence", "A", "act"), so("penalty", "A", "act", op="<", value=1)))),),
    patches=(
        Patch("D1", "draft"),
        Patch("D2", "draft", base="D1", sets=(("years", 2),)),
        Patch("D3", "draft", base="D2", repeals=("no_offence",)),
    ),
)


def lowered(instrument: Instrument = UMBRELLAS, *drafts: str) -> Lowered:
    names = drafts or tuple(one.id for one in instrument.patches)
    return lower([variant(instrument, one) for one in names])


def world(n: int = 5, k: int = 4, seed: int = 1, unknown: float = 0.0) -> World:
    """A small random world with every fact of the umbrellas, with a share of cells of which nothing is known."""
    rng = np.random.default_rng(seed)
    bare = World(tuple(f"X{one}" for one in range(n)), tuple(f"act {one}" for one in range(k)), ("keep", "open"), ())
    columns = [_column(fact, bare, rng, unknown) for fact in FACTS]
    measure = Column(FACTS[0], np.array([0, 2]))
    full = replace(bare, columns=(measure, *columns[1:]), title="umbrella world", synthetic=True, seed=seed)
    return kept(full, lowered())


def _column(fact: Fact, bare: World, rng: np.random.Generator, unknown: float) -> Column:
    shape = shape_of(fact.scope, bare)
    top = {"yes/no": 2, "number": 7, "choice": max(1, len(fact.choices))}.get(fact.kind, 0)
    values = rng.integers(0, top, shape) if top else rng.integers(737000, 738000, shape)
    mask = rng.random(shape) < unknown if unknown else None
    return Column(fact, np.asarray(values, np.int64), mask)

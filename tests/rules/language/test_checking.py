"""What the checker lays out at once, against the way that weighs one scenario after another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.random_rules import random_instrument

from travaux.rules import (
    Compared,
    Instrument,
    Logic,
    Lowered,
    Norm,
    Not,
    Patch,
    Term,
    checked,
    drafts_of,
    impossible,
    in_words,
    lower,
    parse_rules,
    variant,
)
from travaux.rules.language.checking.tables import Table, Witness, states_of
from travaux.rules.traces.plain import holds, weigh


def atoms_at(lowered: Lowered, states: dict[int, int]) -> set[int]:
    """The atoms that are true where each group is in a state."""
    true: set[int] = set()
    for nth, state in states.items():
        group = lowered.groups[nth]
        if group.fact.kind == "choice":
            true.add(group.atoms[state])
        else:
            true.update(group.atoms[:state])
    return true


def laid_out(of: Instrument, draft: str, *amendments: str) -> tuple[Lowered, Logic, Table | None]:
    lowered = lower([variant(of, draft, amendments)])
    logic = lowered.logics[0]
    whens = [one.when for step in logic.steps for one in step.rules]
    return lowered, logic, Table.over(lowered, logic, [*whens, *lowered.domains])


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000))
def test_every_scenario_laid_out_is_as_weighed_alone(seed: int) -> None:
    of = random_instrument(seed, rules=8, terms=4)
    lowered, logic, table = laid_out(of, drafts_of(of)[-1])
    if table is None:
        return
    shape = [states_of(lowered.groups[one]) for one in table.axes]
    possible = np.broadcast_to(table.possible, shape)
    tables = [[np.broadcast_to(one, shape) for one in table.holding(step).values()] for step in logic.steps]
    for at in product(*(range(size) for size in shape)):
        true = atoms_at(lowered, dict(zip(table.axes, at, strict=True)))
        weighed = weigh(logic, true)
        assert bool(possible[at]) is all(holds(one, true, []) for one in lowered.domains)
        for nth, step in enumerate(logic.steps):
            assert [bool(one[at]) for one in tables[nth]] == list(weighed[nth].holds)
            if isinstance(step.subject, tuple):
                assert int(np.broadcast_to(table.codes(nth), shape)[at]) == weighed[nth].code
            else:
                yes, no = (np.broadcast_to(one, shape)[at] for one in table.sides(nth))
                assert (bool(yes), bool(no)) == weighed[nth].sides


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_opposites_are_said_where_some_scenario_has_them_and_only_there(seed: int) -> None:
    of = declared(random_instrument(seed, rules=8, terms=4))
    wanted: set[str] = set()
    for draft in drafts_of(of):
        wanted |= clashing(of, draft)
    found = {one.message.split(" can both apply")[0] for one in checked(of) if one.code == "no_order"}
    laid = [one.id for one in of.patches if one.kind != "draft"]
    for one in laid:
        wanted |= clashing(of, drafts_of(of)[-1], one)
    possible = not any(one.code in ("circular_rules", "no_value_at_date") for one in checked(of))
    assert found == wanted or not possible


def declared(of: Instrument) -> Instrument:
    """With every draft and amendment that a rule names."""
    known = {one.id for one in of.patches}
    named = {one for rule in of.rules for one in rule.only_in} - known
    return replace(of, patches=(*of.patches, *(Patch(one, "amendment") for one in sorted(named))))


def clashing(of: Instrument, draft: str, *amendments: str) -> set[str]:
    """The pairs of opposite rules that hold together in some scenario that can be."""
    lowered, logic, table = laid_out(of, draft, *amendments)
    assert table is not None
    found: set[str] = set()
    shape = [states_of(lowered.groups[one]) for one in table.axes]
    for at in product(*(range(size) for size in shape)):
        true = atoms_at(lowered, dict(zip(table.axes, at, strict=True)))
        if all(holds(one, true, []) for one in lowered.domains):
            for step, weighed in zip(logic.steps, weigh(logic, true), strict=True):
                here = [one.rule for one, on in zip(step.rules, weighed.holds, strict=True) if on]
                for first, second in combinations(here, 2):
                    sides = [one.concludes for one in (first, second)]
                    if all(isinstance(one, tuple) for one in sides) and sides[0] != sides[1]:
                        found.add(f"{first.id} and {second.id}")
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_witness_is_so_whatever_else_is_so(seed: int, which: int) -> None:
    of = random_instrument(seed, rules=6, terms=4)
    lowered, logic, table = laid_out(of, drafts_of(of)[0])
    steps = [step for step in logic.steps if step.rules]
    if table is None or not steps:
        return
    rules = list(table.holding(steps[which % len(steps)]).values())
    hits = rules[which % len(rules)]
    witness = table.witness(hits)
    shape = [states_of(lowered.groups[one]) for one in table.axes]
    real = np.broadcast_to(hits & table.possible, shape)
    assert (witness is None) is (not real.any())
    if witness is not None:
        fitting = np.asarray(True)
        for condition in witness.conditions:
            fitting = fitting & said(table, witness, condition)
        assert not (fitting & table.possible & ~hits).any()
        assert (fitting & real).any()


def said(table: Table, witness: Witness, condition: Compared | Not) -> np.ndarray:
    part = condition.of if isinstance(condition, Not) else condition
    index = {(one.term, one.value): nth for nth, one in enumerate(table.lowered.atoms)}
    cells = table.cells(("atom", index[part.term, part.value]))
    turned = isinstance(condition, Not) or part.op == "<"
    return np.logical_not(cells) if turned else cells


UMBRELLAS = """# Lost umbrellas (invented)
```rules
fact kept(party, act)
    means  "keeping the thing is an offence under the law of the party"
fact penalty(party, act)
    type   number of years
    means  "the highest sentence for it under the party's law"
fact measure(power)
    type   one of look, search
    means  "the measure asked for"
fact sent(act)
    means  "the thing that was found has been sent on"
parameter grave_years
    value  4 years
reading endeavour
    choices  duty, effort
definition grave_keeping
    otherwise  no
domain no_offence_no_penalty
    holds  kept(A, act) or penalty(A, act) < 1
    means  "what is no offence has no penalty"
rule r
    kind       definition
    concludes  grave_keeping
    when       {when}
rule duty
    kind       duty
    concludes  B must return
```
"""


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("kept(B, act)", "keeping the thing is an offence under the law of B"),
        ("not kept(B, act)", "keeping the thing is not an offence under the law of B"),
        ("kept(B, act) is no", "keeping the thing is not an offence under the law of B"),
        ("not (not kept(B, act))", "keeping the thing is an offence under the law of B"),
        ("penalty(A, act) >= grave_years", "the highest sentence for it under A's law is at least grave years (4 years)"),
        ("not penalty(A, act) >= 1", "the highest sentence for it under A's law is less than 1 year"),
        ("measure is not search", "the measure asked for is not search"),
        ("not measure in (look, search)", "the measure asked for is not look or search"),
        ("not sent(act)", "it is not so that the thing that was found has been sent on"),
        ("endeavour is duty", "“endeavour” is read as duty"),
        (
            "kept(A, act) and (measure is look or sent(act))",
            "keeping the thing is an offence under the law of A, and either the measure asked for is look or the thing "
            "that was found has been sent on",
        ),
        ("not (sent(act) and kept(A, act))", "not both the thing that was found has been sent on and keeping the thing is "
         "an offence under the law of A"),
        ("not (measure is look or kept(A, act))", "the measure asked for is not look and keeping the thing is not an "
         "offence under the law of A"),
        ("sent(act) and not (sent(act) and kept(A, act) and measure is look)", "the thing that was found has been sent on "
         "and (not all at once: the thing that was found has been sent on; keeping the thing is an offence under the law "
         "of A; the measure asked for is look)"),
        ("B must return", "B must return"),
        ("not B may refuse to return", "it is not so that B may refuse to return"),
        ("always", "always"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_plain_words(when: str, words: str) -> None:
    made = parse_rules(UMBRELLAS.replace("{when}", when))
    assert in_words(made.rules[0].when, made) == words


def test_a_penalty_without_an_offence_is_named_with_the_words_of_the_domain() -> None:
    made = parse_rules(UMBRELLAS.replace("{when}", "always"))
    facts = [(Term("penalty", ("A", "act")), 5), (Term("kept", ("A", "act")), False)]
    assert [one.means for one in impossible(facts, made)] == ["what is no offence has no penalty"]
    assert impossible(facts[:1], made) == ()
    assert len(impossible(facts[:1], made, "no")) == 1


def test_a_question_on_too_many_facts_is_looked_at_rule_by_rule() -> None:
    facts = "".join(f"fact f{nth}(act)\n" for nth in range(40))
    rules = "".join(
        f"rule r{nth}\n    kind  duty\n    concludes  B must x\n    when  f{nth}(act)\n" for nth in range(38)
    )
    rules += "rule ban\n    kind  prohibition\n    concludes  B must not x\n    when  f39(act)\n"
    rules += "rule idle\n    kind  duty\n    concludes  B must x\n    when  f1(act) and not f1(act)\n"
    found = checked(parse_rules(f"# Many\n```rules\n{facts}{rules}```\n"))
    codes = [one.code for one in found]
    assert codes.count("norms_collide") == 38
    assert codes.count("never_applies") == 1


def test_what_is_checked_stays_the_same_from_run_to_run() -> None:
    made = random_instrument(7)
    assert checked(made) == checked(made)
    assert all(isinstance(one.concludes, Norm | tuple | None) for one in made.rules)

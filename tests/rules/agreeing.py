"""Every way there is to answer, side by side on every scenario of an instrument: traces, the plain semantics, numpy, diagrams,
z3, SQL in DuckDB and in SQLite, and clingo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from travaux.rules import OUTCOMES, Lowered
from travaux.rules.diagrams import diagrams_of, facts_of
from travaux.rules.diagrams.drawing import arms
from travaux.rules.exporting import clingo_program, sql_query, sql_table
from travaux.rules.exporting.naming import atom_named
from travaux.rules.profiles.answering import evaluated
from travaux.rules.profiles.circuit import wired
from travaux.rules.profiles.packing import packed, unpacked
from travaux.rules.solver import encode, known_of
from travaux.rules.traces import outcome_of, program, run
from travaux.rules.traces.plain import weigh

Profile = tuple[bool, ...]
Answers = list[int]


def question_of(lowered: Lowered) -> tuple[str, str]:
    return lowered.logics[0].variant.instrument.question


def by_trace(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    orders = program(lowered.logics[logic], lowered)
    return [outcome_of(orders, run(orders, sum(1 << nth for nth, so in enumerate(one) if so))) for one in listed]


def by_semantics(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    one = lowered.logics[logic]
    step = one.step(question_of(lowered))
    if step is None:
        return [0] * len(listed)
    return [weigh(one, {nth for nth, so in enumerate(case) if so})[step].code for case in listed]


def by_numpy(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    circuit = wired(lowered, question_of(lowered))
    table = np.array(listed, np.bool_).reshape(len(listed), len(lowered.atoms))
    place = {atom: nth for nth, atom in enumerate(lowered.atoms)}
    planes = [packed(np.ascontiguousarray(table[:, place[atom]]))[None, :] for atom in circuit.atoms]
    words = (len(listed) + 63) // 64
    codes = np.zeros(len(listed), np.int64)
    for bit, plane in enumerate(evaluated(circuit, planes, circuit.drafts[logic].code)):
        codes |= unpacked(np.broadcast_to(plane[0], (words,)), len(listed)).astype(np.int64) << bit
    return codes.tolist()


def by_diagrams(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    drawn = diagrams_of(lowered)
    outcomes = drawn.question(logic, question_of(lowered))
    found = []
    for case in listed:
        given = {
            name: bool(_number(group, case) >> bit & 1)
            for names, group in zip(drawn.names, lowered.groups, strict=True)
            for bit, name in enumerate(reversed(names))
        }
        found.append(next(code for code, node in enumerate(outcomes) if _let(drawn, given, node) == drawn.bdd.true))
    return found


def _let(drawn, given: dict[str, bool], node):
    return drawn.bdd.let(given, node) if given else node


def _number(group, case: Profile) -> int:
    bits = [case[atom] for atom in group.atoms]
    return bits.index(True) if group.fact.kind == "choice" else sum(bits)


def by_z3(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    variant = lowered.logics[logic].variant
    known = known_of(variant.instrument)
    encoded = encode(known, variant)
    code = encoded.outcome(question_of(lowered))
    written = list(encoded.written.values())
    while not (deeper := known.z3.substitute(code, *written)).eq(code):
        code = deeper
    asked = set(known.unknowns)
    found = []
    for case in listed:
        facts = [known.fixed(term, value) for term, value in facts_of(lowered, case) if term in asked]
        found.append(known.z3.simplify(known.z3.substitute(code, *facts)).as_long())
    return found


def _rows(lowered: Lowered, listed: Sequence[Profile]) -> list[tuple[object, ...]]:
    return [(nth, *(_cell(value) for _, value in facts_of(lowered, case))) for nth, case in enumerate(listed)]


def _cell(value: object) -> object:
    return int(value) if isinstance(value, bool) else value.isoformat() if isinstance(value, date) else value


def _from_sql(execute: Callable[[str], object], fetch, insert, lowered: Lowered, logic: int) -> Answers:
    execute(sql_table(lowered))
    insert()
    step = lowered.logics[logic].step(question_of(lowered))
    if step is None:
        return []
    asked = [one.subject for one in lowered.logics[logic].steps if isinstance(one.subject, tuple)]
    rows = fetch(sql_query(lowered, logic))
    assert all(row[1] == 1 for row in rows)
    return [OUTCOMES.index(row[2 + asked.index(question_of(lowered))]) for row in rows]


def by_sqlite(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    with sqlite3.connect(":memory:") as opened:
        blanks = ", ".join("?" * (1 + len(lowered.groups)))
        found = _from_sql(
            opened.executescript,
            lambda query: opened.execute(query).fetchall(),
            lambda: opened.executemany(f"INSERT INTO scenarios VALUES ({blanks})", _rows(lowered, listed)),
            lowered,
            logic,
        )
    opened.close()
    return found or [0] * len(listed)


def by_duckdb(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    import duckdb

    opened = duckdb.connect()
    blanks = ", ".join("?" * (1 + len(lowered.groups)))
    found = _from_sql(
        opened.execute,
        lambda query: opened.execute(query).fetchall(),
        lambda: opened.executemany(f"INSERT INTO scenarios VALUES ({blanks})", _rows(lowered, listed)),
        lowered,
        logic,
    )
    opened.close()
    return found or [0] * len(listed)


def by_clingo(lowered: Lowered, logic: int, listed: Sequence[Profile]) -> Answers:
    """The answer sets of the whole program: one a scenario, and no others."""
    import clingo

    control = clingo.Control(["--models=0", "--warn=none"])
    control.add("base", [], clingo_program(lowered, logic))
    control.ground([("base", [])])
    asked = " ".join(question_of(lowered))
    found: dict[frozenset[str], int] = {}
    with control.solve(yield_=True) as models:
        for model in models:
            true = frozenset(one.arguments[0].string for one in model.symbols(shown=True) if one.name == "true")
            said = [one.arguments[1].string for one in model.symbols(shown=True) if one.match("outcome", 2)
                    and one.arguments[0].string == asked]  # fmt: skip
            assert true not in found
            found[true] = OUTCOMES.index(said[0]) if said else 0
    names = [atom_named(atom) for atom in lowered.atoms]
    cases = [frozenset(name for name, so in zip(names, case, strict=True) if so) for case in listed]
    assert set(cases) == set(found), "clingo has other scenarios"
    return [found[case] for case in cases]


WAYS: dict[str, Callable[[Lowered, int, Sequence[Profile]], Answers]] = {
    "trace": by_trace,
    "semantics": by_semantics,
    "numpy": by_numpy,
    "diagrams": by_diagrams,
    "z3": by_z3,
    "sqlite": by_sqlite,
    "duckdb": by_duckdb,
    "clingo": by_clingo,
}


def differing_somewhere(lowered: Lowered, logic: int) -> list[str]:
    """The outcomes on which diagrams and z3 differ in some scenario: the diagrams are told to z3 node by node, and it looks for
    one. None found is a proof over every scenario there is, however many."""
    drawn = diagrams_of(lowered)
    variant = lowered.logics[logic].variant
    known = known_of(variant.instrument)
    z3 = known.z3
    encoded = encode(known, variant)
    code = encoded.outcome(question_of(lowered))
    world = [encoded.true(one.formula) for one in variant.instrument.domains]
    told: dict[object, object] = {drawn.bdd.true: z3.BoolVal(True), drawn.bdd.false: z3.BoolVal(False)}
    solver = z3.SimpleSolver()
    for atom, node in zip(lowered.atoms, drawn.variables, strict=True):
        value = known.number(known.kinds[atom.term.fact], atom.value) if atom.value is not True else True
        unknown = known.of(atom.term)
        solver.add(_told(z3, node, told) == (unknown >= value if atom.op == ">=" else unknown == value))
    solver.add(*encoded.meaning(), *known.ranges(), *world, _told(z3, drawn.valid, told))
    found = []
    for nth, node in enumerate(drawn.question(logic, question_of(lowered))):
        solver.push()
        solver.add((code == nth) != _told(z3, node, told))
        if solver.check() != z3.unsat:
            found.append(OUTCOMES[nth])
        solver.pop()
    return found


def _told(z3, node, told: dict[object, object]):
    """A diagram as a condition of z3 over its variables."""
    if node not in told:
        low, high = arms(node)
        told[node] = z3.If(z3.Bool(node.var), _told(z3, high, told), _told(z3, low, told))
    return told[node]

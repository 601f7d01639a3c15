"""Rules as one query over a table of scenarios, in SQL that DuckDB and SQLite both run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..expressions import Norm, Value
from ..lowering import Formula, Group, Logic, Lowered, Step
from ..records import OUTCOMES
from .naming import group_of_atom, subject_named

__all__ = ["scenario_columns", "sql_query", "sql_table"]


def scenario_columns(lowered: Lowered) -> tuple[str, ...]:
    """The columns of a table of scenarios: the facts as a rule file writes them, in order."""
    return tuple(str(group.term) for group in lowered.groups)


def sql_table(lowered: Lowered, name: str = "scenarios") -> str:
    """The statement that makes a table of scenarios: `id`, and a column a fact: 0 or 1, a whole number, a choice by its name,
    a day as 2024-08-07. Every fact must be known."""
    columns = [f"  {_name(str(group.term))} {_type(group)} NOT NULL" for group in lowered.groups]
    return f"CREATE TABLE {_name(name)} (\n" + ",\n".join(["  id INTEGER PRIMARY KEY", *columns]) + "\n);\n"


def _type(group: Group) -> str:
    return "INTEGER" if group.fact.kind in ("yes/no", "number") else "VARCHAR"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _column(step: Step) -> str:
    return _name(subject_named(step.subject) if isinstance(step.subject, tuple) else f"definition {step.subject}")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def sql_query(lowered: Lowered, logic: int = 0, table: str = "scenarios") -> str:
    """The query that answers every question of one draft for each scenario of a table: `id`, `valid` (1 where all that is
    taken to hold of the world does) and a column a question with one of `OUTCOMES`.

    Each step is a table of its own: the rules in the order in which they beat each other, then what comes of them.
    """
    one = lowered.logics[logic]
    writer = _Writer(lowered, one)
    valid = writer.condition(("and", lowered.domains)) if lowered.domains else "1 = 1"
    writer.table([f"CASE WHEN {valid} THEN 1 ELSE 0 END AS {_name('valid')}"], table)
    for nth, step in enumerate(one.steps):
        for layer in _layers(step):
            writer.table([writer.holds(step, nth, rule) for rule in layer])
        writer.table(list(_concluded(step, nth)))
    asked = [_name(subject_named(step.subject)) for step in one.steps if isinstance(step.subject, tuple)]
    head = f"-- {one.variant.instrument.title or one.variant.instrument.id}, {one.variant.id or 'as it stands'}\n"
    return head + writer.whole(["id", _name("valid"), *asked])


def _layers(step: Step) -> Iterator[list[int]]:
    """The rules of a step in layers, each beaten by rules of earlier layers only."""
    depth: list[int] = []
    for ruled in step.rules:
        depth.append(1 + max((depth[other] for other in ruled.beaten_by), default=-1))
    for level in range(max(depth, default=-1) + 1):
        yield [nth for nth, one in enumerate(depth) if one == level]


class _Writer:
    """Writes tables one upon another, each with some more columns than the one before."""

    def __init__(self, lowered: Lowered, logic: Logic) -> None:
        self.lowered, self.logic = lowered, logic
        self.tables: list[str] = []
        self.group_of = group_of_atom(lowered)

    def table(self, columns: Sequence[str], source: str = "") -> None:
        before = _name(source) if source else f"t{len(self.tables) - 1}"
        if columns:
            joined = ",\n    ".join(["*", *columns])
            this = f"t{len(self.tables)} AS MATERIALIZED"
            self.tables.append(f"{this} (\n  SELECT {joined}\n  FROM {before}\n)")  # noqa: S608

    def whole(self, columns: Sequence[str]) -> str:
        return (
            "WITH "
            + ",\n".join(self.tables)
            + f"\nSELECT {', '.join(columns)}\nFROM t{len(self.tables) - 1}\nORDER BY id;\n"
        )

    def holds(self, step: Step, nth: int, rule: int) -> str:
        ruled = step.rules[rule]
        parts = [self.condition(ruled.when)]
        parts += [f"{_name(_rule(step, nth, other))} = 0" for other in ruled.beaten_by]
        return f"CASE WHEN {' AND '.join(parts)} THEN 1 ELSE 0 END AS {_name(_rule(step, nth, rule))}"

    def condition(self, formula: Formula) -> str:
        kind = formula[0]
        if kind in ("true", "false"):
            return "1 = 1" if kind == "true" else "1 = 0"
        if kind in ("and", "or"):
            return "(" + f" {kind.upper()} ".join(self.condition(one) for one in formula[1]) + ")"
        if kind in ("atom", "not"):
            return self.atom(formula[1], kind == "atom")
        name = _column(self.logic.steps[formula[1]])
        if kind == "held":
            return f"{name} = {_text('yes' if formula[2] else 'no')}"
        return f"{name} {'=' if kind == 'is' else '<>'} {_text(OUTCOMES[formula[2]])}"

    def atom(self, nth: int, is_so: bool) -> str:
        atom = self.lowered.atoms[nth]
        column = _name(str(atom.term))
        if self.group_of[nth].fact.kind == "yes/no":
            return f"{column} = {1 if is_so else 0}"
        op = {("is", True): "=", ("is", False): "<>", (">=", True): ">=", (">=", False): "<"}[atom.op, is_so]
        return f"{column} {op} {_literal(atom.value)}"


def _literal(value: Value) -> str:
    if isinstance(value, date):
        return _text(value.isoformat())
    return _text(value) if isinstance(value, str) else str(int(value))


def _rule(step: Step, nth: int, rule: int) -> str:
    return f"rule {step.rules[rule].rule.id}"


def _concluded(step: Step, nth: int) -> Iterator[str]:
    """What a step comes to: yes, no, gap or conflict of a definition, an outcome of a question."""
    name = _column(step)
    if isinstance(step.subject, tuple):
        must, barred, ground, may = (_any(step, nth, one) for one in ("must", "must_not", "may_refuse", "may"))
        yield (
            f"CASE WHEN {must} AND {barred} THEN 'CONFLICT' WHEN {must} THEN 'MUST' WHEN {barred} THEN 'MUST NOT' "
            f"WHEN {ground} THEN 'MAY REFUSE' WHEN {may} THEN 'MAY' ELSE 'NOT COVERED' END AS {name}"
        )
        return
    yes, no = (_any(step, nth, side) for side in (True, False))
    neither = {None: "gap", True: "yes", False: "no"}[step.otherwise]
    yield f"CASE WHEN {yes} AND {no} THEN 'conflict' WHEN {yes} THEN 'yes' WHEN {no} THEN 'no' ELSE '{neither}' END AS {name}"


def _any(step: Step, nth: int, said: str | bool) -> str:
    """Where some rule that concludes so holds."""
    found = []
    for rule, ruled in enumerate(step.rules):
        concludes = ruled.rule.concludes
        if concludes is not None and said == (concludes.modality if isinstance(concludes, Norm) else concludes[1]):
            found.append(f"{_name(_rule(step, nth, rule))} = 1")
    return f"({' OR '.join(found)})" if found else "1 = 0"

"""The same rules written for other tools, from the same logic: plain numpy, polars, DuckDB and OpenFisca.

Used by `rules_cube.py`. Each peer is written as its users would write it: numpy broadcasts over the shapes that facts have,
polars and DuckDB join a table of (act, A), of (act, B), of pairs and of measures and group, OpenFisca has a variable a rule.
All get only the rules that the question needs, and readings already chosen.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from travaux.rules import Formula, Logic, Lowered, Norm
from travaux.rules.profiles.counting import Folded
from travaux.rules.profiles.facets import digits_of, facets_of, plane
from travaux.rules.worlds import World

CODE = "CASE WHEN m AND mn THEN 5 WHEN m THEN 3 WHEN mn THEN 4 WHEN g THEN 2 WHEN p THEN 1 ELSE 0 END"


def text(one: Formula, sql: bool) -> str:
    """A formula in the words of Python's arrays or of SQL; atoms are a<n>, definitions y<n> and n<n>, questions o<n>."""
    word = one[0]
    if word in ("true", "false"):
        return ("TRUE" if word == "true" else "FALSE") if sql else ("T" if word == "true" else "F")
    if word == "atom":
        return f"a{one[1]}"
    if word == "not":
        return f"(NOT a{one[1]})" if sql else f"~a{one[1]}"
    if word in ("and", "or"):
        sign = {"and": " AND " if sql else " & ", "or": " OR " if sql else " | "}[word]
        return "(" + sign.join(text(part, sql) for part in one[1]) + ")"
    if word == "held":
        yes, no = (f"y{one[1]}", f"n{one[1]}") if one[2] else (f"n{one[1]}", f"y{one[1]}")
        return f"({yes} AND NOT {no})" if sql else f"({yes} & ~{no})"
    same = {"is": "=" if sql else "==", "is not": "<>" if sql else "!="}[word]
    return f"(o{one[1]} {same} {one[2]})"


def lines(logic: Logic, last: int, sql: bool) -> Iterator[tuple[str, str]]:
    """(name, what it is) for every rule and definition that a question needs, in order; the last is "code"."""
    land, lor, lnot, false = (" AND ", " OR ", "NOT ", "FALSE") if sql else (" & ", " | ", "~", "F")
    for nth in cone(logic, last):
        step = logic.steps[nth]
        for place, one in enumerate(step.rules):
            beaten = [f"h{nth}_{other}" for other in one.beaten_by]
            unless = f"{land}{lnot}({lor.join(beaten)})" if beaten else ""
            yield f"h{nth}_{place}", f"{text(one.when, sql)}{unless}"
        said = {
            key: lor.join(f"h{nth}_{place}" for place, one in enumerate(step.rules) if side(one.rule.concludes) == key)
            or false
            for key in (True, False, "must", "must_not", "may_refuse", "may")
        }
        if isinstance(step.subject, str):
            neither = f"{lnot}({said[True]}{lor}{said[False]})" if step.otherwise is not None else false
            yield f"y{nth}", f"({said[True]}){lor}({neither if step.otherwise is True else false})"
            yield f"n{nth}", f"({said[False]}){lor}({neither if step.otherwise is False else false})"
        else:
            for name, key in (("m", "must"), ("mn", "must_not"), ("g", "may_refuse"), ("p", "may")):
                yield f"{name}{nth}", said[key]
            names = [f"{name}{nth}" for name in ("m", "mn", "g", "p")]
            coded = CODE if sql else "code_of(m, mn, g, p)"
            for plain, name in zip(("mn", "m", "g", "p"), (names[1], names[0], *names[2:]), strict=True):
                coded = _word(coded, plain, name)
            yield f"o{nth}", coded


def _word(of: str, old: str, new: str) -> str:
    return re.sub(rf"\b{old}\b", new, of)


def side(concludes: Any) -> Any:
    return concludes.modality if isinstance(concludes, Norm) else concludes[1] if concludes else None


def cone(logic: Logic, last: int) -> list[int]:
    wanted = {last}
    for nth in range(last, -1, -1):
        if nth in wanted:
            for one in logic.steps[nth].rules:
                wanted |= set(_steps(one.when))
    return sorted(wanted)


def _steps(one: Formula) -> Iterator[int]:
    if one[0] in ("and", "or"):
        for part in one[1]:
            yield from _steps(part)
    elif one[0] in ("held", "is", "is not"):
        yield one[1]


def atoms_of(lowered: Lowered, world: World, readings: dict[str, str]) -> dict[int, tuple[str, np.ndarray]]:
    """Each atom with its scope and its truth, shaped as the fact's column."""
    facts = {one.term.fact: one.fact for one in lowered.groups}
    found: dict[int, tuple[str, np.ndarray]] = {}
    for facet in facets_of(lowered.atoms, facts):
        for nth, atom in enumerate(facet.atoms):
            if facet.scope == "reading":
                truth = np.asarray(readings[facet.term.fact] == lowered.atoms[atom].value)
            else:
                truth = plane(facet, nth, digits_of(facet, world))
            found[atom] = (facet.scope, truth)
    return found


def used(logic: Logic, last: int) -> list[int]:
    found: set[int] = set()

    def look(one: Formula) -> None:
        if one[0] in ("and", "or"):
            for part in one[1]:
                look(part)
        elif one[0] in ("atom", "not"):
            found.add(one[1])

    for nth in cone(logic, last):
        for rule in logic.steps[nth].rules:
            look(rule.when)
    return sorted(found)


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def code_of(must: Any, must_not: Any, ground: Any, may: Any) -> np.ndarray:
    """The outcome code of booleans, branch-free."""
    must, must_not, ground, may = (np.asarray(one) for one in (must, must_not, ground, may))
    low = must | (may & ~must_not & ~ground)
    mid = (must | ground) & ~must_not
    return low + mid * np.uint8(2) + must_not * np.uint8(4)


# numpy -------------------------------------------------------------------------------------------------------------------


def numpy_counts(lowered: Lowered, world: World, under: Folded, readings: dict[str, str], share: slice) -> np.ndarray:
    """Counts (drafts, measures, 6) over the asking parties of a share, by broadcasting: chunk by draft, measure and A."""
    atoms = atoms_of(lowered, world, readings)
    n, k, p = len(world.parties), len(world.acts), len(world.powers)
    out = np.zeros((len(lowered.logics), p, 6), np.int64)
    for draft, logic in enumerate(lowered.logics):
        last = logic.step(under.question)
        assert last is not None
        source = "\n".join(f"{name} = {what}" for name, what in lines(logic, last, False))
        code = compile(f"{source}\ncode = o{last}", "rules", "exec")
        wanted = used(logic, last)
        for power in range(p):
            for a in range(n)[share]:
                known = {f"a{nth}": _shaped(*atoms[nth], a, power) for nth in wanted}
                names = {**known, "T": np.bool_(True), "F": np.bool_(False), "code_of": code_of}
                exec(code, names)
                codes = np.array(np.broadcast_to(names["code"], (n, k)))
                codes[a] = 7
                out[draft, power] += np.bincount(codes.reshape(-1), minlength=8)[:6]
    return out


def _shaped(scope: str, truth: np.ndarray, a: int, power: int) -> np.ndarray:
    """A fact for one A and measure, over (B, act)."""
    if scope in ("reading", "draft"):
        return np.bool_(truth)  # type: ignore[return-value]
    if scope == "power":
        return np.bool_(truth[power])  # type: ignore[return-value]
    shapes: dict[str, Callable[[], np.ndarray]] = {
        "act": lambda: truth[None, :],
        "A": lambda: truth[a],
        "A, act": lambda: truth[a][None, :],
        "B": lambda: truth[:, None],
        "B, act": lambda: truth,
        "A, B": lambda: truth[a][:, None],
    }
    return shapes[scope]()


# tables ------------------------------------------------------------------------------------------------------------------


def tables(lowered: Lowered, world: World, readings: dict[str, str], share: slice) -> dict[str, dict[str, np.ndarray]]:
    """The columns of (act, A), (act, B), pairs and measures; facts of the act stand with (act, A), readings with measures."""
    n, k, p = len(world.parties), len(world.acts), len(world.powers)
    some = np.arange(n)[share]
    made = {
        "asking": {"act": np.repeat(np.arange(k), len(some)), "a": np.tile(some, k)},
        "asked": {"act": np.repeat(np.arange(k), n), "b": np.tile(np.arange(n), k)},
        "pairs": {"a": np.repeat(some, n), "b": np.tile(np.arange(n), len(some))},
        "measures": {"power": np.arange(p)},
    }
    for nth, (scope, truth) in atoms_of(lowered, world, readings).items():
        at = {
            "act": ("asking", lambda t=truth: np.repeat(t, len(some))),
            "A": ("asking", lambda t=truth: np.tile(t[share], k)),
            "A, act": ("asking", lambda t=truth: t[share].T.reshape(-1)),
            "B": ("asked", lambda t=truth: np.tile(t, k)),
            "B, act": ("asked", lambda t=truth: t.T.reshape(-1)),
            "A, B": ("pairs", lambda t=truth: t[share].reshape(-1)),
            "power": ("measures", lambda t=truth: t),
        }.get(scope, ("measures", lambda t=truth: np.full(p, bool(t))))
        made[at[0]][f"a{nth}"] = at[1]()
    return made


def duckdb_counts(lowered: Lowered, world: World, under: Folded, readings: dict[str, str], share: slice) -> np.ndarray:
    """Counts by SQL: one query a draft, rules as columns of nested selects, joins and GROUP BY."""
    import duckdb
    import polars as pl

    out = np.zeros((len(lowered.logics), len(world.powers), 6), np.int64)
    con = duckdb.connect()
    for name, columns in tables(lowered, world, readings, share).items():
        con.register(f"{name}_in", pl.DataFrame(columns).to_arrow())
        con.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_in")
    for draft, logic in enumerate(lowered.logics):
        for power, code, number in con.execute(sql_of(logic, under)).fetchall():
            out[draft, power, code] += number
    return out


def sql_of(logic: Logic, under: Folded) -> str:
    """The counts of a draft as one query. Layers are materialized: without that DuckDB writes each layer into the next, over
    and over, and takes twenty times as long; only the columns that later layers need go on."""
    last = logic.step(under.question)
    assert last is not None
    named = list(layers(list(lines(logic, last, True))))
    needs = [{word for _, what in layer for word in re.findall(r"\w+", what)} for layer in named]
    atoms = [f"a{nth}" for nth in used(logic, last)]
    parts = []
    known = ["power", *atoms]
    for level, layer in enumerate(named):
        later = set().union(*needs[level + 1 :], {"power", f"o{last}"})
        kept = [one for one in known if one in later]
        made = [f"({what}) AS {name}" for name, what in layer if name in later]
        parts.append(
            f"s{level} AS MATERIALIZED (SELECT {', '.join([*kept, *made])} FROM {f's{level - 1}' if level else JOIN})"
        )
        known = kept + [name for name, _ in layer if name in later]
    return f"WITH {', '.join(parts)} SELECT power, o{last}, count(*) FROM s{len(named) - 1} GROUP BY ALL"


JOIN = (
    "asking JOIN asked ON asking.act = asked.act"
    " JOIN pairs ON pairs.a = asking.a AND pairs.b = asked.b AND pairs.a <> pairs.b CROSS JOIN measures"
)


def layers(named: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Names in as few layers as can be: each needs only layers before it."""
    depth: dict[str, int] = {}
    for name, what in named:
        words = set(re.findall(r"\w+", what))
        depth[name] = 1 + max((depth[one] for one in words if one in depth), default=0)
    for level in range(1, max(depth.values()) + 1):
        yield [(name, what) for name, what in named if depth[name] == level]


def polars_counts(lowered: Lowered, world: World, under: Folded, readings: dict[str, str], share: slice) -> np.ndarray:
    """Counts by polars, lazily: joins, a column a rule, group_by."""
    import polars as pl

    out = np.zeros((len(lowered.logics), len(world.powers), 6), np.int64)
    frames = {name: pl.DataFrame(columns).lazy() for name, columns in tables(lowered, world, readings, share).items()}
    joined = frames["asking"].join(frames["asked"], on="act").join(frames["pairs"], on=["a", "b"])
    joined = joined.filter(pl.col("a") != pl.col("b")).join(frames["measures"], how="cross")
    for draft, logic in enumerate(lowered.logics):
        last = logic.step(under.question)
        assert last is not None
        frame = joined
        for layer in layers(list(lines(logic, last, False))):
            frame = frame.with_columns([_polars(what).alias(name) for name, what in layer])
        found = frame.group_by("power", f"o{last}").len().collect()
        for power, code, number in found.rows():
            out[draft, power, code] += number
    return out


def _polars(what: str) -> Any:
    import polars as pl

    names = {one: pl.col(one) for one in re.findall(r"\b(?:a\d+|h\d+_\d+|[yno]\d+|mn?\d+|[gp]\d+)\b", what)}
    return eval(what, {**names, "T": pl.lit(True), "F": pl.lit(False), "code_of": _polars_code})


def _polars_code(must: Any, must_not: Any, ground: Any, may: Any) -> Any:
    import polars as pl

    return (
        pl.when(must & must_not).then(5).when(must).then(3).when(must_not).then(4).when(ground).then(2).when(may).then(1)
        .otherwise(0)
    )  # fmt: skip

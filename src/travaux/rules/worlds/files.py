"""Worlds as files: a folder that people can write (a TOML head, a CSV a fact), or one npz for large ones.

    world.toml    title, synthetic, seed, parties, acts, powers, classes
    penalty.csv   party,act,value      a row for what is known; what has no row is unknown

The columns before `value` are those of the fact's scope: none (draft), power, act, party, party and act, or asking and asked.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import TravauxError
from ..records import Fact, Instrument
from .world import Column, World, shape_of

__all__ = ["read_world", "write_world"]

HEADS = {
    "draft": (), "power": ("power",), "act": ("act",), "party": ("party",), "party, act": ("party", "act"),
    "A, B": ("asking", "asked"),
}  # fmt: skip


def read_world(path: Path, instrument: Instrument) -> World:
    """A world from a folder or an npz, with the facts as the instrument declares them.

    Raises `TravauxError` `wrong_world` for what cannot be read, with file and line: a fact the instrument does not declare, a
    name that is not in the head, a value of another kind.
    """
    if path.is_file():
        return _from_npz(path, instrument)
    head = _head(path / "world.toml")
    parties, acts, powers, classes = (tuple(head.get(key, ())) for key in ("parties", "acts", "powers", "classes"))
    title, synthetic = str(head.get("title", path.name)), bool(head.get("synthetic", False))
    world = World(parties, acts, powers, (), classes, title=title, synthetic=synthetic, seed=head.get("seed"))
    if world.classes and len(world.classes) != len(world.acts):
        what = f"There are {len(world.acts)} acts and {len(world.classes)} classes."
        raise TravauxError("wrong_world", what, where=str(path / "world.toml"), try_this="give each act one class.")
    return replace(world, columns=tuple(_read_fact(one, world, instrument) for one in sorted(path.glob("*.csv"))))


def write_world(world: World, path: Path) -> None:
    """Writes a world, to one npz where the name ends so, else to a folder. Guarantees: `read_world` gives it back."""
    if path.suffix == ".npz":
        np.savez_compressed(path, **_arrays(world))
        return
    path.mkdir(parents=True, exist_ok=True)
    (path / "world.toml").write_text(_written(world), encoding="utf-8")
    for column in world.columns:
        with (path / f"{column.fact.name}.csv").open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out, lineterminator="\n")
            rows.writerow([*HEADS[column.fact.scope], "value"])
            rows.writerows(_rows(column, world))


def _head(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = "This folder is no world: it has no world.toml."
        raise TravauxError(
            "wrong_world", what, where=str(path.parent), try_this="write its parties and acts there."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise TravauxError("wrong_world", f"{error}.", where=str(path), try_this="mend that line.") from error


def _written(world: World) -> str:
    lines = [f"title = {json.dumps(world.title)}", f"synthetic = {str(world.synthetic).lower()}"]
    lines += [f"seed = {world.seed}"] if world.seed is not None else []
    for key in ("parties", "acts", "powers", "classes"):
        names = getattr(world, key)
        lines += [f"{key} = {json.dumps(list(names), ensure_ascii=False)}"] if names else []
    return "\n".join(lines) + "\n"


def _names(scope: str, world: World) -> list[tuple[str, ...]]:
    of = {"power": world.powers, "act": world.acts}
    return [of.get(one, world.parties) for one in HEADS[scope]]


def _rows(column: Column, world: World) -> Iterator[list[str]]:
    names = _names(column.fact.scope, world)
    for place in np.ndindex(column.values.shape):
        if column.unknown is None or not column.unknown[place]:
            yield [
                *(of[nth] for of, nth in zip(names, place, strict=True)),
                _word(column.fact, int(column.values[place])),
            ]


def _word(fact: Fact, value: int) -> str:
    if fact.kind == "yes/no":
        return "yes" if value else "no"
    if fact.kind == "choice":
        return fact.choices[value]
    return date.fromordinal(value).isoformat() if fact.kind == "date" else str(value)


def _read_fact(path: Path, world: World, instrument: Instrument) -> Column:
    fact = _declared(path.stem, instrument, str(path))
    values = np.zeros(shape_of(fact.scope, world), np.int64)
    unknown = np.ones(values.shape, np.bool_)
    places = [{name: nth for nth, name in enumerate(of)} for of in _names(fact.scope, world)]
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        head = next(rows, [])
        if tuple(head) != (*HEADS[fact.scope], "value"):
            wanted = ",".join((*HEADS[fact.scope], "value"))
            raise TravauxError("wrong_world", f"The first line of {fact.name} is {','.join(head)!r}.", where=f"{path}, line 1",
                               try_this=f"write {wanted}.")  # fmt: skip
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            if len(row) != len(head):
                raise TravauxError("wrong_world", f"There are {len(row)} values for {len(head)} columns.", where=where,
                                   try_this="give one a column.")  # fmt: skip
            at = tuple(_place(name, known, where) for name, known in zip(row[:-1], places, strict=True))
            values[at] = _number(fact, row[-1], where)
            unknown[at] = False
    return Column(fact, values, unknown if unknown.any() else None)


def _declared(name: str, instrument: Instrument, where: str) -> Fact:
    facts = {one.name: one for one in instrument.facts}
    if name not in facts:
        raise TravauxError(
            "wrong_world", f"{instrument.id} has no fact {name!r}.", where=where, try_this=_near(name, facts)
        )
    return facts[name]


def _near(name: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(name, known, 1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(list(known)[:12])}."


def _place(name: str, known: Mapping[str, int], where: str) -> int:
    if name not in known:
        raise TravauxError(
            "wrong_world", f"{name!r} is not in the head of the world.", where=where, try_this=_near(name, known)
        )
    return known[name]


def _number(fact: Fact, word: str, where: str) -> int:
    """A value as columns keep it."""
    try:
        if fact.kind == "yes/no":
            return {"yes": 1, "no": 0, "true": 1, "false": 0}[word.strip().lower()]
        if fact.kind == "choice":
            return fact.choices.index(word.strip())
        return date.fromisoformat(word.strip()).toordinal() if fact.kind == "date" else int(word)
    except (KeyError, ValueError) as error:
        ways: Sequence[str] = {"yes/no": ("yes", "no"), "date": ("2024-12-24",), "number": ("a whole number",)}.get(
            fact.kind, fact.choices
        )
        raise TravauxError("wrong_world", f"{word!r} is no value of {fact.name} ({fact.kind}).", where=where,
                           try_this=f"write {', '.join(ways)}, or leave the row out where it is unknown.") from error  # fmt: skip


def _arrays(world: World) -> dict[str, Any]:
    head = {
        key: getattr(world, key)
        for key in ("parties", "acts", "powers", "classes", "title", "synthetic", "seed", "assumed")
    }
    head["facts"] = [{key: value for key, value in asdict(one.fact).items() if key != "at"} for one in world.columns]
    arrays: dict[str, Any] = {"head": np.frombuffer(json.dumps(head).encode(), np.uint8)}
    for one in world.columns:
        arrays[f"values.{one.fact.name}"] = one.values
        if one.unknown is not None:
            arrays[f"unknown.{one.fact.name}"] = one.unknown
    return arrays


def _from_npz(path: Path, instrument: Instrument) -> World:
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        head = json.loads(arrays["head"].tobytes())
    except (OSError, ValueError, KeyError) as error:
        what = "This file is no world."
        raise TravauxError("wrong_world", what, where=str(path), try_this="write it anew with write_world.") from error
    columns = []
    for fact in head.pop("facts"):
        _declared(fact["name"], instrument, str(path))
        known = Fact(**{**fact, "choices": tuple(fact["choices"])})
        columns.append(Column(known, arrays[f"values.{known.name}"], arrays.get(f"unknown.{known.name}")))
    names: dict[str, Any] = {key: tuple(of) if isinstance(of, list) else of for key, of in head.items()}
    return World(columns=tuple(columns), **names)

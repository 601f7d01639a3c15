"""Invented worlds, drawn from a seed: parties and acts of no real place, with facts that go together as facts do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from ..lowering import lower
from ..records import Fact, Instrument
from ..variants import drafts_of, variant
from .domains import kept
from .world import Column, World, shape_of

__all__ = ["synthetic"]

Reals = npt.NDArray[np.float64]
Facts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Draw:
    """What a world is drawn from: chances, what parties and acts are like, and the facts drawn so far."""

    rng: np.random.Generator
    bare: World
    kinds: Sequence[Mapping[str, Any]]
    openness: Reals
    bloc: Facts
    drawn: dict[str, Facts]


def synthetic(
    instrument: Instrument, parties: int = 193, acts: int = 200, seed: int = 1, *, unknown: float = 0.0
) -> World:
    """An invented world with every fact of an instrument, labelled synthetic.

    Penalties follow the gravity of acts, less open parties punish expression and bring a risk of persecution, treaties go by
    blocs; facts that are not in the table (`synthetic.toml`) are drawn one in five. `unknown` is the share of the facts of
    parties that are left unknown.

    Guarantees: the same seed gives the same world; the instrument's domains hold, unless they work against each other.
    """
    bare = _bare(instrument.facts, parties, acts)
    rng = np.random.default_rng(seed)
    recipe = _recipe()
    chosen = rng.permutation(acts) % len(recipe["kinds"])
    kinds = [recipe["kinds"][nth] for nth in chosen]
    names = tuple(f"act {nth + 1:03d} ({one['class']})" for nth, one in enumerate(kinds))
    bare = replace(bare, acts=names, classes=tuple(one["class"] for one in kinds), seed=seed)
    draw = _Draw(rng, bare, kinds, rng.normal(size=parties), rng.integers(0, recipe["blocs"], parties), {})
    columns = tuple(_column(one, draw, recipe["facts"]) for one in _ordered(instrument.facts, recipe["facts"]))
    lowered = lower([variant(instrument, drafts_of(instrument)[0])])
    found = kept(replace(bare, columns=columns), lowered)
    return _dimmed(found, rng, unknown) if unknown else found


@cache
def _recipe() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("synthetic.toml").read_text(encoding="utf-8"))


def _bare(facts: Sequence[Fact], parties: int, acts: int) -> World:
    measures = next((one.choices for one in facts if one.scope == "power" and one.kind == "choice"), ("any measure",))
    states = tuple(f"S{nth + 1:03d}" for nth in range(parties))
    return World(states, ("act",) * acts, measures, (), title="invented world", synthetic=True)


def _ordered(facts: Sequence[Fact], recipe: Mapping[str, Any]) -> list[Fact]:
    """The facts, those that must be so first before those that need them."""
    return sorted(facts, key=lambda one: "where" in recipe.get(one.name, {}))


def _column(fact: Fact, draw: _Draw, recipe: Mapping[str, Any]) -> Column:
    shape, table = shape_of(fact.scope, draw.bare), recipe.get(fact.name, {})
    if fact.kind == "choice":
        values = np.arange(shape[0]) % len(fact.choices) if fact.scope == "power" else _chosen(fact, draw, shape)
    elif fact.kind == "date":
        values = draw.rng.integers(720000, 740000, shape)
    elif fact.kind == "number":
        mean = _sum(table.get("years", {"always": 3.0}), fact.scope, draw)
        drawn = np.broadcast_to(mean, shape) + draw.rng.normal(size=shape) * table.get("spread", 2.0)
        values = np.clip(np.rint(drawn), 1, table.get("most", 20)).astype(np.int64)
    else:
        chance = 1 / (1 + np.exp(-_sum(table.get("odds", {"always": -1.4}), fact.scope, draw)))
        values = (draw.rng.random(shape) < chance).astype(np.int64)
    if "where" in table and table["where"] in draw.drawn:
        values = np.where(draw.drawn[table["where"]] != 0, values, 0)
    draw.drawn[fact.name] = np.asarray(_told(fact, values, draw), np.int64)
    return Column(fact, draw.drawn[fact.name])


def _chosen(fact: Fact, draw: _Draw, shape: tuple[int, ...]) -> Facts:
    return draw.rng.integers(0, len(fact.choices), shape)


def _told(fact: Fact, values: Facts, draw: _Draw) -> Facts:
    """Values, with what the kinds of acts say put in."""
    if fact.scope != "act":
        return values
    told = np.array(values, np.int64)
    for nth, kind in enumerate(draw.kinds):
        said = kind["facts"].get(fact.name, False if fact.name in _SAID_BY_KINDS else None)
        if said is not None:
            told[nth] = (
                fact.choices.index(said) if fact.kind == "choice" and said in fact.choices else int(said is True)
            )
    return told


_SAID_BY_KINDS = ("expression", "forbidden_speech", "political", "public_interest", "treaty_offence", "fiscal")


def _sum(weights: Mapping[str, float], scope: str, draw: _Draw) -> Reals:
    known = _features(scope, draw)
    total = np.zeros((), np.float64)
    for name, weight in weights.items():
        total = total + weight * known.get(name, np.zeros(()))
    return np.asarray(total, np.float64)


def _features(scope: str, draw: _Draw) -> dict[str, Reals]:
    gravity = np.array([one["gravity"] for one in draw.kinds])
    free = [
        one["facts"].get("expression", False) and not one["facts"].get("forbidden_speech", False) for one in draw.kinds
    ]
    protected, open_ = np.array(free, np.float64), draw.openness
    found = {"always": np.ones(())}
    if scope == "act":
        found |= {"gravity": gravity, "protected": protected}
    elif scope == "party":
        found |= {"openness": open_}
    elif scope == "party, act":
        one = open_[:, None]
        found |= {
            "gravity": gravity[None],
            "protected": protected[None],
            "openness": one,
            "closed_protected": -one * protected,
        }
    elif scope == "A, B":
        same = (draw.bloc[:, None] == draw.bloc).astype(np.float64)
        found |= {"open_a": open_[:, None], "open_b": open_[None], "closed_a": -open_[:, None], "same_bloc": same}
    return found


def _dimmed(world: World, rng: np.random.Generator, share: float) -> World:
    """The same world with a share of the facts of parties unknown."""
    columns = []
    for one in world.columns:
        if one.fact.scope in ("party", "party, act", "A, B"):
            columns.append(replace(one, unknown=rng.random(one.values.shape) < share))
        else:
            columns.append(one)
    return replace(world, columns=tuple(columns))

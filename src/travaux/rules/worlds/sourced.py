"""Facts about real states, one by one, each with where it stands; everything else about them is unknown.

The files in `states/` hold only what was read in a source. Hardly any of it is about the *law* of a state, so a world of real
states is nearly all unknown, and answers about it say "depends". That is meant: no fact of a state is guessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import numpy as np

from ...errors import TravauxError
from ..expressions import Value
from ..records import Fact, Instrument
from .world import Column, World, shape_of

__all__ = ["Sourced", "bundled_states", "parse_states", "world_of"]


@dataclass(frozen=True, slots=True)
class Sourced:
    """One fact about one state: `party` by ISO 3166 code (EU for the Union), `fact` as in rule files, `value`, `source` an
    address, `as_of` the day it is true of, `confidence` A to C (or K: general knowledge, to be checked); `act` or `other`
    where it is about an act, or another state."""

    party: str
    fact: str
    value: Value
    source: str
    as_of: date | None
    confidence: str
    note: str = ""
    act: str = ""
    other: str = ""


def bundled_states() -> tuple[Sourced, ...]:
    """The facts about states that come with the project, each with its source."""
    folder = files(__package__ or "").joinpath("states")
    found: list[Sourced] = []
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.name.endswith(".toml"):
            found += parse_states(one.read_text(encoding="utf-8"), one.name)
    return tuple(found)


def parse_states(text: str, where: str = "states.toml") -> tuple[Sourced, ...]:
    """Facts about states from TOML: `[[sources]]` with id and address, `[[facts]]` with fact, value, source, as_of,
    confidence, and `parties`, of each of which the fact is so.

    Raises `TravauxError` `unsourced_fact` for a fact without a source or a confidence.

    >>> head = '[[sources]]\\nid = "gazette"\\naddress = "https://example.org/g"\\n'
    >>> fact = '[[facts]]\\nfact = "signed"\\nvalue = true\\nsource = "gazette"\\nconfidence = "A"\\nparties = ["XA", "XB"]'
    >>> [(one.party, one.value) for one in parse_states(head + fact)]
    [('XA', True), ('XB', True)]
    """
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TravauxError("unsourced_fact", f"{error}.", where=where, try_this="mend that line.") from error
    addresses = {one["id"]: one["address"] for one in read.get("sources", ())}
    found: list[Sourced] = []
    for one in read.get("facts", ()):
        if one.get("source") not in addresses or one.get("confidence") not in ("A", "B", "C", "K"):
            what = (
                f"The fact {one.get('fact')!r} of {', '.join(one.get('parties', ()))} has no source or no confidence."
            )
            hint = f"name one of the sources ({', '.join(addresses)}) and a confidence A, B, C or K."
            raise TravauxError("unsourced_fact", what, where=where, try_this=hint)
        rest = (addresses[one["source"]], one.get("as_of"), one["confidence"], one.get("note", ""))
        for party in one["parties"]:
            found.append(Sourced(party, one["fact"], one["value"], *rest, one.get("act", ""), one.get("other", "")))
    return tuple(found)


def world_of(
    instrument: Instrument, facts: Sequence[Sourced], parties: Sequence[str], acts: Sequence[str], *, title: str = ""
) -> World:
    """A world of states in which only the facts given are known, of those that the instrument asks about.

    The measures are those of the instrument. Later facts about the same thing stand over earlier ones; what rests on general
    knowledge or one weak source is named in `assumed`.
    """
    measure = next((one for one in instrument.facts if one.scope == "power" and one.kind == "choice"), None)
    powers = measure.choices if measure else ("any measure",)
    bare = World(tuple(parties), tuple(acts), powers, (), title=title or "states as far as sourced")
    columns = [Column(measure, np.arange(len(powers)))] if measure else []
    assumed = []
    for fact in instrument.facts:
        told = [one for one in facts if one.fact == fact.name and one.party in parties]
        if told and fact.scope in ("party", "party, act", "A, B"):
            columns.append(_column(fact, told, bare))
            assumed += [
                f"{one.fact} of {one.party}: to be checked ({one.source})" for one in told if one.confidence in "CK"
            ]
    return World(bare.parties, bare.acts, powers, tuple(columns), title=bare.title, assumed=tuple(assumed))


def _column(fact: Fact, told: Sequence[Sourced], bare: World) -> Column:
    values = np.zeros(shape_of(fact.scope, bare), np.int64)
    unknown = np.ones(values.shape, np.bool_)
    for one in sorted(told, key=lambda fact: fact.as_of or date.min):
        at: tuple[int, ...] = (bare.parties.index(one.party),)
        if fact.scope == "party, act":
            at = (*at, bare.acts.index(one.act))
        elif fact.scope == "A, B":
            at = (*at, bare.parties.index(one.other))
        number = fact.choices.index(str(one.value)) if fact.kind == "choice" else one.value
        values[at] = number.toordinal() if isinstance(number, date) else int(number)
        unknown[at] = False
    return Column(fact, values, unknown)

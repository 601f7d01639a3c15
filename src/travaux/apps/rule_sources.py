"""Where a command about rules finds them: a folder or a file of rules, a negotiation that holds some, or a bundled name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from ..errors import TravauxError
from ..rules import Case, Instrument, Norm, Property, Variant, drafts_of, variant
from ..rules.language import bundled, bundled_folder, read_rules
from ..rules.worlds import World, bundled_states, read_world, synthetic, world_of

__all__ = [
    "asked_variants",
    "case_named",
    "norm_of",
    "property_of",
    "question_of",
    "rules_folder",
    "rules_in",
    "world_in",
]


def rules_folder(place: str) -> Path:
    """The folder or file that holds the rules meant by what a user typed."""
    path = Path(place)
    if (path / "negotiation.toml").is_file():
        if not any((path / "rules").glob("*.md")):
            hint = f"write {path / 'rules'}/*.md; see the docs, The rule language."
            raise TravauxError("no_rules", "No rules stand beside this negotiation.", where=place, try_this=hint)
        return path / "rules"
    if path.exists():
        return path
    return bundled_folder(place)


def rules_in(place: str) -> Instrument:
    """The instrument meant by what a user typed: a path first, then a name of those that come with the product."""
    if not Path(place).exists() and place not in bundled() and any(sign in place for sign in "/\\."):
        raise TravauxError(
            "no_file", "There is nothing here.", where=place, try_this=f"one of: {', '.join(bundled())}."
        )
    return read_rules(rules_folder(place))


def asked_variants(
    instrument: Instrument, drafts: Sequence[str] | None, amendments: Sequence[str] | None
) -> tuple[Variant, ...]:
    """The drafts that are asked about, amendments laid over each: those named, else all."""
    return tuple(variant(instrument, one, tuple(amendments or ())) for one in drafts or drafts_of(instrument))


def question_of(instrument: Instrument, asked: str | None) -> tuple[str, str]:
    """The question that a user typed ("B assist"), else the instrument's own."""
    if asked is None:
        return instrument.question
    role, _, action = asked.strip().partition(" ")
    known = questions_in(instrument)
    found = role, action.strip().replace(" ", "_")
    if found not in known:
        names = [" ".join(one) for one in known]
        near = get_close_matches(asked, names, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(names)}."
        raise TravauxError("unknown_question", f"No rule says what {asked!r} is.", where="--question", try_this=hint)
    return found


def questions_in(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    """Every question that some rule of an instrument is about, in the order written."""
    norms = (rule.concludes for rule in instrument.rules)
    return tuple(dict.fromkeys(one.subject for one in norms if isinstance(one, Norm)))


def norm_of(question: tuple[str, str]) -> str:
    """A question as a reader meets it."""
    return f"{question[0]} {question[1].replace('_', ' ')}"


def property_of(instrument: Instrument, name: str) -> Property:
    """A property by its name."""
    for one in instrument.properties:
        if one.id == name:
            return one
    known = [one.id for one in instrument.properties]
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known) or 'none yet'}."
    raise TravauxError("unknown_property", f"No property is called {name!r}.", where=instrument.id, try_this=hint)


def case_named(instrument: Instrument, name: str) -> Case:
    """A case by its name."""
    for one in instrument.cases:
        if one.id == name:
            return one
    known = [one.id for one in instrument.cases]
    near = get_close_matches(name, known, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(known) or 'none yet'}."
    raise TravauxError("unknown_case", f"No case is called {name!r}.", where=instrument.id, try_this=hint)


def world_in(instrument: Instrument, world: str, *, seed: int, states: int, acts: int) -> World:
    """The world a user means: an invented one, the states as far as sourced, or one kept as files."""
    if world == "synthetic":
        return synthetic(instrument, states, acts, seed)
    if world == "states":
        facts = bundled_states()
        parties = tuple(dict.fromkeys(one.party for one in facts))
        return world_of(instrument, facts, parties, ("an act",))
    path = Path(world)
    if not path.exists():
        raise TravauxError(
            "no_file", "There is no world here.", where=world, try_this='"synthetic", "states" or a folder.'
        )
    return read_world(path, instrument)

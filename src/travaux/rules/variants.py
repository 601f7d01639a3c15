"""The rules of one draft: what stood before, and what its patches repeal, replace, bring in and set, at a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from ..errors import TravauxError
from .expressions import Value
from .records import Article, Instrument, Parameter, Patch, Place, Rule

__all__ = ["Variant", "articles_of", "drafts_of", "parameter_at", "variant"]

Setting = Value | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One draft, with amendments laid over it: the rules that stand, in the order written, and what each parameter is.

    `patches` are the ids laid one over another, the draft's own line of descent first.
    """

    id: str
    title: str
    instrument: Instrument
    patches: tuple[str, ...]
    rules: tuple[Rule, ...]
    parameters: Mapping[str, Setting]
    on: date | None = None


def drafts_of(instrument: Instrument) -> tuple[str, ...]:
    """The drafts of an instrument by id, in the order written; one with no name ("") where it declares none."""
    return tuple(one.id for one in instrument.patches if one.kind == "draft") or ("",)


def variant(instrument: Instrument, draft: str = "", amendments: Sequence[str] = (), on: date | None = None) -> Variant:
    """The rules of a draft with amendments laid over it, at a date (default: the draft's own).

    Raises `TravauxError` `unknown_draft` for a name that is not there, `circular_drafts`, and `no_value_at_date` for a
    parameter that has no value at the date.
    """
    line = tuple(_line(instrument, draft)) if draft else ()
    laid = (*line, *(_patch(instrument, one) for one in amendments))
    when = on or next((one.date for one in reversed(line) if one.date), None)
    rules = [rule for rule in instrument.rules if not rule.only_in]
    settings: dict[str, Setting] = {}
    for patch in laid:
        rules = _patched(instrument, rules, patch)
        settings.update(patch.sets)
    order = {rule.id: nth for nth, rule in enumerate(instrument.rules)}
    known = {one.name: settings.get(one.name, _NONE) for one in instrument.parameters}
    found = {
        one.name: parameter_at(one, when) if known[one.name] is _NONE else settings[one.name]
        for one in instrument.parameters
    }
    name = "+".join((draft, *amendments)) if draft else "+".join(amendments)
    title = " + ".join(one.title or one.id for one in (laid[len(line) - 1 :] if line else laid)) or instrument.title
    ordered = tuple(sorted(rules, key=lambda rule: order[rule.id]))
    return Variant(name, title, instrument, tuple(one.id for one in laid), ordered, found, when)


def articles_of(of: Variant) -> tuple[Article, ...]:
    """The provisions as they stand in a variant, one for each address: the wording of the last patch laid; one that names no
    draft only where no other does."""
    rank = {patch: nth for nth, patch in enumerate(of.patches)}
    found: dict[str, tuple[int, Article]] = {}
    for one in of.instrument.articles:
        newest = max((rank[draft] for draft in one.drafts if draft in rank), default=None if one.drafts else -1)
        if newest is not None and newest >= found.get(one.address, (-1, one))[0]:
            found.setdefault(one.address, (newest, one))
            if newest > found[one.address][0]:
                found[one.address] = (newest, one)
    return tuple(article for _, article in found.values())


_NONE = object()


def parameter_at(parameter: Parameter, when: date | None) -> Setting:
    """The value of a parameter at a date: the newest that held then; without a date the newest of all."""
    held = [value for start, value in parameter.values if start is None or when is None or start <= when]
    if not held:
        what = (
            f"The parameter {parameter.name!r} has no value on {when}: its first holds from {parameter.values[0][0]}."
        )
        raise TravauxError(
            "no_value_at_date", what, where=_where(parameter.at), try_this="give it a value from before."
        )
    return held[-1]


def _line(instrument: Instrument, draft: str) -> Iterator[Patch]:
    """The patches of a draft and of all it goes on from, the oldest first."""
    found: list[Patch] = []
    name = draft
    while name:
        patch = _patch(instrument, name)
        if patch in found:
            what = f"The draft {draft!r} goes on from itself: {' from '.join(one.id for one in (*found, patch))}."
            raise TravauxError(
                "circular_drafts", what, where=_where(patch.at), try_this="let one of them go on from none."
            )
        found.append(patch)
        name = patch.base
    yield from reversed(found)


def _patch(instrument: Instrument, name: str) -> Patch:
    for one in instrument.patches:
        if one.id == name:
            return one
    known = [one.id for one in instrument.patches]
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known) or 'none'}."
    what = f"There is no draft or amendment {name!r} of {instrument.id}."
    raise TravauxError("unknown_draft", what, where=instrument.files[0] if instrument.files else "", try_this=hint)


def _patched(instrument: Instrument, rules: list[Rule], patch: Patch) -> list[Rule]:
    gone = set(patch.repeals)
    instead = dict(patch.replaces)
    by_id = {rule.id: rule for rule in instrument.rules}
    kept = [rule for rule in rules if rule.id not in gone and rule.id not in instead]
    there = {rule.id for rule in kept}
    new = [by_id[one] for one in instead.values()]
    new += [rule for rule in instrument.rules if patch.id in rule.only_in]
    for rule in new:
        if rule.id not in there:
            there.add(rule.id)
            kept.append(rule)
    if not instead:
        return kept
    return [replace(rule, beats=tuple(instead.get(one, one) for one in rule.beats)) for rule in kept]


def _where(place: Place) -> str:
    return f"{place.file}, line {place.line}" if place.line else place.file

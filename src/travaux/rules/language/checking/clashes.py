"""What rules come to, over every scenario of a draft: opposites side by side, gaps, rules that nobody reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from ...expressions import Norm
from ...lowering import Logic, Lowered, Step
from ...records import Defined, Instrument, Rule
from ..plain import in_words
from .named import said
from .spots import Record, Spot, Spots, subject_of
from .tables import Cells, Table, Witness

__all__ = ["Clashes"]

Subject = str | tuple[str, str]
Key = TypeVar("Key", str, tuple[str, str])


@dataclass(slots=True)
class _Met:
    """Something met in one or more drafts, with its first witness."""

    drafts: list[str] = field(default_factory=list)
    witness: Witness | None = None


@dataclass(slots=True)
class Clashes:
    """What was met so far, draft by draft, and said at the end: each once, with the drafts it is so in."""

    opposite: dict[tuple[str, str], _Met] = field(default_factory=dict)
    gaps: dict[str, _Met] = field(default_factory=dict)
    collisions: dict[tuple[str, str], _Met] = field(default_factory=dict)
    applied: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    stood: dict[str, list[str]] = field(default_factory=dict)
    undecided: dict[Subject, list[str]] = field(default_factory=dict)

    def look(self, lowered: Lowered, logic: Logic) -> None:
        """Look through the steps of one draft."""
        for nth, step in enumerate(logic.steps):
            for one in step.rules:
                self.stood.setdefault(one.rule.id, []).append(logic.variant.id)
            if not step.rules:
                continue
            table = Table.over(lowered, logic, [one.when for one in step.rules])
            if table is None:
                self._piece_by_piece(lowered, logic, step)
                continue
            self._rules(table, step, range(len(step.rules)))
            for pair in combinations(range(len(step.rules)), 2):
                self._pair(table, step, pair)
            if isinstance(step.subject, str):
                yes, no = table.sides(nth)
                _meet(self.gaps, step.subject, table, ~(yes | no))

    def _piece_by_piece(self, lowered: Lowered, logic: Logic, step: Step) -> None:
        """Of a step that stands on too many facts: its rules one by one, and two by two where they are opposite."""
        whole = True
        for nth in [nth for nth, one in enumerate(step.rules) if one.rule.id not in self.held]:
            table = _of(lowered, logic, step, [nth])
            if table is None:
                self.applied.add(step.rules[nth].rule.id)
                self.held.add(step.rules[nth].rule.id)
            else:
                self._rules(table, step, [nth])
        for pair in combinations(range(len(step.rules)), 2):
            if self._opposed(step, pair) is not None:
                table = _of(lowered, logic, step, pair)
                whole = whole and table is not None
                if table is not None:
                    self._pair(table, step, pair)
        if not whole or isinstance(step.subject, str):
            self.undecided.setdefault(step.subject, []).append(logic.variant.id)

    def _rules(self, table: Table, step: Step, some: Sequence[int]) -> None:
        """Which of some rules apply and hold anywhere; those that do in a draft before are not looked at again."""
        some = [nth for nth in some if step.rules[nth].rule.id not in self.held]
        holding = table.holding(step, _with_those_that_beat(step, some))
        for nth in some:
            one = step.rules[nth]
            if one.rule.id not in self.applied and bool((table.cells(one.when) & table.possible).any()):
                self.applied.add(one.rule.id)
            if bool((holding[nth] & table.possible).any()):
                self.held.add(one.rule.id)

    def _pair(self, table: Table, step: Step, pair: tuple[int, int]) -> None:
        into = self._opposed(step, pair)
        if into is not None:
            holding = table.holding(step, _with_those_that_beat(step, pair))
            first, second = pair
            _meet(
                into, (step.rules[first].rule.id, step.rules[second].rule.id), table, holding[first] & holding[second]
            )

    def _opposed(self, step: Step, pair: tuple[int, int]) -> dict[tuple[str, str], _Met] | None:
        first, second = (step.rules[nth].rule.concludes for nth in pair)
        if isinstance(first, tuple) and isinstance(second, tuple) and first[1] is not second[1]:
            return self.opposite
        if (
            isinstance(first, Norm)
            and isinstance(second, Norm)
            and {first.modality, second.modality} == {"must", "must_not"}
        ):
            return self.collisions
        return None

    def say(self, spots: Spots) -> None:
        """Say what was met."""
        of = spots.instrument
        rules = {one.id: one for one in of.rules}
        for (first, second), met in self.opposite.items():
            _opposite(spots, rules[first], rules[second], met)
        for (first, second), met in self.collisions.items():
            _collision(spots, rules[first], rules[second], met)
        definitions = {one.name: one for one in of.definitions}
        for name, met in self.gaps.items():
            if name in definitions:
                _gap(spots, definitions[name], met)
        for name in self.stood:
            if name not in self.held:
                _unreached(spots, rules[name], applied=name in self.applied)
        for subject, drafts in self.undecided.items():
            _undecided(spots, subject, drafts)


def _of(lowered: Lowered, logic: Logic, step: Step, some: Sequence[int]) -> Table | None:
    """The table of some rules of a step and of those that beat them."""
    return Table.over(lowered, logic, [step.rules[nth].when for nth in _with_those_that_beat(step, some)])


def _with_those_that_beat(step: Step, some: Sequence[int]) -> set[int]:
    found: set[int] = set()
    left = list(some)
    while left:
        nth = left.pop()
        if nth not in found:
            found.add(nth)
            left += step.rules[nth].beaten_by
    return found


def _opposite(spots: Spots, first: Rule, second: Rule, met: _Met) -> None:
    what = (
        f"{first.id} and {second.id} can both apply and say opposite things of {_about(first)}{_drafts(spots, met)}, "
        f"as where {_words(met, spots.instrument)}."
    )
    later, earlier = (second, first) if second.at.line >= first.at.line else (first, second)
    hint = f"say which goes before: `beats {earlier.id}` in {later.id}, or the other way round."
    spots.add("no_order", what, Spot(later), try_this=hint)


def _collision(spots: Spots, first: Rule, second: Rule, met: _Met) -> None:
    what = (
        f"{first.id} and {second.id} can hold together: {_about(first)} is then both a duty and prohibited"
        f"{_drafts(spots, met)}, as where {_words(met, spots.instrument)}."
    )
    hint = "leave it if the text does so, or say which `beats` the other."
    spots.add("norms_collide", what, Spot(second), try_this=hint, severity="note")


def _gap(spots: Spots, of: Defined, met: _Met) -> None:
    what = f"Nothing decides {of.name}{_drafts(spots, met)} where {_words(met, spots.instrument)}."
    hint = "add `otherwise no` (or yes), or a rule for it; leave it if the text is silent."
    spots.add("gap", what, Spot(of), try_this=hint, severity="warning")


def _unreached(spots: Spots, rule: Rule, *, applied: bool) -> None:
    if applied:
        what = f"The rule {rule.id} is beaten wherever it applies."
        beaters = ", ".join(one.id for one in spots.instrument.rules if rule.id in one.beats)
        hint = f"one of those that beat it should be narrower: {beaters}."
        spots.add("always_beaten", what, Spot(rule), try_this=hint, severity="warning")
        return
    what = f"The rule {rule.id} never applies: its condition is true in no scenario that can be."
    hint = "look for two facts that exclude each other, or for a domain that excludes them."
    spots.add("never_applies", what, Spot(rule, "when"), try_this=hint, severity="warning")


def _undecided(spots: Spots, subject: Subject, drafts: Sequence[str]) -> None:
    of = spots.instrument
    what = f"{said(subject)} stands on too many facts to lay out here ({', '.join(dict.fromkeys(drafts))})."
    spot: Record | None = next((one for one in of.definitions if one.name == subject), None)
    spot = spot or next((one for one in of.rules if subject_of(one) == subject), None)
    if spot is not None:
        hint = "`travaux rules prove` finds gaps and conflicts among any number of facts."
        spots.add("not_laid_out", what[:1].upper() + what[1:], Spot(spot), try_this=hint, severity="note")


def _about(rule: Rule) -> str:
    if isinstance(rule.concludes, Norm):
        return said(rule.concludes.subject)
    return rule.concludes[0] if rule.concludes else rule.id


def _drafts(spots: Spots, met: _Met) -> str:
    """In which drafts it is so; nothing where it is so in all."""
    named = [one for one in dict.fromkeys(met.drafts) if one]
    named = [one for one in named if "+" not in one or one.split("+")[0] not in named]
    every = [one.id for one in spots.instrument.patches if one.kind == "draft"]
    if not named or set(every) <= set(named):
        return ""
    return f" (in {', '.join(named[:6])}{', ...' if len(named) > 6 else ''})"


def _words(met: _Met, of: Instrument) -> str:
    if met.witness is None or not met.witness.conditions:
        return "always"
    return "; ".join(in_words(one, of) for one in met.witness.conditions)


def _meet(into: dict[Key, _Met], key: Key, table: Table, hits: Cells) -> None:
    """Keep what is met in a draft; a witness is sought the first time only."""
    if key in into:
        if bool((hits & table.possible).any()):
            into[key].drafts.append(table.logic.variant.id)
        return
    witness = table.witness(hits)
    if witness is not None:
        into[key] = _Met([table.logic.variant.id], witness)

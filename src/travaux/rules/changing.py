"""Changes to a draft that stay open: amendments, repeals and other values of parameters as yes/no facts of the draft.

All drafts that a set of changes can make are then one rule set with a fact for each change, and every back end can ask about
them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .expressions import All, Any, Compared, Expr, Named, Not, Term
from .records import Fact, Instrument, Patch, Rule
from .variants import Setting, Variant

__all__ = ["Change", "Changing", "changed", "changes_of", "changing", "spelled"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `kind` "amendment" (`id` a declared amendment or option), "repeal" (`id` a rule) or "set" (`id` a parameter,
    `value` what it is set to)."""

    kind: str
    id: str
    value: Setting | None = None

    @property
    def term(self) -> Term:
        """The fact that stands for the change."""
        return Term(f"change: {self}")

    def __str__(self) -> str:
        return f"{self.kind} {self.id}" if self.value is None else f"{self.kind} {self.id} = {self.value}"


@dataclass(frozen=True, slots=True)
class Changing:
    """A draft with changes left open: `variant` has a fact of scope "draft" for each change, `exclusive` changes of which one
    at most can be made."""

    of: Variant
    variant: Variant
    changes: tuple[Change, ...]
    exclusive: tuple[tuple[Change, ...], ...]


def changes_of(variant: Variant, *, values: Mapping[str, Sequence[Setting]] | None = None) -> tuple[Change, ...]:
    """The changes that can be thought of for a draft: every amendment and option that is not in it, one year (or unit) more
    and less of each number, the repeal of every rule, in this order; `values` are other values to try, by parameter."""
    given = values or {}
    found = [Change("amendment", one.id) for one in variant.instrument.patches if _open(one, variant)]
    for name, value in variant.parameters.items():
        found += [Change("set", name, one) for one in given.get(name, _beside(value)) if one != value]
    return (*found, *(Change("repeal", rule.id) for rule in variant.rules))


def _open(patch: Patch, variant: Variant) -> bool:
    return patch.kind != "draft" and patch.id not in variant.patches


def _beside(value: Setting) -> tuple[Setting, ...]:
    if isinstance(value, bool) or not isinstance(value, int):
        return ()
    return value + 1, max(0, value - 1)


def changed(variant: Variant, changes: Sequence[Change]) -> Variant:
    """The draft with changes made: amendments in the order declared, then repeals, then values."""
    made = changing(variant, changes)
    on = {one.term for one in changes}
    rules = [rule for rule in made.variant.rules if _stands(rule, on)]
    by_id = {rule.id: rule for rule in (*variant.instrument.rules, *variant.rules)}
    beats = {rule.id: rule.beats for rule in made.variant.rules}
    standing = tuple(replace(by_id[rule.id], beats=beats[rule.id]) for rule in rules)
    settings = dict(variant.parameters)
    for patch in variant.instrument.patches:
        if Change("amendment", patch.id).term in on:
            settings.update(patch.sets)
    settings.update({one.id: one.value for one in changes if one.kind == "set" and one.value is not None})
    name = "+".join((variant.id, *(str(one) if one.kind != "amendment" else one.id for one in changes)))
    amended = tuple(one.id for one in changes if one.kind == "amendment")
    return replace(variant, id=name, rules=standing, parameters=settings, patches=(*variant.patches, *amended))


def _stands(rule: Rule, on: set[Term]) -> bool:
    """Whether a rule of an open draft stands where these changes are made: its first condition says so."""
    assert isinstance(rule.when, All)
    return _true(rule.when.of[0], on)


def _true(expr: Expr, on: set[Term]) -> bool:
    if isinstance(expr, Not):
        return not _true(expr.of, on)
    if isinstance(expr, (All, Any)):
        return (all if isinstance(expr, All) else any)(_true(one, on) for one in expr.of)
    assert isinstance(expr, Compared)
    return expr.term in on


def changing(variant: Variant, changes: Sequence[Change]) -> Changing:
    """A draft with these changes left open, each a yes/no fact.

    Guarantees: with the facts of some changes true and the others false it does what the draft with those changes made does
    (`changed`; of two values of a parameter one at most can be made, `exclusive`).
    """
    instrument = variant.instrument
    standing = _standing(variant, changes)
    settings = dict(_settings(variant, changes))
    by_id = {rule.id: rule for rule in (*instrument.rules, *variant.rules)}
    order = {rule.id: nth for nth, rule in enumerate(instrument.rules)}
    ids = sorted(standing, key=lambda one: order.get(one, len(order)))
    instead = _instead(instrument, changes)
    rules = tuple(_guarded(by_id[one], standing[one], settings, instead) for one in ids)
    facts = tuple(Fact(one.term.fact, "draft", "yes/no", str(one)) for one in changes)
    wider = replace(instrument, facts=(*instrument.facts, *facts))
    several: dict[str, list[Change]] = {}
    for one in changes:
        if one.kind == "set":
            several.setdefault(one.id, []).append(one)
    exclusive = tuple(tuple(group) for group in several.values() if len(group) > 1)
    return Changing(variant, replace(variant, instrument=wider, rules=rules), tuple(changes), exclusive)


def _made(change: Change) -> Expr:
    return Compared(change.term, "is", True)


def _standing(variant: Variant, changes: Sequence[Change]) -> dict[str, Expr]:
    """For each rule that can stand the condition, over the changes, under which it does."""
    standing: dict[str, Expr] = {rule.id: All(()) for rule in variant.rules}
    for patch, change in _amending(variant.instrument, changes):
        gone = {*patch.repeals, *(old for old, _ in patch.replaces)}
        come = [new for _, new in patch.replaces]
        come += [rule.id for rule in variant.instrument.rules if patch.id in rule.only_in]
        for rule in gone & set(standing):
            standing[rule] = All((standing[rule], Not(_made(change))))
        for rule in come:
            standing[rule] = Any((standing[rule], _made(change))) if rule in standing else _made(change)
    for change in changes:
        if change.kind == "repeal" and change.id in standing:
            standing[change.id] = All((standing[change.id], Not(_made(change))))
    return standing


def _amending(instrument: Instrument, changes: Sequence[Change]) -> Iterator[tuple[Patch, Change]]:
    for patch in instrument.patches:
        for change in changes:
            if change.kind == "amendment" and change.id == patch.id:
                yield patch, change


def _settings(variant: Variant, changes: Sequence[Change]) -> Iterator[tuple[str, tuple[tuple[Expr, Setting], ...]]]:
    """For each parameter that a change sets: its values, each with the condition under which it is that."""
    amending = list(_amending(variant.instrument, changes))
    for name, value in variant.parameters.items():
        setters = [
            (_made(change), new) for patch, change in amending for set_name, new in patch.sets if set_name == name
        ]
        setters += [
            (_made(one), one.value) for one in changes if one.kind == "set" and one.id == name and one.value is not None
        ]
        if setters:
            yield name, tuple(_cascade([(All(()), value), *setters]))


def _cascade(setters: Sequence[tuple[Expr, Setting]]) -> Iterator[tuple[Expr, Setting]]:
    for nth, (made, value) in enumerate(setters):
        yield All((made, *(Not(later) for later, _ in setters[nth + 1 :]))), value


def _instead(instrument: Instrument, changes: Sequence[Change]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for patch, _ in _amending(instrument, changes):
        for old, new in patch.replaces:
            found[old] = (*found.get(old, ()), new)
    return found


def _guarded(
    rule: Rule,
    standing: Expr,
    settings: Mapping[str, tuple[tuple[Expr, Setting], ...]],
    instead: Mapping[str, tuple[str, ...]],
) -> Rule:
    beats = tuple(dict.fromkeys(two for one in rule.beats for two in (one, *instead.get(one, ()))))
    return replace(
        rule, when=All((standing, _set(rule.when, settings))), beats=tuple(one for one in beats if one != rule.id)
    )


def _set(expr: Expr, settings: Mapping[str, tuple[tuple[Expr, Setting], ...]]) -> Expr:
    """A condition in which each parameter that a change sets is spelled out, value by value."""
    if isinstance(expr, Not):
        return Not(_set(expr.of, settings))
    if isinstance(expr, (All, Any)):
        return type(expr)(tuple(_set(one, settings) for one in expr.of))
    if isinstance(expr, Compared) and isinstance(expr.value, Named) and expr.value.name in settings:
        values = settings[expr.value.name]
        return Any(tuple(All((when, replace(expr, value=value))) for when, value in values))
    return expr


def spelled(expr: Expr, open_draft: Changing) -> Expr:
    """A condition of a property, its parameters spelled out as in the open draft."""
    return _set(expr, dict(_settings(open_draft.of, open_draft.changes)))

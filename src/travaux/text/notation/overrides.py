"""Corrections by a person: a file that says how a bracket is to be read, where the reading of the program is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...errors import TravauxError
from ..documents import Text
from ..words import Span
from .records import KINDS, Bracket, Option

__all__ = ["Override", "overridden", "read_overrides"]

_EXAMPLE = '[[bracket]]\nat = "art_5__para_2"\nsays = "[shall]"\nkind = "optional_phrase"'


@dataclass(frozen=True, slots=True)
class Override:
    """How one bracket is to be read: `at` is the eId of the provision it begins in, `says` the words it begins with as
    printed (signs included), `nth` which of several that begin so (from 1); `kind` its kind from now on; `joins` how many
    brackets from this one on stand for one another (1: it stands alone); `why` is for the next reader."""

    at: str
    says: str
    nth: int = 1
    kind: str | None = None
    joins: int | None = None
    why: str = ""


def read_overrides(written: str, where: str = "overrides.toml") -> tuple[Override, ...]:
    """The corrections of a TOML file, in its order; what cannot be read is refused (`unreadable_toml`, `override_unclear`).

    >>> read_overrides('[[bracket]]\\nat = "art_1"\\nsays = "[may]"\\njoins = 2')[0].joins
    2
    """
    try:
        table = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise TravauxError("unreadable_toml", f"This is no TOML: {error}.", where=where, try_this=_EXAMPLE) from None
    return tuple(_override(one, where) for one in table.get("bracket", ()))


def _override(one: dict[str, Any], where: str) -> Override:
    known = {"at", "says", "nth", "kind", "joins", "why"}
    strange = sorted(set(one) - known)
    if strange or not isinstance(one.get("at"), str) or not isinstance(one.get("says"), str):
        what = (
            f"A correction has {', '.join(strange)}." if strange else "A correction says not which bracket it is for."
        )
        raise TravauxError(
            "override_unclear", what, where=where, try_this=f"Write at, says and kind or joins:\n{_EXAMPLE}"
        )
    if one.get("kind") is not None and one["kind"] not in KINDS:
        what = f"There is no kind of bracket {one['kind']!r}."
        raise TravauxError("override_unclear", what, where=where, try_this=f"Write one of {', '.join(KINDS)}.")
    return Override(**one)


def overridden(text: Text, brackets: Sequence[Bracket], overrides: Sequence[Override]) -> tuple[Bracket, ...]:
    """The same brackets, read as a person says. An override that fits no bracket is refused."""
    for override in overrides:
        index = _find(text, brackets, override)
        if override.joins is not None:
            brackets = _joined(text, _apart(text, brackets, index), index, override)
        if override.kind is not None:
            said = override.why or "A person says so."
            brackets = (
                *brackets[:index],
                replace(brackets[index], kind=override.kind, reason=said),
                *brackets[index + 1 :],
            )
    return tuple(brackets)


def _find(text: Text, brackets: Sequence[Bracket], override: Override) -> int:
    wanted = " ".join(override.says.split())
    begins = [n for n, b in enumerate(brackets) if b.address == override.at and _begins(text, b, wanted)]
    if len(begins) >= override.nth >= 1:
        return begins[override.nth - 1]
    there = [" ".join(text.words.text(*b.first).split())[:40] for b in brackets if b.address == override.at]
    found = f"There stand {', '.join(there[:6])}." if there else "No bracket begins there."
    what = f"No bracket at {override.at} begins with {override.says!r}" + (
        f" a {override.nth}th time. " if override.nth > 1 else ". "
    )
    document = text.facts.symbol or text.facts.path or "the draft"
    raise TravauxError(
        "override_fits_none", what + found, where=document, try_this=f"Write at and says as printed:\n{_EXAMPLE}"
    )


def _begins(text: Text, one: Bracket, wanted: str) -> bool:
    start = int(text.words.starts[one.first[0]])
    return " ".join(text.words.source[start : start + 4 * len(wanted) + 40].split()).startswith(wanted)


def _apart(text: Text, brackets: Sequence[Bracket], index: int) -> tuple[Bracket, ...]:
    """The brackets with one group made single brackets again, each an optional phrase."""
    group = brackets[index]
    said = "A person says so."
    singles = [
        replace(group, kind="optional_phrase", span=m, first=m, options=_within(group, m), reason=said, members=())
        for m in group.members
    ]
    return _in_order(brackets, {index: singles}) if singles else tuple(brackets)


def _within(group: Bracket, member: Span) -> tuple[Option, ...]:
    return tuple(option for option in group.options if member[0] <= option.span[0] <= option.span[1] <= member[1])


def _joined(text: Text, brackets: Sequence[Bracket], index: int, override: Override) -> tuple[Bracket, ...]:
    """The brackets with some neighbours made one group."""
    first, count = brackets[index], override.joins or 1
    beside = [n for n, b in enumerate(brackets) if b.parent == first.parent and n >= index][:count]
    if count < 2:
        return tuple(brackets)
    if len(beside) < count:
        raise TravauxError(
            "override_fits_none",
            f"Only {len(beside)} brackets stand from {override.says!r} on at {override.at}, not {count}.",
            where=text.facts.symbol or text.facts.path or "the draft",
            try_this=f"Write joins = {len(beside)}.",
        )
    members = [brackets[n] for n in beside]
    options = tuple(Option(o.span, (*o.attributions, *m.attributions)) for m in members for o in m.options)
    said = override.why or "A person says so."
    span = (first.span[0], members[-1].span[1])
    kept = tuple(m.span for m in members)
    group = replace(first, kind="alternatives", span=span, options=options, attributions=(), reason=said, members=kept)
    return _in_order(brackets, {n: [group] if n == index else [] for n in beside})


def _in_order(brackets: Sequence[Bracket], changed: dict[int, list[Bracket]]) -> tuple[Bracket, ...]:
    """Brackets with some exchanged for others, in the order they open, their parents counted anew."""
    flat = sorted(
        (b for n, old in enumerate(brackets) for b in changed.get(n, [old])), key=lambda b: (b.span[0], -b.span[1])
    )
    out: list[Bracket] = []
    around: list[int] = []
    for bracket in flat:
        while around and out[around[-1]].span[1] <= bracket.span[0]:
            around.pop()
        out.append(replace(bracket, parent=around[-1] if around else -1))
        around.append(len(out) - 1)
    return tuple(out)

"""Which brackets stand for one another: neighbours with nothing between them but a blank, a slash or an "or"."""

from __future__ import annotations

from dataclasses import dataclass

from .owners import Owners
from .printed import Printed
from .records import Bracket, Option
from .shapes import Shape, may_rival, shape

__all__ = ["rivals"]

APART = frozenset(("whole_provision", "editor_note", "status", "omission", "no_text", "placeholder"))
"""Kinds that stand by themselves also beside a neighbour."""
COUNTED = frozenset(("number", "blank"))
LOOKED_AT = 240
SLASHED = "A slash stands between them."


@dataclass(slots=True)
class Group:
    """Brackets that are read as one open point, by their indexes, and why."""

    members: list[int]
    reason: str = ""


def rivals(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """The same brackets, with neighbours that stand for one another made one group; parents are counted anew."""
    groups = _groups(printed.owners, brackets)
    place = {member: number for number, group in enumerate(groups) for member in group.members}
    place[-1] = -1
    return tuple(_as_one(printed.owners, brackets, group, place) for group in groups)


def _groups(owners: Owners, brackets: tuple[Bracket, ...]) -> list[Group]:
    """Every bracket in one group, groups in the order they open."""
    out: list[Group] = []
    latest: dict[int, list[Group]] = {}  # of each parent: its last groups whose brackets touch one another
    for index, bracket in enumerate(brackets):
        chain = latest.get(bracket.parent)
        gap = _gap(owners, brackets[chain[-1].members[-1]], bracket) if chain else None
        if chain is None or gap is None:
            chain = latest[bracket.parent] = []
        if not chain or not _joins(owners, brackets, chain, (index, gap or "")):
            group = Group([index])
            chain.append(group)
            out.append(group)
    return [group for group in out if group.members]


def _gap(owners: Owners, before: Bracket, after: Bracket) -> str | None:
    """What stands between two brackets where that is nothing, a blank, a slash or an "or"; None where it is more."""
    start, end = before.span[1], after.span[0]
    if end - start > 3 or not before.closed or before.address != after.address:
        return None
    said = owners.words.source[owners.starts[start] : owners.starts[end]]
    bare = said.strip()
    return bare if bare in ("", "/", "or") and said.count("\n") < 2 else None


def _joins(owners: Owners, brackets: tuple[Bracket, ...], chain: list[Group], coming: tuple[int, str]) -> bool:
    """Whether a bracket belongs to the last group of a chain, or, over a word that only joins, to the one before it."""
    index, gap = coming
    reason = _reason(owners, brackets, chain[-1], coming)
    if reason:
        chain[-1].members.append(index)
        chain[-1].reason = chain[-1].reason or reason
        return True
    if len(chain) < 2 or gap or len(chain[-1].members) > 1:
        return False
    if _shape(owners, brackets[chain[-1].members[0]]).part != "joiner":
        return False
    reason = _reason(owners, brackets, chain[-2], coming)
    if not reason:
        return False
    joiner = chain.pop()
    chain[-1].members += [joiner.members.pop(), index]
    chain[-1].reason = chain[-1].reason or reason
    return True


def _reason(owners: Owners, brackets: tuple[Bracket, ...], group: Group, coming: tuple[int, str]) -> str:
    """Why a bracket is a rival of the last of a group; empty where it is none."""
    last, one, gap = brackets[group.members[-1]], brackets[coming[0]], coming[1]
    if last.kind in APART or one.kind in APART or not one.closed:
        return ""
    if gap == "/":
        return SLASHED
    if last.kind in COUNTED and one.kind in COUNTED:
        return "Rival numbers." if "number" in (last.kind, one.kind) else ""
    if last.kind == "empty" or one.kind == "empty":
        return _beside_nothing(owners, last, one)
    if "in_word" in (last.kind, one.kind):
        return _letters(owners, last, one)
    return may_rival(_shape(owners, last), _shape(owners, one))


def _beside_nothing(owners: Owners, last: Bracket, one: Bracket) -> str:
    stands = (
        last.kind == "empty" and one.kind != "empty" and _shape(owners, one).part in ("modal", "plain", "determiner")
    )
    return "No word, or these." if stands else ""


def _letters(owners: Owners, last: Bracket, one: Bracket) -> str:
    """Rival letters of a word: `[g][G]uidelines`, also where the first holds words before its letter, `[Core g][G]uidelines`."""
    if one.kind != "in_word" or last.span[1] != one.span[0]:
        return ""
    before, after = _said(owners, last.options[-1]), _said(owners, one.options[0])
    return "Rival letters of a word." if before[-1:].lower() == after.lower() and len(after) == 1 else ""


def _said(owners: Owners, option: Option) -> str:
    start, end = owners.starts[option.span[0]], owners.starts[option.span[1]]
    source = owners.words.source
    if end - start <= LOOKED_AT:
        return source[start:end]
    return source[start : start + LOOKED_AT // 2] + source[end - LOOKED_AT // 2 : end]


def _shape(owners: Owners, one: Bracket) -> Shape:
    return shape(_said(owners, one.options[-1]))


def _as_one(owners: Owners, brackets: tuple[Bracket, ...], group: Group, place: dict[int, int]) -> Bracket:
    """One bracket for a group: what is said of each member is said of its options."""
    first = brackets[group.members[0]]
    parent = place[first.parent]
    if len(group.members) == 1 and parent == first.parent:
        return first
    if len(group.members) == 1:
        options, attributions, kind, reason = first.options, first.attributions, first.kind, first.reason
    else:
        options = tuple(option for member in group.members for option in _options(brackets[member]))
        attributions, reason = (), group.reason
        kind = _kind(owners, [brackets[member] for member in group.members])
    span = (first.span[0], brackets[group.members[-1]].span[1])
    members = tuple(brackets[member].span for member in group.members) if len(group.members) > 1 else ()
    return Bracket(
        kind,
        span,
        first.first,
        first.address,
        options,
        attributions,
        reason,
        parent,
        first.closed,
        first.doubt,
        members,
    )


def _options(one: Bracket) -> tuple[Option, ...]:
    if not one.attributions:
        return one.options
    return tuple(Option(option.span, (*option.attributions, *one.attributions)) for option in one.options)


def _kind(owners: Owners, members: list[Bracket]) -> str:
    kinds = {member.kind for member in members}
    if "in_word" in kinds:
        return "in_word"
    if members[0].kind == "empty":
        return "empty"
    if kinds <= COUNTED:
        letters = all(_said(owners, member.options[0]).strip().isalpha() for member in members)
        lettered = letters and all(len(_said(owners, member.options[0]).strip()) == 1 for member in members)
        return "alternatives" if lettered and "blank" not in kinds else "number"
    return "alternatives"

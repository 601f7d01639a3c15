"""Which brackets stand for one another: neighbours with nothing between them but a blank, a slash or an "or"."""

from __future__ import annotations

import numpy as np

from .columns import Columns, Group
from .printed import Printed
from .shapes import Shape, may_rival, shape

__all__ = ["rivals"]

APART = frozenset(("whole_provision", "editor_note", "status", "omission", "no_text", "placeholder"))
"""Kinds that stand by themselves also beside a neighbour."""
COUNTED = frozenset(("number", "blank"))
NEAR = 3
"""Words that may stand between two brackets that touch: a blank, a slash or an "or", a blank."""
LOOKED_AT = 240
SLASHED = "A slash stands between them."


def rivals(printed: Printed, columns: Columns) -> None:
    """Makes neighbours that stand for one another one group."""
    chains: dict[
        int, list[Group]
    ] = {}  # groups whose brackets touch one another, by the last bracket of the last of them
    before = _before(columns)
    for index in _close_by(columns, before):
        gap = _gap(columns, before[index], index)
        if gap is not None:
            chain = chains.pop(before[index], None) or [Group([before[index]])]
            if not _joins(columns, chain, index, gap):
                chain.append(Group([index]))
            chains[index] = chain
    for group in (group for chain in chains.values() for group in chain if len(group.members) > 1):
        group.kind = _kind(columns, group.members)
        columns.groups[group.members[0]] = group


def _before(columns: Columns) -> list[int]:
    """For each bracket the one that opens last before it with the same one around it; -1 where there is none."""
    parents = np.array(columns.parents, np.int64)
    order = np.argsort(parents, kind="stable")
    same = parents[order[1:]] == parents[order[:-1]]
    out = np.full(len(parents), -1)
    out[order[1:][same]] = order[:-1][same]
    return out.tolist()


def _close_by(columns: Columns, before: list[int]) -> list[int]:
    """The brackets that open within a few words of the end of the one before them."""
    if not before:
        return []
    last = np.array(before)
    ends, closed = np.array(columns.ends)[last], np.array(columns.closed)[last]
    return np.flatnonzero((last >= 0) & closed & (np.array(columns.begins) - ends <= NEAR)).tolist()


def _gap(columns: Columns, before: int, after: int) -> str | None:
    """What stands between two brackets where that is nothing, a blank, a slash or an "or"; None where it is more."""
    start, end = columns.ends[before], columns.begins[after]
    if columns.places[before] != columns.places[after] and columns.address(before) != columns.address(after):
        return None
    starts = columns.owners.starts
    said = columns.owners.words.source[starts[start] : starts[end]]
    bare = said.strip()
    return bare if bare in ("", "/", "or") and said.count("\n") < 2 else None


def _joins(columns: Columns, chain: list[Group], index: int, gap: str) -> bool:
    """Whether a bracket belongs to the last group of a chain, or, over a word that only joins, to the one before it."""
    reason = _reason(columns, chain[-1], index, gap)
    if reason:
        chain[-1].members.append(index)
        chain[-1].reason = chain[-1].reason or reason
        return True
    if len(chain) < 2 or gap or len(chain[-1].members) > 1:
        return False
    if _shape(columns, chain[-1].members[0]).part != "joiner":
        return False
    reason = _reason(columns, chain[-2], index, gap)
    if not reason:
        return False
    joiner = chain.pop()
    chain[-1].members += [joiner.members.pop(), index]
    chain[-1].reason = chain[-1].reason or reason
    return True


def _reason(columns: Columns, group: Group, index: int, gap: str) -> str:
    """Why a bracket is a rival of the last of a group; empty where it is none."""
    last = group.members[-1]
    kind, other = columns.readings[last][0], columns.readings[index][0]
    if kind in APART or other in APART or not columns.closed[index]:
        return ""
    if gap == "/":
        return SLASHED
    if kind in COUNTED and other in COUNTED:
        return "Rival numbers." if "number" in (kind, other) else ""
    if kind == "empty" or other == "empty":
        return _beside_nothing(columns, last, index)
    if "in_word" in (kind, other):
        return _letters(columns, last, index)
    return may_rival(_shape(columns, last), _shape(columns, index))


def _beside_nothing(columns: Columns, last: int, one: int) -> str:
    nothing = columns.readings[last][0] == "empty" and columns.readings[one][0] != "empty"
    stands = nothing and _shape(columns, one).part in ("modal", "plain", "determiner")
    return "No word, or these." if stands else ""


def _letters(columns: Columns, last: int, one: int) -> str:
    """Rival letters of a word: `[g][G]uidelines`, also where the first holds words before its letter, `[Core g][G]uidelines`."""
    if columns.readings[one][0] != "in_word" or columns.ends[last] != columns.begins[one]:
        return ""
    before, after = _said(columns, last, -1), _said(columns, one)
    return "Rival letters of a word." if before[-1:].lower() == after.lower() and len(after) == 1 else ""


def _said(columns: Columns, index: int, option: int = 0) -> str:
    """The words of the first (0) or last (-1) option of a bracket; of long ones the first and the last."""
    sides, starts = columns.sides.get(index), columns.owners.starts
    first, last = sides[option][:2] if sides is not None else (columns.firsts[index], columns.lasts[index])
    start, end = starts[first], starts[last]
    source = columns.owners.words.source
    if end - start <= LOOKED_AT:
        return source[start:end]
    return source[start : start + LOOKED_AT // 2] + source[end - LOOKED_AT // 2 : end]


def _shape(columns: Columns, index: int) -> Shape:
    return shape(_said(columns, index, -1))


def _kind(columns: Columns, members: list[int]) -> str:
    kinds = {columns.readings[member][0] for member in members}
    if "in_word" in kinds:
        return "in_word"
    if columns.readings[members[0]][0] == "empty":
        return "empty"
    if kinds <= COUNTED:
        lettered = all(len(said) == 1 and said.isalpha() for said in (_said(columns, m).strip() for m in members))
        return "alternatives" if lettered and "blank" not in kinds else "number"
    return "alternatives"

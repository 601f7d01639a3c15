"""Answers where facts are unknown: every outcome that some completion of the unknown facts gives, and no other.

A profile with unknown facts is looked at in three values first: each condition can be true, can be false, or both. Where
more than one outcome is left, one unknown fact that still matters is split into its values, and so on until nothing is
left to find. Facts that cannot matter any more are never split, completions that a domain rules out are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...errors import TravauxError
from .circuit import Circuit, Wired
from .facets import Digits, Facet, plane
from .packing import Words, packed, unpacked

__all__ = ["reachable"]

Masks = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int16]
Pair = tuple[Words, Words]

BATCH = 1 << 15
TOO_MANY = 1 << 26


@dataclass(slots=True)
class _Search:
    """What is looked at: one draft's answer, the facts as columns of rows, and which of them come first where one is split."""

    circuit: Circuit
    draft: Wired
    facets: Sequence[Facet]
    cone: list[int]
    found: Masks
    seen: int = 0


def reachable(circuit: Circuit, draft: Wired, facets: Sequence[Facet], rows: Digits) -> Masks:
    """For each row of digits (one a facet, `size` where unknown) the outcomes that can be, bit by code; 0 where the domains
    leave nothing.

    Guarantees: exact. Raises `TravauxError` `too_many_unknown` where it would take more than 67 million steps to be.
    """
    wanted = [*draft.norms, *circuit.domains]
    cone = _cone(circuit, wanted)
    used = {of[0] for word, of in (circuit.nodes[nth] for nth in cone) if word == "atom"}
    columns = [nth for nth, one in enumerate(facets) if used & set(one.atoms)]
    small, back = _distinct(rows[:, columns], [facets[nth].size + 1 for nth in columns])
    search = _Search(circuit, draft, [facets[nth] for nth in columns], cone, np.zeros(len(small), np.uint8))
    stack = [(small[at : at + BATCH], np.arange(at, min(at + BATCH, len(small)))) for at in range(0, len(small), BATCH)]
    while stack:
        left, origin = _looked(search, *stack.pop())
        search.seen += len(left)
        if search.seen > TOO_MANY:
            raise _too_many(search)
        stack += [(left[at : at + BATCH], origin[at : at + BATCH]) for at in range(0, len(left), BATCH)]
    return search.found[back]


def _too_many(search: _Search) -> TravauxError:
    named = ", ".join(str(one.term) for one in search.facets[:8])
    return TravauxError(
        "too_many_unknown",
        f"Too much is unknown to say every outcome exactly: {len(search.facets)} facts matter ({named} ...).",
        try_this="choose readings, or give some of the facts that most requests share.",
    )


def _distinct(rows: Digits, sizes: Sequence[int]) -> tuple[Rows, npt.NDArray[np.intp]]:
    """Rows each once, and which of them each row was."""
    key, space = np.zeros(len(rows), np.int64), 1
    for column, size in enumerate(sizes):
        if space * size >= 1 << 62:
            key = np.unique(key, return_inverse=True)[1]
            space = len(key) + 1
        key, space = key * size + rows[:, column], space * size
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    return rows[first].astype(np.int16), back


def _cone(circuit: Circuit, wanted: Sequence[int]) -> list[int]:
    needed = np.zeros(len(circuit.nodes), np.bool_)
    needed[list(wanted)] = True
    for nth in range(len(circuit.nodes) - 1, -1, -1):
        word, of = circuit.nodes[nth]
        if needed[nth] and word != "atom":
            needed[list(of)] = True
    return [int(nth) for nth in np.flatnonzero(needed)]


def _looked(search: _Search, rows: Rows, origin: npt.NDArray[np.intp]) -> tuple[Rows, npt.NDArray[np.intp]]:
    """Takes what rows tell into what was found, and gives the rows that go on, split by one fact each."""
    sides = _sides(search, rows)
    count = len(rows)
    domains = [sides[nth] for nth in search.circuit.domains]
    keeps = _bits(_all([yes for yes, _ in domains]), count)
    sure = _bits(_all([~no for _, no in domains]), count)
    masks = np.where(keeps, _outcomes(search.draft, sides, count), 0).astype(np.uint8)
    decided = (masks & (masks - 1) == 0) & sure
    np.bitwise_or.at(search.found, origin[decided], masks[decided])
    going = ~decided & (masks & ~search.found[origin] != 0)
    if not going.any():
        return rows[:0], origin[:0]
    matter = _mattering(search, sides, count)[:, going]
    return _split(search, rows[going], origin[going], matter)


def _sides(search: _Search, rows: Rows) -> dict[int, Pair]:
    """Each node of the cone: where it can be true, where it can be false."""
    none, every = np.zeros(1, np.uint64), ~np.zeros(1, np.uint64)
    sides: dict[int, Pair] = {0: (none, every), 1: (every, none)}
    atoms: dict[int, Pair] = {}
    for column, one in enumerate(search.facets):
        unknown = rows[:, column] == one.size
        for nth, atom in enumerate(one.atoms):
            truth = plane(one, nth, rows[:, column])
            atoms[atom] = packed(truth | unknown), packed(~truth | unknown)
    for nth in search.cone:
        word, of = search.circuit.nodes[nth]
        if word == "atom":
            sides[nth] = atoms[of[0]]
        elif word == "not":
            sides[nth] = sides[of[0]][1], sides[of[0]][0]
        elif word in ("and", "or"):
            sides[nth] = _joined(word, [sides[one] for one in of])
    return sides


def _joined(word: str, parts: list[Pair]) -> Pair:
    every = np.bitwise_and if word == "and" else np.bitwise_or
    some = np.bitwise_or if word == "and" else np.bitwise_and
    yes, no = parts[0]
    for more, less in parts[1:]:
        yes, no = every(yes, more), some(no, less)
    return yes, no


def _all(planes: list[Words]) -> Words:
    found = ~np.zeros(1, np.uint64)
    for one in planes:
        found = found & one
    return found


def _bits(words: Words, count: int) -> npt.NDArray[np.bool_]:
    return unpacked(words, count).astype(np.bool_)


def _outcomes(draft: Wired, sides: dict[int, Pair], count: int) -> Masks:
    """The outcomes that are not ruled out, bit by code."""
    must, must_not, ground, may = (sides[one] for one in draft.norms)
    bare = must[1] & must_not[1]
    planes = (
        bare & ground[1] & may[1], bare & ground[1] & may[0], bare & ground[0], must[0] & must_not[1],
        must[1] & must_not[0], must[0] & must_not[0],
    )  # fmt: skip
    found = np.zeros(count, np.uint8)
    for code, words in enumerate(planes):
        found |= _bits(words, count).astype(np.uint8) << np.uint8(code)
    return found


def _mattering(search: _Search, sides: dict[int, Pair], count: int) -> npt.NDArray[np.bool_]:
    """For each facet and row whether the fact still matters: walking down from what is undecided, by what is undecided."""
    open_: dict[int, Words] = {}
    for nth in (*search.draft.norms, *search.circuit.domains):
        open_[nth] = sides[nth][0] & sides[nth][1]
    touched: dict[int, Words] = {}
    for nth in reversed(search.cone):
        if nth not in open_:
            continue
        word, of = search.circuit.nodes[nth]
        if word == "atom":
            touched[of[0]] = open_[nth]
            continue
        for one in of:
            here = open_[nth] & sides[one][0] & sides[one][1]
            open_[one] = open_[one] | here if one in open_ else here
    blank = np.zeros(1, np.uint64)
    rows = []
    for facet in search.facets:
        words = blank
        for atom in facet.atoms:
            words = words | touched.get(atom, blank)
        rows.append(_bits(words, count))
    return np.stack(rows)


def _split(
    search: _Search, rows: Rows, origin: npt.NDArray[np.intp], matter: npt.NDArray[np.bool_]
) -> tuple[Rows, npt.NDArray[np.intp]]:
    """Each row as often as the first of its facts that matter has values, with the value put in."""
    unknown = np.array([one.size for one in search.facets])[:, None] == rows.T
    wanted = matter & unknown
    wanted = np.where(wanted.any(axis=0), wanted, unknown)
    column = wanted.argmax(axis=0)
    sizes = np.array([one.size for one in search.facets])[column]
    place = np.repeat(np.arange(len(rows)), sizes)
    digit = np.arange(len(place)) - np.repeat(sizes.cumsum() - sizes, sizes)
    made = rows[place]
    made[np.arange(len(place)), column[place]] = digit
    return made, origin[place]

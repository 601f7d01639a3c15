"""Every draft and every measure answered for a set of profiles: bit by bit, 64 profiles a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from .circuit import FALSE, Circuit
from .facets import Digits, Facet, plane
from .packing import Words, packed, unpacked
from .ranges import reachable

__all__ = ["DEPENDS", "NONE", "OPEN", "codes_of", "evaluated", "packed", "planes_of", "sets_of"]

Codes = npt.NDArray[np.uint8]

CHUNK = 1 << 15
DEPENDS, NONE, OPEN = 6, 7, 8
"""Beside the outcome codes 0 to 5: several outcomes can be; no request (a party with itself, or ruled out by a
domain); and what is added to an outcome code where a definition that the question needs is in gap or conflict."""


def evaluated(circuit: Circuit, atoms: Sequence[Words], wanted: Sequence[int]) -> list[Words]:
    """The wanted nodes of a network; `atoms` are (1, words) for facts of the request and (measures, 1) for others."""
    needed = np.zeros(len(circuit.nodes), np.bool_)
    needed[list(wanted)] = True
    for nth in range(len(circuit.nodes) - 1, -1, -1):
        word, of = circuit.nodes[nth]
        if needed[nth] and word != "atom":
            needed[list(of)] = True
    found: list[Words] = [np.zeros((1, 1), np.uint64), ~np.zeros((1, 1), np.uint64)]
    for nth in range(2, len(circuit.nodes)):
        found.append(_node(circuit.nodes[nth], found, atoms) if needed[nth] else found[FALSE])
    return [found[one] for one in wanted]


def _node(node: tuple[str, tuple[int, ...]], found: list[Words], atoms: Sequence[Words]) -> Words:
    word, of = node
    if word == "atom":
        return atoms[of[0]]
    if word == "not":
        return ~found[of[0]]
    join = np.bitwise_and if word == "and" else np.bitwise_or
    made: Words = join(found[of[0]], found[of[1]])
    for one in of[2:]:
        made = join(made, found[one])
    return made


def codes_of(circuit: Circuit, facets: Sequence[Facet], digits: Digits, fixed: Sequence[tuple[Facet, Digits]]) -> Codes:
    """The answers (drafts, measures, profiles): an outcome code, plus `OPEN` where some definition is open.

    All facts must be known; a fact that is unknown counts as none of its values.
    """
    measures = max([len(of) for one, of in fixed if one.scope == "power"], default=1)
    wanted = [node for one in circuit.drafts for node in (*one.code, one.open)]
    out = np.empty((len(circuit.drafts), measures, len(digits)), np.uint8)
    for start in range(0, len(digits), CHUNK):
        part = digits[start : start + CHUNK]
        planes = iter(evaluated(circuit, planes_of(circuit, facets, part, fixed), wanted))
        for draft in range(len(circuit.drafts)):
            out[draft, :, start : start + CHUNK] = _code(planes, measures, len(part))
    return out


def _code(planes: Iterator[Words], measures: int, number: int) -> Codes:
    total = np.zeros((measures, number), np.uint8)
    for bit in (1, 2, 4, OPEN):
        total += unpacked(np.broadcast_to(words := next(planes), (measures, words.shape[1])), number) * np.uint8(bit)
    return total


def planes_of(
    circuit: Circuit, facets: Sequence[Facet], digits: Digits, fixed: Sequence[tuple[Facet, Digits]]
) -> list[Words]:
    """Each atom of a network over profiles: (1, words) for facts of the request, (measures or 1, 1) for the others."""
    planes = [np.zeros((1, 1), np.uint64)] * len(circuit.atoms)
    for column, one in enumerate(facets):
        for nth, atom in enumerate(one.atoms):
            if atom >= 0:
                planes[atom] = packed(plane(one, nth, digits[:, column]))[None, :]
    for one, of in fixed:
        for nth, atom in enumerate(one.atoms):
            truth = np.atleast_1d(plane(one, nth, of))[:, None]
            if atom >= 0:
                planes[atom] = np.where(truth, ~np.uint64(0), np.uint64(0))
    return planes


def sets_of(circuit: Circuit, facets: Sequence[Facet], digits: Digits, fixed: Sequence[tuple[Facet, Digits]]) -> Codes:
    """The outcomes that can be (drafts, measures, profiles), bit by code, over all completions of the unknown facts."""
    measures = max([len(of) for one, of in fixed if one.scope == "power"], default=1)
    columns = [np.tile(digits, (measures, 1))]
    for _, of in fixed:
        columns.append(np.repeat(np.broadcast_to(np.atleast_1d(of), (measures,)), len(digits))[:, None])
    rows = np.concatenate(columns, axis=1)
    every = [*facets, *(one for one, _ in fixed)]
    found = [reachable(circuit, draft, every, rows) for draft in circuit.drafts]
    return np.stack(found).reshape(len(found), measures, len(digits))

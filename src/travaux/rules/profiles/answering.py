"""Every draft and every measure answered for a set of profiles: bit by bit, 64 profiles a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from .circuit import FALSE, TRUE, Circuit
from .facets import Digits, Facet, plane

__all__ = ["codes_of", "evaluated", "packed"]

Words = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint8]

CHUNK = 1 << 15
OPEN = 8
"""What is added to an outcome code where a definition that the question needs is in gap or conflict."""


def packed(truth: npt.NDArray[np.bool_]) -> Words:
    """Yes or no for each profile as bits, 64 a word, the lowest first; the last word filled up with no."""
    lanes = -(-truth.shape[-1] // 64) * 8
    bits = np.packbits(truth, axis=-1, bitorder="little")
    full = np.zeros((*truth.shape[:-1], lanes), np.uint8)
    full[..., : bits.shape[-1]] = bits
    return full.view(np.uint64)


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
        planes = iter(evaluated(circuit, list(_atoms(circuit, facets, part, fixed)), wanted))
        for draft in range(len(circuit.drafts)):
            out[draft, :, start : start + CHUNK] = _code(planes, measures, len(part))
    return out


def _code(planes: Iterator[Words], measures: int, number: int) -> Codes:
    total = np.zeros((measures, number), np.uint8)
    for bit in (1, 2, 4, OPEN):
        words = np.broadcast_to(next(planes), (measures, -(-number // 64)))
        total += np.unpackbits(np.ascontiguousarray(words).view(np.uint8), axis=1, bitorder="little")[
            :, :number
        ] * np.uint8(bit)
    return total


def _atoms(
    circuit: Circuit, facets: Sequence[Facet], digits: Digits, fixed: Sequence[tuple[Facet, Digits]]
) -> Iterator[Words]:
    planes: dict[int, Words] = {}
    for column, one in enumerate(facets):
        for nth, atom in enumerate(one.atoms):
            planes[atom] = packed(plane(one, nth, digits[:, column]))[None, :]
    for one, of in fixed:
        for nth, atom in enumerate(one.atoms):
            truth = np.atleast_1d(plane(one, nth, of))[:, None]
            planes[atom] = np.where(truth, ~np.uint64(0), np.uint64(0))
    blank = np.zeros((1, 1), np.uint64)
    for nth in range(len(circuit.atoms)):
        yield planes.get(nth, blank)


assert (FALSE, TRUE) == (0, 1)

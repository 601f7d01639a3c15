"""Proofs as they are asked for: a property under each draft, by decision diagrams, and z3 beside them where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import TravauxError
from .diagrams import Diagrams, Proof, diagrams_of, prove_drawn
from .lowering import lower
from .records import Property
from .solver import encode, known_of, opinions
from .variants import Variant

__all__ = ["prove", "prove_each", "proved"]


def prove(asked: Property, variants: Sequence[Variant]) -> tuple[Proof, ...]:
    """Whether a property holds in every scenario and every reading, for each draft: proved, or the plainest counterexample.

    Both engines are asked: the diagrams, and z3 over its own encoding of the rules (left out, and not among `engines`, where
    z3 is not installed). Raises `TravauxError` `missing_extra` where `dd` is not.
    """
    return tuple(row[0] for row in prove_each((asked,), variants))


def prove_each(asked: Sequence[Property], variants: Sequence[Variant]) -> tuple[tuple[Proof, ...], ...]:
    """The same of several properties: a row for each draft, in it a proof for each property."""
    diagrams = diagrams_of(lower(variants, [one.formula for one in asked]))
    return tuple(proved(diagrams, nth, asked) for nth in range(len(variants)))


def proved(diagrams: Diagrams, logic: int, asked: Sequence[Property]) -> tuple[Proof, ...]:
    """Proofs of properties under one draft of diagrams drawn before, with the second opinion of z3 where it is installed."""
    variant = diagrams.lowered.logics[logic].variant
    try:
        encoded = encode(known_of(variant.instrument), variant)
    except TravauxError:
        return tuple(prove_drawn(diagrams, logic, one) for one in asked)
    found = opinions(encoded, [one.formula for one in asked])
    proofs = [prove_drawn(diagrams, logic, one, other.rules) for one, other in zip(asked, found, strict=True)]
    return tuple(_beside(proof, other.holds) for proof, other in zip(proofs, found, strict=True))


def _beside(proof: Proof, holds: bool) -> Proof:
    if holds is proof.holds:
        return replace(proof, engines=(*proof.engines, "z3"))
    return replace(proof, against=(*proof.against, "z3"))

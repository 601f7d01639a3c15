"""How a fact that still decides is put to a reader."""

from __future__ import annotations

from ..rules import Instrument, Term
from ..rules.traces import fact_in_words

__all__ = ["wonders"]


def wonders(instrument: Instrument, term: Term) -> str:
    """A fact that still decides, as a reader asks about it."""
    fact = next((one for one in instrument.facts if one.name == term.fact), None)
    if fact is None:
        reading = next(one for one in instrument.readings if one.name == term.fact)
        return reading.question or term.fact.replace("_", " ")
    if fact.kind == "yes/no":
        return f"whether {fact_in_words(instrument, term, 'is', True)}"
    return fact.means.replace("the party", term.args[0] if term.args else "the party") or str(term)

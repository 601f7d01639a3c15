"""A rule set ready to answer: its drafts over one table of atoms, each compiled when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..rules import (
    Instrument,
    Lowered,
    Variant,
    drafts_of,
    lower,
    variant,
)
from ..rules.traces import (
    Asked,
    Program,
    asked_of,
    program,
)
from ..rules.traces import Scenario as Told

__all__ = ["Set", "set_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """A rule set ready to answer: its drafts in the order written, over one table of atoms, and what each was compiled to."""

    instrument: Instrument
    variants: tuple[Variant, ...]
    lowered: Lowered
    programs: dict[tuple[str, tuple[str, str]], Program] = field(default_factory=dict)

    def asked(self, draft: str, told: Told, question: tuple[str, str] | None = None) -> Asked:
        """What can come of a case under a draft."""
        about = question or self.instrument.question
        if (draft, about) not in self.programs:
            logic = next(one for one in self.lowered.logics if one.variant.id == draft)
            self.programs[draft, about] = program(logic, self.lowered, about)
        return asked_of(self.programs[draft, about], told)


def set_of(instrument: Instrument, variants: Sequence[Variant] = ()) -> Set:
    """A rule set with these variants of it, or all its drafts."""
    chosen = tuple(variants) or tuple(variant(instrument, one) for one in drafts_of(instrument))
    return Set(instrument, chosen, lower(chosen, [one.formula for one in instrument.properties]))

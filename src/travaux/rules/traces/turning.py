"""What an answer turns on: the known facts each of which, were it otherwise, would by itself bring another outcome about."""

from __future__ import annotations

from ..expressions import Term
from ..lowering import lower
from ..records import OUTCOMES, Instrument
from ..variants import Variant
from .asking import LIMIT, Deciding, merged
from .diagram import Diagram, Full
from .phrases import fact_in_words, norm_in_words
from .programs import Program, program
from .scenarios import Option, Scenario, known_atoms

__all__ = ["turning", "turning_of", "turning_story"]


def turning(variant: Variant, scenario: Scenario, question: tuple[str, str] | None = None) -> tuple[Deciding, ...]:
    """The facts and readings of a case each of which, were it otherwise and all else as it is, would change what can come.

    For each, what would come for everything else it may be, as far as the domains of the instrument allow it; in the order in
    which the rules look at them. None where no single fact would change anything.
    """
    lowered = lower((variant,))
    return turning_of(program(lowered.logics[0], lowered, question), scenario)


def turning_of(program: Program, scenario: Scenario) -> tuple[Deciding, ...]:
    """As `turning`, from orders made before."""
    diagram = Diagram(program, LIMIT)
    known = known_atoms(program.lowered, scenario)
    try:
        now = diagram.outcomes(known)
        found = [
            (nth, _otherwise(diagram, known, nth, now))
            for nth in diagram.orders
            if diagram.bits[nth] & (known[0] | known[1])
        ]
    except Full:
        return ()
    groups = program.lowered.groups
    return tuple(
        Deciding(groups[nth].term, groups[nth].fact.means, merged(groups[nth], ways)) for nth, ways in found if ways
    )


def _otherwise(
    diagram: Diagram, known: tuple[int, int], nth: int, now: int
) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    """What would come for each other thing that a fact may be, where that is something else than now."""
    true, false = known[0] & ~diagram.bits[nth], known[1] & ~diagram.bits[nth]
    ways = []
    for option in diagram.options[nth]:
        reached = diagram.outcomes((true | option.true, false | option.false))
        if reached not in (0, now):
            ways.append((option, tuple(word for code, word in enumerate(OUTCOMES) if reached >> code & 1)))
    return tuple(ways)


def turning_story(instrument: Instrument, question: tuple[str, str], turns: tuple[Deciding, ...]) -> tuple[str, ...]:
    """What an answer turns on, one sentence a fact; one that says so where no single fact would change it."""
    if not turns:
        return ("No single fact, were it otherwise, would change the outcome.",)
    return tuple(_sentence(instrument, question, one) for one in turns)


def _sentence(instrument: Instrument, question: tuple[str, str], one: Deciding) -> str:
    ways = (f"{_where(instrument, one.term, option)}, {_come(question, left)}" for option, left in one.options)
    return f"It would be otherwise {'; '.join(ways)}."


def _where(instrument: Instrument, term: Term, option: Option) -> str:
    numbers = {fact.name for fact in instrument.facts if fact.kind in ("number", "date")}
    if term.fact not in numbers:
        return f"where {fact_in_words(instrument, term, 'is', option.value)}"
    if not option.true and option.below is not None:
        return f"where {fact_in_words(instrument, term, '>=', option.below, is_so=False)}"
    least = f"where {fact_in_words(instrument, term, '>=', option.value)}"
    return least if option.below is None else f"{least}, below {option.below}"


def _come(question: tuple[str, str], left: tuple[str, ...]) -> str:
    return "then " + " or ".join(norm_in_words(question, outcome) for outcome in left)

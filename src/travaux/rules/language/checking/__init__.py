"""What is odd in rules: names, circles, opposites and gaps, cases that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....errors import TravauxError
from ...lowering import lower
from ...records import Instrument, Place
from ...variants import Variant, drafts_of, variant
from ..book import Book
from ..places import Finding
from .circles import check_circles, check_drafts
from .clashes import Clashes
from .named import check_names, check_rules
from .scenes import check_cases
from .spots import Spot, Spots
from .tables import Table

__all__ = ["checked"]

ORDER = {"error": 0, "warning": 1, "note": 2}


def checked(instrument: Instrument | Book) -> tuple[Finding, ...]:
    """Everything odd in an instrument, errors first; of a `Book` with what could not be read, and with carets under the words.

    Beside names it looks through every scenario of every draft, and of every amendment laid over the last one: two rules that
    both apply with opposite results and no order (`no_order`, with a scenario in plain words), a definition that nothing decides
    (`gap`), rules that never apply or are always beaten, a parameter without a value at a draft's date, cases against a domain.
    Exact where the facts of one question have at most four million scenarios together; where they have more, opposites and
    gaps of that question are left to `prove` and the finding `not_laid_out` says so. Nothing is settled or repaired.

    >>> from travaux.rules import Defined
    >>> [one.code for one in checked(Instrument("umbrellas", definitions=(Defined("lost"),)))]
    ['no_rule', 'never_used']
    """
    book = instrument if isinstance(instrument, Book) else None
    of = book.instrument if book else instrument
    assert isinstance(of, Instrument)
    before = book.findings if book else ()
    if any(one.severity == "error" for one in before):
        return before
    spots = Spots(of, book)
    check_names(spots)
    check_rules(spots)
    named = not any(one.severity == "error" for one in spots.found)
    if named and check_drafts(spots):
        check_cases(spots)
        _over_scenarios(spots)
    found = dict.fromkeys((*before, *spots.found))
    return tuple(sorted(found, key=lambda one: (ORDER[one.severity], _place(one))))


def _place(finding: Finding) -> tuple[str, int, int]:
    at: Place = finding.at
    return at.file, at.line, at.column


def _over_scenarios(spots: Spots) -> None:
    """What rules come to in each draft."""
    clashes = Clashes()
    for one in _variants(spots):
        if check_circles(spots, one.rules):
            lowered = lower([one])
            _domains(spots, table=Table.over(lowered, lowered.logics[0], lowered.domains))
            clashes.look(lowered, lowered.logics[0])
    clashes.say(spots)


def _domains(spots: Spots, *, table: Table | None) -> None:
    if table is not None and not table.possible.any():
        what = "The domains exclude each other: no scenario is left."
        spots.add(
            "nothing_possible", what, Spot(spots.instrument.domains[0]), try_this="take out one that says too much."
        )


def _variants(spots: Spots) -> Iterator[Variant]:
    """The drafts, and each amendment laid over the last of them."""
    of = spots.instrument
    drafts = drafts_of(of)
    laid: Sequence[tuple[str, tuple[str, ...]]] = [
        *((one, ()) for one in drafts),
        *((drafts[-1], (one.id,)) for one in of.patches if one.kind != "draft"),
    ]
    for draft, amendments in laid:
        try:
            yield variant(of, draft, amendments)
        except TravauxError as trouble:
            _refused(spots, trouble, draft)


def _refused(spots: Spots, trouble: TravauxError, draft: str) -> None:
    of = spots.instrument
    parameter = next((one for one in of.parameters if repr(one.name) in trouble.what), None)
    patch = next((one for one in of.patches if one.id == draft), None)
    spot = Spot(parameter, "value") if parameter else Spot(patch) if patch else None
    if spot is not None:
        what = f"{trouble.what.rstrip('.')} (the draft {draft})."
        spots.add(trouble.code, what, spot, try_this=trouble.try_this)

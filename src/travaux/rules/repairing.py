"""What would restore a safeguard: the smallest sets of amendments, repeals and values with which a property holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import TravauxError
from .changing import Change, Changing, changed, changes_of, changing
from .diagrams import Proof
from .diagrams.repairs import duties, opened, sets_that_hold
from .proving import prove
from .records import Property
from .solver.choosing import smallest
from .variants import Variant

__all__ = ["Repair", "Repairs", "repair"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One smallest set of changes, and the proof of the property on the draft with just these made. `duties` is in how many
    scenarios there is still a duty."""

    changes: tuple[Change, ...]
    proof: Proof
    duties: int


@dataclass(frozen=True, slots=True)
class Repairs:
    """What would make a property hold under a draft: each smallest set of changes, the fewest first, of equals those that leave
    the most duties; one without changes where it holds already.

    `tried` changes were looked at; `duties` is in how many scenarios there is a duty now. `engines` agree on how few changes
    are needed: z3 is not among them where it is not installed, and in `against` where it differs.
    """

    property: str
    draft: str
    repairs: tuple[Repair, ...]
    tried: int
    duties: int
    engines: tuple[str, ...]
    against: tuple[str, ...] = ()


def repair(
    asked: Property, variant: Variant, candidates: Sequence[Change] | None = None, *, most: int = 3, number: int = 8
) -> Repairs:
    """The smallest sets of changes with which a property holds in every scenario and reading of a draft.

    `candidates` defaults to all amendments and options declared, neighbouring values of the parameters, and the repeal of each
    rule. None has more than `most` changes; `number` sets at most. Each is proved again on the draft that it makes.
    Guarantees: no set within the candidates is smaller than the first.
    """
    tried = tuple(changes_of(variant) if candidates is None else candidates)
    open_draft = changing(variant, tried)
    of = opened(open_draft, asked.formula)
    found = sets_that_hold(of, most=most, number=number)
    repairs = tuple(Repair(made, prove(asked, [changed(variant, made)])[0], duties(of, made)) for made in found)
    repairs = tuple(sorted(repairs, key=lambda one: (len(one.changes), -one.duties)))
    engines, against = _confirmed(open_draft, asked, len(found[0]) if found else most + 1)
    return Repairs(asked.id, variant.id, repairs, len(tried), duties(of, ()), engines, against)


def _confirmed(open_draft: Changing, asked: Property, fewest: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whether z3 finds too that no smaller set will do."""
    try:
        smaller = smallest(open_draft, asked.formula, fewest - 1)
    except TravauxError:
        return ("diagrams",), ()
    return (("diagrams", "z3"), ()) if smaller is None else (("diagrams",), ("z3",))

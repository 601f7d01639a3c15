"""Demands with their verdicts as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from ..positions.demands import Answered, Checked
from ..positions.demands import Verdict as Judged
from ..publishing.measures import Demand, Verdict
from ..publishing.record import Quote

__all__ = ["demands_of"]

VERDICTS = {"not_met": "not met"}


def demands_of(checked: Checked) -> tuple[Demand, ...]:
    """Every demand with a verdict for each draft, and where a draft meets it less than the one before."""
    return tuple(Demand(one.id, one.owner, one.text, _about(one), tuple(_verdicts(one))) for one in checked.demands)


def _about(one: Answered) -> str:
    return " of ".join(filter(None, (one.about, one.against)))


def _verdicts(one: Answered) -> Iterator[Verdict]:
    worse = {turn.after for turn in one.shifts if turn.kind in ("loss", "regression")}
    for verdict in one.verdicts:
        yield Verdict(
            verdict.draft,
            VERDICTS.get(verdict.verdict, verdict.verdict),
            verdict.address or "",
            _quote(verdict),
            verdict.why,
            verdict.draft in worse,
        )


def _quote(verdict: Judged) -> Quote | None:
    """The first words that show a verdict."""
    if not verdict.evidence:
        return None
    shown = verdict.evidence[0]
    return Quote(verdict.draft, shown.text, shown.span, shown.page, shown.address)

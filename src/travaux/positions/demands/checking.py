"""Every demand against every draft: the provision followed, each test judged, the verdicts set side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...errors import Doubt, TravauxError
from ...history.citations import Stand, places_in
from ...history.reaching import Reference, References, references
from ...history.records import Dated
from ...history.ways import Comparisons, Leg, parents_of, ways_from
from ...text import Span, Text
from ...text.notation import Notation
from .evidence import Case, Judged, owner_of
from .judging import JUDGES
from .records import Answered, Checked, Condition, Demand, Proved, Shift, Verdict
from .standing import Standing, standing_in
from .wordings import Reading, reading_of

__all__ = ["check"]

WORTH = {"not_met": 0, "relocated": 1, "partly": 1, "met": 2}


@dataclass(slots=True, eq=False)
class Desk:
    """The drafts, their comparisons and notations, and what was made of them on the way."""

    drafts: Mapping[str, Dated]
    comparisons: Comparisons
    notations: Mapping[str, Notation]
    printed: Mapping[str, Text]
    readings: dict[str, Reading] = field(default_factory=dict)
    ways: dict[str, dict[str, tuple[Leg, ...]]] = field(default_factory=dict)
    found: dict[str, References] = field(default_factory=dict)
    proved: Callable[[str, str], Proved | None] = lambda draft, name: None

    def reading(self, symbol: str) -> Reading:
        """A draft ready to be searched."""
        if symbol not in self.readings:
            text, notation = self.drafts[symbol].text, self.notations.get(symbol)
            self.readings[symbol] = reading_of(symbol, text, notation, self.printed.get(symbol, text))
        return self.readings[symbol]

    def ways_from(self, symbol: str) -> dict[str, tuple[Leg, ...]]:
        """The ways from a draft to the others."""
        if symbol not in self.ways:
            self.ways[symbol] = ways_from(symbol, tuple(self.drafts.values()), self.comparisons)
        return self.ways[symbol]

    def references(self, symbol: str) -> References:
        """The cross-references of a draft."""
        if symbol not in self.found:
            self.found[symbol] = references(self.drafts[symbol].text, self.notations.get(symbol))
        return self.found[symbol]


def check(
    demands: Sequence[Demand],
    drafts: Sequence[Dated],
    comparisons: Comparisons,
    notations: Mapping[str, Notation] | None = None,
    *,
    printed: Sequence[Dated] = (),
    proved: Callable[[str, str], Proved | None] = lambda draft, name: None,
) -> Checked:
    """Each demand with a verdict for each draft, in the order of the drafts, with the words that show it.

    A provision is followed from the draft that the demand cites through the comparisons. Words in brackets are not settled,
    nor are tracked changes: those that `drafts` still show as marks, and, where `drafts` are the texts with their revisions
    taken, those of the same drafts as they stand (`printed`). `proved` says what rules prove of a draft (its symbol) and a
    property (by name); None where no rules speak of it.
    A demand that cites a draft or a provision that is not there gets a doubt and "unknown" for every draft.
    """
    as_printed = {draft.symbol: draft.text for draft in printed}
    desk = Desk({draft.symbol: draft for draft in drafts}, comparisons, notations or {}, as_printed, proved=proved)
    doubts: list[Doubt] = []
    answers = tuple(_answered(demand, desk, doubts) for demand in demands)
    regressions = tuple(shift for one in answers for shift in one.shifts if shift.kind == "regression")
    return Checked(answers, regressions, tuple(doubts))


def _answered(demand: Demand, desk: Desk, doubts: list[Doubt]) -> Answered:
    try:
        symbol = _against(demand, desk)
        origin = places_in(desk.drafts[symbol], demand.about, tuple(desk.drafts.values())) if demand.about else None
        for test in demand.tests:
            if test.only:
                places_in(desk.drafts[symbol], test.only, tuple(desk.drafts.values()))
    except TravauxError as trouble:
        said = f"{demand.where}: demand {demand.id} of {demand.owner}: {trouble}"
        doubts.append(Doubt("demand_without_provision", said))
        verdicts = tuple(Verdict(one, "unknown", None, (), trouble.what) for one in desk.drafts)
    else:
        verdicts = tuple(_verdict(demand, desk, symbol, origin, draft=one) for one in desk.drafts)
    shifts = _shifts(demand, verdicts, desk)
    return Answered(
        demand.id, demand.owner, demand.text, demand.about, demand.against, verdicts, shifts=shifts, where=demand.where
    )


def _against(demand: Demand, desk: Desk) -> str:
    """The draft that a demand cites, by symbol or label; the last where it cites none."""
    if demand.against is None:
        return list(desk.drafts)[-1]
    wanted = demand.against.casefold()
    for draft in desk.drafts.values():
        if wanted in (draft.symbol.casefold(), (draft.label or "").casefold()):
            return draft.symbol
    known = ", ".join(desk.drafts)
    raise TravauxError("unknown_symbol", f"No draft has the symbol {demand.against!r}.", try_this=f"one of: {known}")


def _verdict(demand: Demand, desk: Desk, symbol: str, origin: tuple[Stand, ...] | None, *, draft: str) -> Verdict:
    way = desk.ways_from(symbol).get(draft)
    if way is None:
        return Verdict(draft, "unknown", None, (), f"no comparison leads from {symbol} to this draft")
    reading = desk.reading(draft)
    standing = standing_in(origin, way, desk.drafts) if origin is not None else None
    if standing is not None and standing.relation == "new":
        return Verdict(draft, "unknown", None, (), "the provision is not in this draft yet")
    case = _case(desk, symbol, draft, origin, standing=standing)
    judged = [
        JUDGES[test.kind](case, test) if _may_judge(standing, test.kind) else _gone(test.kind) for test in demand.tests
    ]
    address = reading.text.provisions[standing.places[0]].address if standing is not None and standing.places else None
    verdict = _joined(draft, address, demand.tests, judged)
    return replace(verdict, last=standing.last) if standing is not None else verdict


def _may_judge(standing: Standing | None, kind: str) -> bool:
    return standing is None or bool(standing.places) or kind in ("delete", "keep", "restore", "add", "remove")


def _gone(kind: str) -> Judged:
    return Judged("unknown", (), "the provision is gone")


def _why(test: Condition, judged: Judged, *, many: bool) -> str:
    """The reason; of several tests each with the words it looks for."""
    named = test.words or filter(None, (test.number, test.only))
    looked = ", ".join(f"\u201c{one}\u201d" for one in named)
    return f"{looked}: {judged.why}" if many and looked else judged.why


def _joined(draft: str, address: str | None, tests: Sequence[Condition], judged: Sequence[Judged]) -> Verdict:
    """One verdict of several tests, all of which have to hold."""
    verdicts = [one.verdict for one in judged]
    shown = tuple(words for one in judged for words in one.shown)
    why = "; ".join(
        dict.fromkeys(_why(test, one, many=len(judged) > 1) for test, one in zip(tests, judged, strict=True))
    )
    if len(set(verdicts)) == 1:
        verdict = verdicts[0]
    elif "unknown" in verdicts and not {"met", "partly", "relocated"} & set(verdicts):
        verdict = "unknown"
    else:
        verdict = "partly"
    return Verdict(draft, verdict, address, shown, why)


def _case(desk: Desk, symbol: str, draft: str, origin: tuple[Stand, ...] | None, *, standing: Standing | None) -> Case:
    reading, first = desk.reading(draft), desk.reading(symbol)
    way = desk.ways_from(symbol)[draft]

    def followed(indexes: Sequence[int]) -> tuple[int, ...]:
        provisions = first.text.provisions
        stands = tuple(Stand(symbol, provisions[n].address, "", "cited") for n in indexes)
        return standing_in(stands, way, desk.drafts).places if stands else ()

    def carried(spans: Sequence[Span]) -> tuple[Span, ...]:
        owners = sorted({owner_of(first.text, span[0]) for span in spans} - {-1})
        return tuple(reading.text.provisions[n].span for n in followed(owners))

    def allowed(citation: str) -> tuple[str, ...]:
        cited = {one.address for one in places_in(desk.drafts[symbol], citation)}
        here = followed([n for n, p in enumerate(first.text.provisions) if p.address in cited])
        return tuple(reading.text.provisions[n].address for n in here)

    def reached(span: Span) -> list[Reference]:
        return [one for one in desk.references(draft).found if span[0] <= one.span[0] < span[1] and one.form != "this"]

    def proved(name: str) -> Proved | None:
        return desk.proved(draft, name)

    cited = None
    if origin is not None:
        provisions = first.text.provisions
        cited = tuple(p.span for p in provisions if any(p.address == one.address for one in origin))
    return Case(reading, standing, first, cited, carried=carried, allowed=allowed, reached=reached, proved=proved)


def _shifts(demand: Demand, verdicts: Sequence[Verdict], desk: Desk) -> tuple[Shift, ...]:
    """Where the verdict on a draft is another than on a draft it goes on from."""
    by_draft = {one.draft: one.verdict for one in verdicts}
    parents = parents_of(tuple(desk.drafts.values()))
    was_met: dict[str, bool] = {}
    out: list[Shift] = []
    for after, now in by_draft.items():
        before = [one for one in parents[after] if one in by_draft]
        met_before = any(was_met[one] for one in before if one in was_met)
        was_met[after] = now == "met" or (met_before and now != "not_met")
        for one in before:
            was = by_draft[one]
            if was in WORTH and now in WORTH and was != now:
                out.append(Shift(demand.id, one, after, was, now, _kind(was, now, met_before=met_before)))
    return tuple(out)


def _kind(was: str, now: str, *, met_before: bool) -> str:
    """What a change of the verdict is; a demand that was once met and is not met any more is a regression, also by steps."""
    if now == "relocated":
        return "relocation"
    if now == "not_met" and met_before:
        return "regression"
    return "gain" if WORTH[now] >= WORTH[was] else "loss"

"""Who wants what and what is met, in a terminal: under the provision, or the party, that was asked about, in aligned columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..errors import Doubt
from ..history import Dated
from ..positions import Held, Stance, Turn, Verdict
from ..positions.demands import Checked
from ..positions.parties import Parties
from ..publishing.citing import cited, excerpt
from ..steps.doubted import few
from .terminal import aligned, clipped, columns, is_narrow, line

__all__ = ["Follow", "print_by_holder", "print_by_place", "print_checked", "print_doubts"]

COLOURS = {"met": "green", "partly": "yellow", "not_met": "red", "relocated": "cyan", "unknown": "dim"}
SIGNS = {"met": "met", "partly": "partly", "not_met": "not met", "relocated": "moved", "unknown": "?"}
SAID = {"partly": "partly met", "unknown": "unknown"}
NAME, PLACE, WORDS = 30, 26, 46  # columns of a cell, at most
Follow = Callable[[Stance], str | None]
"""Where the provision of a stance stands in the draft that is asked about."""


def print_by_place(found: Sequence[Held], draft: Dated, follow: Follow, table: Parties, *, most: int) -> None:
    """What everybody holds, provision by provision in the order of the draft, `most` provisions at most; then what is about
    none of its provisions, as it is printed."""
    order = {one.address: n for n, one in enumerate(draft.text.provisions)}
    places: dict[tuple[int, str], list[tuple[str, Stance]]] = {}
    for held in found:
        for one in held.stances:
            stands = follow(one)
            place = (
                (order[stands], cited(stands))
                if stands in order
                else (len(order), f"{_printed(one)}, as numbered there")
            )
            places.setdefault(place, []).append((held.party, one))
    ranked = sorted(places, key=lambda place: place[0])[:most]
    rows = aligned([_said_row(name, one, table) for place in ranked for name, one in _by_day(places[place])])
    for place in ranked:
        line((place[1], "bold"))
        count = len(places[place])
        _print_rows(rows[:count])
        rows = rows[count:]
    _print_turns([turn for held in found for turn in held.turns], table)
    line("")
    spoken = sum(map(len, places.values()))
    more = f"; --most {len(places)} shows all" if len(places) > len(ranked) else ""
    line(f"{_count(spoken, 'position')} of {_count(len(found), 'holder')} on {_count(len(places), 'provision')}{more}.")


def print_by_holder(found: Sequence[Held], table: Parties, *, most: int) -> None:
    """What a party holds, then what its groups hold as theirs; the oldest first, `most` of each."""
    rows = aligned([_row(one) for held in found for one in held.stances[:most]])
    for held in found:
        member = f"  for its member {_name(held.member, table)}" if held.member else ""
        line((_name(held.party, table), "bold"), member, (f"  {held.says.replace('_', ' ')}", "yellow"))
        count = len(held.stances[:most])
        if count:
            _print_rows(rows[:count])
        if len(held.stances) > count:
            line((f"  and {len(held.stances) - count} more; --most {len(held.stances)} shows all", "dim"))
        rows = rows[count:]
    _print_turns([turn for held in found for turn in held.turns], table)


def print_doubts(doubts: Iterable[Doubt]) -> None:
    """What is odd, a few of each kind."""
    for doubt in few(doubts):
        line(("doubt  ", "yellow"), doubt.message)


def print_checked(found: Checked) -> None:
    """Every demand with the words that show its verdicts, what got worse, and the whole as one table."""
    drafts = [one.draft for one in found.demands[0].verdicts] if found.demands else []
    rows = aligned([_verdict_row(v) for one in found.demands for v in one.verdicts])
    for one in found.demands:
        line((one.id, "bold"), f"  {one.text}", (f"  {one.owner}", "dim"))
        for verdict, row in zip(one.verdicts, rows, strict=False):
            columns([row], COLOURS[verdict.verdict], "", "bold", "")
        rows = rows[len(one.verdicts) :]
    for turn in found.regressions:
        was, now = (SAID.get(verdict, SIGNS[verdict]) for verdict in (turn.was, turn.now))
        said = f"{turn.demand} was {was} in {turn.before} and is {now} in {turn.after}"
        line(("regression  ", "bold red"), said)
    print_doubts(found.doubts)
    line("")
    table = [(one.id, *(SIGNS[verdict.verdict] for verdict in one.verdicts)) for one in found.demands]
    columns([("demand", *drafts), *table], "bold", *[""] * len(drafts))


def _by_day(said: list[tuple[str, Stance]]) -> list[tuple[str, Stance]]:
    return sorted(said, key=lambda pair: pair[1].date)


def _said_row(name: str, one: Stance, table: Parties) -> tuple[str, ...]:
    row = "", clipped(_name(name, table), NAME), one.verb.replace("_", " "), clipped(_wording(one), WORDS)
    return row if is_narrow() else (*row, _when(one), _source(one))


def _row(one: Stance) -> tuple[str, ...]:
    row = "", clipped(_printed(one), PLACE), one.verb.replace("_", " "), clipped(_wording(one), WORDS)
    return row if is_narrow() else (*row, _when(one), _source(one))


def _verdict_row(one: Verdict) -> tuple[str, ...]:
    shown = excerpt(one.evidence[0].text, 14) if one.evidence else one.why
    where = cited(one.address) if one.address else ""
    return f"  {SIGNS[one.verdict]}", one.draft, clipped(where, PLACE), shown


def _print_rows(rows: Sequence[tuple[str, ...]]) -> None:
    columns(rows, *("", "bold", "", "", "dim", "dim")[: len(rows[0])])


def _print_turns(turns: Sequence[Turn], table: Parties) -> None:
    for one in turns:
        place = _printed(one.after)
        said = f"{_name(one.party, table)} on {place}, {one.before.date} to {one.after.date}: {one.why}"
        line(("changed  ", "yellow"), said)


def _name(code: str, table: Parties) -> str:
    entry = table.entries.get(code)
    return f"{entry.name} ({code})" if entry and entry.name != code else code


def _printed(one: Stance) -> str:
    return cited(one.address) if "_" in one.address else one.address or "the whole"


def _wording(one: Stance) -> str:
    return " ".join((one.quote or one.option).split())


def _when(one: Stance) -> str:
    public = f", public {one.published}" if one.published and one.published != one.date else ""
    return f"{one.date}{public}"


def _source(one: Stance) -> str:
    said = (
        one.document,
        f"p. {one.page}" if one.page else "",
        one.source if one.source != one.document else "",
        f"at {one.at}" if one.at else "",
        f"spoken by {one.label}" if one.on_behalf_of and one.on_behalf_of != one.party else "",
        one.confidence if one.confidence != "official" else "",
    )
    return " · ".join(part for part in said if part)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"

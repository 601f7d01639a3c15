"""The commands that look at positions: who, check, residue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from ..errors import TravauxError
from ..history.citations import places_in
from ..positions import Held, Stance, as_of
from ..positions import who as held_by
from ..positions.demands import Checked, Verdict
from ..positions.parties import Parties, curated
from ..publishing.citing import cited, excerpt
from ..steps.followed import follow_to
from ..steps.material import Material
from ..steps.on_record import checked_in, stances_in
from ..steps.settled import code_of, groups_of
from .options import At, Draft, Folder, Json
from .position_answers import checked_answer, stance_answer
from .sources import newest, opened
from .terminal import answer, columns, line

__all__ = ["check", "who"]

Party = Annotated[
    str | None, typer.Option("--party", metavar="P", help="A party or a group: its name or code.", show_default=False)
]
Issue = Annotated[
    str | None,
    typer.Option("--issue", metavar="I", help="An issue that statements are filed under.", show_default=False),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="Only what was public on this day.", show_default=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 where the newest draft does not meet every demand.")]
COLOURS = {"met": "green", "partly": "yellow", "not_met": "red", "relocated": "cyan", "unknown": "dim"}
SIGNS = {"met": "met", "partly": "partly", "not_met": "not met", "relocated": "moved", "unknown": "?"}


def who(
    folder: Folder,
    at: At = None,
    party: Party = None,
    issue: Issue = None,
    on: On = None,
    draft: Draft = None,
    as_json: Json = False,
) -> None:
    """Show who wants what, since when, with the words that show it.

    By provision (of the newest draft, or the one named), by party, by issue, or all of these at once. A group's word is
    shown as the group's. What is not on record is unknown.

    \b
    Examples:
      travaux who harbours --at "Article 5(2)"
      travaux who harbours --party Norway --on 2025-04-17
    """
    with opened(folder) as negotiation:
        target = negotiation.document(draft) if draft else newest(negotiation)
        material = negotiation.material()
    stances = stances_in(material)
    stances = as_of(stances, on) if on else stances
    place = _place(material, target.symbol, at) if at else None
    code = code_of(party, target.date, material.parties) if party else None
    follow = follow_to(material, target.symbol)
    found = held_by(
        stances, place, code, issue, follow=follow, groups=lambda one, day: tuple(groups_of(one, day, material.parties))
    )
    if as_json:
        answer("who", {"stances": [stance_answer(one, follow(one)) for held in found for one in held.stances]})
    else:
        _report(found, material.parties or curated())


def check(folder: Folder, strict: Strict = False, as_json: Json = False) -> None:
    """Check each demand of an organisation against each draft: met, partly, not met, relocated, unknown.

    The demands stand in `demands*.toml` in the folder. A demand that was met and is no longer stands out.

    \b
    Example:
      travaux check harbours --strict
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
    if not material.papers.demands:
        raise TravauxError(
            "no_demands",
            "There is no file of demands.",
            where=str(folder),
            try_this="write demands.toml; see the docs, Demands.",
        )
    found = checked_in(material)
    if as_json:
        answer("check", checked_answer(found))
    else:
        _print_checked(found)
    if strict and any(one.verdicts and one.verdicts[-1].verdict != "met" for one in found.demands):
        raise typer.Exit(1)


def _place(material: Material, symbol: str, at: str) -> str | None:
    draft = next(one for one in material.drafts if one.symbol == symbol)
    return places_in(draft, at, material.drafts)[0].address


def _report(found: Sequence[Held], table: Parties) -> None:
    for held in found:
        line((_name(held.party, table), "bold"), (f"  for {held.member}" if held.member else ""), f"  {held.says}")
        for one in held.stances:
            line(("    " + _when(one), "dim"), f"  {one.verb}", f"  {excerpt(one.quote or one.option, 18)}")
            line(("    " + _source(one), "dim"))
        for turn in held.turns:
            line(("    changed ", "yellow"), f"{turn.before.date} to {turn.after.date}: {turn.why}")
    if not found:
        line("Nobody is on record.")


def _name(code: str, table: Parties) -> str:
    entry = table.entries.get(code)
    return f"{entry.name} ({code})" if entry and entry.name != code else code


def _when(one: Stance) -> str:
    public = f", public {one.published}" if one.published and one.published != one.date else ""
    return f"{one.date}{public}"


def _source(one: Stance) -> str:
    place = cited(one.address) if "_" in one.address else one.address
    said = (
        one.document,
        place,
        f"p. {one.page}" if one.page else "",
        one.source or "",
        f"at {one.at}" if one.at else "",
    )
    behalf = f"for {one.on_behalf_of}" if one.on_behalf_of else ""
    return " · ".join(part for part in (*said, behalf, one.confidence if one.confidence != "official" else "") if part)


def _print_checked(found: Checked) -> None:
    drafts = [one.draft for one in found.demands[0].verdicts] if found.demands else []
    for one in found.demands:
        line((one.id, "bold"), f"  {one.text}", (f"  {one.owner}", "dim"))
        for verdict in one.verdicts:
            _print_verdict(verdict)
    for turn in found.regressions:
        line(
            ("regression  ", "bold red"),
            f"{turn.demand} was met in {turn.before} and is {SIGNS[turn.now]} in {turn.after}",
        )
    for doubt in found.doubts:
        line(("doubt  ", "yellow"), doubt.message)
    line("")
    rows = [(one.id, *(SIGNS[verdict.verdict] for verdict in one.verdicts)) for one in found.demands]
    columns([("demand", *drafts), *rows], "bold", *[""] * len(drafts))


def _print_verdict(one: Verdict) -> None:
    shown = excerpt(one.evidence[0].text, 14) if one.evidence else one.why
    where = cited(one.address) if one.address else ""
    line("    ", (f"{SIGNS[one.verdict]:8}", COLOURS[one.verdict]), f"{one.draft}  ", (where, "bold"), f"  {shown}")

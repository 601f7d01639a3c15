"""The commands that look at positions: who, check, residue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from ..errors import TravauxError
from ..history import Dated
from ..history.citations import places_in
from ..positions import Held, as_of
from ..positions import who as held_by
from ..positions.parties import Parties, curated
from ..steps.followed import follow_to
from ..steps.newly import new_places
from ..steps.on_record import checked_in, stances_in
from ..steps.settled import code_of, groups_of
from ..steps.written import told_in
from .answers import doubt_answer
from .options import At, Draft, Folder, Json
from .position_answers import checked_answer, stance_answer
from .position_reports import Follow, print_by_holder, print_by_place, print_checked, print_doubts
from .sources import draft_in, opened
from .terminal import answer, line

__all__ = ["check", "who"]

DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

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
MOST = 30
EXAMPLE = "begin each with [[demands]]: id, about, text, test; see the docs, Demands."
Most = Annotated[int, typer.Option("--most", metavar="N", help="So many provisions are shown.", min=1)]


def who(
    folder: Folder,
    at: At = None,
    party: Party = None,
    issue: Issue = None,
    on: On = None,
    draft: Draft = None,
    most: Most = MOST,
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
        material = negotiation.material()
        target = draft_in(negotiation, material, draft)
    stances = stances_in(material)
    stances = as_of(stances, _day(on)) if on else stances
    places = [stand.address for stand in places_in(target, at, material.drafts)] if at else [None]
    code = code_of(party, target.date, material.parties) if party else None
    new = new_places(stances, material.drafts)
    follow, doubts = follow_to(material, target.symbol, new), told_in(material.papers).doubts
    groups = partial(_groups, table=material.parties)
    found = [one for at in places for one in held_by(stances, at, code, issue, follow=follow, groups=groups)]
    if as_json:
        said = [stance_answer(one, follow(one)) for held in found for one in held.stances]
        answer("who", {"stances": said, "doubts": [doubt_answer(one) for one in doubts]})
        return
    _report(found, target, follow, most=most, table=material.parties or curated(), of_party=party is not None)
    print_doubts(doubts)


def _report(found: Sequence[Held], target: Dated, follow: Follow, *, most: int, table: Parties, of_party: bool) -> None:
    if of_party:
        print_by_holder(found, table, most=most)
    elif found:
        print_by_place(found, target, follow, table, most=most)
    else:
        line("Nobody is on record.")


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
    if not found.demands:
        names = ", ".join(path.name for path in material.papers.demands)
        raise TravauxError("no_demands", "No demand is written there.", where=names, try_this=EXAMPLE)
    if as_json:
        answer("check", checked_answer(found))
    else:
        print_checked(found)
    if strict and any(one.verdicts and one.verdicts[-1].verdict != "met" for one in found.demands):
        raise typer.Exit(1)


def _day(on: str) -> str:
    """A day as people write it, to its end: the year 2025 is all of 2025."""
    if not DAY.fullmatch(on):
        raise TravauxError("wrong_value", f"{on!r} is no day.", where="--on", try_this="write it as 2025-04-17.")
    return on + "-99-99"[len(on) - 4 :] if len(on) < 10 else on


def _groups(party: str, day: str, table: Parties | None) -> tuple[str, ...]:
    return tuple(groups_of(party, day, table))

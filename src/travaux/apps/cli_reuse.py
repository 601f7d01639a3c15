"""The commands that look at words taken over: uptake, reuse."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

import typer

from ..history import Copy, Echo, Request, Taken
from ..publishing.citing import cited, excerpt
from ..steps.on_record import asked_in, copies_in, echoes_in, uptake_in
from .history_answers import copy_answer, echo_answer, taken_answer
from .options import Draft, Folder, Json
from .sources import draft_in, opened
from .terminal import answer, columns, line

__all__ = ["reuse", "uptake"]

Label = Annotated[
    str | None,
    typer.Option("--label", metavar="L", help="Only this printed label, with its articles.", show_default=False),
]
SHOWN = 4  # departures of one provision


def uptake(folder: Folder, label: Label = None, as_json: Json = False) -> None:
    """Show how much of what each printed label asked for stands in each later draft.

    Words asked for that stand there, words that were to stay and do, and how many stood there once and do no more. That words
    stand does not say that they stand because of the label; the same wish in other words counts nothing.

    \b
    Examples:
      travaux uptake harbours
      travaux uptake harbours --label "Norway"
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
    found = uptake_in(material, asked_in(material, material.notations(material.dated)))
    found = tuple(one for one in found if label in (None, one.label))
    if as_json:
        answer("uptake", {"uptake": [taken_answer(one) for one in found]})
        return
    for name, each in groupby(found, key=lambda one: one.label):
        _print_taken(name, list(each), with_articles=label is not None)
    if not found:
        line("Nobody on the record asked for words.")


def reuse(folder: Folder, draft: Draft = None, as_json: Json = False) -> None:
    """Show words taken from other instruments, and proposals that repeat each other.

    Instruments are the documents in the folder `shelf/`; a day at the beginning of a file name (`1982-law-of-the-sea.pdf`) says
    which came first. Of two proposals the one tabled first is named first: it does not follow that one had it from the other.

    \b
    Example:
      travaux reuse harbours --draft HARB/2
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
        document = draft_in(negotiation, material, draft)
    found, copied = echoes_in(material, document.symbol), copies_in(material)
    if as_json:
        said = {"draft": document.symbol, "echoes": [echo_answer(one) for one in found]}
        answer("reuse", {**said, "copies": [copy_answer(one) for one in copied]})
        return
    line((document.symbol, "bold"), f"  {len(found)} provisions repeat an instrument on the shelf")
    for echo in found:
        _print_echo(echo)
    if not material.shelf.instruments:
        line(("The shelf is empty: put treaties as documents into shelf/.", "dim"))
    line("")
    line((f"{len(copied)} pairs of requests ask for the same words", "bold"))
    for copy in copied:
        _print_copy(copy)


def _print_taken(name: str, each: list[Taken], *, with_articles: bool) -> None:
    line((name, "bold"))
    columns([(f"    {one.draft}", *_figures(one)) for one in each], "", "", "", "dim")
    articles = each[-1].articles if with_articles else ()
    if articles:
        columns([(f"      {cited(a) or a}", f"{taken:,} of {asked:,}") for a, asked, taken in articles], "dim", "dim")


def _figures(one: Taken) -> tuple[str, str, str]:
    came = f"{one.taken:,} of {one.asked:,} words put in" if one.asked else ""
    stayed = f"{one.kept:,} of {one.keeping:,} words kept" if one.keeping else ""
    return came, stayed, f"{one.lost:,} lost since" if one.lost else ""


def _print_echo(one: Echo) -> None:
    turned = "" if one.dated_before else ", which is younger"
    line((cited(one.address), "bold"), f"  {one.likeness:.0%} as {cited(one.source)} of {one.instrument}{turned}")
    for departure in one.departures[:SHOWN]:
        ours, theirs = excerpt(departure.ours, 14) or "(nothing)", excerpt(departure.theirs, 14) or "(nothing)"
        line("    ", (ours, "green"), " for ", (theirs, "red"))


def _print_copy(one: Copy) -> None:
    same = " (on the same day)" if one.same_day else ""
    line(f"  {one.likeness:.0%}  ", (_who(one.first), "bold"), " then ", (_who(one.later), "bold"), same)
    line((f"        {excerpt(one.wording[0], 18)}", "dim"))


def _who(one: Request) -> str:
    return f"{one.label}, {one.document}, {one.date}"

"""The commands that look at open points: brackets, settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from ..errors import TravauxError
from ..positions import Behind
from ..publishing.citing import cited, excerpt
from ..steps.noted import labels_of
from ..steps.settled import settled_as
from ..text import write
from ..text.notation import KINDS, Bracket
from .bracket_answers import brackets_answer, settled_answer, totals_of
from .options import Draft, Json, Place, Profile
from .sources import Source, source_of
from .terminal import answer, clipped, columns, is_narrow, line

__all__ = ["brackets", "settle"]

NAMES = {
    "optional_phrase": "optional",
    "whole_provision": "whole provision",
    "editor_note": "note",
    "in_word": "in a word",
}
WORDS = 48  # signs of the words of a bracket, all its options together
HEADS = ("page", "provision", "kind", "words", "who")


Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="K", help="Only brackets of this kind.", show_default=False),
]


Of = Annotated[
    str | None,
    typer.Argument(metavar="DRAFT", help="The symbol of a draft; without it the newest.", show_default=False),
]
As = Annotated[
    str, typer.Option("--as", metavar="PARTY", help="A party or a group: its name or code.", show_default=False)
]


def brackets(
    place: Place,
    draft: Draft = None,
    kind: Kinds = None,
    profile: Profile = None,
    as_json: Json = False,
) -> None:
    """Show every bracket of a text: its kind, the options it leaves open, and who holds them.

    Of a negotiation the newest draft is shown, or the one named.

    \b
    Examples:
      travaux brackets rolling-text.docx
      travaux brackets harbours --draft HARB/2 --kind number
    """
    if unknown := [one for one in kind or () if one not in KINDS]:
        what = f"There is no kind of bracket {unknown[0]!r}."
        raise TravauxError("wrong_value", what, where="--kind", try_this=f"one of: {', '.join(KINDS)}")
    source = source_of(place, draft, profile)
    if as_json:
        said = brackets_answer(source, kind)
        answer("brackets", {"draft": source.document.symbol if source.document else None, **said})
        return
    _report(source, kind)


def settle(
    place: Place,
    party: Annotated[
        str, typer.Option("--as", metavar="PARTY", help="A party or a group: its name or code.", show_default=False)
    ],
    draft: Of = None,
    profile: Profile = None,
    as_json: Json = False,
) -> None:
    """Show a draft as a party or a group would have it, and what stays undecided.

    Its own word decides; where it has none, that of its groups on the day of the draft. What nobody it belongs to spoke of
    stays in brackets and is listed.

    \b
    Examples:
      travaux settle rolling-text.docx --as EU
      travaux settle harbours HARB/2 --as Norway
    """
    source = source_of(place, draft, profile)
    found = settled_as(
        source.noted,
        party,
        source.who,
        date=source.date,
        parties=source.parties,
        spoken=source.spoken,
    )
    if as_json:
        answer("settle", {"draft": source.document.symbol if source.document else None, **settled_answer(found)})
        return
    line((source.name, "bold"), f" as {party} would have it")
    line("")
    for paragraph in write(found.text).split("\n"):
        line(paragraph)
    line("")
    for one in found.undecided:
        where = cited(one.address) if one.address else ""
        line(("undecided  ", "yellow"), (where, "bold"), f"  {one.says}  ", (one.why, "dim"))
    line(f"{len(found.picks)} decided, {len(found.undecided)} undecided.")


def _report(source: Source, kinds: list[str] | None) -> None:
    found = source.noted.notation
    line((source.name, "bold"))
    shown = [one for one in found.brackets if not kinds or one.kind in kinds]
    if shown and is_narrow():
        columns([(clipped(_where(one), 24), _words(source, one)) for one in shown], "bold", "")
    elif shown:
        columns([HEADS, *(_row(source, one) for one in shown)], "dim", "bold", "", "", "")
    for doubt in found.doubts:
        place = f"page {doubt.page}: " if doubt.page else ""
        line(("doubt  ", "yellow"), place, doubt.message)
    totals = totals_of(source.noted)
    by_kind = ", ".join(f"{count} {NAMES.get(kind, kind)}" for kind, count in _by_kind(shown))
    line("")
    line(f"{len(shown)} open points" + (f": {by_kind}" if by_kind else "") + ".")
    if source.still_open:
        line("The last draft with an open point is ", (source.still_open, "bold"), f": --draft {source.still_open}")
    line(
        (
            f"{totals['open']} signs open, {totals['close']} close. Read as a {found.profile} text. {found.because}",
            "dim",
        )
    )


def _by_kind(shown: list[Bracket]) -> list[tuple[str, int]]:
    kinds = [one.kind for one in shown]
    return sorted(((kind, kinds.count(kind)) for kind in set(kinds)), key=lambda said: (-said[1], said[0]))


def _row(source: Source, one: Bracket) -> tuple[str, ...]:
    page = source.noted.text.words.page(one.span[0])
    printed = [f"{a.label} {a.verb}" for a in labels_of((one,))]
    who = "; ".join(dict.fromkeys((*printed, *_elsewhere(source.elsewhere(one)))))
    return f"{page}" if page else "", _where(one), NAMES.get(one.kind, one.kind), _words(source, one), who


def _elsewhere(found: Sequence[Behind]) -> Iterator[str]:
    """Who said what elsewhere, those of one verb and one document together."""
    said: dict[tuple[str, str], dict[str, None]] = {}
    for one in (behind.stance for behind in found):
        place = one.document or one.at or one.date
        said.setdefault((one.verb, place), {})[one.on_behalf_of or one.party] = None
    for (verb, place), names in said.items():
        yield f"{', '.join(names)} {verb.replace('_', ' ')} ({place})"


def _where(one: Bracket) -> str:
    return cited(one.address) if one.address else ""


def _words(source: Source, one: Bracket) -> str:
    text = source.noted.text
    each = max(14, WORDS // max(1, len(one.options)) - 3)
    options = [clipped(excerpt(text.words.text(*option.span), 9), each) or "(no words)" for option in one.options]
    return " | ".join(options) if options else clipped(excerpt(text.words.text(*one.span), 9), WORDS)

"""The commands that look at the life of words: trace, returns."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text as Coloured

from ..errors import TravauxError
from ..history import Left, Lives, Origin, TracedRun, reaches
from ..history import cite as cited_in
from ..history import trace as traced
from ..history.citations import Stand, places_in
from ..publishing.citing import cited, excerpt
from ..steps.on_record import LEAST, residue_in, returns_in, unheard_in
from .answers import doubt_answer
from .history_answers import cited_answer, left_answer, reach_answer, return_answer, run_answer
from .options import At, Draft, Folder, Json
from .position_reports import print_doubts
from .sources import document_in, draft_in, opened
from .terminal import answer, columns, line, plain, prose

__all__ = ["cite", "residue", "returns", "trace"]

BLANKS = re.compile(r"\s+")
Least = Annotated[int, typer.Option("--least", metavar="N", help="Words of a passage, at least.", min=1)]
Most = Annotated[int, typer.Option("--most", metavar="N", help="So many are shown.", min=1)]
COLOURS = (
    "cyan",
    "yellow",
    "green",
    "magenta",
    "blue",
    "red",
    "bright_cyan",
    "bright_yellow",
    "bright_green",
    "bright_magenta",
)


def trace(
    folder: Folder,
    draft: Draft = None,
    at: At = None,
    by: Annotated[str, typer.Option("--by", metavar="W", help="Colour by document or by label.")] = "document",
    as_json: Json = False,
) -> None:
    """Show who first wrote each word of a draft: in which document, and on whose printed label.

    \b
    Examples:
      travaux trace harbours
      travaux trace harbours --draft HARB/2 --at "Article 5(2)" --by label
    """
    if by not in ("document", "label"):
        raise TravauxError("wrong_value", f"{by!r} colours nothing.", where="--by", try_this="document or label")
    with opened(folder) as negotiation:
        material = negotiation.material()
        document = document_in(negotiation, material, draft) if draft else draft_in(negotiation, material)
        places = [stand.address for stand in places_in(document, at)] if at else [None]
        lives = negotiation.lives(material)
        began = time.process_time()
        runs = [run for place in places for run in traced(lives, document.symbol, place)]
        seconds = time.process_time() - began
    if as_json:
        answer(
            "trace",
            {
                "draft": document.symbol,
                "runs": [run_answer(one) for one in runs],
                "cpu_seconds": round(seconds, 6),
                **_doubts(lives),
            },
        )
    else:
        _report(document.symbol, runs, by_label=by == "label")
        print_doubts(lives.doubts)


def returns(folder: Folder, least: Least = LEAST, as_json: Json = False) -> None:
    """Show language that was dropped from a draft and came back in a later one, and who had asked for it.

    Told apart from words that only moved. Where an instrument on the shelf says the same, that is said.

    \b
    Example:
      travaux returns harbours
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
        lives = negotiation.lives(material)
    found = returns_in(material, lives, least)
    if as_json:
        answer("returns", {"returns": [return_answer(one) for one in found], **_doubts(lives)})
        return
    for one in found:
        line((f"{one.words} words  ", "bold"), excerpt(one.text, 16))
        line("    last in ", (one.last_in.document, "bold"), f", {cited(one.last_in.address)}")
        line("    dropped in ", (one.dropped_in, "bold"))
        line("    back in ", (one.back_in.document, "bold"), f", {cited(one.back_in.address)}")
        for asked in one.asked_by:
            label = asked.label or "no label"
            line("    asked for by ", (label, "bold"), f" in {asked.document}, {asked.score:.0%} of the words")
        if not one.asked_by:
            line(("    nobody on the record asked for it in between", "yellow"))
        if one.stands_in:
            line(f"    also says so: {', '.join(one.stands_in)}")
    line("" if found else "Nothing that was dropped came back.")
    line(f"{len(found)} passages came back." if len(found) > 1 else "One passage came back." if found else "")
    print_doubts(lives.doubts)


def _doubts(lives: Lives) -> dict[str, object]:
    return {"doubts": [doubt_answer(one) for one in lives.doubts]}


def cite(
    folder: Folder,
    citation: Annotated[str, typer.Argument(metavar="CITATION", help="As people write it.", show_default=False)],
    source: Annotated[
        str | None, typer.Option("--from", metavar="S", help="The draft it cites.", show_default=False)
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", metavar="S", help="The draft to find it in.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Show where a provision cited from one draft stands in another, step by step.

    \b
    Examples:
      travaux cite harbours "Article 5(2) of the zero draft"
      travaux cite harbours "articles 6 to 16" --from HARB/1 --to HARB/3
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
        draft_in(negotiation, material, None)
    found = cited_in(citation, material.drafts, material.comparisons, source=source, target=target)
    texts = {one.symbol: one.text for one in material.drafts}
    reached = [(one, reaches(texts[one.draft], one.address)) for one in found.origin if one.address]
    if as_json:
        answer("cite", {**cited_answer(found), "reached_by": [reach_answer(one, each) for one, each in reached]})
        return
    for heading, stands in (("", found.origin), ("stands in", found.to), ("on the way", found.chain)):
        if stands and heading:
            line("")
            line((heading, "dim"))
        if stands:
            columns([_stand_row(one) for one in stands], "bold", "", "dim", "dim")
    for one, each in reached:
        direct = [cited(reach.address) for reach in each if reach.steps == 1]
        if direct:
            line("")
            line((f"named in {one.draft} by  ", "dim"), ", ".join(direct))


def residue(folder: Folder, draft: Draft = None, most: Most = 20, as_json: Json = False) -> None:
    """Show changes between drafts that nobody on the record asked for, the weightiest first.

    With the nearest requests and why they do not match. Comparisons for which no request at all is on record come last. Only
    what is on record is known: a request made in a closed room looks as if nobody had asked.

    \b
    Example:
      travaux residue harbours --draft HARB/2
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
        if draft is not None:
            draft_in(negotiation, material, draft)
        credits = negotiation.credits(material)
    left = [one for one in residue_in(credits) if draft in (None, one.credit.after)]
    unheard = unheard_in(credits)
    left.sort(key=lambda one: (_link(one) in unheard, -one.weight))
    if as_json:
        answer("residue", {"changes": [left_answer(one) for one in left]})
        return
    for one in left[:most]:
        _print_left(one)
    more = f"; --most {len(left)} shows all" if len(left) > most else ""
    line(f"{len(left)} changes, or parts of changes, without a request on record{more}.")
    for before, after in sorted(unheard):
        count = sum(_link(one) == (before, after) for one in left)
        if count:
            line(f"{count} of them, last here, are from {before} to {after}, for which no request at all is on record.")


def _link(one: Left) -> tuple[str, str]:
    return one.credit.before, one.credit.after


def _print_left(one: Left) -> None:
    change = one.credit.change
    place = cited(change.after.address or change.before.address)
    line((place, "bold"), f"  {one.credit.before} → {one.credit.after}  ", ("; ".join(one.reasons), "yellow"))
    if one.words:
        line(("    + ", "green"), excerpt(" … ".join(one.words), 30))
    else:
        for sign, words, style in (("- ", one.credit.went, "red"), ("+ ", one.credit.came, "green")):
            if words:
                line(("    " + sign, style), excerpt(words, 30))
    for near in one.nearest[:2]:
        line((f"    nearest: {near.request.label} ({near.request.document}), {near.score:.0%}: {near.why}", "dim"))


def _stand_row(one: Stand) -> tuple[str, ...]:
    page = f"p. {one.page}" if one.page else ""
    return one.draft, one.citation if one.address else "not there", one.relation, page


def _report(symbol: str, runs: Sequence[TracedRun], *, by_label: bool) -> None:
    """The words of a draft in the colours of their origin, provision by provision, and what the colours mean."""
    sources = Counter[str]()
    for one in runs:
        if one.born is not None:
            sources[_source(one.born, by_label=by_label)] += len(one.text.split())
    colours = {name: COLOURS[n % len(COLOURS)] for n, (name, _) in enumerate(sources.most_common())}
    line((symbol, "bold"))
    for address, held in groupby(runs, key=lambda one: one.address):
        shown, each = Coloured(), list(held)
        for one in each:
            style = colours[_source(one.born, by_label=by_label)] if one.born else "dim"
            shown.append(plain(BLANKS.sub(" ", one.text)), style)
        line("")
        line((cited(address) or address, "bold"), *("  ", (_told(each, by_label=by_label), "dim")))
        prose(shown)
    line("")
    total = sum(sources.values())
    for name, words in sources.most_common():
        line((name or "no label", colours[name]), f"  {words:,} words, {words / total:.0%}")


def _told(runs: Sequence[TracedRun], *, by_label: bool) -> str:
    """Where the words of a provision come from, in words, for those who see no colours."""
    words = Counter[str]()
    for one in runs:
        if one.born is not None:
            words[_source(one.born, by_label=by_label) or "no label"] += len(one.text.split())
    return ", ".join(f"{name} {count}" for name, count in words.most_common()) if len(words) > 1 else "".join(words)


def _source(born: Origin, *, by_label: bool) -> str:
    return (born.label or "") if by_label else born.document

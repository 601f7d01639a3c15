"""The command that asks rules of a whole world: map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from ..errors import TravauxError
from ..publishing.columns import csv_of
from ..publishing.tile_map import tile_map
from ..rules import lower
from ..rules.profiles import Exposure, exposure, folded_world, rows_of
from ..rules.worlds import World, broken, read_world, synthetic, tiles_of
from .cli_rules import Drafts, Question, Readings, Rules, With, told_in
from .options import Json
from .rule_sources import asked_variants, question_of, rules_in
from .terminal import answer, columns, line

__all__ = ["map"]

LIMITS = "What the wording implies under the readings chosen and the facts given; no forecast, and no legal advice."


def map(
    rules: Rules,
    draft: Drafts = None,
    amendment: With = None,
    question: Question = None,
    reading: Readings = None,
    world: Annotated[
        Path | None, typer.Option("--world", metavar="W", help="A world: a folder, or an npz. [An invented one.]")
    ] = None,
    parties: Annotated[int, typer.Option(help="Parties of the invented world.", min=2)] = 193,
    acts: Annotated[int, typer.Option(help="Acts of the invented world.", min=1)] = 200,
    seed: Annotated[int, typer.Option(help="What the invented world is drawn from.")] = 1,
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="M", help="Count this measure only; again for more. [All.]")
    ] = None,
    kind: Annotated[str, typer.Option("--class", metavar="C", help="The class of acts that --svg draws.")] = "any act",
    declinable: Annotated[bool, typer.Option("--declinable", help="Count requests that may be refused, too.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="F", help="Draw a map of squares here.")] = None,
    table: Annotated[Path | None, typer.Option("--csv", metavar="F", help="Write the whole table here.")] = None,
    as_json: Json = False,
) -> None:
    """Show from how many others each party of a world could be made to act, by class of acts and draft.

    Without --world the parties and their laws are invented, and the answer says so. Facts that a world does not have are
    unknown, and readings that are not chosen open: the figures are then ranges.

    \b
    Examples:
      travaux rules map cybercrime --draft V3 --draft V5
      travaux rules map cybercrime --draft V5 --measure interception --class speech --svg map.svg
    """
    instrument = rules_in(rules)
    of = read_world(world, instrument) if world else synthetic(instrument, parties, acts, seed)
    lowered = lower(asked_variants(instrument, draft, amendment))
    chosen = {term.fact: str(value) for term, value in told_in(instrument, None, None, reading).facts}
    under = folded_world(lowered, of, question_of(instrument, question), chosen)
    _known(measure or (), of.powers, "--measure")
    found = exposure(under, ("MUST", "MAY REFUSE") if declinable else ("MUST",), measure or None)
    _known((kind,), found.classes, "--class")
    if svg:
        svg.write_text(tile_map(found, tiles_of(found.parties), kind), encoding="utf-8")
    rows = list(rows_of(found))
    if table:
        table.write_text(csv_of(tuple(rows[0]), [tuple(one.values()) for one in rows]), encoding="utf-8")
    doubts = [one.message for one in broken(of, lowered)]
    if as_json:
        answer("rules-map", {"world": found.world, "rows": rows, "doubts": doubts, "limits": LIMITS})
        return
    _print(found, of, doubts)


def _known(names: Iterable[str], known: Sequence[str], where: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}."
            raise TravauxError("not_in_world", f"This world has no {name!r}.", where=where, try_this=hint)


def _print(found: Exposure, of: World, doubts: list[str]) -> None:
    line((found.world, "bold"), f", {len(of.parties)} parties, {len(of.acts)} acts, {len(of.powers)} measures")
    for one in (*doubts, *of.assumed):
        line((one, "yellow"))
    which = "any measure" if found.powers == of.powers else " or ".join(found.powers)
    line(f"From how many others a party could be made to act ({' or '.join(found.outcomes)}; {which}):")
    line("the middle party; in brackets the fewest and the most.")
    rows = [("acts", *found.drafts)]
    for kind, name in enumerate(found.classes):
        rows.append((name, *(_cell(found, nth, kind) for nth in range(len(found.drafts)))))
    columns(rows, "bold", *[""] * len(found.drafts))
    line((LIMITS, "dim"))


def _cell(found: Exposure, draft: int, kind: int) -> str:
    """The middle party and the fewest and most, of certain and of possible where these differ."""
    low, high = found.asked[draft, kind], found.asked_possible[draft, kind]
    if (low == high).all():
        return f"{median(low.tolist()):.0f} ({low.min()} to {low.max()})"
    return f"{median(low.tolist()):.0f} to {median(high.tolist()):.0f} ({low.min()} to {high.max()})"

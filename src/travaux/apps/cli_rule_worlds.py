"""The commands under `travaux rules` that answer about a whole world of states: map, load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..errors import TravauxError
from ..publishing.tiles import tile_map
from ..rules import OUTCOMES, lower
from ..rules.load import assumptions, compare_load, demand_of_world, load_record, load_story
from ..rules.profiles import Exposure, cube, exposure, folded_world, rows_of
from ..rules.traces import LIMITS
from ..rules.worlds import World, tiles_of
from ..steps.ruled_words import written_whole
from .cli_rules import AsJson, Drafts, Question, Readings, Rules, With, readings_in
from .rule_sources import asked_variants, question_of, rules_in, world_in
from .terminal import answer, columns, line, prose

__all__ = ["load", "map_"]

MOST = 20
Where = Annotated[
    str,
    typer.Option(
        "--world", metavar="W", help='"synthetic", "states" (what is sourced of real ones), or a world as files.'
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Which invented world.")]
States = Annotated[int, typer.Option("--states", metavar="N", help="States of an invented world.", min=2, max=400)]
Acts = Annotated[int, typer.Option("--acts", metavar="N", help="Acts of an invented world.", min=1, max=2000)]

Outcomes = Annotated[
    list[str] | None,
    typer.Option("--outcome", metavar="O", help="What counts; again for more. [MUST]", show_default=False),
]
Kind = Annotated[
    str | None,
    typer.Option("--class", metavar="K", help="Acts of one class. [Where most differs.]", show_default=False),
]
Svg = Annotated[
    Path | None,
    typer.Option("--svg", metavar="F", help="Write the map as a picture of squares.", show_default=False),
]
Authorities = Annotated[
    list[str] | None,
    typer.Option("--authority", metavar="P", help="A state; again for more. [Three.]", show_default=False),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against", metavar="D", help="The draft the others are held against. [The first.]", show_default=False
    ),
]
Assumed = Annotated[
    Path | None,
    typer.Option("--assumptions", metavar="F", help="Rates, times and staff as TOML.", show_default=False),
]
Rounds = Annotated[int, typer.Option("--rounds", metavar="N", help="How often it is drawn anew.", min=1)]

Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure", metavar="M", help="Only what this measure asks; again for more. [All.]", show_default=False
    ),
]


def map_(
    rules: Rules,
    draft: Drafts = None,
    amendment: With = None,
    question: Question = None,
    reading: Readings = None,
    outcome: Outcomes = None,
    kind: Kind = None,
    measure: Measures = None,
    world: Where = "synthetic",
    seed: Seed = 1,
    states: States = 193,
    acts: Acts = 60,
    svg: Svg = None,
    as_json: AsJson = False,
) -> None:
    """Show from how many others each state could be made to act, by draft and class of acts.

    An invented world shows what drafts do to states that differ. Of real states hardly any fact is sourced: counts are ranges.

    \b
    Examples:
      travaux rules map cybercrime --draft V3 --draft V5 --measure interception
      travaux rules map cybercrime --draft V5 --reading "endeavour is duty" --svg map.svg
    """
    instrument = rules_in(rules)
    wanted = tuple(outcome or ("MUST",))
    _must_be_among("outcome", wanted, OUTCOMES)
    place = world_in(instrument, world, seed=seed, states=states, acts=acts)
    about = question_of(instrument, question)
    _must_be_among("measure", measure or (), place.powers)
    variants = asked_variants(instrument, draft, amendment)
    found = exposure(folded_world(lower(variants), place, about, readings_in(reading)), wanted, measure or None)
    nth = _class_in(found, kind)
    _draw(found, nth, svg)
    if as_json:
        answer("rules-map", {"question": " ".join(about), "outcomes": list(wanted), "rows": list(rows_of(found))})
        return
    _print_map(found, wanted, nth)
    _limits(place)


def load(
    rules: Rules,
    draft: Drafts = None,
    amendment: With = None,
    authority: Authorities = None,
    reference: Against = None,
    assumed: Assumed = None,
    reading: Readings = None,
    world: Where = "synthetic",
    seed: Seed = 1,
    states: States = 40,
    acts: Acts = 40,
    rounds: Rounds = 20,
    as_json: AsJson = False,
) -> None:
    """Compare how many requests each draft lays on an authority and how long they would wait: relative, never a forecast.

    All drafts get the same requests, the same work and the same people; only what the wording admits is different.

    \b
    Example:
      travaux rules load cybercrime --draft V1 --draft V3 --draft V5
    """
    instrument = rules_in(rules)
    variants = asked_variants(instrument, draft, amendment)
    place = world_in(instrument, world, seed=seed, states=states, acts=acts)
    under = folded_world(lower(variants), place, instrument.question, readings_in(reading))
    taken = assumptions(assumed)
    demand = demand_of_world(cube(under), taken)
    names = authority or demand.authorities[:3]
    _must_be_among("authority", names, demand.authorities)
    _must_be_among("draft", [reference] if reference else [], demand.drafts)
    found = compare_load(demand, taken, names, reference=reference or "", rounds=rounds, seed=seed)
    if as_json:
        said = load_record(found)
        answer("rules-load", {key: value for key, value in said.items() if key != "schema"})
        return
    for sentence in load_story(found):
        prose(sentence)
    _limits(place)


def _must_be_among(kind: str, given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            hint = f"one of: {', '.join(known[:12])}{', ...' if len(known) > 12 else ''}."
            raise TravauxError("wrong_value", f"There is no {kind} {name!r} here.", where=f"--{kind}", try_this=hint)


def _draw(found: Exposure, nth: int, svg: Path | None) -> None:
    if svg is not None:
        written_whole(svg, tile_map(found, tiles_of(found.parties), nth))


def _print_map(found: Exposure, wanted: Sequence[str], kind: int) -> None:
    line((found.world, "bold"))
    line(
        f"From how many of {len(found.parties) - 1} others a state can be asked so that the answer is {' or '.join(wanted)}:"
    )
    line("the middle state, and the least and the most of all, by class of acts")
    rows = [("", *found.drafts)]
    rows += [
        (name, *(_spread(found, d, nth) for d in range(len(found.drafts)))) for nth, name in enumerate(found.classes)
    ]
    columns(rows, "bold", *[""] * len(found.drafts))
    line("")
    line((f"State by state: {found.classes[kind]}", "bold"))
    possible = found.asked_possible[:, kind]
    order = sorted(range(len(found.parties)), key=lambda nth: (-int(possible[:, nth].max()), nth))
    rows = [("state", *found.drafts)]
    rows += [(found.parties[nth], *_counts(found, kind, nth)) for nth in order[:MOST]]
    columns(rows, "bold", *[""] * len(found.drafts))
    if len(order) > MOST:
        line(f"... {len(order) - MOST} more; --json has all.")


def _counts(found: Exposure, kind: int, nth: int) -> list[str]:
    pairs = zip(found.asked[:, kind, nth], found.asked_possible[:, kind, nth], strict=True)
    return [_range(certain, possible) for certain, possible in pairs]


def _spread(found: Exposure, draft: int, kind: int) -> str:
    numbers = sorted(found.asked[draft, kind].tolist())
    most = int(found.asked_possible[draft, kind].max())
    return f"{numbers[len(numbers) // 2]} ({numbers[0]}-{most})"


def _class_in(found: Exposure, asked: str | None) -> int:
    """The class of acts that is meant; else the one in which states and drafts differ most."""
    if asked is None:
        return int((found.asked.std(axis=2).sum(axis=0) + found.asked.mean(axis=2).std(axis=0)).argmax())
    if asked not in found.classes:
        hint = f"one of: {', '.join(found.classes)}."
        raise TravauxError("wrong_value", f"There are no acts of the class {asked!r}.", where="--class", try_this=hint)
    return found.classes.index(asked)


def _range(certain: object, possible: object) -> str:
    return f"{certain}" if certain == possible else f"{certain} to {possible}"


def _limits(place: World) -> None:
    line("")
    if place.synthetic:
        line(("Every state, act and law here is invented, from seed ", "dim"), (str(place.seed), "dim"), (".", "dim"))
    for said in LIMITS:
        line((said, "dim"))

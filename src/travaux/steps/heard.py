"""Open points with what was said of them in other documents and from the floor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..positions import Behind
from ..positions.parties import Parties
from ..publishing.record import Point, Voice
from ..text.notation import Notation
from .spoken import Spoken
from .voices import stated

__all__ = ["heard"]


def heard(
    points: Iterable[Point],
    notation: Notation,
    spoken: Spoken,
    *,
    published: Mapping[str, str | None],
    parties: Parties | None,
) -> tuple[Point, ...]:
    """The points with one voice more for each stance that speaks of one of their wordings, after those printed in them."""
    brackets = {one.span: one for one in notation.brackets}
    out = []
    for point in points:
        bracket = brackets.get(point.quote.span or (0, 0))
        said = spoken.on(bracket) if bracket is not None else ()
        out.append(_with(point, [(one, stated(one.stance, published, parties)) for one in said]) if said else point)
    return tuple(out)


def _with(point: Point, said: list[tuple[Behind, Voice]]) -> Point:
    choices = tuple(
        replace(choice, voices=(*choice.voices, *(voice for one, voice in said if one.option == n)))
        for n, choice in enumerate(point.choices)
    )
    return replace(point, choices=choices)

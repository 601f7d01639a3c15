"""A map of squares: one square a state, near where it lies, as dark as the number of others that could make it act."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..rules.profiles import Exposure

__all__ = ["tile_map"]

SIDE, GAP, HEAD, FOOT = 22, 2, 34, 84
SCALE = ("#f1efe9", "#fde0c5", "#facba6", "#f8b58b", "#f59e72", "#f2855d", "#ef6a4c", "#c94a3a", "#8c2a2a")
"""From none to all; every step can be told from the next in grey too."""


def tile_map(found: Exposure, places: Sequence[tuple[int, int]], kind: int = -1) -> str:
    """A picture (SVG) with a panel for each draft: the squares of all states, for one class of acts; what is not certain is
    hatched.

    `kind` is the class by its place in `classes` (the last is any act). `places` gives each state its column and row.
    """
    wide = (max(column for column, _ in places) + 1) * (SIDE + GAP)
    high = (max(row for _, row in places) + 1) * (SIDE + GAP)
    panels = [_panel(found, places, (nth, kind), HEAD + nth * (high + HEAD)) for nth in range(len(found.drafts))]
    total = len(found.drafts) * (high + HEAD) + FOOT
    legend = _legend(len(found.parties) - 1, total - FOOT + 24)
    said = (
        f"From how many others each state could be asked, for acts of the class {found.classes[kind]}, so that the answer is",
        f"{' or '.join(found.outcomes)}. {found.world}",
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide + 20}" height="{total}" viewBox="0 0 {wide + 20} {total}" '
        f'role="img" aria-label="{escape(" ".join(said), quote=True)}" font-family="Helvetica, Arial, sans-serif">'
        '<defs><pattern id="open" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="4" height="4" fill="#f1efe9"/><line x1="0" y1="0" x2="0" y2="4" stroke="#8d8a83" stroke-width="1.2"/>'
        f'</pattern></defs><rect width="100%" height="100%" fill="#fffdf8"/>{"".join(panels)}{legend}'
        f'<text x="10" y="{total - 22}" font-size="11" fill="#5c5a55">{escape(said[0])}</text>'
        f'<text x="10" y="{total - 8}" font-size="11" fill="#5c5a55">{escape(said[1])}</text></svg>\n'
    )


def _panel(found: Exposure, places: Sequence[tuple[int, int]], of: tuple[int, int], top: int) -> str:
    cells = [
        _cell(name, place, int(found.asked[*of, nth]), int(found.asked_possible[*of, nth]), others=len(places) - 1)
        for nth, (name, place) in enumerate(zip(found.parties, places, strict=True))
    ]
    head = f'<text x="10" y="{top - 10}" font-size="15" font-weight="bold" fill="#222">{escape(found.drafts[of[0]])}</text>'
    return f'{head}<g transform="translate(10 {top})">{"".join(cells)}</g>'


def _cell(name: str, place: tuple[int, int], certain: int, possible: int, *, others: int) -> str:
    x, y = place[0] * (SIDE + GAP), place[1] * (SIDE + GAP)
    said = f"{name}: {certain}" if certain == possible else f"{name}: {certain} to {possible}"
    fill = _shade(certain, others) if certain == possible else "url(#open)"
    ink = "#fff" if certain == possible and certain > 0.8 * others else "#333"
    return (
        f'<g transform="translate({x} {y})"><title>{escape(said)} of {others}</title>'
        f'<rect width="{SIDE}" height="{SIDE}" rx="2" fill="{fill}"/>'
        f'<text x="{SIDE / 2}" y="{SIDE / 2 + 3}" font-size="8" text-anchor="middle" fill="{ink}">{escape(name[-4:])}</text></g>'
    )


def _shade(number: int, others: int) -> str:
    if number == 0:
        return SCALE[0]
    return SCALE[1 + min(len(SCALE) - 2, (len(SCALE) - 1) * (number - 1) // max(1, others))]


def _legend(others: int, top: int) -> str:
    steps = len(SCALE) - 1
    parts = [f'<rect x="10" y="{top}" width="26" height="12" fill="{SCALE[0]}"/>']
    for nth, colour in enumerate(SCALE[1:]):
        parts.append(f'<rect x="{36 + 26 * nth}" y="{top}" width="26" height="12" fill="{colour}"/>')
    parts.append(f'<rect x="{60 + 26 * steps}" y="{top}" width="26" height="12" fill="url(#open)"/>')
    ends = ((10, "0"), (36, "1"), (36 + 26 * steps - 20, str(others)), (92 + 26 * steps, "hangs on what is not known"))
    parts += [
        f'<text x="{x}" y="{top + (24 if nth < 3 else 10)}" font-size="10" fill="#333">{said}</text>'
        for nth, (x, said) in enumerate(ends)
    ]
    return "".join(parts)

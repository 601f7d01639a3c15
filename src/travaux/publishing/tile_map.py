"""A map of squares as one SVG file: for each party from how many others it could be made to act, a map a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from ..rules.profiles import Exposure
from .visible import odd_as_text

__all__ = ["tile_map"]

SIZE, GAP, LEFT, TOP, BELOW = 34, 2, 16, 104, 44
"""Of a square, between squares, before the first, above a map for its title and scale, and under it, in pixels."""
SHADES = ("#f3f0e8", "#e9d9c3", "#e0b48c", "#cf8558", "#a94f2c", "#6f2413")
STEPS = (0.0, 0.1, 0.25, 0.5, 0.75)
"""A square takes the second shade above the first of these shares of all others, the third above the second, and so on."""
DARK = 3
FONT = 'font-family="Helvetica Neue, Liberation Sans, Arial, sans-serif"'


def tile_map(found: Exposure, squares: Sequence[tuple[int, int]], acts: str = "any act") -> str:
    """The maps of one class of acts, draft under draft, as an SVG that stands alone.

    `squares` are where the parties stand (`rules.worlds.tiles_of`). Each square says how many others, and a range where unknown
    facts decide; what world it is about stands on every map. Raises `ValueError` for a class that is not there.
    """
    if acts not in found.classes:
        raise ValueError(f"no acts {acts!r} here, only {', '.join(found.classes)}")
    wide = LEFT * 2 + (max((column for column, _ in squares), default=0) + 1) * (SIZE + GAP)
    wide = max(wide, 620)
    first = min((row for _, row in squares), default=0)
    tall = TOP + (max((row for _, row in squares), default=0) - first + 1) * (SIZE + GAP) + BELOW
    kind = found.classes.index(acts)
    panels = [
        f'<g transform="translate(0 {nth * tall})">{"".join(_panel(found, squares, (nth, kind), first))}</g>'
        for nth in range(len(found.drafts))
    ]
    size = f'viewBox="0 0 {wide} {tall * len(panels)}" width="{wide}" height="{tall * len(panels)}"'
    title = f"<title>{_plain(f'From how many others each party could be made to act: {acts}')}</title>"
    ground = f'<rect width="{wide}" height="{tall * len(panels)}" fill="#fdfcf9"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {FONT} role="img">{title}{ground}{"".join(panels)}</svg>\n'


def _panel(found: Exposure, squares: Sequence[tuple[int, int]], of: tuple[int, int], first: int) -> Iterator[str]:
    draft, kind = of
    others = max(1, len(found.parties) - 1)
    words = f"{found.drafts[draft]}: {found.classes[kind]}"
    yield _text(LEFT, 26, words, 'font-size="17" font-weight="600" fill="#1e1c19"')
    outcomes = " or ".join(found.outcomes)
    asked = f"From how many of {others} others a request comes out as {outcomes} ({', '.join(found.powers)})."
    yield _text(LEFT, 46, asked, 'font-size="12" fill="#66615a"')
    yield _text(LEFT, 62, found.world, 'font-size="12" fill="#96310f"')
    yield from _scale(others, bool((found.asked != found.asked_possible).any()))
    for nth, (column, row) in enumerate(squares):
        low, high = int(found.asked[draft, kind, nth]), int(found.asked_possible[draft, kind, nth])
        at = (LEFT + column * (SIZE + GAP), TOP + (row - first) * (SIZE + GAP))
        yield _square(at, found.parties[nth], (low, high), others)


def _square(at: tuple[int, int], party: str, counted: tuple[int, int], others: int) -> str:
    low, high = counted
    shade = _shade(low / others)
    ink = "#ffffff" if shade > DARK else "#1e1c19"
    figure = str(low) if low == high else f"{low}–{high}"
    most = (
        f'<rect x="{at[0]}" y="{at[1] + SIZE - 4}" width="{SIZE}" height="4" fill="{SHADES[_shade(high / others)]}"/>'
    )
    return (
        f'<g><title>{_plain(f"{party}: {figure} of {others}")}</title>'
        f'<rect x="{at[0]}" y="{at[1]}" width="{SIZE}" height="{SIZE}" rx="3" fill="{SHADES[shade]}"/>'
        + (most if low != high else "")
        + _text(at[0] + SIZE // 2, at[1] + 13, party[:4], f'font-size="9.5" text-anchor="middle" fill="{ink}"')
        + _text(at[0] + SIZE // 2, at[1] + 26, figure, f'font-size="{11 if len(figure) < 5 else 8.5}" '
                f'font-weight="600" text-anchor="middle" fill="{ink}"')
        + "</g>"
    )  # fmt: skip


def _scale(others: int, ranges: bool) -> Iterator[str]:
    """The shades and what they mean."""
    edges = [int(one * others) for one in STEPS] + [others]
    names = ["none", *(f"{low + 1} to {high}" for low, high in pairwise(edges))]
    x = LEFT
    for shade, name in zip(SHADES, names, strict=True):
        yield f'<rect x="{x}" y="74" width="14" height="14" rx="2" fill="{shade}" stroke="#ded8cb"/>'
        yield _text(x + 20, 85, name, 'font-size="11" fill="#66615a"')
        x += 34 + 7 * len(name)
    if ranges:
        yield _text(
            x,
            85,
            "at the foot of a square: at most, where what is unknown or open decides",
            'font-size="11" fill="#66615a"',
        )


def _shade(share: float) -> int:
    return sum(share > one for one in STEPS)


def _text(x: float, y: float, words: str, how: str) -> str:
    return f'<text x="{x}" y="{y}" {how}>{_plain(words)}</text>'


def _plain(words: str) -> str:
    return escape(odd_as_text(words))

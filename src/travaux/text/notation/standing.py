"""Provisions that stand for one another: options of one place, and a paragraph with its alternatives (`1`, `1 alt`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..numbering import Number, readings
from ..provisions import Provision
from ..words import Span
from .printed import Printed
from .records import Bracket, Option

__all__ = ["rival_provisions"]

ALTERNATIVE = 1
OPTIONS = "Options for one place."
ALTERNATIVES = "Alternatives of one paragraph."


def rival_provisions(printed: Printed) -> tuple[Bracket, ...]:
    """The places for which several provisions stand, in the order they begin; `address` is that of the first of them.

    `bis` and `supra` add a provision and stand for none; `1 alt bis` goes with `1 alt`.
    """
    provisions = printed.owners.provisions
    held: dict[int, list[Provision]] = {}
    for provision in provisions:
        held.setdefault(provision.parent, []).append(provision)
    found: list[Bracket] = []
    for siblings in held.values():
        found += [_point(run, OPTIONS) for run in _option_runs(siblings)]
        found += [_point(run, ALTERNATIVES) for run in _alternatives(siblings)]
    return tuple(sorted(found, key=lambda point: point.span))


def _point(options: Sequence[tuple[str, Span]], reason: str) -> Bracket:
    spans = [span for _, span in options]
    whole = (spans[0][0], max(end for _, end in spans))
    return Bracket("alternatives", whole, spans[0], options[0][0], tuple(map(Option, spans)), reason=reason)


def _option_runs(siblings: Sequence[Provision]) -> Iterator[list[tuple[str, Span]]]:
    """Options side by side whose numbers rise: Option 1, Option 2; where they begin again, another place begins."""
    run: list[Provision] = []
    for provision in siblings:
        if run and not (provision.kind == "option" and _rises(run[-1], provision)):
            yield from _if_several(run)
            run = []
        if provision.kind == "option":
            run.append(provision)
    yield from _if_several(run)


def _if_several(run: Sequence[Provision]) -> Iterator[list[tuple[str, Span]]]:
    if len(run) > 1:
        yield [(p.address, p.span) for p in run]


def _rises(before: Provision, after: Provision) -> bool:
    pairs = ((a, b) for a in readings(before.number or "") for b in readings(after.number or "") if a.style == b.style)
    return any(a.key < b.key for a, b in pairs)


def _alternatives(siblings: Sequence[Provision]) -> Iterator[list[tuple[str, Span]]]:
    """A paragraph and its alternatives, each with what was added to it and stands right after it."""
    if not any(one.number is not None and "alt" in one.number.lower() for one in siblings):
        return
    for _, run in groupby(siblings, key=_counted):
        yield from _alternatives_of_one(list(run))


def _counted(provision: Provision) -> object:
    """What a provision counts, whatever was added: 4 for `4`, `4 bis` and `4 alt`."""
    number = _number(provision)
    return (provision.kind, number.style, number.values) if number is not None else provision.address


def _alternatives_of_one(run: Sequence[Provision]) -> Iterator[list[tuple[str, Span]]]:
    places: dict[tuple[tuple[int, int], ...], list[tuple[str, Span, bool]]] = {}
    latest: tuple[tuple[int, int], ...] | None = None
    for provision in run:
        number = _number(provision)
        if number is None:
            continue
        base, alternative, more = _split(number)
        if alternative and more and latest == base:
            address, span, _ = places[base][-1]
            places[base][-1] = (address, (span[0], provision.span[1]), True)
        elif alternative or not any(not seen for *_, seen in places.get(base, ())):
            places.setdefault(base, []).append((provision.address, provision.span, alternative))
            latest = base if alternative else None
    for options in places.values():
        if len(options) > 1 and any(alternative for *_, alternative in options):
            yield [(address, span) for address, span, _ in options]


def _number(provision: Provision) -> Number | None:
    if provision.number is None or provision.kind == "option":
        return None
    return next(iter(readings(provision.number)), None)


def _split(number: Number) -> tuple[tuple[tuple[int, int], ...], bool, bool]:
    """What a number adds before it says `alt`, whether it says so, and whether it adds more after that."""
    at = next((n for n, (kind, _) in enumerate(number.added) if kind == ALTERNATIVE), None)
    if at is None:
        return number.added, False, False
    return number.added[:at], True, at + 1 < len(number.added)

"""The brackets of a draft as open points: what each leaves open, who stands behind it, since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..history.open_points import REMARKS
from ..publishing.record import Choice, Point, Quote
from ..text import Text
from ..text.notation import Bracket, Notation
from ..text.words import Kind, Span
from .voices import Said, voices

__all__ = ["points_of", "quoted"]


def points_of(text: Text, notation: Notation, said: Said, since: Mapping[Span, str] | None = None) -> tuple[Point, ...]:
    """The open points of a draft in their order, numbered from 1; `since` gives for the span of a bracket the draft it was
    first seen in.

    Guarantees: every bracket of the notation but those that leave nothing open.
    """
    points: list[Point] = []
    for bracket in notation.brackets:
        if bracket.kind not in REMARKS:
            points.append(_point(len(points) + 1, bracket, text, said))
    if since is None:
        return tuple(points)
    return tuple(_since(point, since) for point in points)


def _since(point: Point, since: Mapping[Span, str]) -> Point:
    return replace(point, since=since.get(point.quote.span or (0, 0), ""))


def _point(number: int, bracket: Bracket, text: Text, said: Said) -> Point:
    quote = quoted(text, said.document, bracket.span, bracket.address)
    return Point(
        number,
        bracket.kind,
        quote,
        bracket.address,
        tuple(_choices(bracket, text, said)),
        tuple(voices(bracket.attributions, said, quote)),
        reason=bracket.reason,
    )


def _choices(bracket: Bracket, text: Text, said: Said) -> Iterator[Choice]:
    for option in bracket.options:
        words = _printed(text, option.span)
        quote = quoted(
            text, said.document, option.span if option.span[0] < option.span[1] else bracket.span, bracket.address
        )
        yield Choice(words, tuple(voices(option.attributions, said, quote, words)))
    if bracket.kind == "optional_phrase":
        yield Choice("")


def _printed(text: Text, span: Span) -> str:
    """The words of a span as printed, page furniture left out, blanks folded."""
    kinds = text.words.kinds[span[0] : span[1]]
    words = (text.words.text(n, n + 1) for n, kind in enumerate(kinds.tolist(), span[0]) if kind != Kind.ASIDE)
    return " ".join("".join(words).split())


def quoted(text: Text, symbol: str, span: Span, address: str = "") -> Quote:
    """The words of a span of a text, as evidence."""
    return Quote(symbol, _printed(text, span), span, text.words.page(span[0]), address)

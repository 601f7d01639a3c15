"""Printed labels over the words of documents, as the life of a word takes them: who put words on the table, as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..text.notation import Attribution, Bracket, Notation
from ..text.words import Span

__all__ = ["labels_over"]

FOR = ("propose", "support", "retain", "add")
NOBODY = ("tracked", "comment")
"""Forms that name who typed or remarked, not who asked."""


def labels_over(notations: Mapping[str, Notation]) -> dict[str, tuple[tuple[Span, str], ...]]:
    """For each document, by symbol, its printed labels over spans of its words, inner ones last: those of proposals, and those
    behind an option of a bracket. Where several stand behind one, all are in the label."""
    return {symbol: tuple(_labels(said)) for symbol, said in notations.items()}


def _labels(said: Notation) -> Iterator[tuple[Span, str]]:
    for proposal in said.proposals:
        label = _behind((proposal.attribution, *proposal.others))
        if label:
            yield proposal.span, label
    for bracket in said.brackets:
        yield from _of_bracket(bracket)


def _of_bracket(bracket: Bracket) -> Iterator[tuple[Span, str]]:
    whole = _behind(bracket.attributions)
    for option in bracket.options:
        label = _behind(option.attributions) or whole
        if label and option.span[0] < option.span[1]:
            yield option.span, label


def _behind(said: tuple[Attribution, ...]) -> str:
    return ", ".join(dict.fromkeys(one.label for one in said if one.verb in FOR and one.form not in NOBODY))

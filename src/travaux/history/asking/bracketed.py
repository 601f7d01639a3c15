"""Attributed brackets of a rolling text: who wants the words in them, and who wants them out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...text import Kind, Span
from ...text.notation import Attribution, Bracket, Notation
from ..records import Dated, Request

__all__ = ["AGAINST", "FOR", "NOT_TEXT", "from_brackets"]

FOR = frozenset(("propose", "support", "add", "retain"))
AGAINST = frozenset(("delete", "oppose"))
NOT_TEXT = frozenset(("status", "editor_note", "placeholder", "omission", "no_text"))
"""Brackets that hold a remark, not wording of the text."""


def from_brackets(dated: Dated, notation: Notation) -> Iterator[Request]:
    """A request for every label that stands behind or against bracketed words of a draft."""
    for index, bracket in enumerate(notation.brackets):
        if bracket.kind not in NOT_TEXT:
            yield from _of_one(dated, notation, index)


def _of_one(dated: Dated, notation: Notation, index: int) -> Iterator[Request]:
    bracket = notation.brackets[index]
    wordings = [_wording(dated, notation, option.span) for option in bracket.options]
    for n, option in enumerate(bracket.options):
        rivals = tuple(words for m, words in enumerate(wordings) if m != n and words)
        for one in option.attributions:
            yield from _request(dated, bracket, one, (_kept(wordings[n]), rivals))
    whole = tuple(words for words in wordings if words)
    for one in bracket.attributions:
        yield from _request(dated, bracket, one, (whole, ()))


def _kept(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _request(
    dated: Dated, bracket: Bracket, one: Attribution, words: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Request]:
    ours, rivals = words
    if one.verb in FOR:
        inserts, strikes = ours, rivals
    elif one.verb in AGAINST:
        inserts, strikes = (), ours
    else:
        return
    if inserts or strikes:
        yield Request(
            dated.symbol, one.label, one.verb, bracket.address, dated.symbol, inserts, strikes, bracket.span, dated.date,
            dated.published, form=one.form,
        )  # fmt: skip


def _wording(dated: Dated, notation: Notation, span: Span) -> str:
    """The words of an option: of brackets inside it only the words of their options, no label and no sign."""
    low, high = span
    words = dated.text.words
    kept = words.kinds[low:high] <= Kind.BLANK
    for inner in notation.brackets:
        if inner.span[0] >= high:
            break
        if low <= inner.span[0] and inner.span[1] <= high and inner.span != span:
            _open(kept, inner, low, words.kinds[low:high])
    listed = [words.text(low + n, low + n + 1) for n in np.flatnonzero(kept).tolist()]
    return " ".join("".join(listed).split())


def _open(kept: np.ndarray, inner: Bracket, low: int, kinds: np.ndarray) -> None:
    """Of a bracket inside an option, keep what its options say."""
    kept[inner.span[0] - low : inner.span[1] - low] = False
    for option in inner.options:
        start, end = option.span[0] - low, option.span[1] - low
        kept[start:end] = kinds[start:end] <= Kind.BLANK

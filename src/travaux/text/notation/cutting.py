"""Which words of a draft stay when choices are made: a mask over its words, and the few labels that change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..documents import Text
from ..provisions import Provision
from ..words import Kind, Span
from .choices import Choice

__all__ = ["Cutting", "Kept", "begins_sentence", "cut_empty", "cut_halves", "take"]

Kept = npt.NDArray[np.bool_]
SIGNS = frozenset("[]{}［］")
BACK = 60
"""Words that are looked back over to see whether a sentence begins."""


@dataclass(slots=True, eq=False)
class Cutting:
    """A draft while choices are made: which words stay, the words printed in place of some (`instead`, by their index), the
    words before which no blank may come (`glued`: letters of a word), the provisions that take the number of another
    (`numbers`, by their eId), and the words that take the place of others on the line of a label (`moved`)."""

    text: Text
    kept: Kept
    instead: dict[int, str] = field(default_factory=dict)
    glued: set[int] = field(default_factory=set)
    numbers: dict[str, str | None] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)


def take(draft: Cutting, choice: Choice, options: Sequence[int]) -> None:
    """Make one choice: the words of the options stay, signs and everything else of the point go."""
    point, spans = choice.point, [option.span for option in choice.point.options]
    stay = [spans[n] for n in sorted(options) if n not in choice.silent]
    if choice.standing and draft.text.words.text(spans[0][1], spans[1][0]).strip() != "/":
        for n, (start, end) in enumerate(spans):
            if spans[n] not in stay:
                draft.kept[start:end] = False
        _take_place(draft, spans, stay)
        return
    for start, end in _outside(point.span, stay):
        draft.kept[start:end] = False
    if point.kind == "in_word":
        _glue(draft, point.span, stay)


def _glue(draft: Cutting, whole: Span, stay: Sequence[Span]) -> None:
    """Letters of a word stand without a blank beside the letters that are printed there."""
    words = draft.text.words
    if whole[0] and words.text(whole[0] - 1, whole[0])[-1:].isalnum():
        draft.glued.update((whole[1], *(start for start, _ in stay)))
    elif words.text(whole[1], min(whole[1] + 1, len(words)))[:1].isalnum():
        draft.glued.add(whole[1])


def _outside(whole: Span, stay: Sequence[Span]) -> Iterator[Span]:
    at = whole[0]
    for start, end in stay:
        yield at, start
        at = end
    yield at, whole[1]


def _take_place(draft: Cutting, spans: Sequence[Span], stay: Sequence[Span]) -> None:
    """A chosen option loses its label; a chosen alternative takes the number of the paragraph in whose place it stands."""
    held = {p.span[0]: p for p in reversed(draft.text.provisions) if p.label is not None}
    first = held.get(spans[0][0])
    if stay and stay[0] != spans[0] and _follows_label(draft, spans[0][0]):
        draft.moved.add(stay[0][0])
    for start, end in stay:
        one = held.get(start)
        if one is None or one.label is None or one.span[1] > end:
            continue
        if one.kind == "option":
            _cut_label(draft, one)
        elif first is not None and first.label is not None and first is not one and spans[0] not in stay:
            _print_number(draft, one.label, draft.text.words.text(*first.label))
            draft.numbers[one.address] = first.number


def _follows_label(draft: Cutting, word: int) -> bool:
    """Whether words stand on the line of a label that is not their own: `2. Option A: ...`."""
    words = draft.text.words
    before = next((n for n in range(word - 1, max(-1, word - 4), -1) if words.kinds[n] != Kind.BLANK), -1)
    labels = [p.label for p in draft.text.provisions if p.label is not None]
    held = any(start <= before < end for start, end in labels)
    return held and "\n" not in words.text(before + 1, word)


def _cut_label(draft: Cutting, option: Provision) -> None:
    for span in (option.label, option.heading_span):
        if span is not None:
            draft.kept[span[0] : span[1]] &= draft.text.words.kinds[span[0] : span[1]] == Kind.SIGN


def _print_number(draft: Cutting, label: Span, number: str) -> None:
    words = [word for word in range(*label) if draft.text.words.kinds[word] != Kind.SIGN]
    for word in words:
        draft.instead[word] = ""
    if words:
        draft.instead[words[0]] = "".join(sign for sign in number if sign not in "[]{}").strip()


def cut_halves(draft: Cutting, found: Sequence[Choice]) -> None:
    """A sign whose partner went with other words goes too."""
    for choice in found:
        if not choice.standing and choice.point.closed:
            for start, end in choice.point.members or (choice.point.span,):
                if draft.kept[start] != draft.kept[end - 1]:
                    draft.kept[start] = draft.kept[end - 1] = False


def cut_empty(draft: Cutting) -> None:
    """A provision all of whose wording went loses its label too."""
    words = draft.text.words
    heads = [words.source[at] for at in words.starts[:-1].tolist()]
    said = (words.kinds == Kind.SAID) & np.array([head.isalnum() for head in heads], bool)
    signs = np.array([head in SIGNS for head in heads], bool)
    before = np.concatenate(([0], np.cumsum(said)))
    after = np.concatenate(([0], np.cumsum((said | signs) & draft.kept)))
    for provision in draft.text.provisions:
        start, end = provision.span
        if provision.label is not None and before[end] > before[start] and after[end] == after[start]:
            draft.kept[start:end] = False


def begins_sentence(draft: Cutting, word: int) -> bool:
    """Whether the next word would begin a sentence or a provision, by the words that stay before it."""
    words = draft.text.words
    for before in range(word - 1, max(-1, word - BACK), -1):
        if not draft.kept[before] or words.kinds[before] in (Kind.BLANK, Kind.SIGN, Kind.ASIDE):
            continue
        return words.kinds[before] == Kind.LABEL or words.text(before, before + 1) in (".", ":", "?", "!")
    return True

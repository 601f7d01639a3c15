"""Words looked for in a draft: through brackets, past labels, with what is settled told from what is not.

A wording is found where its words follow one another in one of the ways that the brackets leave open: "shall decline" stands
in "[may - UPC / shall - FSA] decline", and is not settled there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...text import Kind, Span, Text, tokenise
from ...text.notation import Bracket, Notation
from .revised import TRACKED, Struck, typed_in

__all__ = ["Found", "Reading", "find_wording", "reading_of", "words_of"]

SILENT = ("status", "editor_note", "placeholder", "omission")
GAP = "…"
WIDEST = 12
MOST_JUMPS = 8
CALL = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Found:
    """Words found: their half-open span, whether they are settled, and the bracket that leaves them open, by its
    index in the reading (None where settled)."""

    span: Span
    settled: bool
    bracket: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text made ready to be searched: its words folded (None: not wording), where each stands, the jumps that brackets
    allow from one word to another, the brackets and tracked changes (which are as little settled), who typed what (`typed`, ""
    for a bracket), for each word the innermost (-1: none), and words that a tracked change took out."""

    symbol: str
    text: Text
    words: list[str | None]
    places: dict[str, list[int]]
    jumps: dict[int, tuple[int, ...]]
    brackets: tuple[Span, ...]
    typed: tuple[str, ...]
    inside: list[int]
    fused: dict[int, tuple[str, int]] = field(default_factory=dict)
    struck: tuple[Struck, ...] = ()


def reading_of(symbol: str, text: Text, notation: Notation | None, printed: Text | None = None) -> Reading:
    """A text ready to be searched, with the brackets as notation reads them, or by their signs alone (None); `printed` is the
    same text as it stands, where `text` is the one with its revisions taken."""
    words = _folded(text)
    found = (*notation.brackets, *notation.rivals) if notation is not None else _by_signs(text)
    for bracket in found:
        if bracket.kind in SILENT:
            words[bracket.span[0] : bracket.span[1]] = [None] * (bracket.span[1] - bracket.span[0])
    typed, struck = typed_in(text, printed if printed is not None else text)
    open_ones = [*(bracket for bracket in found if bracket.kind not in SILENT), *typed]
    places: dict[str, list[int]] = {}
    for n, word in enumerate(words):
        if word is not None:
            places.setdefault(word, []).append(n)
    fused = _fused(text, words)
    for n, (word, _) in fused.items():
        places.setdefault(word, []).append(n)
    spans = tuple(bracket.span for bracket in open_ones)
    typed_by = tuple(bracket.reason if bracket.kind == TRACKED else "" for bracket in open_ones)
    return Reading(
        symbol, text, words, places, _jumps(open_ones), spans, typed_by, _inside(spans, len(words)), fused, struck
    )


def _folded(text: Text) -> list[str | None]:
    source, starts = text.words.source, text.words.starts.tolist()
    out: list[str | None] = [None] * len(text.words)
    for n in np.flatnonzero(text.words.kinds == Kind.SAID).tolist():
        word = source[starts[n] : starts[n + 1]].casefold()
        if word[0].isalnum():
            out[n] = CALL.sub("", word)
        elif word == "%":
            out[n] = "percent"
    return out


def _by_signs(text: Text) -> tuple[Bracket, ...]:
    """The square brackets of a text that close; what never closes reaches to the end of its provision."""
    out: list[Bracket] = []
    waiting: list[int] = []
    for n in np.flatnonzero(text.words.kinds == Kind.SIGN).tolist():
        sign = text.words.text(n, n + 1)
        if sign == "[":
            waiting.append(n)
        elif sign == "]" and waiting:
            start = waiting.pop()
            out.append(Bracket("optional_phrase", (start, n + 1), (start, n + 1), "", ()))
    return tuple(sorted(out, key=lambda one: one.span))


def _fused(text: Text, words: Sequence[str | None]) -> dict[int, tuple[str, int]]:
    """Words with bracketed letters in them, "contact[s]", as one word: by their first part, the word and where it ends."""
    kinds = text.words.kinds
    out: dict[int, tuple[str, int]] = {}
    for n in np.flatnonzero(kinds == Kind.SIGN).tolist():
        if 0 < n < len(words) - 1 and words[n - 1] and words[n + 1] and text.words.text(n, n + 1) == "[":
            out[n - 1] = (f"{words[n - 1]}{words[n + 1]}", n + 2)
    return out


def _jumps(brackets: Sequence[Bracket]) -> dict[int, tuple[int, ...]]:
    """From where to where one may read on: past a bracket, into an option, from an option's end past the bracket."""
    out: dict[int, dict[int, None]] = {}
    for bracket in brackets:
        start, end = bracket.span
        out.setdefault(start, {})[end] = None
        for option in bracket.options:
            out.setdefault(start, {})[option.span[0]] = None
            out.setdefault(option.span[1], {})[end] = None
    return {start: tuple(ends) for start, ends in out.items()}


def _inside(spans: Sequence[Span], size: int) -> list[int]:
    """For each word the innermost bracket that holds it, -1 for none."""
    out = [-1] * size
    todo = sorted(range(len(spans)), key=lambda n: (spans[n][0], -spans[n][1]), reverse=True)
    waiting: list[int] = []
    for word in range(spans[todo[-1]][0] if todo else size, size):
        while todo and spans[todo[-1]][0] <= word:
            waiting.append(todo.pop())
        while waiting and spans[waiting[-1]][1] <= word:
            waiting.pop()
        out[word] = waiting[-1] if waiting else -1
    return out


def words_of(wording: str) -> tuple[str, ...]:
    """The words of a wording to look for, folded; "..." stands for up to twelve words between two.

    >>> words_of("Prior review ... by a court")
    ('prior', 'review', '…', 'by', 'a', 'court')
    """
    plain = wording.replace("...", GAP)
    starts, _ = tokenise(plain)
    pieces = (plain[a:b].casefold() for a, b in zip(starts.tolist(), starts.tolist()[1:], strict=False))
    return tuple(piece for piece in pieces if piece[0].isalnum() or piece == GAP)


def find_wording(reading: Reading, wording: str, scope: Sequence[Span] | None = None) -> list[Found]:
    """Where a wording stands, in the order of the text; within `scope` where spans of words are given."""
    wanted = words_of(wording)
    out: dict[Span, Found] = {}
    for start in reading.places.get(wanted[0], ()) if wanted else ():
        within = _scope_of(start, scope, len(reading.words))
        if within is None:
            continue
        for path in follow_words(reading, start, wanted, within):
            one = _found(reading, path)
            if one.span not in out or one.settled:
                out[one.span] = one
    return _innermost(sorted(out.values(), key=lambda one: one.span))


def _scope_of(start: int, scope: Sequence[Span] | None, size: int) -> int | None:
    """The word before which a wording that begins here has to end; None where it may not begin here."""
    if scope is None:
        return size
    return next((span[1] for span in scope if span[0] <= start < span[1]), None)


Path = tuple[tuple[int, ...], int]
"""The words taken, by index, and how many brackets were jumped on the way."""
State = tuple[int, int, int, tuple[int, ...], int]
"""On the way: the word at hand, how many of the wanted are found, words passed over in a gap, the words taken, the jumps."""


def follow_words(reading: Reading, start: int, wanted: Sequence[str], end: int) -> Iterator[Path]:
    """The ways in which the words wanted follow one another from a word on."""
    todo: list[State] = [(start, 0, 0, (), 0)]
    seen: set[tuple[int, int, int, int]] = set()
    while todo:
        at, taken, skipped, path, jumped = todo.pop()
        if taken == len(wanted):
            yield path, jumped
            continue
        if at >= end or (at, taken, skipped, jumped) in seen:
            continue
        seen.add((at, taken, skipped, jumped))
        if path and jumped < MOST_JUMPS:
            todo += [(to, taken, skipped, path, jumped + 1) for to in reading.jumps.get(at, ()) if at < to <= end]
        todo += _steps(reading, wanted, (at, taken, skipped, path, jumped))


def _steps(reading: Reading, wanted: Sequence[str], state: State) -> list[State]:
    at, taken, skipped, path, jumped = state
    word = reading.words[at]
    if wanted[taken] == GAP:
        skipped += word is not None
        return [
            (at, taken + 1, 0, path, jumped),
            *([(at + 1, taken, skipped, path, jumped)] * (skipped <= WIDEST)),
        ]
    out: list[State] = []
    fused = reading.fused.get(at)
    if fused is not None and fused[0] == wanted[taken]:
        out.append((fused[1], taken + 1, 0, (*path, at, fused[1] - 1), jumped))
    if word == wanted[taken]:
        out.append((at + 1, taken + 1, 0, (*path, at), jumped))
    elif word is None:
        out.append((at + 1, taken, skipped, path, jumped))
    return out


def _found(reading: Reading, path: Path) -> Found:
    words, jumped = path
    span = (words[0], words[-1] + 1)
    holders = [reading.inside[n] for n in words if reading.inside[n] >= 0]
    if holders:
        return Found(span, False, holders[0])
    if jumped:
        crossed = (reading.inside[n] for n in range(*span) if reading.inside[n] >= 0)
        return Found(span, False, next(crossed, None))
    return Found(span, True)


def _innermost(found: list[Found]) -> list[Found]:
    """What is found, in order, without a longer find that holds a shorter one."""
    out: list[Found] = []
    for one in sorted(found, key=lambda one: (one.span[1], -one.span[0])):
        if not out or out[-1].span[0] < one.span[0]:
            out.append(one)
    return out
